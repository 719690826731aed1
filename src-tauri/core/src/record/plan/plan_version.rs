//! The plan as it stood when it was reviewed, frozen as one row: goals and milestones go on under the same ids, and what
//! was written of them then can still be read. The rows are kept under the names of their columns, so that a new column
//! needs no code here.

use crate::error::Damage;
use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::care::plan_change::PlanLines;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::{Error, Result};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanVersion {
    pub id: String,
    /// From 1.
    pub version: u32,
    pub from_on: NaiveDate,
    /// The day of the review that ended it.
    pub until_on: NaiveDate,
    pub agreed_with: Option<String>,
    /// What the review changed, in words.
    pub changes: Option<String>,
}

/// Each table of a plan and its rows, in the order of the page.
const LINES: &[(&str, &str)] = &[
    ("care_plan", "SELECT * FROM care_plan WHERE id = ?"),
    ("need", "SELECT * FROM need WHERE plan = ? ORDER BY position, id"),
    ("goal", "SELECT * FROM goal WHERE plan = ? ORDER BY position, id"),
    (
        "milestone",
        "SELECT milestone.* FROM milestone JOIN goal ON goal.id = milestone.goal
          WHERE goal.plan = ? ORDER BY goal.position, goal.id, milestone.position, milestone.id",
    ),
    (
        "intervention",
        "SELECT * FROM intervention WHERE plan = ? ORDER BY position, id",
    ),
];

/// Freezes a plan as it stands, to end on a day.
///
/// # Errors
/// `Invalid("changes", ...)`, `NotFound`.
pub(in crate::record) fn freeze(tx: &Tx<'_>, plan: &str, until: NaiveDate, changes: Option<&str>) -> Result<()> {
    let changes = text::optional("changes", changes, PARAGRAPH)?;
    let body = serde_json::to_string(&lines(tx, plan)?).map_err(|_| Error::Internal("planVersion"))?;
    let frozen = tx
        .prepare_cached(
            "INSERT INTO plan_version (id, patient, plan, version, from_on, until_on, agreed_with, changes, body)
             SELECT ?2, patient, id, version, coalesce(version_from, started_on), ?3, agreed_with, ?4, ?5
               FROM care_plan WHERE id = ?1",
        )?
        .execute(params![plan, tx.new_id(), until, changes, body])?;
    crate::record::expect_one_row("carePlan", frozen)
}

/// The plan as it stands now.
///
/// # Errors
/// When the store cannot be read.
pub fn lines(conn: &Connection, plan: &str) -> Result<PlanLines> {
    let mut all = PlanLines::default();
    for (table, sql) in LINES {
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query([plan])?;
        while let Some(row) = rows.next()? {
            all.push(table, image(row)?);
        }
    }
    Ok(all)
}

fn image(row: &Row<'_>) -> Result<Map<String, Value>> {
    let mut map = Map::new();
    for (at, name) in row.as_ref().column_names().enumerate() {
        let value = match row.get_ref(at)? {
            ValueRef::Integer(number) => number.into(),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
            _ => Value::Null,
        };
        map.insert(name.to_owned(), value);
    }
    Ok(map)
}

/// The plan as it stood at the end of a version of this person's.
///
/// # Errors
/// `NotFound`, `Damaged`.
pub fn body(conn: &Connection, patient: &str, id: &str) -> Result<PlanLines> {
    let body: String = conn
        .prepare_cached("SELECT body FROM plan_version WHERE id = ? AND patient = ?")?
        .query_row([id, patient], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("planVersion"))?;
    serde_json::from_str(&body).map_err(|_| Error::Damaged(Damage::Store))
}

/// The versions of somebody's plan that ended, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<PlanVersion>> {
    let mut query = conn.prepare_cached(
        "SELECT id, version, from_on, until_on, agreed_with, changes FROM plan_version
          WHERE patient = ? ORDER BY until_on DESC, version DESC",
    )?;
    let versions = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(versions)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PlanVersion> {
    Ok(PlanVersion {
        id: row.get("id")?,
        version: row.get("version")?,
        from_on: row.get("from_on")?,
        until_on: row.get("until_on")?,
        agreed_with: row.get("agreed_with")?,
        changes: row.get("changes")?,
    })
}
