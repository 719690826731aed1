//! The write gate: nothing is written around it, everything through it is in the history, and all of it can be taken
//! back.
use catchment_core::error::{Damage, Fault};
use catchment_core::record::edit::Edit;
use std::collections::BTreeSet;

use crate::support::{at, fixture, key, named, snapshot};
use catchment_core::record::person::patient;
use catchment_core::record::registry;
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::store::{OpKind, Store, chain, tables, undo};
use catchment_core::view::person::history::{HistoryQuery, history};
use catchment_core::{Code, Error};
use chrono::TimeDelta;

/// Name, type and SQL of every table of the store but SQLite's own.
fn tables_of(store: &Store) -> Vec<(String, String, String)> {
    store
        .read(|conn| {
            let mut query = conn.prepare(
                "SELECT list.name, list.type, made.sql
                 FROM pragma_table_list AS list JOIN sqlite_schema AS made ON made.name = list.name
                 WHERE list.schema = 'main' AND list.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY list.name",
            )?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap()
}

#[test]
fn every_table_is_journalled_but_these() {
    let unjournalled: Vec<&str> = tables::UNJOURNALLED.iter().map(|(table, _)| *table).collect();
    assert_eq!(
        unjournalled,
        [
            "audit",
            "change",
            "draft",
            "search_row",
            "search_version",
            "inbox",
            "op",
            "outbox",
            "view_state"
        ]
    );
    assert!(tables::UNJOURNALLED.iter().all(|(_, why)| !why.is_empty()));

    let fixture = fixture();
    let all = tables_of(&fixture.store);
    let of_type = |wanted: &str| -> BTreeSet<&str> {
        let those = all.iter().filter(|(_, kind, _)| kind == wanted);
        those.map(|(name, ..)| name.as_str()).collect()
    };
    let journalled = fixture.store.read(tables::journalled).unwrap();
    let watched: BTreeSet<String> = fixture
        .store
        .read(|conn| {
            let mut query = conn.prepare(
                "SELECT tbl_name FROM temp.sqlite_schema WHERE type = 'trigger' GROUP BY 1 HAVING count(*) = 3",
            )?;
            let names = query.query_map([], |row| row.get(0))?;
            Ok(names.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert_eq!(watched, journalled.iter().cloned().collect());
    let known: BTreeSet<&str> = journalled.iter().map(String::as_str).chain(unjournalled).collect();
    assert_eq!(of_type("table"), known);
    assert_eq!(of_type("virtual"), tables::WORD_INDEXES.iter().copied().collect());
    for shadow in of_type("shadow") {
        let owner = shadow.rsplit_once('_').map_or("", |(owner, _)| owner);
        assert!(
            tables::WORD_INDEXES.contains(&owner),
            "{shadow} is no part of an index of words"
        );
    }
    let faults: Vec<&str> = all
        .iter()
        .filter(|(name, ..)| journalled.contains(name))
        .filter(|(.., sql)| {
            !sql.contains("id ") || !sql.ends_with("STRICT") || sql.contains("BLOB") || sql.contains("CASCADE")
        })
        .map(|(name, ..)| name.as_str())
        .collect();
    assert!(
        faults.is_empty(),
        "journalled tables are STRICT, without BLOBs and cascades: {faults:?}"
    );
}

#[test]
fn a_new_table_is_journalled_without_being_named() {
    let fixture = fixture();
    let before = fixture.store.read(tables::journalled).unwrap();
    let path = fixture.folder.path().join("store.db");
    fixture.store.close().unwrap();
    let raw = rusqlite::Connection::open(&path).unwrap();
    let hex: String = key().bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    raw.execute_batch(&format!(
        "PRAGMA key = \"x'{hex}'\"; CREATE TABLE respite (id TEXT PRIMARY KEY NOT NULL, name TEXT) STRICT;"
    ))
    .unwrap();
    raw.close().unwrap();
    let mut store = Store::open(&path, &key(), "test-laptop").unwrap();
    let after = store.read(tables::journalled).unwrap();
    assert_eq!(after.len(), before.len() + 1);
    let now = at("2026-11-19T14:00");
    let sql = "INSERT INTO respite (id, name) VALUES ('r', 'Saturdays')";
    assert!(
        store.write_unjournalled(|conn| Ok(conn.execute(sql, [])?)).is_err(),
        "outside an operation"
    );
    store
        .transact(OpKind::ChangeSetting, now, |tx| Ok(tx.execute(sql, [])?))
        .unwrap();
    store.undo(now).unwrap().unwrap();
    let left: i64 = store
        .read(|conn| Ok(conn.query_row("SELECT count(*) FROM respite", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn a_write_outside_transact_fails() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let id = fixture.add("Dilwyn", "Dlamini", now);
    let before = snapshot(&fixture.store);
    for sql in [
        "INSERT INTO patient (id, family, given, status, added_at) VALUES ('x', 'A', 'B', 'active', '')",
        "UPDATE patient SET family = 'Other'",
        "DELETE FROM patient",
    ] {
        fixture
            .store
            .read(|conn| Ok(conn.execute(sql, []).map(|_| ())?))
            .unwrap_err();
        fixture
            .store
            .write_unjournalled(|conn| Ok(conn.execute(sql, []).map(|_| ())?))
            .unwrap_err();
    }
    assert_eq!(snapshot(&fixture.store), before);
    fixture.store.read(|conn| patient::get(conn, &id)).ok().unwrap();
}

#[test]
fn a_failed_operation_changes_nothing_and_the_next_one_works() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let before = snapshot(&fixture.store);
    let failed = fixture.store.transact(OpKind::AddPatient, now, |tx| {
        patient::add(tx, &named("Amina", "Abbott"))?;
        patient::add(tx, &named("", "NoGivenName"))
    });
    assert_eq!(failed.unwrap_err().code(), Code::Invalid);
    assert_eq!(snapshot(&fixture.store), before);
    assert_eq!(fixture.store.read(|conn| Ok(chain::head(conn)?.seq)).unwrap(), 0);
    fixture.add("Amina", "Abbott", now);
    assert_eq!(fixture.store.read(|conn| Ok(chain::head(conn)?.seq)).unwrap(), 1);
}

#[test]
fn an_operation_that_changes_no_row_leaves_no_trace() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let id = fixture.add("Amina", "Abbott", now);
    fixture
        .store
        .transact(OpKind::EditPatient, now, |tx| {
            patient::edit(tx, &Edit::new(&id, named("Amina", "Abbott")))
        })
        .unwrap();
    assert_eq!(fixture.store.read(|conn| Ok(chain::head(conn)?.seq)).unwrap(), 1);
}

#[test]
fn the_chain_finds_an_edited_a_removed_and_a_cut_off_operation() {
    let tamperings = [
        "UPDATE change SET after = replace(after, 'Abbott', 'Other') WHERE op = 2",
        "UPDATE op SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2",
        "DELETE FROM change WHERE op = 2",
        "UPDATE op SET prev_hash = hash WHERE seq = 2",
        "DELETE FROM change WHERE op = 2; DELETE FROM op WHERE seq = 2",
    ];
    for tampering in tamperings {
        let mut fixture = fixture();
        let now = at("2026-11-19T14:00");
        for given in ["Amina", "Brian", "Carys"] {
            fixture.add(given, "Abbott", now);
        }
        let zero = "0".repeat(64);
        fixture.store.read(|conn| chain::verify(conn, 0, &zero)).unwrap();
        fixture
            .store
            .write_unjournalled(|conn| Ok(conn.execute_batch(tampering)?))
            .unwrap();
        let found = fixture.store.read(|conn| chain::verify(conn, 0, &zero));
        assert!(matches!(found, Err(Error::Damaged(Damage::Journal))), "{tampering}");
    }
}

#[test]
fn a_checkpoint_makes_the_next_check_short_and_finds_a_cut_off_end() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    fixture.add("Amina", "Abbott", now);
    fixture.add("Brian", "Bashir", now);
    fixture.store.prove(now).unwrap();
    fixture.store.prove(now).unwrap();
    fixture
        .store
        .write_unjournalled(|conn| {
            Ok(conn.execute_batch("DELETE FROM change WHERE op = 2; DELETE FROM op WHERE seq = 2")?)
        })
        .unwrap();
    assert!(matches!(fixture.store.prove(now), Err(Error::Damaged(Damage::Journal))));
}

#[test]
fn an_erased_body_still_verifies() {
    let mut fixture = fixture();
    fixture.add("Amina", "Abbott", at("2026-11-19T14:00"));
    fixture
        .store
        .write_unjournalled(
            |conn| Ok(conn.execute_batch("UPDATE change SET before = NULL, after = NULL, salt = NULL")?),
        )
        .unwrap();
    fixture
        .store
        .read(|conn| chain::verify(conn, 0, &"0".repeat(64)))
        .unwrap();
}

#[test]
fn a_clock_that_runs_backwards_is_flagged_and_orders_nothing() {
    let mut fixture = fixture();
    fixture.add("Amina", "Abbott", at("2026-11-19T14:00"));
    fixture.add("Brian", "Bashir", at("2026-11-18T09:00"));
    let flagged: i64 = fixture
        .store
        .read(|conn| {
            Ok(
                conn.query_row("SELECT seq FROM audit WHERE what = 'clockBackwards'", [], |row| {
                    row.get(0)
                })?,
            )
        })
        .unwrap();
    assert_eq!(flagged, 2);
}

#[test]
fn undo_takes_the_latest_change_of_a_person_and_skips_what_has_left() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let id = fixture.add("Amina", "Abbott", now);
    fixture
        .store
        .transact(OpKind::Import, now, |tx| patient::add(tx, &named("From", "Sheet")))
        .unwrap();
    let next = fixture.store.read(|conn| undo::next(conn, now)).unwrap().unwrap();
    assert_eq!(
        (next.seq, next.kind, next.patient.as_deref()),
        (1, OpKind::AddPatient, Some(id.as_str()))
    );
    assert!(fixture.store.undo(now).unwrap().is_some());
    assert!(fixture.store.undo(now).unwrap().is_none());
    assert_eq!(
        fixture.store.read(|conn| Ok(patient::all(conn)?.len())).unwrap(),
        1,
        "the import stays"
    );
}

#[test]
fn undo_ends_after_a_day_and_survives_a_restart() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    fixture.add("Amina", "Abbott", now);
    let mut fixture = fixture.reopen();
    let late = now + TimeDelta::hours(24) + TimeDelta::seconds(1);
    assert!(fixture.store.undo(late).unwrap().is_none());
    assert!(fixture.store.undo(now + TimeDelta::hours(24)).unwrap().is_some());
}

#[test]
fn an_import_is_taken_back_whole_unless_something_in_it_was_changed() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let id = fixture
        .store
        .transact(OpKind::Import, now, |tx| patient::add(tx, &named("From", "Sheet")))
        .unwrap();
    fixture
        .store
        .transact(OpKind::EditPatient, now, |tx| {
            patient::edit(tx, &Edit::new(&id, named("Changed", "Sheet")))
        })
        .unwrap();
    let refused = fixture.store.take_back(OpKind::UndoImport, 1, now).unwrap_err();
    assert!(matches!(
        refused,
        Error::Invalid {
            field: "undo",
            reason: Fault::ChangedSince
        }
    ));
    fixture.store.undo(now).unwrap();
    fixture.store.take_back(OpKind::UndoImport, 1, now).unwrap();
    assert!(matches!(
        fixture.store.take_back(OpKind::UndoImport, 1, now),
        Err(Error::Invalid {
            field: "undo",
            reason: Fault::Already
        })
    ));
    assert!(fixture.store.read(patient::all).unwrap().is_empty());
}

#[test]
fn undoing_a_recorded_note_opens_its_draft_again() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let patient = fixture.add("Amina", "Abbott", now);
    let draft = SaveDraft {
        id: None,
        kind: DraftKind::CheckIn,
        patient,
        body: "{\"note\":\"sang\"}".to_owned(),
    };
    let draft = fixture
        .store
        .write_unjournalled(|conn| draft::save(conn, now, &draft))
        .unwrap();
    fixture
        .store
        .transact(OpKind::AddPatient, now, |tx| {
            draft::close(tx, &draft.id)?;
            patient::add(tx, &named("Any", "Change"))
        })
        .unwrap();
    assert!(fixture.store.read(draft::open).unwrap().is_empty());
    fixture.store.undo(now).unwrap();
    assert_eq!(fixture.store.read(draft::open).unwrap()[0].body, "{\"note\":\"sang\"}");
}

/// They are stored in every vault: a name may be added, none changed or taken away. To add it to the file:
/// `UPDATE_NAMES=1 cargo test -p catchment-core every_kind`.
#[test]
fn every_kind_keeps_the_name_it_was_stored_under() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/names/op_kinds.txt");
    let kinds = registry::op_kinds();
    let now: BTreeSet<&str> = kinds.iter().map(|kind| kind.name()).collect();
    assert_eq!(now.len(), kinds.len(), "no two share a name");
    let file = std::fs::read_to_string(path).unwrap_or_default();
    let stored: BTreeSet<&str> = file.lines().collect();
    assert!(stored.is_subset(&now), "gone: {:?}", stored.difference(&now));
    if std::env::var_os("UPDATE_NAMES").is_some_and(|wanted| wanted == "1") {
        let names: Vec<&str> = now.into_iter().collect();
        std::fs::write(path, names.join("\n") + "\n").unwrap();
    } else {
        assert_eq!(stored, now, "names that are not in {path} yet");
    }
}

/// A later release may have written to the same vault before this one opens a copy of it.
#[test]
fn a_kind_of_a_later_release_is_shown_under_its_name() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let later = OpKind::stored("addHorse".to_owned());
    let id = fixture
        .store
        .transact(later.clone(), now, |tx| patient::add(tx, &named("Ann", "Abbott")))
        .unwrap();
    let query = HistoryQuery {
        patient: id,
        before: None,
    };
    let history = fixture.store.read(|conn| history(conn, &query)).unwrap();
    assert_eq!(history.ops[0].kind, later);
    let next = fixture.store.read(|conn| undo::next(conn, now)).unwrap().unwrap();
    assert_eq!(next.kind.name(), "addHorse");
}
