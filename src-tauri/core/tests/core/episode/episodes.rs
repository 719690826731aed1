//! Ward stays, the clock that runs from a discharge, leaving the caseload and coming back.
use crate::support::{Fixture, at, day, fixture, snapshot};
use catchment_core::care::attention::{Reason, Rule};
use catchment_core::facts;
use catchment_core::record::episode;
use catchment_core::record::episode::handover::OpenKind;
use catchment_core::record::episode::leaving::{self, CaseloadDischarge, MistakenDischarge, Reopening};
use catchment_core::record::episode::open_item::OpenAnswer;
use catchment_core::record::episode::ward_leaving::{self, WardDischarge, WardLeft};
use catchment_core::record::episode::ward_stay::{self, FollowUpClosed, FollowUpClosing, StayKind, WardStayDetails};
use catchment_core::record::law::clock_rule::{self, ClockAfter, ClockRuleDetails};
use catchment_core::record::measure::assessing::{self, NewScore};
use catchment_core::record::measure::assessment::{AssessmentDetails, AssessmentMode};
use catchment_core::record::person::patient::{self, Status};
use catchment_core::record::person::status::StatusChange;
use catchment_core::record::safety::crisis_line::Country;
use catchment_core::record::safety::safety_concern::{self, RaiseConcern};
use catchment_core::record::task::{self, TaskDetails};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::visit::brief::{self, BriefAsk};
use catchment_core::view::visit::brief_page::brief_page;
use catchment_core::view::{self, person};
use catchment_core::{Error, Result};

const NOW: &str = "2026-11-19T09:00";

fn run<T>(fixture: &mut Fixture, now: &str, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(OpKind::EditPatient, at(now), f)
}

fn local(text: &str) -> VisitTime {
    VisitTime(
        text.parse::<chrono::NaiveDateTime>()
            .unwrap_or_else(|_| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()),
    )
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        Err(other) => panic!("{other:?}"),
        Ok(_) => ("", ""),
    }
}

fn admission(patient: &str, on: &str) -> WardStayDetails {
    WardStayDetails {
        patient: patient.to_owned(),
        kind: StayKind::Ward,
        admitted_on: Some(day(on)),
        ..WardStayDetails::default()
    }
}

/// Admitted on the 10th, discharged at that time; answers with the stay.
fn ward(fixture: &mut Fixture, patient: &str, left: &str, suicide_risk: bool) -> String {
    let details = admission(patient, "2026-11-10");
    let stay = run(fixture, NOW, |tx| ward_stay::admit(tx, &details)).unwrap();
    leave(fixture, &stay, left, suicide_risk).unwrap();
    stay
}

fn leave(fixture: &mut Fixture, stay: &str, left: &str, suicide_risk: bool) -> Result<()> {
    let discharge = WardDischarge {
        stay: stay.to_owned(),
        at: local(left),
        suicide_risk,
        source: Some("Discharge letter".to_owned()),
    };
    run(fixture, NOW, |tx| {
        ward_leaving::leave(
            tx,
            &WardLeft {
                discharge,
                left: at(left),
            },
        )
    })
}

fn contact(fixture: &mut Fixture, patient: &str, when: &str, kind: Kind, outcome: Outcome) {
    let details = CheckInDetails {
        patient: patient.to_owned(),
        kind,
        outcome,
        at: local(when),
        note: String::new(),
    };
    run(fixture, "2026-11-30T09:00", |tx| check_in::add(tx, &details)).unwrap();
}

fn clocks(fixture: &Fixture, patient: &str, now: &str) -> Vec<String> {
    let case = fixture.store.read(|conn| facts::case(conn, patient, at(now))).unwrap();
    let clocks = case.reasons.into_iter().filter(|reason| reason.rule == Rule::Clock);
    clocks.map(|reason| reason.text).collect()
}

#[test]
fn the_brief_says_the_hours_that_are_left_and_paper_the_moment_they_run_out() {
    let mut fixture = fixture();
    let id = fixture.add("Wren", "Okonedo", at(NOW));
    ward(&mut fixture, &id, "2026-11-17T14:30", false);
    let ask = BriefAsk {
        patient: id.clone(),
        visit: None,
    };
    let now = at("2026-11-19T07:30");
    let says = |reasons: Vec<Reason>| {
        let clock = reasons.into_iter().find(|reason| reason.rule == Rule::Clock);
        clock.map(|reason| reason.text).unwrap_or_default()
    };
    let brief = fixture.store.read(|conn| brief::brief(conn, &ask, now)).unwrap();
    assert_eq!(
        says(brief.reasons),
        "31 hours left of 72 hours to see them after the ward; no attempt yet."
    );
    let page = fixture.store.read(|conn| brief_page(conn, &ask, now)).unwrap();
    assert_eq!(
        says(page.brief.reasons),
        "To be seen by Fri 20 Nov 2026, 14:30 after the ward, within 72 hours; no attempt yet."
    );
}

#[test]
fn a_discharge_from_a_ward_starts_the_clock_of_the_rule_of_that_day() {
    for (suicide_risk, hours) in [(false, 72), (true, 48)] {
        let mut fixture = fixture();
        let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
        let stay = ward(&mut fixture, &id, "2026-11-18T15:00", suicide_risk);
        let stay = fixture.store.read(|conn| ward_stay::get(conn, &stay)).unwrap();
        assert_eq!(stay.follow_hours, Some(hours));
        assert!(
            stay.follow_rule
                .unwrap()
                .contains(if suicide_risk { "QS159" } else { "NHS England" })
        );
        assert_eq!(
            clocks(&fixture, &id, "2026-11-18T15:00"),
            [format!(
                "{hours} hours left of {hours} hours to see them after the ward; no attempt yet."
            )]
        );
    }
}

#[test]
fn only_an_attended_contact_after_the_discharge_achieves_the_follow_up() {
    for (when, kind, outcome, runs, tries) in [
        // The minute before they left, and the minute they left.
        (
            "2026-11-18T14:59",
            Kind::HomeVisit,
            Outcome::Attended,
            true,
            "no attempt yet",
        ),
        ("2026-11-18T15:00", Kind::HomeVisit, Outcome::Attended, false, ""),
        ("2026-11-19T10:00", Kind::Phone, Outcome::Attended, false, ""),
        ("2026-11-19T10:00", Kind::Video, Outcome::Attended, false, ""),
        ("2026-11-19T10:00", Kind::Clinic, Outcome::Attended, false, ""),
        (
            "2026-11-19T10:00",
            Kind::TextMessage,
            Outcome::Attended,
            true,
            "1 attempt, Thu 19 Nov 2026",
        ),
        (
            "2026-11-19T10:00",
            Kind::Message,
            Outcome::Attended,
            true,
            "1 attempt, Thu 19 Nov 2026",
        ),
        (
            "2026-11-19T10:00",
            Kind::HomeVisit,
            Outcome::NoAccess,
            true,
            "1 attempt, Thu 19 Nov 2026",
        ),
        (
            "2026-11-19T10:00",
            Kind::Phone,
            Outcome::DidNotAttend,
            true,
            "1 attempt, Thu 19 Nov 2026",
        ),
    ] {
        let mut fixture = fixture();
        let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
        ward(&mut fixture, &id, "2026-11-18T15:00", false);
        contact(&mut fixture, &id, when, kind, outcome);
        let found = clocks(&fixture, &id, "2026-11-19T12:00");
        assert_eq!(!found.is_empty(), runs, "{when} {kind:?} {outcome:?}");
        assert!(found.iter().all(|text| text.contains(tries)), "{found:?}");
        let list = fixture.store.read(|conn| view::episode::episodes(conn, &id)).unwrap();
        assert_eq!(list.stays[0].achieved.is_some(), !runs);
        let shown = fixture
            .store
            .read(|conn| person::person(conn, &id, at("2026-11-19T12:00")))
            .unwrap();
        assert_eq!(shown.follow_up.map(|clock| clock.minutes_left), runs.then_some(51 * 60));
    }
}

#[test]
fn the_clock_goes_on_through_a_pause_and_a_discharge_and_ends_with_words_or_a_new_stay() {
    let mut fixture = fixture();
    let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
    let stay = ward(&mut fixture, &id, "2026-11-18T15:00", false);
    let change = StatusChange {
        patient: id.clone(),
        status: Status::Paused,
        on: Some(day("2026-12-01")),
        reason: None,
    };
    run(&mut fixture, NOW, |tx| leaving::set_status(tx, &change)).unwrap();
    assert_eq!(clocks(&fixture, &id, NOW).len(), 1);
    run(&mut fixture, NOW, |tx| {
        leaving::discharge(tx, &goodbye(&id, Vec::new()))
    })
    .unwrap();
    assert_eq!(clocks(&fixture, &id, NOW).len(), 1, "what is unfinished keeps asking");

    let closing = |words: &str, when: &str| FollowUpClosing {
        stay: stay.clone(),
        how: FollowUpClosed::SeenByOthers,
        at: local(when),
        words: words.to_owned(),
    };
    for (words, when, refused) in [
        ("", "2026-11-18T16:00", ("words", "required")),
        ("Crisis team", "2026-11-18T14:59", ("closedAt", "beforeDischarge")),
        ("Crisis team", "2026-11-19T09:01", ("closedAt", "future")),
    ] {
        assert_eq!(
            why(run(&mut fixture, NOW, |tx| ward_stay::close_follow_up(
                tx,
                &closing(words, when)
            ))),
            refused
        );
    }
    run(&mut fixture, NOW, |tx| {
        ward_stay::close_follow_up(tx, &closing("Crisis team", "2026-11-18T16:00"))
    })
    .unwrap();
    assert_eq!(clocks(&fixture, &id, NOW), [""; 0]);

    let other = fixture.add("Bronwen", "Pugh", at("2026-11-01T09:00"));
    ward(&mut fixture, &other, "2026-11-18T15:00", false);
    assert_eq!(clocks(&fixture, &other, NOW).len(), 1);
    run(&mut fixture, NOW, |tx| {
        ward_stay::admit(tx, &admission(&other, "2026-11-19"))
    })
    .unwrap();
    assert_eq!(clocks(&fixture, &other, NOW), [""; 0], "they are on a ward again");
}

#[test]
fn a_stay_is_refused_where_its_days_cannot_be() {
    let mut fixture = fixture();
    let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
    for (details, refused) in [
        (
            WardStayDetails {
                admitted_on: None,
                ..admission(&id, "2026-11-10")
            },
            ("admittedOn", "required"),
        ),
        (admission(&id, "2026-11-20"), ("admittedOn", "future")),
        (
            WardStayDetails {
                planned_on: Some(day("2026-11-09")),
                ..admission(&id, "2026-11-10")
            },
            ("plannedOn", "beforeAdmission"),
        ),
        (
            WardStayDetails {
                contact_days: Some(0),
                ..admission(&id, "2026-11-10")
            },
            ("contactDays", "range"),
        ),
        (
            WardStayDetails {
                contact_days: Some(367),
                ..admission(&id, "2026-11-10")
            },
            ("contactDays", "range"),
        ),
    ] {
        assert_eq!(
            why(run(&mut fixture, NOW, |tx| ward_stay::admit(tx, &details))),
            refused
        );
    }
    let details = WardStayDetails {
        admitted_time: Some("10:30".to_owned()),
        ..admission(&id, "2026-11-10")
    };
    let stay = run(&mut fixture, NOW, |tx| ward_stay::admit(tx, &details)).unwrap();
    let again = admission(&id, "2026-11-12");
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| ward_stay::admit(tx, &again))),
        ("admittedOn", "alreadyThere")
    );
    for (left, refused) in [
        ("2026-11-19T09:01", ("leftAt", "future")),
        ("2026-11-09T12:00", ("leftAt", "beforeAdmission")),
        ("2026-11-10T10:29", ("leftAt", "beforeAdmission")),
        ("2026-11-10T10:30", ("", "")),
    ] {
        assert_eq!(why(leave(&mut fixture, &stay, left, false)), refused, "{left}");
    }
}

fn rule(after: ClockAfter, from: &str, until: Option<&str>) -> ClockRuleDetails {
    ClockRuleDetails {
        country: Country::Gb,
        starts_after: after,
        suicide_risk: false,
        hours: Some(24),
        days: Some(14),
        name: "Ours".to_owned(),
        source: None,
        from_on: Some(day(from)),
        until_on: until.map(day),
    }
}

#[test]
fn an_own_rule_counts_from_its_first_day_to_its_last_and_changes_nothing_before() {
    let mut fixture = fixture();
    let own = rule(ClockAfter::Ward, "2026-11-10", Some("2026-11-12"));
    run(&mut fixture, NOW, |tx| clock_rule::add(tx, &own)).unwrap();
    let rules = fixture.store.read(|conn| clock_rule::list(conn, Country::Gb)).unwrap();
    let hours = |named, on: &str| {
        let rule = clock_rule::in_force(&rules, ClockAfter::Ward, named, day(on));
        rule.and_then(|rule| rule.details.hours)
    };
    for (on, expected) in [
        ("2026-11-09", Some(72)),
        ("2026-11-10", Some(24)),
        ("2026-11-12", Some(24)),
        ("2026-11-13", Some(72)),
    ] {
        assert_eq!(hours(false, on), expected, "{on}");
    }
    assert_eq!(hours(true, "2026-11-09"), Some(48));
    assert_eq!(hours(true, "2026-11-10"), Some(24), "the shorter of two");
    let elsewhere = fixture.store.read(|conn| clock_rule::list(conn, Country::Us)).unwrap();
    assert!(elsewhere.is_empty(), "each country has its own");

    let none = ClockRuleDetails {
        hours: None,
        ..rule(ClockAfter::Ward, "2026-11-18", None)
    };
    run(&mut fixture, NOW, |tx| clock_rule::add(tx, &none)).unwrap();
    let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
    ward(&mut fixture, &id, "2026-11-18T15:00", false);
    assert_eq!(clocks(&fixture, &id, NOW), [""; 0], "a rule may say that no clock runs");
    for (details, refused) in [
        (
            ClockRuleDetails {
                from_on: None,
                ..none.clone()
            },
            ("fromOn", "required"),
        ),
        (
            ClockRuleDetails {
                until_on: Some(day("2026-11-17")),
                ..none.clone()
            },
            ("untilOn", "beforeStart"),
        ),
        (
            ClockRuleDetails {
                hours: Some(2161),
                ..none.clone()
            },
            ("hours", "range"),
        ),
        (
            ClockRuleDetails {
                name: " ".to_owned(),
                ..none.clone()
            },
            ("name", "required"),
        ),
    ] {
        assert_eq!(why(run(&mut fixture, NOW, |tx| clock_rule::add(tx, &details))), refused);
    }
}

fn goodbye(patient: &str, open: Vec<OpenAnswer>) -> CaseloadDischarge {
    CaseloadDischarge {
        patient: patient.to_owned(),
        on: None,
        reason: "Goals met".to_owned(),
        continued_by: "The GP".to_owned(),
        follow_up_on: None,
        open,
    }
}

fn answer(what: OpenKind, id: &str, to: Option<&str>) -> OpenAnswer {
    OpenAnswer {
        what,
        id: id.to_owned(),
        to_whom: to.map(str::to_owned),
        contact: None,
        reason: "Agreed with them".to_owned(),
    }
}

#[test]
fn nobody_is_discharged_while_something_is_open_and_each_answer_is_part_of_it() {
    let mut fixture = fixture();
    let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
    let planned = VisitDetails {
        patient: id.clone(),
        on: day("2026-11-26"),
        time: Some("10:30".to_owned()),
        kind: None,
        place: None,
        who: None,
    };
    let visit = run(&mut fixture, NOW, |tx| visit::plan(tx, &planned)).unwrap();
    let raised = RaiseConcern {
        patient: id.clone(),
        words: "Said nobody would notice".to_owned(),
        check_in: None,
    };
    let concern = run(&mut fixture, NOW, |tx| safety_concern::raise_by_hand(tx, &raised)).unwrap();
    let promised = TaskDetails {
        patient: id.clone(),
        text: "Ring the housing office".to_owned(),
        promise: true,
        ..TaskDetails::default()
    };
    let task = run(&mut fixture, NOW, |tx| task::add(tx, &promised)).unwrap();
    let kept = SaveDraft {
        id: None,
        kind: DraftKind::CheckIn,
        patient: id.clone(),
        body: "{}".to_owned(),
    };
    let draft = fixture
        .store
        .write_unjournalled(|conn| draft::save(conn, at(NOW), &kept))
        .unwrap()
        .id;
    let before = snapshot(&fixture.store);

    let all = [
        answer(OpenKind::SafetyConcern, &concern, Some("Crisis team")),
        answer(OpenKind::Owed, &task, None),
        answer(OpenKind::Visit, &visit, Some("Dr Patel")),
        answer(OpenKind::Draft, &draft, None),
    ];
    for (open, refused) in [
        (vec![], ("open", "unanswered")),
        (all[..3].to_vec(), ("open", "unanswered")),
        (all[1..].to_vec(), ("open", "unanswered")),
        (vec![answer(OpenKind::Visit, "no-such", None)], ("open", "notOpen")),
        (
            vec![answer(OpenKind::SafetyConcern, &concern, None)],
            ("open", "ownStep"),
        ),
        (
            vec![answer(OpenKind::Draft, &draft, Some("Dr Patel"))],
            ("open", "onlyClosed"),
        ),
        (
            vec![OpenAnswer {
                reason: String::new(),
                ..answer(OpenKind::Visit, &visit, None)
            }],
            ("reason", "required"),
        ),
    ] {
        assert_eq!(
            why(run(&mut fixture, NOW, |tx| leaving::discharge(tx, &goodbye(&id, open)))),
            refused
        );
        assert_eq!(snapshot(&fixture.store), before, "{refused:?}: nothing happened");
    }
    for (leaving, refused) in [
        (
            CaseloadDischarge {
                reason: " ".to_owned(),
                ..goodbye(&id, all.to_vec())
            },
            ("reason", "required"),
        ),
        (
            CaseloadDischarge {
                continued_by: String::new(),
                ..goodbye(&id, all.to_vec())
            },
            ("continuedBy", "required"),
        ),
        (
            CaseloadDischarge {
                on: Some(day("2026-11-20")),
                ..goodbye(&id, all.to_vec())
            },
            ("on", "future"),
        ),
        (
            CaseloadDischarge {
                follow_up_on: Some(day("2026-11-18")),
                ..goodbye(&id, all.to_vec())
            },
            ("followUpOn", "beforeDischarge"),
        ),
    ] {
        assert_eq!(
            why(run(&mut fixture, NOW, |tx| leaving::discharge(tx, &leaving))),
            refused
        );
    }
    run(&mut fixture, NOW, |tx| {
        leaving::discharge(tx, &goodbye(&id, all.to_vec()))
    })
    .unwrap();
    let shown = fixture.store.read(|conn| view::episode::episodes(conn, &id)).unwrap();
    let handed: Vec<_> = shown
        .handovers
        .iter()
        .map(|one| (one.what, one.to_whom.as_str()))
        .collect();
    assert_eq!(handed.len(), 2, "{handed:?}");
    assert!(handed.contains(&(OpenKind::Visit, "Dr Patel")));
    assert!(handed.contains(&(OpenKind::SafetyConcern, "Crisis team")));
    let last = &shown.episodes[0];
    assert_eq!((last.number, last.ended_on), (1, Some(day("2026-11-19"))));
    assert_eq!(last.continued_by.as_deref(), Some("The GP"));
    let person = fixture.store.read(|conn| person::person(conn, &id, at(NOW))).unwrap();
    assert_eq!((person.planned.len(), person.concerns.len()), (0, 0));

    fixture.store.undo(at(NOW)).unwrap().unwrap();
    assert_eq!(snapshot(&fixture.store), before, "it is taken back as a whole");
    assert!(
        fixture.store.read(|conn| draft::get(conn, &draft)).is_ok(),
        "and the draft is there again"
    );
}

#[test]
fn a_follow_up_after_the_caseload_is_due_by_the_rule_of_the_day_until_it_is_answered() {
    let mut fixture = fixture();
    let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
    run(&mut fixture, NOW, |tx| {
        clock_rule::add(tx, &rule(ClockAfter::Caseload, "2026-11-01", None))
    })
    .unwrap();
    let ask = fixture
        .store
        .read(|conn| view::episode::leaving(conn, &id, at(NOW)))
        .unwrap();
    assert_eq!(ask.follow_up_on, Some(day("2026-12-03")), "14 days after the 19th");
    let leaving = CaseloadDischarge {
        follow_up_on: ask.follow_up_on,
        ..goodbye(&id, Vec::new())
    };
    run(&mut fixture, NOW, |tx| leaving::discharge(tx, &leaving)).unwrap();
    assert_eq!(
        clocks(&fixture, &id, "2026-12-04T09:00"),
        ["Follow-up after the discharge: was due Thu 3 Dec 2026, 1 day ago."]
    );
    let last = fixture.store.read(|conn| episode::last(conn, &id)).unwrap().unwrap();
    assert_eq!(last.follow_up_rule.as_deref(), Some("Ours"));
    let mut done = episode::FollowUpAnswer {
        episode: last.id.unwrap(),
        on: None,
        outcome: " ".to_owned(),
    };
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| episode::answer_follow_up(tx, &done))),
        ("outcome", "required")
    );
    done.outcome = "Rang: well, sees the GP".to_owned();
    run(&mut fixture, "2026-12-04T09:00", |tx| {
        episode::answer_follow_up(tx, &done)
    })
    .unwrap();
    assert_eq!(clocks(&fixture, &id, "2026-12-04T09:00"), [""; 0]);
}

#[test]
fn a_discharge_by_mistake_is_put_right_and_the_same_episode_goes_on() {
    let mut fixture = fixture();
    let mut details = crate::support::named("Dilwyn", "Davies");
    details.started = Some(day("2026-01-05"));
    let id = run(&mut fixture, "2026-01-05T09:00", |tx| patient::add(tx, &details)).unwrap();
    let seen = "2026-11-02T10:00";
    contact(&mut fixture, &id, seen, Kind::HomeVisit, Outcome::Attended);
    let mistake = |reason: &str| MistakenDischarge {
        patient: id.clone(),
        reason: reason.to_owned(),
    };
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| leaving::revert_discharge(
            tx,
            &mistake("Not them")
        ))),
        ("patient", "notDischarged")
    );
    let leaving = CaseloadDischarge {
        on: Some(day("2026-11-10")),
        follow_up_on: Some(day("2026-11-24")),
        ..goodbye(&id, Vec::new())
    };
    run(&mut fixture, "2026-11-10T09:00", |tx| leaving::discharge(tx, &leaving)).unwrap();
    // Nine days later, when no key takes it back any more.
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| leaving::revert_discharge(
            tx,
            &mistake(" ")
        ))),
        ("reason", "required")
    );
    let before = snapshot(&fixture.store);
    run(&mut fixture, NOW, |tx| {
        leaving::revert_discharge(tx, &mistake("Another of the name"))
    })
    .unwrap();

    let shown = fixture.store.read(|conn| view::episode::episodes(conn, &id)).unwrap();
    assert_eq!(shown.episodes.len(), 1);
    let one = &shown.episodes[0];
    assert_eq!(
        (one.number, one.started_on, one.ended_on, one.opened_reason.as_deref()),
        (1, Some(day("2026-01-05")), None, None)
    );
    assert_eq!((one.follow_up_on, one.continued_by.as_deref()), (None, None));
    assert_eq!(
        (one.mistaken_on, one.mistaken_why.as_deref()),
        (Some(day("2026-11-19")), Some("Another of the name"))
    );
    let case = fixture.store.read(|conn| facts::case(conn, &id, at(NOW))).unwrap();
    assert_eq!(case.patient.status, Status::Active);
    assert_eq!(
        case.facts.last_attended,
        Some(day("2026-11-02")),
        "their contacts still count"
    );
    // Nothing is planned with them: the list asks at once.
    assert!(case.reasons.iter().any(|reason| reason.rule == Rule::Silent));
    // 30 days after the 2nd, two after the usual 28.
    let later = fixture
        .store
        .read(|conn| facts::case(conn, &id, at("2026-12-02T09:00")))
        .unwrap();
    assert!(later.reasons.iter().any(|reason| reason.rule == Rule::ContactOverdue));
    assert_eq!(clocks(&fixture, &id, "2026-11-30T09:00"), [""; 0]);
    fixture.store.undo(at(NOW)).unwrap().unwrap();
    assert_eq!(snapshot(&fixture.store), before);
}

#[test]
fn coming_back_begins_an_episode_with_its_own_baseline_and_its_own_contacts() {
    let mut fixture = fixture();
    let mut details = crate::support::named("Dilwyn", "Davies");
    details.started = Some(day("2026-01-05"));
    let id = run(&mut fixture, "2026-01-05T09:00", |tx| patient::add(tx, &details)).unwrap();
    contact(
        &mut fixture,
        &id,
        "2026-02-02T10:00",
        Kind::HomeVisit,
        Outcome::Attended,
    );
    let score = |total: f64, on: &str| NewScore {
        details: AssessmentDetails {
            patient: id.clone(),
            instrument: "gad7".to_owned(),
            taken_on: Some(day(on)),
            time: None,
            mode: AssessmentMode::OwnHand,
            rater: None,
            language: None,
            note: None,
            check_in: None,
        },
        total,
        self_harm: None,
    };
    for (total, on) in [(20.0, "2026-01-06"), (8.0, "2026-06-01")] {
        run(&mut fixture, "2026-06-01T09:00", |tx| {
            assessing::record_score(tx, &score(total, on))
        })
        .unwrap();
    }
    let leaving = CaseloadDischarge {
        on: Some(day("2026-06-02")),
        ..goodbye(&id, Vec::new())
    };
    run(&mut fixture, "2026-06-02T09:00", |tx| leaving::discharge(tx, &leaving)).unwrap();

    let back = |on: Option<&str>, reason: &str| Reopening {
        patient: id.clone(),
        on: on.map(day),
        reason: reason.to_owned(),
        referrer: Some("Dr Patel".to_owned()),
    };
    for (on, reason, refused) in [
        (None, " ", ("reason", "required")),
        (Some("2026-11-20"), "Low again", ("on", "future")),
        (Some("2026-06-01"), "Low again", ("on", "beforeDischarge")),
    ] {
        assert_eq!(
            why(run(&mut fixture, NOW, |tx| leaving::reopen(tx, &back(on, reason)))),
            refused
        );
    }
    let before = snapshot(&fixture.store);
    run(&mut fixture, NOW, |tx| leaving::reopen(tx, &back(None, "Low again"))).unwrap();
    for (total, on) in [(14.0, "2026-11-19"), (12.0, "2026-11-20")] {
        run(&mut fixture, "2026-11-20T08:00", |tx| {
            assessing::record_score(tx, &score(total, on))
        })
        .unwrap();
    }

    let case = fixture
        .store
        .read(|conn| facts::case(conn, &id, at("2026-11-27T09:00")))
        .unwrap();
    assert_eq!(
        case.facts.last_attended, None,
        "seen in the episode before, not in this one"
    );
    assert_eq!(
        case.last_contact.map(|last| last.on),
        Some(day("2026-02-02")),
        "and still told"
    );
    assert!(
        case.reasons
            .iter()
            .any(|reason| reason.text == "Not seen since being taken up again 8 days ago."),
        "{:?}",
        case.reasons
    );
    let scores = fixture
        .store
        .read(|conn| catchment_core::view::measure::scores(conn, &id, day("2026-11-20")))
        .unwrap();
    let points: Vec<_> = scores.measures[0]
        .points
        .iter()
        .map(|point| (point.total, point.baseline, point.change))
        .collect();
    assert_eq!(
        points,
        [
            (Some(20.0), false, None),
            (Some(8.0), false, None),
            (Some(14.0), true, None),
            (Some(12.0), false, Some(-2.0)),
        ],
        "the scores of the episode before stay, and are compared with nothing"
    );
    let marks: Vec<_> = scores.marks.iter().map(|mark| (mark.on, mark.label.as_str())).collect();
    assert!(marks.contains(&(day("2026-06-02"), "Discharged")), "{marks:?}");
    assert!(
        marks.contains(&(day("2026-11-19"), "Taken up again: a new episode")),
        "{marks:?}"
    );

    let shown = fixture
        .store
        .read(|conn| view::episode::episodes(conn, &id))
        .unwrap()
        .episodes;
    let spans: Vec<_> = shown
        .iter()
        .map(|one| (one.number, one.started_on, one.ended_on))
        .collect();
    assert_eq!(
        spans,
        [
            (2, Some(day("2026-11-19")), None),
            (1, Some(day("2026-01-05")), Some(day("2026-06-02"))),
        ]
    );
    assert_eq!(shown[1].ended_reason.as_deref(), Some("Goals met"));

    for _ in 0..3 {
        fixture.store.undo(at("2026-11-20T08:30")).unwrap().unwrap();
    }
    assert_eq!(snapshot(&fixture.store), before);
}

#[test]
fn a_discharge_and_a_return_each_have_a_step_of_their_own() {
    let mut fixture = fixture();
    let id = fixture.add("Dilwyn", "Davies", at("2026-11-01T09:00"));
    let change = |status, on: Option<&str>| StatusChange {
        patient: id.clone(),
        status,
        on: on.map(day),
        reason: Some("Why".to_owned()),
    };
    let refused = ("status", "ownStep");
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| leaving::set_status(
            tx,
            &change(Status::Discharged, None)
        ))),
        refused
    );
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| leaving::set_status(
            tx,
            &change(Status::Paused, None)
        ))),
        ("on", "required"),
        "a pause needs an end"
    );
    run(&mut fixture, NOW, |tx| {
        leaving::discharge(tx, &goodbye(&id, Vec::new()))
    })
    .unwrap();
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| leaving::set_status(
            tx,
            &change(Status::Active, None)
        ))),
        refused
    );
    assert_eq!(
        why(run(&mut fixture, NOW, |tx| leaving::discharge(
            tx,
            &goodbye(&id, Vec::new())
        ))),
        ("patient", "discharged")
    );
    run(&mut fixture, NOW, |tx| {
        leaving::edit_discharge(
            tx,
            &CaseloadDischarge {
                continued_by: "Her sister".to_owned(),
                ..goodbye(&id, Vec::new())
            },
        )
    })
    .unwrap();
}
