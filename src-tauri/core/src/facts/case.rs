//! Everybody at once, with what the rules ask of each, and one person alone by the same queries; and why a rule asks, or
//! does not.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::cache;
use super::gather::{PersonFacts, read};
use super::visit::LastContact;
use super::workspace::thresholds;
use crate::care::attention::{self, At, Explanation, Facts, ListSection, Reason, RunsOut};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::name;
use crate::record::person::patient::{self, Patient};
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

/// The whole caseload in the order of a list, discharged people too.
///
/// # Errors
/// When the store cannot be read.
pub fn cases<'a>(from: impl Into<Reading<'a>>, at: impl Into<At>) -> Result<Vec<Case>> {
    let (reading, at) = (from.into(), at.into());
    computed(reading.conn(), cache::everybody(reading, at.today)?, at)
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
