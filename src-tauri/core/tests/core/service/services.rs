//! Referrals, services and carers: steps go forward with their days, whoever was asked is asked again, what starts stands
//! among the services in place, and the same kind of service is said before it is asked for twice.
use crate::support::{Fixture, at, day, fixture, snapshot};
use catchment_core::care::attention::Rule;
use catchment_core::facts;
use catchment_core::record::circle::carer::{self, CarerDetails};
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::edit::Ending;
use catchment_core::record::service::referral::{
    self, NewReferral, ReferralChase, ReferralDetails, ReferralEvent, ReferralMove, ReferralState, ReferralWay,
};
use catchment_core::record::service::referring::{self, InPlaceFrom, ReferralStepped};
use catchment_core::record::service::service_in_place::{self, ServiceInPlaceDetails};
use catchment_core::record::service::{self, ServiceDetails, ServiceKind};
use catchment_core::record::task::Urgency;
use catchment_core::store::search::HitKind;
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::caseload::closing;
use catchment_core::view::caseload::search::{SearchQuery, search};
use catchment_core::view::service::{SameKindAsk, same_kind, services};
use catchment_core::{Error, Now, Result};
use chrono::NaiveDate;

fn now() -> Now {
    at("2026-11-19T14:30")
}

fn today() -> NaiveDate {
    now().date_naive()
}

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(OpKind::AddReferral, now(), f)
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

fn asked(patient: &str, urgency: Urgency) -> ReferralDetails {
    ReferralDetails {
        patient: patient.to_owned(),
        kind: ServiceKind::Housing,
        name: "Harbour Housing".to_owned(),
        reason: "Two months of arrears".to_owned(),
        urgency,
        ..ReferralDetails::default()
    }
}

fn sent(f: &mut Fixture, patient: &str, urgency: Urgency, on: &str) -> String {
    let new = NewReferral {
        details: asked(patient, urgency),
        sent: true,
        on: Some(day(on)),
    };
    run(f, |tx| referring::add(tx, &new)).unwrap()
}

fn to(id: &str, to: ReferralState, on: &str, words: Option<&str>) -> ReferralMove {
    ReferralMove {
        id: id.to_owned(),
        to,
        on: Some(day(on)),
        words: words.map(str::to_owned),
        chase_on: None,
    }
}

fn step(f: &mut Fixture, made: &ReferralMove) -> Result<()> {
    let stepped = ReferralStepped {
        made: made.clone(),
        in_place: None,
    };
    run(f, |tx| referring::step(tx, &stepped)).map(|_| ())
}

fn get(f: &Fixture, id: &str) -> referral::Referral {
    f.store.read(|conn| referral::get(conn, id)).unwrap()
}

#[test]
fn a_referral_goes_forward_only_each_step_with_a_day_that_is_not_before_the_last() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let id = run(&mut f, |tx| {
        let new = NewReferral {
            details: asked(&wren, Urgency::Routine),
            ..NewReferral::default()
        };
        referring::add(tx, &new)
    })
    .unwrap();
    assert_eq!(
        (get(&f, &id).state, get(&f, &id).details.chase_on),
        (ReferralState::Draft, None)
    );
    let mut refused = |made: ReferralMove| why(step(&mut f, &made));
    assert_eq!(
        refused(to(&id, ReferralState::Accepted, "2026-11-19", None)),
        ("to", "notNext")
    );
    assert_eq!(
        refused(to(&id, ReferralState::Sent, "2026-11-20", None)),
        ("on", "future")
    );
    // The draft was written on the 19th: nothing was sent before it.
    assert_eq!(
        refused(to(&id, ReferralState::Sent, "2026-11-18", None)),
        ("on", "beforeLast")
    );
    step(&mut f, &to(&id, ReferralState::Sent, "2026-11-19", None)).unwrap();
    step(
        &mut f,
        &to(&id, ReferralState::Accepted, "2026-11-19", Some("On the list")),
    )
    .unwrap();
    let mut refused = |made: ReferralMove| why(step(&mut f, &made));
    assert_eq!(
        refused(to(&id, ReferralState::Sent, "2026-11-19", None)),
        ("to", "notNext")
    );
    assert_eq!(
        refused(to(&id, ReferralState::Acknowledged, "2026-11-19", None)),
        ("to", "notNext")
    );
    assert_eq!(
        refused(to(&id, ReferralState::Declined, "2026-11-19", Some(" "))),
        ("stepWords", "required")
    );
    assert_eq!(
        refused(to(&id, ReferralState::Ended, "2026-11-19", None)),
        ("stepWords", "required")
    );
    step(&mut f, &to(&id, ReferralState::Started, "2026-11-19", None)).unwrap();
    assert_eq!(
        get(&f, &id).details.chase_on,
        None,
        "nobody is asked again once it has started"
    );
    step(&mut f, &to(&id, ReferralState::Ended, "2026-11-19", Some("Has a flat"))).unwrap();
    let ended = get(&f, &id);
    assert_eq!(
        (ended.state, ended.outcome.as_deref()),
        (ReferralState::Ended, Some("Has a flat"))
    );
    let tab = f.store.read(|conn| services(conn, &wren, today())).unwrap();
    let events: Vec<_> = tab.referrals[0].steps.iter().map(|step| step.step).collect();
    let expected = [
        ReferralEvent::Draft,
        ReferralEvent::Sent,
        ReferralEvent::Accepted,
        ReferralEvent::Started,
        ReferralEvent::Ended,
    ];
    assert_eq!(events, expected);
    assert!(tab.referrals[0].next.is_empty());
}

#[test]
fn whoever_was_asked_is_asked_again_after_one_three_or_fourteen_days() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    for (urgency, chase) in [
        (Urgency::Crisis, "2026-11-11"),
        (Urgency::Urgent, "2026-11-13"),
        (Urgency::Routine, "2026-11-24"),
    ] {
        let id = sent(&mut f, &wren, urgency, "2026-11-10");
        assert_eq!(get(&f, &id).details.chase_on, Some(day(chase)), "{urgency:?}");
    }
    let id = sent(&mut f, &wren, Urgency::Urgent, "2026-11-10");
    let chase = |on: &str, next: Option<&str>| ReferralChase {
        id: id.clone(),
        on: Some(day(on)),
        words: Some("Rang, Mo will look".to_owned()),
        chase_on: next.map(day),
    };
    let refused = |f: &mut Fixture, made| why(run(f, |tx| referring::chase(tx, &made)));
    assert_eq!(refused(&mut f, chase("2026-11-09", None)), ("on", "beforeLast"));
    assert_eq!(
        refused(&mut f, chase("2026-11-17", Some("2026-11-16"))),
        ("chaseOn", "beforeLast")
    );
    run(&mut f, |tx| referring::chase(tx, &chase("2026-11-17", None))).unwrap();
    let now_it = get(&f, &id);
    assert_eq!(
        (now_it.state, now_it.details.chase_on),
        (ReferralState::Sent, Some(day("2026-11-20"))),
        "it is still sent, and asked about three days later"
    );
    // An acknowledgement is no answer: the day moves on with it.
    step(&mut f, &to(&id, ReferralState::Acknowledged, "2026-11-18", None)).unwrap();
    assert_eq!(get(&f, &id).details.chase_on, Some(day("2026-11-21")));
    step(
        &mut f,
        &to(&id, ReferralState::Declined, "2026-11-18", Some("Out of area")),
    )
    .unwrap();
    assert_eq!(get(&f, &id).details.chase_on, None);
    let late = run(&mut f, |tx| referring::chase(tx, &chase("2026-11-18", None)));
    assert!(matches!(late, Err(Error::NotFound(_))));
}

#[test]
fn what_starts_stands_among_the_services_and_is_taken_back_with_its_step() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let id = sent(&mut f, &wren, Urgency::Routine, "2026-11-10");
    let before = snapshot(&f.store);
    let stepped = ReferralStepped {
        made: to(&id, ReferralState::Started, "2026-11-18", None),
        in_place: Some(InPlaceFrom {
            paid_by: Some("Local authority".to_owned()),
            lead: Some("Mo Haddad".to_owned()),
        }),
    };
    let placed = run(&mut f, |tx| referring::step(tx, &stepped)).unwrap().unwrap();
    let tab = f.store.read(|conn| services(conn, &wren, today())).unwrap();
    let d = &tab.in_place[0].service.details;
    assert_eq!(tab.in_place[0].service.id, placed);
    assert_eq!(
        (
            d.kind,
            d.name.as_str(),
            d.started_on,
            d.paid_by.as_deref(),
            d.referral.as_deref()
        ),
        (
            ServiceKind::Housing,
            "Harbour Housing",
            Some(day("2026-11-18")),
            Some("Local authority"),
            Some(id.as_str())
        )
    );
    let end = |on: &str| Ending {
        id: placed.clone(),
        on: Some(day(on)),
        outcome: None,
    };
    assert_eq!(
        why(run(&mut f, |tx| service_in_place::end(tx, &end("2026-11-17")))),
        ("on", "beforeStart")
    );
    f.store.undo(now()).unwrap();
    assert_eq!(snapshot(&f.store), before, "one Ctrl+Z takes both back");
}

#[test]
fn the_same_kind_is_said_before_it_is_asked_for_twice() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let tamsin = f.add("Tamsin", "Ashgrove", now());
    let same = |f: &Fixture, patient: &str, kind, except: Option<&str>| {
        let ask = SameKindAsk {
            patient: patient.to_owned(),
            kind,
            except: except.map(str::to_owned),
        };
        let found = f.store.read(|conn| same_kind(conn, &ask, today())).unwrap();
        (found.in_place.len(), found.asked.len())
    };
    let id = sent(&mut f, &wren, Urgency::Routine, "2026-11-10");
    assert_eq!(same(&f, &wren, ServiceKind::Housing, None), (0, 1));
    assert_eq!(
        same(&f, &wren, ServiceKind::Housing, Some(&id)),
        (0, 0),
        "not its own double"
    );
    assert_eq!(same(&f, &wren, ServiceKind::Crisis, None), (0, 0));
    assert_eq!(same(&f, &tamsin, ServiceKind::Housing, None), (0, 0));
    let stepped = ReferralStepped {
        made: to(&id, ReferralState::Started, "2026-11-18", None),
        in_place: Some(InPlaceFrom::default()),
    };
    let placed = run(&mut f, |tx| referring::step(tx, &stepped)).unwrap().unwrap();
    assert_eq!(
        same(&f, &wren, ServiceKind::Housing, None),
        (1, 0),
        "in place, and named once"
    );
    // Asking again is allowed.
    let again = sent(&mut f, &wren, Urgency::Routine, "2026-11-19");
    assert_eq!(same(&f, &wren, ServiceKind::Housing, None), (1, 1));
    step(
        &mut f,
        &to(&again, ReferralState::Declined, "2026-11-19", Some("Has one")),
    )
    .unwrap();
    run(&mut f, |tx| {
        service_in_place::end(
            tx,
            &Ending {
                id: placed.clone(),
                ..Ending::default()
            },
        )
    })
    .unwrap();
    assert_eq!(
        same(&f, &wren, ServiceKind::Housing, None),
        (0, 0),
        "what is over is no double"
    );
}

#[test]
fn somebody_told_of_a_service_has_one_step_left_what_came_of_it() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let new = NewReferral {
        details: ReferralDetails {
            way: ReferralWay::Signposting,
            ..asked(&wren, Urgency::Routine)
        },
        sent: true,
        on: Some(day("2026-11-01")),
    };
    let id = run(&mut f, |tx| referring::add(tx, &new)).unwrap();
    let told = get(&f, &id);
    assert_eq!((told.state, told.details.chase_on), (ReferralState::Signposted, None));
    assert_eq!(told.state.next(), [ReferralState::Ended]);
    step(
        &mut f,
        &to(&id, ReferralState::Ended, "2026-11-19", Some("Went twice, liked it")),
    )
    .unwrap();
    let text = |words: &str| SearchQuery {
        text: words.to_owned(),
        patient: None,
    };
    let found = f.store.read(|conn| search(conn, &text("liked"))).unwrap();
    assert_eq!(found.groups[0].group, HitKind::Service);
    assert_eq!(
        (found.groups[0].hits[0].id.as_str(), found.groups[0].hits.len()),
        (id.as_str(), 1)
    );
}

#[test]
fn a_referral_that_nobody_answered_asks_on_its_day_by_the_rule_for_whom_we_wait() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let id = sent(&mut f, &wren, Urgency::Routine, "2026-11-01");
    let says = |f: &Fixture, on: &str| {
        let case = f.store.read(|conn| facts::case(conn, &wren, day(on))).unwrap();
        let reason = case.reasons.into_iter().find(|reason| reason.rule == Rule::WaitingOn);
        reason.map(|reason| {
            assert_eq!(reason.numbers["referral"], 1, "the row leads to the services");
            reason.text
        })
    };
    assert_eq!(says(&f, "2026-11-14"), None);
    assert_eq!(
        says(&f, "2026-11-15").unwrap(),
        "Harbour Housing was sent a referral for housing 14 days ago, Sun 1 Nov 2026; ask again today."
    );
    let calls = |f: &Fixture, when: &str| f.store.read(|conn| closing::closing(conn, at(when))).unwrap().calls;
    assert!(calls(&f, "2026-11-14T17:00").is_empty());
    let asked = calls(&f, "2026-11-15T17:00");
    assert_eq!((asked.len(), asked[0].who.as_str()), (1, "Harbour Housing"));
    assert_eq!(
        asked[0].referrals[0].reason.about.as_ref(),
        Some(&id),
        "closing the day asks too"
    );
    let chase = ReferralChase {
        id: id.clone(),
        on: Some(day("2026-11-19")),
        ..ReferralChase::default()
    };
    run(&mut f, |tx| referring::chase(tx, &chase)).unwrap();
    assert!(calls(&f, "2026-11-19T17:00").is_empty());
    assert_eq!(says(&f, "2026-12-02"), None);
    assert!(says(&f, "2026-12-03").unwrap().contains("again Thu 19 Nov 2026"));
    step(&mut f, &to(&id, ReferralState::Started, "2026-11-19", None)).unwrap();
    assert_eq!(says(&f, "2026-12-03"), None, "it was answered");
}

fn organisation(f: &mut Fixture, name: &str) -> String {
    let details = ContactDetails {
        kind: ContactKind::Organisation,
        name: name.to_owned(),
        job: None,
        organisation: None,
        phone: None,
        email: None,
        address: None,
        note: None,
    };
    run(f, |tx| contact::add(tx, &details)).unwrap()
}

#[test]
fn an_organisation_offers_services_and_a_person_none() {
    let mut f = fixture();
    let organisation = organisation(&mut f, "Harbour Housing");
    let offer = |organisation: &str| ServiceDetails {
        organisation: organisation.to_owned(),
        kind: ServiceKind::Housing,
        name: "Supported tenancies".to_owned(),
        ..ServiceDetails::default()
    };
    let id = run(&mut f, |tx| service::add(tx, &offer(&organisation))).unwrap();
    assert_eq!(
        why(run(&mut f, |tx| service::add(tx, &offer(&id)))),
        ("organisation", "notOne")
    );
    let wren = f.add("Wren", "Okonedo", now());
    let in_place = ServiceInPlaceDetails {
        patient: wren.clone(),
        service: Some(id.clone()),
        name: "as it was called then".to_owned(),
        ..ServiceInPlaceDetails::default()
    };
    run(&mut f, |tx| service_in_place::add(tx, &in_place)).unwrap();
    run(&mut f, |tx| service::end(tx, &id)).unwrap();
    assert!(f.store.read(service::offered).unwrap().is_empty());
    let tab = f.store.read(|conn| services(conn, &wren, today())).unwrap();
    let provider = &tab.in_place[0].provider;
    assert_eq!(
        provider.name, "Supported tenancies",
        "whoever has it keeps it, under its name of today"
    );
    assert_eq!(provider.organisation.as_deref(), Some("Harbour Housing"));
}

#[test]
fn a_carer_asks_by_what_was_offered_and_only_while_they_stand_in_the_circle() {
    let mut f = fixture();
    let wren = f.add("Wren", "Okonedo", now());
    let mother = organisation(&mut f, "Ida Okonedo");
    let member = MemberDetails {
        patient: wren.clone(),
        contact: mother,
        role: "mother".to_owned(),
        emergency: true,
        key_worker: false,
        share: Share::Everything,
        share_topics: None,
        share_reason: None,
        share_agreed_on: None,
        share_review_on: None,
    };
    let member = run(&mut f, |tx| circle::add(tx, &member)).unwrap();
    let needs = CarerDetails {
        patient: wren.clone(),
        member: member.clone(),
        needs: Some("A weekend off".to_owned()),
        assessment_offered_on: Some(day("2025-10-01")),
        contingency_offered_on: Some(day("2025-11-01")),
        reported_on: Some(day("2025-10-01")),
        ..CarerDetails::default()
    };
    let wrong = CarerDetails {
        assessment_answered_on: Some(day("2025-09-30")),
        ..needs.clone()
    };
    assert_eq!(
        why(run(&mut f, |tx| carer::add(tx, &wrong))),
        ("assessmentAnsweredOn", "beforeOffer")
    );
    run(&mut f, |tx| carer::add(tx, &needs)).unwrap();
    assert_eq!(why(run(&mut f, |tx| carer::add(tx, &needs))), ("member", "taken"));
    let asks = |f: &Fixture, on: &str| {
        let case = f.store.read(|conn| facts::case(conn, &wren, day(on))).unwrap();
        case.reasons.iter().any(|reason| reason.rule == Rule::Carer)
    };
    // A year after the later of the two offers.
    assert!(!asks(&f, "2026-11-01") && asks(&f, "2026-11-02"));
    run(&mut f, |tx| circle::end(tx, &member)).unwrap();
    assert!(!asks(&f, "2026-11-19"));
}
