//! The full history of one person, or of one group, readable: what was changed when, from what to what.

use crate::error::Fault;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::care::dates;
use crate::record::group::{care_group, group_session};
use crate::record::person::name;
use crate::record::person::patient;
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
pub struct GroupHistoryQuery {
    pub group: String,
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

/// Which rows of `change` a history tells of, as a condition on `?1`, and the columns it leaves out: they name what the
/// history is of, or a place in a list.
struct Telling {
    ops: &'static str,
    changes: &'static str,
    left_out: &'static [&'static str],
}

macro_rules! telling {
    ($rows:expr, $left_out:expr) => {
        Telling {
            ops: concat!(
                "SELECT op.seq, op.kind, op.at, EXISTS (SELECT 1 FROM op AS undone WHERE undone.undoes = op.seq)
                   FROM op WHERE op.seq < ?2 AND op.seq IN (SELECT op FROM change WHERE ",
                $rows,
                ") ORDER BY op.seq DESC LIMIT ?3"
            ),
            changes: concat!(
                "SELECT tbl, row, before, after FROM change WHERE op = ?2 AND (",
                $rows,
                ") ORDER BY id"
            ),
            left_out: $left_out,
        }
    };
}

const OF_PERSON: Telling = telling!(
    "subject = ?1",
    &["id", "patient", "plan", "goal", "need", "position", "demo"]
);

/// What was done to the group, its people, its objectives and its sessions, taken back or not.
const OF_GROUP: Telling = telling!(
    "(tbl = 'care_group' AND row = ?1)
     OR (tbl IN ('membership', 'group_objective', 'group_session')
         AND coalesce(after, before) ->> 'care_group' = ?1)
     OR (tbl = 'attendance' AND coalesce(after, before) ->> 'session' IN
           (SELECT row FROM change AS held
             WHERE held.tbl = 'group_session' AND coalesce(held.after, held.before) ->> 'care_group' = ?1))",
    &["id", "care_group", "session", "position", "demo", "recorded_at"]
);

/// A page of 50 operations about one person, newest first. An import tells of their own rows alone.
///
/// # Errors
/// `Invalid("before", "notANumber")`, or when the store cannot be read.
pub fn history(conn: &Connection, query: &HistoryQuery) -> Result<History> {
    page(conn, &OF_PERSON, &query.patient, query.before.as_deref())
}

/// A page of 50 operations about one group, newest first: of each person only what has to do with the group.
///
/// # Errors
/// As [`history`].
pub fn of_group(conn: &Connection, query: &GroupHistoryQuery) -> Result<History> {
    page(conn, &OF_GROUP, &query.group, query.before.as_deref())
}

fn page(conn: &Connection, telling: &Telling, of: &str, before: Option<&str>) -> Result<History> {
    let before: i64 = match before {
        Some(text) => text.parse().map_err(|_| Error::invalid("before", Fault::NotANumber))?,
        None => i64::MAX,
    };
    let mut statement = conn.prepare_cached(telling.ops)?;
    let mut ops = statement
        .query_map(params![of, before, PAGE as i64 + 1], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
        })?
        .map(|row| {
            let (seq, kind, at, undone) = row?;
            Ok(HistoryOp {
                seq,
                kind: OpKind::stored(kind),
                at,
                undone,
                changes: changes(conn, telling, seq, of)?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let more = ops.len() > PAGE;
    ops.truncate(PAGE);
    Ok(History { ops, more })
}

fn changes(conn: &Connection, telling: &Telling, seq: i64, of: &str) -> Result<Vec<HistoryChange>> {
    let mut query = conn.prepare_cached(telling.changes)?;
    let mut rows = query.query(params![of, seq])?;
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
            fields: fields(conn, telling, before.as_deref(), after.as_deref())?,
        });
    }
    Ok(changes)
}

/// The columns that differ and mean something to a reader.
fn fields(conn: &Connection, telling: &Telling, before: Option<&str>, after: Option<&str>) -> Result<Vec<FieldChange>> {
    let parse = |image: Option<&str>| image.map(serde_json::from_str::<serde_json::Map<_, _>>).transpose();
    let (before, after) = (parse(before)?.unwrap_or_default(), parse(after)?.unwrap_or_default());
    let names = if after.is_empty() { before.keys() } else { after.keys() };
    let mut fields = Vec::new();
    for name in names.filter(|name| !telling.left_out.contains(&name.as_str())) {
        let (before, after) = (text(before.get(name)), text(after.get(name)));
        // Whose row it is never differs, and is what the reader of a group asks first.
        if before != after || name == "patient" {
            fields.push(FieldChange {
                before: said(conn, name, before)?,
                after: said(conn, name, after)?,
                field: name.clone(),
            });
        }
    }
    Ok(fields)
}

/// A person, a group or a session by name in place of its id; the others as they stand.
fn said(conn: &Connection, field: &str, value: Option<String>) -> Result<Option<String>> {
    let Some(id) = value else { return Ok(None) };
    match field {
        "patient" => match patient::get(conn, &id) {
            Ok(patient) => Ok(Some(name::full(&patient.details))),
            Err(Error::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        },
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
