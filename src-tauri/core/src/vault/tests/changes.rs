//! Opening, changing what opens, recovering.

use super::*;
use crate::error::{Damage, Fault};

#[test]
fn what_was_written_is_there_after_the_next_unlock() {
    let desk = Desk::new();
    let mut vault = desk.open(PASSPHRASE).unwrap();
    write_draft(&mut vault, "Finish later");
    let (device, epoch, sender, inbox) = (
        vault.device().to_owned(),
        vault.epoch().to_owned(),
        vault.sender_pub().unwrap(),
        vault.inbox_recipient(),
    );
    vault.close().unwrap();

    let vault = desk.open(PASSPHRASE).unwrap();
    assert_eq!(read_draft(&vault), "Finish later");
    assert_eq!(
        (
            vault.device(),
            vault.epoch(),
            vault.sender_pub().unwrap(),
            vault.inbox_recipient()
        ),
        (device.as_str(), epoch.as_str(), sender, inbox)
    );
}

#[test]
fn opening_and_closing_changes_no_file() {
    let desk = Desk::new();
    let before = desk.files();
    desk.open(PASSPHRASE).unwrap().close().unwrap();
    assert!(desk.files() == before);
}

#[test]
fn nothing_of_the_keys_or_the_passphrase_is_in_any_file() {
    let desk = Desk::new();
    let vault = desk.open(PASSPHRASE).unwrap();
    let key = *vault.secret.store_keys()[0].bytes();
    let inbox = vault.secret.to_text().unwrap();
    let inbox = String::from_utf8(inbox.to_vec()).unwrap();
    let identity = inbox
        .split('"')
        .find(|part| part.starts_with("AGE-SECRET-KEY-1"))
        .unwrap()
        .to_owned();
    drop(vault);
    let hexed = hex::encode(key);
    let needles: [&[u8]; 5] = [
        PASSPHRASE.as_bytes(),
        desk.code.as_bytes(),
        &key,
        hexed.as_bytes(),
        identity.as_bytes(),
    ];
    for (path, bytes) in desk.files() {
        let bytes = bytes.unwrap_or_default();
        for needle in needles {
            assert!(
                !bytes.windows(needle.len()).any(|window| window == needle),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn a_changed_passphrase_is_the_only_one_and_rewrites_one_slot() {
    let desk = Desk::new();
    let before = desk.files();
    let vault = desk.open(PASSPHRASE).unwrap();
    vault.change_passphrase(&pass(PASSPHRASE), &pass(OTHER)).unwrap();
    vault.close().unwrap();

    let after = desk.files();
    let changed: Vec<String> = before
        .iter()
        .filter(|(path, bytes)| after.get(*path) != Some(*bytes))
        .map(|(path, _)| path.strip_prefix(desk.dir()).unwrap().display().to_string())
        .collect();
    assert_eq!(changed, ["keys/passphrase.age", "keys.bak/passphrase.age"]);
    assert_eq!(after.len(), before.len());
    assert_eq!(mode(&desk.path("keys/passphrase.age")), 0o600);

    assert!(matches!(desk.refused(|| desk.open(PASSPHRASE)), Error::WrongPassphrase));
    assert!(desk.open(OTHER).is_ok());
    assert!(desk.recover(&desk.code, PASSPHRASE).is_ok());
}

#[test]
fn a_passphrase_is_changed_only_by_who_knows_the_old_one_and_to_a_good_one() {
    let desk = Desk::new();
    let vault = desk.open(PASSPHRASE).unwrap();
    let change = |old: &str, new: &str| desk.refused(|| vault.change_passphrase(&pass(old), &pass(new)));
    assert!(matches!(
        change(OTHER, "plover beside the beck"),
        Error::WrongPassphrase
    ));
    assert!(matches!(
        change(PASSPHRASE, "short"),
        Error::Invalid {
            field: "passphrase",
            reason: Fault::TooShort
        }
    ));
    drop(vault);
    assert!(desk.open(PASSPHRASE).is_ok());
}

#[test]
fn a_change_cut_short_between_the_copies_leaves_a_vault_that_opens_with_either() {
    for typed in [PASSPHRASE, OTHER] {
        let desk = Desk::new();
        let old = fs::read(desk.path("keys.bak/passphrase.age")).unwrap();
        desk.open(PASSPHRASE)
            .unwrap()
            .change_passphrase(&pass(PASSPHRASE), &pass(OTHER))
            .unwrap();
        fs::write(desk.path("keys.bak/passphrase.age"), old).unwrap();
        desk.open(typed).unwrap();
        // From then on only with the one that was typed.
        let both = ["keys", "keys.bak"].map(|folder| fs::read(desk.path(folder).join("passphrase.age")).unwrap());
        assert!(both[0] == both[1]);
        let other = if typed == OTHER { PASSPHRASE } else { OTHER };
        assert!(matches!(desk.open(other), Err(Error::WrongPassphrase)));
    }
}

#[test]
fn the_recovery_code_lets_a_new_passphrase_in() {
    let desk = Desk::new();
    write_draft(&mut desk.open(PASSPHRASE).unwrap(), "kept");
    let typed = desk.code.to_lowercase().replace('-', "");
    assert_eq!(read_draft(&desk.recover(&typed, OTHER).unwrap()), "kept");
    assert_eq!(read_draft(&desk.open(OTHER).unwrap()), "kept");
    assert!(matches!(desk.open(PASSPHRASE), Err(Error::WrongPassphrase)));
    // The code on paper goes on working.
    assert!(desk.recover(&desk.code, PASSPHRASE).is_ok());
}

#[test]
fn a_wrong_code_or_a_poor_new_passphrase_recovers_nothing() {
    let desk = Desk::new();
    let another = RecoveryCode::generate().text().to_string();
    let code = |reason: &'static str| move |error| matches!(error, Error::Invalid { field: "code", reason: r } if r.name() == reason);
    assert!(code("wrong")(desk.refused(|| desk.recover(&another, OTHER))));
    assert!(code("length")(desk.refused(|| desk.recover("", OTHER))));
    let slipped = desk.code.replacen(desk.code.chars().next().unwrap(), "7", 1);
    if slipped != desk.code {
        assert!(code("check")(desk.refused(|| desk.recover(&slipped, OTHER))));
    }
    let poor = desk.refused(|| desk.recover(&desk.code, "short"));
    assert!(matches!(
        poor,
        Error::Invalid {
            field: "passphrase",
            reason: Fault::TooShort
        }
    ));
}

#[test]
fn every_lost_or_damaged_key_file_is_survived_and_mended() {
    let whole = Desk::new();
    let reference = whole.files();
    for lost in ["keys", "keys.bak"] {
        fs::remove_dir_all(whole.path(lost)).unwrap();
        whole.open(PASSPHRASE).unwrap();
        assert!(whole.files() == reference, "after the loss of {lost}");
        assert_eq!(mode(&whole.path(lost)), 0o700);
        fs::remove_dir_all(whole.path(lost)).unwrap();
        whole.recover(&whole.code, PASSPHRASE).unwrap();
        assert!(whole.open(PASSPHRASE).is_ok());
        assert!(whole.path(lost).join("recovery.age").exists());
        // Recovering wrote a new passphrase slot: put the first one back, to compare with.
        for folder in ["keys", "keys.bak"] {
            let path = whole.path(folder).join("passphrase.age");
            fs::write(&path, reference[&path].as_ref().unwrap()).unwrap();
        }
    }
    for name in [
        "keys/passphrase.age",
        "keys.bak/passphrase.age",
        "vault.json",
        "keys.bak/vault.json",
    ] {
        fs::write(whole.path(name), "torn").unwrap();
        whole.open(PASSPHRASE).unwrap();
        assert!(whole.files() == reference, "after damage to {name}");
    }
}

#[test]
fn both_passphrase_slots_gone_still_leave_the_recovery_code() {
    let desk = Desk::new();
    for folder in ["keys", "keys.bak"] {
        fs::remove_file(desk.path(folder).join("passphrase.age")).unwrap();
    }
    assert!(matches!(
        desk.refused(|| desk.open(PASSPHRASE)),
        Error::Damaged(Damage::Slot)
    ));
    assert!(desk.recover(&desk.code, OTHER).is_ok());
    assert!(desk.open(OTHER).is_ok());
}

#[test]
fn a_new_recovery_code_counts_once_it_was_typed_back() {
    let desk = Desk::new();
    let vault = desk.open(PASSPHRASE).unwrap();
    assert!(matches!(
        vault.new_recovery_code(&pass(OTHER)),
        Err(Error::WrongPassphrase)
    ));
    let (pending, code) = vault.new_recovery_code(&pass(PASSPHRASE)).unwrap();
    let wrong = desk.refused(|| vault.confirm_recovery_code(&pending, &desk.code));
    assert!(matches!(
        wrong,
        Error::Invalid {
            field: "code",
            reason: Fault::Wrong
        }
    ));
    drop(vault);
    assert!(desk.recover(&desk.code, PASSPHRASE).is_ok());

    let vault = desk.open(PASSPHRASE).unwrap();
    vault.confirm_recovery_code(&pending, &code.text()).unwrap();
    drop(vault);
    assert!(desk.recover(&code.text(), PASSPHRASE).is_ok());
    let old = desk.refused(|| desk.recover(&desk.code, OTHER));
    assert!(matches!(
        old,
        Error::Invalid {
            field: "code",
            reason: Fault::Wrong
        }
    ));
}
