//! The plan that holds now, with its needs, goals, milestones and interventions.

pub mod plan_versions;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::plan::care_plan::{self, CarePlan};
use crate::record::plan::goal::{self, Goal};
use crate::record::plan::goal_rating::{self, GoalRating};
use crate::record::plan::intervention::{self, Intervention};
use crate::record::plan::milestone::{self, Milestone};
use crate::record::plan::need::{self, Need};
use crate::record::plan::plan_version::{self, PlanVersion};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Plan {
    pub plan: CarePlan,
    pub needs: Vec<Need>,
    pub goals: Vec<GoalRow>,
    pub interventions: Vec<Intervention>,
    /// The versions that ended, the newest first.
    pub versions: Vec<PlanVersion>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GoalRow {
    pub goal: Goal,
    pub milestones: Vec<Milestone>,
    /// The first one first.
    pub ratings: Vec<GoalRating>,
}

/// `None` when nothing was agreed yet.
///
/// # Errors
/// When the store cannot be read.
pub fn plan(conn: &Connection, patient: &str) -> Result<Option<Plan>> {
    let Some(plan) = care_plan::current(conn, patient)? else {
        return Ok(None);
    };
    let goals = goal::list(conn, &plan.id)?
        .into_iter()
        .map(|goal| {
            Ok(GoalRow {
                milestones: milestone::list(conn, &goal.id)?,
                ratings: goal_rating::list(conn, &goal.id)?,
                goal,
            })
        })
        .collect::<Result<_>>()?;
    Ok(Some(Plan {
        needs: need::list(conn, &plan.id)?,
        goals,
        interventions: intervention::list(conn, &plan.id)?,
        versions: plan_version::list(conn, patient)?,
        plan,
    }))
}
