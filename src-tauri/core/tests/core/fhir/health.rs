//! What was told of health, and what is left out on purpose.

use catchment_core::record::edit::Ending;
use catchment_core::record::health::allergy::{self, AllergyAnswer, AllergyDetails};
use catchment_core::record::health::condition::{self, ConditionDetails};
use catchment_core::record::health::medication::{self, MedicationDetails};
use catchment_core::record::health::medication_event::{self, EventDone, EventKind, MedicationEventDetails};
use catchment_core::record::health::physical_check::{self, PhysicalCheckDetails};
use catchment_core::record::law::capacity::{self, CapacityDetails};
use catchment_core::record::law::legal_date::{self, LegalDateDetails};
use catchment_core::record::person::dependant::{self, DependantDetails};
use catchment_core::record::safety::safeguarding_concern::{self, SafeguardingConcernDetails};
use catchment_core::store::Tx;
use catchment_core::{Now, Result};

use super::{bytes, from, of, one, rules};
use crate::support::{Fixture, at, day, fixture};

fn now() -> Now {
    at("2026-11-19T14:00")
}

fn run<T>(f: &mut Fixture, act: impl FnOnce(&Tx<'_>) -> Result<T>) -> T {
    f.store.transact(medication::add::KIND, now(), act).unwrap()
}

fn said(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn medication_is_a_statement_with_its_source_and_never_a_prescription() {
    let mut f = fixture();
    let ann = f.add("Ann", "Abbott", now());
    let (taken, event) = run(&mut f, |tx| {
        let details = MedicationDetails {
            patient: ann.clone(),
            name: "Flupentixol".into(),
            dose: said("40 mg"),
            how_often: said("every two weeks"),
            started: said("2019"),
            side_effects: said("Stiff"),
            source: said("Told by her sister"),
            ..MedicationDetails::default()
        };
        let taken = medication::add(tx, &details)?;
        let event = medication_event::add(
            tx,
            &MedicationEventDetails {
                patient: ann.clone(),
                medication: Some(taken.clone()),
                kind: EventKind::Depot,
                name: "Flupentixol".into(),
                due: Some(day("2026-11-19")),
                interval_days: Some(14),
                source: None,
            },
        )?;
        let done = EventDone {
            id: event.clone(),
            ..EventDone::default()
        };
        medication_event::done(tx, &done)?;
        Ok((taken, event))
    });
    // The medication alone was touched: the person comes along.
    let bundle = from(&f.store, 2);
    one(&bundle, "Patient");
    let statement = one(&bundle, "MedicationStatement");
    assert_eq!(statement["id"], taken);
    assert_eq!(statement["status"], "active");
    assert_eq!(statement["medicationCodeableConcept"]["text"], "Flupentixol");
    assert_eq!(statement["dosage"][0]["text"], "40 mg, every two weeks");
    assert_eq!(statement["effectivePeriod"]["start"], "2019");
    assert_eq!(statement["dateAsserted"], "2026-11-19");
    assert_eq!(statement["informationSource"]["display"], "Told by her sister");
    assert_eq!(statement["note"][0]["text"], "As told: not a prescription");
    let tasks = of(&bundle, "Task");
    assert_eq!(tasks.len(), 2);
    let done = &bundle[&format!("Task/{event}")];
    assert_eq!(
        (&done["status"], &done["executionPeriod"]["end"]),
        (&"completed".into(), &"2026-11-19".into())
    );
    let next = tasks.iter().find(|task| task["id"] != event.as_str()).unwrap();
    assert_eq!(
        (&next["status"], &next["restriction"]["period"]["end"]),
        (&"requested".into(), &"2026-12-03".into())
    );

    run(&mut f, |tx| {
        medication::end(
            tx,
            &Ending {
                id: taken.clone(),
                on: None,
                outcome: said("Felt flat"),
            },
        )
    });
    let bundle = from(&f.store, 3);
    let statement = one(&bundle, "MedicationStatement");
    assert_eq!(statement["status"], "stopped");
    assert_eq!(statement["statusReason"][0]["text"], "Felt flat");
    assert_eq!(one(&bundle, "Task")["status"], "cancelled");
}

#[test]
fn none_known_is_said_and_a_diagnosis_stays_unconfirmed() {
    let mut f = fixture();
    let ann = f.add("Ann", "Abbott", now());
    run(&mut f, |tx| {
        allergy::add(
            tx,
            &AllergyDetails {
                patient: ann.clone(),
                answer: AllergyAnswer::NoneKnown,
                ..AllergyDetails::default()
            },
        )?;
        condition::add(
            tx,
            &ConditionDetails {
                patient: ann.clone(),
                name: "Asthma".into(),
                since: said("1998"),
                ..ConditionDetails::default()
            },
        )
    });
    let bundle = from(&f.store, 2);
    let none = one(&bundle, "AllergyIntolerance");
    // SNOMED CT: 716186003, no known allergy.
    assert_eq!(none["code"]["coding"][0]["code"], "716186003");
    assert_eq!(none["clinicalStatus"]["coding"][0]["code"], "active");
    assert!(none.get("type").is_none());
    let asthma = one(&bundle, "Condition");
    assert_eq!(asthma["verificationStatus"]["coding"][0]["code"], "unconfirmed");
    assert_eq!(asthma["onsetDateTime"], "1998");
    f.store.undo(now()).unwrap().unwrap();
    let bundle = rules::check(&bytes(&f.store, 3, 2, false));
    // R4 (ait-2, con-5): what was entered in error has no clinical status.
    for kind in ["AllergyIntolerance", "Condition"] {
        let gone = one(&bundle, kind);
        assert_eq!(gone["verificationStatus"]["coding"][0]["code"], "entered-in-error");
        assert!(gone.get("clinicalStatus").is_none() && gone.get("code").is_none());
    }
}

#[test]
fn a_check_that_is_only_due_and_what_the_law_keeps_stay_out() {
    let mut f = fixture();
    let ann = f.add("Ann", "Abbott", now());
    run(&mut f, |tx| {
        let check = |due, done_on| PhysicalCheckDetails {
            patient: ann.clone(),
            due,
            done_on,
            blood_pressure: done_on.map(|_| "128 over 82".to_owned()),
            ..PhysicalCheckDetails::default()
        };
        physical_check::add(tx, &check(None, Some(day("2026-10-01"))))?;
        dependant::add(
            tx,
            &DependantDetails {
                patient: ann.clone(),
                name: "E.".into(),
                age: Some(9),
                ..DependantDetails::default()
            },
        )?;
        safeguarding_concern::add(
            tx,
            &SafeguardingConcernDetails {
                patient: ann.clone(),
                facts: "A secret".into(),
                ..SafeguardingConcernDetails::default()
            },
        )?;
        capacity::add(
            tx,
            &CapacityDetails {
                patient: ann.clone(),
                decision: "A secret".into(),
                ..CapacityDetails::default()
            },
        )?;
        legal_date::add(
            tx,
            &LegalDateDetails {
                patient: ann.clone(),
                label: "A secret".into(),
                due: Some(day("2027-01-01")),
                ..LegalDateDetails::default()
            },
        )
    });
    let bundle = from(&f.store, 2);
    let check = one(&bundle, "Observation");
    assert_eq!(check["effectiveDateTime"], "2026-10-01");
    assert_eq!(check["component"][0]["valueString"], "128 over 82");
    let child = one(&bundle, "RelatedPerson");
    assert_eq!(child["relationship"][0]["text"], "Depends on this person");
    assert_eq!(bundle.len(), 3, "the person, the check that was done, the child");
    let all = String::from_utf8(bytes(&f.store, 2, 0, false)).unwrap();
    assert!(!all.contains("A secret") && !all.contains("Flag"));
}
