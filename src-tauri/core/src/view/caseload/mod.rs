//! Everybody at once, with what the rules ask of each: a handful of queries for the whole caseload, never one a person.

mod clinical;
mod facts;
pub mod owed;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::name;
use crate::bundle;
use crate::care::attention::{self, CaseloadFacts, Explanation, Facts, ListSection, Reason, Standing, Thresholds};
use crate::record::check_in::Kind;
use crate::record::patient::{self, Patient, Status};
use crate::record::setting;
use crate::record::snooze::{self, Snooze};
use crate::{Error, Result};

/// One person, the facts the rules read, and the reasons that hold.
pub struct Case {
    pub patient: Patient,
    pub facts: Facts,
    /// Strongest first, without those that are put aside.
    pub reasons: Vec<Reason>,
    pub snoozed: Vec<SnoozedReason>,
    pub last_contact: Option<LastContact>,
}

/// A reason that holds and is put aside.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SnoozedReason {
    pub reason: Reason,
    pub snooze: Snooze,
    /// The day on which it is back.
    pub back_on: NaiveDate,
}

impl Case {
    /// What orders a list of people by need; people who are equal here stay by name.
    #[must_use]
    pub fn urgency(&self) -> (bool, Option<(ListSection, Reverse<i64>)>) {
        attention::urgency(&self.reasons)
    }
}

/// The last attended contact. What a sheet only told of has no kind.
#[derive(Clone, Copy)]
pub struct LastContact {
    pub on: NaiveDate,
    pub kind: Option<Kind>,
}

/// The whole caseload in the order of a list, discharged people too.
///
/// # Errors
/// When the store cannot be read.
pub fn cases(conn: &Connection, today: NaiveDate) -> Result<Vec<Case>> {
    let thresholds = thresholds(conn)?;
    let snoozes: HashMap<String, Snooze> = snooze::running(conn, today)?
        .into_iter()
        .map(|snooze| (snooze.id.clone(), snooze))
        .collect();
    let mut gathered = facts::gather(conn, snoozes.values(), &thresholds.rules)?;
    let people = patient::all(conn)?;
    Ok(people
        .into_iter()
        .map(|patient| {
            let (facts, last_contact) = gathered.of(&patient, today);
            let found = attention::found(&facts, &thresholds, today);
            let snoozed = found.snoozed.into_iter().filter_map(|(reason, id, back_on)| {
                snoozes.get(&id).cloned().map(|snooze| SnoozedReason {
                    reason,
                    snooze,
                    back_on,
                })
            });
            Case {
                snoozed: snoozed.collect(),
                reasons: found.reasons,
                patient,
                facts,
                last_contact,
            }
        })
        .collect())
}

/// What holds of the caseload as a whole.
///
/// # Errors
/// When the store cannot be read.
pub fn of_caseload(conn: &Connection, today: NaiveDate) -> Result<Option<Reason>> {
    let unsent = bundle::unsent(conn)?;
    let facts = CaseloadFacts {
        waiting: unsent
            .since
            .as_deref()
            .and_then(day_of)
            .map(|since| (unsent.changes, since)),
        unacknowledged: unsent.unacknowledged_since.as_deref().and_then(day_of),
        office: unsent.office,
    };
    Ok(attention::of_caseload(&facts, &thresholds(conn)?, today))
}

/// Every rule's answer about one person.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Why {
    pub patient: String,
    pub name: String,
    pub explanations: Vec<Explanation>,
}

/// Why somebody is on the list, or is not.
///
/// # Errors
/// `NotFound`.
pub fn why(conn: &Connection, id: &str, today: NaiveDate) -> Result<Why> {
    let case = case(conn, id, today)?;
    Ok(Why {
        name: name::short(&case.patient.details),
        explanations: attention::explain(&case.facts, &thresholds(conn)?, today),
        patient: case.patient.id,
    })
}

/// # Errors
/// `NotFound`.
pub fn case(conn: &Connection, id: &str, today: NaiveDate) -> Result<Case> {
    cases(conn, today)?
        .into_iter()
        .find(|case| case.patient.id == id)
        .ok_or(Error::NotFound("patient"))
}

/// The day on which the soonest of somebody's clocks runs out: no snooze of a clock passes it.
///
/// # Errors
/// `NotFound`.
pub fn deadline(conn: &Connection, id: &str, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let clocks = case(conn, id, today)?.facts.legal_clocks;
    Ok(clocks.iter().map(|clock| clock.due.day()).min())
}

/// The rules' settings as they are set.
///
/// # Errors
/// When the store cannot be read.
pub fn thresholds(conn: &Connection) -> Result<Thresholds> {
    let settings = setting::get(conn)?;
    Ok(Thresholds {
        contact_days: settings.contact_days,
        rules: settings.rules,
    })
}

/// The local day of a recording time.
#[must_use]
pub fn day_of(recorded_at: &str) -> Option<NaiveDate> {
    chrono::DateTime::parse_from_rfc3339(recorded_at)
        .ok()
        .map(|at| at.date_naive())
}

fn standing(patient: &Patient) -> Standing {
    match patient.status {
        Status::Active => Standing::Active,
        Status::Paused => Standing::Paused(patient.paused_until),
        Status::Discharged => Standing::Discharged,
    }
}
