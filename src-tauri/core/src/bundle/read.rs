//! Reads a bundle that somebody else may have made. Pass one decrypts to the clean end and believes nothing until
//! every check has passed; only then does pass two hand out the members. Any failure changes nothing.

use crate::error::BundleFault;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use sha2::{Digest, Sha256};

use super::chain::Chain;
use super::key::{SenderKey, fingerprint};
use super::manifest::Manifest;
use super::{MANIFEST, MEMBERS, SIGNATURE, line, tarball, transaction};
use crate::{Error, Result};

/// The most bytes of a bundle.
pub(super) const MOST: u64 = 2 << 30;
const MOST_HEADER: u64 = 4 << 10;
const MOST_MANIFEST: u64 = 64 << 10;
const MOST_SIGNATURE: u64 = 1 << 10;
const MOST_README: u64 = 64 << 10;
const MAGIC: &str = "age-encryption.org/";

/// A bundle that passed every check.
pub struct Verified {
    pub manifest: Manifest,
    /// How many operations of each kind.
    pub kinds: BTreeMap<String, u64>,
    /// The signature, word for word.
    signature: Vec<u8>,
    signed: Vec<u8>,
}

/// Pass one: reads `source` from its start to its end.
///
/// # Errors
/// `Bundle(reason)`: `notAge`, `stanzas`, `notForUs`, `tampered`, `members`, `tooLarge`, `sender`, `signature`,
/// `version`, `manifest`, `hash`, `line`, `range`, `chain`, `fhir`; or `Storage` when the file cannot be read.
pub fn verify(
    source: &mut (impl Read + Seek),
    identity: &age::x25519::Identity,
    sender: &SenderKey,
) -> Result<Verified> {
    let mut signed = Vec::new();
    let mut signature = Vec::new();
    let mut manifest = None;
    let mut kinds = BTreeMap::new();
    let mut plain = open(source, identity)?;
    tarball::walk(&mut plain, &MEMBERS, |name, body| {
        if name == MANIFEST {
            signed = body.all(MOST_MANIFEST)?;
            return Ok(());
        }
        if name == SIGNATURE {
            signature = body.all(MOST_SIGNATURE)?;
            sender.verify(&signed, &signature)?;
            let found = Manifest::from_bytes(&signed)?;
            if found.sender.key_fingerprint != sender.fingerprint() {
                return Err(Error::Bundle(BundleFault::Sender));
            }
            if found.recipient_fingerprint != fingerprint(&identity.to_public().to_string()) {
                return Err(Error::Bundle(BundleFault::NotForUs));
            }
            manifest = Some(found);
            return Ok(());
        }
        let manifest = manifest.as_ref().ok_or(Error::Internal("members"))?;
        let announced = manifest
            .files
            .iter()
            .find(|file| file.name == name)
            .ok_or(Error::Bundle(BundleFault::Members))?;
        if announced.bytes != body.size() {
            return Err(Error::Bundle(BundleFault::Hash));
        }
        match name {
            super::CHANGES => {
                let mut chain = Chain::new(manifest);
                line::read(&mut BufReader::with_capacity(64 << 10, &mut *body), &mut chain)?;
                kinds = chain.close()?;
            }
            super::FHIR => {
                let counts = transaction::count(&mut BufReader::with_capacity(64 << 10, &mut *body))?;
                if counts != manifest.counts {
                    return Err(Error::Bundle(BundleFault::Fhir));
                }
            }
            _ if body.size() > MOST_README => return Err(Error::Bundle(BundleFault::TooLarge)),
            _ => {}
        }
        if body.sha256()? == announced.sha256 {
            Ok(())
        } else {
            Err(Error::Bundle(BundleFault::Hash))
        }
    })?;
    let manifest = manifest.ok_or(Error::Internal("members"))?;
    Ok(Verified {
        manifest,
        kinds,
        signature,
        signed,
    })
}

/// Pass two: decrypts the same source again and hands out each member, in order. What `each` does must be undone when
/// this fails: the source is checked against pass one as it goes by.
///
/// # Errors
/// `Bundle("tampered")` when the source is no longer the one that was verified, or what `each` returns.
pub fn members(
    source: &mut (impl Read + Seek),
    identity: &age::x25519::Identity,
    verified: &Verified,
    mut each: impl FnMut(&'static str, &mut dyn Read) -> Result<()>,
) -> Result<()> {
    let mut plain = open(source, identity)?;
    tarball::walk(&mut plain, &MEMBERS, |name, body| {
        each(name, body).map_err(|error| {
            if body.is_broken() {
                Error::Bundle(BundleFault::Tampered)
            } else {
                error
            }
        })?;
        let sha256 = body.sha256()?;
        let same = match name {
            MANIFEST => sha256 == format!("{:x}", Sha256::digest(&verified.signed)),
            SIGNATURE => sha256 == format!("{:x}", Sha256::digest(&verified.signature)),
            _ => verified
                .manifest
                .files
                .iter()
                .any(|file| file.name == name && file.sha256 == sha256),
        };
        if same {
            Ok(())
        } else {
            Err(Error::Bundle(BundleFault::Tampered))
        }
    })
}

/// The plain stream of a bundle encrypted to `identity`. What it yields is not to be acted on before its clean end.
fn open<'a>(source: &'a mut (impl Read + Seek), identity: &age::x25519::Identity) -> Result<impl Read + 'a> {
    if source.seek(SeekFrom::End(0))? > MOST {
        return Err(Error::Bundle(BundleFault::TooLarge));
    }
    source.rewind()?;
    let mut input = BufReader::with_capacity(64 << 10, source);
    let header = header(&mut input)?;
    let decryptor = age::Decryptor::new_buffered(Cursor::new(header).chain(input)).map_err(refused)?;
    decryptor
        .decrypt(std::iter::once(identity as &dyn age::Identity))
        .map_err(refused)
}

/// Reads the header up to its end and refuses it before any key is tried, unless it names exactly one X25519 recipient.
/// The age library adds one stanza of noise (`...-grease`) to every file it writes, which is let through.
fn header(input: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut header = Vec::new();
    let mut limited = input.take(MOST_HEADER);
    let mut recipients = 0;
    let mut grease = 0;
    loop {
        let start = header.len();
        limited.read_until(b'\n', &mut header).map_err(Error::from)?;
        let line = &header[start..];
        let Some(line) = line.strip_suffix(b"\n") else {
            // Cut off in the middle, or longer than one recipient needs.
            let long = limited.limit() == 0;
            return Err(Error::Bundle(match () {
                () if start == 0 => BundleFault::NotAge,
                () if long => BundleFault::Stanzas,
                () => BundleFault::Tampered,
            }));
        };
        if start == 0 {
            match std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix(MAGIC)) {
                Some("v1") => {}
                Some(_) => return Err(Error::Bundle(BundleFault::Version)),
                None => return Err(Error::Bundle(BundleFault::NotAge)),
            }
        } else if let Some(stanza) = line.strip_prefix(b"-> ") {
            let tag = stanza.split(|byte| *byte == b' ').next().unwrap_or_default();
            match tag {
                b"X25519" => recipients += 1,
                _ if tag.ends_with(b"-grease") => grease += 1,
                _ => return Err(Error::Bundle(BundleFault::Stanzas)),
            }
        } else if line.starts_with(b"---") {
            break;
        }
    }
    if recipients == 1 && grease <= 1 {
        Ok(header)
    } else {
        Err(Error::Bundle(BundleFault::Stanzas))
    }
}

fn refused(error: age::DecryptError) -> Error {
    match error {
        age::DecryptError::NoMatchingKeys => Error::Bundle(BundleFault::NotForUs),
        age::DecryptError::UnknownFormat => Error::Bundle(BundleFault::Version),
        age::DecryptError::Io(error) => broken(error),
        _ => Error::Bundle(BundleFault::Tampered),
    }
}

/// What a failed read of the plain stream means: the disk's own errors carry a number, everything else is age saying
/// that the bytes are not what was encrypted.
pub(super) fn broken(error: io::Error) -> Error {
    if error.raw_os_error().is_some() {
        error.into()
    } else {
        Error::Bundle(BundleFault::Tampered)
    }
}
