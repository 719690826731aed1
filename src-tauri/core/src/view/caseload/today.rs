//! The first screen: visits and next contacts of the day, what is half-written, who needs the coordinator and why, and
//! the week ahead.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::needing;
use super::needing::{AttentionRow, HousekeepingLine, SnoozedRow};
use crate::care::attention::Rule;
use crate::facts::{self, Case};
use crate::record::person::name;
use crate::record::person::patient::Status;
use crate::record::safety::safety_concern::{self, SafetyConcern};
use crate::record::visit::check_in::Kind;
use crate::record::workspace::draft::{self, DraftKind};
use crate::store::reading::Reading;
use crate::view::task::{self, TodoRow};
use crate::{Now, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Today {
    pub date: NaiveDate,
    /// `HH:MM`: when the rules were computed.
    pub computed_at: String,
    /// The rules that are asked, in their order.
    pub asked: Vec<Rule>,
    /// Those that are switched off.
    pub off: Vec<Rule>,
    pub active: u32,
    pub visits: Vec<VisitRow>,
    /// Planned for a day that has passed, and nobody has said what became of it; the longest ago first.
    pub unanswered: Vec<VisitRow>,
    pub drafts: Vec<DraftRow>,
    /// What I owe that is due, and what somebody else owes that is to be asked for again; the longest past first.
    pub todo: Vec<TodoRow>,
    /// Safety concerns that are open or put off, the oldest first.
    pub concerns: Vec<ConcernRow>,
    /// One row a person for whom there is more than housekeeping: *Now* first, then *This week*; inside a section the
    /// most overdue first.
    pub attention: Vec<AttentionRow>,
    /// One line a rule.
    pub housekeeping: Vec<HousekeepingLine>,
    /// What holds and is put aside, the soonest back first.
    pub snoozed: Vec<SnoozedRow>,
    /// The seven days after today.
    pub coming: Vec<ComingRow>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitRow {
    pub visit: String,
    pub patient: String,
    /// As on Today: `Dilwyn D.`
    pub name: String,
    pub initials: String,
    pub on: NaiveDate,
    pub time: Option<String>,
    pub kind: Option<Kind>,
    /// Where: the place of the appointment, else the person's address for a home visit.
    pub place: Option<String>,
    pub address: Option<String>,
    pub access_notes: Option<String>,
    pub alerts: Vec<String>,
    /// Who goes along, or is there besides.
    pub who: Option<String>,
    /// Rows with one of these are one visit, to people of one household, and stand next to each other.
    pub together: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DraftRow {
    pub draft: String,
    pub kind: DraftKind,
    pub patient: String,
    pub name: String,
    pub initials: String,
    /// The form as it stands, in the window's own JSON.
    pub body: String,
    /// RFC 3339.
    pub started_at: String,
    /// RFC 3339.
    pub saved_at: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ConcernRow {
    pub concern: SafetyConcern,
    pub name: String,
    pub initials: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ComingRow {
    pub patient: String,
    pub name: String,
    pub initials: String,
    pub on: NaiveDate,
    pub time: Option<String>,
    pub what: Coming,
    /// The milestone's or the goal's words.
    pub text: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Coming {
    Contact,
    Milestone,
    Review,
}

/// # Errors
/// When the store cannot be read.
pub fn today<'a>(from: impl Into<Reading<'a>>, now: Now) -> Result<Today> {
    let reading = from.into();
    let (conn, date) = (reading.conn(), now.date_naive());
    let cases = facts::cases(reading, now)?;
    let off: Vec<Rule> = facts::thresholds(conn)?.rules.off.into_iter().collect();
    let by_id = by_id(&cases);
    Ok(Today {
        date,
        computed_at: now.format("%H:%M").to_string(),
        asked: Rule::ALL.iter().copied().filter(|rule| !off.contains(rule)).collect(),
        active: u32::try_from(
            cases
                .iter()
                .filter(|case| case.patient.status == Status::Active)
                .count(),
        )
        .unwrap_or(u32::MAX),
        visits: visits(conn, date, &by_id)?,
        unanswered: planned(conn, "< ?", date, &by_id)?,
        drafts: drafts(conn, &by_id)?,
        todo: task::todo(conn, &cases, date)?,
        concerns: concerns(conn, now, &by_id)?,
        attention: needing::attention(&cases),
        housekeeping: needing::housekeeping(&cases, facts::of_caseload(conn, date)?),
        snoozed: needing::snoozed(&cases),
        off,
        coming: coming(&cases, date),
    })
}

pub(in crate::view) fn by_id(cases: &[Case]) -> HashMap<&str, &Case> {
    cases.iter().map(|case| (case.patient.id.as_str(), case)).collect()
}

/// The visits that are planned for a day, by their times.
pub(in crate::view) fn visits(
    conn: &Connection,
    date: NaiveDate,
    people: &HashMap<&str, &Case>,
) -> Result<Vec<VisitRow>> {
    planned(conn, "= ?", date, people)
}

/// What is planned for the days that `days` picks out. Those of a household stand where the first of them does.
fn planned(
    conn: &Connection,
    days: &'static str,
    date: NaiveDate,
    people: &HashMap<&str, &Case>,
) -> Result<Vec<VisitRow>> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT id, patient, at_time, kind, place, on_date, who, together FROM visit
         WHERE state = 'planned' AND on_date {days}
         WINDOW same AS (PARTITION BY on_date, coalesce(together, id))
         ORDER BY on_date, min(at_time) OVER same IS NULL, min(at_time) OVER same, coalesce(together, id),
           at_time IS NULL, at_time, id",
    ))?;
    let mut alerts =
        conn.prepare_cached("SELECT text FROM alert WHERE patient = ? AND ended_on IS NULL ORDER BY noted_on, id")?;
    let mut rows = query.query(params![date])?;
    let mut visits = Vec::new();
    while let Some(row) = rows.next()? {
        let patient: String = row.get(1)?;
        let Some(case) = people.get(patient.as_str()) else {
            continue;
        };
        let details = &case.patient.details;
        let kind: Option<Kind> = row.get(3)?;
        let place: Option<String> = row.get(4)?;
        let at_home = matches!(kind, Some(Kind::HomeVisit));
        visits.push(VisitRow {
            visit: row.get(0)?,
            name: name::short(details),
            initials: name::initials(details),
            on: row.get(5)?,
            time: row.get(2)?,
            kind,
            place: place.or_else(|| details.address.clone().filter(|_| at_home)),
            address: details.address.clone(),
            access_notes: details.access_notes.clone(),
            alerts: alerts
                .query_map([&patient], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?,
            who: row.get(6)?,
            together: row.get(7)?,
            patient,
        });
    }
    Ok(visits)
}

pub(in crate::view) fn drafts(conn: &Connection, people: &HashMap<&str, &Case>) -> Result<Vec<DraftRow>> {
    let open = draft::open(conn)?;
    Ok(open
        .into_iter()
        .map(|draft| {
            // Whoever a draft is about may have been taken back with an import; what was typed still shows.
            let details = people.get(draft.patient.as_str()).map(|case| &case.patient.details);
            DraftRow {
                draft: draft.id,
                kind: draft.kind,
                name: details.map(name::short).unwrap_or_default(),
                initials: details.map(name::initials).unwrap_or_default(),
                patient: draft.patient,
                body: draft.body,
                started_at: draft.started_at,
                saved_at: draft.saved_at,
            }
        })
        .collect())
}

fn concerns(conn: &Connection, now: Now, people: &HashMap<&str, &Case>) -> Result<Vec<ConcernRow>> {
    let unsettled = safety_concern::unsettled_ones(conn, None, now)?;
    Ok(unsettled
        .into_iter()
        .map(|concern| {
            let details = people.get(concern.patient.as_str()).map(|case| &case.patient.details);
            ConcernRow {
                name: details.map(name::short).unwrap_or_default(),
                initials: details.map(name::initials).unwrap_or_default(),
                concern,
            }
        })
        .collect())
}

fn coming(cases: &[Case], today: NaiveDate) -> Vec<ComingRow> {
    let last = today + TimeDelta::days(7);
    let mut rows = Vec::new();
    for case in cases {
        let row = |on, time: Option<&String>, what, text: Option<&String>| ComingRow {
            patient: case.patient.id.clone(),
            name: name::short(&case.patient.details),
            initials: name::initials(&case.patient.details),
            on,
            time: time.cloned(),
            what,
            text: text.cloned(),
        };
        let planned = case
            .facts
            .planned
            .iter()
            .filter(|planned| planned.on > today && planned.on <= last);
        rows.extend(planned.map(|planned| row(planned.on, planned.time.as_ref(), Coming::Contact, None)));
        if case.patient.status == Status::Discharged {
            continue;
        }
        let milestones = case
            .facts
            .milestones
            .iter()
            .filter(|open| open.due >= today && open.due <= last);
        rows.extend(milestones.map(|open| row(open.due, None, Coming::Milestone, Some(&open.text))));
        if let Some(review) = case.facts.review_on().filter(|on| *on >= today && *on <= last) {
            rows.push(row(review, None, Coming::Review, None));
        }
    }
    rows.sort_by(|a, b| (a.on, a.time.is_none(), &a.time, a.what).cmp(&(b.on, b.time.is_none(), &b.time, b.what)));
    rows
}
