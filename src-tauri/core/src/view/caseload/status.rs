//! The status line: what is stored here, what has not left, and what Ctrl+Z would take back.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::bundle;
use crate::record::person::name;
use crate::record::person::patient;
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
    let waiting = bundle::waiting(conn)?;
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
        unsent: waiting.changes,
        last_export: waiting.last_export.map(|export| export.at),
        undo,
        undo_name,
    })
}
