//! The keys two sides know each other by: the sender's minisign key, which signs, and the recipient's age key, which
//! opens. Each has a fingerprint, the SHA-256 of its text, so that stock tools can compute it too.

use crate::error::{BundleFault, Fault};
use std::str::FromStr;

use sha2::{Digest, Sha256};

pub use crate::record::outgoing::recipient::parse_key as recipient;
use crate::{Error, Result};

/// Signs manifests. The vault does, with its device key.
pub trait Sign {
    /// A minisign signature of `bytes` as the text of a `.minisig` file.
    ///
    /// # Errors
    /// When the key cannot be used.
    fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String>;
}

/// A sender's public key.
#[derive(Clone)]
pub struct SenderKey(minisign::PublicKey);

impl FromStr for SenderKey {
    type Err = Error;

    /// Reads the text of a minisign `.pub` file, or its second line alone.
    ///
    /// # Errors
    /// `Invalid { field: "sender", reason: Fault::SenderKey }`.
    fn from_str(text: &str) -> Result<Self> {
        let invalid = || Error::invalid("sender", Fault::SenderKey);
        let line = text
            .lines()
            .map(str::trim)
            .rfind(|line| !line.is_empty())
            .ok_or_else(invalid)?;
        let key = minisign::PublicKey::from_base64(line).map_err(|_| invalid())?;
        // Ed25519 is the only kind minisign has.
        if key.to_bytes().starts_with(b"Ed") {
            Ok(SenderKey(key))
        } else {
            Err(invalid())
        }
    }
}

impl SenderKey {
    /// The key as it stands in a `.pub` file, without the comment.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_base64()
    }

    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.text())
    }

    /// Checks the signature of a manifest.
    ///
    /// # Errors
    /// `Bundle("sender")` when another key signed, `Bundle("signature")` when it does not verify or is not in the one
    /// spelling minisign writes: four lines, prehashed.
    pub(super) fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<()> {
        let wrong = || Error::Bundle(BundleFault::Signature);
        let text = std::str::from_utf8(signature).map_err(|_| wrong())?;
        let text = text.strip_suffix('\n').ok_or_else(wrong)?;
        let lines: Vec<&str> = text.split('\n').collect();
        // 74 and 64 bytes in base64: the library takes what is longer and falls over what is shorter.
        let shaped = matches!(lines[..], [_, first, _, second]
            if first.len() == 100 && first.ends_with('=') && !first.ends_with("==")
            && second.len() == 88 && second.ends_with("==") && !second.ends_with("==="))
            && !text.contains('\r');
        if !shaped {
            return Err(wrong());
        }
        let signature = minisign::SignatureBox::from_string(text).map_err(|_| wrong())?;
        if signature.keynum() != self.0.keynum() {
            return Err(Error::Bundle(BundleFault::Sender));
        }
        minisign::verify(&self.0, &signature, std::io::Cursor::new(signed), true, false, false).map_err(|_| wrong())
    }
}

/// Lower-case hex SHA-256 of a key's text: `printf %s KEY | sha256sum`.
#[must_use]
pub fn fingerprint(key: &str) -> String {
    format!("{:x}", Sha256::digest(key.trim()))
}
