//! Where somebody is for a while, the clock that runs once they left, the episodes of their care, and what keeps them on
//! the caseload.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use crate::care::attention::FollowUp;
use crate::facts::SEEN_OR_HEARD;
use crate::record::episode::handover::{self, Handover};
use crate::record::episode::leaving;
use crate::record::episode::open_item::{self, OpenItem};
use crate::record::episode::ward_stay::{self, WardStay};
use crate::record::episode::{self, Episode};
use crate::record::law::clock_rule::{self, ClockRule};
use crate::record::person::patient::{self, Patient};
use crate::record::safety::crisis_line::{self, Country};
use crate::record::text::VisitTime;
use crate::record::visit::check_in::{Kind, Outcome};
use crate::{Now, Result};

/// A contact since somebody left a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FollowUpContact {
    pub check_in: String,
    pub at: VisitTime,
    pub kind: Kind,
    pub outcome: Outcome,
}

/// The clock that runs since somebody left a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FollowUpClock {
    pub stay: WardStay,
    /// RFC 3339, in the offset that held when they left.
    pub due_at: String,
    /// Negative once it has run out.
    pub minutes_left: i32,
    /// Contacts that did not achieve it, the latest first.
    pub attempts: Vec<FollowUpContact>,
}

/// A stay, and what came of its follow-up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StayRow {
    pub stay: WardStay,
    /// The contact that achieved its follow-up.
    pub achieved: Option<FollowUpContact>,
}

/// The episodes of somebody's care, and what belongs to them.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Episodes {
    /// The latest first; never empty.
    pub episodes: Vec<Episode>,
    pub stays: Vec<StayRow>,
    pub handovers: Vec<Handover>,
}

/// What a discharge from the caseload has to answer.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Leaving {
    pub open: Vec<OpenItem>,
    /// When a follow-up is due by the rule in force today; `None`: no rule.
    pub follow_up_on: Option<NaiveDate>,
    /// The name and the source of that rule.
    pub follow_up_rule: Option<ClockRule>,
}

/// The rules that start a clock here.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClockRules {
    pub country: Country,
    /// Its own, the latest first, then those that come with the program.
    pub rules: Vec<ClockRule>,
}

/// # Errors
/// When the store cannot be read.
pub fn clock_rules(conn: &Connection) -> Result<ClockRules> {
    let country = crisis_line::get(conn)?.country;
    Ok(ClockRules {
        rules: clock_rule::list(conn, country)?,
        country,
    })
}

/// # Errors
/// When the store cannot be read.
pub fn leaving(conn: &Connection, patient: &str, now: Now) -> Result<Leaving> {
    let (rule, due) = leaving::follow_up_rule(conn, now.date_naive())?.unzip();
    Ok(Leaving {
        open: open_item::list(conn, patient, now)?,
        follow_up_on: due,
        follow_up_rule: rule,
    })
}

/// # Errors
/// `NotFound("patient")`.
pub fn episodes(conn: &Connection, patient: &str) -> Result<Episodes> {
    let person = patient::get(conn, patient)?;
    let mut episodes = episode::list(conn, patient)?;
    if episodes.is_empty() {
        episodes.push(present(conn, &person)?);
    } else {
        stand(&mut episodes[0], &person);
    }
    let mut stays = Vec::new();
    for stay in ward_stay::list(conn, patient)? {
        stays.push(StayRow {
            achieved: achieved(conn, &stay)?,
            stay,
        });
    }
    Ok(Episodes {
        episodes,
        stays,
        handovers: handover::list(conn, patient)?,
    })
}

/// Somebody's episode that is last, as it stands with them.
///
/// # Errors
/// When the store cannot be read.
pub fn present(conn: &Connection, person: &Patient) -> Result<Episode> {
    let mut last = episode::last(conn, &person.id)?.unwrap_or_else(|| Episode {
        id: None,
        patient: person.id.clone(),
        number: 1,
        opened_reason: None,
        referrer: None,
        started_on: None,
        ended_on: None,
        ended_reason: None,
        continued_by: None,
        follow_up_on: None,
        follow_up_rule: None,
        followed_up_on: None,
        follow_up_outcome: None,
        mistaken_on: None,
        mistaken_why: None,
    });
    stand(&mut last, person);
    Ok(last)
}

fn stand(episode: &mut Episode, person: &Patient) {
    let discharged = person.status == patient::Status::Discharged;
    episode.started_on = person.details.started;
    episode.ended_on = person.ended.filter(|_| discharged);
    episode.ended_reason = person.ended_reason.clone().filter(|_| discharged);
}

/// The clock that runs for somebody, with what was tried.
///
/// # Errors
/// When the store cannot be read.
pub fn running(conn: &Connection, patient: &str, clocks: &[FollowUp], now: Now) -> Result<Option<FollowUpClock>> {
    let Some(soonest) = clocks.iter().min_by_key(|clock| clock.due()) else {
        return Ok(None);
    };
    let stays = ward_stay::list(conn, patient)?;
    let stay = stays.into_iter().find(|stay| stay.left() == Some(soonest.left));
    let Some(stay) = stay else { return Ok(None) };
    let mut query = conn.prepare_cached(
        "SELECT id, at, kind, outcome FROM check_in WHERE patient = ?1 AND at >= substr(?2, 1, 16)
         ORDER BY at DESC, id DESC",
    )?;
    let attempts = query
        .query_map(params![patient, stay.discharged_at], contact)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(FollowUpClock {
        due_at: soonest.due().to_rfc3339(),
        minutes_left: i32::try_from(soonest.minutes_left(now)).unwrap_or(i32::MIN),
        attempts,
        stay,
    }))
}

/// The first contact since they left that achieved the follow-up of a stay, where one was to be.
fn achieved(conn: &Connection, stay: &WardStay) -> Result<Option<FollowUpContact>> {
    if stay.follow_hours.is_none() || stay.closed_at.is_some() {
        return Ok(None);
    }
    let achieves = &*SEEN_OR_HEARD;
    Ok(conn
        .prepare_cached(&format!(
            "SELECT id, at, kind, outcome FROM check_in
              WHERE patient = ?1 AND at >= substr(?2, 1, 16) AND {achieves} ORDER BY at, id LIMIT 1"
        ))?
        .query_row(params![stay.details.patient, stay.discharged_at], contact)
        .optional()?)
}

fn contact(row: &rusqlite::Row<'_>) -> rusqlite::Result<FollowUpContact> {
    Ok(FollowUpContact {
        check_in: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        outcome: row.get(3)?,
    })
}
