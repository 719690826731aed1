//! When the rules are asked: the day, and for clocks that count hours the moment.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// Made from a moment, or from a day alone. From a day, a clock names the moment it runs out instead of the hours left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    pub today: NaiveDate,
    /// With the offset that holds then.
    pub now: Option<DateTime<FixedOffset>>,
}

impl From<NaiveDate> for At {
    fn from(today: NaiveDate) -> Self {
        At { today, now: None }
    }
}

impl From<DateTime<FixedOffset>> for At {
    fn from(now: DateTime<FixedOffset>) -> Self {
        At {
            today: now.date_naive(),
            now: Some(now),
        }
    }
}
