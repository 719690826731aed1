//! Everybody at once, with what the rules ask of each: a handful of queries for the whole caseload, never one a person;
//! and one person alone, by the same queries. [`cache`] spares a screen from reading everybody again while nothing changed.

pub(crate) mod cache;
mod clinical;
pub mod dated;
pub(crate) mod episode;
mod gather;
pub mod latest;
mod measure;
mod notice;
mod service;
pub mod task;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::bundle;
use crate::care::attention::{
    self, At, CaseloadFacts, Explanation, Facts, ListSection, Reason, RunsOut, Standing, Thresholds,
};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::name;
use crate::record::person::patient::{self, Patient, Status};
use crate::record::visit::check_in::Kind;
use crate::record::workspace::setting;
use crate::record::workspace::snooze::{self, Snooze};
use crate::store::reading::Reading;
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

/// Reads everybody once, as an unlock does, so that no screen after it waits for the file.
///
/// # Errors
/// When the store cannot be read.
pub fn read_ahead<'a>(from: impl Into<Reading<'a>>, today: NaiveDate) -> Result<()> {
    let reading = from.into();
    cache::everybody(reading, today)?;
    cache::spans(reading, today)?;
    Ok(())
}

/// One person, and what the record says of them that the rules look at.
#[derive(Clone)]
struct PersonFacts {
    patient: Patient,
    facts: Facts,
    last_contact: Option<LastContact>,
}

/// The whole caseload in the order of a list, discharged people too.
///
/// # Errors
/// When the store cannot be read.
pub fn cases<'a>(from: impl Into<Reading<'a>>, at: impl Into<At>) -> Result<Vec<Case>> {
    let (reading, at) = (from.into(), at.into());
    computed(reading.conn(), cache::everybody(reading, at.today)?, at)
}

/// The one way from the record to facts, whoever is asked for.
fn read(
    conn: &Connection,
    people: Vec<Patient>,
    filter: PatientFilter<'_>,
    today: NaiveDate,
) -> Result<Vec<PersonFacts>> {
    let snoozes = snooze::running(conn, today)?;
    let mut gathered = gather::gather(conn, filter, snoozes.iter(), &thresholds(conn)?.rules)?;
    Ok(people
        .into_iter()
        .map(|patient| {
            let (facts, last_contact) = gathered.of(&patient, today);
            PersonFacts {
                patient,
                facts,
                last_contact,
            }
        })
        .collect())
}

/// The one way from facts to reasons.
fn computed(conn: &Connection, people: Vec<PersonFacts>, at: At) -> Result<Vec<Case>> {
    let thresholds = thresholds(conn)?;
    let snoozes: HashMap<String, Snooze> = snooze::running(conn, at.today)?
        .into_iter()
        .map(|snooze| (snooze.id.clone(), snooze))
        .collect();
    Ok(people
        .into_iter()
        .map(|known| {
            let PersonFacts {
                patient,
                facts,
                last_contact,
            } = known;
            let found = attention::found(&facts, &thresholds, at);
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

/// The last attended contact of everybody who had one, or was told of one.
///
/// # Errors
/// When the store cannot be read.
pub fn last_contacts(conn: &Connection, people: &[Patient]) -> Result<HashMap<String, LastContact>> {
    let mut seen = gather::last_contacts(conn, PatientFilter::Everybody)?;
    Ok(people
        .iter()
        .filter_map(|patient| {
            let last = gather::later(seen.remove(&patient.id), patient.details.reported_last_contact)?;
            Some((patient.id.clone(), last))
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
pub fn why(conn: &Connection, id: &str, at: impl Into<At>) -> Result<Why> {
    let at = at.into();
    let case = case(conn, id, at)?;
    Ok(Why {
        name: name::short(&case.patient.details),
        explanations: attention::explain(&case.facts, &thresholds(conn)?, at),
        patient: case.patient.id,
    })
}

/// One person, by the same rules and the same queries as [`cases`].
///
/// # Errors
/// `NotFound`.
pub fn case(conn: &Connection, id: &str, at: impl Into<At>) -> Result<Case> {
    let at = at.into();
    let people = vec![patient::get(conn, id)?];
    let found = computed(conn, read(conn, people, PatientFilter::One(id), at.today)?, at)?.pop();
    found.ok_or(Error::NotFound("patient"))
}

/// The day on which the soonest of somebody's clocks runs out: no snooze of a clock passes it.
///
/// # Errors
/// `NotFound`.
pub fn deadline(conn: &Connection, id: &str, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let facts = case(conn, id, today)?.facts;
    Ok(facts.clocks().map(RunsOut::day).min())
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
