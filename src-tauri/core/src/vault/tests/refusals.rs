//! Each way a vault may not be opened has its own error, and leaves every file as it was.

use super::*;
use crate::error::Damage;

#[test]
fn no_vault() {
    let root = tempfile::tempdir().unwrap();
    for dir in [root.path().to_owned(), root.path().join("nowhere")] {
        assert!(matches!(
            Vault::open(&dir, &pass(PASSPHRASE)),
            Err(Error::NotFound("vault"))
        ));
        let code = RecoveryCode::generate();
        assert!(matches!(
            Vault::recover(&dir, &code.text(), &pass(OTHER)),
            Err(Error::NotFound("vault"))
        ));
        assert!(snapshot(root.path()).is_empty());
    }
}

#[test]
fn a_wrong_passphrase() {
    let desk = Desk::new();
    for wrong in [
        "",
        OTHER,
        "kestrel over the tar",
        "Kestrel over the tarn",
        "kestrel over the tarn ",
    ] {
        assert!(
            matches!(desk.refused(|| desk.open(wrong)), Error::WrongPassphrase),
            "{wrong:?}"
        );
    }
}

#[test]
fn a_damaged_slot() {
    let desk = Desk::new();
    desk.flip("keys/passphrase.age", 60);
    desk.flip("keys.bak/passphrase.age", 80);
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::Damaged(Damage::Slot)
    ));
}

#[test]
fn a_wrong_passphrase_beside_one_damaged_copy_mends_nothing() {
    let desk = Desk::new();
    desk.flip("keys.bak/passphrase.age", 80);
    assert!(matches!(
        desk.refused(|| desk.open(OTHER)),
        Error::Damaged(Damage::Slot)
    ));
    assert!(desk.open(PASSPHRASE).is_ok());
    assert!(matches!(desk.refused(|| desk.open(OTHER)), Error::WrongPassphrase));
}

#[test]
fn damaged_settings() {
    let desk = Desk::new();
    fs::write(desk.path("vault.json"), "torn").unwrap();
    fs::write(desk.path("keys.bak/vault.json"), "torn").unwrap();
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::Damaged(Damage::Settings)
    ));
}

#[test]
fn the_settings_of_another_vault() {
    let (desk, other) = (Desk::new(), Desk::new());
    for name in ["vault.json", "keys.bak/vault.json"] {
        fs::copy(other.path(name), desk.path(name)).unwrap();
    }
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::Damaged(Damage::Settings)
    ));
}

#[test]
fn a_damaged_store() {
    let desk = Desk::new();
    let whole = fs::read(desk.path("store.db")).unwrap();
    let refused = || matches!(desk.refused(|| desk.open(PASSPHRASE)), Error::Damaged(Damage::Store));
    for place in [0, 15, 16, 100, 1000, 4095] {
        desk.flip("store.db", place);
        assert!(refused(), "byte {place}");
        fs::write(desk.path("store.db"), &whole).unwrap();
    }
    for length in [0, 1, 15, 16, 512, 4095] {
        fs::write(desk.path("store.db"), &whole[..length]).unwrap();
        assert!(refused(), "cut to {length}");
    }
    fs::remove_file(desk.path("store.db")).unwrap();
    assert!(refused(), "missing");
    fs::write(desk.path("store.db"), vec![0; whole.len()]).unwrap();
    assert!(refused(), "all nought");
    fs::write(desk.path("store.db"), &whole).unwrap();
    assert!(desk.open(PASSPHRASE).is_ok());
}

#[test]
fn the_store_of_another_vault() {
    let (desk, other) = (Desk::new(), Desk::new());
    fs::copy(other.path("store.db"), desk.path("store.db")).unwrap();
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::Damaged(Damage::Store)
    ));
}

#[test]
fn damaged_copies_are_not_mended_while_the_store_does_not_open() {
    let desk = Desk::new();
    desk.flip("keys/passphrase.age", 60);
    desk.flip("store.db", 100);
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::Damaged(Damage::Store)
    ));
    assert!(matches!(
        desk.refused(|| desk.recover(&desk.code, OTHER)),
        Error::Damaged(Damage::Store)
    ));
}

#[test]
fn a_store_of_a_newer_release() {
    let desk = Desk::new();
    let known = crate::store::migrations::SCHEMA;
    let vault = desk.open(PASSPHRASE).unwrap();
    vault
        .read(|conn| Ok(conn.pragma_update(None, "user_version", known + 1)?))
        .unwrap();
    vault.close().unwrap();
    let error = desk.refused(|| desk.open(PASSPHRASE));
    assert!(
        matches!(error, Error::TooNew { found, known: k } if found == known + 1 && k == known),
        "{error}"
    );
}

#[test]
fn a_folder_of_a_newer_release() {
    let desk = Desk::new();
    fs::write(desk.path("vault.json"), "{\"format\": 2, \"slots\": \"elsewhere\"}").unwrap();
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::TooNew { found: 2, known: 1 }
    ));
    assert!(matches!(
        desk.refused(|| desk.recover(&desk.code, OTHER)),
        Error::TooNew { .. }
    ));
}

#[test]
fn a_second_running_copy() {
    let desk = Desk::new();
    let vault = desk.open(PASSPHRASE).unwrap();
    // Even with a wrong passphrase: the lock is asked before any key is derived.
    for typed in [PASSPHRASE, OTHER] {
        assert!(matches!(desk.refused(|| desk.open(typed)), Error::InUse));
    }
    assert!(matches!(desk.refused(|| desk.recover(&desk.code, OTHER)), Error::InUse));
    vault.close().unwrap();
    assert!(desk.open(PASSPHRASE).is_ok());
}

#[test]
fn a_failed_unlock_gives_the_lock_back() {
    let desk = Desk::new();
    assert!(desk.open(OTHER).is_err());
    assert!(desk.open(PASSPHRASE).is_ok());
}

#[test]
fn an_earlier_key_of_the_store_still_opens_it() {
    let desk = Desk::new();
    let vault = desk.open(PASSPHRASE).unwrap();
    let key = hex::encode(vault.secret.store_keys()[0].bytes());
    let text = String::from_utf8(vault.secret.to_text().unwrap().to_vec()).unwrap();
    drop(vault);
    let newer = text.replace(&format!("[\"{key}\"]"), &format!("[\"{}\",\"{key}\"]", "5a".repeat(32)));
    assert_ne!(newer, text);
    let secret = Secret::from_text(newer.as_bytes()).unwrap();
    let sealed = slots::seal(&secret, pass(PASSPHRASE).secret(), Cost::CHEAP).unwrap();
    slots::write(&Layout::new(&desk.dir()), Slot::Passphrase, &sealed).unwrap();
    assert!(desk.open(PASSPHRASE).is_ok());
}
