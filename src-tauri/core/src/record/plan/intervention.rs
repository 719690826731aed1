//! Who does what for the plan, how often, what to try when something gets in the way, and when it is reviewed: what the
//! PRSB standard for care and support plans (v2.0) asks of an action.

use chrono::NaiveDate;

use super::{care_plan, goal};
use crate::record::noun::noun;
use crate::record::stored_enum;
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    InterventionStatus {
        #[default]
        Planned = "planned",
        Active = "active",
        Ended = "ended",
    }
}

noun! {
    /// With no plan named it is of the plan that holds.
    Intervention(InterventionDetails) in intervention, of plan, patient;
    fields {
        what: String = text, searched;
        who: Option<String> = line, searched;
        how_often: Option<String> = line, searched;
        /// What to try when something gets in the way.
        strategies: Option<String> = text;
        /// 1 to 10: how confident the person is that it will be done.
        confidence: Option<u16> = number(1, 10);
        review_on: Option<NaiveDate> = future;
        /// The goal it serves.
        goal: Option<String> = id;
        status: InterventionStatus = choice;
    }
    positioned;
    found as Plan;
    list by "position";
    whole of_their_plan;
    add by hand;
}

fn of_their_plan(tx: &Tx<'_>, details: &InterventionDetails, _: Option<&str>) -> Result<()> {
    care_plan::is_of(tx, &details.plan, &details.patient)?;
    match &details.goal {
        Some(goal) if goal::get(tx, goal)?.patient != details.patient => Err(Error::NotFound("goal")),
        _ => Ok(()),
    }
}

/// Writes down who does what, and starts the plan where there is none yet.
///
/// # Errors
/// `Invalid` with the field, `NotFound` for a plan or a goal of somebody else.
pub fn add(tx: &Tx<'_>, details: &InterventionDetails) -> Result<String> {
    let mut details = details.clone();
    if details.plan.is_empty() {
        details.plan = care_plan::current_or_start(tx, &details.patient)?;
    }
    insert(tx, &details)
}
