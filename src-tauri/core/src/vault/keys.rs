//! The secret of a vault: what the slots guard, and what opens, signs and receives. None of it has `Debug`, and each
//! part is wiped when it is dropped.

use crate::error::Damage;
use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};
use rand::{RngCore, TryRngCore, rngs::OsRng};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::store::StoreKey;
use crate::{Error, Result};

/// The layout of the secret that this release writes.
const FORMAT: i64 = 1;
/// Room for the secret's text with several store keys, so that writing it never moves it and leaves a copy behind.
const ROOM: usize = 4096;

/// Bytes from the operating system. Without them nothing may go on, so their absence is the one thing that panics.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.unwrap_err().fill_bytes(&mut bytes);
    bytes
}

/// A random name of 32 hexadecimal digits. Random from its first digit on, as file names carry its first eight.
pub(super) fn random_name() -> String {
    uuid::Builder::from_random_bytes(random())
        .into_uuid()
        .simple()
        .to_string()
}

/// Everything a passphrase or a recovery code opens.
pub struct Secret {
    id: String,
    store_keys: Vec<StoreKey>,
    signing: SecretString,
    inbox: x25519::Identity,
}

/// The secret as it stands inside a slot. Each part is what the stock tools take: the store keys as SQLCipher's raw
/// key, the signing key as an unencrypted minisign key file, the inbox as an age identity.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(rename_all = "camelCase")]
struct Text {
    format: i64,
    vault: String,
    store_keys: Vec<String>,
    signing_key: String,
    inbox: String,
}

#[derive(Deserialize)]
struct Format {
    format: i64,
}

impl Secret {
    /// A new vault's secret.
    ///
    /// # Errors
    /// `Internal` when the signing key cannot be made.
    pub fn generate() -> Result<Self> {
        let pair = KeyPair::generate_unencrypted_keypair().map_err(|_| Error::Internal("signingKey"))?;
        let text = pair
            .sk
            .to_box(Some("Catchment signing key"))
            .map_err(|_| Error::Internal("signingKey"))?;
        Ok(Secret {
            id: random_name(),
            store_keys: vec![StoreKey::new(random())],
            signing: SecretString::from(text.into_string()),
            inbox: x25519::Identity::generate(),
        })
    }

    /// The vault's id, 32 hexadecimal digits. It names this laptop in the history and in bundles.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The store's keys: the current one, then those that an interrupted change of key may have left in use.
    #[must_use]
    pub fn store_keys(&self) -> &[StoreKey] {
        &self.store_keys
    }

    /// What opens the bundles sent to this vault.
    #[must_use]
    pub fn inbox(&self) -> &x25519::Identity {
        &self.inbox
    }

    fn signing_key(&self) -> Result<SecretKey> {
        SecretKeyBox::from(self.signing.expose_secret().to_owned())
            .into_unencrypted_secret_key()
            .map_err(|_| Error::Damaged(Damage::Slot))
    }

    /// The public half of the signing key, as the text of a minisign public-key file.
    ///
    /// # Errors
    /// `Damaged("slot")` when the signing key is not one.
    pub fn sender_pub(&self) -> Result<String> {
        let public = PublicKey::from_secret_key(&self.signing_key()?).and_then(|key| key.to_box());
        public.map(String::from).map_err(|_| Error::Damaged(Damage::Slot))
    }

    /// Signs `bytes`; the answer is the text of a `.minisig` file. `trusted_comment` is one line and is signed too.
    ///
    /// # Errors
    /// `Internal` when the comment is not one line, or nothing could be signed.
    pub fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String> {
        if trusted_comment.chars().any(char::is_control) {
            return Err(Error::Internal("trustedComment"));
        }
        let untrusted = "signature of a Catchment vault";
        minisign::sign(
            None,
            &self.signing_key()?,
            bytes,
            Some(trusted_comment),
            Some(untrusted),
        )
        .map(String::from)
        .map_err(|_| Error::Internal("sign"))
    }

    /// The secret as a slot holds it.
    pub(super) fn to_text(&self) -> Result<Zeroizing<Vec<u8>>> {
        let text = Text {
            format: FORMAT,
            vault: self.id.clone(),
            store_keys: self.store_keys.iter().map(|key| hex::encode(key.bytes())).collect(),
            signing_key: self.signing.expose_secret().to_owned(),
            inbox: self.inbox.to_string().expose_secret().to_owned(),
        };
        let mut bytes = Zeroizing::new(Vec::with_capacity(ROOM));
        serde_json::to_writer(&mut *bytes, &text)?;
        Ok(bytes)
    }

    /// Reads what [`Secret::to_text`] wrote.
    ///
    /// # Errors
    /// `TooNew` for the layout of a newer release, `Damaged("slot")` for anything that is not a secret.
    pub(super) fn from_text(bytes: &[u8]) -> Result<Self> {
        let damaged = || Error::Damaged(Damage::Slot);
        let Format { format } = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        if format > FORMAT {
            return Err(Error::TooNew {
                found: format,
                known: FORMAT,
            });
        }
        let text: Text = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        let store_keys = text
            .store_keys
            .iter()
            .map(|key| store_key(key))
            .collect::<Option<Vec<_>>>();
        let secret = Secret {
            id: text.vault.clone(),
            store_keys: store_keys.filter(|keys| !keys.is_empty()).ok_or_else(damaged)?,
            signing: SecretString::from(text.signing_key.clone()),
            inbox: x25519::Identity::from_str(&text.inbox).map_err(|_| damaged())?,
        };
        secret.signing_key()?;
        Ok(secret)
    }
}

fn store_key(text: &str) -> Option<StoreKey> {
    let mut key = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text, &mut *key).ok()?;
    Some(StoreKey::new(*key))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn raw(secret: &Secret) -> Vec<[u8; 32]> {
        secret.store_keys().iter().map(|key| *key.bytes()).collect()
    }

    #[test]
    fn survives_its_own_text() {
        let secret = Secret::generate().unwrap();
        let back = Secret::from_text(&secret.to_text().unwrap()).unwrap();
        assert_eq!(back.id(), secret.id());
        assert_eq!(raw(&back), raw(&secret));
        assert_eq!(
            back.inbox().to_public().to_string(),
            secret.inbox().to_public().to_string()
        );
        assert_eq!(back.sender_pub().unwrap(), secret.sender_pub().unwrap());
        assert_eq!(*back.to_text().unwrap(), *secret.to_text().unwrap());
    }

    #[test]
    fn each_vault_has_its_own() {
        let (one, two) = (Secret::generate().unwrap(), Secret::generate().unwrap());
        assert_ne!(one.id(), two.id());
        assert_ne!(raw(&one), raw(&two));
        assert_ne!(one.inbox().to_public().to_string(), two.inbox().to_public().to_string());
        assert_ne!(one.sender_pub().unwrap(), two.sender_pub().unwrap());
    }

    #[test]
    fn text_never_outgrows_its_room() {
        let mut secret = Secret::generate().unwrap();
        secret.store_keys = (0..20).map(|_| StoreKey::new(random())).collect();
        let text = secret.to_text().unwrap();
        assert_eq!(text.capacity(), ROOM);
    }

    #[test]
    fn signature_verifies_after_a_round_trip_and_only_for_the_signed_bytes() {
        let secret = Secret::from_text(&Secret::generate().unwrap().to_text().unwrap()).unwrap();
        let public = minisign::PublicKeyBox::from(secret.sender_pub().unwrap())
            .into_public_key()
            .unwrap();
        let signature =
            minisign::SignatureBox::from_string(&secret.sign(b"manifest", "range 1 to 9").unwrap()).unwrap();
        let verify = |bytes: &[u8]| {
            minisign::verify(
                &public,
                &signature,
                std::io::Cursor::new(bytes.to_vec()),
                true,
                false,
                false,
            )
        };
        assert!(verify(b"manifest").is_ok());
        assert!(verify(b"manifesT").is_err());
        assert_eq!(signature.trusted_comment().unwrap(), "range 1 to 9");
        assert!(matches!(secret.sign(b"", "two\nlines"), Err(Error::Internal(_))));
    }

    #[test]
    fn refuses_what_is_not_a_secret() {
        let good = Secret::generate().unwrap().to_text().unwrap();
        let good: serde_json::Value = serde_json::from_slice(&good).unwrap();
        let with = |field: &str, value: serde_json::Value| {
            let mut changed = good.clone();
            changed[field] = value;
            Secret::from_text(changed.to_string().as_bytes()).err()
        };
        assert!(with("format", 1.into()).is_none());
        assert!(matches!(
            with("format", 2.into()),
            Some(Error::TooNew { found: 2, known: 1 })
        ));
        for (field, value) in [
            ("storeKeys", serde_json::json!([])),
            ("storeKeys", serde_json::json!(["00ff"])),
            ("storeKeys", serde_json::json!(["zz".repeat(32)])),
            ("signingKey", "untrusted comment: x\nAAAA\n".into()),
            ("inbox", "AGE-SECRET-KEY-1".into()),
            ("vault", 7.into()),
        ] {
            assert!(
                matches!(with(field, value), Some(Error::Damaged(Damage::Slot))),
                "{field}"
            );
        }
        for bytes in [&b""[..], b"{}", b"null", b"\xff\xfe", b"{\"format\":1}"] {
            assert!(matches!(Secret::from_text(bytes), Err(Error::Damaged(Damage::Slot))));
        }
    }
}
