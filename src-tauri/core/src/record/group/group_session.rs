//! One meeting of a group: planned, held or called off.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::edit::Edit;
use crate::record::text::{self, LINE, NOTE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    SessionState { Planned = "planned", Held = "held", Cancelled = "cancelled" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionDetails {
    pub on: NaiveDate,
    /// `HH:MM`, local.
    pub time: Option<String>,
    pub place: Option<String>,
    pub topic: Option<String>,
    pub led_by: Option<String>,
    /// About the session as a whole.
    pub note: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Session {
    pub id: String,
    pub group: String,
    #[serde(flatten)]
    pub details: SessionDetails,
    pub state: SessionState,
    /// Why it was called off.
    pub reason: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewPlannedSession {
    pub group: String,
    pub details: SessionDetails,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CancelSession {
    pub id: String,
    pub reason: String,
}

acts! {
    PlanSession = plan(NewPlannedSession) -> String;
    EditSession = edit(Edit<SessionDetails>) -> ();
    CancelSession = cancel(CancelSession) -> ();
}

impl SessionDetails {
    fn checked(&self) -> Result<Self> {
        let line = |field, typed: &Option<String>| text::optional(field, typed.as_deref(), LINE);
        Ok(SessionDetails {
            on: self.on,
            time: text::time("time", self.time.as_deref())?,
            place: line("place", &self.place)?,
            topic: line("topic", &self.topic)?,
            led_by: line("ledBy", &self.led_by)?,
            note: text::optional("note", self.note.as_deref(), NOTE)?,
        })
    }
}

/// Plans a session, today or later.
///
/// # Errors
/// `Invalid("on", "past")`, `Invalid` with the field.
pub fn plan(tx: &Tx<'_>, new: &NewPlannedSession) -> Result<String> {
    let NewPlannedSession { group, details } = new;
    if details.on < tx.today() {
        return Err(Error::invalid("on", Fault::Past));
    }
    insert(tx, group, details, SessionState::Planned)
}

/// Moves or corrects a planned session.
///
/// # Errors
/// As [`plan`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<SessionDetails>) -> Result<()> {
    let Edit { id, details } = edit;
    if details.on < tx.today() {
        return Err(Error::invalid("on", Fault::Past));
    }
    if get(tx, id)?.state != SessionState::Planned {
        return Err(Error::NotFound("session"));
    }
    update(tx, id, details, SessionState::Planned)
}

/// Writes down a session that took place: the planned one named, one that was written down before, or a new one.
///
/// # Errors
/// `Invalid("on", "future")`, `Invalid` with the field, `NotFound`.
pub(super) fn record(tx: &Tx<'_>, group: &str, planned: Option<&str>, details: &SessionDetails) -> Result<String> {
    if details.on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    let Some(id) = planned else {
        return insert(tx, group, details, SessionState::Held);
    };
    let before = get(tx, id)?;
    if before.group != group || before.state == SessionState::Cancelled {
        return Err(Error::NotFound("session"));
    }
    update(tx, id, details, SessionState::Held)?;
    Ok(id.to_owned())
}

/// Calls a planned session off, with the reason.
///
/// # Errors
/// `Invalid("reason", "required")`, `NotFound`.
pub fn cancel(tx: &Tx<'_>, cancel: &CancelSession) -> Result<()> {
    let reason = text::required("reason", &cancel.reason, PARAGRAPH)?;
    expect_one_row(
        "session",
        tx.prepare_cached(
            "UPDATE group_session SET state = 'cancelled', reason = ? WHERE id = ? AND state = 'planned'",
        )?
        .execute(params![reason, cancel.id])?,
    )
}

fn insert(tx: &Tx<'_>, group: &str, details: &SessionDetails, state: SessionState) -> Result<String> {
    let d = details.checked()?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO group_session (id, care_group, on_date, at_time, place, topic, led_by, note, state, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        group,
        d.on,
        d.time,
        d.place,
        d.topic,
        d.led_by,
        d.note,
        state,
        tx.now().to_rfc3339(),
    ])?;
    Ok(id)
}

fn update(tx: &Tx<'_>, id: &str, details: &SessionDetails, state: SessionState) -> Result<()> {
    let d = details.checked()?;
    expect_one_row(
        "session",
        tx.prepare_cached(
            "UPDATE group_session SET on_date = ?2, at_time = ?3, place = ?4, topic = ?5, led_by = ?6, note = ?7,
               state = ?8, recorded_at = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id,
            d.on,
            d.time,
            d.place,
            d.topic,
            d.led_by,
            d.note,
            state,
            tx.now().to_rfc3339(),
        ])?,
    )
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Session> {
    conn.prepare_cached("SELECT * FROM group_session WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("session"))
}

/// The sessions of one group, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, group: &str) -> Result<Vec<Session>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM group_session WHERE care_group = ? ORDER BY on_date DESC, at_time DESC, id DESC",
    )?;
    let all = query.query_map([group], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        group: row.get("care_group")?,
        details: SessionDetails {
            on: row.get("on_date")?,
            time: row.get("at_time")?,
            place: row.get("place")?,
            topic: row.get("topic")?,
            led_by: row.get("led_by")?,
            note: row.get("note")?,
        },
        state: row.get("state")?,
        reason: row.get("reason")?,
    })
}
