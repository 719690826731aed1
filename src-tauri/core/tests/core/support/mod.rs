//! A store in a folder of its own, and people to put in it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use catchment_core::Now;
use catchment_core::record::person::patient::{self, PatientDetails};
use catchment_core::record::plan::need::NeedDetails;
use catchment_core::record::safety::safety_plan::{self, SafetyPlanDetails};
use catchment_core::store::{OpKind, Store, StoreKey};
use rusqlite::Connection;

pub struct Fixture {
    pub store: Store,
    pub folder: tempfile::TempDir,
}

pub fn key() -> StoreKey {
    StoreKey::new([7; 32])
}

pub fn fixture() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("store.db"), &key(), "test-laptop").unwrap();
    Fixture { store, folder }
}

impl Fixture {
    /// Closes the store and opens it again, as unlocking does.
    pub fn reopen(self) -> Fixture {
        self.store.close().unwrap();
        let store = Store::open(&self.folder.path().join("store.db"), &key(), "test-laptop").unwrap();
        Fixture {
            store,
            folder: self.folder,
        }
    }

    /// They were asked about a safety plan, and no day was set to look at it again.
    pub fn asked(&mut self, patient: &str, now: Now) {
        let details = SafetyPlanDetails {
            patient: patient.to_owned(),
            coping: Some("Kettle on".to_owned()),
            ..SafetyPlanDetails::default()
        };
        self.store
            .transact(OpKind::SaveSafetyPlan, now, |tx| safety_plan::save(tx, &details))
            .unwrap();
    }

    pub fn add(&mut self, given: &str, family: &str, now: Now) -> String {
        self.store
            .transact(OpKind::AddPatient, now, |tx| patient::add(tx, &named(given, family)))
            .unwrap()
    }
}

pub fn named(given: &str, family: &str) -> PatientDetails {
    PatientDetails {
        given: given.to_owned(),
        family: family.to_owned(),
        ..PatientDetails::default()
    }
}

pub fn new_need(patient: &str, plan: &str, text: &str) -> NeedDetails {
    NeedDetails {
        patient: patient.to_owned(),
        plan: plan.to_owned(),
        text: text.to_owned(),
    }
}

/// `2026-11-19T14:00`, in London.
pub fn at(local: &str) -> Now {
    chrono::DateTime::parse_from_str(&format!("{local}:00 +0000"), "%Y-%m-%dT%H:%M:%S %z").unwrap()
}

pub fn day(date: &str) -> chrono::NaiveDate {
    date.parse().unwrap()
}

/// Every row of every journalled table, as text.
pub fn snapshot(store: &Store) -> Vec<String> {
    store
        .read(|conn| {
            let mut rows = Vec::new();
            for table in catchment_core::store::tables::journalled(conn)? {
                rows.extend(table_rows(conn, &table));
            }
            Ok(rows)
        })
        .unwrap()
}

fn table_rows(conn: &Connection, table: &str) -> Vec<String> {
    let mut query = conn.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY id")).unwrap();
    let columns = query.column_count();
    query
        .query_map([], |row| {
            let values: Vec<String> = (0..columns).map(|i| format!("{:?}", row.get_ref(i).unwrap())).collect();
            Ok(format!("{table}: {}", values.join(", ")))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect()
}
