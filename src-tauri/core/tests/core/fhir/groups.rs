//! Groups, their objectives and sessions; and that being with a group is no Encounter of the person.

use catchment_core::record::edit::Edit;
use catchment_core::record::group::attendance::{Attendance, AttendanceAnswer};
use catchment_core::record::group::care_group::{self, GroupDetails, GroupKind};
use catchment_core::record::group::group_objective::{self, ObjectiveDetails, ObjectiveOutcome};
use catchment_core::record::group::group_session::SessionDetails;
use catchment_core::record::group::group_work::{self, NewSession};
use catchment_core::record::group::membership::{self, Joining, MembershipDetails};
use catchment_core::record::plan::milestone::MilestoneState;
use catchment_core::store::{OpKind, chain};

use super::rules;
use super::{bytes, from, of, one};
use crate::support::{Fixture, at, day, fixture};

/// A group of two, one of whom has left: operations 1 to 4.
fn wing() -> (Fixture, String, [String; 2]) {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let people = [f.add("Ann", "Abbott", now), f.add("Ben", "Bowen", now)];
    let group = f
        .store
        .transact(OpKind::AddGroup, now, |tx| {
            let group = care_group::add(
                tx,
                &GroupDetails {
                    name: "B wing".into(),
                    kind: GroupKind::Wing,
                    about: Some("First weeks inside".into()),
                    started_on: None,
                    ended_on: None,
                },
            )?;
            let joining = Joining {
                group: group.clone(),
                patients: people.to_vec(),
                joined_on: Some(day("2026-10-01")),
                why: None,
            };
            membership::join(tx, &joining)?;
            Ok(group)
        })
        .unwrap();
    let seat = f.store.read(|conn| membership::of_patient(conn, &people[1])).unwrap()[0]
        .id
        .clone();
    let left = MembershipDetails {
        joined_on: None,
        left_on: Some(day("2026-11-18")),
        why: Some("Released".into()),
    };
    f.store
        .transact(OpKind::LeaveGroup, now, |tx| {
            membership::edit(tx, &Edit::new(seat.clone(), left))
        })
        .unwrap();
    (f, group, people)
}

fn session(group: &str, patient: &str) -> NewSession {
    NewSession {
        group: group.into(),
        session: None,
        details: SessionDetails {
            on: day("2026-11-19"),
            time: Some("10:00".into()),
            place: Some("Chapel".into()),
            topic: Some("Sleep on the wing".into()),
            led_by: None,
            note: Some("Quiet & calm".into()),
        },
        answers: vec![Attendance {
            patient: patient.into(),
            answer: AttendanceAnswer::SentWord,
        }],
    }
}

#[test]
fn a_group_names_everybody_who_is_or_was_in_it() {
    let (f, group, [ann, ben]) = wing();
    // Only that Ben left: the group is sent whole, and both people with it.
    let bundle = from(&f.store, 4);
    let told = one(&bundle, "Group");
    assert_eq!(told["id"], group);
    assert_eq!(
        (
            &told["type"],
            &told["actual"],
            &told["active"],
            &told["name"],
            &told["code"]["text"]
        ),
        (
            &"person".into(),
            &true.into(),
            &true.into(),
            &"B wing".into(),
            &"Prison wing".into()
        )
    );
    let member = |id: &str| {
        let entity = format!("Patient/{id}");
        let all = told["member"].as_array().unwrap();
        all.iter()
            .find(|one| one["entity"]["reference"] == entity.as_str())
            .unwrap()
    };
    assert_eq!(
        (&member(&ann)["period"]["start"], &member(&ann)["inactive"]),
        (&"2026-10-01".into(), &false.into())
    );
    assert_eq!(
        (&member(&ben)["period"]["end"], &member(&ben)["inactive"]),
        (&"2026-11-18".into(), &true.into())
    );
    assert!(member(&ben)["period"].get("start").is_none());
    assert_eq!(of(&bundle, "Patient").len(), 2);
}

#[test]
fn an_objective_is_a_goal_of_the_group() {
    let (mut f, group, _) = wing();
    let now = at("2026-11-19T14:00");
    let details = ObjectiveDetails {
        care_group: group.clone(),
        text: "Know whom to ask at night".into(),
        expected: Some("Everybody can name two".into()),
        due: Some(day("2026-12-01")),
    };
    let objective = f
        .store
        .transact(group_objective::add::KIND, now, |tx| group_objective::add(tx, &details))
        .unwrap();
    for (state, lifecycle, achievement) in [
        (MilestoneState::Open, "active", None),
        (MilestoneState::Met, "completed", Some("achieved")),
        (MilestoneState::NotMet, "completed", Some("not-achieved")),
        (MilestoneState::NoLongerWanted, "cancelled", None),
    ] {
        let outcome = ObjectiveOutcome {
            objective: objective.clone(),
            state,
            actual: Some("Most can".into()),
            learned: None,
        };
        f.store
            .transact(OpKind::CloseObjective, now, |tx| group_objective::close(tx, &outcome))
            .unwrap();
        let bundle = from(&f.store, f.store.read(chain::head).unwrap().seq);
        let goal = one(&bundle, "Goal");
        assert_eq!(goal["subject"]["reference"], format!("Group/{group}"));
        assert_eq!(goal["lifecycleStatus"], lifecycle);
        assert_eq!(goal["achievementStatus"]["coding"][0]["code"].as_str(), achievement);
        assert_eq!(goal["target"][0]["dueDate"], "2026-12-01");
        assert_eq!(goal["note"][1]["text"], "Actual outcome: Most can");
    }
}

#[test]
fn a_session_is_an_encounter_of_the_group_and_of_nobody_in_it() {
    let (mut f, group, [ann, _]) = wing();
    let now = at("2026-11-19T14:00");
    let new = session(&group, &ann);
    let id = f
        .store
        .transact(OpKind::RecordSession, now, |tx| group_work::record_session(tx, &new))
        .unwrap();
    let bundle = from(&f.store, 5);
    let encounter = one(&bundle, "Encounter");
    assert_eq!(encounter["id"], id);
    assert_eq!(encounter["status"], "finished");
    assert_eq!(encounter["class"]["code"], "AMB");
    assert_eq!(encounter["subject"]["reference"], format!("Group/{group}"));
    assert_eq!(encounter["period"]["start"], "2026-11-19T10:00:00+00:00");
    assert_eq!(encounter["reasonCode"][0]["text"], "Sleep on the wing");
    assert!(
        encounter["text"]["div"]
            .as_str()
            .unwrap()
            .contains("<p>Place: Chapel</p><p>Quiet &amp; calm</p>")
    );
    let observation = one(&bundle, "Observation");
    assert_eq!(observation["code"]["text"], "Attendance at a group session");
    assert_eq!(observation["subject"]["reference"], format!("Patient/{ann}"));
    assert_eq!(observation["encounter"]["reference"], format!("Encounter/{id}"));
    assert_eq!(observation["valueCodeableConcept"]["text"], "Sent word");

    // Corrected: she was not expected. The session is sent again, and what was said of her is taken back.
    let mut corrected = session(&group, &ann);
    corrected.session = Some(id.clone());
    let other = f.add("Cai", "Eze", now);
    let joining = Joining {
        group: group.clone(),
        patients: vec![other.clone()],
        joined_on: None,
        why: None,
    };
    f.store
        .transact(OpKind::JoinGroup, now, |tx| membership::join(tx, &joining))
        .unwrap();
    corrected.answers[0].patient = other;
    f.store
        .transact(OpKind::CorrectSession, now, |tx| {
            group_work::record_session(tx, &corrected)
        })
        .unwrap();
    let bundle = rules::check(&bytes(&f.store, 8, 7, false));
    assert_eq!(one(&bundle, "Encounter")["id"], id);
    let states: Vec<_> = of(&bundle, "Observation")
        .iter()
        .map(|one| {
            (
                one["subject"]["reference"] == format!("Patient/{ann}"),
                one["status"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(
        states.contains(&(true, "entered-in-error")) && states.contains(&(false, "final")),
        "{states:?}"
    );
}

#[test]
fn a_group_that_was_undone_after_it_left_is_entered_in_error_with_all_about_it() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let details = GroupDetails {
        name: "A secret".into(),
        kind: GroupKind::Other,
        about: None,
        started_on: None,
        ended_on: None,
    };
    let group = f
        .store
        .transact(OpKind::AddGroup, now, |tx| care_group::add(tx, &details))
        .unwrap();
    f.store
        .transact(group_objective::add::KIND, now, |tx| {
            let joining = Joining {
                group: group.clone(),
                patients: vec![ann.clone()],
                joined_on: None,
                why: None,
            };
            membership::join(tx, &joining)?;
            let details = ObjectiveDetails {
                care_group: group.clone(),
                text: "A secret".into(),
                expected: None,
                due: None,
            };
            group_objective::add(tx, &details)?;
            group_work::record_session(tx, &session(&group, &ann))
        })
        .unwrap();
    f.store.undo(now).unwrap().unwrap();
    f.store.undo(now).unwrap().unwrap();
    let left = bytes(&f.store, 4, 3, false);
    let bundle = rules::check(&left);
    assert_eq!(one(&bundle, "Group")["active"], false);
    assert_eq!(one(&bundle, "Goal")["lifecycleStatus"], "entered-in-error");
    assert_eq!(one(&bundle, "Encounter")["status"], "entered-in-error");
    assert_eq!(one(&bundle, "Observation")["status"], "entered-in-error");
    let text = String::from_utf8(left).unwrap();
    assert!(!text.contains("A secret") && !text.contains("Quiet"));
}
