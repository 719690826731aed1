//! What is typed finds what was written, and nothing that no longer stands there.
use catchment_core::error::Fault;
use catchment_core::record::edit::Edit;
use std::collections::BTreeSet;

use crate::support::{Fixture, at, fixture, named, new_need};
use catchment_core::Error;
use catchment_core::care::sharing::NoticeAbout;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::raise;
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::group::care_group::{self, GroupDetails, GroupKind};
use catchment_core::record::group::group_objective::{self, ObjectiveDetails};
use catchment_core::record::health::allergy::{self, AllergyAnswer, AllergyDetails};
use catchment_core::record::person::about_me::{self, AboutMeDetails};
use catchment_core::record::person::alert::{self, AlertDetails};
use catchment_core::record::person::patient::{self, PatientDetails, Status};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::intervention::{self, InterventionDetails, InterventionStatus};
use catchment_core::record::plan::milestone::{self, MilestoneDetails};
use catchment_core::record::plan::{care_plan, need};
use catchment_core::record::registry;
use catchment_core::record::safety::safety_plan::{self, SafetyPlanDetails};
use catchment_core::record::service::referral::{NewReferral, ReferralChase, ReferralDetails, ReferralWay};
use catchment_core::record::service::referring;
use catchment_core::record::service::service_in_place::{self, ServiceInPlaceDetails};
use catchment_core::record::service::{self, ServiceDetails, ServiceKind};
use catchment_core::record::task::Urgency;
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::store::search::{HitKind, question};
use catchment_core::store::{OpKind, Store, tables};
use catchment_core::view::caseload::search::{Hit, SearchFound, SearchQuery, search};

const NOW: &str = "2026-11-19T14:00";

fn found(store: &Store, text: &str, patient: Option<&str>) -> SearchFound {
    let query = SearchQuery {
        text: text.to_owned(),
        patient: patient.map(str::to_owned),
    };
    store.read(|conn| search(conn, &query)).unwrap()
}

fn hits(store: &Store, text: &str) -> Vec<Hit> {
    found(store, text, None)
        .groups
        .into_iter()
        .flat_map(|group| group.hits)
        .collect()
}

/// The tables in which something was found.
fn kinds(store: &Store, text: &str) -> Vec<String> {
    hits(store, text).into_iter().map(|hit| hit.kind).collect()
}

fn marked(hit: &Hit) -> Vec<&str> {
    let marked = hit.excerpt.iter().filter(|piece| piece.marked);
    marked.map(|piece| piece.text.as_str()).collect()
}

fn note(patient: &str, at: &str, note: &str) -> CheckInDetails {
    CheckInDetails {
        patient: patient.to_owned(),
        kind: Kind::HomeVisit,
        outcome: Outcome::Attended,
        at: VisitTime(crate::support::at(at).naive_local()),
        note: note.to_owned(),
    }
}

impl Fixture {
    fn note(&mut self, patient: &str, on: &str, text: &str) -> String {
        let details = note(patient, on, text);
        self.store
            .transact(OpKind::RecordCheckIn, at(NOW), |tx| check_in::add(tx, &details))
            .unwrap()
    }
}

#[test]
fn accents_and_word_endings_do_not_matter() {
    let mut fixture = fixture();
    let zoe = fixture.add("Zoë", "Łukasz", at(NOW));
    let id = fixture.note(&zoe, "2026-11-18T10:00", "She walked to the café and doesn’t worry.");
    for typed in [
        "cafe",
        "CAFÉ",
        "caf",
        "walking",
        "walks",
        "walk cafe",
        "worries",
        "doesnt",
        "zz walk",
    ] {
        let found: Vec<String> = hits(&fixture.store, typed).into_iter().map(|hit| hit.id).collect();
        let expected: &[&str] = if typed == "zz walk" { &[] } else { &[&id] };
        assert_eq!(found, expected, "{typed}");
    }
    let hit = &hits(&fixture.store, "walking cafe")[0];
    assert_eq!(marked(hit), ["walked", "café"]);
    assert_eq!((hit.name.as_str(), hit.initials.as_str()), ("Zoë Łukasz", "ZŁ"));
    assert_eq!(hit.on, Some(crate::support::day("2026-11-18")));
    assert_eq!(hit.patient.as_deref(), Some(zoe.as_str()));
    assert_eq!(kinds(&fixture.store, "lukasz zoe"), ["patient"]);
}

#[test]
fn every_kind_is_found_in_its_group() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    fixture
        .store
        .transact(OpKind::AddGoal, at(NOW), |tx| {
            let plan = care_plan::current_or_start(tx, &p)?;
            need::add(tx, &new_need(&p, &plan, "Company at the lido"))?;
            let goal = GoalDetails {
                text: "Swim in the lido".to_owned(),
                need: None,
                importance: None,
                confidence: None,
                state: GoalState::Open,
            };
            let goal = goal::add(
                tx,
                &NewGoal {
                    patient: p.clone(),
                    details: goal,
                },
            )?;
            let step = MilestoneDetails {
                goal: goal.clone(),
                patient: p.clone(),
                text: "Walk there".to_owned(),
                expected: Some("To the lido and back".to_owned()),
                due: None,
                owner: None,
            };
            milestone::add(tx, &step)?;
            let lessons = InterventionDetails {
                plan: plan.clone(),
                patient: p.clone(),
                what: "Lido lessons".to_owned(),
                who: None,
                how_often: None,
                goal: None,
                status: InterventionStatus::Planned,
                strategies: None,
                confidence: None,
                review_on: None,
            };
            intervention::add(tx, &lessons)?;
            contact::add(tx, &lido())?;
            let dog = AlertDetails {
                patient: p.clone(),
                text: "Loose dog by the lido".to_owned(),
                ..AlertDetails::default()
            };
            alert::add(tx, &dog)?;
            let matters = AboutMeDetails {
                patient: p.clone(),
                matters: Some("The lido".to_owned()),
                ..AboutMeDetails::default()
            };
            about_me::save(tx, &matters)?;
            let plan = SafetyPlanDetails {
                patient: p.clone(),
                distraction: Some("The lido, early".to_owned()),
                ..SafetyPlanDetails::default()
            };
            safety_plan::save(tx, &plan)
        })
        .unwrap();
    fixture.note(&p, "2026-11-18T10:00", "Went to the lido");
    let found = found(&fixture.store, "lido", None);
    let groups: Vec<(String, usize)> = found
        .groups
        .iter()
        .map(|group| {
            let name = serde_json::to_value(group.group).unwrap();
            (name.as_str().unwrap().to_owned(), group.hits.len())
        })
        .collect();
    let expected = [
        ("contact", 1),
        ("note", 1),
        ("plan", 4),
        ("safetyPlan", 1),
        ("aboutMe", 1),
        ("alert", 1),
    ];
    assert_eq!(groups, expected.map(|(name, count)| (name.to_owned(), count)));
    let hit = &hits(&fixture.store, "lido back")[0];
    assert_eq!(
        (hit.kind.as_str(), hit.part.as_deref()),
        ("milestone", Some("expected"))
    );
}

#[test]
fn what_was_told_of_health_and_the_law_is_found_and_so_is_a_group() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    let group = GroupDetails {
        name: "Early swimmers".to_owned(),
        kind: GroupKind::Programme,
        about: Some("Meets at the lido".to_owned()),
        started_on: None,
        ended_on: None,
    };
    fixture
        .store
        .transact(OpKind::AddGroup, at(NOW), |tx| {
            let group = care_group::add(tx, &group)?;
            let objective = ObjectiveDetails {
                care_group: group.clone(),
                text: "Everybody crosses the lido".to_owned(),
                expected: None,
                due: None,
            };
            group_objective::add(tx, &objective)?;
            let allergy = AllergyDetails {
                patient: p.clone(),
                answer: AllergyAnswer::Allergy,
                substance: Some("Chlorine".to_owned()),
                reaction: Some("Rash after the lido".to_owned()),
                source: None,
                reported_on: Some(crate::support::day("2026-11-18")),
            };
            allergy::add(tx, &allergy)
        })
        .unwrap();
    let found: Vec<(String, Option<String>, String)> = hits(&fixture.store, "lido")
        .into_iter()
        .map(|hit| (hit.kind, hit.care_group.and(hit.patient), hit.name))
        .collect();
    let group = "Early swimmers".to_owned();
    assert_eq!(
        found,
        [
            ("allergy".to_owned(), None, "Wren Okonedo".to_owned()),
            ("group_objective".to_owned(), None, group.clone()),
            ("care_group".to_owned(), None, group),
        ]
    );
    // Of one person's record no group is a part.
    let hers = search_of(&fixture.store, "lido", &p);
    assert_eq!(hers, ["allergy"]);
}

#[test]
fn a_service_is_found_by_its_name_and_what_it_offers_and_leads_to_who_offers_it() {
    let mut fixture = fixture();
    let service = ServiceDetails {
        kind: ServiceKind::SupportGroup,
        name: "Café Überfahrt".to_owned(),
        eligibility: Some("Anybody who cares for a veteran".to_owned()),
        how_to_refer: Some("Self-referral by telephone".to_owned()),
        ..ServiceDetails::default()
    };
    let organisation = fixture
        .store
        .transact(OpKind::AddService, at(NOW), |tx| {
            let organisation = contact::add(tx, &lido())?;
            let offered = ServiceDetails {
                organisation: organisation.clone(),
                ..service
            };
            service::add(tx, &offered)?;
            Ok(organisation)
        })
        .unwrap();
    // By a beginning, without its accents, by another ending, and by the kind of service it is.
    for typed in [
        "cafe uber",
        "veterans",
        "referral telephone",
        "support groups",
        "caring veteran",
    ] {
        let hits = hits(&fixture.store, typed);
        assert_eq!(hits.len(), 1, "{typed}");
        let hit = &hits[0];
        assert_eq!(
            (hit.kind.as_str(), hit.name.as_str()),
            ("service", "Café Überfahrt"),
            "{typed}"
        );
        assert_eq!(
            (hit.contact.as_ref(), hit.who.as_deref()),
            (Some(&organisation), Some("The Lido"))
        );
        assert_eq!(hit.patient, None);
    }
    assert_eq!(marked(&hits(&fixture.store, "support groups")[0]), ["Support", "group"]);
}

#[test]
fn a_referral_is_found_by_the_kind_of_service_and_what_was_noted_on_its_way() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    fixture
        .store
        .transact(OpKind::AddReferral, at(NOW), |tx| {
            for (way, kind, name) in [
                (ReferralWay::Referral, ServiceKind::TalkingTherapy, "Northgate"),
                (ReferralWay::Signposting, ServiceKind::BenefitsAdvice, "Eastfield"),
            ] {
                let details = ReferralDetails {
                    patient: p.clone(),
                    way,
                    kind,
                    service: None,
                    contact: None,
                    name: name.to_owned(),
                    reason: "As talked about".to_owned(),
                    urgency: Urgency::Routine,
                    chase_on: None,
                };
                let new = NewReferral {
                    details,
                    sent: true,
                    on: None,
                };
                let id = referring::add(tx, &new)?;
                if way == ReferralWay::Referral {
                    let chase = ReferralChase {
                        id,
                        words: Some("Mo will look at the waiting list".to_owned()),
                        ..ReferralChase::default()
                    };
                    referring::chase(tx, &chase)?;
                }
            }
            let placed = ServiceInPlaceDetails {
                patient: p.clone(),
                kind: ServiceKind::ResidentialCare,
                name: "Seaview".to_owned(),
                ..ServiceInPlaceDetails::default()
            };
            service_in_place::add(tx, &placed)
        })
        .unwrap();
    assert_eq!(kinds(&fixture.store, "talking therapy"), ["referral"]);
    assert_eq!(kinds(&fixture.store, "benefit adv"), ["referral"]);
    assert_eq!(kinds(&fixture.store, "residential"), ["service_in_place"]);
    assert_eq!(kinds(&fixture.store, "waiting lists"), ["referral_step"]);
}

#[test]
fn what_is_to_be_told_is_found_with_who_is_to_hear_it() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    fixture
        .store
        .transact(OpKind::AddToCircle, at(NOW), |tx| {
            let contact = contact::add(tx, &lido())?;
            let member = MemberDetails {
                patient: p.clone(),
                contact,
                role: "swimming teacher".to_owned(),
                emergency: false,
                key_worker: false,
                share: Share::Everything,
                share_topics: None,
                share_reason: None,
                share_agreed_on: None,
                share_review_on: None,
            };
            circle::add(tx, &member)
        })
        .unwrap();
    fixture
        .store
        .transact(OpKind::PassOn, at(NOW), |tx| {
            raise::raise(tx, &p, NoticeAbout::HandPicked, "Moves to Weymouth in spring", None)
        })
        .unwrap();
    let hit = &hits(&fixture.store, "moving weymouth")[0];
    assert_eq!((hit.kind.as_str(), hit.name.as_str()), ("notice", "Wren Okonedo"));
    assert_eq!((hit.who.as_deref(), hit.contact.as_deref()), (Some("The Lido"), None));
    assert_eq!(hit.on, Some(crate::support::day("2026-11-19")));
}

fn search_of(store: &Store, text: &str, patient: &str) -> Vec<String> {
    let groups = found(store, text, Some(patient)).groups.into_iter();
    groups.flat_map(|group| group.hits).map(|hit| hit.kind).collect()
}

fn lido() -> ContactDetails {
    ContactDetails {
        kind: ContactKind::Organisation,
        name: "The Lido".to_owned(),
        job: Some("Swimming".to_owned()),
        organisation: None,
        phone: Some("020 7946 0000".to_owned()),
        email: None,
        address: None,
        note: None,
    }
}

#[test]
fn what_was_edited_or_taken_back_is_not_found() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    let id = fixture.note(&p, "2026-11-18T10:00", "Saw the heron");
    let edited = note(&p, "2026-11-18T10:00", "Saw the kingfisher");
    fixture
        .store
        .transact(OpKind::EditCheckIn, at(NOW), |tx| {
            check_in::edit(tx, &Edit::new(&id, edited.clone()))
        })
        .unwrap();
    let both = |store: &Store| (kinds(store, "heron").len(), kinds(store, "kingfisher").len());
    assert_eq!(both(&fixture.store), (0, 1));
    fixture.store.undo(at(NOW)).unwrap();
    assert_eq!(both(&fixture.store), (1, 0));
    let mut fixture = fixture.reopen();
    assert_eq!(both(&fixture.store), (1, 0));
    fixture.store.undo(at(NOW)).unwrap();
    assert_eq!(both(&fixture.store), (0, 0));
    assert_eq!(kinds(&fixture.store, "wren").len(), 1);
    fixture.store.undo(at(NOW)).unwrap();
    assert_eq!(kinds(&fixture.store, "wren").len(), 0);
}

#[test]
fn what_came_in_by_a_sheet_goes_when_it_is_taken_back() {
    let mut fixture = fixture();
    let seq = fixture
        .store
        .transact(OpKind::Import, at(NOW), |tx| {
            let p = patient::add(tx, &named("Imogen", "Ashgrove"))?;
            check_in::add_imported(tx, &note(&p, "2026-10-01T00:00", "Choir"))?;
            Ok(tx.op_seq())
        })
        .unwrap();
    assert_eq!(kinds(&fixture.store, "choir"), ["check_in"]);
    fixture.store.take_back(OpKind::UndoImport, seq, at(NOW)).unwrap();
    assert_eq!(
        kinds(&fixture.store, "choir").len() + kinds(&fixture.store, "imogen").len(),
        0
    );
}

#[test]
fn what_was_refused_leaves_nothing_to_find() {
    let mut fixture = fixture();
    let refused: Result<(), Error> = fixture.store.transact(OpKind::AddPatient, at(NOW), |tx| {
        patient::add(tx, &named("Nobody", "Here"))?;
        Err(Error::invalid("given", Fault::Required))
    });
    assert!(refused.is_err());
    assert_eq!(kinds(&fixture.store, "nobody").len(), 0);
}

#[test]
fn only_the_version_that_holds_is_found() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    for coping in ["Harmonica", "Kettle on"] {
        let details = SafetyPlanDetails {
            patient: p.clone(),
            coping: Some(coping.to_owned()),
            ..SafetyPlanDetails::default()
        };
        fixture
            .store
            .transact(OpKind::SaveSafetyPlan, at(NOW), |tx| safety_plan::save(tx, &details))
            .unwrap();
    }
    assert_eq!(kinds(&fixture.store, "harmonica").len(), 0);
    assert_eq!(kinds(&fixture.store, "kettle"), ["safety_plan"]);
}

#[test]
fn the_newest_come_first_twenty_of_a_kind() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    // Written down in another order than they happened, three of them on one day.
    for n in [7, 3, 25, 1, 14, 14, 14]
        .into_iter()
        .chain((1..=25).filter(|n| ![7, 3, 25, 1, 14].contains(n)))
    {
        fixture.note(&p, &format!("2026-10-{n:02}T10:00"), "Gardening");
    }
    let found = found(&fixture.store, "garden", None);
    let group = &found.groups[0];
    let days: Vec<_> = group.hits.iter().map(|hit| hit.on.unwrap()).collect();
    assert_eq!((group.hits.len(), group.more), (20, true));
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    assert_eq!(days[0], crate::support::day("2026-10-25"));
}

/// Those of one kind, written down later, do not hide what another kind has.
#[test]
fn many_of_one_kind_leave_room_for_the_others() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    let noted = |text: &str| AlertDetails {
        patient: p.clone(),
        text: text.to_owned(),
        source: None,
        review_on: None,
    };
    fixture
        .store
        .transact(alert::add::KIND, at("2024-01-02T10:00"), |tx| {
            alert::add(tx, &noted("Gardening tools in the hall"))?;
            alert::add(tx, &noted("Keeps gardening"))
        })
        .unwrap();
    fixture
        .store
        .transact(OpKind::StartPlan, at(NOW), |tx| {
            let details = care_plan::PlanDetails {
                patient: p.clone(),
                ..care_plan::PlanDetails::default()
            };
            let plan = care_plan::start(tx, &details)?;
            for n in 0..500 {
                need::add(tx, &new_need(&p, &plan, &format!("Gardening {n}")))?;
            }
            Ok(())
        })
        .unwrap();
    let groups = found(&fixture.store, "garden", Some(&p)).groups;
    let shown: Vec<_> = groups
        .iter()
        .map(|group| (group.group, group.hits.len(), group.more))
        .collect();
    assert_eq!(shown, [(HitKind::Plan, 20, true), (HitKind::Alert, 2, false)]);
}

#[test]
fn one_persons_record_is_searched_alone() {
    let mut fixture = fixture();
    let wren = fixture.add("Wren", "Okonedo", at(NOW));
    let tamsin = fixture.add("Tamsin", "Ashgrove", at(NOW));
    let hers = fixture.note(&wren, "2026-11-17T10:00", "Swimming at the pool");
    fixture.note(&tamsin, "2026-11-18T10:00", "Swimming in the sea");
    fixture
        .store
        .transact(OpKind::AddToCircle, at(NOW), |tx| {
            let lido = contact::add(tx, &lido())?;
            let member = MemberDetails {
                patient: tamsin.clone(),
                contact: lido,
                role: "Lessons".to_owned(),
                emergency: false,
                key_worker: false,
                share: Share::NotAsked,
                share_topics: None,
                share_reason: None,
                share_agreed_on: None,
                share_review_on: None,
            };
            circle::add(tx, &member)
        })
        .unwrap();
    let of = |patient: &str, text: &str| {
        let found = found(&fixture.store, text, Some(patient));
        found
            .groups
            .into_iter()
            .flat_map(|group| group.hits)
            .map(|hit| hit.kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(hits(&fixture.store, "swim").len(), 3);
    assert_eq!(of(&wren, "swim"), ["check_in"]);
    assert_eq!(found(&fixture.store, "swim", Some(&wren)).groups[0].hits[0].id, hers);
    assert_eq!(
        of(&tamsin, "swim"),
        ["contact", "check_in"],
        "the directory's entries of their circle"
    );
    assert_eq!(of(&wren, "tamsin"), Vec::<String>::new(), "nobody else");
}

#[test]
fn who_has_left_is_found_last_and_marked() {
    let mut fixture = fixture();
    let gone = fixture.add("Morgan", "Morgan", at(NOW));
    fixture.add("Dilys", "Morgan", at(NOW));
    fixture.note(&gone, "2026-11-18T10:00", "Said goodbye");
    let change = StatusChange {
        patient: gone.clone(),
        status: Status::Discharged,
        on: Some(crate::support::day("2026-11-19")),
        reason: Some("Moved away".to_owned()),
    };
    fixture
        .store
        .transact(OpKind::SetStatus, at(NOW), |tx| status::set(tx, &change))
        .unwrap();
    let people: Vec<_> = hits(&fixture.store, "morgan")
        .into_iter()
        .map(|hit| (hit.name, hit.discharged))
        .collect();
    assert_eq!(
        people,
        [("Dilys Morgan".to_owned(), false), ("Morgan Morgan".to_owned(), true)]
    );
    assert!(hits(&fixture.store, "goodbye")[0].discharged);
}

#[test]
fn people_are_found_by_numbers_with_or_without_gaps() {
    let mut fixture = fixture();
    let details = PatientDetails {
        phone: Some("07700 900123".to_owned()),
        nhs_number: Some("9434765919".to_owned()),
        local_id: Some("P0004".to_owned()),
        ..named("Wren", "Okonedo")
    };
    fixture
        .store
        .transact(OpKind::AddPatient, at(NOW), |tx| patient::add(tx, &details))
        .unwrap();
    for typed in [
        "07700900123",
        "07700 900123",
        "077009",
        "943 476 5919",
        "9434765919",
        "p0004",
    ] {
        assert_eq!(kinds(&fixture.store, typed), ["patient"], "{typed}");
    }
    assert_eq!(marked(&hits(&fixture.store, "07700900123")[0]), ["07700 900123"]);
    assert!(hits(&fixture.store, "wren")[0].excerpt.is_empty(), "the name says it");
}

#[test]
fn whatever_is_typed_is_only_words() {
    let mut fixture = fixture();
    let p = fixture.add("Wren", "Okonedo", at(NOW));
    fixture.note(&p, "2026-11-18T10:00", "Ordinary words, nothing near");
    for typed in [
        "\"",
        "\"\"",
        "'",
        "*",
        "^words",
        "words*",
        "-words",
        "+words",
        "(words",
        "words)",
        "words AND",
        "OR words",
        "NOT words",
        "NEAR(words nothing)",
        "words:nothing",
        "called:wren",
        "{called words}:wren",
        "\0words",
        "words\0",
        "\u{E000}person",
        "\u{E000}note",
        "%",
        "_",
        ";DROP TABLE found",
        "wörds\u{301}\u{301}",
        "𞤀𞤁𞤂",
        "日本語",
        "\u{202E}words",
        "'; DELETE FROM patient; --",
        "\\",
        "\"words\" \"nothing\"",
    ] {
        for of in [None, Some(p.as_str()), Some("\" OR \""), Some("")] {
            let found = found(&fixture.store, typed, of);
            assert!(found.groups.iter().all(|group| group.hits.len() <= 1), "{typed:?}");
        }
    }
    assert_eq!(
        hits(&fixture.store, "\u{E000}note").len(),
        0,
        "the index's own marks cannot be typed"
    );
    assert_eq!(kinds(&fixture.store, "words*"), ["check_in"]);
    assert_eq!(
        kinds(&fixture.store, "NEAR(words nothing)"),
        ["check_in"],
        "near is a word like others"
    );
    found(&fixture.store, &"words ".repeat(100_000), None);
}

#[test]
fn a_vault_indexed_by_other_rules_is_indexed_anew() {
    let mut fixture = fixture();
    fixture.add("Wren", "Okonedo", at(NOW));
    fixture
        .store
        .write_unjournalled(|conn| {
            conn.execute("UPDATE search_version SET rules = 'older'", [])?;
            conn.execute("DELETE FROM search_row", [])?;
            Ok(())
        })
        .unwrap();
    assert_eq!(kinds(&fixture.store, "wren").len(), 0);
    let fixture = fixture.reopen();
    assert_eq!(kinds(&fixture.store, "wren"), ["patient"]);
}

#[test]
fn every_line_names_columns_that_there_are() {
    let fixture = fixture();
    let journalled = fixture.store.read(tables::journalled).unwrap();
    for indexed in registry::index().lines() {
        assert!(
            journalled.iter().any(|table| table == indexed.table),
            "{}",
            indexed.table
        );
        let columns: BTreeSet<String> = fixture
            .store
            .read(|conn| {
                let mut query = conn.prepare("SELECT name FROM pragma_table_info(?)")?;
                let names = query.query_map([indexed.table], |row| row.get(0))?;
                Ok(names.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        for column in indexed
            .columns()
            .chain(indexed.on)
            .chain(indexed.current.then_some("state"))
        {
            assert!(columns.contains(column), "{}.{column}", indexed.table);
        }
    }
}

#[test]
fn the_index_leads_and_nothing_but_names_is_sorted() {
    let fixture = fixture();
    for group in HitKind::ALL {
        let plan: Vec<String> = fixture
            .store
            .read(|conn| {
                let mut query = conn.prepare(&format!("EXPLAIN QUERY PLAN {}", question(*group, 21)))?;
                let steps = query.query_map(["\"walk\" *"], |row| row.get("detail"))?;
                Ok(steps.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        assert!(
            plan[0].starts_with("SCAN search_") && plan[0].contains("VIRTUAL TABLE INDEX"),
            "{plan:?}"
        );
        assert_eq!(
            plan[1], "SEARCH search_row USING INTEGER PRIMARY KEY (rowid=?)",
            "{plan:?}"
        );
        assert_eq!(plan.len() == 2, group.index() != "search_name", "{plan:?}");
    }
}
