//! Snoozing a rule for one person until a day. A snooze never ends a reason: it is back on that day, and until then it is
//! listed under the snoozed ones. A snooze covers only what held when it was made: what begins to hold later shows at
//! once.

use crate::error::Fault;
use chrono::{NaiveDate, TimeDelta};

use super::{Reason, Rule, Snooze};

/// The longest snooze, in days.
pub const MOST_DAYS: i64 = 366;

/// Whether a rule may be put aside so.
///
/// # Errors
/// The field, and what is wrong with it.
pub fn check(
    rule: Rule,
    until: NaiveDate,
    informed: bool,
    deadline: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), (&'static str, Fault)> {
    let ahead = (until - today).num_days();
    if rule == Rule::Unsent {
        return Err(("rule", Fault::OfCaseload));
    }
    if ahead < 1 {
        return Err(("until", Fault::NotLater));
    }
    if rule.one_day_at_most() {
        if ahead > 1 {
            return Err(("until", Fault::OneDay));
        }
        if !informed {
            return Err(("informed", Fault::Required));
        }
    }
    if rule == Rule::Clock && deadline.is_some_and(|deadline| until > deadline) {
        return Err(("until", Fault::Deadline));
    }
    if ahead > MOST_DAYS {
        return Err(("until", Fault::TooFar));
    }
    Ok(())
}

impl Snooze {
    /// The day on which this reason is back, whatever the snooze itself says.
    #[must_use]
    pub fn back_on(&self, reason: &Reason) -> NaiveDate {
        if self.rule.one_day_at_most() {
            return self.until.min(self.made_on + TimeDelta::days(1));
        }
        match reason.due {
            Some(deadline) if self.rule == Rule::Clock => self.until.min(deadline),
            _ => self.until,
        }
    }

    pub(super) fn covers(&self, reason: &Reason, today: NaiveDate) -> bool {
        self.rule == reason.rule
            && today < self.back_on(reason)
            && reason.since.is_none_or(|since| since <= self.made_on)
    }
}
