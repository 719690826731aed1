//! A vault of every release that had another schema is kept in `tests/vaults/<version>/`, and this release opens all of them,
//! writes in them, takes that back and exports from them. The people in them are made up.
//!
//! To keep one of the present schema:
//! `cargo test -p catchment-core --features cheap-keys --test core keep_a_vault_of_this_release -- --ignored`

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::support::at;
use catchment_core::bundle::{self, SenderKey};
use catchment_core::record::edit::Edit;
use catchment_core::record::outgoing::recipient::{self, RecipientDetails};
use catchment_core::record::person::patient::{self, PatientDetails};
use catchment_core::store::migrations::SCHEMA;
use catchment_core::store::{OpKind, chain, undo};
use catchment_core::vault::{Passphrase, Vault};

const PASSPHRASE: &str = "kestrel over the tarn";
/// No folder that is empty is kept, and a vault has these.
const FOLDERS: [&str; 5] = ["backups", "outbox", "outbox/self", "inbox", "quarantine"];

fn kept(version: i64) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/vaults/{version}"))
}

/// Copies a folder with what is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A copy of the vault of that version, as somebody has it who updates.
fn of_release(version: i64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&kept(version), folder.path());
    for name in FOLDERS {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    folder
}

fn people(vault: &Vault) -> Vec<(String, PatientDetails)> {
    let all = vault.read(patient::all).unwrap();
    all.into_iter().map(|person| (person.id, person.details)).collect()
}

/// Each migration starts from the vault before it.
#[test]
fn a_vault_of_every_release_is_kept() {
    for version in 1..=(SCHEMA - 1).max(1) {
        assert!(kept(version).join("store.db").is_file(), "{version}");
    }
}

#[test]
fn a_vault_of_every_release_opens_changes_undoes_and_exports() {
    for version in (1..=SCHEMA).filter(|version| kept(*version).is_dir()) {
        let folder = of_release(version);
        let mut vault = Vault::open(folder.path(), &Passphrase::from(PASSPHRASE)).unwrap();
        let now = at("2027-01-04T09:00");
        vault.store_mut().prove(now).unwrap();
        let found: i64 = vault
            .read(|conn| Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?))
            .unwrap();
        assert_eq!(found, SCHEMA, "of {version}");
        let copy = folder
            .path()
            .join(format!("backups/before-migration-{version}-{SCHEMA}.db"));
        assert_eq!(copy.is_file(), version < SCHEMA, "of {version}");

        let before = people(&vault);
        assert!(before.len() > 2, "of {version}");
        let (id, mut details) = before[0].clone();
        details.family = "Changed-since".to_owned();
        vault
            .transact(OpKind::EditPatient, now, |tx| {
                patient::edit(tx, &Edit::new(&id, details.clone()))
            })
            .unwrap();
        assert!(people(&vault) != before, "of {version}");
        assert!(vault.read(|conn| undo::next(conn, now)).unwrap().is_some());
        vault.store_mut().undo(now).unwrap().unwrap();
        assert!(people(&vault) == before, "of {version}");

        let office = age::x25519::Identity::generate();
        let details = RecipientDetails {
            name: "Team office".to_owned(),
            age_key: office.to_public().to_string(),
        };
        vault
            .transact(OpKind::SetRecipient, now, |tx| recipient::set_office(tx, &details))
            .unwrap();
        let share = tempfile::tempdir().unwrap();
        let exported = bundle::export(&mut vault, share.path(), now).unwrap();
        let sender: SenderKey = vault.sender_pub().unwrap().parse().unwrap();
        let mut file = File::open(share.path().join(&exported.file_name)).unwrap();
        bundle::verify(&mut file, &office, &sender).unwrap();
        vault.read(|conn| chain::verify(conn, 0, &"0".repeat(64))).unwrap();
        vault.close().unwrap();
    }
}

#[cfg(feature = "cheap-keys")]
#[test]
#[ignore = "writes tests/vaults"]
fn keep_a_vault_of_this_release() {
    use catchment_core::demo::{self, Size};
    use catchment_core::vault::{Cost, Setup};
    let folder = tempfile::tempdir().unwrap();
    let (setup, code) = Setup::begin_at(&Passphrase::from(PASSPHRASE), Cost::CHEAP).unwrap();
    let now = at("2026-11-30T09:00");
    let dir = folder.path().join("vault");
    let mut vault = setup.finish(&dir, &code.text(), true, now).unwrap();
    let size = Size {
        people: 3,
        years: 1,
        seed: 1,
    };
    demo::fill(vault.store_mut(), size, now, |_, _| ()).unwrap();
    vault.store_mut().prove(now).unwrap();
    vault.close().unwrap();
    let kept = kept(SCHEMA);
    let _ = fs::remove_dir_all(&kept);
    copy(&dir, &kept);
    for name in ["lock", "store.db-journal"] {
        let _ = fs::remove_file(kept.join(name));
    }
}
