//! What the rules take as set, and what follows from it: which settings are refused, and what is near.

use chrono::NaiveDate;

use super::evaluation;
use super::rule::RuleSettings;
use crate::error::Fault;

impl RuleSettings {
    /// # Errors
    /// The field, and what is wrong with it: `Range`, or `Fixed` for a rule that cannot be switched off.
    pub fn check(&self) -> Result<(), (&'static str, Fault)> {
        self.check_ranges().map_err(|field| (field, Fault::Range))?;
        if self.plan_warn_months > self.plan_months {
            return Err(("planWarnMonths", Fault::Range));
        }
        if self.off.iter().any(|rule| !rule.optional()) {
            return Err(("off", Fault::Fixed));
        }
        Ok(())
    }
}

/// What is near, for the rules and for the page of one person alike: past its day, or so many days before it.
impl RuleSettings {
    /// Whether a dated medication event shows.
    #[must_use]
    pub fn medication_is_near(&self, due: NaiveDate, today: NaiveDate) -> bool {
        due <= evaluation::after(today, self.medication_days)
    }

    /// Whether a date of the law, or the yearly physical check, shows.
    #[must_use]
    pub fn clock_is_near(&self, due: NaiveDate, today: NaiveDate) -> bool {
        due <= evaluation::after(today, self.clock_days)
    }
}

/// Everything the rules take as set.
#[derive(Clone, Debug)]
pub struct Thresholds {
    /// Days between contacts where none are agreed with the person, 1 to 366.
    pub contact_days: u16,
    pub rules: RuleSettings,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            contact_days: 28,
            rules: RuleSettings::default(),
        }
    }
}
