//! What the rules read of scores: how they changed, the programme they are looked at by, and when one is due again.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// A reliable deterioration, against the first or the best score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreChange {
    /// The record of the newest score, which a response names.
    pub assessment: String,
    pub instrument: String,
    pub was: i32,
    pub now: i32,
    pub on: NaiveDate,
    /// A response is recorded.
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

/// The programme whose definition of "not improving" applies.
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

/// The programme somebody is in, and their scores since it began.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeFacts {
    pub programme: Programme,
    pub started: NaiveDate,
    /// One for each measure.
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

/// An agreement to repeat a measure.
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
    /// Never before the day of the agreement.
    #[must_use]
    pub fn due(&self) -> NaiveDate {
        let interval = TimeDelta::days(i64::from(self.every_days));
        self.last
            .map_or(self.agreed_on + interval, |last| (last + interval).max(self.agreed_on))
    }
}
