//! Undo writes the before images of an operation back, as a new operation. It survives restarts and locking, for
//! 24 hours.

use crate::error::{Damage, Fault};
use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension as _, ffi, params};
use serde::{Deserialize, Serialize};

use super::journal::{Tx, columns, image};
use super::migrations::SCHEMA;
use super::{Now, OpKind, Store, tables};
use crate::{Error, Result};

/// How long a change can be taken back.
pub const UNDO_HOURS: i64 = 24;

/// The operation that undo would take back, or has taken back.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Undoable {
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    #[serde(with = "super::number_text")]
    pub seq: i64,
    pub kind: OpKind,
    /// RFC 3339.
    pub at: String,
    /// The person it was about, if it was about one alone.
    pub patient: Option<String>,
}

/// What Ctrl+Z would take back: the latest change a person made that is not taken back yet, is younger than 24 hours
/// and was made under this schema.
///
/// # Errors
/// When the store cannot be read.
pub fn next(conn: &Connection, now: Now) -> Result<Option<Undoable>> {
    let mut query = conn.prepare_cached(
        "SELECT op.seq, op.kind, op.at, op.schema FROM op LEFT JOIN op AS undone ON undone.undoes = op.seq
          WHERE undone.seq IS NULL ORDER BY op.seq DESC",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let at: String = row.get(2)?;
        let then = chrono::DateTime::parse_from_rfc3339(&at).map_err(|_| Error::Damaged(Damage::Journal))?;
        if now - then > TimeDelta::hours(UNDO_HOURS) || row.get::<_, i64>(3)? != SCHEMA {
            return Ok(None);
        }
        let kind = OpKind::stored(row.get(1)?);
        if kind.undoable() {
            let seq = row.get(0)?;
            return Ok(Some(Undoable {
                seq,
                kind,
                at,
                patient: subject(conn, seq)?,
            }));
        }
    }
    Ok(None)
}

/// The person an operation was about, if it was about one alone.
fn subject(conn: &Connection, op: i64) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT CASE WHEN min(subject) = max(subject) THEN max(subject) END FROM change WHERE op = ?")?
        .query_row([op], |row| row.get(0))?)
}

impl Store {
    /// Takes back what [`next`] names. `None` when there is nothing.
    ///
    /// # Errors
    /// `Invalid("undo", "changedSince")` when a later operation that cannot be undone changed the same rows.
    pub fn undo(&mut self, now: Now) -> Result<Option<Undoable>> {
        let Some(undone) = next(&self.conn, now)? else {
            return Ok(None);
        };
        self.take_back(OpKind::Undo, undone.seq, now)?;
        Ok(Some(undone))
    }

    /// Takes back one operation whole.
    ///
    /// # Errors
    /// `Invalid("undo", "changedSince")` when something it wrote was changed since, or something was recorded about it; `Invalid("undo", "already")` when
    /// it was taken back before. Nothing is changed then.
    pub fn take_back(&mut self, kind: OpKind, seq: i64, now: Now) -> Result<()> {
        let taken: Option<i64> = self
            .conn
            .query_row("SELECT seq FROM op WHERE undoes = ?", [seq], |row| row.get(0))
            .optional()?;
        if taken.is_some() {
            return Err(Error::invalid("undo", Fault::Already));
        }
        self.transact_op(kind, now, Some(seq), |tx| write_back(tx, seq))
            .map_err(|error| match error {
                // Rows of other operations point at what would go: the store refuses at the end, and keeps everything.
                Error::Sql(ref sql) if dangling(sql) => Error::invalid("undo", Fault::ChangedSince),
                other => other,
            })
    }
}

fn dangling(error: &rusqlite::Error) -> bool {
    error
        .sqlite_error()
        .is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

struct Change {
    table: String,
    row: String,
    before: Option<String>,
    after: Option<String>,
}

fn write_back(tx: &Tx<'_>, seq: i64) -> Result<()> {
    let changes: Vec<Change> = tx
        .prepare_cached("SELECT tbl, row, before, after FROM change WHERE op = ? ORDER BY id DESC")?
        .query_map([seq], |row| {
            Ok(Change {
                table: row.get(0)?,
                row: row.get(1)?,
                before: row.get(2)?,
                after: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let journalled = tables::journalled(tx)?;
    for change in changes {
        if !journalled.contains(&change.table) || (change.before.is_none() && change.after.is_none()) {
            return Err(Error::invalid("undo", Fault::ChangedSince));
        }
        reverse(tx, &change)?;
    }
    // The draft a recorded note came from is open again: what was typed is not lost with the record.
    tx.execute("UPDATE draft SET closed_op = NULL WHERE closed_op = ?", [seq])?;
    Ok(())
}

/// Puts one row back to its before image, if it still is as the after image left it.
fn reverse(tx: &Tx<'_>, change: &Change) -> Result<()> {
    let table = &change.table;
    let columns = columns(tx, table)?;
    let present: Option<String> = tx
        .prepare_cached(&format!("SELECT {} FROM \"{table}\" WHERE id = ?", image(&columns, "")))?
        .query_row([&change.row], |row| row.get(0))
        .optional()?;
    if present != change.after {
        return Err(Error::invalid("undo", Fault::ChangedSince));
    }
    let Some(before) = &change.before else {
        tx.prepare_cached(&format!("DELETE FROM \"{table}\" WHERE id = ?"))?
            .execute([&change.row])?;
        return Ok(());
    };
    let names: Vec<String> = columns.iter().map(|c| format!("\"{c}\"")).collect();
    let values: Vec<String> = columns.iter().map(|c| format!("json_extract(?1, '$.{c}')")).collect();
    let sql = if present.is_some() {
        let pairs: Vec<String> = names
            .iter()
            .zip(&values)
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        format!("UPDATE \"{table}\" SET {} WHERE id = ?2", pairs.join(", "))
    } else {
        // ?2 is named so that both statements take the same parameters.
        format!(
            "INSERT INTO \"{table}\" ({}) SELECT {} WHERE ?2 IS NOT NULL",
            names.join(", "),
            values.join(", ")
        )
    };
    tx.prepare_cached(&sql)?.execute(params![before, change.row])?;
    Ok(())
}
