//! What is kept of everybody beside the open store is what the store says, whatever was done since: edits of any table,
//! rows that go and come back, undo, another day, a lock.

use catchment_core::demo::{self, Size};
use catchment_core::facts;
use catchment_core::record::visit::check_in;
use catchment_core::store::reading::Reading;
use catchment_core::store::{OpKind, Store, tables};
use catchment_core::view::caseload::closing::closing;
use catchment_core::view::caseload::people::people;
use catchment_core::view::caseload::today::today;
use catchment_core::view::outgoing::summary::{SummaryOptions, summary};
use catchment_core::{Now, Result};
use chrono::TimeDelta;
use proptest::prelude::*;
use rusqlite::{Connection, params};

use super::one_person::all_of;
use crate::support::{Fixture, at, fixture};

/// What every screen over everybody shows, as text.
fn shown(from: Reading<'_>, now: Now) -> Result<Vec<String>> {
    let mut shown: Vec<String> = facts::cases(from, now)?
        .iter()
        .map(|case| format!("{} {}", case.patient.id, all_of(case)))
        .collect();
    shown.push(serde_json::to_string_pretty(&today(from, now)?)?);
    shown.push(serde_json::to_string_pretty(&people(from, now)?)?);
    shown.push(serde_json::to_string_pretty(&closing(from, now)?)?);
    shown.push(serde_json::to_string_pretty(&summary(
        from,
        now,
        SummaryOptions::default(),
    )?)?);
    Ok(shown)
}

/// The first thing that the kept and the fresh differ in.
fn difference(store: &Store, now: Now) -> Option<String> {
    let kept = store.read_cached(|from| shown(from, now)).unwrap();
    let fresh = store.read(|conn| shown(conn.into(), now)).unwrap();
    let mut pairs = kept.iter().zip(&fresh);
    let differs = pairs.find(|(kept, fresh)| kept != fresh);
    differs
        .map(|(kept, fresh)| format!("kept: {kept}\nfresh: {fresh}"))
        .or_else(|| (kept.len() != fresh.len()).then(|| "another number of people".to_owned()))
}

fn sample(now: Now) -> Fixture {
    let mut fixture = fixture();
    let size = Size {
        people: 12,
        years: 1,
        seed: 5,
    };
    demo::fill(&mut fixture.store, size, now, |_, _| ()).unwrap();
    fixture
}

/// Something done to whatever row and column the numbers pick, of any table of the record.
#[derive(Clone, Debug)]
enum Act {
    /// A column takes what it has in another row: a valid value.
    Copy {
        table: u8,
        row: u8,
        from: u8,
        column: u8,
    },
    Empty {
        table: u8,
        row: u8,
        column: u8,
    },
    Delete {
        table: u8,
        row: u8,
    },
    Undo,
    NextDay,
    Look,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => any::<(u8, u8, u8, u8)>().prop_map(|(table, row, from, column)| Act::Copy { table, row, from, column }),
        3 => any::<(u8, u8, u8)>().prop_map(|(table, row, column)| Act::Empty { table, row, column }),
        3 => any::<(u8, u8)>().prop_map(|(table, row)| Act::Delete { table, row }),
        3 => Just(Act::Undo),
        1 => Just(Act::NextDay),
        4 => Just(Act::Look),
    ]
}

/// One that names no other row: nothing of one person's record becomes another's.
fn column(conn: &Connection, table: &str, n: u8) -> Option<String> {
    let own = "FROM pragma_table_info(?1) WHERE name <> 'id'
                 AND name NOT IN (SELECT \"from\" FROM pragma_foreign_key_list(?1))";
    let sql = format!("SELECT name {own} ORDER BY cid LIMIT 1 OFFSET ?2 % max(1, (SELECT count(*) {own}))");
    conn.query_row(&sql, params![table, n], |row| row.get(0)).ok()
}

fn row(conn: &Connection, table: &str, n: u8) -> Option<String> {
    let sql = format!("SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET ?1 % max(1, (SELECT count(*) FROM {table}))");
    conn.query_row(&sql, [n], |row| row.get(0)).ok()
}

/// What the store refuses, or what belongs to the history alone, is not done.
fn perform(store: &mut Store, act: &Act, now: Now) {
    let tables = store.read(tables::journalled).unwrap();
    let table = |n: u8| tables[usize::from(n) % tables.len()].as_str();
    let _ = store.transact(OpKind::EditPatient, now, |tx| {
        let changed = match *act {
            Act::Copy {
                table: t,
                row: r,
                from,
                column: c,
            } => {
                let table = table(t);
                let Some(column) = column(tx, table, c) else {
                    return Ok(());
                };
                let sql = format!(
                    "UPDATE {table} SET \"{column}\" = (SELECT \"{column}\" FROM {table} WHERE id = ?) WHERE id = ?"
                );
                tx.execute(&sql, params![row(tx, table, from), row(tx, table, r)])?
            }
            Act::Empty {
                table: t,
                row: r,
                column: c,
            } => {
                let table = table(t);
                let Some(column) = column(tx, table, c) else {
                    return Ok(());
                };
                tx.execute(
                    &format!("UPDATE {table} SET \"{column}\" = NULL WHERE id = ?"),
                    [row(tx, table, r)],
                )?
            }
            Act::Delete { table: t, row: r } => {
                let table = table(t);
                tx.execute(&format!("DELETE FROM {table} WHERE id = ?"), [row(tx, table, r)])?
            }
            Act::Undo | Act::NextDay | Act::Look => 0,
        };
        // What no screen can show is no record: an edit that makes one is taken back with the operation.
        if changed > 0 {
            shown((&**tx).into(), now)?;
        }
        Ok(())
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_the_store_says(acts in prop::collection::vec(act(), 1..30)) {
        let mut now = at("2026-11-19T14:00");
        let mut fixture = sample(now);
        prop_assert_eq!(difference(&fixture.store, now), None);
        for act in &acts {
            match act {
                Act::Undo => drop(fixture.store.undo(now).unwrap()),
                Act::NextDay => now += TimeDelta::days(1),
                Act::Look => {}
                _ => perform(&mut fixture.store, act, now),
            }
            // Not after each act, so that several changes are caught up with at once.
            if matches!(act, Act::Look | Act::Undo) {
                prop_assert_eq!(difference(&fixture.store, now), None);
            }
        }
        prop_assert_eq!(difference(&fixture.store, now), None);
        let fixture = fixture.reopen();
        prop_assert_eq!(difference(&fixture.store, now), None);
    }
}

#[test]
fn what_changed_shows_at_once() {
    let now = at("2026-11-19T14:00");
    let mut fixture = sample(now);
    let missing = |store: &Store| {
        let all = store.read_cached(|from| facts::cases(from, now)).unwrap();
        all.iter().map(|case| case.facts.unentered.len()).sum::<usize>()
    };
    let before = missing(&fixture.store);
    let id: String = fixture
        .store
        .read(|conn| {
            let sql = "SELECT id FROM check_in WHERE entered_at IS NULL LIMIT 1";
            Ok(conn.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    let marked = |tx: &catchment_core::store::Tx<'_>| check_in::mark_entered(tx, &id);
    fixture.store.transact(OpKind::MarkEntered, now, marked).unwrap();
    assert_eq!(missing(&fixture.store), before - 1);
    fixture.store.undo(now).unwrap();
    assert_eq!(missing(&fixture.store), before);
}

#[test]
fn a_row_that_becomes_another_persons_is_told_of_both() {
    let now = at("2026-11-19T14:00");
    let mut fixture = sample(now);
    assert_eq!(difference(&fixture.store, now), None);
    let moved = |tx: &catchment_core::store::Tx<'_>| {
        let sql = "UPDATE visit SET patient = (SELECT id FROM patient WHERE id <> visit.patient ORDER BY id LIMIT 1)
                    WHERE id = (SELECT id FROM visit WHERE state = 'planned' ORDER BY id LIMIT 1)";
        assert_eq!(tx.execute(sql, [])?, 1);
        Ok(())
    };
    fixture.store.transact(OpKind::EditPatient, now, moved).unwrap();
    assert_eq!(difference(&fixture.store, now), None);
    fixture.store.undo(now).unwrap();
    assert_eq!(difference(&fixture.store, now), None);
}
