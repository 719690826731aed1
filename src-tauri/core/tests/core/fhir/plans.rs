//! Check-ins and plans, and what was taken back.

use catchment_core::record::plan::care_plan;
use catchment_core::record::plan::care_plan::{AgreedBy, PlanDetails};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::intervention::{self, InterventionDetails, InterventionStatus};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use catchment_core::record::plan::need;
use catchment_core::record::plan::plan_review::{self, GoalAnswer, PlanReview};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::store::{OpKind, chain};

use super::rules;
use super::{bytes, from, of, one};
use crate::support::{at, day, fixture};

#[test]
fn a_check_in_says_when_as_surely_as_it_is_known() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let when = |text: &str| serde_json::from_value::<VisitTime>(text.into()).unwrap();
    let mut add = |kind, outcome, visit: &str, note: &str| {
        let details = CheckInDetails {
            patient: ann.clone(),
            kind,
            outcome,
            at: when(visit),
            note: note.into(),
        };
        f.store
            .transact(OpKind::RecordCheckIn, now, |tx| check_in::add(tx, &details))
            .unwrap()
    };
    let today = add(
        Kind::HomeVisit,
        Outcome::Attended,
        "2026-11-19T13:15",
        "Tea & <b>cake</b>\n\nBetter",
    );
    let summer = add(Kind::Phone, Outcome::NoAccess, "2026-07-01T10:00", "");
    let text = add(Kind::TextMessage, Outcome::Attended, "2026-11-19T13:20", "");
    let bundle = from(&f.store, 1);
    let text = &bundle[&format!("Encounter/{text}")];
    assert_eq!(text["class"]["code"], "VR");
    assert_eq!(text["type"][0]["text"], "Text message");
    let (today, summer) = (
        &bundle[&format!("Encounter/{today}")],
        &bundle[&format!("Encounter/{summer}")],
    );
    assert_eq!(today["period"]["start"], "2026-11-19T13:15:00+00:00");
    assert_eq!(today["status"], "finished");
    assert_eq!(today["class"]["code"], "HH");
    assert_eq!(
        today["text"]["div"],
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Tea &amp; &lt;b&gt;cake&lt;/b&gt;</p><p>Better</p></div>"
    );
    // Written down in winter: the hour it had in summer is not known with its offset.
    assert_eq!(summer["period"]["start"], "2026-07-01");
    assert_eq!(summer["status"], "cancelled");
    assert_eq!(summer["type"][1]["text"], "No access");
    assert!(summer.get("text").is_none());
}

#[test]
fn a_plan_names_its_goals_and_a_milestone_its_goal() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let (plan, goal, stage) = f
        .store
        .transact(OpKind::AddGoal, now, |tx| {
            let plan = care_plan::current_or_start(tx, &ann)?;
            need::add(tx, &crate::support::new_need(&ann, &plan, "Company"))?;
            let details = GoalDetails {
                need: None,
                text: "Go to the allotment twice a week".into(),
                importance: Some(8),
                confidence: None,
                state: GoalState::Open,
            };
            let goal = goal::add(
                tx,
                &NewGoal {
                    patient: ann.clone(),
                    details,
                },
            )?;
            let details = MilestoneDetails {
                goal: goal.clone(),
                patient: ann.clone(),
                text: "Once, with the support worker".into(),
                expected: Some("Stays an hour".into()),
                due: Some(day("2026-12-01")),
                owner: None,
            };
            let stage = milestone::add(tx, &details)?;
            let details = InterventionDetails {
                plan: plan.clone(),
                patient: ann.clone(),
                goal: Some(goal.clone()),
                what: "Lift to the allotment".into(),
                who: Some("Sam".into()),
                how_often: Some("weekly".into()),
                strategies: Some("By bus, if the car is away".into()),
                confidence: None,
                review_on: None,
                status: InterventionStatus::Active,
            };
            intervention::add(tx, &details)?;
            Ok((plan, goal, stage))
        })
        .unwrap();
    let bundle = from(&f.store, 2);
    let care_plan = one(&bundle, "CarePlan");
    assert_eq!(care_plan["id"], plan);
    assert_eq!(care_plan["goal"][0]["reference"], format!("Goal/{goal}"));
    assert_eq!(
        care_plan["activity"][0]["detail"]["goal"][0]["reference"],
        format!("Goal/{goal}")
    );
    assert_eq!(care_plan["activity"][0]["detail"]["performer"][0]["display"], "Sam");
    assert_eq!(
        care_plan["activity"][0]["progress"][0]["text"],
        "When something gets in the way: By bus, if the car is away"
    );
    assert_eq!(care_plan["note"][0]["text"], "Need: Company");
    let milestone = &bundle[&format!("Goal/{stage}")];
    assert_eq!(
        milestone["extension"][0]["url"],
        "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"
    );
    assert_eq!(
        milestone["extension"][0]["valueReference"]["reference"],
        format!("Goal/{goal}")
    );
    assert_eq!(milestone["target"][0]["dueDate"], "2026-12-01");
    assert_eq!(
        bundle[&format!("Goal/{goal}")]["note"][0]["text"],
        "Importance: 8 of 10"
    );
    assert_eq!(bundle[&format!("Goal/{goal}")]["note"][0]["time"], "2026-11-19");

    // Only a milestone is closed: the plan that leads to it comes along.
    for (state, lifecycle, achievement) in [
        (MilestoneState::Met, "completed", Some("achieved")),
        (MilestoneState::NotMet, "completed", Some("not-achieved")),
        (MilestoneState::Partly, "completed", None),
        (MilestoneState::NoLongerWanted, "cancelled", None),
    ] {
        let outcome = MilestoneOutcome {
            milestone: stage.clone(),
            state,
            actual: Some("Forty minutes".into()),
            learned: None,
        };
        f.store
            .transact(OpKind::CloseMilestone, now, |tx| milestone::close(tx, &outcome))
            .unwrap();
        let head = f.store.read(chain::head).unwrap().seq;
        let bundle = from(&f.store, head);
        let milestone = &bundle[&format!("Goal/{stage}")];
        assert_eq!(milestone["lifecycleStatus"], lifecycle);
        assert_eq!(
            milestone["achievementStatus"]["coding"][0]["code"].as_str(),
            achievement
        );
        assert_eq!(milestone["note"][1]["text"], "Actual outcome: Forty minutes");
        assert_eq!(of(&bundle, "CarePlan").len(), 1);
        assert_eq!(of(&bundle, "Patient").len(), 1);
    }
}

#[test]
fn a_review_leaves_the_earlier_version_completed_and_replaced_and_every_rating_dated() {
    let mut f = fixture();
    let (march, june) = (at("2026-03-02T10:00"), at("2026-06-01T10:00"));
    let ann = f.add("Ann", "Abbott", march);
    let goal = f
        .store
        .transact(OpKind::AddGoal, march, |tx| {
            let details = GoalDetails {
                text: "Go to the allotment".into(),
                need: None,
                importance: None,
                confidence: Some(3),
                state: GoalState::Open,
            };
            goal::add(
                tx,
                &NewGoal {
                    patient: ann.clone(),
                    details,
                },
            )
        })
        .unwrap();
    let review = PlanReview {
        agreed: PlanDetails {
            patient: ann,
            agreed_by: Some(AgreedBy::Representative),
            agreed_with: Some("Bea Abbott".into()),
            agreed_as: Some("mother".into()),
            review_on: Some(day("2026-09-01")),
            ..PlanDetails::default()
        },
        changes: Some("Smaller steps".into()),
        milestones: Vec::new(),
        goals: vec![GoalAnswer {
            goal: goal.clone(),
            state: GoalState::Met,
            importance: None,
            confidence: Some(6),
        }],
    };
    f.store
        .transact(OpKind::ReviewPlan, june, |tx| plan_review::finish(tx, &review))
        .unwrap();
    let head = f.store.read(chain::head).unwrap().seq;
    let bundle = from(&f.store, head);
    let rated: Vec<(&str, &str)> = bundle[&format!("Goal/{goal}")]["note"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| (note["time"].as_str().unwrap(), note["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        rated,
        [
            ("2026-03-02", "Confidence: 3 of 10"),
            ("2026-06-01", "Confidence: 6 of 10")
        ]
    );
    let plans = of(&bundle, "CarePlan");
    let now = plans.iter().find(|plan| plan["status"] == "active").unwrap();
    let then = plans.iter().find(|plan| plan["status"] == "completed").unwrap();
    assert_eq!(
        now["replaces"][0]["reference"],
        format!("CarePlan/{}", then["id"].as_str().unwrap())
    );
    assert_eq!(
        (then["period"]["start"].as_str(), then["period"]["end"].as_str()),
        (Some("2026-03-02"), Some("2026-06-01"))
    );
    let said: Vec<&str> = then["note"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|note| note["text"].as_str())
        .collect();
    // As it stood: the goal was open then.
    assert_eq!(
        said,
        [
            "Version: 1",
            "Goal: Go to the allotment; open",
            "What the review changed: Smaller steps"
        ]
    );
    let said = now["note"].to_string();
    for part in ["Version: 2", "Agreed with: Bea Abbott", "as: mother"] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn what_was_undone_after_it_left_is_entered_in_error() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let details = CheckInDetails {
        patient: ann,
        kind: Kind::Clinic,
        outcome: Outcome::Attended,
        at: serde_json::from_value("2026-11-19T13:15".into()).unwrap(),
        note: "A secret".into(),
    };
    let visit = f
        .store
        .transact(OpKind::RecordCheckIn, now, |tx| check_in::add(tx, &details))
        .unwrap();
    f.store.undo(now).unwrap().unwrap();

    // Operations 2 and 3 in one bundle, and nothing left before: there is nothing to take back.
    let never_left = rules::check(&bytes(&f.store, 2, 1, false));
    assert!(of(&never_left, "Encounter").is_empty());
    // Operation 2 left in an earlier bundle.
    let left = bytes(&f.store, 2, 2, false);
    let bundle = rules::check(&left);
    assert_eq!(bundle[&format!("Encounter/{visit}")]["status"], "entered-in-error");
    assert!(!String::from_utf8(left).unwrap().contains("A secret"));
}
