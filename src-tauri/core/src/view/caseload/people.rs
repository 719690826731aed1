//! The caseload table.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::Result;
use crate::care::attention::At;
use crate::care::course::Reliable;
use crate::care::dates;
use crate::facts::{self, Case, cache};
use crate::record::person::name;
use crate::record::person::patient::Status;
use crate::record::visit::check_in::Kind;
use crate::store::reading::Reading;
use crate::view::measure::Span;

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
    /// The groups they are in now, by name.
    pub groups: Vec<String>,
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
    /// Each measure, in the order in which measures are offered.
    pub measures: Vec<MeasureRow>,
    pub attention: u32,
    /// The strongest reason, in words.
    pub reason: Option<String>,
    pub demo: bool,
}

/// One measure of somebody: the latest score, and where it came from.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MeasureRow {
    pub instrument: String,
    pub short: String,
    pub min: f64,
    pub max: f64,
    pub total: f64,
    /// `None`: the date is unknown.
    pub on: Option<NaiveDate>,
    /// The first of the episode, where there is an earlier one than the latest.
    pub first: Option<f64>,
    pub first_on: Option<NaiveDate>,
    pub change: Option<f64>,
    /// What the change is by the measure's own rule.
    pub reliable: Option<Reliable>,
    /// Day and total of the scores since the first, the latest included; of many the newest.
    pub course: Vec<(NaiveDate, f64)>,
}

/// Points of a small chart.
const POINTS: usize = 24;

/// Everybody, by family name.
///
/// # Errors
/// When the store cannot be read.
pub fn people<'a>(from: impl Into<Reading<'a>>, at: impl Into<At>) -> Result<Vec<PersonRow>> {
    let (reading, at) = (from.into(), at.into());
    rows(reading, &facts::cases(reading, at)?, at.today)
}

/// A row for each of them, in their order.
pub(in crate::view) fn rows(reading: Reading<'_>, cases: &[Case], today: NaiveDate) -> Result<Vec<PersonRow>> {
    let spans = cache::spans(reading, today)?;
    let mut groups = groups(reading.conn())?;
    Ok(cases
        .iter()
        .map(|case| {
            let id = &case.patient.id;
            let measures = spans
                .get(id)
                .map(|spans| spans.iter().map(measure).collect())
                .unwrap_or_default();
            row(case, measures, groups.remove(id).unwrap_or_default(), today)
        })
        .collect())
}

fn measure(span: &Span) -> MeasureRow {
    let many = span.course.len().saturating_sub(POINTS);
    MeasureRow {
        instrument: span.latest.instrument.clone(),
        short: span.latest.short.clone(),
        min: span.min,
        max: span.latest.max,
        total: span.latest.total,
        on: span.latest.on,
        first: span.first.as_ref().map(|first| first.total),
        first_on: span.first.as_ref().map(|first| first.on),
        change: span.latest.change,
        reliable: span.reliable,
        course: span.course[many..]
            .iter()
            .map(|score| (score.on, score.total))
            .collect(),
    }
}

fn groups(conn: &Connection) -> Result<HashMap<String, Vec<String>>> {
    let mut query = conn.prepare_cached(
        "SELECT membership.patient, care_group.name FROM membership
           JOIN care_group ON care_group.id = membership.care_group
          WHERE membership.left_on IS NULL AND care_group.ended_on IS NULL ORDER BY care_group.name, care_group.id",
    )?;
    let mut rows = query.query([])?;
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        groups.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(groups)
}

fn row(case: &Case, measures: Vec<MeasureRow>, groups: Vec<String>, today: NaiveDate) -> PersonRow {
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
        groups,
        age: details.born.and_then(|born| dates::age(born, today)),
        last_contact: case.last_contact.map(|contact| contact.on),
        last_kind: case.last_contact.and_then(|contact| contact.kind),
        contact_days: details.contact_days,
        next_contact: next.map(|planned| planned.on),
        next_time: next.and_then(|planned| planned.time.clone()),
        next_milestone: milestone.map(|milestone| milestone.text.clone()),
        next_milestone_due: milestone.map(|milestone| milestone.due),
        review_on: case.facts.review_on(),
        measures,
        attention: u32::try_from(case.reasons.len()).unwrap_or(u32::MAX),
        reason: case.reasons.first().map(|reason| reason.text.clone()),
        demo: case.patient.demo,
    }
}
