//! What follows from somebody's scores: one that got worse and what was done about it, measures that were agreed to be
//! taken again, and the programme they are in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::dated;
use crate::care::attention::ScoreRepeat;
use crate::care::course;
use crate::record::measure::assessment::Assessment;
use crate::record::measure::enrolment::{self, Enrolment};
use crate::record::measure::score_response::{self, ScoreResponse};
use crate::record::measure::{instrument, score_repeat};
use crate::record::patient_filter::PatientFilter;
use crate::{Error, Result};

/// A newest score that is reliably worse than an earlier one, by the same reckoning as the list.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WorseScore {
    /// The instrument's id.
    pub instrument: String,
    pub assessment: String,
    pub on: NaiveDate,
    pub total: f64,
    pub earlier: f64,
    pub earlier_on: NaiveDate,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeasureRepeat {
    /// The instrument's id.
    pub instrument: String,
    pub every_days: u16,
    pub agreed_on: NaiveDate,
    pub due: NaiveDate,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScoreFollowUp {
    /// Answered ones too.
    pub worse: Vec<WorseScore>,
    /// What was done about scores, the oldest first.
    pub responses: Vec<ScoreResponse>,
    pub repeats: Vec<MeasureRepeat>,
    /// The one they are in first.
    pub programmes: Vec<Enrolment>,
}

pub(in crate::view) fn follow_up(
    conn: &Connection,
    patient: &str,
    by_instrument: &BTreeMap<String, Vec<Assessment>>,
    started: Option<NaiveDate>,
) -> Result<ScoreFollowUp> {
    let mut worse = Vec::new();
    for (id, rows) in by_instrument {
        let known = match instrument::current(conn, id) {
            Err(Error::NotFound(_)) => continue,
            known => known?,
        };
        // The coding of the newest score that the list looks at: a dated total.
        let Some(newest) = rows
            .iter()
            .rev()
            .find(|row| row.total.is_some() && row.details.taken_on.is_some())
        else {
            continue;
        };
        let found = course::deteriorated(&known, &dated(rows, newest.coding.as_deref()), started);
        worse.extend(found.map(|found| WorseScore {
            instrument: id.clone(),
            assessment: found.score,
            on: found.on,
            total: found.total,
            earlier: found.earlier,
            earlier_on: found.earlier_on,
        }));
    }
    let repeats = score_repeat::agreed(conn, PatientFilter::One(patient))?.into_iter();
    Ok(ScoreFollowUp {
        worse,
        responses: score_response::list(conn, patient)?,
        repeats: repeats
            .map(|repeat| {
                let rows = by_instrument
                    .get(&repeat.instrument)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                let totals = rows.iter().filter(|row| row.total.is_some());
                let agreed = ScoreRepeat {
                    instrument: repeat.instrument,
                    every_days: repeat.every_days,
                    agreed_on: repeat.agreed_on,
                    last: totals.filter_map(|row| row.details.taken_on).max(),
                };
                MeasureRepeat {
                    due: agreed.due(),
                    instrument: agreed.instrument,
                    every_days: agreed.every_days,
                    agreed_on: agreed.agreed_on,
                }
            })
            .collect(),
        programmes: enrolment::list(conn, patient)?,
    })
}
