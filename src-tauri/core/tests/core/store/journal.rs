//! The write gate: nothing is written around it, everything through it is in the history, and all of it can be taken
//! back.
use std::collections::BTreeSet;

use crate::support::{at, fixture, named, snapshot};
use catchment_core::record::person::patient;
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::store::{OpKind, chain, tables, undo};
use catchment_core::{Code, Error};
use chrono::TimeDelta;

#[test]
fn every_table_is_either_journalled_or_not() {
    let fixture = fixture();
    let (tables, faults) = fixture
        .store
        .read(|conn| {
            let mut query = conn.prepare(
                "SELECT name, sql, (SELECT type FROM pragma_table_list WHERE name = s.name AND schema = 'main')
                 FROM sqlite_schema AS s WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
            )?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
            let rows: Vec<(String, String, String)> = rows.collect::<rusqlite::Result<_>>()?;
            let (shadows, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(.., kind)| kind == "shadow");
            for (shadow, ..) in shadows {
                let owner = shadow.rsplit_once('_').map_or("", |(owner, _)| owner);
                assert!(
                    tables::WORD_INDEXES.contains(&owner),
                    "{shadow} is no part of an index of words"
                );
            }
            let rows: Vec<(String, String)> = rows.into_iter().map(|(name, sql, _)| (name, sql)).collect();
            let faults: Vec<String> = rows
                .iter()
                .filter(|(name, _)| tables::JOURNALLED.contains(&name.as_str()))
                .filter(|(_, sql)| {
                    !sql.contains("id ") || !sql.ends_with("STRICT") || sql.contains("BLOB") || sql.contains("CASCADE")
                })
                .map(|(name, _)| name.clone())
                .collect();
            Ok((rows.into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>(), faults))
        })
        .unwrap();
    let listed: BTreeSet<String> = tables::JOURNALLED
        .iter()
        .chain(tables::UNJOURNALLED)
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(tables, listed);
    assert_eq!(
        listed.len(),
        tables::JOURNALLED.len() + tables::UNJOURNALLED.len(),
        "a table stands in both lists"
    );
    assert_eq!(
        faults,
        Vec::<String>::new(),
        "journalled tables are STRICT, without BLOBs and cascades"
    );
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
            patient::edit(tx, &id, &named("Amina", "Abbott"))
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
        assert!(matches!(found, Err(Error::Damaged("journal"))), "{tampering}");
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
    assert!(matches!(fixture.store.prove(now), Err(Error::Damaged("journal"))));
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
            patient::edit(tx, &id, &named("Changed", "Sheet"))
        })
        .unwrap();
    let refused = fixture.store.take_back(OpKind::UndoImport, 1, now).unwrap_err();
    assert!(matches!(
        refused,
        Error::Invalid {
            field: "undo",
            reason: "changedSince"
        }
    ));
    fixture.store.undo(now).unwrap();
    fixture.store.take_back(OpKind::UndoImport, 1, now).unwrap();
    assert!(matches!(
        fixture.store.take_back(OpKind::UndoImport, 1, now),
        Err(Error::Invalid {
            field: "undo",
            reason: "already"
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

#[test]
fn no_two_kinds_share_a_name() {
    let names: BTreeSet<&str> = OpKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(names.len(), OpKind::ALL.len());
    for kind in OpKind::ALL {
        assert_eq!(kind.name().parse::<OpKind>().unwrap(), *kind);
    }
}
