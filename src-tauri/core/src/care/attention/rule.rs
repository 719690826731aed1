//! The rules by their codes: in which section each stands, whether it may be switched off, and what a pause or a
//! discharge does to it. One row a rule; whatever else is said of a rule is said in its own function.

use serde::{Deserialize, Serialize};

use super::evaluation::Evaluation;
use super::{contact, health, housekeeping, improving, owed, plan, safety, told};

/// Where on the list a reason stands.
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

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal, $section:ident, $reach:ident, $off:ident, $look:path;)+) => {
        /// A rule by its code. The names are stored: they may be added to, never changed. In their order they stand
        /// where two reasons are equally far past due.
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

            pub(super) fn evaluate(self, evaluation: &mut Evaluation<'_>) {
                match self { $(Rule::$rule => $look(evaluation),)+ }
            }
        }
    };
    (@optional) => { true };
    (@fixed) => { false };
}

rules! {
    /// A safety concern is open; a safety plan's review has passed; one was never talked about.
    Safety = "safety", Now, Everybody, fixed, safety::safety;
    /// A safeguarding concern is open.
    Safeguarding = "safeguarding", Now, Everybody, fixed, safety::safeguarding;
    /// A dated legal clock runs out.
    Clock = "clock", Now, Everybody, fixed, safety::clock;
    /// Did not attend, was not brought or no access, and nothing booked since.
    Missed = "missed", Week, Active, optional, contact::missed;
    /// Something planned has passed with no outcome recorded.
    Lapsed = "lapsed", Week, Everybody, optional, contact::lapsed;
    /// Longer since the last contact than agreed.
    ContactOverdue = "contactOverdue", Week, Active, optional, contact::overdue;
    /// Nothing planned from today on; or never seen since being added.
    Silent = "silent", Week, Active, optional, contact::silent;
    /// A depot, a blood test or another dated medication event.
    MedicationDue = "medicationDue", Week, Caseload, optional, health::medication_due;
    /// A score got reliably worse.
    Deteriorated = "deteriorated", Week, Active, optional, health::deteriorated;
    /// Scores do not improve, by the definition of the programme somebody is in.
    NotImproving = "notImproving", Week, Active, optional, improving::not_improving;
    PauseEnded = "pauseEnded", Week, Caseload, optional, contact::pause_ended;
    MilestoneDue = "milestoneDue", Week, Caseload, optional, plan::milestone_due;
    ReviewDue = "reviewDue", Week, Active, optional, plan::review_due;
    /// Something promised to them, or another task of mine, is due.
    Promise = "promise", Week, Everybody, optional, owed::promise;
    /// Somebody else owes something, and is to be asked again.
    WaitingOn = "waitingOn", Week, Everybody, optional, owed::waiting_on;
    /// Somebody around them is still to hear of a change.
    Tell = "tell", Week, Everybody, optional, told::tell;
    /// A carer's assessment or a contingency plan was not offered in a year.
    Carer = "carer", Week, Caseload, optional, owed::carer;
    /// The coordinator's own question.
    Flag = "flag", Week, Caseload, optional, owed::flag;
    /// Doing well: ask what next.
    Ready = "ready", Week, Active, optional, plan::ready;
    /// Check-ins that are not in the official record yet.
    Unrecorded = "unrecorded", Housekeeping, Everybody, optional, housekeeping::unrecorded;
    /// No emergency contact, no GP, sharing wishes never asked.
    CircleGap = "circleGap", Housekeeping, Caseload, optional, housekeeping::circle_gap;
    /// Not discussed in supervision for some weeks.
    Supervision = "supervision", Housekeeping, Caseload, optional, housekeeping::supervision;
    /// A measure that was agreed to be taken again.
    ScoreDue = "scoreDue", Housekeeping, Active, optional, improving::score_due;
    /// Changes that have not left this laptop: of the caseload as a whole.
    Unsent = "unsent", Housekeeping, Everybody, optional, housekeeping::of_nobody;
}

impl Rule {
    /// Whether a snooze lasts one day at most and names who was told.
    #[must_use]
    pub fn one_day_at_most(self) -> bool {
        matches!(self, Rule::Safety | Rule::Safeguarding)
    }
}
