//! The care plan: needs, goals, milestones, interventions, reviews.

use catchment_core::care::plan_change::LineChange;
use catchment_core::record::plan::{care_plan, goal, goal_rating, milestone, plan_review};
use catchment_core::view;
use catchment_core::view::plan::Plan;
use catchment_core::view::plan::plan_versions::{self, PlanCompared};

use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// The plan that holds now, or null.
    plan(patient: String) -> Option<Plan> = view::plan::plan(&store, &patient);
    /// What was agreed changes without a review.
    edit_plan = care_plan::edit;
    add_goal = goal::add;
    edit_goal = goal::edit;
    /// How important a goal is and how confident they are, as of a day.
    rate_goal = goal_rating::rate;
    /// The review of a plan as one change; answers with the number of the version that begins.
    review_plan = plan_review::finish;
    /// Two states of somebody's plan, line by line.
    compare_plan(ask: PlanCompared) -> Vec<LineChange> = plan_versions::compared(&store, &ask);
    /// What came of a milestone.
    close_milestone = milestone::close;
}
