//! What a group works towards: what was expected by when, and what came of it, side by side for good.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::expect_one_row;
use crate::record::plan::milestone::MilestoneState;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ObjectiveDetails {
    pub text: String,
    pub expected: Option<String>,
    pub due: Option<NaiveDate>,
}

/// What came of an objective. `Open` opens it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ObjectiveOutcome {
    pub objective: String,
    pub state: MilestoneState,
    pub actual: Option<String>,
    pub learned: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Objective {
    pub id: String,
    pub group: String,
    #[serde(flatten)]
    pub details: ObjectiveDetails,
    pub state: MilestoneState,
    pub actual: Option<String>,
    pub learned: Option<String>,
    pub closed_on: Option<NaiveDate>,
}

fn checked(details: &ObjectiveDetails) -> Result<(String, Option<String>)> {
    Ok((
        text::required("text", &details.text, PARAGRAPH)?,
        text::optional("expected", details.expected.as_deref(), PARAGRAPH)?,
    ))
}

/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, group: &str, details: &ObjectiveDetails) -> Result<String> {
    let (text, expected) = checked(details)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO group_objective (id, care_group, text, expected, due, state, position)
         VALUES (?1, ?2, ?3, ?4, ?5, 'open', (SELECT count(*) FROM group_objective WHERE care_group = ?2))",
    )?
    .execute(params![id, group, text, expected, details.due])?;
    Ok(id)
}

/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, details: &ObjectiveDetails) -> Result<()> {
    let (text, expected) = checked(details)?;
    expect_one_row(
        "objective",
        tx.prepare_cached("UPDATE group_objective SET text = ?, expected = ?, due = ? WHERE id = ?")?
            .execute(params![text, expected, details.due, id])?,
    )
}

/// Says what came of it, today.
///
/// # Errors
/// `Invalid("actual" | "learned", ...)`, `NotFound`.
pub fn close(tx: &Tx<'_>, outcome: &ObjectiveOutcome) -> Result<()> {
    let closed_on = (outcome.state != MilestoneState::Open).then_some(tx.today());
    expect_one_row(
        "objective",
        tx.prepare_cached("UPDATE group_objective SET state = ?, actual = ?, learned = ?, closed_on = ? WHERE id = ?")?
            .execute(params![
                outcome.state,
                text::optional("actual", outcome.actual.as_deref(), PARAGRAPH)?,
                text::optional("learned", outcome.learned.as_deref(), PARAGRAPH)?,
                closed_on,
                outcome.objective,
            ])?,
    )
}

/// The objectives of one group, in the order they were written.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, group: &str) -> Result<Vec<Objective>> {
    let mut query = conn.prepare_cached("SELECT * FROM group_objective WHERE care_group = ? ORDER BY position, id")?;
    let all = query.query_map([group], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Objective> {
    Ok(Objective {
        id: row.get("id")?,
        group: row.get("care_group")?,
        details: ObjectiveDetails {
            text: row.get("text")?,
            expected: row.get("expected")?,
            due: row.get("due")?,
        },
        state: row.get("state")?,
        actual: row.get("actual")?,
        learned: row.get("learned")?,
        closed_on: row.get("closed_on")?,
    })
}
