//! The episodes of somebody's care. The one that is last begins and ends with the person (`started`, `ended`); an earlier
//! one is kept as it stood when the next began. Baselines belong to an episode.

pub mod handover;
pub mod leaving;
pub mod open_item;
pub mod ward_leaving;
pub mod ward_stay;

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::expect_one_row;
use super::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Episode {
    /// `None`: nothing was written of it but what stands with the person.
    pub id: Option<String>,
    pub patient: String,
    /// From 1.
    pub number: u32,
    /// Why they came back; `None` for the first.
    pub opened_reason: Option<String>,
    pub referrer: Option<String>,
    pub started_on: Option<NaiveDate>,
    /// `None`: it goes on, or nobody knows when it ended.
    pub ended_on: Option<NaiveDate>,
    pub ended_reason: Option<String>,
    /// Who carries on.
    pub continued_by: Option<String>,
    /// When to ask how they are after the discharge.
    pub follow_up_on: Option<NaiveDate>,
    /// The name and the source of the rule that said so.
    pub follow_up_rule: Option<String>,
    pub followed_up_on: Option<NaiveDate>,
    pub follow_up_outcome: Option<String>,
    /// The day on which a discharge that was a mistake was put right; the latest of them.
    pub mistaken_on: Option<NaiveDate>,
    pub mistaken_why: Option<String>,
}

/// How an episode ended.
struct Ended {
    continued_by: String,
    follow_up_on: Option<NaiveDate>,
    follow_up_rule: Option<String>,
}

/// When an episode began and ended, and why, as it stood with the person.
struct EpisodeState {
    started_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    ended_reason: Option<String>,
}

/// The follow-up after a discharge from the caseload took place, or will not.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FollowUpAnswer {
    pub episode: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// What came of it.
    pub outcome: String,
}

/// The row of the episode that is last, made where there is none; answers with its id.
///
/// # Errors
/// When the store would not take it.
fn row(tx: &Tx<'_>, patient: &str) -> Result<String> {
    if let Some(id) = last(tx, patient)?.and_then(|last| last.id) {
        return Ok(id);
    }
    let id = tx.new_id();
    tx.prepare_cached("INSERT INTO episode (id, patient, number) VALUES (?, ?, 1)")?
        .execute([&id, patient])?;
    Ok(id)
}

/// Writes how the present episode ended.
///
/// # Errors
/// `Invalid("continuedBy", "required" | ...)`.
fn end(tx: &Tx<'_>, patient: &str, ended: &Ended) -> Result<()> {
    let continued_by = text::required("continuedBy", &ended.continued_by, PARAGRAPH)?;
    let id = row(tx, patient)?;
    expect_one_row(
        "episode",
        tx.prepare_cached(
            "UPDATE episode SET continued_by = ?2, follow_up_on = ?3, follow_up_rule = ?4, followed_up_on = NULL,
               follow_up_outcome = NULL WHERE id = ?1",
        )?
        .execute(params![id, continued_by, ended.follow_up_on, ended.follow_up_rule])?,
    )
}

/// It never ended: the discharge was a mistake. What was to follow the discharge goes with it, into the history.
///
/// # Errors
/// `Invalid("reason", "required" | ...)`.
fn go_on(tx: &Tx<'_>, patient: &str, why: &str) -> Result<()> {
    let why = text::required("reason", why, PARAGRAPH)?;
    let id = row(tx, patient)?;
    expect_one_row(
        "episode",
        tx.prepare_cached(
            "UPDATE episode SET continued_by = NULL, follow_up_on = NULL, follow_up_rule = NULL, followed_up_on = NULL,
               follow_up_outcome = NULL, mistaken_on = ?2, mistaken_why = ?3 WHERE id = ?1",
        )?
        .execute(params![id, tx.today(), why])?,
    )
}

/// The next episode begins; the one before is kept as it stood.
///
/// # Errors
/// `Invalid("reason", "required" | ...)`, `Invalid("referrer", ...)`.
fn open(tx: &Tx<'_>, patient: &str, before: &EpisodeState, reason: &str, referrer: Option<&str>) -> Result<String> {
    let reason = text::required("reason", reason, PARAGRAPH)?;
    let referrer = text::optional("referrer", referrer, LINE)?;
    let earlier = row(tx, patient)?;
    tx.prepare_cached("UPDATE episode SET started_on = ?2, ended_on = ?3, ended_reason = ?4 WHERE id = ?1")?
        .execute(params![
            earlier,
            before.started_on,
            before.ended_on,
            before.ended_reason
        ])?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO episode (id, patient, number, opened_reason, referrer)
         SELECT ?1, patient, number + 1, ?3, ?4 FROM episode WHERE id = ?2",
    )?
    .execute(params![id, earlier, reason, referrer])?;
    Ok(id)
}

acts! { AnswerFollowUp = answer_follow_up(FollowUpAnswer) -> (); }

/// What came of the follow-up after a discharge from the caseload.
///
/// # Errors
/// `Invalid("on", "future")`, `Invalid("outcome", "required" | ...)`, `NotFound` where none is due.
pub fn answer_follow_up(tx: &Tx<'_>, answer: &FollowUpAnswer) -> Result<()> {
    let on = answer.on.unwrap_or(tx.today());
    if on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    let outcome = text::required("outcome", &answer.outcome, PARAGRAPH)?;
    expect_one_row(
        "episode",
        tx.prepare_cached(
            "UPDATE episode SET followed_up_on = ?, follow_up_outcome = ?
              WHERE id = ? AND follow_up_on IS NOT NULL AND followed_up_on IS NULL",
        )?
        .execute(params![on, outcome, answer.episode])?,
    )
}

/// The row of somebody's last episode; `None`: nothing was written of any.
///
/// # Errors
/// When the store cannot be read.
pub fn last(conn: &Connection, patient: &str) -> Result<Option<Episode>> {
    Ok(conn
        .prepare_cached("SELECT * FROM episode WHERE patient = ? ORDER BY number DESC LIMIT 1")?
        .query_row([patient], from_row)
        .optional()?)
}

/// Every row of somebody's episodes, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Episode>> {
    let mut query = conn.prepare_cached("SELECT * FROM episode WHERE patient = ? ORDER BY number DESC")?;
    let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Episode> {
    Ok(Episode {
        id: row.get("id")?,
        patient: row.get("patient")?,
        number: row.get("number")?,
        opened_reason: row.get("opened_reason")?,
        referrer: row.get("referrer")?,
        started_on: row.get("started_on")?,
        ended_on: row.get("ended_on")?,
        ended_reason: row.get("ended_reason")?,
        continued_by: row.get("continued_by")?,
        follow_up_on: row.get("follow_up_on")?,
        follow_up_rule: row.get("follow_up_rule")?,
        followed_up_on: row.get("followed_up_on")?,
        follow_up_outcome: row.get("follow_up_outcome")?,
        mistaken_on: row.get("mistaken_on")?,
        mistaken_why: row.get("mistaken_why")?,
    })
}
