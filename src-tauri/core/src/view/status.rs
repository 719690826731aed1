//! The status line: what is stored here, what has not left, and what Ctrl+Z would take back.

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};

use super::name;
use crate::record::patient;
use crate::store::undo::{self, Undoable};
use crate::{Now, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StatusLine {
    /// Operations not yet acknowledged by the office.
    pub unsent: u32,
    /// RFC 3339: when a bundle was last written.
    pub last_export: Option<String>,
    pub undo: Option<Undoable>,
    /// Whom the undoable change is about: `Dilwyn D.`
    pub undo_name: Option<String>,
}

/// # Errors
/// When the store cannot be read.
pub fn status(conn: &Connection, now: Now) -> Result<StatusLine> {
    let acknowledged: i64 = conn
        .prepare_cached("SELECT coalesce(max(last_seq), 0) FROM outbox WHERE acknowledged_at IS NOT NULL")?
        .query_row([], |row| row.get(0))?;
    let undo = undo::next(conn, now)?;
    let undo_name = match undo.as_ref().and_then(|undo| undo.patient.as_deref()) {
        Some(id) => match patient::get(conn, id) {
            Ok(patient) => Some(name::short(&patient.details)),
            Err(crate::Error::NotFound(_)) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    Ok(StatusLine {
        unsent: conn
            .prepare_cached("SELECT count(*) FROM op WHERE seq > ?")?
            .query_row([acknowledged], |row| row.get(0))?,
        last_export: conn
            .prepare_cached("SELECT at FROM outbox ORDER BY last_seq DESC, at DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?,
        undo,
        undo_name,
    })
}
