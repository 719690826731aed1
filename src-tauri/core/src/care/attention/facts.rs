//! What the rules read of one person. Plain values, gathered by [`crate::facts`]: a rule knows no table.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::Rule;
use super::stay::{FollowUp, Stay};
use crate::care::sharing::NoticeAbout;

/// Where a person stands, as far as the rules ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Active,
    /// Until and with this day.
    Paused(Option<NaiveDate>),
    Discharged,
}

/// A planned contact: its day and, for an appointment, its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub on: NaiveDate,
    pub time: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMilestone {
    pub text: String,
    pub due: NaiveDate,
}

/// What came of asking about a safety plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyAsked {
    pub declined: bool,
    /// When to look at it, or to ask, again.
    pub review_on: Option<NaiveDate>,
}

/// An answer about self-harm above nought, or another concern that somebody wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyConcern {
    pub what: String,
    pub since: NaiveDate,
    /// What was done about it is written down.
    pub answered: bool,
    /// Put off, with a reason, to this day.
    pub deferred_until: Option<NaiveDate>,
}

impl SafetyConcern {
    #[must_use]
    pub fn open(&self, today: NaiveDate) -> bool {
        !self.answered && self.deferred_until.is_none_or(|until| until <= today)
    }
}

/// When a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RunsOut {
    /// With the end of this day.
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

/// How a contact came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissedHow {
    DidNotAttend,
    WasNotBrought,
    NoAccess,
}

/// The contacts that came to nothing since the last one that did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    pub last: NaiveDate,
    pub how: MissedHow,
    /// In a row, at least 1.
    pub times: u32,
}

/// A contact that was tried and came to nothing: they missed, refused or did not answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub on: NaiveDate,
    /// The kind of contact, by its stored name: its words are `kind.full.<name>`.
    pub kind: &'static str,
}

/// The plan that holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// The later of the day this version began and the day it was agreed.
    pub since: NaiveDate,
    /// Its first version, made here: not reviewed yet.
    pub first: bool,
    pub review_on: Option<NaiveDate>,
}

/// The goals of the plan that holds now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goals {
    pub open: u32,
    pub met: u32,
    pub no_longer_wanted: u32,
}

/// A reliable deterioration, against the first or the best score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreChange {
    /// The record of the newest score, which a response names.
    pub assessment: String,
    pub instrument: String,
    pub was: i32,
    pub now: i32,
    pub on: NaiveDate,
    /// What was done about it is written down.
    pub answered: bool,
}

/// A reliable recovery by one measure, twice in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveredScore {
    /// Its short name.
    pub instrument: String,
    pub was: i32,
    pub was_on: NaiveDate,
    pub before: i32,
    pub now: i32,
    pub on: NaiveDate,
}

/// Whose definition of "not improving" somebody's scores are looked at by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Programme {
    #[default]
    CollaborativeCare,
    /// NHS Talking Therapies.
    TalkingTherapies,
}

impl Programme {
    pub const ALL: &'static [Programme] = &[Programme::CollaborativeCare, Programme::TalkingTherapies];

    /// As it is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Programme::CollaborativeCare => "collaborativeCare",
            Programme::TalkingTherapies => "talkingTherapies",
        }
    }
}

/// The programme somebody is in, and how their scores went since it began.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeFacts {
    pub programme: Programme,
    pub started: NaiveDate,
    /// One a measure.
    pub courses: Vec<ScoreCourse>,
}

/// The scores of one measure since a programme began, in the coding of the newest.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreCourse {
    /// Its id.
    pub instrument: String,
    pub short: String,
    pub first: f64,
    pub first_on: NaiveDate,
    pub latest: f64,
    pub latest_on: NaiveDate,
    /// How many, at least 1.
    pub scores: u32,
    /// The latest is at or beyond the cut-off.
    pub case: bool,
    /// The latest is reliably better than the first, by the measure's own rule.
    pub improved: bool,
    /// The latest is reliably worse than the first.
    pub worse: bool,
}

/// A measure that was agreed to be taken again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreRepeat {
    /// Its short name.
    pub instrument: String,
    pub every_days: u16,
    pub agreed_on: NaiveDate,
    /// The day of the newest score; `None`: there is none.
    pub last: Option<NaiveDate>,
}

impl ScoreRepeat {
    /// What was agreed cannot have been due before it was.
    #[must_use]
    pub fn due(&self) -> NaiveDate {
        let interval = TimeDelta::days(i64::from(self.every_days));
        self.last
            .map_or(self.agreed_on + interval, |last| (last + interval).max(self.agreed_on))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicationDue {
    pub name: String,
    pub due: NaiveDate,
}

/// Somebody who cares for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarerFacts {
    /// Since when they are known here.
    pub since: NaiveDate,
    /// When an assessment or a contingency plan was last offered.
    pub offered: Option<NaiveDate>,
    /// When it was agreed to offer again.
    pub next_offer: Option<NaiveDate>,
}

/// Something that I owe about the person: a promise to them, or another task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub what: String,
    /// Said to the person.
    pub promised: bool,
    pub due: NaiveDate,
}

impl Owed {
    /// Whether it is due, or past. One definition, for the rule and for every list of tasks.
    #[must_use]
    pub fn asks(&self, today: NaiveDate) -> bool {
        self.due <= today
    }
}

/// Something that somebody else owes: a task of theirs, or any request that they have not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingOn {
    /// The record that says so.
    pub id: String,
    /// What was asked for, as somebody typed it.
    pub what: String,
    /// Of whom.
    pub who: String,
    /// The day they were asked.
    pub since: NaiveDate,
    /// The day to ask again.
    pub chase_on: NaiveDate,
    /// The usual days from asking to asking again, by its urgency, 1 to 366.
    pub interval: u16,
    /// The last time they were asked again, if they were.
    pub last_chased: Option<NaiveDate>,
    /// It is a referral, and stands among the services.
    pub referral: bool,
}

impl WaitingOn {
    /// Whether the day to ask again has come. One definition, for the rule and for every list of tasks.
    #[must_use]
    pub fn asks(&self, today: NaiveDate) -> bool {
        self.chase_on <= today
    }
}

/// A change that somebody in the circle may know, and was not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    pub about: NoticeAbout,
    pub since: NaiveDate,
    /// Their place in the circle.
    pub role: String,
}

/// Who stands around the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CircleFacts {
    pub emergency: bool,
    pub gp: bool,
    /// Of at least one of them they were asked what may be shared.
    pub sharing_asked: bool,
}

/// Supervision, as far as a summary of it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Discussed {
    /// A summary was ever made, whoever was in it.
    pub ever: bool,
    /// The last one that this person was in.
    pub last: Option<NaiveDate>,
}

/// A rule put aside for one person until a day.
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
    /// Where they are for a while.
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
    /// The days of check-ins that are not in the official record, the oldest first.
    pub unentered: Vec<NaiveDate>,
    pub circle: CircleFacts,
    pub discussed: Discussed,
    /// Those that were not ended by hand; whether one holds is worked out.
    pub snoozes: Vec<Snooze>,
}

impl Facts {
    /// Since when they are looked after here: somebody brought in from a sheet may have been asked elsewhere before, so
    /// their days count from the import.
    pub(super) fn here_since(&self) -> NaiveDate {
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

    pub(super) fn concern_open(&self, today: NaiveDate) -> bool {
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
