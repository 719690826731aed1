//! What the rules read of a safety plan and of concerns.

use chrono::NaiveDate;

/// The answer to the offer of a safety plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyAsked {
    pub declined: bool,
    /// The day to review the plan, or to offer one again.
    pub review_on: Option<NaiveDate>,
}

/// An answer about self-harm above 0, or another safety concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyConcern {
    pub what: String,
    pub since: NaiveDate,
    /// A response is recorded.
    pub answered: bool,
    /// Deferred, with a reason, to this day.
    pub deferred_until: Option<NaiveDate>,
}

impl SafetyConcern {
    #[must_use]
    pub fn open(&self, today: NaiveDate) -> bool {
        !self.answered && self.deferred_until.is_none_or(|until| until <= today)
    }
}
