//! What the rules read of contacts: what is planned, what came to nothing, and what was tried.

use chrono::NaiveDate;

/// A planned contact: its day and, for an appointment, its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub on: NaiveDate,
    pub time: Option<String>,
}

/// How a contact came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissedHow {
    DidNotAttend,
    WasNotBrought,
    NoAccess,
}

/// The contacts that came to nothing since the last one that did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    pub last: NaiveDate,
    pub how: MissedHow,
    /// In a row, at least 1.
    pub times: u32,
}

/// A contact that was tried and came to nothing: they missed, refused or did not answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub on: NaiveDate,
    /// The kind of contact, by its stored name: its words are `kind.full.<name>`.
    pub kind: &'static str,
}
