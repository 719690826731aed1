//! The sync bundle: one signed, encrypted file that carries changes to the team office, and comes as a file because
//! the laptop opens no connection. Around a plain tar, so that stock tools open it:
//! `age -d -i KEY F.age | tar x`, `minisign -Vm manifest.json -p sender.pub`.
//!
//! Nothing is delivered until the office acknowledges it; an export only says what left.

mod chain;
mod delta;
mod export;
pub mod key;
pub mod line;
pub mod manifest;
pub mod name;
mod outbox;
mod part;
mod read;
mod tarball;
mod transaction;
mod words;
mod write;

use crate::error::BundleFault;
pub use export::{Exported, Pairing, export, pairing};
pub use key::{SenderKey, Sign, fingerprint};
pub use manifest::Manifest;
pub use outbox::{KindCount, LastExport, Unsent, Waiting, unsent, waiting};
pub use part::Written;
pub use read::{Verified, members, verify};
pub use words::words;
pub use write::{Parts, Place, Sealed};

pub const MANIFEST: &str = "manifest.json";
pub const SIGNATURE: &str = "manifest.json.minisig";
pub const CHANGES: &str = "changes.ndjson";
pub const FHIR: &str = "fhir.json";
pub const README: &str = "README.txt";

/// The members of a bundle, in their order.
pub const MEMBERS: [&str; 5] = [MANIFEST, SIGNATURE, CHANGES, FHIR, README];

/// Why a bundle may be refused: every reason that [`verify`] and [`members`] give.
pub const REFUSALS: [BundleFault; 15] = [
    BundleFault::Chain,
    BundleFault::Fhir,
    BundleFault::Hash,
    BundleFault::Line,
    BundleFault::Manifest,
    BundleFault::Members,
    BundleFault::NotAge,
    BundleFault::NotForUs,
    BundleFault::Range,
    BundleFault::Sender,
    BundleFault::Signature,
    BundleFault::Stanzas,
    BundleFault::Tampered,
    BundleFault::TooLarge,
    BundleFault::Version,
];

/// The members that the manifest names.
pub const BODY: [&str; 3] = [CHANGES, FHIR, README];

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
