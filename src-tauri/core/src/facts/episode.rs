//! Who is where for a while, who left and was not seen since, and who came back to the caseload.
//!
//! A follow-up is achieved by the first attended contact after they left: a visit, a call or a video call, for which they
//! were there. A message is none, since nobody saw or heard them; it counts as an attempt, as every contact does that
//! came to nothing. A stay that begins later takes the place of the one before, with its clock.

use crate::error::Damage;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::By;
use super::visit::SEEN_OR_HEARD;
use crate::care::attention::{FollowUp, LegalDate, RunsOut, Stay, StayPlace};
use crate::care::sentence::say;
use crate::record::episode::ward_stay::{StayKind, moment};
use crate::record::patient_filter::PatientFilter;
use crate::{Error, Result};

fn place(kind: StayKind) -> StayPlace {
    match kind {
        StayKind::Ward => StayPlace::Ward,
        StayKind::Custody => StayPlace::Custody,
        StayKind::CrisisHouse => StayPlace::CrisisHouse,
        StayKind::Hospital => StayPlace::Hospital,
    }
}

pub(in crate::facts) fn stays(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Stay>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, kind, admitted_on, contact_days FROM ward_stay
          WHERE discharged_at IS NULL AND patient BETWEEN ?1 AND ?2",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let stay = Stay {
            place: place(row.get(1)?),
            since: row.get(2)?,
            contact_days: row.get(3)?,
        };
        Ok((row.get(0)?, stay))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::facts) fn follow_ups(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<FollowUp>>> {
    let achieves = &*SEEN_OR_HEARD;
    let mut query = conn.prepare_cached(&format!(
        "SELECT stay.patient, stay.kind, stay.discharged_at, stay.follow_hours,
           (SELECT count(*) FROM check_in WHERE patient = stay.patient AND at >= substr(stay.discharged_at, 1, 16)),
           (SELECT substr(max(at), 1, 10) FROM check_in
             WHERE patient = stay.patient AND at >= substr(stay.discharged_at, 1, 16))
         FROM ward_stay AS stay
         WHERE stay.follow_hours IS NOT NULL AND stay.closed_at IS NULL AND stay.patient BETWEEN ?1 AND ?2
           AND NOT EXISTS (SELECT 1 FROM check_in WHERE patient = stay.patient AND {achieves}
                             AND at >= substr(stay.discharged_at, 1, 16))
           AND NOT EXISTS (SELECT 1 FROM ward_stay AS later WHERE later.patient = stay.patient AND later.id <> stay.id
                             AND (later.discharged_at IS NULL
                               OR julianday(later.discharged_at) > julianday(stay.discharged_at)))
         ORDER BY stay.discharged_at, stay.id"
    ))?;
    let mut rows = query.query(filter.range())?;
    let mut running: By<Vec<FollowUp>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let left: String = row.get(2)?;
        running.entry(row.get(0)?).or_default().push(FollowUp {
            place: place(row.get(1)?),
            left: moment(&left).ok_or(Error::Damaged(Damage::Store))?,
            hours: row.get(3)?,
            attempts: row.get(4)?,
            last_attempt: row.get(5)?,
        });
    }
    Ok(running)
}

/// The last discharge of each from a mental health ward.
pub(in crate::facts) fn ward_discharges(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<NaiveDate>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, max(substr(discharged_at, 1, 10)) FROM ward_stay
          WHERE discharged_at IS NOT NULL AND kind = 'ward' AND patient BETWEEN ?1 AND ?2 GROUP BY patient",
    )?;
    let rows = query.query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When the present episode began, of whoever has more than one.
pub(in crate::facts) fn reopened(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<NaiveDate>> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT patient.id, patient.started FROM episode JOIN patient ON patient.id = episode.patient
          WHERE episode.number > 1 AND patient.started IS NOT NULL
            AND episode.patient BETWEEN ?1 AND ?2",
    )?;
    let rows = query.query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The follow-ups that are due after a discharge from the caseload, of whoever has not come back.
pub(in crate::facts) fn after_discharge(
    conn: &Connection,
    filter: PatientFilter<'_>,
) -> Result<Vec<(String, LegalDate)>> {
    let mut query = conn.prepare_cached(
        "SELECT episode.patient, episode.follow_up_on FROM episode JOIN patient ON patient.id = episode.patient
          WHERE episode.follow_up_on IS NOT NULL AND episode.followed_up_on IS NULL AND patient.status = 'discharged'
            AND episode.patient BETWEEN ?1 AND ?2
            AND episode.number = (SELECT max(number) FROM episode AS own WHERE own.patient = episode.patient)",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let clock = LegalDate {
            label: say("clock.afterDischarge", &[]),
            due: RunsOut::Day(row.get(1)?),
        };
        Ok((row.get(0)?, clock))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
