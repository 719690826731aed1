//! The office's own key, and the keys it is given.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use age::secrecy::ExposeSecret as _;
use catchment_core::bundle::{SenderKey, key};
use zeroize::Zeroizing;

use crate::refusal::Refusal;

/// A key file is a few lines.
const MOST: u64 = 64 << 10;

/// Writes a new identity to `path`, as age-keygen would, readable by its owner alone, and returns its recipient.
pub fn generate(path: &Path) -> Result<String, Refusal> {
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let secret = identity.to_string();
    let text = Zeroizing::new(format!("# public key: {recipient}\n{}\n", secret.expose_secret()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Refusal::exists(path),
            _ => Refusal::unwritable(path, &error),
        })?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| {
            // Half a key is worse than none.
            let _ = fs::remove_file(path);
            Refusal::unwritable(path, &error)
        })?;
    Ok(recipient)
}

/// The one secret key in a file.
pub fn identity(path: &Path) -> Result<age::x25519::Identity, Refusal> {
    let text = Zeroizing::new(read(path)?);
    let mut keys = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    match (keys.next().map(str::parse), keys.next()) {
        (Some(Ok(identity)), None) => Ok(identity),
        _ => Err(Refusal::no_secret_key(path)),
    }
}

/// A sender's key, as text or in a file.
pub fn sender(given: &str) -> Result<SenderKey, Refusal> {
    match given.parse() {
        Ok(key) => Ok(key),
        Err(_) => Ok(read(Path::new(given))?.parse()?),
    }
}

/// The text of a public key of either kind, given as text or in a file.
pub fn public(given: &str) -> Result<String, Refusal> {
    let file = read(Path::new(given)).unwrap_or_default();
    for text in [given, &file] {
        if let Ok(key) = text.parse::<SenderKey>() {
            return Ok(key.text());
        }
        let found = text
            .lines()
            .rev()
            .find_map(|line| key::recipient(line.trim_start_matches("# public key:")).ok());
        if let Some(recipient) = found {
            return Ok(recipient.to_string());
        }
    }
    Err(Refusal::no_key(given))
}

fn read(path: &Path) -> Result<String, Refusal> {
    let unreadable = |error| Refusal::unreadable(path, &error);
    if fs::metadata(path).map_err(unreadable)?.len() > MOST {
        return Err(unreadable(ErrorKind::FileTooLarge.into()));
    }
    fs::read_to_string(path).map_err(unreadable)
}
