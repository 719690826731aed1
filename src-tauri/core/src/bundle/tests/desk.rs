//! A whole vault, an office, and the folder between them.

use std::fs::{self, File};
use std::path::Path;

use crate::bundle::{self, Exported, SenderKey, Verified};
use crate::record::outgoing::recipient::{self, RecipientDetails};
use crate::record::person::patient::{self, PatientDetails};
use crate::store::{OpKind, chain};
use crate::vault::{Cost, Passphrase, Setup, Vault};
use crate::{Now, Result};

pub struct Desk {
    pub vault: Vault,
    pub office: age::x25519::Identity,
    /// The folder that the office reads.
    pub share: tempfile::TempDir,
    _home: tempfile::TempDir,
}

pub const MORNING: &str = "2026-11-22T09:30";

pub fn at(local: &str) -> Now {
    Now::parse_from_rfc3339(&format!("{local}:00+00:00")).unwrap()
}

pub fn named(given: &str, family: &str) -> PatientDetails {
    PatientDetails {
        given: given.to_owned(),
        family: family.to_owned(),
        ..PatientDetails::default()
    }
}

impl Desk {
    pub fn new() -> Self {
        let mut desk = Desk::without_office(false);
        desk.set_office();
        desk
    }

    pub fn without_office(demo: bool) -> Self {
        let home = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::from("kestrel over the tarn");
        let (setup, code) = Setup::begin_at(&passphrase, Cost::CHEAP).unwrap();
        let vault = setup
            .finish(&home.path().join("vault"), &code.text(), demo, at("2026-11-01T09:00"))
            .unwrap();
        Desk {
            vault,
            office: age::x25519::Identity::generate(),
            share: tempfile::tempdir().unwrap(),
            _home: home,
        }
    }

    pub fn set_office(&mut self) {
        let details = RecipientDetails {
            name: "Team office".into(),
            age_key: self.office.to_public().to_string(),
        };
        self.vault
            .transact(OpKind::SetRecipient, at(MORNING), |tx| {
                recipient::set_office(tx, &details)
            })
            .unwrap();
    }

    pub fn add(&mut self, given: &str) -> String {
        self.vault
            .transact(OpKind::AddPatient, at(MORNING), |tx| {
                patient::add(tx, &named(given, "Quillfeather"))
            })
            .unwrap()
    }

    pub fn export(&mut self) -> Result<Exported> {
        let folder = self.share.path().to_owned();
        bundle::export(&mut self.vault, &folder, at("2026-11-22T17:00"))
    }

    pub fn sender(&self) -> SenderKey {
        self.vault.sender_pub().unwrap().parse().unwrap()
    }

    pub fn read(&self, exported: &Exported) -> Verified {
        let mut file = File::open(self.share.path().join(&exported.file_name)).unwrap();
        bundle::verify(&mut file, &self.office, &self.sender()).unwrap()
    }

    pub fn member(&self, exported: &Exported, wanted: &str) -> Vec<u8> {
        let verified = self.read(exported);
        let mut file = File::open(self.share.path().join(&exported.file_name)).unwrap();
        let mut bytes = Vec::new();
        bundle::members(&mut file, &self.office, &verified, |name, body| {
            if name == wanted {
                body.read_to_end(&mut bytes)?;
            }
            Ok(std::io::copy(body, &mut std::io::sink()).map(|_| ())?)
        })
        .unwrap();
        bytes
    }

    pub fn waiting(&self) -> bundle::Waiting {
        self.vault.read(bundle::waiting).unwrap()
    }

    pub fn head(&self) -> i64 {
        self.vault.read(chain::head).unwrap().seq
    }

    /// As reading the office's acknowledgement of everything up to `last` will do.
    pub fn acknowledge(&mut self, last: u32) {
        self.vault
            .write_unjournalled(|conn| {
                let sql = "UPDATE outbox SET acknowledged_at = '2026-11-23T09:00:00+00:00' WHERE last_seq = ?";
                assert_eq!(conn.execute(sql, [last])?, 1);
                Ok(())
            })
            .unwrap();
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "self")
        .collect();
    names.sort();
    names
}
