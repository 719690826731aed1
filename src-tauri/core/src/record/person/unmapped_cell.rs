//! A cell of an imported sheet that has no home here yet, or that was refused: kept with the person, word for word,
//! and visible. Nothing of a sheet is dropped.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::store::Tx;

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct UnmappedCell {
    pub id: String,
    pub patient: String,
    pub header: String,
    pub value: String,
    /// Why the value was not taken; `None` when its home is not built yet.
    pub refused: Option<String>,
    /// RFC 3339: when the sheet came in.
    pub imported_at: String,
}

/// # Errors
/// When the store would not take it.
pub fn add(
    tx: &Tx<'_>,
    patient: &str,
    import: &str,
    header: &str,
    value: &str,
    refused: Option<&str>,
) -> Result<String> {
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO unmapped_cell (id, patient, import, header, value, refused) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![id, patient, import, header, value, refused])?;
    Ok(id)
}

/// What is kept with one person, in the order of the sheet.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<UnmappedCell>> {
    let mut query = conn.prepare_cached(
        "SELECT unmapped_cell.*, import.at AS imported_at FROM unmapped_cell JOIN import ON import.id = unmapped_cell.import
         WHERE unmapped_cell.patient = ? ORDER BY import.at, unmapped_cell.rowid",
    )?;
    let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<UnmappedCell> {
    Ok(UnmappedCell {
        id: row.get("id")?,
        patient: row.get("patient")?,
        header: row.get("header")?,
        value: row.get("value")?,
        refused: row.get("refused")?,
        imported_at: row.get("imported_at")?,
    })
}
