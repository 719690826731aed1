//! Health and the law: what was told and when, dates that set the next one, what stays open until it is closed, and what
//! the rules of attention are given for the whole caseload.
use crate::support::{Fixture, at, day, fixture, snapshot};
use catchment_core::facts::health::MedicationDue;
use catchment_core::facts::{health as health_facts, law as law_facts, safety as safety_facts};
use catchment_core::record::edit::{Edit, Ending};
use catchment_core::record::health::allergy::{self, AllergyAnswer, AllergyDetails};
use catchment_core::record::health::condition::{self, ConditionDetails};
use catchment_core::record::health::medication::{self, MedicationDetails};
use catchment_core::record::health::medication_event::{self, EventDone, EventKind, MedicationEventDetails};
use catchment_core::record::health::physical_check::{self, PhysicalCheckDetails};
use catchment_core::record::law::legal_date::{self, LegalDateDetails};
use catchment_core::record::law::legal_role::{self, LegalRoleDetails, RoleInLaw};
use catchment_core::record::patient_filter::PatientFilter;
use catchment_core::record::person::dependant::{self, DependantDetails};
use catchment_core::record::safety::safeguarding_concern::{self, ConcernAbout, SafeguardingConcernDetails};
use catchment_core::record::workspace::setting;
use catchment_core::store::Tx;
use catchment_core::view::health::{Due, DueKind, health_due};
use catchment_core::view::person;
use catchment_core::view::person::own_page::{PageAsk, PageKind, Section, own_page};
use catchment_core::{Error, Now, Result};

fn now() -> Now {
    at("2026-11-19T14:30")
}

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(medication::add::KIND, now(), f)
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

fn said(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn taken(patient: &str) -> MedicationDetails {
    MedicationDetails {
        patient: patient.to_owned(),
        name: "Flupentixol".to_owned(),
        dose: said("40 mg"),
        how_often: said("every two weeks"),
        ..MedicationDetails::default()
    }
}

fn depot(patient: &str, medication: &str, due: &str) -> MedicationEventDetails {
    MedicationEventDetails {
        patient: patient.to_owned(),
        medication: said(medication),
        kind: EventKind::Depot,
        name: "Flupentixol".to_owned(),
        due: Some(day(due)),
        interval_days: Some(14),
        source: None,
    }
}

fn concern(patient: &str, noted_on: Option<&str>) -> SafeguardingConcernDetails {
    SafeguardingConcernDetails {
        patient: patient.to_owned(),
        about: ConcernAbout::Child,
        facts: "Left alone at night, twice".to_owned(),
        noted_on: noted_on.map(day),
        ..SafeguardingConcernDetails::default()
    }
}

fn ending(id: &str, outcome: Option<&str>) -> Ending {
    Ending {
        id: id.to_owned(),
        on: None,
        outcome: outcome.map(str::to_owned),
    }
}

#[test]
fn a_depot_done_sets_the_next_by_its_interval_and_undo_takes_both_back() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let first = run(&mut f, |tx| {
        let medication = medication::add(tx, &taken(&id))?;
        medication_event::add(tx, &depot(&id, &medication, "2026-11-17"))
    })
    .unwrap();
    let before = snapshot(&f.store);
    let done = |on: &str, next: Option<&str>| EventDone {
        id: first.clone(),
        on: Some(day(on)),
        by: said("Clinic nurse"),
        note: None,
        next_on: next.map(day),
    };
    let refused = |f: &mut Fixture, what| why(run(f, |tx| medication_event::done(tx, &what)));
    assert_eq!(refused(&mut f, done("2026-11-20", None)), ("on", "future"));
    assert_eq!(
        refused(&mut f, done("2026-11-18", Some("2026-11-18"))),
        ("nextOn", "notAfter")
    );
    run(&mut f, |tx| medication_event::done(tx, &done("2026-11-18", None))).unwrap();
    let events = f.store.read(|conn| medication_event::list(conn, &id)).unwrap();
    let told: Vec<_> = events.iter().map(|one| (one.details.due, one.done_on)).collect();
    assert_eq!(
        told,
        [
            // 14 days after the day it was given, not after the day it was due.
            (Some(day("2026-12-02")), None),
            (Some(day("2026-11-17")), Some(day("2026-11-18"))),
        ]
    );
    let again = run(&mut f, |tx| medication_event::done(tx, &done("2026-11-18", None)));
    assert!(matches!(again, Err(Error::NotFound(_))), "it is given once");
    f.store.undo(now()).unwrap();
    assert_eq!(snapshot(&f.store), before);
    run(&mut f, |tx| {
        medication_event::done(tx, &done("2026-11-18", Some("2026-12-04")))
    })
    .unwrap();
    let due = f
        .store
        .read(|conn| health_facts::medication_due(conn, PatientFilter::Everybody))
        .unwrap()
        .remove(&id)
        .unwrap();
    assert_eq!(due[0].due, day("2026-12-04"), "as the clinic said");
}

#[test]
fn stopping_a_medication_takes_its_dates_off_and_keeps_what_was_done() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let medication = run(&mut f, |tx| {
        let medication = medication::add(tx, &taken(&id))?;
        let event = medication_event::add(tx, &depot(&id, &medication, "2026-11-17"))?;
        let done = EventDone {
            id: event,
            ..EventDone::default()
        };
        medication_event::done(tx, &done)?;
        Ok(medication)
    })
    .unwrap();
    let due = f
        .store
        .read(|conn| health_facts::medication_due(conn, PatientFilter::Everybody))
        .unwrap();
    assert_eq!(
        due[&id],
        [MedicationDue {
            kind: EventKind::Depot,
            name: "Flupentixol".to_owned(),
            due: day("2026-12-03"),
            interval_days: Some(14),
        }]
    );
    run(&mut f, |tx| {
        medication::end(tx, &ending(&medication, Some("Felt flat")))
    })
    .unwrap();
    assert!(
        f.store
            .read(|conn| health_facts::medication_due(conn, PatientFilter::Everybody))
            .unwrap()
            .is_empty()
    );
    let events = f.store.read(|conn| medication_event::list(conn, &id)).unwrap();
    assert_eq!(
        events
            .iter()
            .filter(|one| one.done_on == Some(day("2026-11-19")))
            .count(),
        1
    );
    let all = f.store.read(|conn| medication::list(conn, &id)).unwrap();
    assert_eq!(
        (all[0].ended_on, all[0].outcome.as_deref()),
        (Some(day("2026-11-19")), Some("Felt flat"))
    );
}

#[test]
fn since_may_be_a_year_a_month_or_a_day_and_the_source_has_a_day() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let add = |f: &mut Fixture, since: &str, reported_on: Option<&str>| {
        let details = ConditionDetails {
            patient: id.clone(),
            name: "Asthma".to_owned(),
            since: said(since),
            reported_on: reported_on.map(day),
            ..ConditionDetails::default()
        };
        run(f, |tx| condition::add(tx, &details))
    };
    for since in ["1998", "1998-07", "1998-07-30"] {
        add(&mut f, since, None).unwrap();
    }
    for since in ["98", "1998-13", "1998-02-30", "last year", "1998/7", "+1998"] {
        assert_eq!(why(add(&mut f, since, None)), ("since", "notASince"), "{since}");
    }
    assert_eq!(why(add(&mut f, "2027", None)), ("since", "future"));
    assert_eq!(why(add(&mut f, "1998", Some("2026-11-20"))), ("reportedOn", "future"));
    let all = f.store.read(|conn| condition::list(conn, &id)).unwrap();
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|one| one.details.reported_on == Some(day("2026-11-19"))));
}

#[test]
fn not_asked_none_known_and_an_allergy_are_three_answers() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let tell = |f: &mut Fixture, answer, substance: Option<&str>| {
        let details = AllergyDetails {
            patient: id.clone(),
            answer,
            substance: substance.map(str::to_owned),
            ..AllergyDetails::default()
        };
        run(f, |tx| allergy::add(tx, &details))
    };
    let known = |f: &Fixture| -> Vec<(AllergyAnswer, Option<String>)> {
        let person = f.store.read(|conn| person::person(conn, &id, now())).unwrap();
        let all = person.known.allergies.into_iter();
        all.map(|one| (one.details.answer, one.details.substance)).collect()
    };
    assert_eq!(known(&f), [], "not asked");
    tell(&mut f, AllergyAnswer::NoneKnown, None).unwrap();
    tell(&mut f, AllergyAnswer::NoneKnown, None).unwrap();
    assert_eq!(known(&f), [(AllergyAnswer::NoneKnown, None)], "asked again, one answer");
    assert_eq!(
        why(tell(&mut f, AllergyAnswer::Allergy, Some(" "))),
        ("substance", "required")
    );
    let penicillin = tell(&mut f, AllergyAnswer::Allergy, Some("Penicillin")).unwrap();
    assert_eq!(known(&f), [(AllergyAnswer::Allergy, said("Penicillin"))]);
    assert_eq!(
        why(tell(&mut f, AllergyAnswer::NoneKnown, None)),
        ("answer", "contradicts")
    );
    run(&mut f, |tx| {
        allergy::end(tx, &ending(&penicillin, Some("Tested: none")))
    })
    .unwrap();
    tell(&mut f, AllergyAnswer::NoneKnown, None).unwrap();
    assert_eq!(known(&f), [(AllergyAnswer::NoneKnown, None)]);
}

#[test]
fn a_concern_is_open_until_it_is_closed_with_an_outcome() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let other = f.add("Tamsin", "Ashgrove", now());
    let first = run(&mut f, |tx| {
        safeguarding_concern::add(tx, &concern(&id, Some("2026-11-12")))
    })
    .unwrap();
    run(&mut f, |tx| safeguarding_concern::add(tx, &concern(&id, None))).unwrap();
    assert_eq!(
        why(run(&mut f, |tx| safeguarding_concern::add(
            tx,
            &SafeguardingConcernDetails {
                facts: " ".to_owned(),
                ..concern(&id, None)
            }
        ))),
        ("facts", "required")
    );
    let open = |f: &Fixture| {
        f.store
            .read(|conn| safety_facts::open_concerns(conn, PatientFilter::Everybody))
            .unwrap()
    };
    assert_eq!(open(&f)[&id], [day("2026-11-12"), day("2026-11-19")]);
    assert!(!open(&f).contains_key(&other));
    assert_eq!(
        why(run(&mut f, |tx| safeguarding_concern::end(tx, &ending(&first, None)))),
        ("outcome", "required")
    );
    run(&mut f, |tx| {
        safeguarding_concern::end(tx, &ending(&first, Some("A plan with the school")))
    })
    .unwrap();
    assert_eq!(open(&f)[&id], [day("2026-11-19")]);
    f.store.undo(now()).unwrap();
    assert_eq!(open(&f)[&id], [day("2026-11-12"), day("2026-11-19")]);
}

#[test]
fn the_page_shows_what_is_due_within_its_window_and_past_it() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    run(&mut f, |tx| {
        let medication = medication::add(tx, &taken(&id))?;
        // Three days ahead shows, four do not.
        medication_event::add(tx, &depot(&id, &medication, "2026-11-22"))?;
        medication_event::add(tx, &depot(&id, &medication, "2026-11-23"))?;
        for (label, due) in [
            ("Section 117 review", "2026-12-19"),
            ("Tribunal", "2026-12-20"),
            ("Section 2", "2026-11-01"),
        ] {
            let details = LegalDateDetails {
                patient: id.clone(),
                label: label.to_owned(),
                due: Some(day(due)),
                ..LegalDateDetails::default()
            };
            legal_date::add(tx, &details)?;
        }
        physical_check::add(
            tx,
            &PhysicalCheckDetails {
                patient: id.clone(),
                due: Some(day("2026-12-01")),
                ..PhysicalCheckDetails::default()
            },
        )
    })
    .unwrap();
    let known = f.store.read(|conn| health_due(conn, &id, day("2026-11-19"))).unwrap();
    let due = |what, event, name: &str, on: &str| Due {
        what,
        event,
        name: name.to_owned(),
        on: day(on),
    };
    assert_eq!(
        known.due,
        [
            due(DueKind::Clock, None, "Section 2", "2026-11-01"),
            due(DueKind::Medication, Some(EventKind::Depot), "Flupentixol", "2026-11-22"),
            due(DueKind::PhysicalCheck, None, "", "2026-12-01"),
            due(DueKind::Clock, None, "Section 117 review", "2026-12-19"),
        ]
    );
    // What is near is set once, for the list and for the page.
    run(&mut f, |tx| {
        let mut set = setting::get(tx)?;
        (set.rules.medication_days, set.rules.clock_days) = (2, 31);
        setting::change(tx, &set)
    })
    .unwrap();
    let nearer = f.store.read(|conn| health_due(conn, &id, day("2026-11-19"))).unwrap();
    let names: Vec<&str> = nearer.due.iter().map(|due| due.name.as_str()).collect();
    assert_eq!(names, ["Section 2", "", "Section 117 review", "Tribunal"]);
    let clocks = f
        .store
        .read(|conn| law_facts::open_clocks(conn, PatientFilter::Everybody))
        .unwrap()
        .remove(&id)
        .unwrap();
    assert_eq!(clocks.len(), 3, "the rules are given every one");
    assert_eq!(
        f.store
            .read(|conn| health_facts::physical_check_due(conn, PatientFilter::Everybody))
            .unwrap()[&id],
        day("2026-12-01")
    );
}

#[test]
fn a_check_done_is_due_again_a_year_later_and_nobody_is_due_unflagged() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    assert!(
        f.store
            .read(|conn| health_facts::physical_check_due(conn, PatientFilter::Everybody))
            .unwrap()
            .is_empty()
    );
    let blank = PhysicalCheckDetails {
        patient: id.clone(),
        ..PhysicalCheckDetails::default()
    };
    assert_eq!(
        why(run(&mut f, |tx| physical_check::add(tx, &blank))),
        ("due", "required")
    );
    let flagged = PhysicalCheckDetails {
        due: Some(day("2026-11-30")),
        ..blank
    };
    let row = run(&mut f, |tx| physical_check::add(tx, &flagged)).unwrap();
    let done = PhysicalCheckDetails {
        done_on: Some(day("2026-11-18")),
        smoking: said("Ten a day"),
        ..flagged
    };
    run(&mut f, |tx| physical_check::edit(tx, &Edit::new(&row, done.clone()))).unwrap();
    // Corrected afterwards: no second one is set.
    run(&mut f, |tx| physical_check::edit(tx, &Edit::new(&row, done.clone()))).unwrap();
    let all = f.store.read(|conn| physical_check::list(conn, &id)).unwrap();
    let told: Vec<_> = all.iter().map(|one| (one.details.due, one.details.done_on)).collect();
    assert_eq!(
        told,
        [
            (Some(day("2027-11-18")), None),
            (Some(day("2026-11-30")), Some(day("2026-11-18"))),
        ]
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let role = LegalRoleDetails {
        patient: id.clone(),
        role: RoleInLaw::NearestRelative,
        ..LegalRoleDetails::default()
    };
    assert_eq!(why(run(&mut f, |tx| legal_role::add(tx, &role))), ("name", "required"));
    let clock = LegalDateDetails {
        patient: id.clone(),
        label: "Section 2".to_owned(),
        starts: Some(day("2026-11-10")),
        due: None,
        ..LegalDateDetails::default()
    };
    assert_eq!(why(run(&mut f, |tx| legal_date::add(tx, &clock))), ("due", "required"));
    let clock = LegalDateDetails {
        due: Some(day("2026-11-09")),
        ..clock
    };
    assert_eq!(
        why(run(&mut f, |tx| legal_date::add(tx, &clock))),
        ("due", "beforeStart")
    );
    let child = DependantDetails {
        patient: id.clone(),
        name: "E.".to_owned(),
        age: Some(131),
        ..DependantDetails::default()
    };
    assert_eq!(why(run(&mut f, |tx| dependant::add(tx, &child))), ("age", "range"));
    let event = MedicationEventDetails {
        interval_days: Some(0),
        ..depot(&id, "", "2026-12-01")
    };
    assert_eq!(
        why(run(&mut f, |tx| medication_event::add(tx, &event))),
        ("intervalDays", "range")
    );
}

#[test]
fn the_persons_own_page_has_what_they_take_and_what_they_must_not_be_given() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    run(&mut f, |tx| {
        let medication = medication::add(tx, &taken(&id))?;
        medication_event::add(tx, &depot(&id, &medication, "2026-12-01"))?;
        let stopped = MedicationDetails {
            name: "Stopped long ago".to_owned(),
            ..taken(&id)
        };
        let stopped = medication::add(tx, &stopped)?;
        medication::end(tx, &ending(&stopped, None))?;
        allergy::add(
            tx,
            &AllergyDetails {
                patient: id.clone(),
                substance: said("Penicillin"),
                reaction: said("Rash"),
                ..AllergyDetails::default()
            },
        )
    })
    .unwrap();
    let ask = PageAsk {
        patient: id,
        kind: PageKind::MyCare,
        member: None,
        within_topics: vec![],
        large: false,
    };
    let page = f.store.read(|conn| own_page(conn, &ask, now())).unwrap();
    let shown = page
        .sections
        .iter()
        .find(|one| one.section == Section::Medication)
        .unwrap();
    let parts: Vec<_> = shown
        .parts
        .iter()
        .map(|part| (part.part.as_deref().unwrap(), part.text.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            ("taken", "Flupentixol, 40 mg, every two weeks"),
            ("medicationDue", "Flupentixol: Tuesday 1 December 2026"),
            ("allergies", "Penicillin: Rash"),
        ]
    );
}
