//! What the rules read of contacts: the last one, those that came to nothing since, what is planned, and what is not yet
//! in the official record.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::{By, group};
use crate::Result;
use crate::care::attention::{Attempt, MissedHow, Planned};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::patient::Patient;
use crate::record::text::{StoredDay, VisitTime};
use crate::record::visit::check_in::{Kind, Outcome};

/// What counts as a contact in which they were seen or heard, as SQL over a row of `check_in`: it achieves a follow-up.
pub(crate) static SEEN_OR_HEARD: LazyLock<String> = LazyLock::new(|| {
    let kinds = Kind::ALL.iter().filter(|kind| kind.in_touch());
    let names: Vec<String> = kinds.map(|kind| format!("'{}'", kind.name())).collect();
    format!("outcome = 'attended' AND kind IN ({})", names.join(", "))
});

/// The last attended contact. What a sheet only told of has no kind.
#[derive(Clone, Copy)]
pub struct LastContact {
    pub on: NaiveDate,
    pub kind: Option<Kind>,
}

/// The last contact that was recorded, or a later one that a sheet told of.
pub(in crate::facts) fn later(seen: Option<LastContact>, told: Option<NaiveDate>) -> Option<LastContact> {
    let told = told.map(|on| LastContact { on, kind: None });
    match (seen, told) {
        (Some(seen), Some(told)) if told.on > seen.on => Some(told),
        (seen, told) => seen.or(told),
    }
}

/// The last attended contact of everybody who had one, or was told of one.
///
/// # Errors
/// When the store cannot be read.
pub fn last_contacts(conn: &Connection, people: &[Patient]) -> Result<HashMap<String, LastContact>> {
    let mut seen = recorded_contacts(conn, PatientFilter::Everybody)?;
    Ok(people
        .iter()
        .filter_map(|patient| {
            let last = later(seen.remove(&patient.id), patient.details.reported_last_contact)?;
            Some((patient.id.clone(), last))
        })
        .collect())
}

pub(in crate::facts) fn recorded_contacts(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<LastContact>> {
    // One step into the index for each person, however many contacts they had.
    let mut query = conn.prepare_cached(
        "SELECT patient.id, seen.at, seen.kind FROM patient
           CROSS JOIN check_in AS seen INDEXED BY check_in_last
         WHERE patient.id BETWEEN ?1 AND ?2 AND seen.patient = patient.id AND seen.outcome = 'attended' AND seen.at =
           (SELECT max(at) FROM check_in WHERE patient = patient.id AND outcome = 'attended')",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        Ok((
            row.get(0)?,
            LastContact {
                on: at.date(),
                kind: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The contacts that came to nothing since the last attended one, oldest first.
pub(in crate::facts) fn missed(
    conn: &Connection,
    filter: PatientFilter<'_>,
) -> Result<By<Vec<(NaiveDate, MissedHow)>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient.id, check_in.at, check_in.outcome
           FROM patient CROSS JOIN check_in INDEXED BY check_in_last
         WHERE patient.id BETWEEN ?1 AND ?2 AND patient.status <> 'discharged' AND check_in.patient = patient.id
           AND check_in.outcome IN ('didNotAttend', 'wasNotBrought', 'noAccess')
           AND check_in.at > coalesce((SELECT max(met.at) FROM check_in AS met
                                        WHERE met.patient = patient.id AND met.outcome = 'attended'), '')
         ORDER BY patient.id, check_in.at",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        let how = match row.get(2)? {
            Outcome::WasNotBrought => MissedHow::WasNotBrought,
            Outcome::NoAccess => MissedHow::NoAccess,
            Outcome::DidNotAttend | Outcome::Attended | Outcome::Cancelled => MissedHow::DidNotAttend,
        };
        Ok((row.get(0)?, (at.date(), how)))
    })?;
    group(rows)
}

/// The contacts since somebody was last seen or heard that the person missed, refused or did not answer, oldest first.
/// One that we cancelled is none; nor is one of which nobody says who cancelled it.
pub(in crate::facts) fn attempts(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<Attempt>>> {
    let seen_or_heard = &*SEEN_OR_HEARD;
    let mut query = conn.prepare_cached(&format!(
        "SELECT patient.id, tried.at, tried.kind FROM patient CROSS JOIN check_in AS tried INDEXED BY check_in_last
          WHERE patient.id BETWEEN ?1 AND ?2 AND patient.status <> 'discharged' AND tried.patient = patient.id
            AND tried.outcome IN ('didNotAttend', 'wasNotBrought', 'noAccess', 'cancelled')
            AND (tried.outcome <> 'cancelled'
              OR EXISTS (SELECT 1 FROM visit WHERE visit.check_in = tried.id AND visit.cancelled_by = 'person'))
            AND tried.at > coalesce((SELECT max(met.at) FROM check_in AS met WHERE met.patient = patient.id AND {seen_or_heard}), '')
          ORDER BY patient.id, tried.at, tried.id"
    ))?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        let kind: Kind = row.get(2)?;
        let attempt = Attempt {
            on: at.date(),
            kind: kind.name(),
        };
        Ok((row.get(0)?, attempt))
    })?;
    group(rows)
}

pub(in crate::facts) fn planned(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<Planned>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, on_date, at_time FROM visit
          WHERE state = 'planned' AND patient BETWEEN ?1 AND ?2 ORDER BY on_date, at_time",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            Planned {
                on: row.get::<_, StoredDay>(1)?.0,
                time: row.get(2)?,
            },
        ))
    })?;
    group(rows)
}

/// The days of check-ins that are not in the official record. What was imported counts as entered.
pub(in crate::facts) fn unentered(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<NaiveDate>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, at FROM check_in
          WHERE entered_at IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY patient, at",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        Ok((row.get(0)?, at.date()))
    })?;
    group(rows)
}
