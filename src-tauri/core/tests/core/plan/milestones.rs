//! Milestones and a group's objectives: of whose goal they are, and how far ahead they may be due.

use catchment_core::error::Fault;
use catchment_core::record::edit::Edit;
use catchment_core::record::group::group_objective::{self, ObjectiveDetails};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::milestone::{self, MilestoneDetails};
use catchment_core::record::plan::{care_plan, need};
use catchment_core::store::OpKind;
use catchment_core::{Error, Now};

use crate::support::{Fixture, at, day, fixture, new_need};

fn now() -> Now {
    at("2026-11-19T14:00")
}

fn goal_of(f: &mut Fixture, patient: &str) -> String {
    let details = GoalDetails {
        text: "Keep my flat".to_owned(),
        need: None,
        importance: None,
        confidence: None,
        state: GoalState::Open,
    };
    let new = NewGoal {
        patient: patient.to_owned(),
        details,
    };
    f.store.act::<goal::add>(now(), &new).unwrap()
}

fn step(patient: &str, goal: &str, due: &str) -> MilestoneDetails {
    MilestoneDetails {
        patient: patient.to_owned(),
        goal: goal.to_owned(),
        text: "Open the post".to_owned(),
        due: Some(day(due)),
        ..MilestoneDetails::default()
    }
}

#[test]
fn a_milestone_belongs_to_a_goal_of_the_same_person() {
    let mut f = fixture();
    let (ann, bob) = (f.add("Ann", "Abbott", now()), f.add("Bob", "Baines", now()));
    let goal = goal_of(&mut f, &ann);
    let wrong = f.store.act::<milestone::add>(now(), &step(&bob, &goal, "2026-12-01"));
    assert!(matches!(wrong, Err(Error::NotFound("goal"))));
    let id = f
        .store
        .act::<milestone::add>(now(), &step(&ann, &goal, "2026-12-01"))
        .unwrap();
    // Whatever is sent with a correction, it stays with its goal and its person.
    f.store
        .act::<milestone::edit>(now(), &Edit::new(&id, step(&bob, "elsewhere", "2026-12-08")))
        .unwrap();
    let stored = f.store.read(|conn| milestone::get(conn, &id)).unwrap().details;
    assert_eq!(
        (stored.patient, stored.goal, stored.due),
        (ann, goal, Some(day("2026-12-08")))
    );
}

#[test]
fn a_milestone_is_due_within_two_years() {
    let mut f = fixture();
    let ann = f.add("Ann", "Abbott", now());
    let goal = goal_of(&mut f, &ann);
    let too_far = |result: Result<(), Error>| {
        assert!(matches!(
            result,
            Err(Error::Invalid {
                field: "due",
                reason: Fault::TooFar
            })
        ));
    };
    too_far(
        f.store
            .act::<milestone::add>(now(), &step(&ann, &goal, "2028-11-20"))
            .map(drop),
    );
    let id = f
        .store
        .act::<milestone::add>(now(), &step(&ann, &goal, "2028-11-19"))
        .unwrap();
    too_far(
        f.store
            .act::<milestone::edit>(now(), &Edit::new(&id, step(&ann, &goal, "2206-12-01"))),
    );
    too_far(f.store.transact(OpKind::ReviewPlan, now(), |tx| {
        milestone::set_due(tx, &id, day("2206-12-01"))
    }));
    assert_eq!(
        f.store.read(|conn| milestone::get(conn, &id)).unwrap().details.due,
        Some(day("2028-11-19"))
    );
}

#[test]
fn the_first_need_starts_the_plan_and_none_goes_to_the_plan_of_somebody_else() {
    let mut f = fixture();
    let (ann, bob) = (f.add("Ann", "Abbott", now()), f.add("Bob", "Baines", now()));
    f.store.act::<need::add>(now(), &new_need(&ann, "", "Company")).unwrap();
    let plan = f.store.read(|conn| care_plan::current(conn, &ann)).unwrap().unwrap().id;
    let needs = f.store.read(|conn| need::list(conn, &plan)).unwrap();
    assert_eq!(needs.len(), 1);
    let wrong = f.store.act::<need::add>(now(), &new_need(&bob, &plan, "Company"));
    assert!(matches!(wrong, Err(Error::NotFound("carePlan"))));
}

#[test]
fn an_objective_of_a_group_is_due_within_two_years() {
    let mut f = fixture();
    let objective = |due: &str| ObjectiveDetails {
        care_group: "g".to_owned(),
        text: "A walk every week".to_owned(),
        due: Some(day(due)),
        ..ObjectiveDetails::default()
    };
    let refused = f.store.act::<group_objective::add>(now(), &objective("2206-12-01"));
    assert!(matches!(
        refused,
        Err(Error::Invalid {
            field: "due",
            reason: Fault::TooFar
        })
    ));
}
