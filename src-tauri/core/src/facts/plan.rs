//! What the rules read of the plan that holds now: its dates, its goals and the milestones that are open.

use rusqlite::Connection;

use super::by::{By, group};
use crate::Result;
use crate::care::attention::{Goals, OpenMilestone, PlanFacts};
use crate::record::patient_filter::PatientFilter;
use crate::record::text::StoredDay;

pub(in crate::facts) fn milestones(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<OpenMilestone>>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, milestone.text, milestone.due FROM care_plan
           CROSS JOIN goal ON goal.plan = care_plan.id
           CROSS JOIN milestone INDEXED BY milestone_state ON milestone.goal = goal.id
         WHERE care_plan.patient BETWEEN ?1 AND ?2 AND care_plan.state = 'current'
           AND milestone.state = 'open' AND milestone.due IS NOT NULL
         ORDER BY care_plan.patient, milestone.due, milestone.id",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            OpenMilestone {
                text: row.get(1)?,
                due: row.get::<_, StoredDay>(2)?.0,
            },
        ))
    })?;
    group(rows)
}

/// The plan of each that holds now. One that came in with a sheet, in the moment in which the person did, is not a new
/// one: it was made before.
pub(in crate::facts) fn plans(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<PlanFacts>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, max(care_plan.started_on, coalesce(care_plan.agreed_on, '')), care_plan.review_on,
           care_plan.version = 1 AND NOT (care_plan.started_on = substr(patient.added_at, 1, 10)
             AND EXISTS (SELECT 1 FROM import WHERE import.at = patient.added_at))
         FROM care_plan JOIN patient ON patient.id = care_plan.patient
         WHERE care_plan.state = 'current' AND care_plan.patient BETWEEN ?1 AND ?2",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            PlanFacts {
                since: row.get::<_, StoredDay>(1)?.0,
                review_on: row.get::<_, Option<StoredDay>>(2)?.map(|day| day.0),
                first: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::facts) fn goals(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Goals>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, sum(goal.state = 'open'), sum(goal.state = 'met'), sum(goal.state = 'noLongerWanted')
           FROM care_plan CROSS JOIN goal INDEXED BY goal_state ON goal.plan = care_plan.id
          WHERE care_plan.state = 'current' AND care_plan.patient BETWEEN ?1 AND ?2 GROUP BY care_plan.patient",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            Goals {
                open: row.get(1)?,
                met: row.get(2)?,
                no_longer_wanted: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
