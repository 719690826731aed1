//! The full history of one person, readable: what was changed when, from what to what.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::care::dates;
use crate::record::{care_group, group_session};
use crate::store::OpKind;
use crate::store::number_text;
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HistoryQuery {
    pub patient: String,
    /// Only what was before this operation; for the next page.
    #[cfg_attr(feature = "bindings", ts(type = "string | null"))]
    pub before: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HistoryOp {
    #[serde(with = "number_text")]
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub seq: i64,
    pub kind: OpKind,
    /// RFC 3339.
    pub at: String,
    /// Whether it was taken back since.
    pub undone: bool,
    pub changes: Vec<HistoryChange>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HistoryChange {
    pub table: String,
    pub row: String,
    pub what: Changed,
    pub fields: Vec<FieldChange>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Changed {
    Added,
    Edited,
    Removed,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FieldChange {
    /// The column's name.
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct History {
    pub ops: Vec<HistoryOp>,
    pub more: bool,
}

const PAGE: usize = 50;

/// A page of 50 operations, newest first. An import tells of a person's own rows alone.
///
/// # Errors
/// `Invalid("before", "notANumber")`, or when the store cannot be read.
pub fn history(conn: &Connection, query: &HistoryQuery) -> Result<History> {
    let before: i64 = match &query.before {
        Some(text) => text.parse().map_err(|_| Error::invalid("before", "notANumber"))?,
        None => i64::MAX,
    };
    let mut statement = conn.prepare_cached(
        "SELECT op.seq, op.kind, op.at, EXISTS (SELECT 1 FROM op AS undone WHERE undone.undoes = op.seq)
         FROM op WHERE op.seq < ?2 AND op.seq IN (SELECT op FROM change WHERE subject = ?1)
         ORDER BY op.seq DESC LIMIT ?3",
    )?;
    let mut ops = statement
        .query_map(params![query.patient, before, PAGE as i64 + 1], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
        })?
        .map(|row| {
            let (seq, kind, at, undone) = row?;
            Ok(HistoryOp {
                seq,
                kind: kind.parse()?,
                at,
                undone,
                changes: changes(conn, seq, &query.patient)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let more = ops.len() > PAGE;
    ops.truncate(PAGE);
    Ok(History { ops, more })
}

fn changes(conn: &Connection, seq: i64, patient: &str) -> Result<Vec<HistoryChange>> {
    let mut query =
        conn.prepare_cached("SELECT tbl, row, before, after FROM change WHERE op = ? AND subject = ? ORDER BY id")?;
    let mut rows = query.query(params![seq, patient])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        changes.push(HistoryChange {
            table: row.get(0)?,
            row: row.get(1)?,
            what: match (&before, &after) {
                (None, _) => Changed::Added,
                (_, None) => Changed::Removed,
                _ => Changed::Edited,
            },
            fields: fields(conn, before.as_deref(), after.as_deref())?,
        });
    }
    Ok(changes)
}

/// The columns that differ and mean something to a reader: no ids, no places in a list.
fn fields(conn: &Connection, before: Option<&str>, after: Option<&str>) -> Result<Vec<FieldChange>> {
    let parse = |image: Option<&str>| image.map(serde_json::from_str::<serde_json::Map<_, _>>).transpose();
    let (before, after) = (parse(before)?.unwrap_or_default(), parse(after)?.unwrap_or_default());
    let names = if after.is_empty() { before.keys() } else { after.keys() };
    let mut fields = Vec::new();
    for name in names {
        if matches!(
            name.as_str(),
            "id" | "patient" | "plan" | "goal" | "need" | "position" | "demo"
        ) {
            continue;
        }
        let (before, after) = (text(before.get(name)), text(after.get(name)));
        if before != after {
            fields.push(FieldChange {
                before: said(conn, name, before)?,
                after: said(conn, name, after)?,
                field: name.clone(),
            });
        }
    }
    Ok(fields)
}

/// A group or a session by its name in place of its id; the others as they stand.
fn said(conn: &Connection, field: &str, value: Option<String>) -> Result<Option<String>> {
    let Some(id) = value else { return Ok(None) };
    match field {
        "care_group" => match care_group::get(conn, &id) {
            Ok(group) => Ok(Some(group.details.name)),
            Err(Error::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        },
        "session" => match group_session::get(conn, &id) {
            Ok(session) => {
                let group = said(conn, "care_group", Some(session.group))?.unwrap_or_default();
                Ok(Some(format!("{group}, {}", dates::long(session.details.on))))
            }
            Err(Error::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        },
        _ => Ok(Some(id)),
    }
}

fn text(value: Option<&serde_json::Value>) -> Option<String> {
    match value {
        None | Some(serde_json::Value::Null) => None,
        Some(serde_json::Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    }
}
