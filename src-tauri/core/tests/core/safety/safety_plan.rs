//! Safety plans, what people say of themselves, and the pages that they keep: versions, refusals, and what a carer's page
//! leaves out.
use crate::support::{Fixture, at, day, fixture};
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::health::medication::{self, MedicationDetails};
use catchment_core::record::person::about_me::{self, AboutMeDetails};
use catchment_core::record::safety::crisis_line::{self, Country};
use catchment_core::record::safety::safety_plan::{self, Answer, Declined, SafetyPlanDetails};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::person::own_page::{LeftOut, PageAsk, PageKind, Section, WhyNot, own_page};
use catchment_core::{Error, Now, Result};

fn now() -> Now {
    at("2026-11-19T14:30")
}

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    fixture.store.transact(OpKind::SaveSafetyPlan, now(), f)
}

fn why<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        _ => panic!("not refused"),
    }
}

fn plan(patient: &str, coping: &str) -> SafetyPlanDetails {
    SafetyPlanDetails {
        patient: patient.to_owned(),
        coping: Some(coping.to_owned()),
        review_on: Some(day("2027-02-03")),
        ..SafetyPlanDetails::default()
    }
}

#[test]
fn each_save_is_a_version_and_undo_brings_the_one_before_back() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    assert!(f.store.read(|conn| safety_plan::current(conn, &id)).unwrap().is_none());
    assert_eq!(
        why(run(&mut f, |tx| safety_plan::save(tx, &plan(&id, "  ")))),
        ("triggers", "nothing")
    );
    run(&mut f, |tx| safety_plan::save(tx, &plan(&id, "Radio on"))).unwrap();
    run(&mut f, |tx| safety_plan::save(tx, &plan(&id, "Walk to the lido"))).unwrap();
    let declined = |on: Option<&str>| Declined {
        patient: id.clone(),
        why: None,
        review_on: on.map(day),
    };
    assert_eq!(
        why(run(&mut f, |tx| safety_plan::decline(tx, &declined(None)))),
        ("reviewOn", "required")
    );
    assert_eq!(
        why(run(&mut f, |tx| safety_plan::decline(
            tx,
            &declined(Some("2026-11-18"))
        ))),
        ("reviewOn", "past")
    );
    run(&mut f, |tx| safety_plan::decline(tx, &declined(Some("2026-12-01")))).unwrap();
    let told = |f: &Fixture| -> Vec<(u32, Answer, Option<String>)> {
        let all = f.store.read(|conn| safety_plan::versions(conn, &id)).unwrap();
        all.into_iter()
            .map(|plan| (plan.version, plan.answer, plan.details.coping))
            .collect()
    };
    assert_eq!(
        told(&f),
        [
            (3, Answer::Declined, None),
            (2, Answer::Made, Some("Walk to the lido".to_owned())),
            (1, Answer::Made, Some("Radio on".to_owned())),
        ]
    );
    f.store.undo(now()).unwrap();
    let current = f.store.read(|conn| safety_plan::current(conn, &id)).unwrap().unwrap();
    assert_eq!((current.version, current.answer), (2, Answer::Made));
}

#[test]
fn the_same_words_again_are_no_new_version() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let details = AboutMeDetails {
        patient: id.clone(),
        matters: Some(" The lido ".to_owned()),
        ..AboutMeDetails::default()
    };
    run(&mut f, |tx| about_me::save(tx, &details)).unwrap();
    assert_eq!(why(run(&mut f, |tx| about_me::save(tx, &details))), ("matters", "same"));
    let about = f.store.read(|conn| about_me::current(conn, &id)).unwrap().unwrap();
    assert_eq!((about.version, about.details.matters.as_deref()), (1, Some("The lido")));
}

#[test]
fn the_numbers_of_great_britain_are_there_from_the_start_and_the_local_team_is_first() {
    let mut f = fixture();
    let lines = f.store.read(crisis_line::get).unwrap();
    let numbers: Vec<&str> = lines.lines.iter().map(|line| line.reach.as_str()).collect();
    // NHS: 999, and 111 with the mental health option; Samaritans: 116 123.
    assert_eq!(
        (lines.country, numbers, lines.checked_on),
        (Country::Gb, vec!["", "999", "111", "116 123"], None)
    );
    let mut own = lines;
    own.lines[0].reach = "01632 960111".to_owned();
    run(&mut f, |tx| crisis_line::save(tx, &own)).unwrap();
    let stored = f.store.read(crisis_line::get).unwrap();
    assert_eq!(
        (stored.lines[0].reach.as_str(), stored.checked_on),
        ("01632 960111", Some(day("2026-11-19")))
    );
    own.lines.clear();
    assert_eq!(why(run(&mut f, |tx| crisis_line::save(tx, &own))), ("lines", "range"));
}

#[test]
fn another_country_brings_its_numbers_and_leaves_what_was_written_here() {
    let mut f = fixture();
    run(&mut f, |tx| crisis_line::set_country(tx, &Country::Au)).unwrap();
    assert_eq!(f.store.read(crisis_line::get).unwrap(), crisis_line::usual(Country::Au));
    let mut own = crisis_line::usual(Country::Au);
    own.lines[0].reach = "01632 960111".to_owned();
    run(&mut f, |tx| crisis_line::save(tx, &own)).unwrap();
    run(&mut f, |tx| crisis_line::set_country(tx, &Country::Us)).unwrap();
    let stored = f.store.read(crisis_line::get).unwrap();
    assert_eq!((stored.country, &stored.lines), (Country::Us, &own.lines));
    assert_eq!(stored.checked_on, Some(day("2026-11-19")));
}

/// Somebody with a plan and words of their own, and a sister with whom `share` may be shared.
fn with_sister(share: Share) -> (Fixture, PageAsk) {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", now());
    let member = run(&mut f, |tx| {
        safety_plan::save(tx, &plan(&id, "Radio on"))?;
        medication::add(
            tx,
            &MedicationDetails {
                patient: id.clone(),
                name: "Sertraline".to_owned(),
                ..MedicationDetails::default()
            },
        )?;
        about_me::save(
            tx,
            &AboutMeDetails {
                patient: id.clone(),
                please_do: Some("Ring first".to_owned()),
                history: Some("A ward in 2019".to_owned()),
                ..AboutMeDetails::default()
            },
        )?;
        let sister = contact::add(
            tx,
            &ContactDetails {
                kind: ContactKind::Person,
                name: "Ida Okonedo".to_owned(),
                job: None,
                organisation: None,
                phone: None,
                email: None,
                address: None,
                note: None,
            },
        )?;
        circle::add(
            tx,
            &MemberDetails {
                patient: id.clone(),
                contact: sister,
                role: "sister".to_owned(),
                emergency: true,
                key_worker: false,
                share,
                share_topics: (share == Share::Topics).then(|| "What to do in a crisis".to_owned()),
                share_reason: None,
                share_agreed_on: None,
                share_review_on: None,
            },
        )
    })
    .unwrap();
    let ask = PageAsk {
        patient: id,
        kind: PageKind::Carer,
        member: Some(member),
        within_topics: vec![Section::Safety],
        large: false,
    };
    (f, ask)
}

fn shown(f: &Fixture, ask: &PageAsk) -> (Vec<Section>, Vec<LeftOut>) {
    let page = f.store.read(|conn| own_page(conn, ask, now())).unwrap();
    (page.sections.iter().map(|shown| shown.section).collect(), page.left_out)
}

#[test]
fn a_carers_page_says_no_more_than_may_be_shared_and_the_rest_is_named_with_its_reason() {
    let left = |section, why| LeftOut { section, why };
    let (f, ask) = with_sister(Share::Everything);
    assert_eq!(
        shown(&f, &ask),
        (
            vec![Section::About, Section::Medication, Section::Safety, Section::Lines],
            vec![]
        )
    );
    let (f, ask) = with_sister(Share::Topics);
    assert_eq!(
        shown(&f, &ask),
        (
            vec![Section::Safety, Section::Lines],
            vec![
                left(Section::About, WhyNot::Topics),
                left(Section::Medication, WhyNot::Topics)
            ]
        )
    );
    // What is ticked counts for topics alone: nobody can tick a wish away.
    for (share, why) in [(Share::Nothing, WhyNot::Nothing), (Share::NotAsked, WhyNot::NotAsked)] {
        let (f, ask) = with_sister(share);
        assert_eq!(
            shown(&f, &ask),
            (
                vec![Section::Lines],
                vec![
                    left(Section::About, why),
                    left(Section::Medication, why),
                    left(Section::Safety, why)
                ]
            )
        );
        let page = f.store.read(|conn| own_page(conn, &ask, now())).unwrap();
        assert_eq!((page.updated_on, page.review_on), (None, None), "not even its dates");
        assert_eq!(page.name, "", "nor whose page it is");
    }
}

#[test]
fn the_persons_own_page_leaves_nothing_out_and_the_teams_story_is_on_none() {
    let (f, mut ask) = with_sister(Share::Nothing);
    ask.kind = PageKind::MyCare;
    assert_eq!(
        shown(&f, &ask),
        (
            vec![Section::About, Section::Medication, Section::Safety, Section::Lines],
            vec![]
        )
    );
    let page = f.store.read(|conn| own_page(conn, &ask, now())).unwrap();
    assert!(
        page.sections
            .iter()
            .flat_map(|shown| &shown.parts)
            .all(|part| !part.text.contains("ward"))
    );
    ask.kind = PageKind::SafetyPlan;
    assert_eq!(shown(&f, &ask), (vec![Section::Safety, Section::Lines], vec![]));
    ask.kind = PageKind::Carer;
    ask.member = None;
    assert_eq!(
        why(f.store.read(|conn| own_page(conn, &ask, now()))),
        ("member", "required")
    );
}
