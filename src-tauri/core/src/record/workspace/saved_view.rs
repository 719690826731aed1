//! A way to look at the caseload table, kept under a name: who is shown, which columns, in which order. What it means is
//! the window's own.

use crate::error::Fault;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::record::expect_one_row;
use crate::record::text::{self, LINE};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// Bytes of JSON.
const LONGEST: usize = 8 * 1024;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SavedView {
    pub id: String,
    pub name: String,
    /// JSON, the window's own.
    pub shown: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveView {
    pub name: String,
    pub shown: String,
}

acts! {
    SaveView = save(SaveView) -> String;
    RemoveView = remove(String) -> ();
}

/// Keeps a view; under a name that there is already it takes the place of that one.
///
/// # Errors
/// `Invalid("name", "required" | "tooLong" | "control")`, `Invalid("shown", "notJson" | "tooLong")`.
pub fn save(tx: &Tx<'_>, ask: &SaveView) -> Result<String> {
    let name = text::required("name", &ask.name, LINE)?;
    if ask.shown.len() > LONGEST {
        return Err(Error::invalid("shown", Fault::TooLong));
    }
    if serde_json::from_str::<serde_json::Value>(&ask.shown).is_err() {
        return Err(Error::invalid("shown", Fault::NotJson));
    }
    let id: String = tx
        .prepare_cached(
            "INSERT INTO saved_view (id, name, shown) VALUES (?, ?, ?)
             ON CONFLICT (name) DO UPDATE SET shown = excluded.shown RETURNING id",
        )?
        .query_row(params![tx.new_id(), name, ask.shown], |row| row.get(0))?;
    Ok(id)
}

/// # Errors
/// `NotFound`.
pub fn remove(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "saved_view",
        tx.prepare_cached("DELETE FROM saved_view WHERE id = ?")?
            .execute([id])?,
    )
}

/// By name.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<SavedView>> {
    let mut query = conn.prepare_cached("SELECT id, name, shown FROM saved_view ORDER BY name COLLATE NOCASE, id")?;
    let rows = query
        .query_map([], |row| {
            Ok(SavedView {
                id: row.get(0)?,
                name: row.get(1)?,
                shown: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
