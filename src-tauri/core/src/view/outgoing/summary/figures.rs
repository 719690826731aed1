//! The caseload in numbers, now and on the first morning of the period. What somebody was then comes from the dates of
//! the record (started, ended), and where those do not say (a pause, a return) from the journal.

use std::collections::HashMap;

use chrono::TimeDelta;
use rusqlite::Connection;

use super::member::Member;
use super::{Figures, Level, Period, Proportion};
use crate::Result;
use crate::record::person::patient::Status;

/// An attended contact within so many days, that day included, counts as contacted.
const CONTACTED_DAYS: i64 = 28;

/// The contacts of the period that came about or did not, over everybody.
#[derive(Default)]
pub(in crate::view) struct Turnout {
    pub(in crate::view) attended: u32,
    pub(in crate::view) not_attended: u32,
}

pub(in crate::view) fn figures(
    conn: &Connection,
    people: &[Member<'_>],
    period: Period,
    turnout: Turnout,
) -> Result<Figures> {
    let journalled = statuses_at_start(conn, period)?;
    let mut figures = Figures::default();
    let (mut active, mut contacted) = (0, 0);
    for member in people {
        let patient = &member.case.patient;
        let now = level(&mut figures, patient.status);
        now.now += 1;
        now.change += 1;
        if let Some(then) = at_start(member, period, journalled.get(&patient.id).copied().flatten()) {
            level(&mut figures, then).change -= 1;
        }
        if patient.status == Status::Active {
            let since = period.to - TimeDelta::days(CONTACTED_DAYS);
            active += 1;
            contacted += u32::from(member.case.last_contact.is_some_and(|last| last.on >= since));
        }
        figures.new += u32::from(member.is_new(period));
        let ended = patient.ended.filter(|_| patient.status == Status::Discharged);
        figures.ended += u32::from(ended.is_some_and(|ended| period.from <= ended && ended <= period.to));
    }
    figures.contacted = Proportion::new(contacted, active);
    figures.not_attended = Proportion::new(turnout.not_attended, turnout.attended + turnout.not_attended);
    Ok(figures)
}

fn level(figures: &mut Figures, status: Status) -> &mut Level {
    match status {
        Status::Active => &mut figures.active,
        Status::Paused => &mut figures.paused,
        Status::Discharged => &mut figures.discharged,
    }
}

/// Where somebody stood on the first morning of the period; `None` when not yet on the caseload.
fn at_start(member: &Member<'_>, period: Period, journalled: Option<Status>) -> Option<Status> {
    let patient = &member.case.patient;
    if member.case.facts.reopened.is_some_and(|back| back >= period.from) {
        return Some(Status::Discharged);
    }
    if member.joined.is_some_and(|joined| joined >= period.from) {
        return None;
    }
    let then = journalled.unwrap_or(patient.status);
    if patient.status != Status::Discharged {
        return Some(then);
    }
    // The day somebody left is the coordinator's word, and may have been written down later.
    Some(match (patient.ended, then) {
        (Some(ended), Status::Paused) if ended >= period.from => Status::Paused,
        (Some(ended), _) if ended >= period.from => Status::Active,
        _ => Status::Discharged,
    })
}

/// For each person whose status changed in the period: the status before the first change, or none for somebody added.
fn statuses_at_start(conn: &Connection, period: Period) -> Result<HashMap<String, Option<Status>>> {
    // SQLite takes the bare column from the row that has the minimum.
    let mut query = conn.prepare_cached(
        "SELECT change.row, json_extract(change.before, '$.status'), min(change.id)
         FROM op JOIN change ON change.op = op.seq
         WHERE substr(op.at, 1, 10) >= ? AND change.tbl = 'patient' GROUP BY change.row",
    )?;
    let rows = query.query_map([period.from], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
