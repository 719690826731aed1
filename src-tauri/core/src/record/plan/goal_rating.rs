//! How important a goal is to somebody and how confident they are, rated again as time goes by. The first rating stays:
//! it is what the latest is read against. The goal itself holds the latest.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewRating {
    pub goal: String,
    pub rated_on: NaiveDate,
    /// 1 to 10; `None`: not asked this time.
    pub importance: Option<u8>,
    /// 1 to 10; `None`: not asked this time.
    pub confidence: Option<u8>,
}

acts! { RateGoal = rate(NewRating) -> (); }

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GoalRating {
    pub id: String,
    /// `None` when the day of the first rating is not known.
    pub rated_on: Option<NaiveDate>,
    pub importance: Option<u8>,
    pub confidence: Option<u8>,
}

/// Rates a goal as of a day. A second rating of the same day corrects the first.
///
/// # Errors
/// `Invalid("importance" | "confidence", "range")`, `Invalid("confidence", "nothing")` when neither is rated,
/// `Invalid("ratedOn", "future")`, `NotFound`.
pub fn rate(tx: &Tx<'_>, new: &NewRating) -> Result<()> {
    in_range(new.importance, new.confidence)?;
    if new.importance.is_none() && new.confidence.is_none() {
        return Err(Error::invalid("confidence", Fault::Nothing));
    }
    if new.rated_on > tx.today() {
        return Err(Error::invalid("ratedOn", Fault::Future));
    }
    let patient: String = tx
        .prepare_cached("SELECT patient FROM goal WHERE id = ?")?
        .query_row([&new.goal], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("goal"))?;
    write(
        tx,
        &patient,
        &new.goal,
        Some(new.rated_on),
        new.importance,
        new.confidence,
    )
}

/// # Errors
/// `Invalid("importance" | "confidence", "range")`.
pub(in crate::record) fn in_range(importance: Option<u8>, confidence: Option<u8>) -> Result<()> {
    for (field, rating) in [("importance", importance), ("confidence", confidence)] {
        if rating.is_some_and(|rating| !(1..=10).contains(&rating)) {
            return Err(Error::invalid(field, Fault::Range));
        }
    }
    Ok(())
}

/// Writes a rating, checked before, and makes the latest of each the goal's own.
pub(in crate::record) fn write(
    tx: &Tx<'_>,
    patient: &str,
    goal: &str,
    rated_on: Option<NaiveDate>,
    importance: Option<u8>,
    confidence: Option<u8>,
) -> Result<()> {
    let corrected = tx
        .prepare_cached(
            "UPDATE goal_rating SET importance = coalesce(?3, importance), confidence = coalesce(?4, confidence)
             WHERE goal = ?1 AND rated_on = ?2",
        )?
        .execute(params![goal, rated_on, importance, confidence])?;
    if corrected == 0 {
        tx.prepare_cached(
            "INSERT INTO goal_rating (id, patient, goal, rated_on, importance, confidence) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![tx.new_id(), patient, goal, rated_on, importance, confidence])?;
    }
    // A day that is not known counts as the earliest.
    tx.prepare_cached(
        "UPDATE goal SET
           importance = coalesce((SELECT importance FROM goal_rating WHERE goal = ?1 AND importance IS NOT NULL
                                   ORDER BY rated_on DESC, id DESC LIMIT 1), importance),
           confidence = coalesce((SELECT confidence FROM goal_rating WHERE goal = ?1 AND confidence IS NOT NULL
                                   ORDER BY rated_on DESC, id DESC LIMIT 1), confidence)
         WHERE id = ?1",
    )?
    .execute([goal])?;
    Ok(())
}

/// The ratings of one goal, the first one first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, goal: &str) -> Result<Vec<GoalRating>> {
    let mut query = conn.prepare_cached("SELECT * FROM goal_rating WHERE goal = ? ORDER BY rated_on, id")?;
    let ratings = query.query_map([goal], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(ratings)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<GoalRating> {
    Ok(GoalRating {
        id: row.get("id")?,
        rated_on: row.get("rated_on")?,
        importance: row.get("importance")?,
        confidence: row.get("confidence")?,
    })
}
