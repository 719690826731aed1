//! What the office's FHIR server is given.
mod groups;
mod health;
mod owed;
mod people;
mod plans;
mod rules;
mod scores;
mod told;

use std::collections::BTreeMap;

use crate::support::{at, fixture};
use catchment_core::demo;
use catchment_core::exchange::fhir::{Scope, write};
use catchment_core::store::{Store, chain};
use serde_json::Value;

const DEVICE: &str = "0192f00000007000800000000000d001";

fn bytes(store: &Store, first: i64, sent: i64, demo: bool) -> Vec<u8> {
    let mut out = Vec::new();
    store
        .read(|conn| {
            let last = chain::head(conn)?.seq;
            let counts = write(
                conn,
                Scope {
                    first,
                    last,
                    sent,
                    device: DEVICE,
                    demo,
                },
                &mut out,
            )?;
            let mut found = BTreeMap::new();
            for name in rules::check(&out).keys() {
                *found.entry(name.split('/').next().unwrap().to_owned()).or_insert(0_u64) += 1;
            }
            assert_eq!(counts, found);
            Ok(())
        })
        .unwrap();
    out
}

/// The Bundle of everything from operation `first` on.
fn from(store: &Store, first: i64) -> BTreeMap<String, Value> {
    rules::check(&bytes(store, first, 0, false))
}

fn of<'a>(bundle: &'a BTreeMap<String, Value>, kind: &str) -> Vec<&'a Value> {
    bundle
        .iter()
        .filter(|(name, _)| name.starts_with(&format!("{kind}/")))
        .map(|(_, resource)| resource)
        .collect()
}

fn one<'a>(bundle: &'a BTreeMap<String, Value>, kind: &str) -> &'a Value {
    let all = of(bundle, kind);
    assert_eq!(all.len(), 1, "{kind}");
    all[0]
}

#[test]
fn a_whole_caseload_is_a_bundle_that_holds_together() {
    let mut f = fixture();
    demo::fill(
        &mut f.store,
        demo::Size {
            people: 12,
            years: 2,
            seed: 3,
        },
        at("2026-11-22T09:00"),
        |_, _| {},
    )
    .unwrap();
    let first = bytes(&f.store, 1, 0, true);
    assert_eq!(
        first,
        bytes(&f.store, 1, 0, true),
        "the same records give the same bytes"
    );
    let bundle = rules::check(&first);
    let count = |sql: &str| {
        f.store
            .read(|conn| Ok(conn.query_row(sql, [], |row| row.get::<_, u32>(0))? as usize))
            .unwrap()
    };
    assert_eq!(of(&bundle, "Patient").len(), 12);
    assert_eq!(
        of(&bundle, "Encounter").len(),
        count(
            "SELECT (SELECT count(*) FROM check_in) + (SELECT count(*) FROM group_session)
                  + (SELECT count(*) FROM ward_stay WHERE kind <> 'custody')"
        )
    );
    assert_eq!(of(&bundle, "Group").len(), 2);
    assert_eq!(
        of(&bundle, "Goal").len(),
        count(
            "SELECT (SELECT count(*) FROM goal) + (SELECT count(*) FROM milestone) + (SELECT count(*) FROM group_objective)"
        )
    );
    assert_eq!(
        of(&bundle, "CarePlan").len(),
        count(
            "SELECT (SELECT count(*) FROM care_plan) + (SELECT count(*) FROM plan_version)
               + (SELECT count(*) FROM safety_plan)"
        )
    );
    assert_eq!(
        of(&bundle, "Observation").len(),
        count(
            "SELECT (SELECT count(*) FROM about_me) + (SELECT count(*) FROM attendance)
                + (SELECT count(*) FROM assessment WHERE total IS NOT NULL)
                + (SELECT count(*) FROM physical_check WHERE done_on IS NOT NULL)"
        )
    );
    assert_eq!(
        of(&bundle, "QuestionnaireResponse").len(),
        count("SELECT count(*) FROM assessment")
    );
    assert!(count("SELECT count(*) FROM assessment") > 100);
    assert!(count("SELECT count(*) FROM plan_version") > 0 && count("SELECT count(*) FROM goal_rating") > 24);
    for (kind, table) in [
        ("MedicationStatement", "medication"),
        ("AllergyIntolerance", "allergy"),
        ("Condition", "condition"),
    ] {
        let rows = count(&format!("SELECT count(*) FROM {table}"));
        assert!(rows > 0, "{table}: nobody has one");
        assert_eq!(of(&bundle, kind).len(), rows, "{kind}");
    }
    let (calls, notices) = (
        count("SELECT count(*) FROM liaison"),
        count("SELECT count(*) FROM notice"),
    );
    assert!(calls > 0 && notices > 0);
    assert_eq!(of(&bundle, "Communication").len(), calls + notices);
    let (events, tasks) = (
        count("SELECT count(*) FROM medication_event"),
        count("SELECT count(*) FROM task"),
    );
    assert!(events > 0 && tasks > 0);
    assert_eq!(of(&bundle, "Task").len(), events + tasks);
    let asked = count("SELECT count(*) FROM referral WHERE way = 'referral'");
    assert!(asked > 0 && asked < count("SELECT count(*) FROM referral"));
    assert_eq!(
        of(&bundle, "ServiceRequest").len(),
        asked,
        "being told of a service asks nothing"
    );
    assert!(count("SELECT count(*) FROM check_in") > 100);
    assert!(
        bundle
            .values()
            .all(|resource| resource["meta"]["security"][0]["code"] == "HTEST")
    );
    assert!(bytes(&f.store, 1, 0, false).windows(5).all(|window| window != b"HTEST"));
}
