//! The list of groups: how many people, what is next, what came of the objectives, and how many we haven't seen lately.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::care::groups::{Came, Expected, Facts, Lately, not_seen_lately};
use crate::record::group::attendance::AttendanceAnswer;
use crate::record::group::care_group::{self, Group};
use crate::record::group::group_objective;
use crate::record::group::group_session::{self, Session, SessionState};
use crate::record::group::membership::{self, Membership};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::patient::{self, Status};
use crate::record::plan::milestone::MilestoneState;
use crate::{Now, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GroupRow {
    pub group: Group,
    /// In it now, without those who were discharged.
    pub people: u32,
    /// Of these, whom we haven't seen lately.
    pub not_seen: u32,
    /// The soonest that is planned; one that has passed waits to be written down.
    pub next: Option<Session>,
    pub last_session: Option<NaiveDate>,
    pub objectives: u32,
    pub objectives_open: u32,
    pub objectives_met: u32,
}

/// What sheets call a cohort, where no group of that name was made yet.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Cohort {
    pub name: String,
    pub people: u32,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Groups {
    pub groups: Vec<GroupRow>,
    pub cohorts: Vec<Cohort>,
}

/// # Errors
/// When the store cannot be read.
pub fn groups(conn: &Connection, now: Now) -> Result<Groups> {
    let today = now.date_naive();
    let people = patient::all(conn)?;
    let here: HashSet<&str> = people
        .iter()
        .filter(|person| person.status != Status::Discharged)
        .map(|person| person.id.as_str())
        .collect();
    let mut members: HashMap<String, Vec<Membership>> = HashMap::new();
    for member in membership::now(conn)? {
        if here.contains(member.patient.as_str()) {
            members.entry(member.group.clone()).or_default().push(member);
        }
    }
    let mut expected = expected(conn, At::Of(PatientFilter::Everybody))?;
    let all = care_group::all(conn)?;
    let named: HashSet<String> = all.iter().map(|group| group.details.name.to_lowercase()).collect();
    let mut rows = Vec::with_capacity(all.len());
    for group in all {
        let members = members.remove(&group.id).unwrap_or_default();
        let not_seen = members
            .iter()
            .filter(|member| {
                let facts = facts(member, &mut expected);
                group.details.ended_on.is_none() && not_seen_lately(&facts, Lately::default(), today).is_some()
            })
            .count();
        let sessions = group_session::list(conn, &group.id)?;
        let objectives = group_objective::list(conn, &group.id)?;
        let of = |state| count(objectives.iter().filter(|objective| objective.state == state).count());
        let in_state = |state| move |session: &&Session| session.state == state;
        rows.push(GroupRow {
            people: count(members.len()),
            not_seen: count(not_seen),
            next: sessions.iter().rfind(in_state(SessionState::Planned)).cloned(),
            last_session: sessions
                .iter()
                .find(in_state(SessionState::Held))
                .map(|session| session.details.on),
            objectives: count(objectives.len()),
            objectives_open: of(MilestoneState::Open),
            objectives_met: of(MilestoneState::Met),
            group,
        });
    }
    let mut cohorts: BTreeMap<String, u32> = BTreeMap::new();
    for person in people.iter().filter(|person| person.status != Status::Discharged) {
        if let Some(cohort) = &person.details.cohort
            && !named.contains(&cohort.to_lowercase())
        {
            *cohorts.entry(cohort.clone()).or_default() += 1;
        }
    }
    Ok(Groups {
        groups: rows,
        cohorts: cohorts
            .into_iter()
            .map(|(name, people)| Cohort { name, people })
            .collect(),
    })
}

/// The sessions that took place and that people were expected at, newest first, by group and person.
pub(in crate::view) type ExpectedBy = HashMap<(String, String), Vec<Expected>>;

/// Of whose sessions: a group's, or those of one person or everybody.
#[derive(Clone, Copy)]
pub(in crate::view) enum At<'a> {
    Group(&'a str),
    Of(PatientFilter<'a>),
}

const OF_GROUP: &str = "SELECT session.care_group, attendance.patient, session.on_date, attendance.answer
    FROM group_session AS session CROSS JOIN attendance ON attendance.session = session.id
   WHERE session.state = 'held' AND session.care_group BETWEEN ?1 AND ?2
   ORDER BY session.on_date DESC, session.at_time DESC, session.id DESC";
const OF_PEOPLE: &str = "SELECT session.care_group, attendance.patient, session.on_date, attendance.answer
    FROM attendance CROSS JOIN group_session AS session ON session.id = attendance.session
   WHERE session.state = 'held' AND attendance.patient BETWEEN ?1 AND ?2
   ORDER BY session.on_date DESC, session.at_time DESC, session.id DESC";

pub(in crate::view) fn expected(conn: &Connection, at: At<'_>) -> Result<ExpectedBy> {
    let (sql, span) = match at {
        At::Group(id) => (OF_GROUP, [id, id]),
        At::Of(filter) => (OF_PEOPLE, filter.range()),
    };
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(span)?;
    let mut expected = ExpectedBy::new();
    while let Some(row) = rows.next()? {
        let came = match row.get(3)? {
            AttendanceAnswer::Came => Came::Yes,
            AttendanceAnswer::DidNotCome => Came::No,
            AttendanceAnswer::SentWord => Came::SentWord,
        };
        expected
            .entry((row.get(0)?, row.get(1)?))
            .or_default()
            .push(Expected { on: row.get(2)?, came });
    }
    Ok(expected)
}

/// What is known of this membership; takes it out of `expected`.
pub(in crate::view) fn facts(member: &Membership, expected: &mut ExpectedBy) -> Facts {
    Facts {
        joined: member.details.joined_on,
        expected: expected
            .remove(&(member.group.clone(), member.patient.clone()))
            .unwrap_or_default(),
    }
}

pub(in crate::view) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
