//! No migration runs on a store that was not copied first.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::os::unix::fs::PermissionsExt as _;

use super::*;
use crate::store::migrations::{MIGRATIONS, Migration, SCHEMA};
use crate::store::{Now, OpKind, Store};

const NEXT: &str = "CREATE TABLE next (id TEXT PRIMARY KEY NOT NULL, name TEXT) STRICT";

fn key() -> StoreKey {
    StoreKey::new([7; 32])
}

fn now() -> Now {
    Now::parse_from_rfc3339("2026-11-22T09:30:00+00:00").unwrap()
}

/// Every released migration, and one that adds a table.
fn with_next(sql: &'static [(&'static str, &'static str)]) -> Vec<Migration> {
    let next = Migration {
        name: "9999_next",
        files: sql,
    };
    MIGRATIONS
        .iter()
        .map(|one| Migration { ..*one })
        .chain([next])
        .collect()
}

/// A store with one setting in it, closed.
fn store(folder: &Path, value: &str) -> PathBuf {
    let path = folder.join("store.db");
    let mut store = Store::create(&path, &key(), "test-laptop").unwrap();
    store
        .transact(OpKind::ChangeSetting, now(), |tx| {
            tx.execute("INSERT INTO setting (id, value) VALUES ('colour', ?)", [value])?;
            Ok(())
        })
        .unwrap();
    store.close().unwrap();
    path
}

fn colour(store: &Store) -> String {
    store
        .read(|conn| Ok(conn.query_row("SELECT value FROM setting WHERE id = 'colour'", [], |row| row.get(0))?))
        .unwrap()
}

#[test]
fn a_store_is_copied_whole_before_it_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path(), "blue");
    let next = with_next(&[("9999_next.sql", NEXT)]);
    let migrated = Store::open_to(&path, &key(), "test-laptop", &next, crate::record::registry::index()).unwrap();
    assert_eq!(migrated.read(migrations::version).unwrap(), SCHEMA + 1);
    assert_eq!(colour(&migrated), "blue");
    assert!(
        migrated
            .read(|conn| Ok(conn.prepare("SELECT name FROM next")?.exists([])?))
            .is_ok()
    );

    let names: Vec<_> = fs::read_dir(folder.path().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let name = format!("before-migration-{SCHEMA}-{}.db", SCHEMA + 1);
    assert_eq!(names, std::slice::from_ref(&name));
    let copy = folder.path().join("backups").join(name);
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    let copy = Store::open(&copy, &key(), "test-laptop").unwrap();
    assert_eq!(copy.read(migrations::version).unwrap(), SCHEMA);
    assert_eq!(colour(&copy), "blue");
}

#[test]
fn a_store_of_this_release_is_not_copied() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path(), "blue");
    Store::open(&path, &key(), "test-laptop").unwrap();
    assert!(!folder.path().join("backups").exists());
}

#[test]
fn without_a_copy_nothing_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path(), "blue");
    let before = fs::read(&path).unwrap();
    // No folder can be made where a file is.
    fs::write(folder.path().join("backups"), b"").unwrap();
    let next = with_next(&[("9999_next.sql", NEXT)]);
    let refused = Store::open_to(&path, &key(), "test-laptop", &next, crate::record::registry::index())
        .err()
        .unwrap();
    assert!(matches!(refused, Error::Storage(_)), "{refused}");
    assert!(fs::read(&path).unwrap() == before);
    let store = Store::open(&path, &key(), "test-laptop").unwrap();
    assert_eq!(store.read(migrations::version).unwrap(), SCHEMA);
}

#[test]
fn a_migration_that_fails_leaves_the_store_and_the_copy_and_may_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = store(folder.path(), "blue");
    let broken = with_next(&[("9999_a.sql", NEXT), ("9999_b.sql", "CREATE TABLE patient (id TEXT)")]);
    assert!(Store::open_to(&path, &key(), "test-laptop", &broken, crate::record::registry::index()).is_err());
    let store = Store::open(&path, &key(), "test-laptop").unwrap();
    assert_eq!(store.read(migrations::version).unwrap(), SCHEMA);
    assert!(
        store
            .read(|conn| Ok(conn.prepare("SELECT name FROM next").is_err()))
            .unwrap()
    );
    store.close().unwrap();
    let next = with_next(&[("9999_next.sql", NEXT)]);
    let again = Store::open_to(&path, &key(), "test-laptop", &next, crate::record::registry::index()).unwrap();
    assert_eq!(again.read(migrations::version).unwrap(), SCHEMA + 1);
}

#[test]
fn a_copy_of_something_else_or_with_a_damaged_page_is_refused() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (path, other) = (store(here.path(), "blue"), store(there.path(), "green"));
    let part = here.path().join("copy");
    let conn = connection::open(&path, &key()).unwrap();
    write(&conn, &part, &key()).unwrap();
    assert!(verify(&part, &key(), &conn).is_ok());

    let mut bytes = fs::read(&part).unwrap();
    let page = 4096 * (bytes.len() / 4096 / 2);
    bytes[page + 100] ^= 1;
    fs::write(&part, &bytes).unwrap();
    assert!(matches!(
        verify(&part, &key(), &conn).map_err(misread),
        Err(Error::Storage(Disk::Io))
    ));
    assert!(verify(&other, &key(), &conn).is_err(), "another history");
    assert!(verify(&path.with_file_name("nowhere"), &key(), &conn).is_err());
}
