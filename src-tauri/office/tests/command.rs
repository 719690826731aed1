//! The command as the office runs it: what it prints, what it writes, and what it ends with.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use catchment_core::bundle::{self, MEMBERS};
use catchment_core::record::outgoing::recipient::{self, RecipientDetails};
use catchment_core::store::OpKind;
use catchment_core::vault::{Cost, Passphrase, Setup};
use catchment_core::{Now, demo};

/// A folder with `office.key`, `sender.pub` and one bundle from a small caseload.
struct Desk {
    folder: tempfile::TempDir,
    bundle: String,
    recipient: String,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keygen = run(folder.path(), &["keygen", "--out", "office.key"]);
        assert_eq!(keygen.status.code(), Some(0));
        let recipient = stdout(&keygen).lines().next().unwrap().to_owned();

        let home = tempfile::tempdir().unwrap();
        let now = Now::parse_from_rfc3339("2026-11-22T09:30:00+00:00").unwrap();
        let (setup, code) = Setup::begin_at(&Passphrase::from("kestrel over the tarn"), Cost::CHEAP).unwrap();
        let mut vault = setup
            .finish(&home.path().join("vault"), &code.text(), true, now)
            .unwrap();
        let size = demo::Size {
            people: 3,
            years: 1,
            seed: 2,
        };
        demo::fill(vault.store_mut(), size, now, |_, _| {}).unwrap();
        let office = RecipientDetails {
            name: "Team office".into(),
            age_key: recipient.clone(),
        };
        vault
            .transact(OpKind::SetRecipient, now, |tx| recipient::set_office(tx, &office))
            .unwrap();
        let bundle = bundle::export(&mut vault, folder.path(), now).unwrap().file_name;
        fs::write(folder.path().join("sender.pub"), vault.sender_pub().unwrap()).unwrap();
        Desk {
            folder,
            bundle,
            recipient,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        run(self.folder.path(), args)
    }

    /// Runs, and expects a refusal: its code, two lines on stderr, nothing on stdout.
    #[track_caller]
    fn refused(&self, args: &[&str], code: i32) -> String {
        let output = self.run(args);
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert_eq!(said.lines().count(), 2, "what happened, and what to do: {said}");
        assert!(output.stdout.is_empty());
        said
    }
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_catchment-office"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn keygen_writes_a_key_that_is_never_overwritten() {
    let desk = Desk::new();
    assert!(desk.recipient.starts_with("age1"));
    assert_eq!(mode(&desk.path("office.key")), 0o600);
    let key = fs::read_to_string(desk.path("office.key")).unwrap();
    assert!(key.starts_with(&format!("# public key: {}\nAGE-SECRET-KEY-1", desk.recipient)));
    desk.refused(&["keygen", "--out", "office.key"], 3);
    assert_eq!(fs::read_to_string(desk.path("office.key")).unwrap(), key);
    desk.refused(&["keygen", "--out", "missing/office.key"], 3);
}

#[test]
fn words_are_the_same_however_the_key_is_given() {
    let desk = Desk::new();
    let words = |key: &str| stdout(&desk.run(&["words", key]));
    let said = words(&desk.recipient);
    assert_eq!(said.split_whitespace().count(), 8);
    assert_eq!(said, words("office.key"));
    assert_eq!(said.trim(), bundle::words(&desk.recipient).join(" "));
    let line = fs::read_to_string(desk.path("sender.pub"))
        .unwrap()
        .lines()
        .last()
        .unwrap()
        .to_owned();
    assert_eq!(words(&line), words("sender.pub"));
    desk.refused(&["words", "no such key"], 3);
}

#[test]
fn verify_says_who_and_how_much_and_writes_nothing() {
    let desk = Desk::new();
    let before = entries(desk.folder.path());
    let output = desk.run(&["verify", &desk.bundle, "--key", "office.key", "--sender", "sender.pub"]);
    assert_eq!(output.status.code(), Some(0));
    let said = stdout(&output);
    for part in ["whole", "1 to 7, 7 in all", "setRecipient 1", "Patient 3", "Encounter"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(entries(desk.folder.path()), before);
    // The keys beside it are found by their usual names, and a sender may be given as text.
    let line = fs::read_to_string(desk.path("sender.pub"))
        .unwrap()
        .lines()
        .last()
        .unwrap()
        .to_owned();
    assert_eq!(
        desk.run(&["verify", &desk.bundle, "--sender", &line]).status.code(),
        Some(0)
    );
}

#[test]
fn open_writes_all_members_new_and_private() {
    let desk = Desk::new();
    let output = desk.run(&[
        "open",
        &desk.bundle,
        "--key",
        "office.key",
        "--sender",
        "sender.pub",
        "--out",
        "in",
    ]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("written to  in"));
    let folder = desk.path("in");
    assert_eq!((mode(&folder), entries(&folder)), (0o700, MEMBERS.len()));
    for member in MEMBERS {
        assert_eq!(mode(&folder.join(member)), 0o600);
    }
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join(bundle::MANIFEST)).unwrap()).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        let bytes = fs::read(folder.join(file["name"].as_str().unwrap())).unwrap();
        assert_eq!(file["bytes"], bytes.len());
    }
    assert!(
        fs::read_to_string(folder.join(bundle::README))
            .unwrap()
            .starts_with("DEMO")
    );
}

#[test]
fn open_overwrites_nothing() {
    let desk = Desk::new();
    let open = ["open", &desk.bundle, "--out", "in"];
    fs::create_dir(desk.path("in")).unwrap();
    fs::write(desk.path("in/notes.txt"), "mine").unwrap();
    for member in MEMBERS {
        fs::write(desk.path("in").join(member), "mine").unwrap();
        assert!(desk.refused(&open, 3).contains("exists already"));
        assert_eq!(fs::read_to_string(desk.path("in").join(member)).unwrap(), "mine");
        fs::remove_file(desk.path("in").join(member)).unwrap();
        symlink("nowhere", desk.path("in").join(member)).unwrap();
        desk.refused(&open, 3);
        fs::remove_file(desk.path("in").join(member)).unwrap();
        assert_eq!(entries(&desk.path("in")), 1);
    }
    assert_eq!(desk.run(&open).status.code(), Some(0));
    assert_eq!(entries(&desk.path("in")), MEMBERS.len() + 1);
    desk.refused(&open, 3);
    fs::write(desk.path("file"), "x").unwrap();
    desk.refused(&["open", &desk.bundle, "--out", "file"], 3);
    desk.refused(&["open", &desk.bundle, "--out", "missing/in"], 3);
}

#[test]
fn what_is_refused_leaves_no_trace() {
    let desk = Desk::new();
    let open = |file: &str, code| {
        desk.refused(&["verify", file], code);
        let said = desk.refused(&["open", file, "--out", "in"], code);
        assert!(!desk.path("in").exists());
        said
    };
    let file = fs::read(desk.path(&desk.bundle)).unwrap();
    let mut bent = file.clone();
    let middle = bent.len() / 2;
    bent[middle] ^= 1;
    fs::write(desk.path("bent.age"), &bent).unwrap();
    assert!(open("bent.age", 4).contains("altered"));
    fs::write(desk.path("short.age"), &file[..middle]).unwrap();
    open("short.age", 4);
    fs::write(desk.path("letter.age"), "Dear office").unwrap();
    open("letter.age", 4);
    fs::write(desk.path("newer.age"), "age-encryption.org/v9\n").unwrap();
    open("newer.age", 6);
    open("missing.age", 3);
}

#[test]
fn another_key_and_another_sender_are_told_apart() {
    let desk = Desk::new();
    let other = Desk::new();
    fs::copy(other.path("office.key"), desk.path("other.key")).unwrap();
    fs::copy(other.path("sender.pub"), desk.path("other.pub")).unwrap();
    assert!(
        desk.refused(&["verify", &desk.bundle, "--key", "other.key"], 5)
            .contains("another key")
    );
    assert!(
        desk.refused(&["verify", &desk.bundle, "--sender", "other.pub"], 5)
            .contains("signed by")
    );
    desk.refused(&["verify", &desk.bundle, "--key", "sender.pub"], 3);
    desk.refused(&["verify", &desk.bundle, "--key", "missing.key"], 3);
    desk.refused(&["verify", &desk.bundle, "--sender", "office.key"], 3);
    desk.refused(&["verify", &desk.bundle, "--sender", "missing.pub"], 3);
    // Two secret keys: which one is meant is not guessed.
    let both =
        fs::read_to_string(desk.path("office.key")).unwrap() + &fs::read_to_string(desk.path("other.key")).unwrap();
    fs::write(desk.path("both.key"), both).unwrap();
    desk.refused(&["verify", &desk.bundle, "--key", "both.key"], 3);
}

#[test]
fn wrong_use_is_said_so() {
    let desk = Desk::new();
    for args in [&[][..], &["open", "x.age"], &["keygen"], &["burn"]] {
        assert_eq!(desk.run(args).status.code(), Some(2), "{args:?}");
    }
    assert!(stdout(&desk.run(&["--help"])).contains("Exit codes"));
}
