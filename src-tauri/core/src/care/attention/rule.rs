//! The rules, one row each: in which section it is listed, whom it asks about, whether it may be switched off, whether
//! supervision discusses it, its numbers with their usual value and range, and the function that asks it. The list, the
//! settings and the supervision summary all read these rows.
//!
//! A new rule is a row here, its function in a file beside this one, and its sentences in
//! `assets/messages/reasons.en.json`: what it says under its own name, `closes.<name>`, `rule.name.<name>`,
//! `rule.asks.<name>`, for each number `rule.number.<number>`, and `supervision.untyped.<name>` where its own sentence
//! can hold what somebody typed.
//!
//! "After 28 days" means: day 28 is in time, day 29 is not. "From the 2nd day" means: day 2 holds.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::evaluation::Evaluation;
use super::{contact, health, housekeeping, improving, owed, plan, safety, told};

/// Where on the list a reason is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ListSection {
    /// Safety, safeguarding, clocks.
    Now,
    Week,
    /// One line a rule, opening to its people.
    Housekeeping,
}

/// Whom a rule is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody: what was left unfinished at a discharge keeps asking.
    Everybody,
    /// Whoever is on the caseload, paused too.
    Caseload,
    /// A pause stops it until the pause ends.
    Active,
}

/// Whether supervision discusses a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InSupervision {
    Always,
    /// Once its day has passed: what is only near is the coordinator's own.
    PastDue,
    /// What is in order about the records alone is the coordinator's own.
    Never,
}

/// A number of a rule, as the settings offer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RuleNumber {
    /// Its field in [`RuleSettings`].
    #[cfg_attr(feature = "bindings", ts(type = "Exclude<keyof RuleSettings, \"off\">"))]
    pub name: &'static str,
    pub usual: u16,
    pub least: u16,
    pub most: u16,
}

/// What the settings show of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RuleRow {
    pub rule: Rule,
    /// Whether it may be switched off.
    pub optional: bool,
    pub numbers: Vec<RuleNumber>,
}

macro_rules! rules {
    ($(
        $(#[$doc:meta])*
        $rule:ident = $name:literal, $section:ident, $reach:ident, $off:ident, $discussed:ident, $look:path {
            $($(#[$about:meta])* $field:ident = $usual:literal, $key:literal, $least:literal..=$most:literal;)*
        }
    )+) => {
        /// A rule by its code. The names are stored: they may be added to, never changed. Where two reasons are equally
        /// far past due, the rule that comes first here is shown first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum Rule { $($(#[$doc])* #[serde(rename = $name)] $rule,)+ }

        impl Rule {
            pub const ALL: &'static [Rule] = &[$(Rule::$rule,)+];

            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name,)+ }
            }

            #[must_use]
            pub fn section(self) -> ListSection {
                match self { $(Rule::$rule => ListSection::$section,)+ }
            }

            #[must_use]
            pub fn reach(self) -> Reach {
                match self { $(Rule::$rule => Reach::$reach,)+ }
            }

            /// Whether it may be switched off.
            #[must_use]
            pub fn optional(self) -> bool {
                match self { $(Rule::$rule => rules!(@$off),)+ }
            }

            #[must_use]
            pub fn in_supervision(self) -> InSupervision {
                match self { $(Rule::$rule => InSupervision::$discussed,)+ }
            }

            /// The numbers that can be set, in days where the name does not say what else.
            #[must_use]
            pub fn numbers(self) -> &'static [RuleNumber] {
                match self {
                    $(Rule::$rule => &[$(RuleNumber { name: $key, usual: $usual, least: $least, most: $most }),*],)+
                }
            }

            pub(super) fn evaluate(self, evaluation: &mut Evaluation<'_>) {
                match self { $(Rule::$rule => $look(evaluation),)+ }
            }
        }

        /// The numbers of the rules, as set for the whole caseload.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct RuleSettings {
            $($($(#[$about])* #[serde(rename = $key)] pub $field: u16,)*)+
            /// Rules that are not asked.
            pub off: BTreeSet<Rule>,
        }

        impl Default for RuleSettings {
            fn default() -> Self {
                RuleSettings { $($($field: $usual,)*)+ off: BTreeSet::new() }
            }
        }

        impl RuleSettings {
            /// # Errors
            /// The number that is out of its range.
            pub(super) fn check_ranges(&self) -> Result<(), &'static str> {
                $($(if !($least..=$most).contains(&self.$field) { return Err($key); })*)+
                Ok(())
            }
        }
    };
    (@optional) => { true };
    (@fixed) => { false };
}

rules! {
    /// A safety concern is open: at once. A safety plan's review date, or the day to ask again, has passed: from the day
    /// after. A safety plan was never talked about.
    Safety = "safety", Now, Everybody, fixed, Always, safety::safety {
        /// Days after the start here within which a safety plan is talked about.
        safety_days = 28, "safetyDays", 1..=366;
    }
    /// A safeguarding concern is open: at once.
    Safeguarding = "safeguarding", Now, Everybody, fixed, Always, safety::safeguarding {}
    /// They left a ward, or another place with a rule, and were not seen since: at once, in hours. A dated legal clock, or a
    /// follow-up after a discharge from the caseload, runs out.
    Clock = "clock", Now, Everybody, fixed, Always, safety::clock {
        /// Days before a legal clock runs out from which it is shown.
        clock_days = 30, "clockDays", 1..=366;
    }
    /// Did not attend, was not brought or no access, and nothing booked since. At once for a second in a row, with an open
    /// safety concern, or soon after leaving a ward.
    Missed = "missed", Week, Active, optional, Always, contact::missed {
        /// Days after a missed contact from which it asks to be rebooked.
        missed_days = 2, "missedDays", 1..=366;
        /// Days after leaving a ward within which a missed contact asks at once.
        ward_days = 28, "wardDays", 1..=366;
    }
    /// So many contacts missed, refused or not answered in so many days. It holds until they are seen or heard: that the
    /// attempts are long ago closes nothing, nor does any that comes to nothing again.
    Disengaging = "disengaging", Week, Active, optional, Always, contact::disengaging {
        /// Contacts that came to nothing, from which it asks.
        disengaging_contacts = 3, "disengagingContacts", 1..=20;
        /// Days within which so many came to nothing, the first and the last day included.
        disengaging_days = 28, "disengagingDays", 1..=366;
    }
    /// A planned contact or visit has passed with no outcome recorded.
    Lapsed = "lapsed", Week, Everybody, optional, Always, contact::lapsed {
        /// Days after a planned contact from which it asks what came of it.
        lapsed_days = 1, "lapsedDays", 1..=366;
    }
    /// Days since the last attended contact exceed the interval agreed, or the one stated for a stay on a ward or in custody;
    /// where none is agreed, the usual interval of the caseload.
    ContactOverdue = "contactOverdue", Week, Active, optional, Always, contact::overdue {}
    /// No future-dated contact with an active person; or never seen since being added, or taken up again.
    Silent = "silent", Week, Active, optional, Always, contact::silent {
        /// Days since the last contact that may pass with nothing planned; 0: none.
        silent_days = 0, "silentDays", 0..=366;
        /// Days after being added within which somebody is first seen.
        first_contact_days = 7, "firstContactDays", 1..=366;
    }
    /// A depot, a blood test or another dated medication event.
    MedicationDue = "medicationDue", Week, Caseload, optional, PastDue, health::medication_due {
        /// Days before a medication date from which it is shown.
        medication_days = 3, "medicationDays", 1..=366;
    }
    /// A reliable deterioration without a recorded response: at once.
    Deteriorated = "deteriorated", Week, Active, optional, Always, health::deteriorated {}
    /// Scores do not improve, by the definition of the programme somebody is in ([`improving`]): week 8, or 4 scores. Nothing
    /// is asked without a programme.
    NotImproving = "notImproving", Week, Active, optional, Always, improving::not_improving {}
    /// The end date of a pause has passed: from the day after. A pause has no end date: at once.
    PauseEnded = "pauseEnded", Week, Caseload, optional, Always, contact::pause_ended {}
    /// An open milestone's date is near or has passed.
    MilestoneDue = "milestoneDue", Week, Caseload, optional, PastDue, plan::milestone_due {
        /// Days before a milestone is due from which it is shown.
        milestone_days = 7, "milestoneDays", 1..=366;
    }
    /// The plan's review date has passed: from the day after. There is no plan, a new plan was not reviewed, or any plan is a
    /// year old.
    ReviewDue = "reviewDue", Week, Active, optional, PastDue, plan::review_due {
        /// Days after the start within which there is a plan.
        plan_days = 28, "planDays", 1..=366;
        /// Days after which a new plan has been reviewed.
        first_review_days = 56, "firstReviewDays", 1..=366;
        /// Months after which any plan has been reviewed.
        plan_months = 12, "planMonths", 1..=60;
        /// Months after which that is said in advance.
        plan_warn_months = 11, "planWarnMonths", 1..=60;
    }
    /// Something promised to them, or another task of mine, is due: on the day.
    Promise = "promise", Week, Everybody, optional, Always, owed::promise {}
    /// The day to ask somebody again has come and they owe it still: on the day.
    WaitingOn = "waitingOn", Week, Everybody, optional, Always, owed::waiting_on {
        /// Days after asking somebody in a crisis, or about safeguarding, after which they are asked again.
        chase_crisis_days = 1, "chaseCrisisDays", 1..=366;
        /// The same of something urgent.
        chase_urgent_days = 3, "chaseUrgentDays", 1..=366;
        /// The same of anything else.
        chase_routine_days = 14, "chaseRoutineDays", 1..=366;
    }
    /// Somebody around them was not told of a change.
    Tell = "tell", Week, Everybody, optional, Always, told::tell {
        /// Days after a safety plan or a discharge from which it asks to be passed on; 0: at once.
        tell_soon_days = 1, "tellSoonDays", 0..=366;
        /// Days after any other change from which it asks to be passed on; 0: at once.
        tell_days = 3, "tellDays", 0..=366;
    }
    /// A carer's assessment or a contingency plan was not offered.
    Carer = "carer", Week, Caseload, optional, Always, owed::carer {
        /// Days within which a carer is offered an assessment or a contingency plan.
        carer_days = 365, "carerDays", 1..=732;
    }
    /// The coordinator's own question for supervision.
    Flag = "flag", Week, Caseload, optional, Always, owed::flag {}
    /// A measure shows a reliable recovery twice in a row and none got worse, or all goals are met or no longer wanted; no
    /// open concern, no clock.
    Ready = "ready", Week, Active, optional, Always, plan::ready {}
    /// A check-in is not yet in the official record.
    Unrecorded = "unrecorded", Housekeeping, Everybody, optional, Never, housekeeping::unrecorded {
        /// Days after a check-in from which it asks to be entered in the official record.
        unrecorded_days = 2, "unrecordedDays", 1..=366;
    }
    /// No emergency contact, no GP, sharing wishes never asked.
    CircleGap = "circleGap", Housekeeping, Caseload, optional, Never, housekeeping::circle_gap {
        /// Days after the start here within which the circle is complete.
        circle_days = 28, "circleDays", 1..=366;
    }
    /// In no supervision summary for some weeks, once there are any.
    Supervision = "supervision", Housekeeping, Caseload, optional, Always, housekeeping::supervision {
        /// Days within which everybody is discussed in supervision.
        supervision_days = 28, "supervisionDays", 1..=366;
    }
    /// A measure that was agreed to be taken again is due: on the day. Nothing is asked without an agreement.
    ScoreDue = "scoreDue", Housekeeping, Active, optional, Never, improving::score_due {}
    /// Changes have not left this laptop: of the caseload as a whole.
    Unsent = "unsent", Housekeeping, Everybody, optional, Never, housekeeping::of_nobody {
        /// Days within which changes leave this laptop.
        unsent_days = 7, "unsentDays", 1..=366;
    }
}

impl Rule {
    /// Whether a snooze lasts one day at most and names who was told.
    #[must_use]
    pub fn one_day_at_most(self) -> bool {
        matches!(self, Rule::Safety | Rule::Safeguarding)
    }

    /// Every rule as the settings show it.
    #[must_use]
    pub fn rows() -> Vec<RuleRow> {
        let row = |rule: Rule| RuleRow {
            rule,
            optional: rule.optional(),
            numbers: rule.numbers().to_vec(),
        };
        Rule::ALL.iter().copied().map(row).collect()
    }
}
