//! What was done about a score that is reliably worse than an earlier one, in somebody's own words: once for each score.
//! A newer score asks again.

use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScoreResponse {
    pub id: String,
    pub patient: String,
    pub assessment: String,
    pub done: String,
    /// RFC 3339.
    pub at: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RespondToScore {
    pub assessment: String,
    pub done: String,
}

acts! { RespondToScore = respond(RespondToScore) -> String; }

/// Writes down what was done about a score.
///
/// # Errors
/// `Invalid("done", "required" | "tooLong" | "control" | "already")`; `NotFound` when there is no such score, or it was
/// withdrawn.
pub fn respond(tx: &Tx<'_>, ask: &RespondToScore) -> Result<String> {
    let done = text::required("done", &ask.done, PARAGRAPH)?;
    let patient: String = tx
        .prepare_cached("SELECT patient FROM assessment WHERE id = ? AND withdrawn_at IS NULL")?
        .query_row([&ask.assessment], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("assessment"))?;
    if tx
        .prepare_cached("SELECT 1 FROM score_response WHERE assessment = ?")?
        .exists([&ask.assessment])?
    {
        return Err(Error::invalid("done", Fault::Already));
    }
    let id = tx.new_id();
    tx.prepare_cached("INSERT INTO score_response (id, patient, assessment, done, at) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![id, patient, ask.assessment, done, tx.now().to_rfc3339()])?;
    Ok(id)
}

/// What was done about the scores of one person, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<ScoreResponse>> {
    let mut query = conn.prepare_cached("SELECT * FROM score_response WHERE patient = ? ORDER BY at, id")?;
    let rows = query
        .query_map([patient], |row| {
            Ok(ScoreResponse {
                id: row.get("id")?,
                patient: row.get("patient")?,
                assessment: row.get("assessment")?,
                done: row.get("done")?,
                at: row.get("at")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
