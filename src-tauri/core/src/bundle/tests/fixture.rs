//! A small bundle made by hand, step by step, so that a test can bend any one step.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::bundle::line::{self, Change, OpHead};
use crate::bundle::manifest::{FORMAT, Kind, Manifest, Member, Position, Range, Sender};
use crate::bundle::*;
use crate::{Error, Result};

pub const DEVICE: &str = "0192f000-0000-7000-8000-00000000d001";
pub const EPOCH: &str = "0192f000-0000-7000-8000-00000000e001";
pub const TIME: u64 = 1_795_305_600;

/// A sender's minisign key pair.
pub struct Pen(pub minisign::KeyPair);

impl Pen {
    pub fn new() -> Self {
        Pen(minisign::KeyPair::generate_unencrypted_keypair().unwrap())
    }

    /// The text of the `.pub` file.
    pub fn sender_pub(&self) -> String {
        self.0.pk.to_box().unwrap().into_string()
    }

    pub fn key(&self) -> SenderKey {
        self.sender_pub().parse().unwrap()
    }
}

impl Sign for Pen {
    fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String> {
        let comment = Some("catchment");
        let signed = minisign::sign(Some(&self.0.pk), &self.0.sk, bytes, Some(trusted_comment), comment);
        Ok(signed.map_err(|_| Error::Internal("sign"))?.into_string())
    }
}

/// Both ends and everything between them.
pub struct Case {
    pub office: age::x25519::Identity,
    pub pen: Pen,
    pub manifest: Manifest,
    pub changes: Vec<u8>,
    pub fhir: Vec<u8>,
    pub readme: Vec<u8>,
}

impl Case {
    pub fn honest() -> Self {
        Self::with(3)
    }

    pub fn with(ops: i64) -> Self {
        let (office, pen) = (age::x25519::Identity::generate(), Pen::new());
        let (changes, head_hash) = changes(1, ops, &"0".repeat(64));
        let fhir = fhir(&["0192f000-0000-7000-8000-000000000001"]);
        let manifest = Manifest {
            format: FORMAT,
            min_reader: FORMAT,
            kind: Kind::Delta,
            bundle_id: "0192f000-0000-7000-8000-00000000b001".into(),
            sender: Sender {
                device: DEVICE.into(),
                key_fingerprint: pen.key().fingerprint(),
                epoch: EPOCH.into(),
            },
            recipient_fingerprint: fingerprint(&office.to_public().to_string()),
            range: Range {
                first: 1,
                last: ops,
                count: ops,
            },
            prev: Position {
                epoch: EPOCH.into(),
                seq: 0,
                hash: "0".repeat(64),
            },
            head_hash,
            schema: 1,
            counts: BTreeMap::from([("Patient".to_owned(), 1)]),
            files: Vec::new(),
        };
        Case {
            office,
            pen,
            manifest,
            changes,
            fhir,
            readme: b"How to open it.\n".to_vec(),
        }
    }

    /// The manifest with the true sizes and hashes.
    pub fn filled(&self) -> Manifest {
        let mut manifest = self.manifest.clone();
        let body = [(CHANGES, &self.changes), (FHIR, &self.fhir), (README, &self.readme)];
        manifest.files = body
            .iter()
            .map(|(name, bytes)| Member {
                name: (*name).to_owned(),
                bytes: bytes.len() as u64,
                sha256: format!("{:x}", Sha256::digest(bytes)),
            })
            .collect();
        manifest
    }

    pub fn members(&self) -> Vec<(String, Vec<u8>)> {
        self.members_with(&self.filled().to_bytes().unwrap())
    }

    /// The members around a manifest as it stands, signed.
    pub fn members_with(&self, manifest: &[u8]) -> Vec<(String, Vec<u8>)> {
        let signature = self.pen.sign(manifest, "test").unwrap();
        vec![
            (MANIFEST.into(), manifest.to_vec()),
            (SIGNATURE.into(), signature.into_bytes()),
            (CHANGES.into(), self.changes.clone()),
            (FHIR.into(), self.fhir.clone()),
            (README.into(), self.readme.clone()),
        ]
    }

    pub fn seal(&self, members: &[(String, Vec<u8>)]) -> Vec<u8> {
        self.encrypt(&tar(members))
    }

    pub fn encrypt(&self, plain: &[u8]) -> Vec<u8> {
        encrypt(plain, &[&self.office.to_public()])
    }

    pub fn file(&self) -> Vec<u8> {
        self.seal(&self.members())
    }

    pub fn read(&self, file: &[u8]) -> Result<Verified> {
        verify(&mut Cursor::new(file), &self.office, &self.pen.key())
    }

    /// Why a file is refused. Panics when it is not.
    #[track_caller]
    pub fn refused(&self, file: &[u8]) -> &'static str {
        match self.read(file) {
            Err(Error::Bundle(reason)) => {
                assert!(REFUSALS.contains(&reason), "{reason}: not in the list");
                reason.name()
            }
            Err(other) => panic!("refused, but not as a bundle: {other}"),
            Ok(_) => panic!("taken"),
        }
    }
}

pub fn encrypt(plain: &[u8], recipients: &[&age::x25519::Recipient]) -> Vec<u8> {
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|one| *one as &dyn age::Recipient)).unwrap();
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap();
    file
}

pub fn tar(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut plain = Vec::new();
    for (name, bytes) in members {
        append(
            &mut plain,
            &tarball::header(name, bytes.len() as u64, TIME).unwrap(),
            bytes,
        );
    }
    tarball::end(&mut plain).unwrap();
    plain
}

pub fn append(plain: &mut Vec<u8>, header: &[u8], bytes: &[u8]) {
    plain.extend_from_slice(header);
    plain.extend_from_slice(bytes);
    tarball::pad(plain, bytes.len() as u64).unwrap();
}

/// Operations `first..=last` that follow `prev`, each with one change, and the hash of the last.
pub fn changes(first: i64, last: i64, prev: &str) -> (Vec<u8>, String) {
    let mut lines = Vec::new();
    let mut prev_hash = prev.to_owned();
    for seq in first..=last {
        let mut one = Some(change(&format!("row-{seq}")));
        let mut head = head(seq, &prev_hash);
        head.hash = op_hash(&head, &[one.clone().unwrap()]);
        prev_hash.clone_from(&head.hash);
        line::write(&mut lines, &head, || Ok(one.take())).unwrap();
    }
    (lines, prev_hash)
}

pub fn head(seq: i64, prev_hash: &str) -> OpHead {
    OpHead {
        seq,
        id: format!("0192f000-0000-7000-8000-{seq:012}"),
        kind: "recordCheckIn".into(),
        at: "2026-11-22T09:30:00.000+00:00".into(),
        device: DEVICE.into(),
        undoes: None,
        schema: 1,
        prev_hash: prev_hash.to_owned(),
        hash: String::new(),
    }
}

pub fn change(row: &str) -> Change {
    let after = json!({"id": row, "note": "Tea, \u{201c}good week\u{201d}\nsecond line"}).to_string();
    let salt = "00112233445566778899aabbccddeeff".to_owned();
    Change {
        table: "check_in".into(),
        row: row.into(),
        subject: Some("person-1".into()),
        before: None,
        body_hash: crate::store::chain::body_hash(&salt, None, Some(&after)),
        after: Some(serde_json::value::RawValue::from_string(after).unwrap()),
        salt: Some(salt),
    }
}

/// The hash of an operation, written out from the journal's description.
pub fn op_hash(head: &OpHead, changes: &[Change]) -> String {
    let OpHead {
        seq,
        id,
        kind,
        at,
        device,
        undoes,
        schema,
        prev_hash,
        hash: _,
    } = head;
    let mut text = json!([seq, id, kind, at, device, undoes, schema, prev_hash]).to_string();
    for change in changes {
        text.push('\n');
        text.push_str(&json!([change.table, change.row, change.subject, change.body_hash]).to_string());
    }
    format!("{:x}", Sha256::digest(text))
}

pub fn fhir(patients: &[&str]) -> Vec<u8> {
    let entries: Vec<_> = patients
        .iter()
        .map(|id| {
            json!({
                "fullUrl": format!("urn:uuid:{id}"),
                "resource": {"resourceType": "Patient", "id": id, "active": true},
                "request": {"method": "PUT", "url": format!("Patient/{id}")},
            })
        })
        .collect();
    json!({"resourceType": "Bundle", "type": "transaction", "entry": entries})
        .to_string()
        .into_bytes()
}
