//! What a bundle says of itself: `manifest.json`, the one member that is signed. Everything else hangs from the hashes
//! in it, so a reader believes nothing that is not reached from here.

use crate::error::BundleFault;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// The version of the container that this release writes. It reads this one and the one before it.
pub const FORMAT: u32 = 1;

/// What the bundle is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The operations after the last acknowledged one.
    Delta,
    /// The present records, without their history.
    Snapshot,
    /// One caseload for the colleague who covers leave.
    Handover,
    /// What the office has, and up to where.
    Ack,
}

/// `manifest.json`. Names are the ones of the format's description; hashes are lower-case hex SHA-256.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The oldest reader that understands this bundle.
    pub min_reader: u32,
    pub kind: Kind,
    /// UUIDv7.
    pub bundle_id: String,
    pub sender: Sender,
    /// SHA-256 of the `age1...` text of the recipient.
    pub recipient_fingerprint: String,
    pub range: Range,
    /// Where the range continues: the operation before its first.
    pub prev: Position,
    /// The hash of the range's last operation.
    pub head_hash: String,
    /// The schema of the store that wrote it.
    pub schema: i64,
    /// How many resources of each type `fhir.json` holds.
    pub counts: BTreeMap<String, u64>,
    /// The members after the signature, in their order.
    pub files: Vec<Member>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub device: String,
    /// SHA-256 of the sender's minisign public key as it stands in `sender.pub` (the line that begins `RW`).
    pub key_fingerprint: String,
    pub epoch: String,
}

/// The operations of a delta, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    pub first: i64,
    pub last: i64,
    pub count: i64,
}

/// A place in a sender's history. `seq` 0 with 64 zeros is the start.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub epoch: String,
    pub seq: i64,
    pub hash: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// What every later version keeps, read before anything else so that a newer bundle is named as newer.
#[derive(Deserialize)]
struct Version {
    format: u32,
    min_reader: u32,
}

impl Manifest {
    /// The bytes that are signed.
    ///
    /// # Errors
    /// None that data can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads signed bytes and checks that what they say fits together.
    ///
    /// # Errors
    /// `Bundle("version")` when a newer release is needed, `Bundle("manifest")` for anything that does not fit.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let version: Version = serde_json::from_slice(bytes).map_err(|_| Error::Bundle(BundleFault::Manifest))?;
        if version.min_reader > FORMAT {
            return Err(Error::Bundle(BundleFault::Version));
        }
        if version.format == 0 || version.min_reader == 0 || version.min_reader > version.format {
            return Err(Error::Bundle(BundleFault::Manifest));
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| Error::Bundle(BundleFault::Manifest))?;
        if manifest.kind != Kind::Delta {
            // The other kinds are of this format but of a later release.
            return Err(Error::Bundle(BundleFault::Version));
        }
        if manifest.fits() {
            Ok(manifest)
        } else {
            Err(Error::Bundle(BundleFault::Manifest))
        }
    }

    fn fits(&self) -> bool {
        let range = self.range;
        let names = self.files.iter().map(|file| file.name.as_str());
        range.first >= 1
            && range.last >= range.first
            && range.last - range.first == range.count - 1
            && self.prev.seq == range.first - 1
            && uuid::Uuid::parse_str(&self.bundle_id).is_ok()
            && names.eq(super::BODY)
            && self.files.iter().all(|file| is_hash(&file.sha256))
            && [
                &self.sender.key_fingerprint,
                &self.recipient_fingerprint,
                &self.prev.hash,
                &self.head_hash,
            ]
            .into_iter()
            .all(|hash| is_hash(hash))
            && is_plain(&self.sender.device)
            && is_plain(&self.sender.epoch)
    }
}

/// 64 lower-case hex digits.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// An id that can stand in a file name and on a screen: ASCII letters, digits and hyphens.
fn is_plain(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
