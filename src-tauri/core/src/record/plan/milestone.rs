//! A stage of a goal: what was expected by when, and what came of it. Expected and actual stand side by side for good.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    MilestoneState {
        Open = "open",
        Met = "met",
        Partly = "partly",
        NotMet = "notMet",
        NoLongerWanted = "noLongerWanted",
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MilestoneDetails {
    pub text: String,
    pub expected: Option<String>,
    pub due: Option<NaiveDate>,
    pub owner: Option<String>,
}

/// What came of a milestone. `Open` opens it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MilestoneOutcome {
    pub milestone: String,
    pub state: MilestoneState,
    pub actual: Option<String>,
    pub learned: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Milestone {
    pub id: String,
    pub patient: String,
    pub goal: String,
    #[serde(flatten)]
    pub details: MilestoneDetails,
    pub state: MilestoneState,
    pub actual: Option<String>,
    pub learned: Option<String>,
    pub closed_on: Option<NaiveDate>,
}

struct Checked {
    text: String,
    expected: Option<String>,
    owner: Option<String>,
}

fn checked(details: &MilestoneDetails) -> Result<Checked> {
    Ok(Checked {
        text: text::required("text", &details.text, PARAGRAPH)?,
        expected: text::optional("expected", details.expected.as_deref(), PARAGRAPH)?,
        owner: text::optional("owner", details.owner.as_deref(), LINE)?,
    })
}

/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, patient: &str, goal: &str, details: &MilestoneDetails) -> Result<String> {
    let c = checked(details)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO milestone (id, patient, goal, text, expected, due, owner, state, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', (SELECT count(*) FROM milestone WHERE goal = ?3))",
    )?
    .execute(params![id, patient, goal, c.text, c.expected, details.due, c.owner])?;
    Ok(id)
}

/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, details: &MilestoneDetails) -> Result<()> {
    let c = checked(details)?;
    expect_one_row(
        "milestone",
        tx.prepare_cached("UPDATE milestone SET text = ?, expected = ?, due = ?, owner = ? WHERE id = ?")?
            .execute(params![c.text, c.expected, details.due, c.owner, id])?,
    )
}

/// Says what came of it, today.
///
/// # Errors
/// `Invalid("actual" | "learned", ...)`, `NotFound`.
pub fn close(tx: &Tx<'_>, outcome: &MilestoneOutcome) -> Result<()> {
    close_on(tx, outcome, tx.today())
}

/// Says what came of it, on a day.
pub(crate) fn close_on(tx: &Tx<'_>, outcome: &MilestoneOutcome, on: NaiveDate) -> Result<()> {
    let closed_on = (outcome.state != MilestoneState::Open).then_some(on);
    expect_one_row(
        "milestone",
        tx.prepare_cached(
            "UPDATE milestone SET state = ?, actual = ?, learned = ?, closed_on = ?, closed_in = NULL WHERE id = ?",
        )?
        .execute(params![
            outcome.state,
            text::optional("actual", outcome.actual.as_deref(), PARAGRAPH)?,
            text::optional("learned", outcome.learned.as_deref(), PARAGRAPH)?,
            closed_on,
            outcome.milestone,
        ])?,
    )
}

/// What came of it was said in that check-in.
///
/// # Errors
/// `NotFound`.
pub fn closed_in(tx: &Tx<'_>, id: &str, check_in: &str) -> Result<()> {
    expect_one_row(
        "milestone",
        tx.prepare_cached("UPDATE milestone SET closed_in = ? WHERE id = ?")?
            .execute([check_in, id])?,
    )
}

/// Those whose outcome was said in a check-in, and still holds.
///
/// # Errors
/// When the store cannot be read.
pub fn said_in(conn: &Connection, check_in: &str) -> Result<Vec<Milestone>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM milestone WHERE closed_in = ? AND state <> 'open' ORDER BY goal, position, id",
    )?;
    let milestones = query
        .query_map([check_in], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(milestones)
}

/// Gives it another day to be due.
///
/// # Errors
/// `NotFound`.
pub fn set_due(tx: &Tx<'_>, id: &str, due: NaiveDate) -> Result<()> {
    expect_one_row(
        "milestone",
        tx.prepare_cached("UPDATE milestone SET due = ? WHERE id = ?")?
            .execute(params![due, id])?,
    )
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Milestone> {
    conn.prepare_cached("SELECT * FROM milestone WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("milestone"))
}

/// The milestones of one goal, in the order they were written.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, goal: &str) -> Result<Vec<Milestone>> {
    let mut query = conn.prepare_cached("SELECT * FROM milestone WHERE goal = ? ORDER BY position, id")?;
    let milestones = query.query_map([goal], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(milestones)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Milestone> {
    Ok(Milestone {
        id: row.get("id")?,
        patient: row.get("patient")?,
        goal: row.get("goal")?,
        details: MilestoneDetails {
            text: row.get("text")?,
            expected: row.get("expected")?,
            due: row.get("due")?,
            owner: row.get("owner")?,
        },
        state: row.get("state")?,
        actual: row.get("actual")?,
        learned: row.get("learned")?,
        closed_on: row.get("closed_on")?,
    })
}
