//! The care plan: needs, goals, milestones, interventions, reviews.

use catchment_core::care::plan_change::LineChange;
use catchment_core::record::edit::Edit;
use catchment_core::record::plan::care_plan::{self, PlanDetails};
use catchment_core::record::plan::goal::{self, GoalDetails};
use catchment_core::record::plan::goal_rating::{self, NewRating};
use catchment_core::record::plan::intervention::{self, InterventionDetails};
use catchment_core::record::plan::milestone;
use catchment_core::record::plan::plan_review::{self, PlanReview};
use catchment_core::store::OpKind;
use catchment_core::view;
use catchment_core::view::plan::Plan;
use catchment_core::view::plan::plan_versions::{self, PlanCompared};

use crate::args::{NewGoal, NewIntervention};
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// The plan that holds now, or null.
    plan(patient: String) -> Option<Plan> = view::plan::plan(&store, &patient);
    /// Starts a person's plan, or writes the one that holds anew.
    save_plan(details: PlanDetails) -> String { app.save_plan(&details, now) }
    add_goal(new: NewGoal) -> String {
        app.write(OpKind::AddGoal, now, |tx| {
            goal::add(tx, &new.patient, &care_plan::current_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_goal(edit: Edit<GoalDetails>) -> () {
        app.write(OpKind::EditGoal, now, |tx| goal::edit(tx, &edit.id, &edit.details))
    }
    /// How important a goal is and how confident they are, as of a day.
    rate_goal(new: NewRating) -> () { app.write(OpKind::RateGoal, now, |tx| goal_rating::rate(tx, &new)) }
    /// The review of a plan as one change; answers with the number of the version that begins.
    review_plan(review: PlanReview) -> u32 {
        app.write(OpKind::ReviewPlan, now, |tx| plan_review::finish(tx, &review))
    }
    /// Two states of somebody's plan, line by line.
    compare_plan(ask: PlanCompared) -> Vec<LineChange> = plan_versions::compared(&store, &ask);
    /// What came of a milestone.
    close_milestone = milestone::close;
    add_intervention(new: NewIntervention) -> String {
        app.write(OpKind::AddIntervention, now, |tx| {
            intervention::add(tx, &new.patient, &care_plan::current_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_intervention(edit: Edit<InterventionDetails>) -> () {
        app.write(OpKind::EditIntervention, now, |tx| intervention::edit(tx, &edit.id, &edit.details))
    }
}
