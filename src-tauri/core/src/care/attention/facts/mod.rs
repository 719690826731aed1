//! What the rules read of one person, and of the caseload as a whole. Plain values, gathered by [`crate::facts`]: a rule
//! knows no table. A file for each folder of the record that has more than one of them.

mod circle;
mod law;
mod measure;
mod plan;
mod safety;
mod task;
mod visit;

use chrono::NaiveDate;

pub use circle::{CarerFacts, CircleFacts, Untold};
pub use law::{LegalDate, RunsOut};
pub use measure::{Programme, ProgrammeFacts, RecoveredScore, ScoreChange, ScoreCourse, ScoreRepeat};
pub use plan::{Goals, OpenMilestone, PlanFacts};
pub use safety::{SafetyAsked, SafetyConcern};
pub use task::{Owed, WaitingOn};
pub use visit::{Attempt, Missed, MissedHow, Planned};

use super::Rule;
use super::stay::{FollowUp, Stay};

/// The part of a person's status that the rules ask about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Active,
    /// Up to and including this day.
    Paused(Option<NaiveDate>),
    Discharged,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicationDue {
    pub name: String,
    pub due: NaiveDate,
}

/// When this person was last in a supervision summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Discussed {
    /// Any summary was made, with this person or without.
    pub ever: bool,
    /// The last one that this person was in.
    pub last: Option<NaiveDate>,
}

/// A rule snoozed for one person until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snooze {
    pub id: String,
    pub rule: Rule,
    pub made_on: NaiveDate,
    /// The day it comes back.
    pub until: NaiveDate,
}

/// What the rules read of one person.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub standing: Standing,
    pub started: Option<NaiveDate>,
    /// The day they were added here, or taken up again.
    pub added: NaiveDate,
    /// The day the present episode began, where it is not the first.
    pub reopened: Option<NaiveDate>,
    /// As agreed with this person.
    pub contact_days: Option<u16>,
    pub last_attended: Option<NaiveDate>,
    pub missed: Option<Missed>,
    /// Since they were last seen or heard, oldest first. A message that was sent is no contact in which they were.
    pub attempts: Vec<Attempt>,
    /// The last time somebody in the circle was spoken with, or written to, about them.
    pub circle_asked: Option<NaiveDate>,
    /// Planned and not answered, any day, soonest first.
    pub planned: Vec<Planned>,
    /// Open milestones with a date, soonest first.
    pub milestones: Vec<OpenMilestone>,
    pub plan: Option<PlanFacts>,
    pub goals: Goals,
    pub question: Option<String>,
    /// `None`: they were never asked about a safety plan.
    pub safety: Option<SafetyAsked>,
    pub safety_concerns: Vec<SafetyConcern>,
    /// Since when each open concern is open.
    pub safeguarding_open: Vec<NaiveDate>,
    pub legal_dates: Vec<LegalDate>,
    /// A ward or another place where they are now.
    pub stay: Option<Stay>,
    /// Clocks that run from leaving such a place until they are seen.
    pub follow_ups: Vec<FollowUp>,
    /// The last discharge from a ward.
    pub ward_discharge: Option<NaiveDate>,
    pub score_changes: Vec<ScoreChange>,
    /// By measure; empty as long as another measure is reliably worse.
    pub recovered: Vec<RecoveredScore>,
    /// `None`: no programme was chosen.
    pub programme: Option<ProgrammeFacts>,
    pub score_repeats: Vec<ScoreRepeat>,
    pub medication_due: Vec<MedicationDue>,
    pub carers: Vec<CarerFacts>,
    /// Open, in any order.
    pub owed: Vec<Owed>,
    /// Open, in any order.
    pub waiting_on: Vec<WaitingOn>,
    /// The longest waiting first.
    pub untold: Vec<Untold>,
    /// The days of check-ins that are not yet in the official record, oldest first.
    pub unentered: Vec<NaiveDate>,
    pub circle: CircleFacts,
    pub discussed: Discussed,
    /// Those that nobody ended; whether one still applies is computed.
    pub snoozes: Vec<Snooze>,
}

impl Facts {
    /// Since when they are looked after here: somebody brought in from a sheet may have been asked elsewhere before, so
    /// their days count from the import.
    pub(in crate::care::attention) fn here_since(&self) -> NaiveDate {
        self.started.map_or(self.added, |started| started.max(self.added))
    }

    /// Whether something is planned from today on.
    #[must_use]
    pub fn has_next(&self, today: NaiveDate) -> bool {
        self.planned.iter().any(|planned| planned.on >= today)
    }

    /// When the plan that holds now is reviewed.
    #[must_use]
    pub fn review_on(&self) -> Option<NaiveDate> {
        self.plan.and_then(|plan| plan.review_on)
    }

    /// When each clock runs out that runs now.
    pub fn clocks(&self) -> impl Iterator<Item = RunsOut> {
        let dates = self.legal_dates.iter().map(|clock| clock.due);
        dates.chain(self.follow_ups.iter().map(FollowUp::runs_out))
    }

    pub(in crate::care::attention) fn concern_open(&self, today: NaiveDate) -> bool {
        self.safety_concerns.iter().any(|concern| concern.open(today))
    }
}

/// What the rules read of the caseload as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseloadFacts {
    /// Changes in no bundle yet: how many, and the day of the oldest.
    pub waiting: Option<(u32, NaiveDate)>,
    /// The day of the oldest bundle that the office has not said it holds.
    pub unacknowledged: Option<NaiveDate>,
    /// An office to send to is set.
    pub office: bool,
}
