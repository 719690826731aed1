//! What somebody began to type and has not recorded. Drafts are saved on every pause and are not in the journal. The
//! draft of what was recorded stays closed for a day, so that undoing opens it again.

use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::stored_enum;
use crate::record::text::NOTE;
use crate::store::{Now, Tx};
use crate::{Error, Result};

stored_enum! {
    DraftKind { CheckIn = "checkIn", Assessment = "assessment" }
}

/// What the window saves. `body` is the form as it stands, in the window's own JSON.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveDraft {
    /// Empty for a new one.
    pub id: Option<String>,
    pub kind: DraftKind,
    pub patient: String,
    pub body: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Draft {
    pub id: String,
    pub kind: DraftKind,
    pub patient: String,
    pub body: String,
    /// RFC 3339.
    pub started_at: String,
    /// RFC 3339.
    pub saved_at: String,
}

/// Saves a draft; answers with it as it is stored now.
///
/// # Errors
/// `Invalid("body", "tooLong")`; `NotFound` when it was recorded or thrown away meanwhile.
pub fn save(conn: &Connection, now: Now, draft: &SaveDraft) -> Result<Draft> {
    // JSON escapes at most double the note.
    if draft.body.len() > 4 * NOTE {
        return Err(Error::invalid("body", Fault::TooLong));
    }
    let at = now.to_rfc3339();
    let id = match &draft.id {
        Some(id) => {
            let changed = conn
                .prepare_cached("UPDATE draft SET body = ?, saved_at = ? WHERE id = ? AND closed_op IS NULL")?
                .execute(params![draft.body, at, id])?;
            if changed == 0 {
                return Err(Error::NotFound("draft"));
            }
            id.clone()
        }
        None => {
            let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
            let id = uuid::Builder::from_unix_timestamp_millis(millis, &rand::random())
                .into_uuid()
                .to_string();
            conn.prepare_cached(
                "INSERT INTO draft (id, kind, patient, body, started_at, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
            )?
            .execute(params![id, draft.kind, draft.patient, draft.body, at])?;
            id
        }
    };
    get(conn, &id)
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Draft> {
    conn.prepare_cached("SELECT * FROM draft WHERE id = ? AND closed_op IS NULL")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("draft"))
}

/// What waits to be finished, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn open(conn: &Connection) -> Result<Vec<Draft>> {
    let mut query = conn.prepare_cached("SELECT * FROM draft WHERE closed_op IS NULL ORDER BY started_at, id")?;
    let drafts = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(drafts)
}

/// What waits to be finished about one person, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn open_about(conn: &Connection, patient: &str) -> Result<Vec<Draft>> {
    let mut query =
        conn.prepare_cached("SELECT * FROM draft WHERE patient = ? AND closed_op IS NULL ORDER BY started_at, id")?;
    let drafts = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(drafts)
}

/// The draft became the record of this operation.
///
/// # Errors
/// When the store would not take it.
pub fn close(tx: &Tx<'_>, id: &str) -> Result<()> {
    tx.prepare_cached("UPDATE draft SET closed_op = ? WHERE id = ?")?
        .execute(params![tx.op_seq(), id])?;
    Ok(())
}

/// Throws a draft away, as its writer asked.
///
/// # Errors
/// `NotFound`.
pub fn discard(conn: &Connection, id: &str) -> Result<()> {
    crate::record::expect_one_row(
        "draft",
        conn.prepare_cached("DELETE FROM draft WHERE id = ? AND closed_op IS NULL")?
            .execute([id])?,
    )
}

/// Forgets the closed drafts that undo can no longer open.
///
/// # Errors
/// When the store would not take it.
pub fn forget_closed(conn: &Connection, now: Now) -> Result<()> {
    let day_ago = (now - chrono::TimeDelta::hours(crate::store::undo::UNDO_HOURS)).to_rfc3339();
    conn.execute(
        "DELETE FROM draft WHERE closed_op IS NOT NULL AND julianday(saved_at) < julianday(?)",
        [day_ago],
    )?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        id: row.get("id")?,
        kind: row.get("kind")?,
        patient: row.get("patient")?,
        body: row.get("body")?,
        started_at: row.get("started_at")?,
        saved_at: row.get("saved_at")?,
    })
}
