//! The plan of one synthetic person: goals that were rated, milestones on the way, who does what, and for two in three a
//! review that made the second version.

use chrono::{Days, NaiveDate};
use rand::{Rng, rngs::StdRng, seq::IndexedRandom as _};

use super::{one, words};
use crate::Result;
use crate::record::plan::care_plan::{self, AgreedBy, PlanDetails};
use crate::record::plan::goal::{self, GoalDetails, GoalState};
use crate::record::plan::goal_rating::{self, NewRating};
use crate::record::plan::intervention::{self, InterventionDetails, InterventionStatus};
use crate::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use crate::record::plan::need::{self, NeedDetails};
use crate::record::plan::plan_review::{self, GoalAnswer, MilestoneAnswer, PlanReview};
use crate::store::Tx;

/// What came of a milestone, and when.
type Closing = (MilestoneOutcome, NaiveDate);

/// A goal, its confidence as it began, and what is said of its milestones.
struct Made {
    goal: String,
    confidence: u8,
    closings: Vec<Closing>,
}

pub(super) fn make(tx: &Tx<'_>, id: &str, number: u32, started: NaiveDate, rng: &mut StdRng) -> Result<()> {
    let today = tx.today();
    let set_on = (started + Days::new(14)).min(today);
    let agreed = PlanDetails {
        patient: id.to_owned(),
        strengths: Some("Knows the bus timetable by heart; keeps every promise made to the cat".to_owned()),
        agreed_on: Some(set_on),
        agreed_by: Some(AgreedBy::Person),
        review_on: Some(today + Days::new(rng.random_range(0..190)) - Days::new(10)),
        review_owner: Some("Care coordinator".to_owned()),
        ..PlanDetails::default()
    };
    let plan = care_plan::start_on(tx, &agreed, set_on)?;
    let need = NeedDetails {
        patient: id.to_owned(),
        plan: plan.clone(),
        text: one(words::NEEDS, rng).to_owned(),
    };
    let need = need::add(tx, &need)?;
    let mut goals = Vec::new();
    for (text, stages) in words::GOALS.choose_multiple(rng, 2).copied().collect::<Vec<_>>() {
        goals.push(one_goal(tx, (id, &plan), &need, text, stages, set_on, rng)?);
    }
    for (what, who, how_often) in words::INTERVENTIONS
        .choose_multiple(rng, 2)
        .copied()
        .collect::<Vec<_>>()
    {
        let details = InterventionDetails {
            plan: plan.clone(),
            patient: id.to_owned(),
            goal: None,
            what: what.to_owned(),
            who: Some(who.to_owned()),
            how_often: Some(how_often.to_owned()),
            strategies: number
                .is_multiple_of(2)
                .then(|| "On a bad day, half of it counts; ring if two weeks are missed".to_owned()),
            confidence: None,
            review_on: None,
            status: InterventionStatus::Active,
        };
        intervention::add(tx, &details)?;
    }
    go_on(tx, number, &agreed, set_on, goals)
}

fn one_goal(
    tx: &Tx<'_>,
    (id, plan): (&str, &str),
    need: &str,
    text: &str,
    stages: &[(&str, &str)],
    set_on: NaiveDate,
    rng: &mut StdRng,
) -> Result<Made> {
    let today = tx.today();
    let importance = rng.random_range(5..=10);
    let confidence = rng.random_range(2..=8);
    let details = GoalDetails {
        text: text.to_owned(),
        need: Some(need.to_owned()),
        importance: Some(importance),
        confidence: Some(confidence),
        state: GoalState::Open,
    };
    let goal = goal::add_on(tx, id, plan, &details, Some(set_on))?;
    let reached = rng.random_range(0..stages.len());
    let mut closings = Vec::new();
    for (place, (text, expected)) in stages.iter().enumerate() {
        // Closed ones lie behind, open ones ahead; one in ten has slipped by a few days.
        let due = if place < reached {
            today - Days::new(20 * (reached - place) as u64 + 5)
        } else {
            today + Days::new(14 * (place - reached + 1) as u64) - Days::new(if rng.random_bool(0.1) { 17 } else { 0 })
        };
        let details = MilestoneDetails {
            patient: id.to_owned(),
            goal: goal.clone(),
            text: (*text).to_owned(),
            expected: Some((*expected).to_owned()),
            due: Some(due),
            owner: None,
        };
        let milestone = milestone::add(tx, &details)?;
        if place < reached {
            let met = rng.random_bool(0.7);
            let outcome = MilestoneOutcome {
                milestone,
                state: if met {
                    MilestoneState::Met
                } else {
                    MilestoneState::Partly
                },
                actual: Some("Took longer than we thought, and worked".to_owned()),
                learned: None,
            };
            closings.push((outcome, due + Days::new(3)));
        }
    }
    Ok(Made {
        goal,
        confidence,
        closings,
    })
}

/// What came after: two plans in three were reviewed five weeks ago, and every second goal was rated again since. Told by
/// the number alone, so that nothing else of the caseload changes with it.
fn go_on(tx: &Tx<'_>, number: u32, agreed: &PlanDetails, set_on: NaiveDate, goals: Vec<Made>) -> Result<()> {
    let today = tx.today();
    let reviewed = Some(today - Days::new(35)).filter(|on| !number.is_multiple_of(3) && *on > set_on);
    if let Some(on) = reviewed {
        let said = goals.iter().flat_map(|made| &made.closings);
        let milestones = said
            .filter(|(_, closed)| *closed <= on)
            .map(|(outcome, _)| MilestoneAnswer {
                outcome: outcome.clone(),
                due: None,
            });
        let review = PlanReview {
            agreed: PlanDetails {
                agreed_on: Some(on),
                ..agreed.clone()
            },
            changes: Some("Smaller steps until the days are longer; the cat comes first.".to_owned()),
            milestones: milestones.collect(),
            goals: goals
                .iter()
                .map(|made| GoalAnswer {
                    goal: made.goal.clone(),
                    state: GoalState::Open,
                    importance: None,
                    confidence: Some(made.confidence + 1),
                })
                .collect(),
        };
        plan_review::finish_on(tx, &review, on)?;
    }
    for (made, again) in goals.into_iter().zip([true, false]) {
        for (outcome, closed) in made.closings {
            if reviewed.is_none_or(|on| closed > on) {
                milestone::close_on(tx, &outcome, closed)?;
            }
        }
        let rated_on = today - Days::new(9);
        if again && rated_on > set_on {
            let rating = NewRating {
                goal: made.goal,
                rated_on,
                importance: None,
                confidence: Some((made.confidence + 2).min(10)),
            };
            goal_rating::rate(tx, &rating)?;
        }
    }
    Ok(())
}
