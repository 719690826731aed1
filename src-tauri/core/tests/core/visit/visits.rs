//! Visits: what to know before knocking, those that did not take place, households, and the note for the official record.
use crate::support::{Fixture, at, day, fixture, named, snapshot};
use catchment_core::care::sentence::is_there;
use catchment_core::record::measure::assessing::{self, NewScore};
use catchment_core::record::measure::assessment::{self, AssessmentDetails, AssessmentMode, SelfHarmAnswer};
use catchment_core::record::person::about_me::{self, AboutMeDetails};
use catchment_core::record::person::household::{self, HouseholdPair};
use catchment_core::record::person::patient::{self, PatientDetails, Status};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use catchment_core::record::safety::safety_concern::{self, RaiseConcern};
use catchment_core::record::task::{self, TaskDetails};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::visit_answer::{self, NotHeld, PlanTogether, VisitNotHeld};
use catchment_core::record::visit::visit_mode::{self, NewCheckIn, NextContact};
use catchment_core::record::visit::{self, CalledOffBy, State, VisitDetails};
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::record::workspace::setting::{self, Settings};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::caseload::today::{Today, today};
use catchment_core::view::visit::brief::{self, Brief, BriefAsk, VisitNear};
use catchment_core::view::visit::copy_note::copy_note;
use catchment_core::view::visit::household::household as lives_with;
use catchment_core::{Error, Now};

const NOW: &str = "2026-11-19T10:00";

fn planned(patient: &str, on: &str, time: Option<&str>) -> VisitDetails {
    VisitDetails {
        patient: patient.to_owned(),
        on: day(on),
        time: time.map(str::to_owned),
        kind: Some(Kind::HomeVisit),
        place: None,
        who: None,
    }
}

fn plan(fixture: &mut Fixture, details: &VisitDetails) -> String {
    fixture
        .store
        .transact(OpKind::Import, at(NOW), |tx| visit::plan_imported(tx, details))
        .unwrap()
}

fn check_in(patient: &str, at: &str, note: &str) -> NewCheckIn {
    NewCheckIn {
        details: CheckInDetails {
            patient: patient.to_owned(),
            kind: Kind::HomeVisit,
            outcome: Outcome::Attended,
            at: VisitTime(at.parse::<chrono::NaiveDateTime>().unwrap()),
            note: note.to_owned(),
        },
        next: None,
        contact_days: None,
        milestones: Vec::new(),
        done: Vec::new(),
        told: Vec::new(),
        draft: None,
    }
}

fn record(fixture: &mut Fixture, now: Now, new: &NewCheckIn) -> String {
    fixture
        .store
        .transact(OpKind::RecordCheckIn, now, |tx| visit_mode::record(tx, new))
        .unwrap()
}

fn brief_of(fixture: &Fixture, patient: &str, visit: Option<&str>) -> Brief {
    let ask = BriefAsk {
        patient: patient.to_owned(),
        visit: visit.map(str::to_owned),
    };
    fixture.store.read(|conn| brief::brief(conn, &ask, at(NOW))).unwrap()
}

fn day_of(fixture: &Fixture, now: &str) -> Today {
    fixture.store.read(|conn| today(conn, at(now))).unwrap()
}

fn answer(
    fixture: &mut Fixture,
    visit: &str,
    why: NotHeld,
    note: Option<&str>,
    rebook: Option<&str>,
) -> Result<String, Error> {
    let ask = VisitNotHeld {
        visit: visit.to_owned(),
        why,
        note: note.map(str::to_owned),
        rebook: rebook.map(|on| NextContact {
            on: day(on),
            time: Some("11:00".to_owned()),
            kind: Some(Kind::HomeVisit),
            place: None,
        }),
    };
    fixture
        .store
        .transact(OpKind::AnswerVisit, at(NOW), |tx| visit_answer::not_held(tx, &ask))
}

#[track_caller]
fn refused<T>(result: Result<T, Error>, wanted: (&str, &str)) {
    match result {
        Err(Error::Invalid { field, reason }) => assert_eq!((field, reason.name()), wanted),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("taken, though {wanted:?}"),
    }
}

fn at_home(given: &str, address: &str, postcode: &str) -> PatientDetails {
    PatientDetails {
        address: Some(address.to_owned()),
        postcode: Some(postcode.to_owned()),
        local_id: Some(format!("P-{given}")),
        ..named(given, "Testerson")
    }
}

fn add(fixture: &mut Fixture, details: &PatientDetails) -> String {
    fixture
        .store
        .transact(OpKind::AddPatient, at(NOW), |tx| patient::add(tx, details))
        .unwrap()
}

fn join(fixture: &mut Fixture, patient: &str, with: &str) -> Result<(), Error> {
    let pair = HouseholdPair {
        patient: patient.to_owned(),
        with: with.to_owned(),
    };
    fixture
        .store
        .transact(OpKind::JoinHousehold, at(NOW), |tx| household::join(tx, &pair))
}

/// A goal with a milestone; answers with the milestone's id.
fn goal(fixture: &mut Fixture, patient: &str, text: &str, steps: &[(&str, Option<&str>)]) -> Vec<String> {
    fixture
        .store
        .transact(OpKind::AddGoal, at(NOW), |tx| {
            let details = GoalDetails {
                text: text.to_owned(),
                need: None,
                importance: None,
                confidence: None,
                state: GoalState::Open,
            };
            let goal = goal::add(
                tx,
                &NewGoal {
                    patient: patient.to_owned(),
                    details,
                },
            )?;
            steps
                .iter()
                .map(|(text, due)| {
                    let details = MilestoneDetails {
                        goal: goal.clone(),
                        patient: patient.to_owned(),
                        text: (*text).to_owned(),
                        expected: None,
                        due: due.map(day),
                        owner: None,
                    };
                    milestone::add(tx, &details)
                })
                .collect()
        })
        .unwrap()
}

#[test]
fn the_brief_of_somebody_of_whom_nothing_is_known_says_so_and_is_whole() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let brief = brief_of(&fixture, &id, None);
    assert_eq!(
        (brief.name.as_str(), brief.initials.as_str()),
        ("Amina Testerson", "AT")
    );
    assert!(brief.visit.is_none() && brief.safety.is_none() && brief.allergies.is_empty() && brief.last.is_empty());
    assert!(
        !brief.reasons.is_empty(),
        "nobody asked about a safety plan: that asks for attention"
    );
}

#[test]
fn the_brief_holds_the_visit_three_contacts_and_for_each_goal_what_is_due_next() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let long = "word ".repeat(100);
    for (when, note) in [
        ("2026-11-01T10:00:00", "the oldest"),
        ("2026-11-05T10:00:00", "third"),
        ("2026-11-08T10:00:00", "two\nlines"),
        ("2026-11-12T10:00:00", long.as_str()),
    ] {
        record(&mut fixture, at(NOW), &check_in(&id, when, note));
    }
    let steps = goal(
        &mut fixture,
        &id,
        "Swim again",
        &[
            ("No day", None),
            ("Later", Some("2026-12-20")),
            ("Sooner", Some("2026-12-01")),
        ],
    );
    let about = AboutMeDetails {
        patient: id.clone(),
        please_dont: Some("Ring the bell twice".to_owned()),
        ..AboutMeDetails::default()
    };
    fixture
        .store
        .transact(OpKind::SaveAboutMe, at(NOW), |tx| about_me::save(tx, &about))
        .unwrap();
    let first = plan(&mut fixture, &planned(&id, "2026-11-19", Some("10:30")));
    let later = plan(&mut fixture, &planned(&id, "2026-12-03", Some("09:00")));

    let brief = brief_of(&fixture, &id, None);
    let notes: Vec<_> = brief.last.iter().map(|one| one.note.as_str()).collect();
    assert_eq!(brief.last.len(), 3);
    assert_eq!(notes[1..], ["two lines", "third"]);
    assert!(brief.last[0].cut && notes[0].chars().count() <= 220 && notes[0].ends_with("word"));
    assert_eq!(brief.goals[0].next.as_deref(), Some("Sooner"));
    assert_eq!(brief.please_dont.as_deref(), Some("Ring the bell twice"));
    assert_eq!(brief.visit.unwrap().id, first, "the soonest");
    assert_eq!(
        brief_of(&fixture, &id, Some(&later)).visit.unwrap().id,
        later,
        "the one that was asked for"
    );

    let closed = MilestoneOutcome {
        milestone: steps[2].clone(),
        state: MilestoneState::Met,
        actual: None,
        learned: None,
    };
    let tonight = NewCheckIn {
        milestones: vec![closed],
        ..check_in(&id, "2026-11-19T09:50:00", "")
    };
    record(&mut fixture, at(NOW), &tonight);
    let brief = brief_of(&fixture, &id, Some(&first));
    assert_eq!(brief.goals[0].next.as_deref(), Some("Later"));
    assert_eq!(brief.visit.unwrap().id, later, "the first is answered");
}

#[test]
fn the_window_opens_on_the_visit_within_thirty_minutes_before_or_after() {
    let mut fixture = fixture();
    let amina = fixture.add("Amina", "Testerson", at(NOW));
    let brian = fixture.add("Brian", "Testerson", at(NOW));
    let ten = plan(&mut fixture, &planned(&amina, "2026-11-19", Some("10:00")));
    let eleven = plan(&mut fixture, &planned(&brian, "2026-11-19", Some("11:00")));
    plan(&mut fixture, &planned(&brian, "2026-11-20", Some("09:00")));
    plan(&mut fixture, &planned(&brian, "2026-11-19", None));
    let near = |fixture: &Fixture, now: &str| fixture.store.read(|conn| brief::near(conn, at(now))).unwrap();
    for (now, wanted) in [
        ("2026-11-19T09:29", None),
        ("2026-11-19T09:30", Some(&ten)),
        ("2026-11-19T10:29", Some(&ten)),
        ("2026-11-19T10:30", Some(&eleven)),
        ("2026-11-19T11:30", Some(&eleven)),
        ("2026-11-19T11:31", None),
        ("2026-11-18T10:00", None),
    ] {
        assert_eq!(near(&fixture, now).map(|near| near.visit).as_ref(), wanted, "{now}");
    }
    record(
        &mut fixture,
        at("2026-11-19T10:05"),
        &check_in(&amina, "2026-11-19T10:00:00", "seen"),
    );
    assert!(near(&fixture, "2026-11-19T10:10").is_none(), "answered");
    let open_on_brief = |fixture: &mut Fixture, open_on_brief| {
        let change = |tx: &Tx<'_>| {
            let set = setting::get(tx)?;
            setting::change(tx, &Settings { open_on_brief, ..set })
        };
        fixture.store.transact(OpKind::ChangeSetting, at(NOW), change).unwrap();
    };
    open_on_brief(&mut fixture, false);
    assert!(near(&fixture, "2026-11-19T11:00").is_none(), "not wanted");
    open_on_brief(&mut fixture, true);
    assert_eq!(
        near(&fixture, "2026-11-19T11:00"),
        Some(VisitNear {
            visit: eleven,
            patient: brian
        })
    );
}

#[test]
fn a_visit_whose_day_has_passed_stays_until_it_is_answered() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let first = plan(&mut fixture, &planned(&id, "2026-11-12", Some("09:00")));
    let second = plan(&mut fixture, &planned(&id, "2026-11-17", None));
    plan(&mut fixture, &planned(&id, "2026-11-19", Some("08:00")));
    let unanswered = |fixture: &Fixture| {
        let day = day_of(fixture, NOW);
        day.unanswered.into_iter().map(|row| row.visit).collect::<Vec<_>>()
    };
    assert_eq!(
        unanswered(&fixture),
        [first.clone(), second.clone()],
        "today's is not late yet"
    );

    let before = snapshot(&fixture.store);
    let id_of = answer(
        &mut fixture,
        &first,
        NotHeld::NoAccess,
        Some("Nobody came to the door"),
        Some("2026-11-26"),
    )
    .unwrap();
    assert_eq!(unanswered(&fixture), std::slice::from_ref(&second), "that one alone");
    let said = fixture.store.read(|conn| check_in::get(conn, &id_of)).unwrap();
    assert_eq!(
        (said.details.outcome, said.details.kind),
        (Outcome::NoAccess, Kind::HomeVisit)
    );
    assert_eq!(said.details.at.to_string(), "2026-11-12T09:00", "when it was to be");
    let next = fixture.store.read(|conn| visit::agreed(conn, &id_of)).unwrap().unwrap();
    assert_eq!(
        (next.details.on, next.details.time.as_deref()),
        (day("2026-11-26"), Some("11:00"))
    );

    fixture.store.undo(at(NOW)).unwrap();
    assert_eq!(snapshot(&fixture.store), before, "one step, taken back whole");
}

#[test]
fn a_visit_that_was_called_off_needs_the_reason_and_says_by_whom() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let first = plan(&mut fixture, &planned(&id, "2026-11-12", Some("09:00")));
    refused(
        answer(&mut fixture, &first, NotHeld::CancelledByUs, None, None),
        ("note", "required"),
    );
    refused(
        answer(&mut fixture, &first, NotHeld::CancelledByUs, Some("  "), None),
        ("note", "required"),
    );
    refused(
        answer(&mut fixture, &first, NotHeld::DidNotAttend, None, Some("2026-11-18")),
        ("rebook", "past"),
    );
    let id_of = answer(&mut fixture, &first, NotHeld::CancelledByUs, Some("Off sick"), None).unwrap();
    let answered = fixture.store.read(|conn| visit::get(conn, &first)).unwrap();
    assert!(answered.state == State::Done && answered.cancelled_by == Some(CalledOffBy::Us));
    assert_eq!(
        fixture.store.read(|conn| copy_note(conn, &id_of)).unwrap(),
        "AT · Thu 12 Nov 2026, 09:00\nHome visit · Cancelled by us\n\nOff sick\n"
    );
    assert!(matches!(
        answer(&mut fixture, &first, NotHeld::NoAccess, None, None),
        Err(Error::NotFound("visit"))
    ));
    let ahead = plan(&mut fixture, &planned(&id, "2026-11-20", None));
    refused(
        answer(&mut fixture, &ahead, NotHeld::NoAccess, None, None),
        ("visit", "ahead"),
    );
}

#[test]
fn todays_visit_at_an_hour_still_to_come_is_answered_as_of_now() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let visit = plan(&mut fixture, &planned(&id, "2026-11-19", Some("15:00")));
    let id_of = answer(
        &mut fixture,
        &visit,
        NotHeld::CancelledByPerson,
        Some("Rang: has a cold"),
        None,
    )
    .unwrap();
    let said = fixture.store.read(|conn| check_in::get(conn, &id_of)).unwrap();
    assert_eq!(said.details.at.to_string(), "2026-11-19T10:00");
}

#[test]
fn a_household_is_suggested_by_the_address_and_true_once_it_is_confirmed() {
    let mut fixture = fixture();
    let amina = add(&mut fixture, &at_home("Amina", "12 Heol Fawr", "ZZ99 3VZ"));
    let brian = add(&mut fixture, &at_home("Brian", "12, heol fawr ZZ993VZ", "zz993vz"));
    let cara = add(&mut fixture, &at_home("Cara", "14 Heol Fawr", "ZZ99 3VZ"));
    let nowhere = add(
        &mut fixture,
        &PatientDetails {
            postcode: Some("ZZ99 3VZ".to_owned()),
            ..named("Dai", "Testerson")
        },
    );
    let gone = add(&mut fixture, &at_home("Eira", "12 Heol Fawr", "ZZ99 3VZ"));
    let left = StatusChange {
        patient: gone,
        status: Status::Discharged,
        on: None,
        reason: Some("Moved".to_owned()),
    };
    fixture
        .store
        .transact(OpKind::SetStatus, at(NOW), |tx| status::set(tx, &left))
        .unwrap();
    let of = |fixture: &Fixture, id: &str| {
        let found = fixture.store.read(|conn| lives_with(conn, id)).unwrap();
        let ids = |mates: &[catchment_core::view::visit::household::HouseholdMate]| {
            mates.iter().map(|mate| mate.patient.clone()).collect::<Vec<_>>()
        };
        (ids(&found.members), ids(&found.suggested))
    };
    assert_eq!(of(&fixture, &amina), (vec![], vec![brian.clone()]));
    assert_eq!(of(&fixture, &nowhere), (vec![], vec![]), "a postcode is shared by many");
    assert!(brief_of(&fixture, &amina, None).household.is_empty(), "never assumed");

    join(&mut fixture, &amina, &brian).unwrap();
    assert_eq!(of(&fixture, &brian), (vec![amina.clone()], vec![]));
    let brief = brief_of(&fixture, &amina, None);
    assert_eq!(brief.household[0].initials, "BT");
    assert!(
        !serde_json::to_string(&brief).unwrap().contains("Brian"),
        "by initials alone"
    );

    join(&mut fixture, &cara, &brian).unwrap();
    let three: std::collections::BTreeSet<_> = of(&fixture, &cara).0.into_iter().collect();
    assert_eq!(three, [amina.clone(), brian.clone()].into());
    refused(join(&mut fixture, &cara, &cara), ("with", "self"));
    let leave = |fixture: &mut Fixture, id: &str| {
        fixture
            .store
            .transact(OpKind::LeaveHousehold, at(NOW), |tx| household::leave(tx, id))
            .unwrap();
    };
    leave(&mut fixture, &cara);
    assert_eq!(of(&fixture, &amina).0, std::slice::from_ref(&brian));
    let before = snapshot(&fixture.store);
    leave(&mut fixture, &brian);
    assert_eq!(
        of(&fixture, &amina).0,
        Vec::<String>::new(),
        "one alone is no household"
    );
    fixture.store.undo(at(NOW)).unwrap();
    assert_eq!(snapshot(&fixture.store), before);
    join(&mut fixture, &cara, &nowhere).unwrap();
    refused(join(&mut fixture, &cara, &amina), ("with", "elsewhere"));
}

#[test]
fn one_visit_to_a_household_stands_together_and_each_answers_their_own() {
    let mut fixture = fixture();
    let amina = add(&mut fixture, &at_home("Amina", "12 Heol Fawr", "ZZ99 3VZ"));
    let brian = add(&mut fixture, &at_home("Brian", "12 Heol Fawr", "ZZ99 3VZ"));
    let cara = add(&mut fixture, &at_home("Cara", "1 Other Road", "ZZ99 3VZ"));
    let ask = |with: &[&String]| PlanTogether {
        details: planned(&amina, "2026-11-19", Some("14:00")),
        with: with.iter().map(|id| (*id).clone()).collect(),
    };
    let send = |fixture: &mut Fixture, ask: &PlanTogether| {
        fixture
            .store
            .transact(OpKind::PlanTogether, at(NOW), |tx| visit_answer::plan_together(tx, ask))
    };
    refused(send(&mut fixture, &ask(&[&brian])), ("with", "notOfHousehold"));
    join(&mut fixture, &amina, &brian).unwrap();
    refused(send(&mut fixture, &ask(&[&brian, &cara])), ("with", "notOfHousehold"));
    plan(&mut fixture, &planned(&cara, "2026-11-19", Some("14:00")));
    send(&mut fixture, &ask(&[&brian])).unwrap();
    plan(&mut fixture, &planned(&cara, "2026-11-19", Some("13:00")));

    let day = day_of(&fixture, NOW);
    let marks: Vec<_> = day.visits.iter().map(|row| row.together.is_some()).collect();
    assert_eq!(marks.len(), 4);
    assert!(!marks[0], "at 13:00");
    let pair: Vec<_> = day
        .visits
        .iter()
        .enumerate()
        .filter(|(_, row)| row.together.is_some())
        .collect();
    assert_eq!(pair[0].0 + 1, pair[1].0, "next to each other");
    assert_eq!(pair[0].1.together, pair[1].1.together);

    record(
        &mut fixture,
        at("2026-11-19T14:30"),
        &check_in(&amina, "2026-11-19T14:00:00", "About Amina"),
    );
    let left = day_of(&fixture, "2026-11-19T14:31").visits;
    assert_eq!(
        left.iter()
            .filter(|row| row.together.is_some())
            .map(|row| &row.patient)
            .collect::<Vec<_>>(),
        [&brian]
    );
}

#[test]
fn the_copy_begins_with_initials_id_and_time_and_holds_what_was_closed_and_agreed_in_it() {
    let mut fixture = fixture();
    let id = add(&mut fixture, &at_home("Amina", "12 Heol Fawr", "ZZ99 3VZ"));
    let steps = goal(
        &mut fixture,
        &id,
        "Swim again",
        &[("Buy goggles", None), ("Walk to the pool", None)],
    );
    let outcome = |milestone: &str, state, actual: Option<&str>| MilestoneOutcome {
        milestone: milestone.to_owned(),
        state,
        actual: actual.map(str::to_owned),
        learned: None,
    };
    let new = NewCheckIn {
        milestones: vec![
            outcome(&steps[0], MilestoneState::Met, Some("Blue ones")),
            outcome(&steps[1], MilestoneState::Partly, None),
        ],
        next: Some(NextContact {
            on: day("2026-12-03"),
            time: Some("10:30".to_owned()),
            kind: Some(Kind::Phone),
            place: None,
        }),
        ..check_in(
            &id,
            "2026-11-19T09:15:00",
            "Tired, but glad of the visit.\nSleep is better.",
        )
    };
    let id_of = record(&mut fixture, at(NOW), &new);
    let text = |fixture: &Fixture| fixture.store.read(|conn| copy_note(conn, &id_of)).unwrap();
    assert_eq!(
        text(&fixture),
        "AT · P-Amina · Thu 19 Nov 2026, 09:15\nHome visit · Attended\n\n\
         Tired, but glad of the visit.\nSleep is better.\n\n\
         Milestones:\n- Buy goggles: met. Blue ones\n- Walk to the pool: partly met\n\n\
         Next contact: Thu 3 Dec 2026, 10:30, Phone\n"
    );
    // Its outcome is said again elsewhere: this check-in says it no longer.
    let again = outcome(&steps[0], MilestoneState::NotMet, None);
    fixture
        .store
        .transact(OpKind::CloseMilestone, at(NOW), |tx| milestone::close(tx, &again))
        .unwrap();
    assert!(!text(&fixture).contains("goggles"));
}

#[test]
fn what_was_taken_and_raised_while_a_check_in_was_written_belongs_to_it() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let score = |on: &str| NewScore {
        details: AssessmentDetails {
            patient: id.clone(),
            instrument: "phq9".to_owned(),
            taken_on: Some(day(on)),
            time: None,
            mode: AssessmentMode::OwnHand,
            rater: None,
            language: None,
            note: None,
            check_in: None,
        },
        total: 12.0,
        self_harm: Some(SelfHarmAnswer::No),
    };
    let send = |fixture: &mut Fixture, now: &str, on: &str| {
        fixture
            .store
            .transact(OpKind::RecordScore, at(now), |tx| {
                assessing::record_score(tx, &score(on))
            })
            .unwrap()
            .id
    };
    let earlier = send(&mut fixture, "2026-11-19T08:00", "2026-11-19");
    let body = SaveDraft {
        id: None,
        kind: DraftKind::CheckIn,
        patient: id.clone(),
        body: "{}".to_owned(),
    };
    let kept = fixture
        .store
        .write_unjournalled(|conn| draft::save(conn, at("2026-11-19T09:00"), &body))
        .unwrap();
    let during = send(&mut fixture, "2026-11-19T09:10", "2026-11-19");
    let another_day = send(&mut fixture, "2026-11-19T09:20", "2026-11-10");
    let ask = RaiseConcern {
        patient: id.clone(),
        words: "Said it would be easier not to wake up".to_owned(),
        check_in: None,
    };
    let concern = fixture
        .store
        .transact(OpKind::RaiseConcern, at("2026-11-19T09:30"), |tx| {
            safety_concern::raise_by_hand(tx, &ask)
        })
        .unwrap();
    let new = NewCheckIn {
        draft: Some(kept.id),
        ..check_in(&id, "2026-11-19T09:00:00", "")
    };
    let id_of = record(&mut fixture, at(NOW), &new);
    let taken = |id: &str| {
        fixture
            .store
            .read(|conn| assessment::get(conn, id))
            .unwrap()
            .details
            .check_in
    };
    assert_eq!(taken(&during), Some(id_of.clone()));
    assert_eq!((taken(&earlier), taken(&another_day)), (None, None));
    let raised = fixture
        .store
        .read(|conn| safety_concern::get(conn, &concern, at(NOW)))
        .unwrap();
    assert_eq!(raised.check_in, Some(id_of));
}

#[test]
fn what_i_owe_is_in_the_brief_and_ticked_with_the_check_in_in_one_step() {
    let mut fixture = fixture();
    let id = fixture.add("Amina", "Testerson", at(NOW));
    let other = fixture.add("Brian", "Testerson", at(NOW));
    let owe = |fixture: &mut Fixture, patient: &str, text: &str| {
        let details = TaskDetails {
            patient: patient.to_owned(),
            text: text.to_owned(),
            promise: true,
            ..TaskDetails::default()
        };
        fixture
            .store
            .transact(OpKind::AddTask, at(NOW), |tx| task::add(tx, &details))
            .unwrap()
    };
    let mine = owe(&mut fixture, &id, "Bring the bus pass form");
    let theirs = owe(&mut fixture, &other, "Ring the landlord");
    let said = |fixture: &Fixture| {
        let brief = brief_of(fixture, &id, None);
        brief
            .owed
            .into_iter()
            .map(|row| row.task.details.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&fixture), ["Bring the bus pass form"]);
    let before = snapshot(&fixture.store);
    let new = NewCheckIn {
        done: vec![mine],
        ..check_in(&id, "2026-11-19T09:50:00", "Brought it")
    };
    record(&mut fixture, at(NOW), &new);
    assert!(said(&fixture).is_empty());
    fixture.store.undo(at(NOW)).unwrap();
    assert_eq!(snapshot(&fixture.store), before);
    let wrong = NewCheckIn {
        done: vec![theirs],
        ..check_in(&id, "2026-11-19T09:50:00", "")
    };
    let refused = fixture
        .store
        .transact(OpKind::RecordCheckIn, at(NOW), |tx| visit_mode::record(tx, &wrong));
    assert!(
        matches!(refused, Err(Error::NotFound("task"))),
        "it is about somebody else"
    );
}

#[test]
fn every_kind_of_contact_has_its_words_and_a_sheet_means_one_kind_by_a_word() {
    let mut cells: Vec<&str> = Vec::new();
    for kind in Kind::ALL {
        for family in ["short", "full"] {
            let key = format!("kind.{family}.{}", kind.name());
            assert!(is_there(&key), "{key}");
        }
        cells.extend(kind.cells().iter().copied());
    }
    let all = cells.len();
    cells.sort_unstable();
    cells.dedup();
    assert_eq!(cells.len(), all, "{cells:?}");
}
