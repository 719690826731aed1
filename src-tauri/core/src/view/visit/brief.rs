//! What to know before knocking: one person and one visit, on one screen, and nothing of anybody else. Those they live
//! with stand by their initials.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::household::{self, InitialsOnly};
use crate::care::attention::Reason;
use crate::care::dates;
use crate::facts;
use crate::facts::task::OwedRow;
use crate::record::health::allergy::{self, Allergy};
use crate::record::person::about_me;
use crate::record::person::alert::{self, Alert};
use crate::record::person::dependant;
use crate::record::person::name;
use crate::record::plan::goal::GoalState;
use crate::record::plan::milestone::MilestoneState;
use crate::record::safety::safety_plan::{self, Answer};
use crate::record::text::VisitTime;
use crate::record::visit::check_in::{self, CheckIn, Kind, Outcome};
use crate::record::visit::{self, State, Visit};
use crate::record::workspace::setting;
use crate::view::circle::notices::{self, NoticeRow};
use crate::view::{plan, task};
use crate::{Now, Result};

/// How near its time a visit has to be for the window to open on its brief, in minutes, before and after.
pub const NEAR_MINUTES: i64 = 30;
/// How many contacts are shown.
const CONTACTS: u32 = 3;
/// How much of a note is shown, in characters.
const FIRST_LINES: usize = 220;

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BriefAsk {
    pub patient: String,
    /// Which visit; the soonest that is planned, where none is named or it is answered meanwhile.
    pub visit: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Brief {
    pub patient: String,
    pub name: String,
    pub initials: String,
    pub preferred: Option<String>,
    pub pronouns: Option<String>,
    pub age: Option<u32>,
    pub local_id: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    pub access_notes: Option<String>,
    pub visit: Option<Visit>,
    pub alerts: Vec<Alert>,
    /// What holds; empty: nobody asked.
    pub allergies: Vec<Allergy>,
    pub please_do: Option<String>,
    pub please_dont: Option<String>,
    pub communicate: Option<String>,
    pub last: Vec<BriefContact>,
    /// Open goals, each with the milestone that comes next.
    pub goals: Vec<BriefGoal>,
    /// `None`: they were never asked.
    pub safety: Option<BriefSafety>,
    /// Who to call first, from the circle.
    pub call_first: Vec<BriefCall>,
    pub household: Vec<InitialsOnly>,
    /// Children and others who depend on them.
    pub dependants: Vec<String>,
    /// What I owe and what others owe, open, the soonest first.
    pub owed: Vec<OwedRow>,
    /// Who of the circle still waits to hear of which change, the longest waiting first.
    pub to_hear: Vec<NoticeRow>,
    /// What asks for attention, the strongest first.
    pub reasons: Vec<Reason>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BriefContact {
    pub id: String,
    pub at: VisitTime,
    pub kind: Kind,
    pub outcome: Outcome,
    /// The first lines of it.
    pub note: String,
    pub cut: bool,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BriefGoal {
    /// In their own words.
    pub text: String,
    pub next: Option<String>,
    pub due: Option<NaiveDate>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BriefSafety {
    pub answer: Answer,
    pub warning_signs: Option<String>,
    /// What they can do, and what helped before.
    pub helps: Option<String>,
    pub contacts: Option<String>,
    pub updated_on: NaiveDate,
    pub review_on: Option<NaiveDate>,
    pub declined_why: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BriefCall {
    pub name: String,
    pub role: String,
    pub phone: Option<String>,
}

/// The visit that the window opens on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitNear {
    pub visit: String,
    pub patient: String,
}

/// # Errors
/// `NotFound("patient")`.
pub fn brief(conn: &Connection, ask: &BriefAsk, now: Now) -> Result<Brief> {
    let (id, today) = (ask.patient.as_str(), now.date_naive());
    let case = facts::case(conn, id, now)?;
    let about = about_me::current(conn, id)?
        .map(|about| about.details)
        .unwrap_or_default();
    let details = case.patient.details;
    Ok(Brief {
        patient: id.to_owned(),
        name: name::full(&details),
        initials: name::initials(&details),
        age: details.born.and_then(|born| dates::age(born, today)),
        visit: which(conn, ask, today)?,
        alerts: alert::current(conn, id)?
            .into_iter()
            .filter(|alert| alert.ended_on.is_none())
            .collect(),
        allergies: allergy::list(conn, id)?
            .into_iter()
            .filter(|one| one.ended_on.is_none())
            .collect(),
        please_do: about.please_do,
        please_dont: about.please_dont,
        communicate: about.communicate,
        last: check_in::newest(conn, id, None, CONTACTS)?
            .into_iter()
            .map(contact)
            .collect(),
        goals: goals(conn, id)?,
        safety: safety_plan::current(conn, id)?.map(safety),
        call_first: call_first(conn, id)?,
        household: household::initials(conn, id)?,
        dependants: dependant::list(conn, id)?
            .into_iter()
            .filter(|one| one.ended_on.is_none())
            .map(|one| one.details.name)
            .collect(),
        owed: task::of_person(conn, id, today)?,
        to_hear: notices::notices(conn, id)?.open,
        reasons: case.reasons,
        preferred: details.preferred,
        pronouns: details.pronouns,
        local_id: details.local_id,
        phone: details.phone,
        address: details.address,
        postcode: details.postcode,
        access_notes: details.access_notes,
    })
}

fn which(conn: &Connection, ask: &BriefAsk, today: NaiveDate) -> Result<Option<Visit>> {
    let planned = visit::planned(conn, &ask.patient)?;
    let named = ask
        .visit
        .as_deref()
        .and_then(|id| planned.iter().find(|visit| visit.id == id));
    let soonest = || planned.iter().find(|visit| visit.details.on >= today);
    Ok(named
        .or_else(soonest)
        .filter(|visit| visit.state == State::Planned)
        .cloned())
}

fn contact(check_in: CheckIn) -> BriefContact {
    let note = check_in.details.note.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = match note.char_indices().nth(FIRST_LINES) {
        // Not in the middle of a word.
        Some((end, _)) => note[..end]
            .rsplit_once(' ')
            .map_or(&note[..end], |(words, _)| words)
            .to_owned(),
        None => note.clone(),
    };
    BriefContact {
        id: check_in.id,
        at: check_in.details.at,
        kind: check_in.details.kind,
        outcome: check_in.details.outcome,
        cut: first.len() < note.len(),
        note: first,
    }
}

fn goals(conn: &Connection, id: &str) -> Result<Vec<BriefGoal>> {
    let goals = plan::plan(conn, id)?.map(|plan| plan.goals).unwrap_or_default();
    let open = goals
        .into_iter()
        .filter(|row| row.goal.details.state == GoalState::Open);
    Ok(open
        .map(|row| {
            let open = row
                .milestones
                .into_iter()
                .filter(|one| one.state == MilestoneState::Open);
            // The soonest that is due; one with no day comes after those with one.
            let next = open.min_by_key(|one| (one.details.due.is_none(), one.details.due));
            BriefGoal {
                text: row.goal.details.text,
                due: next.as_ref().and_then(|next| next.details.due),
                next: next.map(|next| next.details.text),
            }
        })
        .collect())
}

fn safety(plan: safety_plan::SafetyPlan) -> BriefSafety {
    let d = plan.details;
    let helps: Vec<String> = [d.coping, d.helped].into_iter().flatten().collect();
    BriefSafety {
        answer: plan.answer,
        warning_signs: d.warning_signs,
        helps: (!helps.is_empty()).then(|| helps.join("\n")),
        contacts: d.contacts,
        updated_on: plan.updated_on,
        review_on: d.review_on,
        declined_why: plan.declined_why,
    }
}

fn call_first(conn: &Connection, id: &str) -> Result<Vec<BriefCall>> {
    let circle = crate::view::circle::circle(conn, id)?.into_iter();
    Ok(circle
        .filter(|row| row.member.details.emergency)
        .map(|row| BriefCall {
            name: row.contact.details.name,
            role: row.member.details.role,
            phone: row.contact.details.phone,
        })
        .collect())
}

/// The visit of today whose time is within [`NEAR_MINUTES`] of now and that nobody has answered; the nearest, and of two
/// as near the later one. None where that is not wanted.
///
/// # Errors
/// When the store cannot be read.
pub fn near(conn: &Connection, now: Now) -> Result<Option<VisitNear>> {
    if !setting::get(conn)?.open_on_brief {
        return Ok(None);
    }
    let mut query = conn.prepare_cached(
        "SELECT id, patient, at_time FROM visit
         WHERE state = 'planned' AND on_date = ? AND at_time IS NOT NULL ORDER BY at_time DESC, id",
    )?;
    let visits = query
        .query_map([now.date_naive()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
        })?
        .collect::<rusqlite::Result<Vec<(String, String, String)>>>()?;
    let away = |time: &str| {
        let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
        Some((time - now.time()).abs()).filter(|away| *away <= TimeDelta::minutes(NEAR_MINUTES))
    };
    let nearest = visits
        .into_iter()
        .filter_map(|(visit, patient, time)| Some((away(&time)?, VisitNear { visit, patient })))
        .min_by_key(|(away, _)| *away);
    Ok(nearest.map(|(_, near)| near))
}
