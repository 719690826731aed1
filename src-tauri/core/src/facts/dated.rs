//! What of health and the law has a day and waits for it: the next depot or blood test, a date the law sets, the yearly
//! physical check, a safeguarding concern that is open. Each is one query, by the person's id, for the rules of attention
//! over everybody or for one person, and for what that person's page shows of it.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::health::allergy::{self, Allergy};
use crate::record::health::medication_event::EventKind;
use crate::record::patient_filter::PatientFilter;

/// From how many days before it a dated medication event shows.
pub const MEDICATION_WARNING: u64 = 3;
/// From how many days before it a date of the law, or the physical check, shows.
pub const CLOCK_WARNING: u64 = 30;

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

/// A date of the law that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockDue {
    pub label: String,
    pub due: NaiveDate,
}

/// The days on which each person's open safeguarding concerns were noted, earliest first.
///
/// # Errors
/// When the store cannot be read.
pub fn open_concerns(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<NaiveDate>>> {
    grouped(
        conn,
        filter,
        "SELECT patient, noted_on FROM safeguarding_concern
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY noted_on, id",
        |row| row.get(1),
    )
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

/// Each person's dates of the law that have not ended, soonest first, past ones too.
///
/// # Errors
/// When the store cannot be read.
pub fn open_clocks(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<ClockDue>>> {
    grouped(
        conn,
        filter,
        "SELECT patient, label, due FROM legal_date
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY due, id",
        |row| {
            Ok(ClockDue {
                label: row.get(1)?,
                due: row.get(2)?,
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

fn grouped<T>(
    conn: &Connection,
    filter: PatientFilter<'_>,
    sql: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<HashMap<String, Vec<T>>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(filter.range())?;
    while let Some(row) = rows.next()? {
        groups.entry(row.get(0)?).or_default().push(read(row)?);
    }
    Ok(groups)
}

/// What somebody's page shows of health and the law whichever tab is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HealthDue {
    /// Those that hold, "none known" too; empty: nobody asked.
    pub allergies: Vec<Allergy>,
    /// The days on which open safeguarding concerns were noted, earliest first.
    pub concerns: Vec<NaiveDate>,
    /// What is past its day or near it, soonest first.
    pub due: Vec<Due>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum DueKind {
    Medication,
    Clock,
    PhysicalCheck,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Due {
    pub what: DueKind,
    /// With [`DueKind::Medication`]: which kind of date.
    pub event: Option<EventKind>,
    /// Empty for the physical check, of which there is one.
    pub name: String,
    pub on: NaiveDate,
}

/// # Errors
/// When the store cannot be read.
pub fn health_due(conn: &Connection, patient: &str, today: NaiveDate) -> Result<HealthDue> {
    let soon = |days: u64| today + Days::new(days);
    let own = PatientFilter::One(patient);
    let medication = medication_due(conn, own)?.remove(patient).unwrap_or_default();
    let clocks = open_clocks(conn, own)?.remove(patient).unwrap_or_default();
    let check = physical_check_due(conn, own)?.remove(patient);
    let medication = medication
        .into_iter()
        .filter(|event| event.due <= soon(MEDICATION_WARNING))
        .map(|event| Due {
            what: DueKind::Medication,
            event: Some(event.kind),
            name: event.name,
            on: event.due,
        });
    let named = |what, name, on| Due {
        what,
        event: None,
        name,
        on,
    };
    let clocks = clocks
        .into_iter()
        .map(|clock| named(DueKind::Clock, clock.label, clock.due));
    let check = check.map(|on| named(DueKind::PhysicalCheck, String::new(), on));
    let dates = clocks.chain(check).filter(|due| due.on <= soon(CLOCK_WARNING));
    let mut due: Vec<Due> = medication.chain(dates).collect();
    due.sort_by_key(|due| due.on);
    let allergies = allergy::list(conn, patient)?;
    Ok(HealthDue {
        allergies: allergies.into_iter().filter(|one| one.ended_on.is_none()).collect(),
        concerns: open_concerns(conn, own)?.remove(patient).unwrap_or_default(),
        due,
    })
}
