//! What of somebody's health has a day and waits for it: the next depot or blood test, the yearly physical check. By the
//! same queries for the rules over everybody and for the page of one person.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::{By, grouped};
use crate::Result;
use crate::care::attention::{self, LegalDate, RunsOut};
use crate::care::sentence::say;
use crate::record::health::medication_event::EventKind;
use crate::record::patient_filter::PatientFilter;

/// The next depot, blood test or other dated event of one medication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MedicationDue {
    pub kind: EventKind,
    /// Of which medication, or what it is.
    pub name: String,
    pub due: NaiveDate,
    /// Days from one to the next; `None`: this once.
    pub interval_days: Option<u16>,
}

/// Each person's medication events that are not done and not off, soonest first, past ones too. What belonged to a
/// medication they no longer take is off with it.
///
/// # Errors
/// When the store cannot be read.
pub fn medication_due(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<MedicationDue>>> {
    grouped(
        conn,
        filter,
        "SELECT patient, kind, name, due, interval_days FROM medication_event
          WHERE done_on IS NULL AND ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY due, id",
        |row| {
            Ok(MedicationDue {
                kind: row.get(1)?,
                name: row.get(2)?,
                due: row.get(3)?,
                interval_days: row.get(4)?,
            })
        },
    )
}

/// The day on which the yearly physical check of each person who is flagged for it is due. Nobody else is in it.
///
/// # Errors
/// When the store cannot be read.
pub fn physical_check_due(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, NaiveDate>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, min(due) FROM physical_check
          WHERE done_on IS NULL AND ended_on IS NULL AND patient BETWEEN ?1 AND ?2 GROUP BY patient",
    )?;
    let rows = query.query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The same dates as the rule reads them.
pub(in crate::facts) fn medication_dates(
    conn: &Connection,
    filter: PatientFilter<'_>,
) -> Result<By<Vec<attention::MedicationDue>>> {
    let all = medication_due(conn, filter)?.into_iter();
    Ok(all
        .map(|(patient, dues)| {
            let dues = dues.into_iter().map(|event| attention::MedicationDue {
                name: event.name,
                due: event.due,
            });
            (patient, dues.collect())
        })
        .collect())
}

/// The yearly physical check, as a clock that runs.
pub(in crate::facts) fn check_clocks(conn: &Connection, filter: PatientFilter<'_>) -> Result<Vec<(String, LegalDate)>> {
    let due = physical_check_due(conn, filter)?.into_iter();
    Ok(due
        .map(|(patient, due)| {
            let clock = LegalDate {
                label: say("clock.physicalCheck", &[]),
                due: RunsOut::Day(due),
            };
            (patient, clock)
        })
        .collect())
}
