//! Two states of somebody's plan side by side: versions that ended, and the plan as it stands.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::care::plan_change::{LineChange, PlanLines, compare};
use crate::record::plan::{care_plan, plan_version};
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanCompared {
    pub patient: String,
    /// The id of a version; `None`: the plan as it stands.
    pub before: Option<String>,
    /// The id of a version; `None`: the plan as it stands.
    pub after: Option<String>,
}

/// Every line of both, with what differs.
///
/// # Errors
/// `NotFound`, `Damaged`.
pub fn compared(conn: &Connection, ask: &PlanCompared) -> Result<Vec<LineChange>> {
    let lines = |version: Option<&String>| -> Result<PlanLines> {
        match version {
            Some(id) => plan_version::body(conn, &ask.patient, id),
            None => {
                let plan = care_plan::current(conn, &ask.patient)?.ok_or(Error::NotFound("carePlan"))?;
                plan_version::lines(conn, &plan.id)
            }
        }
    };
    Ok(compare(&lines(ask.before.as_ref())?, &lines(ask.after.as_ref())?))
}
