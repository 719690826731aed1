//! What the nouns take, what they refuse, and what recording a visit does to all of them at once.
use crate::support::{Fixture, at, day, fixture, named, snapshot};
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::edit::Edit;
use catchment_core::record::outgoing::recipient::{self, RecipientDetails};
use catchment_core::record::person::patient::{self, PatientDetails, Status, nhs_number};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Origin, Outcome};
use catchment_core::record::visit::visit_mode::{self, NewCheckIn, NextContact};
use catchment_core::record::visit::{self, State, VisitDetails};
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::record::workspace::setting::{self, Settings};
use catchment_core::store::{OpKind, Tx};
use catchment_core::{Error, Now, Result};

const NOW: &str = "2026-11-19T14:30";

fn now() -> Now {
    at(NOW)
}

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(OpKind::EditPatient, now(), f)
}

/// The field and the reason of a refusal.
fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        Err(other) => panic!("refused otherwise: {other}"),
        Ok(_) => panic!("it was taken"),
    }
}

#[test]
fn an_nhs_number_needs_ten_digits_and_the_right_check_digit() {
    // 943 476 5919 is the example of the NHS data dictionary; the others follow from its rule: weights 10 to 2, 11 - sum mod 11.
    assert_eq!(nhs_number("943 476 5919").unwrap().as_deref(), Some("9434765919"));
    assert_eq!(nhs_number(" 999-100-0003 ").unwrap().as_deref(), Some("9991000003"));
    assert_eq!(nhs_number("  ").unwrap(), None);
    assert_eq!(why(nhs_number("9434765918")), ("nhsNumber", "check"));
    assert_eq!(why(nhs_number("943476591")), ("nhsNumber", "digits"));
    assert_eq!(why(nhs_number("9.99E+09")), ("nhsNumber", "digits"));
    assert_eq!(why(nhs_number("4444444444")), ("nhsNumber", "repeated"));
    // Digits of another script are digits to Unicode, not to the NHS.
    assert_eq!(why(nhs_number("٩٩٩١٠٠٠٠٠٣")), ("nhsNumber", "digits"));
}

#[test]
fn details_are_trimmed_and_checked() {
    let mut fixture = fixture();
    let details = |change: &dyn Fn(&mut PatientDetails)| {
        let mut details = named(" Zofia ", " Zieliński ");
        change(&mut details);
        details
    };
    let id = run(&mut fixture, |tx| {
        patient::add(tx, &details(&|d| d.cohort = Some("   ".to_owned())))
    })
    .unwrap();
    let stored = fixture.store.read(|conn| patient::get(conn, &id)).unwrap().details;
    assert_eq!(
        (stored.given.as_str(), stored.family.as_str(), stored.cohort),
        ("Zofia", "Zieliński", None)
    );
    for (change, expected) in [
        (
            &(|d: &mut PatientDetails| d.family = " ".to_owned()) as &dyn Fn(&mut PatientDetails),
            ("family", "required"),
        ),
        (&|d| d.born = Some(day("2026-11-20")), ("born", "future")),
        (&|d| d.born = Some(day("1890-01-01")), ("born", "tooLongAgo")),
        (&|d| d.contact_days = Some(0), ("contactDays", "range")),
        (&|d| d.contact_days = Some(367), ("contactDays", "range")),
        (&|d| d.given = "x".repeat(201), ("given", "tooLong")),
        (&|d| d.address = Some("a\u{0}b".to_owned()), ("address", "control")),
    ] {
        assert_eq!(
            why(run(&mut fixture, |tx| patient::add(tx, &details(change)))),
            expected
        );
    }
}

#[test]
fn two_people_never_share_a_number() {
    let mut fixture = fixture();
    let with = |number: &str| PatientDetails {
        nhs_number: Some(number.to_owned()),
        ..named("A", "B")
    };
    let first = run(&mut fixture, |tx| patient::add(tx, &with("9991000003"))).unwrap();
    assert_eq!(
        why(run(&mut fixture, |tx| patient::add(tx, &with("999 100 0003")))),
        ("nhsNumber", "taken")
    );
    run(&mut fixture, |tx| {
        patient::edit(tx, &Edit::new(&first, with("9991000003")))
    })
    .unwrap();
}

#[test]
fn a_pause_needs_its_end_and_a_discharge_its_reason() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Abbott", now());
    let change = |status, on: Option<&str>, reason: Option<&str>| StatusChange {
        patient: id.clone(),
        status,
        on: on.map(day),
        reason: reason.map(str::to_owned),
    };
    for (refused, expected) in [
        (change(Status::Paused, None, None), ("on", "required")),
        (change(Status::Paused, Some("2026-11-18"), None), ("on", "past")),
        (change(Status::Discharged, None, Some("  ")), ("reason", "required")),
        (
            change(Status::Discharged, Some("2026-11-20"), Some("Moved")),
            ("on", "future"),
        ),
    ] {
        assert_eq!(why(run(&mut fixture, |tx| status::set(tx, &refused))), expected);
    }
    run(&mut fixture, |tx| {
        status::set(tx, &change(Status::Discharged, None, Some("Moved")))
    })
    .unwrap();
    let stored = fixture.store.read(|conn| patient::get(conn, &id)).unwrap();
    assert_eq!(
        (stored.ended, stored.ended_reason.as_deref()),
        (Some(day("2026-11-19")), Some("Moved"))
    );
    run(&mut fixture, |tx| status::set(tx, &change(Status::Active, None, None))).unwrap();
    let stored = fixture.store.read(|conn| patient::get(conn, &id)).unwrap();
    assert_eq!((stored.ended, stored.ended_reason), (None, None));
}

fn check_in_of(patient: &str) -> CheckInDetails {
    CheckInDetails {
        patient: patient.to_owned(),
        kind: Kind::HomeVisit,
        outcome: Outcome::Attended,
        at: VisitTime(at("2026-11-19T14:00").naive_local()),
        note: "Sang two verses for me in the kitchen.".to_owned(),
    }
}

fn new_check_in(patient: &str) -> NewCheckIn {
    let details = check_in_of(patient);
    NewCheckIn {
        details,
        next: None,
        contact_days: None,
        milestones: Vec::new(),
        done: Vec::new(),
        told: Vec::new(),
        draft: None,
    }
}

#[test]
fn recording_a_visit_is_one_action_over_all_it_touches() {
    let mut fixture = fixture();
    let patient = fixture.add("Dilwyn", "Dlamini", now());
    let (milestone, visit) = run(&mut fixture, |tx| {
        let details = GoalDetails {
            text: "Get back to the choir".to_owned(),
            need: None,
            importance: Some(9),
            confidence: Some(3),
            state: GoalState::Open,
        };
        let goal = goal::add(
            tx,
            &NewGoal {
                patient: patient.clone(),
                details,
            },
        )?;
        let text = "Ring Sioned".to_owned();
        let details = MilestoneDetails {
            goal: goal.clone(),
            patient: patient.clone(),
            text,
            expected: Some("A way in".to_owned()),
            due: None,
            owner: None,
        };
        let on = tx.today();
        let planned = VisitDetails {
            patient: patient.clone(),
            on,
            time: Some("14:00".to_owned()),
            kind: None,
            place: None,
            who: None,
        };
        Ok((milestone::add(tx, &details)?, visit::plan(tx, &planned)?))
    })
    .unwrap();
    let draft = SaveDraft {
        id: None,
        kind: DraftKind::CheckIn,
        patient: patient.clone(),
        body: "{}".to_owned(),
    };
    let draft = fixture
        .store
        .write_unjournalled(|conn| draft::save(conn, now(), &draft))
        .unwrap();
    let before = snapshot(&fixture.store);
    let new = NewCheckIn {
        next: Some(NextContact {
            on: day("2026-12-03"),
            time: None,
            kind: None,
            place: None,
        }),
        contact_days: Some(14),
        milestones: vec![MilestoneOutcome {
            milestone: milestone.clone(),
            state: MilestoneState::Met,
            actual: Some("She offered a lift".to_owned()),
            learned: None,
        }],
        draft: Some(draft.id),
        ..new_check_in(&patient)
    };
    let check_in = fixture
        .store
        .transact(OpKind::RecordCheckIn, now(), |tx| visit_mode::record(tx, &new))
        .unwrap();
    fixture
        .store
        .read(|conn| {
            let stored = check_in::get(conn, &check_in)?;
            assert_eq!((stored.origin, stored.entered_at), (Origin::Here, None));
            let answered = visit::get(conn, &visit)?;
            assert_eq!(
                (answered.state, answered.check_in),
                (State::Done, Some(check_in.clone()))
            );
            let next: Vec<_> = visit::planned(conn, &patient)?
                .into_iter()
                .map(|visit| visit.details.on)
                .collect();
            assert_eq!(next, [day("2026-12-03")]);
            let stage = milestone::get(conn, &milestone)?;
            assert_eq!(
                (stage.state, stage.closed_on),
                (MilestoneState::Met, Some(day("2026-11-19")))
            );
            assert_eq!(stage.details.expected.as_deref(), Some("A way in"));
            assert_eq!(patient::get(conn, &patient)?.details.contact_days, Some(14));
            assert!(draft::open(conn)?.is_empty());
            Ok(())
        })
        .unwrap();
    fixture.store.undo(now()).unwrap();
    assert_eq!(snapshot(&fixture.store), before, "one undo takes all of it back");
    assert_eq!(
        fixture.store.read(draft::open).unwrap().len(),
        1,
        "and what was typed is a draft again"
    );
}

#[test]
fn a_visit_that_cannot_be_recorded_changes_nothing() {
    let mut fixture = fixture();
    let patient = fixture.add("Dilwyn", "Dlamini", now());
    let before = snapshot(&fixture.store);
    let next = |on: &str| {
        Some(NextContact {
            on: day(on),
            time: None,
            kind: None,
            place: None,
        })
    };
    let mut future = new_check_in(&patient);
    future.details.at = VisitTime(at("2026-11-19T14:31").naive_local());
    let past = NewCheckIn {
        next: next("2026-11-18"),
        ..new_check_in(&patient)
    };
    for (new, expected) in [(future, ("at", "future")), (past, ("next", "beforeVisit"))] {
        assert_eq!(why(run(&mut fixture, |tx| visit_mode::record(tx, &new))), expected);
    }
    let nobody = run(&mut fixture, |tx| visit_mode::record(tx, &new_check_in("nobody")));
    assert!(matches!(nobody, Err(Error::NotFound("patient"))));
    assert_eq!(snapshot(&fixture.store), before);
}

#[test]
fn a_milestone_of_somebody_else_is_never_ticked() {
    let mut fixture = fixture();
    let (one, other) = (
        fixture.add("Brian", "Bashir", now()),
        fixture.add("Carys", "Bashir", now()),
    );
    let milestone = run(&mut fixture, |tx| {
        let details = GoalDetails {
            text: "Keep my flat".to_owned(),
            need: None,
            importance: None,
            confidence: None,
            state: GoalState::Open,
        };
        let goal = goal::add(
            tx,
            &NewGoal {
                patient: other.clone(),
                details,
            },
        )?;
        let text = "Open the post".to_owned();
        milestone::add(
            tx,
            &MilestoneDetails {
                goal,
                patient: other.clone(),
                text,
                expected: None,
                due: None,
                owner: None,
            },
        )
    })
    .unwrap();
    let outcome = MilestoneOutcome {
        milestone,
        state: MilestoneState::Met,
        actual: None,
        learned: None,
    };
    let new = NewCheckIn {
        milestones: vec![outcome],
        ..new_check_in(&one)
    };
    assert!(matches!(
        run(&mut fixture, |tx| visit_mode::record(tx, &new)),
        Err(Error::NotFound("milestone"))
    ));
}

#[test]
fn what_a_sheet_told_counts_as_entered_elsewhere() {
    let mut fixture = fixture();
    let patient = fixture.add("Amina", "Abbott", now());
    let id = run(&mut fixture, |tx| check_in::add_imported(tx, &check_in_of(&patient))).unwrap();
    let stored = fixture.store.read(|conn| check_in::get(conn, &id)).unwrap();
    assert_eq!(stored.origin, Origin::Import);
    assert!(stored.entered_at.is_some());
}

#[test]
fn a_draft_is_saved_over_itself_and_never_after_it_was_thrown_away() {
    let mut fixture = fixture();
    let other = fixture.add("Ben", "Brook", now());
    let patient = fixture.add("Amina", "Abbott", now());
    let mut draft = SaveDraft {
        id: None,
        kind: DraftKind::CheckIn,
        patient,
        body: "a".to_owned(),
    };
    let saved = fixture
        .store
        .write_unjournalled(|conn| draft::save(conn, now(), &draft))
        .unwrap();
    draft.id = Some(saved.id.clone());
    draft.body = "ab".to_owned();
    fixture
        .store
        .write_unjournalled(|conn| draft::save(conn, now(), &draft))
        .unwrap();
    let open = fixture.store.read(draft::open).unwrap();
    assert_eq!((open.len(), open[0].body.as_str()), (1, "ab"));
    let about = |id: &str| fixture.store.read(|conn| draft::open_about(conn, id)).unwrap().len();
    assert_eq!((about(&draft.patient), about(&other)), (1, 0));
    fixture
        .store
        .write_unjournalled(|conn| draft::discard(conn, &saved.id))
        .unwrap();
    assert!(matches!(
        fixture
            .store
            .write_unjournalled(|conn| draft::save(conn, now(), &draft)),
        Err(Error::NotFound("draft"))
    ));
}

#[test]
fn a_contact_stands_once_in_a_circle_and_topics_are_named() {
    let mut fixture = fixture();
    let patient = fixture.add("Amina", "Abbott", now());
    let details = ContactDetails {
        kind: ContactKind::Organisation,
        name: "Riverside Practice".to_owned(),
        job: Some("GP surgery".to_owned()),
        organisation: None,
        phone: None,
        email: None,
        address: None,
        note: None,
    };
    let contact = run(&mut fixture, |tx| contact::add(tx, &details)).unwrap();
    let member = |share| MemberDetails {
        patient: patient.clone(),
        contact: contact.clone(),
        role: "GP".to_owned(),
        emergency: false,
        key_worker: false,
        share,
        share_topics: None,
        share_reason: None,
        share_agreed_on: None,
        share_review_on: None,
    };
    assert_eq!(
        why(run(&mut fixture, |tx| circle::add(tx, &member(Share::Topics)))),
        ("shareTopics", "required")
    );
    let id = run(&mut fixture, |tx| circle::add(tx, &member(Share::NotAsked))).unwrap();
    assert_eq!(
        why(run(&mut fixture, |tx| circle::add(tx, &member(Share::NotAsked)))),
        ("contact", "taken")
    );
    run(&mut fixture, |tx| circle::end(tx, &id)).unwrap();
    run(&mut fixture, |tx| circle::add(tx, &member(Share::Everything))).unwrap();
}

#[test]
fn only_the_public_half_of_a_key_becomes_a_recipient() {
    let mut fixture = fixture();
    let secret = age::x25519::Identity::generate();
    let office = |key: String| RecipientDetails {
        name: "Team office".to_owned(),
        age_key: key,
    };
    let public = secret.to_public().to_string();
    run(&mut fixture, |tx| {
        recipient::set_office(tx, &office(format!(" {public}\n")))
    })
    .unwrap();
    assert_eq!(
        fixture.store.read(recipient::office).unwrap().unwrap().details.age_key,
        public
    );
    use age::secrecy::ExposeSecret as _;
    let private = secret.to_string().expose_secret().to_owned();
    assert_eq!(
        why(run(&mut fixture, |tx| recipient::set_office(tx, &office(private)))),
        ("ageKey", "secret")
    );
    assert_eq!(
        why(run(&mut fixture, |tx| recipient::set_office(
            tx,
            &office("age1nonsense".to_owned())
        ))),
        ("ageKey", "notAKey")
    );
}

#[test]
fn settings_have_defaults_and_ranges() {
    let mut fixture = fixture();
    assert!(fixture.store.read(setting::get).unwrap() == Settings::default());
    let changed = Settings {
        lock_minutes: 10,
        ..Settings::default()
    };
    run(&mut fixture, |tx| setting::change(tx, &changed)).unwrap();
    assert!(fixture.store.read(setting::get).unwrap() == changed);
    let refused = Settings {
        lock_minutes: 31,
        ..Settings::default()
    };
    assert_eq!(
        why(run(&mut fixture, |tx| setting::change(tx, &refused))),
        ("lockMinutes", "range")
    );
}
