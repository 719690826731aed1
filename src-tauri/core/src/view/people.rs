//! The caseload table.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::caseload::{self, Case};
use super::name;
use super::scores::{self, LatestScore};
use crate::Result;
use crate::care::attention::At;
use crate::care::dates;
use crate::record::check_in::Kind;
use crate::record::patient::Status;

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PersonRow {
    pub id: String,
    pub given: String,
    pub family: String,
    pub preferred: Option<String>,
    pub initials: String,
    pub local_id: Option<String>,
    pub status: Status,
    pub cohort: Option<String>,
    pub age: Option<u32>,
    pub last_contact: Option<NaiveDate>,
    pub last_kind: Option<Kind>,
    pub contact_days: Option<u16>,
    /// The next planned contact from today on.
    pub next_contact: Option<NaiveDate>,
    pub next_time: Option<String>,
    pub next_milestone: Option<String>,
    pub next_milestone_due: Option<NaiveDate>,
    pub review_on: Option<NaiveDate>,
    /// The latest of each measure.
    pub scores: Vec<LatestScore>,
    pub attention: u32,
    /// The strongest reason, in words.
    pub reason: Option<String>,
    pub demo: bool,
}

/// Everybody, by family name.
///
/// # Errors
/// When the store cannot be read.
pub fn people(conn: &Connection, at: impl Into<At>) -> Result<Vec<PersonRow>> {
    let at = at.into();
    let today = at.today;
    let mut scores = scores::latest(conn, None)?;
    Ok(caseload::cases(conn, at)?
        .iter()
        .map(|case| row(case, scores.remove(&case.patient.id).unwrap_or_default(), today))
        .collect())
}

fn row(case: &Case, scores: Vec<LatestScore>, today: NaiveDate) -> PersonRow {
    let details = &case.patient.details;
    let next = case.facts.planned.iter().find(|planned| planned.on >= today);
    let milestone = case.facts.milestones.first();
    PersonRow {
        id: case.patient.id.clone(),
        given: details.given.clone(),
        family: details.family.clone(),
        preferred: details.preferred.clone(),
        initials: name::initials(details),
        local_id: details.local_id.clone(),
        status: case.patient.status,
        cohort: details.cohort.clone(),
        age: details.born.and_then(|born| dates::age(born, today)),
        last_contact: case.last_contact.map(|contact| contact.on),
        last_kind: case.last_contact.and_then(|contact| contact.kind),
        contact_days: details.contact_days,
        next_contact: next.map(|planned| planned.on),
        next_time: next.and_then(|planned| planned.time.clone()),
        next_milestone: milestone.map(|milestone| milestone.text.clone()),
        next_milestone_due: milestone.map(|milestone| milestone.due),
        review_on: case.facts.review_on(),
        scores,
        attention: u32::try_from(case.reasons.len()).unwrap_or(u32::MAX),
        reason: case.reasons.first().map(|reason| reason.text.clone()),
        demo: case.patient.demo,
    }
}
