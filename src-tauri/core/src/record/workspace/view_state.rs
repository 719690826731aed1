//! How the window was left: theme, zoom, how a table was sorted, the folder last exported to. Not in the journal.

use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension as _};
use serde::Deserialize;

use crate::record::text::LINE;
use crate::{Error, Result};

/// What was kept under `id`, as the window's own JSON.
///
/// # Errors
/// When the store cannot be read.
pub fn get(conn: &Connection, id: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT value FROM view_state WHERE id = ?")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// How a part of the window was left.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveViewState {
    pub id: String,
    /// JSON, at most 64 KiB.
    pub value: String,
}

/// # Errors
/// `Invalid("id" | "value", "tooLong")`.
pub fn set(conn: &Connection, SaveViewState { id, value }: &SaveViewState) -> Result<()> {
    if id.len() > LINE || value.len() > 64 * 1024 {
        return Err(Error::invalid("value", Fault::TooLong));
    }
    conn.prepare_cached(
        "INSERT INTO view_state (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
    )?
    .execute([id, value])?;
    Ok(())
}
