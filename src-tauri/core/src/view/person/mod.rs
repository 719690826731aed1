//! One person: the banner, and what matters now.

pub mod history;
mod medication_part;
pub mod own_page;
mod page_part;
pub mod timeline;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::circle::{self, CircleRow};
use super::episode::{self, FollowUpClock};
use super::group::{self, PersonGroup};
use super::health::{self, HealthDue};
use super::measure::{self, LatestScore};
use super::plan::{self, GoalRow};
use super::task;
use crate::care::attention::Reason;
use crate::care::dates;
use crate::facts::task::OwedRow;
use crate::facts::{self, SnoozedReason};
use crate::record::episode::Episode;
use crate::record::episode::ward_stay::{self, WardStay};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::about_me::{self, AboutMe};
use crate::record::person::alert::{self, Alert};
use crate::record::person::name;
use crate::record::person::patient::Patient;
use crate::record::person::unmapped_cell::{self, UnmappedCell};
use crate::record::safety::safety_concern::{self, SafetyConcern};
use crate::record::safety::safety_plan::{self, SafetyPlan};
use crate::record::visit::{self, Visit};
use crate::{Now, Result};

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Person {
    pub patient: Patient,
    pub name: String,
    pub initials: String,
    pub age: Option<u32>,
    pub alerts: Vec<Alert>,
    /// Strongest first.
    pub reasons: Vec<Reason>,
    /// Reasons that hold and are put aside.
    pub snoozed: Vec<SnoozedReason>,
    pub last_contact: Option<NaiveDate>,
    /// Planned and unanswered, soonest first; days that have passed stand first.
    pub planned: Vec<Visit>,
    pub review_on: Option<NaiveDate>,
    /// What is open of what I owe and what others owe, the soonest first.
    pub owed: Vec<OwedRow>,
    /// The goals of the plan that holds now.
    pub goals: Vec<GoalRow>,
    pub circle: Vec<CircleRow>,
    /// The version that holds now; `None`: they were never asked.
    pub safety_plan: Option<SafetyPlan>,
    pub about_me: Option<AboutMe>,
    /// Open and put off, the oldest first.
    pub concerns: Vec<SafetyConcern>,
    /// The latest of each measure.
    pub scores: Vec<LatestScore>,
    /// Those they are in first, then those they were in.
    pub groups: Vec<PersonGroup>,
    /// Allergies, open concerns, and what of health and the law is due.
    pub known: HealthDue,
    /// Where they are for a while.
    pub stay: Option<WardStay>,
    /// The clock that runs since they left such a place.
    pub follow_up: Option<FollowUpClock>,
    /// The episode that is last.
    pub episode: Episode,
    /// What an imported sheet told that has no home here yet, or was refused.
    pub unmapped_cells: Vec<UnmappedCell>,
}

/// # Errors
/// `NotFound`.
pub fn person(conn: &Connection, id: &str, now: Now) -> Result<Person> {
    let today = now.date_naive();
    let case = facts::case(conn, id, now)?;
    let details = &case.patient.details;
    let plan = plan::plan(conn, id)?;
    Ok(Person {
        name: name::full(details),
        initials: name::initials(details),
        age: details.born.and_then(|born| dates::age(born, today)),
        alerts: alert::current(conn, id)?,
        last_contact: case.last_contact.map(|contact| contact.on),
        planned: visit::planned(conn, id)?,
        owed: task::of_person(conn, id, today)?,
        review_on: plan.as_ref().and_then(|plan| plan.plan.details.review_on),
        goals: plan.map(|plan| plan.goals).unwrap_or_default(),
        circle: circle::circle(conn, id)?,
        safety_plan: safety_plan::current(conn, id)?,
        about_me: about_me::current(conn, id)?,
        concerns: safety_concern::unsettled_ones(conn, Some(id), now)?,
        scores: measure::latest(conn, PatientFilter::One(id))?
            .remove(id)
            .unwrap_or_default(),
        groups: group::of_person(conn, id, today)?,
        known: health::health_due(conn, id, today)?,
        stay: ward_stay::now_at(conn, id)?,
        follow_up: episode::running(conn, id, &case.facts.follow_ups, now)?,
        episode: episode::present(conn, &case.patient)?,
        unmapped_cells: unmapped_cell::list(conn, id)?,
        reasons: case.reasons,
        snoozed: case.snoozed,
        patient: case.patient,
    })
}
