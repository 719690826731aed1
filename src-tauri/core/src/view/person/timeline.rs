//! What happened with one person, newest first.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::visit::check_in::{self, CheckIn};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TimelineQuery {
    pub patient: String,
    /// The last check-in of the page before this one.
    pub before: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Timeline {
    pub check_ins: Vec<CheckIn>,
    /// Whether there is more before the last of them.
    pub more: bool,
}

const PAGE: u32 = 30;

/// A page of 30.
///
/// # Errors
/// When the store cannot be read.
pub fn timeline(conn: &Connection, query: &TimelineQuery) -> Result<Timeline> {
    let mut check_ins = check_in::newest(conn, &query.patient, query.before.as_deref(), PAGE + 1)?;
    let more = check_ins.len() > PAGE as usize;
    check_ins.truncate(PAGE as usize);
    Ok(Timeline { check_ins, more })
}
