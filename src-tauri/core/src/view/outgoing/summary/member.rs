//! Somebody of the record as the summary counts them: what the rules found, and since when they are on the caseload.

use chrono::NaiveDate;

use super::Period;
use crate::facts::Case;

/// Somebody of the record, and since when they are on the caseload as far as anybody knows.
pub(in crate::view) struct Member<'a> {
    pub(in crate::view) case: &'a Case,
    pub(in crate::view) joined: Option<NaiveDate>,
}

impl Member<'_> {
    pub(in crate::view) fn is_new(&self, period: Period) -> bool {
        self.joined
            .is_some_and(|joined| period.from <= joined && joined <= period.to)
    }
}
