//! One sheet that came in: which file, how many people and contacts, and every cell that was refused.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::stored_enum;
use crate::record::text::{self, LINE};
use crate::store::Tx;

stored_enum! {
    Sheet { Caseload = "caseload", Contacts = "contacts" }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Import {
    pub id: String,
    /// RFC 3339.
    pub at: String,
    pub sheet: Sheet,
    /// Without its folder.
    pub file_name: String,
    /// Lower-case hex.
    pub sha256: String,
    pub people: u32,
    pub contacts: u32,
    /// JSON: the refused cells with line, header, value and reason.
    pub refused: String,
    /// The operation that brought it in.
    #[serde(with = "crate::store::number_text")]
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub op: i64,
    pub taken_back: bool,
}

pub struct NewImport<'a> {
    pub sheet: Sheet,
    pub file_name: &'a str,
    pub sha256: &'a str,
    pub people: usize,
    pub contacts: usize,
    pub refused: &'a str,
}

/// # Errors
/// When the store would not take it.
pub fn record(tx: &Tx<'_>, new: &NewImport<'_>) -> Result<String> {
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO import (id, at, sheet, file_name, sha256, people, contacts, refused)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        tx.now().to_rfc3339(),
        new.sheet,
        text::required("fileName", new.file_name, LINE)?,
        new.sha256,
        i64::try_from(new.people).unwrap_or(i64::MAX),
        i64::try_from(new.contacts).unwrap_or(i64::MAX),
        new.refused,
    ])?;
    Ok(id)
}

/// Every import, newest first; one that was taken back stands here too, from the history.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<Import>> {
    let mut query = conn.prepare_cached(
        "SELECT json_extract(change.after, '$.id') AS id, json_extract(change.after, '$.at') AS at,
                json_extract(change.after, '$.sheet') AS sheet, json_extract(change.after, '$.file_name') AS file_name,
                json_extract(change.after, '$.sha256') AS sha256, json_extract(change.after, '$.people') AS people,
                json_extract(change.after, '$.contacts') AS contacts,
                json_extract(change.after, '$.refused') AS refused, op.seq AS op,
                EXISTS (SELECT 1 FROM op AS undone WHERE undone.undoes = op.seq) AS taken_back
         FROM op JOIN change ON change.op = op.seq AND change.tbl = 'import' AND change.before IS NULL
         WHERE op.kind = 'import' AND change.after IS NOT NULL ORDER BY op.seq DESC",
    )?;
    let rows = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Import> {
    Ok(Import {
        id: row.get("id")?,
        at: row.get("at")?,
        sheet: row.get("sheet")?,
        file_name: row.get("file_name")?,
        sha256: row.get("sha256")?,
        people: row.get("people")?,
        contacts: row.get("contacts")?,
        refused: row.get("refused")?,
        op: row.get("op")?,
        taken_back: row.get("taken_back")?,
    })
}
