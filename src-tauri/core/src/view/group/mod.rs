//! One group: its people, whom we haven't seen lately first, its objectives and its sessions; and the groups of a person.

pub mod groups;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::group::groups::{At, count, expected, facts};
use crate::care::groups::{Lately, not_seen_lately};
use crate::facts;
use crate::record::group::attendance::{self, Attendance, AttendanceAnswer};
use crate::record::group::care_group::{self, Group, GroupKind};
use crate::record::group::group_objective::{self, Objective};
use crate::record::group::group_session::{self, Session};
use crate::record::group::membership::{self, Membership};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::name;
use crate::record::person::patient::{self, Status};
use crate::{Now, Result};

/// Somebody who is in the group, or was.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GroupPerson {
    pub membership: Membership,
    pub name: String,
    pub initials: String,
    pub status: Status,
    pub demo: bool,
    /// The last session they came to.
    pub last_came: Option<NaiveDate>,
    pub attended: u32,
    /// Sessions they were expected at.
    pub offered: u32,
    /// The last contact with them alone: no session counts as one.
    pub last_contact: Option<NaiveDate>,
    /// Why they stand among those we haven't seen lately, in words.
    pub absence: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionRow {
    pub session: Session,
    pub answers: Vec<Attendance>,
    pub came: u32,
    pub did_not_come: u32,
    pub sent_word: u32,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GroupPage {
    pub group: Group,
    /// Whom we haven't seen lately first, the longest ago before the others; then by name.
    pub people: Vec<GroupPerson>,
    /// Who left it, or was discharged.
    pub former: Vec<GroupPerson>,
    pub objectives: Vec<Objective>,
    /// Newest first.
    pub sessions: Vec<SessionRow>,
    /// From when on somebody counts as not seen lately.
    pub lately_sessions: u32,
    pub lately_days: u16,
}

/// # Errors
/// `NotFound`.
pub fn group(conn: &Connection, id: &str, now: Now) -> Result<GroupPage> {
    let today = now.date_naive();
    let lately = Lately::default();
    let group = care_group::get(conn, id)?;
    let mut expected = expected(conn, At::Group(id))?;
    let mut memberships: HashMap<String, Vec<Membership>> = HashMap::new();
    for member in membership::of_group(conn, id)? {
        memberships.entry(member.patient.clone()).or_default().push(member);
    }
    let (mut people, mut former) = (Vec::new(), Vec::new());
    let caseload = patient::all(conn)?;
    let mut last_contacts = facts::last_contacts(conn, &caseload)?;
    for patient in caseload {
        // Somebody who came back is in it; their first time there is told on their own page.
        let Some(member) = memberships.remove(&patient.id).and_then(|all| {
            let now = all.iter().position(|member| member.details.left_on.is_none());
            let at = now.unwrap_or(all.len().saturating_sub(1));
            all.into_iter().nth(at)
        }) else {
            continue;
        };
        let present = member.details.left_on.is_none() && patient.status != Status::Discharged;
        let facts = facts(&member, &mut expected);
        let absence = not_seen_lately(&facts, lately, today).filter(|_| present && group.details.ended_on.is_none());
        let (attended, offered) = facts.attended();
        let row = GroupPerson {
            membership: member,
            name: name::full(&patient.details),
            initials: name::initials(&patient.details),
            status: patient.status,
            demo: patient.demo,
            last_came: facts.last_came(),
            attended,
            offered,
            last_contact: last_contacts.remove(&patient.id).map(|contact| contact.on),
            absence: absence.as_ref().map(|absence| absence.text.clone()),
        };
        if present {
            people.push((absence.map(|absence| Reverse(absence.since)), row));
        } else {
            former.push(row);
        }
    }
    // Stable: those alike stay in the order of the caseload. `None` is less than any, so the way round is turned twice.
    people.sort_by(|(a, _), (b, _)| b.cmp(a));
    let sessions = group_session::list(conn, id)?
        .into_iter()
        .map(|session| {
            let answers = attendance::list(conn, &session.id)?;
            let of = |answer| count(answers.iter().filter(|one| one.answer == answer).count());
            Ok(SessionRow {
                came: of(AttendanceAnswer::Came),
                did_not_come: of(AttendanceAnswer::DidNotCome),
                sent_word: of(AttendanceAnswer::SentWord),
                answers,
                session,
            })
        })
        .collect::<Result<_>>()?;
    Ok(GroupPage {
        people: people.into_iter().map(|(_, row)| row).collect(),
        former,
        objectives: group_objective::list(conn, id)?,
        sessions,
        lately_sessions: lately.sessions,
        lately_days: lately.days,
        group,
    })
}

/// A group that somebody is in, or was.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PersonGroup {
    pub membership: Membership,
    pub name: String,
    pub kind: GroupKind,
    /// The group itself has ended.
    pub ended_on: Option<NaiveDate>,
    pub last_came: Option<NaiveDate>,
    pub attended: u32,
    pub offered: u32,
    /// Why they stand among those we haven't seen lately there, in words.
    pub absence: Option<String>,
}

/// The groups of one person; those they are in now first.
///
/// # Errors
/// When the store cannot be read.
pub fn of_person(conn: &Connection, patient: &str, today: NaiveDate) -> Result<Vec<PersonGroup>> {
    let mut expected = expected(conn, At::Of(PatientFilter::One(patient)))?;
    membership::of_patient(conn, patient)?
        .into_iter()
        .map(|member| {
            let group = care_group::get(conn, &member.group)?;
            let facts = facts(&member, &mut expected);
            let present = member.details.left_on.is_none() && group.details.ended_on.is_none();
            let absence = not_seen_lately(&facts, Lately::default(), today).filter(|_| present);
            let (attended, offered) = facts.attended();
            Ok(PersonGroup {
                membership: member,
                name: group.details.name,
                kind: group.details.kind,
                ended_on: group.details.ended_on,
                last_came: facts.last_came(),
                attended,
                offered,
                absence: absence.map(|absence| absence.text),
            })
        })
        .collect()
}
