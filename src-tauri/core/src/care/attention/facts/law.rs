//! What the rules read of dates that run out.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// When a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RunsOut {
    /// At the end of this day.
    Day(NaiveDate),
    /// At this moment.
    Moment(DateTime<FixedOffset>),
}

impl RunsOut {
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            RunsOut::Day(day) => day,
            RunsOut::Moment(moment) => moment.date_naive(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalDate {
    pub label: String,
    pub due: RunsOut,
}
