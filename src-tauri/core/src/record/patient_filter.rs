//! Whose facts a query reads: everybody's or one person's, by the same SQL.
//!
//! Such a query says `patient BETWEEN ?1 AND ?2` and is given [`PatientFilter::span`], so that what is asked of one person can
//! never differ from what is asked of the caseload. An index that begins with `patient` serves both.

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatientFilter<'a> {
    Everybody,
    /// By the person's id.
    One(&'a str),
}

impl<'a> PatientFilter<'a> {
    /// The lowest and the highest id that is asked for, as `?1` and `?2`.
    #[must_use]
    pub fn range(self) -> [&'a str; 2] {
        match self {
            // No text stands after the last character there is.
            PatientFilter::Everybody => ["", "\u{10FFFF}"],
            PatientFilter::One(id) => [id, id],
        }
    }
}
