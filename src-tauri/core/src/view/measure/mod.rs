//! The scores of one person, measure by measure, with what may be said of them; and the latest ones of everybody.
//!
//! The baseline is the first dated score since the start here, and of another coding there is another baseline. What
//! has no date stands first and is compared with nothing.
//!
//! [`points`] makes one measure of its results, [`together`] what follows from two of one day, [`marks`] what happened
//! beside them, [`follow`] what was done and agreed about them, [`latest`] reads the newest of everybody at once.

mod follow;
mod marks;
mod points;
mod together;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

pub use crate::facts::measure::latest::{LatestScore, Span, latest, spans};
pub use follow::{MeasureRepeat, ScoreFollowUp, WorseScore};
pub use marks::{MarkKind, ScoreMark};

use crate::Result;
use crate::care::course::{Dated, Reliable};
use crate::care::instrument::{Asking, Instrument, shipped};
use crate::record::measure::assessment::{self, Assessment, AssessmentMode, AssessmentOrigin, Occasion};
use crate::record::person::patient;

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScorePoint {
    /// `None`: the sum of others of that day.
    pub assessment: Option<String>,
    pub on: Option<NaiveDate>,
    /// `None`: too much was left unanswered.
    pub total: Option<f64>,
    /// As it was published.
    pub band: Option<String>,
    pub answered: u32,
    pub of: u32,
    pub mode: AssessmentMode,
    pub rater: Option<String>,
    pub version: String,
    pub coding: Option<String>,
    pub origin: AssessmentOrigin,
    pub occasion: Option<Occasion>,
    pub baseline: bool,
    /// Since the baseline.
    pub change: Option<f64>,
    /// What that change is by the instrument's rule.
    pub reliable: Option<Reliable>,
    pub note: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ItemHistory {
    pub item: String,
    pub text: String,
    pub answers: Vec<PastAnswer>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PastAnswer {
    pub assessment: String,
    pub on: Option<NaiveDate>,
    pub value: Option<i32>,
    pub label: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Measure {
    pub instrument: Instrument,
    /// The oldest first; undated ones before all others.
    pub points: Vec<ScorePoint>,
    /// The one sentence.
    pub sentence: String,
    pub items: Vec<ItemHistory>,
    /// Before this day its recall window is not over. A least gap, never a deadline.
    pub next_allowed_on: Option<NaiveDate>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Scores {
    pub measures: Vec<Measure>,
    /// What happened beside the scores, by day.
    pub marks: Vec<ScoreMark>,
    /// The NHS Talking Therapies outcome on PHQ-9 and GAD-7 together, labelled so; `None` before two paired occasions.
    pub outcome: Option<String>,
    pub follow_up: ScoreFollowUp,
}

/// The scores of one person.
///
/// # Errors
/// `NotFound("patient")`.
pub fn scores(conn: &Connection, patient: &str, today: NaiveDate) -> Result<Scores> {
    let started = patient::get(conn, patient)?.details.started;
    let mut by_instrument: BTreeMap<String, Vec<Assessment>> = BTreeMap::new();
    for row in assessment::list(conn, patient)? {
        by_instrument
            .entry(row.details.instrument.clone())
            .or_default()
            .push(row);
    }
    let mut measures = Vec::new();
    for rows in by_instrument.values() {
        measures.push(points::measure(conn, rows, started, today)?);
    }
    for derived in shipped().iter().filter(|known| known.entry == Asking::Derived) {
        measures.extend(together::sum(derived, &by_instrument, started));
    }
    let place = |measure: &Measure| shipped().iter().position(|known| known.id == measure.instrument.id);
    measures.sort_by_key(|measure| (place(measure).unwrap_or(usize::MAX), measure.instrument.name.clone()));
    Ok(Scores {
        measures,
        marks: marks::marks(conn, patient)?,
        outcome: together::talking_therapies(&by_instrument, started),
        follow_up: follow::follow_up(conn, patient, &by_instrument, started)?,
    })
}

/// The dated totals of one coding, in order of time.
fn dated<'a>(rows: impl IntoIterator<Item = &'a Assessment>, coding: Option<&str>) -> Vec<Dated> {
    rows.into_iter()
        .filter(|row| row.coding.as_deref() == coding)
        .filter_map(|row| {
            Some(Dated {
                id: row.id.clone(),
                on: row.details.taken_on?,
                total: row.total?,
            })
        })
        .collect()
}
