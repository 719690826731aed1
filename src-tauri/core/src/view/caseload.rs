//! Everybody at once, with what the rules ask of each: a handful of queries for the whole caseload, never one a person.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::Result;
use crate::care::attention::{self, Facts, OpenMilestone, Planned, Reason, Rule, SafetyAsked, Standing, Thresholds};
use crate::record::check_in::Kind;
use crate::record::patient::{self, Patient, Status};
use crate::record::setting;
use crate::record::text::VisitTime;

/// One person, the facts the rules read, and the reasons that hold.
pub struct Case {
    pub patient: Patient,
    pub facts: Facts,
    /// Strongest first.
    pub reasons: Vec<Reason>,
    pub last_contact: Option<LastContact>,
}

impl Case {
    /// What orders a list of people by need: the strongest rule first, and below it the one most overdue by that rule.
    /// Nobody with a reason comes after somebody with none.
    #[must_use]
    pub fn urgency(&self) -> (bool, Option<Rule>, Reverse<Option<i64>>) {
        let strongest = self.reasons.first();
        (
            strongest.is_none(),
            strongest.map(|reason| reason.rule),
            Reverse(strongest.map(|reason| reason.weight)),
        )
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
    let mut last = last_contacts(conn)?;
    let mut planned = planned(conn)?;
    let mut milestones = milestones(conn)?;
    let mut reviews = reviews(conn)?;
    let mut safety = safety(conn)?;
    let people = patient::all(conn)?;
    Ok(people
        .into_iter()
        .map(|patient| {
            let told = patient
                .details
                .told_last_contact
                .map(|on| LastContact { on, kind: None });
            let last_contact = match (last.remove(&patient.id), told) {
                (Some(seen), Some(told)) if told.on > seen.on => Some(told),
                (seen, told) => seen.or(told),
            };
            let review = reviews.remove(&patient.id);
            let facts = Facts {
                standing: standing(&patient),
                started: patient.details.started,
                added: day_of(&patient.added_at).unwrap_or(today),
                contact_days: patient.details.contact_days,
                last_attended: last_contact.map(|contact| contact.on),
                planned: planned.remove(&patient.id).unwrap_or_default(),
                milestones: milestones.remove(&patient.id).unwrap_or_default(),
                has_plan: review.is_some(),
                review_on: review.flatten(),
                question: patient.details.question.clone(),
                safety: safety.remove(&patient.id),
            };
            let reasons = attention::reasons(&facts, &thresholds, today);
            Case {
                patient,
                facts,
                reasons,
                last_contact,
            }
        })
        .collect())
}

/// The rules' settings as they are set.
///
/// # Errors
/// When the store cannot be read.
pub fn thresholds(conn: &Connection) -> Result<Thresholds> {
    Ok(Thresholds {
        contact_days: setting::get(conn)?.contact_days,
        ..Thresholds::default()
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

fn last_contacts(conn: &Connection) -> Result<HashMap<String, LastContact>> {
    // SQLite takes the bare column `kind` from the row that has the maximum.
    let mut query =
        conn.prepare_cached("SELECT patient, max(at), kind FROM check_in WHERE outcome = 'attended' GROUP BY patient")?;
    let rows = query.query_map([], |row| {
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

/// What came of asking each of them about a safety plan.
fn safety(conn: &Connection) -> Result<HashMap<String, SafetyAsked>> {
    let mut query =
        conn.prepare_cached("SELECT patient, answer = 'declined', review_on FROM safety_plan WHERE state = 'current'")?;
    let rows = query.query_map([], |row| {
        Ok((
            row.get(0)?,
            SafetyAsked {
                declined: row.get(1)?,
                review_on: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn planned(conn: &Connection) -> Result<HashMap<String, Vec<Planned>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, on_date, at_time FROM visit WHERE state = 'planned' ORDER BY on_date, at_time",
    )?;
    let rows = query.query_map([], |row| {
        Ok((
            row.get(0)?,
            Planned {
                on: row.get(1)?,
                time: row.get(2)?,
            },
        ))
    })?;
    group(rows)
}

fn milestones(conn: &Connection) -> Result<HashMap<String, Vec<OpenMilestone>>> {
    let mut query = conn.prepare_cached(
        "SELECT milestone.patient, milestone.text, milestone.due FROM milestone
         JOIN goal ON goal.id = milestone.goal JOIN care_plan ON care_plan.id = goal.plan
         WHERE milestone.state = 'open' AND milestone.due IS NOT NULL AND care_plan.state = 'current'
         ORDER BY milestone.due, milestone.id",
    )?;
    let rows = query.query_map([], |row| {
        Ok((
            row.get(0)?,
            OpenMilestone {
                text: row.get(1)?,
                due: row.get(2)?,
            },
        ))
    })?;
    group(rows)
}

/// The review date of each plan that holds now.
fn reviews(conn: &Connection) -> Result<HashMap<String, Option<NaiveDate>>> {
    let mut query = conn.prepare_cached("SELECT patient, review_on FROM care_plan WHERE state = 'current'")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn group<T>(rows: impl Iterator<Item = rusqlite::Result<(String, T)>>) -> Result<HashMap<String, Vec<T>>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        let (patient, value) = row?;
        groups.entry(patient).or_default().push(value);
    }
    Ok(groups)
}
