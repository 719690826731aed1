//! Exports what the office has not acknowledged, as one file in a folder that the coordinator chose. It says what
//! left; that it arrived, only the office can say.

use crate::error::BundleFault;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::delta::Delta;
use super::key::{self, SenderKey, Sign, fingerprint};
use super::manifest::{FORMAT, Kind, Manifest, Range, Sender};
use super::name::FileName;
use super::part::Written;
use super::write::{Place, Sealed};
use super::{outbox, part, words};
use crate::exchange::fhir::Scope;
use crate::record::outgoing::disclosure::{self, NewDisclosure, What};
use crate::record::outgoing::recipient;
use crate::store::{Now, OpKind, chain};
use crate::vault::Vault;
use crate::{Error, Result};

/// A bundle that was written.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Exported {
    pub file_name: String,
    /// The operations it holds, both ends included.
    pub first: u32,
    pub last: u32,
    pub count: u32,
    /// Of the encrypted file, lower-case hex.
    pub sha256: String,
}

/// What both sides read to each other before they trust a key.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Pairing {
    /// This laptop's key as the text of a minisign `.pub` file, to be given to the office.
    pub sender_pub: String,
    /// Eight.
    pub sender_words: Vec<String>,
    /// Of the office's key, eight; `None` while no office is set.
    pub office_words: Option<Vec<String>>,
}

impl Sign for Vault {
    fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String> {
        Vault::sign(self, bytes, trusted_comment)
    }
}

/// # Errors
/// When the keys or the store cannot be read.
pub fn pairing(vault: &Vault) -> Result<Pairing> {
    let sender_pub = vault.sender_pub()?;
    let sender: SenderKey = sender_pub.parse()?;
    let said = |key: &str| words(key).map(str::to_owned).to_vec();
    let office = vault.read(recipient::office)?;
    Ok(Pairing {
        sender_words: said(&sender.text()),
        sender_pub,
        office_words: office.map(|office| said(&office.details.age_key)),
    })
}

/// Writes the operations after the last acknowledged one to `folder`, in place of our own earlier files there that it
/// covers, and records the disclosure.
///
/// # Errors
/// `Bundle("noRecipient" | "nothingNew" | "folder" | "tooLarge")`, `Storage`. Nothing was exported and nothing was
/// changed then.
pub fn export(vault: &mut Vault, folder: &Path, now: Now) -> Result<Exported> {
    if !folder.is_dir() {
        return Err(Error::Bundle(BundleFault::Folder));
    }
    let office = vault
        .read(recipient::office)?
        .ok_or(Error::Bundle(BundleFault::NoRecipient))?;
    let made = make(vault, &office.details.age_key, now)?;
    let (name, text) = (made.name.to_string(), folder.to_string_lossy());

    // On disk there, but not yet under its name: what appears is recorded first, so nothing leaves unrecorded.
    let arriving = part::copy(&made.written, folder, &name)?;
    vault.transact(OpKind::Disclosure, now, |tx| {
        outbox::note(tx, &made.manifest, &office.details.age_key, &made.written, &name, &text)?;
        disclosure::record(
            tx,
            &NewDisclosure {
                what: What::Bundle,
                recipient: &office.details.name,
                purpose: "Changes for the team office",
                file_name: &name,
                sha256: &made.written.sha256,
                detail: Some("named"),
                people: &made.people,
            },
        )
    })?;
    arriving.appear()?;
    for place in [folder, &vault.layout().outbox(), &vault.layout().outbox_self()] {
        remove_covered(place, &made.name);
    }
    let number = |seq: i64| u32::try_from(seq).unwrap_or(u32::MAX);
    let Range { first, last, count } = made.manifest.range;
    Ok(Exported {
        file_name: name,
        first: number(first),
        last: number(last),
        count: number(count),
        sha256: made.written.sha256,
    })
}

struct Made {
    name: FileName,
    manifest: Manifest,
    written: Written,
    people: Vec<String>,
}

/// Writes the bundle to the vault's own outbox, and the same operations encrypted to the vault itself beside it: the
/// laptop cannot read what it encrypted to the office, and may need it after damage.
fn make(vault: &Vault, age_key: &str, now: Now) -> Result<Made> {
    let office = key::recipient(age_key)?;
    let sender: SenderKey = vault.sender_pub()?.parse()?;
    let own = vault.inbox_recipient();
    vault.read(|conn| {
        let prev = outbox::position(conn, age_key, vault.epoch())?;
        let head = chain::head(conn)?;
        if head.seq <= prev.seq {
            return Err(Error::Bundle(BundleFault::NothingNew));
        }
        let range = Range {
            first: prev.seq + 1,
            last: head.seq,
            count: head.seq - prev.seq,
        };
        let name = FileName::new(vault.device(), vault.epoch(), range.first, range.last);
        let manifest = Manifest {
            format: FORMAT,
            min_reader: FORMAT,
            kind: Kind::Delta,
            bundle_id: bundle_id(now),
            sender: Sender {
                device: vault.device().to_owned(),
                key_fingerprint: sender.fingerprint(),
                epoch: vault.epoch().to_owned(),
            },
            recipient_fingerprint: fingerprint(age_key),
            range,
            prev,
            head_hash: head.hash,
            schema: crate::store::migrations::SCHEMA,
            counts: std::collections::BTreeMap::new(),
            files: Vec::new(),
        };
        let scope = Scope {
            first: range.first,
            last: range.last,
            sent: outbox::sent(conn)?,
            device: vault.device(),
            demo: vault.is_demo(),
        };
        let delta = Delta { conn, scope };
        let time = u64::try_from(now.timestamp()).unwrap_or(0);
        let sealed = Sealed::new(manifest, &delta, vault, time)?;
        let here = Place {
            folder: &vault.layout().outbox(),
            name: &name.to_string(),
            recipient: &office,
        };
        let copy = sealed.readdressed(fingerprint(&own), vault)?;
        let own = Place {
            folder: &vault.layout().outbox_self(),
            recipient: &key::recipient(&own)?,
            ..here
        };
        let written = sealed.write_both(&here, &copy, &own)?;
        Ok(Made {
            name,
            manifest: sealed.manifest().clone(),
            written,
            people: delta.people()?,
        })
    })
}

fn bundle_id(now: Now) -> String {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &rand::random())
        .into_uuid()
        .to_string()
}

/// Removes our own earlier bundles that the new one covers. One that cannot be removed is no harm: what it holds is in
/// the new one as well.
fn remove_covered(folder: &Path, new: &FileName) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let earlier = entry.file_name().to_str().and_then(FileName::parse);
        if earlier.is_some_and(|earlier| earlier != *new && new.covers(&earlier)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
