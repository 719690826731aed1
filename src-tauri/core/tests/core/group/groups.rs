//! Groups: who we haven't seen lately at its edges, what is refused, and what the screens show of a group.
use crate::support::{Fixture, at, day, fixture, named};
use catchment_core::care::groups::{Came, Expected, Facts, Lately, not_seen_lately};
use catchment_core::record::edit::Edit;
use catchment_core::record::group::attendance::{Attendance, AttendanceAnswer};
use catchment_core::record::group::care_group::{self, GroupDetails, GroupKind};
use catchment_core::record::group::group_objective::{self, ObjectiveDetails, ObjectiveOutcome};
use catchment_core::record::group::group_session::{
    self, CancelSession, NewPlannedSession, SessionDetails, SessionState,
};
use catchment_core::record::group::group_work::{self, NewGroup, NewSession};
use catchment_core::record::group::membership::{self, Joining, MembershipDetails};
use catchment_core::record::person::patient::{self, PatientDetails, Status};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::record::plan::milestone::MilestoneState;
use catchment_core::store::undo;
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::caseload::people;
use catchment_core::view::group::GroupPage;
use catchment_core::view::group::{self, groups};
use catchment_core::view::person;
use catchment_core::view::person::history::{self, Changed, GroupHistoryQuery, HistoryQuery, history};
use catchment_core::{Error, Now, Result};

const TODAY: &str = "2026-11-19";

fn now() -> Now {
    at("2026-11-19T14:30")
}

/// Newest first: `+` came, `-` did not, `w` sent word.
fn facts(joined: Option<&str>, sessions: &[(&str, char)]) -> Facts {
    let expected = |(on, came): &(&str, char)| Expected {
        on: day(on),
        came: match came {
            '+' => Came::Yes,
            'w' => Came::SentWord,
            _ => Came::No,
        },
    };
    Facts {
        joined: joined.map(day),
        expected: sessions.iter().map(expected).collect(),
    }
}

fn words(facts: &Facts, today: &str) -> Option<String> {
    not_seen_lately(facts, Lately::default(), day(today)).map(|absence| absence.text)
}

#[test]
fn the_second_session_in_a_row_that_somebody_misses_counts() {
    let came = ("2026-11-03", '+');
    let one = facts(None, &[("2026-11-10", '-'), came]);
    assert_eq!(words(&one, TODAY), None);
    let two = facts(None, &[("2026-11-17", '-'), ("2026-11-10", '-'), came]);
    assert_eq!(
        words(&two, TODAY).as_deref(),
        Some("Expected at the last 2 sessions and came to none. Last came Tue 3 Nov 2026, 16 days ago.")
    );
    // Coming to the last one ends it, whatever was before.
    let again = facts(None, &[("2026-11-17", '+'), ("2026-11-10", '-'), ("2026-11-03", '-')]);
    assert_eq!(words(&again, TODAY), None);
}

#[test]
fn one_missed_session_counts_once_they_came_more_than_28_days_ago() {
    // 22 October and 28 days are 19 November.
    let facts = facts(None, &[("2026-11-12", '-'), ("2026-10-22", '+')]);
    assert_eq!(words(&facts, "2026-11-19"), None, "day 28");
    assert_eq!(
        words(&facts, "2026-11-20").as_deref(),
        Some("Expected at the last session and did not come. Last came Thu 22 Oct 2026, 29 days ago.")
    );
}

#[test]
fn nobody_is_missed_where_they_were_not_expected() {
    assert_eq!(
        words(&facts(Some("2025-01-01"), &[]), TODAY),
        None,
        "the group never met"
    );
    let came = facts(Some("2025-01-01"), &[("2026-01-05", '+')]);
    assert_eq!(words(&came, TODAY), None, "no session since they came");
    // Before they joined they were not expected, whatever was ticked then.
    let early = facts(Some("2026-11-11"), &[("2026-11-10", '-'), ("2026-11-03", '-')]);
    assert_eq!(words(&early, TODAY), None);
    let same_day = facts(Some("2026-11-10"), &[("2026-11-17", '-'), ("2026-11-10", '-')]);
    assert!(words(&same_day, TODAY).is_some(), "the day they joined counts");
}

#[test]
fn sending_word_is_not_coming_and_is_said() {
    let said = |sessions: &[(&str, char)], today| words(&facts(Some("2026-10-20"), sessions), today).unwrap();
    assert_eq!(
        said(&[("2026-11-17", 'w'), ("2026-11-10", '-'), ("2026-11-03", 'w')], TODAY),
        "Expected at the last 3 sessions and came to none. Sent word for 2 of them. \
         Has not come since joining on Tue 20 Oct 2026."
    );
    assert_eq!(
        said(&[("2026-11-10", 'w'), ("2026-10-21", '+')], TODAY),
        "Expected at the last session and sent word. Last came Wed 21 Oct 2026, 29 days ago."
    );
}

#[test]
fn where_the_day_of_joining_is_not_known_the_first_missed_session_counts() {
    let never = facts(None, &[("2026-10-22", '-')]);
    assert_eq!(words(&never, "2026-11-19"), None, "28 days");
    assert_eq!(
        words(&never, "2026-11-20").as_deref(),
        Some("Expected at the last session and did not come. Has not come yet.")
    );
}

#[test]
fn somebody_who_came_back_is_counted_from_then() {
    let back = facts(Some("2026-11-12"), &[("2026-11-17", '-'), ("2026-03-03", '+')]);
    assert_eq!(words(&back, TODAY), None);
}

fn run<T>(f: &mut Fixture, act: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    f.store.transact(OpKind::AddGroup, now(), act)
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

fn year_nine() -> GroupDetails {
    GroupDetails {
        name: "Year 9".to_owned(),
        kind: GroupKind::SchoolYear,
        about: None,
        started_on: Some(day("2026-09-01")),
        ended_on: None,
    }
}

fn session(on: &str) -> SessionDetails {
    SessionDetails {
        on: day(on),
        time: None,
        place: None,
        topic: Some("Before the mocks".to_owned()),
        led_by: None,
        note: None,
    }
}

fn answers(all: &[(&str, AttendanceAnswer)]) -> Vec<Attendance> {
    let one = |(patient, answer): &(&str, AttendanceAnswer)| Attendance {
        patient: (*patient).to_owned(),
        answer: *answer,
    };
    all.iter().map(one).collect()
}

/// Year 9 with three people in it since 1 September; their ids after the group's.
fn three() -> (Fixture, String, [String; 3]) {
    let mut f = fixture();
    let people =
        [("Ada", "Adeyemi"), ("Bryn", "Bowen"), ("Cai", "Eze")].map(|(given, family)| f.add(given, family, now()));
    let group = run(&mut f, |tx| {
        let group = care_group::add(tx, &year_nine())?;
        membership::join(
            tx,
            &Joining {
                group: group.clone(),
                patients: people.to_vec(),
                joined_on: Some(day("2026-09-01")),
                why: None,
            },
        )?;
        Ok(group)
    })
    .unwrap();
    (f, group, people)
}

fn record(
    f: &mut Fixture,
    group: &str,
    session: Option<&str>,
    details: SessionDetails,
    answers: Vec<Attendance>,
) -> Result<String> {
    let new = NewSession {
        group: group.to_owned(),
        session: session.map(str::to_owned),
        details,
        answers,
    };
    f.store
        .transact(OpKind::RecordSession, now(), |tx| group_work::record_session(tx, &new))
}

fn page(f: &Fixture, id: &str) -> GroupPage {
    f.store.read(|conn| group::group(conn, id, now())).unwrap()
}

#[test]
fn a_groups_page_shows_first_whom_we_have_not_seen_lately() {
    use AttendanceAnswer::{Came, DidNotCome, SentWord};
    let (mut f, id, [ada, bryn, cai]) = three();
    for (on, all) in [
        ("2026-11-03", [(&*ada, Came), (&*bryn, Came), (&*cai, DidNotCome)]),
        ("2026-11-10", [(&*ada, Came), (&*bryn, DidNotCome), (&*cai, DidNotCome)]),
        ("2026-11-17", [(&*ada, Came), (&*bryn, SentWord), (&*cai, DidNotCome)]),
    ] {
        record(&mut f, &id, None, session(on), answers(&all)).unwrap();
    }
    let page = page(&f, &id);
    let told: Vec<_> = page
        .people
        .iter()
        .map(|row| {
            (
                row.name.as_str(),
                row.attended,
                row.offered,
                row.last_came,
                row.absence.is_some(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Cai Eze", 0, 3, None, true),
            ("Bryn Bowen", 1, 3, Some(day("2026-11-03")), true),
            ("Ada Adeyemi", 3, 3, Some(day("2026-11-17")), false),
        ]
    );
    let counts = |at: usize| {
        (
            page.sessions[at].came,
            page.sessions[at].did_not_come,
            page.sessions[at].sent_word,
        )
    };
    assert_eq!([counts(0), counts(2)], [(1, 1, 1), (2, 1, 0)], "newest first");

    let list = f.store.read(|conn| groups::groups(conn, now())).unwrap();
    let row = &list.groups[0];
    assert_eq!(
        (row.people, row.not_seen, row.last_session),
        (3, 2, Some(day("2026-11-17")))
    );

    // A session is no contact with anybody alone.
    assert!(page.people.iter().all(|row| row.last_contact.is_none()));
    let rows = f.store.read(|conn| people::people(conn, day(TODAY))).unwrap();
    assert!(rows.iter().all(|row| row.last_contact.is_none()));

    // Nobody is missed from a group that has ended.
    run(&mut f, |tx| {
        let details = GroupDetails {
            ended_on: Some(day(TODAY)),
            ..year_nine()
        };
        care_group::edit(tx, &Edit::new(id.clone(), details))
    })
    .unwrap();
    let list = f.store.read(|conn| groups::groups(conn, now())).unwrap();
    assert_eq!(list.groups[0].not_seen, 0);
}

#[test]
fn whoever_left_or_was_discharged_is_no_longer_among_its_people() {
    let (mut f, id, [ada, bryn, _]) = three();
    let seat = f.store.read(|conn| membership::of_patient(conn, &ada)).unwrap()[0]
        .id
        .clone();
    let dates = |joined: &str, left: Option<&str>| MembershipDetails {
        joined_on: Some(day(joined)),
        left_on: left.map(day),
        why: Some("Moved school".to_owned()),
    };
    for (refused, field_reason) in [
        (dates("2026-09-01", Some("2026-08-31")), ("leftOn", "beforeJoined")),
        (dates("2026-09-01", Some("2026-11-20")), ("leftOn", "future")),
        (dates("2026-11-20", None), ("joinedOn", "future")),
    ] {
        assert_eq!(
            why(run(&mut f, |tx| membership::edit(
                tx,
                &Edit::new(seat.clone(), refused)
            ))),
            field_reason
        );
    }
    run(&mut f, |tx| {
        membership::edit(tx, &Edit::new(seat.clone(), dates("2026-09-01", Some("2026-11-02"))))
    })
    .unwrap();
    run(&mut f, |tx| {
        status::set(
            tx,
            &StatusChange {
                patient: bryn.clone(),
                status: Status::Discharged,
                on: Some(day(TODAY)),
                reason: Some("Moved on".to_owned()),
            },
        )
    })
    .unwrap();
    let names = |rows: &[group::GroupPerson]| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
    let told = page(&f, &id);
    assert_eq!(names(&told.people), ["Cai Eze"]);
    assert_eq!(names(&told.former), ["Ada Adeyemi", "Bryn Bowen"]);

    // She comes back: a row of its own, and the end of the first cannot be taken back meanwhile.
    let back = Joining {
        group: id.clone(),
        patients: vec![ada.clone()],
        joined_on: Some(day(TODAY)),
        why: None,
    };
    run(&mut f, |tx| membership::join(tx, &back)).unwrap();
    assert_eq!(
        why(run(&mut f, |tx| membership::join(tx, &back))),
        ("patients", "inGroup")
    );
    assert_eq!(
        why(run(&mut f, |tx| membership::edit(
            tx,
            &Edit::new(seat.clone(), dates("2026-09-01", None))
        ))),
        ("leftOn", "inGroup")
    );
    assert_eq!(names(&page(&f, &id).people), ["Ada Adeyemi", "Cai Eze"]);
    let own = f.store.read(|conn| person::person(conn, &ada, now())).unwrap().groups;
    let left: Vec<_> = own.iter().map(|group| group.membership.details.left_on).collect();
    assert_eq!(left, [None, Some(day("2026-11-02"))]);
}

#[test]
fn a_session_is_planned_moved_held_and_corrected() {
    use AttendanceAnswer::{Came, DidNotCome};
    let (mut f, id, [ada, bryn, _]) = three();
    assert_eq!(
        why(run(&mut f, |tx| group_session::plan(
            tx,
            &NewPlannedSession {
                group: id.clone(),
                details: session("2026-11-18")
            }
        ))),
        ("on", "past")
    );
    let planned = run(&mut f, |tx| {
        group_session::plan(
            tx,
            &NewPlannedSession {
                group: id.clone(),
                details: session(TODAY),
            },
        )
    })
    .unwrap();
    let next = f.store.read(|conn| groups::groups(conn, now())).unwrap().groups[0]
        .next
        .clone();
    assert_eq!(next.map(|session| session.id), Some(planned.clone()));

    let both = answers(&[(&ada, Came), (&bryn, DidNotCome)]);
    assert_eq!(
        why(record(&mut f, &id, None, session("2026-11-20"), both.clone())),
        ("on", "future")
    );
    assert_eq!(
        why(record(&mut f, &id, Some(&planned), session(TODAY), Vec::new())),
        ("answers", "required")
    );
    let twice = answers(&[(&ada, Came), (&ada, DidNotCome)]);
    assert_eq!(
        why(record(&mut f, &id, Some(&planned), session(TODAY), twice)),
        ("answers", "taken")
    );
    let stranger = f.add("Nye", "Ismail", now());
    assert!(matches!(
        record(
            &mut f,
            &id,
            Some(&planned),
            session(TODAY),
            answers(&[(&stranger, Came)])
        ),
        Err(Error::NotFound("membership"))
    ));
    assert!(
        matches!(page(&f, &id).sessions[0].session.state, SessionState::Planned),
        "nothing was changed"
    );

    assert_eq!(
        record(&mut f, &id, Some(&planned), session(TODAY), both).unwrap(),
        planned
    );
    record(&mut f, &id, Some(&planned), session(TODAY), answers(&[(&bryn, Came)])).unwrap();
    let told = page(&f, &id);
    assert_eq!(told.sessions.len(), 1);
    assert!(
        told.sessions[0].answers == answers(&[(&bryn, Came)]),
        "Ada was not expected after all"
    );
    f.store.undo(now()).unwrap();
    assert_eq!(
        (page(&f, &id).sessions[0].came, page(&f, &id).sessions[0].did_not_come),
        (1, 1)
    );
    f.store.undo(now()).unwrap();
    assert!(matches!(page(&f, &id).sessions[0].session.state, SessionState::Planned));
    run(&mut f, |tx| {
        group_session::cancel(
            tx,
            &CancelSession {
                id: planned.clone(),
                reason: "Snow".to_owned(),
            },
        )
    })
    .unwrap();
    assert!(
        f.store.read(|conn| groups::groups(conn, now())).unwrap().groups[0]
            .next
            .is_none()
    );
}

#[test]
fn what_is_done_to_several_people_at_once_is_about_none_of_them_alone() {
    let (mut f, id, [ada, bryn, _]) = three();
    let all = answers(&[(&ada, AttendanceAnswer::Came), (&bryn, AttendanceAnswer::Came)]);
    record(&mut f, &id, None, session("2026-11-17"), all).unwrap();
    let next = f.store.read(|conn| undo::next(conn, now())).unwrap().unwrap();
    assert_eq!((next.kind, next.patient), (OpKind::RecordSession, None));
    record(
        &mut f,
        &id,
        None,
        session("2026-11-18"),
        answers(&[(&ada, AttendanceAnswer::Came)]),
    )
    .unwrap();
    let next = f.store.read(|conn| undo::next(conn, now())).unwrap().unwrap();
    assert_eq!(next.patient, Some(ada.clone()));

    // Her own history says which session, and nothing of the others.
    let query = HistoryQuery {
        patient: ada,
        before: None,
    };
    let told = f.store.read(|conn| history(conn, &query)).unwrap();
    let fields: Vec<_> = told.ops[1].changes.iter().flat_map(|change| &change.fields).collect();
    let said: Vec<_> = fields
        .iter()
        .map(|field| (field.field.as_str(), field.after.as_deref()))
        .collect();
    assert_eq!(
        said,
        [("answer", Some("came")), ("session", Some("Year 9, Tue 17 Nov 2026"))]
    );
}

#[test]
fn a_group_has_a_history_of_its_own() {
    let (mut f, id, [ada, bryn, _]) = three();
    let (_, other, _) = three();
    assert_ne!(id, other);
    let details = ObjectiveDetails {
        care_group: id.clone(),
        text: "Sleep before the exams".to_owned(),
        expected: None,
        due: None,
    };
    run(&mut f, |tx| group_objective::add(tx, &details)).unwrap();
    let all = answers(&[(&ada, AttendanceAnswer::Came), (&bryn, AttendanceAnswer::DidNotCome)]);
    record(&mut f, &id, None, session("2026-11-17"), all).unwrap();
    // A change of somebody's own, which is none of the group's.
    run(&mut f, |tx| {
        catchment_core::record::person::patient::agree_interval(tx, &ada, Some(14))
    })
    .unwrap();
    f.store.undo(now()).unwrap().unwrap();
    f.store.undo(now()).unwrap().unwrap();

    let query = |before| GroupHistoryQuery {
        group: id.clone(),
        before,
    };
    let told = f.store.read(|conn| history::of_group(conn, &query(None))).unwrap();
    let tables = |op: usize| -> Vec<(&str, Changed)> {
        let changes = told.ops[op].changes.iter();
        changes.map(|change| (change.table.as_str(), change.what)).collect()
    };
    // Newest first: the session was recorded and taken back; the objective stands.
    assert_eq!(told.ops[0].kind, OpKind::Undo);
    assert!(tables(0).contains(&("group_session", Changed::Removed)));
    assert_eq!(
        (told.ops[1].kind.clone(), told.ops[1].undone),
        (OpKind::RecordSession, true)
    );
    assert_eq!(
        tables(1),
        [
            ("group_session", Changed::Added),
            ("attendance", Changed::Added),
            ("attendance", Changed::Added)
        ]
    );
    let came: Vec<_> = told.ops[1].changes[2]
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.after.clone().unwrap()))
        .collect();
    let name = f
        .store
        .read(|conn| catchment_core::record::person::patient::get(conn, &bryn))
        .unwrap();
    assert_eq!(came[0], ("answer", "didNotCome".to_owned()));
    assert_eq!(came[1].0, "patient");
    assert!(came[1].1.contains(&name.details.family));
    assert_eq!(tables(2), [("group_objective", Changed::Added)]);
    assert!(told.ops.iter().all(|op| {
        let mut changes = op.changes.iter();
        changes.all(|change| change.table != "patient")
    }));

    // The page goes on before the last that was told.
    let earlier = query(Some(told.ops[1].seq.to_string()));
    let rest = f.store.read(|conn| history::of_group(conn, &earlier)).unwrap();
    assert_eq!(rest.ops.len(), told.ops.len() - 2);
    assert!(!rest.more);
}

#[test]
fn expected_and_actual_of_an_objective_stay_side_by_side() {
    let (mut f, id, _) = three();
    let details = ObjectiveDetails {
        care_group: id.clone(),
        text: "Sleep before the exams".to_owned(),
        expected: Some("Eight of ten in bed by eleven".to_owned()),
        due: Some(day("2026-12-01")),
    };
    let objective = run(&mut f, |tx| group_objective::add(tx, &details)).unwrap();
    let close = |state| ObjectiveOutcome {
        objective: objective.clone(),
        state,
        actual: Some("Six of ten".to_owned()),
        learned: Some("Phones".to_owned()),
    };
    run(&mut f, |tx| group_objective::close(tx, &close(MilestoneState::Partly))).unwrap();
    let told = page(&f, &id).objectives.remove(0);
    assert_eq!(
        (told.details.expected.as_deref(), told.actual.as_deref(), told.closed_on),
        (
            Some("Eight of ten in bed by eleven"),
            Some("Six of ten"),
            Some(day(TODAY))
        )
    );
    let row = |f: &Fixture| {
        f.store
            .read(|conn| groups::groups(conn, now()))
            .unwrap()
            .groups
            .remove(0)
    };
    assert_eq!(
        (row(&f).objectives, row(&f).objectives_open, row(&f).objectives_met),
        (1, 0, 0)
    );
    run(&mut f, |tx| group_objective::close(tx, &close(MilestoneState::Met))).unwrap();
    assert_eq!((row(&f).objectives_open, row(&f).objectives_met), (0, 1));
    run(&mut f, |tx| group_objective::close(tx, &close(MilestoneState::Open))).unwrap();
    assert_eq!(
        (row(&f).objectives_open, page(&f, &id).objectives[0].closed_on),
        (1, None)
    );
}

#[test]
fn a_sheets_cohort_suggests_a_group_until_there_is_one_of_its_name() {
    let mut f = fixture();
    let add = |f: &mut Fixture, given: &str, cohort: Option<&str>| {
        let details = PatientDetails {
            cohort: cohort.map(str::to_owned),
            ..named(given, "Jarvis")
        };
        f.store
            .transact(OpKind::AddPatient, now(), |tx| patient::add(tx, &details))
            .unwrap()
    };
    let ada = add(&mut f, "Ada", Some("Year 9"));
    add(&mut f, "Bryn", Some("Year 9"));
    add(&mut f, "Cai", Some("Year 10"));
    add(&mut f, "Nye", None);
    let cohorts = |f: &Fixture| -> Vec<(String, u32)> {
        let list = f.store.read(|conn| groups::groups(conn, now())).unwrap().cohorts;
        list.into_iter().map(|cohort| (cohort.name, cohort.people)).collect()
    };
    assert_eq!(cohorts(&f), [("Year 10".to_owned(), 1), ("Year 9".to_owned(), 2)]);
    let new = NewGroup {
        details: GroupDetails {
            name: "YEAR 9".to_owned(),
            ..year_nine()
        },
        cohort: Some("Year 9".to_owned()),
    };
    let id = run(&mut f, |tx| group_work::start(tx, &new)).unwrap();
    assert_eq!(cohorts(&f), [("Year 10".to_owned(), 1)]);
    let told = page(&f, &id);
    assert_eq!(told.people.len(), 2);
    assert_eq!(
        told.people[0].membership.details.joined_on, None,
        "the sheet does not say since when"
    );
    let own = f.store.read(|conn| person::person(conn, &ada, now())).unwrap();
    assert_eq!(
        own.patient.details.cohort.as_deref(),
        Some("Year 9"),
        "what the sheet said stays"
    );

    assert_eq!(
        why(run(&mut f, |tx| care_group::add(tx, &year_nine()))),
        ("name", "groupTaken")
    );
    let backwards = GroupDetails {
        name: "Year 8".to_owned(),
        ended_on: Some(day("2026-08-31")),
        ..year_nine()
    };
    assert_eq!(
        why(run(&mut f, |tx| care_group::add(tx, &backwards))),
        ("endedOn", "beforeStart")
    );
}
