//! Who does what for the plan, how often, what to try when something gets in the way, and when it is looked at again:
//! what the PRSB standard for care and support plans (v2.0) asks of an action.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::{Error, Result};

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
    /// What to try when something gets in the way.
    pub strategies: Option<String>,
    /// 1 to 10: how confident the person is that it will be done.
    pub confidence: Option<u8>,
    pub review_on: Option<NaiveDate>,
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
    strategies: Option<String>,
}

fn checked(details: &InterventionDetails) -> Result<Checked> {
    if details.confidence.is_some_and(|rating| !(1..=10).contains(&rating)) {
        return Err(Error::invalid("confidence", Fault::Range));
    }
    Ok(Checked {
        what: text::required("what", &details.what, PARAGRAPH)?,
        who: text::optional("who", details.who.as_deref(), LINE)?,
        how_often: text::optional("howOften", details.how_often.as_deref(), LINE)?,
        strategies: text::optional("strategies", details.strategies.as_deref(), PARAGRAPH)?,
    })
}

/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, patient: &str, plan: &str, details: &InterventionDetails) -> Result<String> {
    let c = checked(details)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO intervention (id, patient, plan, goal, what, who, how_often, status, strategies, confidence, review_on,
           position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, (SELECT count(*) FROM intervention WHERE plan = ?3))",
    )?
    .execute(params![
        id,
        patient,
        plan,
        details.goal,
        c.what,
        c.who,
        c.how_often,
        details.status,
        c.strategies,
        details.confidence,
        details.review_on
    ])?;
    Ok(id)
}

/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, details: &InterventionDetails) -> Result<()> {
    let c = checked(details)?;
    let changed = tx
        .prepare_cached(
            "UPDATE intervention SET goal = ?2, what = ?3, who = ?4, how_often = ?5, status = ?6, strategies = ?7,
               confidence = ?8, review_on = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id,
            details.goal,
            c.what,
            c.who,
            c.how_often,
            details.status,
            c.strategies,
            details.confidence,
            details.review_on
        ])?;
    expect_one_row("intervention", changed)
}

/// The interventions of one plan, in the order they were written.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, plan: &str) -> Result<Vec<Intervention>> {
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
            strategies: row.get("strategies")?,
            confidence: row.get("confidence")?,
            review_on: row.get("review_on")?,
            status: row.get("status")?,
        },
    })
}
