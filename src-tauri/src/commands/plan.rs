//! The care plan: needs, goals, milestones, interventions, reviews.

use catchment_core::care::plan_change::LineChange;
use catchment_core::record::episode::changes_told;
use catchment_core::record::plan::need;
use catchment_core::record::plan::care_plan::PlanDetails;
use catchment_core::record::plan::goal::{self, GoalDetails};
use catchment_core::record::plan::goal_rating::{self, NewRating};
use catchment_core::record::plan::intervention::{self, InterventionDetails};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome};
use catchment_core::record::plan::plan_review::{self, PlanReview};
use catchment_core::store::OpKind;
use catchment_core::view;
use catchment_core::view::plan::Plan;
use catchment_core::view::plan::plan_versions::{self, PlanCompared};

use crate::args::{Edit, EditNeed, NewGoal, NewIntervention, NewMilestone, NewNeed};
use crate::ipc::commands;

commands! { |app, now, handle|
    /// The plan that holds now, or null.
    plan(patient: String) -> Option<Plan> { app.read(|store| view::plan::plan(store, &patient)) }
    /// Starts a person's plan, or writes the one that holds anew.
    save_plan(details: PlanDetails) -> String { app.save_plan(&details, now) }
    add_need(new: NewNeed) -> String {
        app.write(OpKind::AddNeed, now, |tx| {
            need::add(tx, &new.patient, &changes_told::plan_or_start(tx, &new.patient)?, &new.text)
        })
    }
    edit_need(edit: EditNeed) -> () { app.write(OpKind::EditNeed, now, |tx| need::edit(tx, &edit.id, &edit.text)) }
    remove_need(id: String) -> () { app.write(OpKind::RemoveNeed, now, |tx| need::remove(tx, &id)) }
    add_goal(new: NewGoal) -> String {
        app.write(OpKind::AddGoal, now, |tx| {
            goal::add(tx, &new.patient, &changes_told::plan_or_start(tx, &new.patient)?, &new.details)
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
    compare_plan(ask: PlanCompared) -> Vec<LineChange> {
        app.read(|store| plan_versions::compared(store, &ask))
    }
    add_milestone(new: NewMilestone) -> String {
        app.write(OpKind::AddMilestone, now, |tx| milestone::add(tx, &new.patient, &new.goal, &new.details))
    }
    edit_milestone(edit: Edit<MilestoneDetails>) -> () {
        app.write(OpKind::EditMilestone, now, |tx| milestone::edit(tx, &edit.id, &edit.details))
    }
    /// What came of a milestone.
    close_milestone(outcome: MilestoneOutcome) -> () {
        app.write(OpKind::CloseMilestone, now, |tx| milestone::close(tx, &outcome))
    }
    add_intervention(new: NewIntervention) -> String {
        app.write(OpKind::AddIntervention, now, |tx| {
            intervention::add(tx, &new.patient, &changes_told::plan_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_intervention(edit: Edit<InterventionDetails>) -> () {
        app.write(OpKind::EditIntervention, now, |tx| intervention::edit(tx, &edit.id, &edit.details))
    }
}
