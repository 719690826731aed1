//! Who does what for the plan, and how often.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::text::{self, LINE, PARAGRAPH};
use super::{found, stored_enum};
use crate::Result;
use crate::store::Tx;

stored_enum! {
    InterventionStatus { Planned = "planned", Active = "active", Ended = "ended" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InterventionDetails {
    pub goal: Option<String>,
    pub what: String,
    pub who: Option<String>,
    pub how_often: Option<String>,
    pub status: InterventionStatus,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Intervention {
    pub id: String,
    #[serde(flatten)]
    pub details: InterventionDetails,
}

struct Checked {
    what: String,
    who: Option<String>,
    how_often: Option<String>,
}

fn checked(details: &InterventionDetails) -> Result<Checked> {
    Ok(Checked {
        what: text::required("what", &details.what, PARAGRAPH)?,
        who: text::optional("who", details.who.as_deref(), LINE)?,
        how_often: text::optional("howOften", details.how_often.as_deref(), LINE)?,
    })
}

/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, patient: &str, plan: &str, details: &InterventionDetails) -> Result<String> {
    let c = checked(details)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO intervention (id, patient, plan, goal, what, who, how_often, status, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT count(*) FROM intervention WHERE plan = ?3))",
    )?
    .execute(params![
        id,
        patient,
        plan,
        details.goal,
        c.what,
        c.who,
        c.how_often,
        details.status
    ])?;
    Ok(id)
}

/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, details: &InterventionDetails) -> Result<()> {
    let c = checked(details)?;
    let changed = tx
        .prepare_cached(
            "UPDATE intervention SET goal = ?2, what = ?3, who = ?4, how_often = ?5, status = ?6 WHERE id = ?1",
        )?
        .execute(params![id, details.goal, c.what, c.who, c.how_often, details.status])?;
    found("intervention", changed)
}

/// The interventions of one plan, in the order they were written.
///
/// # Errors
/// When the store cannot be read.
pub fn of(conn: &Connection, plan: &str) -> Result<Vec<Intervention>> {
    let mut query = conn.prepare_cached("SELECT * FROM intervention WHERE plan = ? ORDER BY position, id")?;
    let rows = query.query_map([plan], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Intervention> {
    Ok(Intervention {
        id: row.get("id")?,
        details: InterventionDetails {
            goal: row.get("goal")?,
            what: row.get("what")?,
            who: row.get("who")?,
            how_often: row.get("how_often")?,
            status: row.get("status")?,
        },
    })
}
