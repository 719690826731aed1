//! Reviewing a plan is one action over several nouns: the plan as it stood is frozen, milestones and goals are answered
//! and rated again, and the next version begins with what was agreed; the circle is to hear of it. All of it happens, or nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::care_plan::{self, PlanDetails};
use super::goal::{self, GoalState};
use super::goal_rating::{self, NewRating};
use super::milestone::{self, MilestoneOutcome, MilestoneState};
use super::plan_version;
use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::circle::raise;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanReview {
    /// What is agreed from here; it replaces what was agreed before.
    pub agreed: PlanDetails,
    /// What changes from here, in words.
    pub changes: Option<String>,
    /// Those that something was said of; the others stay as they are.
    pub milestones: Vec<MilestoneAnswer>,
    pub goals: Vec<GoalAnswer>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MilestoneAnswer {
    #[serde(flatten)]
    pub outcome: MilestoneOutcome,
    /// Another day to be due, for one that is kept.
    pub due: Option<NaiveDate>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GoalAnswer {
    pub goal: String,
    pub state: GoalState,
    /// 1 to 10; `None`: not asked this time.
    pub importance: Option<u8>,
    /// 1 to 10; `None`: not asked this time.
    pub confidence: Option<u8>,
}

acts! { ReviewPlan = finish(PlanReview) -> u32; }

/// Finishes a review today, and makes the notices of it; answers with the number of the version that begins.
///
/// # Errors
/// `Invalid("reviewOn", "required" | "past")`, `Invalid` with another field, `NotFound`.
pub fn finish(tx: &Tx<'_>, review: &PlanReview) -> Result<u32> {
    let version = finish_on(tx, review, tx.today())?;
    let person = &review.agreed.patient;
    let plan = care_plan::current(tx, person)?.ok_or(Error::NotFound("carePlan"))?;
    let review_on = plan.details.review_on.unwrap_or(tx.today());
    let words = say(
        "notice.plan",
        &[("date", &dates::long(tx.today())), ("review", &dates::long(review_on))],
    );
    raise::raise(
        tx,
        person,
        NoticeAbout::Plan,
        &words,
        Some(("care_plan", plan.id.as_str())),
    )?;
    Ok(version)
}

/// Finishes a review that was held on a day.
pub(crate) fn finish_on(tx: &Tx<'_>, review: &PlanReview, on: NaiveDate) -> Result<u32> {
    let person = &review.agreed.patient;
    let plan = care_plan::current(tx, person)?.ok_or(Error::NotFound("carePlan"))?;
    plan_version::freeze(tx, &plan.id, on, review.changes.as_deref())?;
    for answer in &review.milestones {
        let outcome = &answer.outcome;
        if milestone::get(tx, &outcome.milestone)?.details.patient != *person {
            return Err(Error::NotFound("milestone"));
        }
        milestone::close_on(tx, outcome, on)?;
        if let (MilestoneState::Open, Some(due)) = (outcome.state, answer.due) {
            milestone::set_due(tx, &outcome.milestone, due)?;
        }
    }
    for answer in &review.goals {
        if goal::get(tx, &answer.goal)?.patient != *person {
            return Err(Error::NotFound("goal"));
        }
        goal::set_state(tx, &answer.goal, answer.state)?;
        if answer.importance.is_some() || answer.confidence.is_some() {
            let rating = NewRating {
                goal: answer.goal.clone(),
                rated_on: on,
                importance: answer.importance,
                confidence: answer.confidence,
            };
            goal_rating::rate(tx, &rating)?;
        }
    }
    care_plan::next_version(tx, &plan.id, &review.agreed, on)
}
