//! What somebody hopes for, in their own words, with how important it is to them and how confident they are.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::{care_plan, goal_rating};
use crate::record::edit::Edit;
use crate::record::text::{self, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    GoalState { Open = "open", Met = "met", NoLongerWanted = "noLongerWanted" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GoalDetails {
    /// In the person's own words.
    pub text: String,
    pub need: Option<String>,
    /// 1 to 10, as it was rated last; [`goal_rating`] holds what it was before.
    pub importance: Option<u8>,
    /// 1 to 10, as it was rated last.
    pub confidence: Option<u8>,
    pub state: GoalState,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Goal {
    pub id: String,
    pub patient: String,
    #[serde(flatten)]
    pub details: GoalDetails,
    /// `None` when a sheet told of the goal and not of its day.
    pub set_on: Option<NaiveDate>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewGoal {
    pub patient: String,
    pub details: GoalDetails,
}

acts! {
    AddGoal = add(NewGoal) -> String;
    EditGoal = edit(Edit<GoalDetails>) -> ();
}

fn checked(details: &GoalDetails) -> Result<String> {
    goal_rating::in_range(details.importance, details.confidence)?;
    text::required("text", &details.text, PARAGRAPH)
}

/// A goal set today, of the plan that holds; it starts the plan where there is none yet.
///
/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, new: &NewGoal) -> Result<String> {
    let plan = care_plan::current_or_start(tx, &new.patient)?;
    add_on(tx, &new.patient, &plan, &new.details, Some(tx.today()))
}

/// A goal that a sheet told of: the day it was set is not known, and not guessed.
///
/// # Errors
/// As [`add`].
pub fn add_imported(tx: &Tx<'_>, patient: &str, plan: &str, details: &GoalDetails) -> Result<String> {
    add_on(tx, patient, plan, details, None)
}

/// A goal set on a day, with its first rating.
pub(crate) fn add_on(
    tx: &Tx<'_>,
    patient: &str,
    plan: &str,
    details: &GoalDetails,
    set_on: Option<NaiveDate>,
) -> Result<String> {
    let text = checked(details)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO goal (id, patient, plan, need, text, importance, confidence, set_on, state, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT count(*) FROM goal WHERE plan = ?3))",
    )?
    .execute(params![
        id,
        patient,
        plan,
        details.need,
        text,
        details.importance,
        details.confidence,
        set_on,
        details.state,
    ])?;
    if details.importance.is_some() || details.confidence.is_some() {
        goal_rating::write(tx, patient, &id, set_on, details.importance, details.confidence)?;
    }
    Ok(id)
}

/// Its words and where it stands. A rating that differs from the last one is a new rating, of today; what was rated
/// before stays.
///
/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<GoalDetails>) -> Result<()> {
    let Edit { id, details } = edit;
    let text = checked(details)?;
    let before = get(tx, id)?;
    tx.prepare_cached("UPDATE goal SET text = ?2, need = ?3, state = ?4 WHERE id = ?1")?
        .execute(params![id, text, details.need, details.state])?;
    let anew = |now: Option<u8>, before: Option<u8>| now.filter(|_| now != before);
    let importance = anew(details.importance, before.details.importance);
    let confidence = anew(details.confidence, before.details.confidence);
    if importance.is_some() || confidence.is_some() {
        goal_rating::write(tx, &before.patient, id, Some(tx.today()), importance, confidence)?;
    }
    Ok(())
}

/// Where it stands: kept, met, or no longer wanted.
///
/// # Errors
/// `NotFound`.
pub fn set_state(tx: &Tx<'_>, id: &str, state: GoalState) -> Result<()> {
    expect_one_row(
        "goal",
        tx.prepare_cached("UPDATE goal SET state = ? WHERE id = ?")?
            .execute(params![state, id])?,
    )
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Goal> {
    conn.prepare_cached("SELECT * FROM goal WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("goal"))
}

/// The goals of one plan, in the order they were written.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, plan: &str) -> Result<Vec<Goal>> {
    let mut query = conn.prepare_cached("SELECT * FROM goal WHERE plan = ? ORDER BY position, id")?;
    let goals = query.query_map([plan], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(goals)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Goal> {
    Ok(Goal {
        id: row.get("id")?,
        patient: row.get("patient")?,
        details: GoalDetails {
            text: row.get("text")?,
            need: row.get("need")?,
            importance: row.get("importance")?,
            confidence: row.get("confidence")?,
            state: row.get("state")?,
        },
        set_on: row.get("set_on")?,
    })
}
