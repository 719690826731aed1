//! What can be set about the rules: every number, and which of them are asked at all.

use crate::error::Fault;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Rule;

macro_rules! numbers {
    ($($(#[$doc:meta])* $field:ident = $usual:literal, $name:literal, $range:expr;)+) => {
        /// The numbers of the rules, as set for the whole caseload.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct RuleSettings {
            $($(#[$doc])* pub $field: u16,)+
            /// Rules that are not asked.
            pub off: BTreeSet<Rule>,
        }

        impl Default for RuleSettings {
            fn default() -> Self {
                RuleSettings { $($field: $usual,)+ off: BTreeSet::new() }
            }
        }

        impl RuleSettings {
            /// # Errors
            /// The field, and what is wrong with it: `Range`, or `Fixed` for a rule that cannot be switched off.
            pub fn check(&self) -> Result<(), (&'static str, Fault)> {
                $(if !$range.contains(&self.$field) { return Err(($name, Fault::Range)); })+
                if self.plan_warn_months > self.plan_months {
                    return Err(("planWarnMonths", Fault::Range));
                }
                if self.off.iter().any(|rule| !rule.optional()) {
                    return Err(("off", Fault::Fixed));
                }
                Ok(())
            }
        }
    };
}

numbers! {
    /// Days after the start here within which a safety plan is talked about.
    safety_days = 28, "safetyDays", (1..=366);
    /// Days before a legal clock runs out from which it is shown.
    clock_days = 30, "clockDays", (1..=366);
    /// Days after a missed contact from which it asks to be rebooked.
    missed_days = 2, "missedDays", (1..=366);
    /// Days after leaving a ward within which a missed contact asks at once.
    ward_days = 28, "wardDays", (1..=366);
    /// Days after a planned contact from which it asks what came of it.
    lapsed_days = 1, "lapsedDays", (1..=366);
    /// Days since the last contact that may pass with nothing planned; 0: none.
    silent_days = 0, "silentDays", (0..=366);
    /// Days after being added within which somebody is first seen.
    first_contact_days = 7, "firstContactDays", (1..=366);
    /// Days before a medication date from which it is shown.
    medication_days = 3, "medicationDays", (1..=366);
    /// Days before a milestone is due from which it is shown.
    milestone_days = 7, "milestoneDays", (1..=366);
    /// Days after the start within which there is a plan.
    plan_days = 28, "planDays", (1..=366);
    /// Days after which a new plan has been reviewed.
    first_review_days = 56, "firstReviewDays", (1..=366);
    /// Months after which any plan has been reviewed.
    plan_months = 12, "planMonths", (1..=60);
    /// Months after which that is said in advance.
    plan_warn_months = 11, "planWarnMonths", (1..=60);
    /// Days after asking somebody in a crisis, or about safeguarding, after which they are asked again.
    chase_crisis_days = 1, "chaseCrisisDays", (1..=366);
    /// The same of something urgent.
    chase_urgent_days = 3, "chaseUrgentDays", (1..=366);
    /// The same of anything else.
    chase_routine_days = 14, "chaseRoutineDays", (1..=366);
    /// Days after a safety plan or a discharge from which it asks to be passed on; 0: at once.
    tell_soon_days = 1, "tellSoonDays", (0..=366);
    /// Days after any other change from which it asks to be passed on; 0: at once.
    tell_days = 3, "tellDays", (0..=366);
    /// Days within which a carer is offered an assessment or a contingency plan.
    carer_days = 365, "carerDays", (1..=732);
    /// Days after a check-in from which it asks to be entered in the official record.
    unrecorded_days = 2, "unrecordedDays", (1..=366);
    /// Days after the start here within which the circle is complete.
    circle_days = 28, "circleDays", (1..=366);
    /// Days within which everybody is discussed in supervision.
    supervision_days = 28, "supervisionDays", (1..=366);
    /// Days within which changes leave this laptop.
    unsent_days = 7, "unsentDays", (1..=366);
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
