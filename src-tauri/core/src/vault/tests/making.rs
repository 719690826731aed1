//! Making a vault: the folder it leaves, and that it leaves a whole one or none.

use super::*;
use crate::error::Fault;

#[test]
fn a_new_vault_has_the_layout_and_modes_of_its_design() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("deep/er/vault");
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    let vault = setup.finish(&dir, &code.text(), true, now()).unwrap();
    assert!(vault.is_demo());
    assert_eq!(vault.dir(), dir);
    assert_eq!(vault.created(), "2026-11-22T09:30:00+00:00");
    vault.close().unwrap();

    let files = snapshot(&dir);
    let names: Vec<String> = files
        .keys()
        .map(|p| p.strip_prefix(&dir).unwrap().display().to_string())
        .collect();
    let expected = [
        "backups",
        "inbox",
        "keys",
        "keys.bak",
        "keys.bak/passphrase.age",
        "keys.bak/recovery.age",
        "keys.bak/vault.json",
        "keys/passphrase.age",
        "keys/recovery.age",
        "lock",
        "outbox",
        "outbox/self",
        "quarantine",
        "store.db",
        "store.db-journal",
        "vault.json",
    ];
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
    // The journal stays, emptied.
    assert_eq!(files[&dir.join("store.db-journal")].as_deref(), Some(&b""[..]));
    for path in files.keys() {
        assert_eq!(
            mode(path),
            if path.is_dir() { 0o700 } else { 0o600 },
            "{}",
            path.display()
        );
    }
    assert_eq!(mode(&dir), 0o700);
}

#[test]
fn vault_json_tells_the_five_facts_and_nothing_else() {
    let desk = Desk::new();
    let text: serde_json::Value = serde_json::from_slice(&fs::read(desk.path("vault.json")).unwrap()).unwrap();
    let mut keys: Vec<&str> = text.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["created", "demo", "epoch", "format", "id"]);
    assert_eq!(text["format"], 1);
    assert_eq!(text["demo"], false);
    let vault = desk.open(PASSPHRASE).unwrap();
    assert_eq!(text["id"], vault.device());
    assert_eq!(text["epoch"], vault.epoch());
    for name in [vault.device(), vault.epoch()] {
        assert!(
            name.len() == 32 && name.chars().all(|c| c.is_ascii_hexdigit()),
            "{name}"
        );
    }
}

#[test]
fn a_folder_that_is_there_already_becomes_private_and_keeps_what_is_not_ours() {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(root.path().join("notes.txt"), "mine").unwrap();
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    setup.finish(root.path(), &code.text(), false, now()).unwrap();
    assert_eq!(mode(root.path()), 0o700);
    assert_eq!(fs::read_to_string(root.path().join("notes.txt")).unwrap(), "mine");
}

#[test]
fn nothing_is_written_before_the_code_was_typed_back() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("vault");
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    let another = RecoveryCode::generate();
    for (typed, expected) in [
        ("", "length"),
        (another.text().as_str(), "wrong"),
        ("ABCDEF-ABCDEF-ABCDEF-ABCDEF-ABCDEF", "check"),
    ] {
        let error = setup.finish(&dir, typed, false, now()).err().unwrap();
        assert!(
            matches!(error, Error::Invalid { field: "code", reason } if reason.name() == expected),
            "{error}"
        );
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
        assert_eq!(state(&dir), VaultState::Absent);
    }
    let typed = code.text().to_lowercase().replace('-', " ");
    assert!(setup.finish(&dir, &typed, false, now()).is_ok());
}

#[test]
fn a_weak_passphrase_makes_no_vault() {
    let error = Setup::begin_at(&pass("too short"), Cost::CHEAP).err().unwrap();
    assert!(matches!(
        error,
        Error::Invalid {
            field: "passphrase",
            reason: Fault::TooShort
        }
    ));
}

#[test]
fn never_over_another_vault_or_a_part_of_one() {
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    let finish = |dir: &Path| setup.finish(dir, &code.text(), false, now());
    let occupied = |error| {
        matches!(
            error,
            Error::Invalid {
                field: "folder",
                reason: Fault::Occupied
            }
        )
    };

    let desk = Desk::new();
    assert!(occupied(desk.refused(|| finish(&desk.dir()))));
    for lost in ["vault.json", "keys.bak/vault.json", "store.db", "keys/passphrase.age"] {
        fs::remove_file(desk.path(lost)).unwrap();
        assert!(occupied(desk.refused(|| finish(&desk.dir()))), "without {lost}");
    }
}

#[test]
fn a_making_cut_short_anywhere_is_no_vault_and_can_be_made_again() {
    // What stands on disk after each step, up to the first copy of the settings.
    let steps: [&[&str]; 5] = [
        &["creating"],
        &["creating", "keys/"],
        &[
            "creating",
            "keys/",
            "keys.bak/",
            "backups/",
            "outbox/",
            "outbox/self/",
            "inbox/",
            "quarantine/",
            "store.db",
        ],
        &[
            "creating",
            "keys/",
            "keys.bak/",
            "store.db",
            "store.db-journal",
            "keys/passphrase.age.part",
        ],
        &[
            "creating",
            "keys/",
            "keys.bak/",
            "store.db",
            "keys/passphrase.age",
            "keys.bak/vault.json.part",
        ],
    ];
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    for step in steps {
        let root = tempfile::tempdir().unwrap();
        for name in step {
            match name.strip_suffix('/') {
                Some(folder) => fs::create_dir(root.path().join(folder)).unwrap(),
                None => fs::write(root.path().join(name), "torn").unwrap(),
            }
        }
        assert_eq!(state(root.path()), VaultState::Absent, "{step:?}");
        assert!(matches!(
            Vault::open(root.path(), &pass(PASSPHRASE)),
            Err(Error::NotFound("vault"))
        ));
        setup
            .finish(root.path(), &code.text(), false, now())
            .unwrap()
            .close()
            .unwrap();
        let names: Vec<PathBuf> = snapshot(root.path()).into_keys().collect();
        assert_eq!(names.len(), 16, "{names:?}");
        assert!(Vault::open(root.path(), &pass(PASSPHRASE)).is_ok());
    }
}

#[test]
fn a_vault_whose_mark_stayed_is_whole_and_loses_the_mark_when_opened() {
    let desk = Desk::new();
    for lost in [None, Some("vault.json"), Some("keys.bak/vault.json")] {
        fs::write(desk.path("creating"), "").unwrap();
        if let Some(name) = lost {
            fs::remove_file(desk.path(name)).unwrap();
        }
        assert!(matches!(state(&desk.dir()), VaultState::Present { demo: false, .. }));
        desk.open(PASSPHRASE).unwrap();
        assert!(!desk.path("creating").exists());
    }
}

#[test]
fn two_makers_at_once_do_not_disturb_each_other() {
    let root = tempfile::tempdir().unwrap();
    let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
    // Another running copy is at it: it has the lock, and its first files.
    let layout = Layout::new(root.path());
    let lock = Lock::take(&layout).unwrap();
    layout.begin().unwrap();
    let before = snapshot(root.path());
    assert!(matches!(
        setup.finish(root.path(), &code.text(), false, now()),
        Err(Error::InUse)
    ));
    assert!(snapshot(root.path()) == before);
    drop(lock);
    assert!(setup.finish(root.path(), &code.text(), false, now()).is_ok());
}

#[test]
fn state_of_a_folder() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(state(root.path()), VaultState::Absent);
    assert_eq!(state(&root.path().join("nowhere")), VaultState::Absent);
    fs::write(root.path().join("lock"), "").unwrap();
    assert_eq!(state(root.path()), VaultState::Absent);
    // A file where the folder should be.
    assert_eq!(
        state(&root.path().join("lock")),
        VaultState::Unreadable { reason: "storage" }
    );

    let desk = Desk::new();
    let id = desk.open(PASSPHRASE).unwrap().device().to_owned();
    assert_eq!(
        state(&desk.dir()),
        VaultState::Present {
            id: id.clone(),
            demo: false
        }
    );
    fs::write(desk.path("vault.json"), "torn").unwrap();
    assert_eq!(state(&desk.dir()), VaultState::Present { id, demo: false });
    fs::write(desk.path("keys.bak/vault.json"), "torn").unwrap();
    assert_eq!(state(&desk.dir()), VaultState::Unreadable { reason: "settings" });
    fs::write(desk.path("vault.json"), "{\"format\": 9}").unwrap();
    assert_eq!(state(&desk.dir()), VaultState::Unreadable { reason: "tooNew" });
}
