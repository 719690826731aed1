//! Opening the store: the wrong key, a damaged file and a newer release are told apart, and none of them is written to.
use crate::support::{at, fixture, key};
use catchment_core::Error;
use catchment_core::error::Damage;
use catchment_core::store::migrations::SCHEMA;
use catchment_core::store::{Store, StoreKey};

/// How opening the file fails after `damage`, and that the file is untouched by the attempt.
fn refused(damage: impl FnOnce(&mut Vec<u8>), key: &StoreKey) -> Error {
    let mut fixture = fixture();
    fixture.add("Amina", "Abbott", at("2026-11-19T14:00"));
    fixture.store.close().unwrap();
    let path = fixture.folder.path().join("store.db");
    let mut bytes = std::fs::read(&path).unwrap();
    damage(&mut bytes);
    std::fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path, key, "test-laptop").err().expect("it must not open");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "the attempt changed the file");
    error
}

#[test]
fn another_key_does_not_open_it() {
    assert!(matches!(
        refused(|_| (), &StoreKey::new([8; 32])),
        Error::Damaged(Damage::Store)
    ));
}

#[test]
fn a_flipped_byte_in_the_first_page_is_found() {
    for position in [0, 15, 16, 100, 1000, 4000] {
        let error = refused(|bytes| bytes[position] ^= 1, &key());
        assert!(
            matches!(error, Error::Damaged(Damage::Store)),
            "byte {position}: {error}"
        );
    }
}

#[test]
fn a_newer_schema_is_refused_untouched() {
    let fixture = fixture();
    let path = fixture.folder.path().join("store.db");
    fixture.store.close().unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    let hex: String = key().bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    newer
        .execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; PRAGMA user_version = 999;"))
        .unwrap();
    newer.close().unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path, &key(), "test-laptop").err().unwrap();
    assert!(matches!(
        error,
        Error::TooNew {
            found: 999,
            known: SCHEMA
        }
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn nothing_in_the_file_is_plain_text_and_only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut fixture = fixture();
    fixture.add("Zofia", "Zieliński-Canary", at("2026-11-19T14:00"));
    fixture.store.close().unwrap();
    let path = fixture.folder.path().join("store.db");
    let bytes = std::fs::read(&path).unwrap();
    for canary in ["Canary", "SQLite format", "CREATE TABLE"] {
        assert!(
            !bytes.windows(canary.len()).any(|window| window == canary.as_bytes()),
            "{canary}"
        );
    }
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_existing_file_is_never_made_anew() {
    let fixture = fixture();
    let path = fixture.folder.path().join("store.db");
    fixture.store.close().unwrap();
    assert!(matches!(
        Store::create(&path, &key(), "test-laptop").err(),
        Some(Error::Storage(_))
    ));
}

/// What the next unlock says of a store that lost a byte in the middle, after an unclean end.
fn after_damage() -> Result<(), Error> {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    for n in 0..200 {
        fixture.add(&format!("Given{n}"), &"long ".repeat(30), now);
    }
    fixture.store.prove(now).unwrap();
    let path = fixture.folder.path().join("store.db");
    drop(fixture.store);
    let mut bytes = std::fs::read(&path).unwrap();
    // A page of the people, far from the newest operations that the chain reads.
    let page = 4096 * (bytes.len() / 4096 / 4);
    bytes[page + 100] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    Store::open(&path, &key(), "test-laptop")?.prove(now)
}

#[test]
fn after_an_unclean_end_every_page_is_read() {
    assert!(matches!(after_damage(), Err(Error::Damaged(Damage::Store))));
}

#[test]
fn a_whole_store_opens_after_an_unclean_end() {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    fixture.add("Amina", "Abbott", now);
    fixture.store.prove(now).unwrap();
    let path = fixture.folder.path().join("store.db");
    drop(fixture.store);
    let mut again = Store::open(&path, &key(), "test-laptop").unwrap();
    again.prove(now).unwrap();
    again.close().unwrap();
}
