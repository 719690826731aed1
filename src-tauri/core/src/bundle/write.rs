//! Writes a bundle in two passes over the same records: the first computes what the manifest must say, the second
//! encrypts. No plain byte reaches the disk, and memory does not grow with the caseload.

use crate::error::BundleFault;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::key::Sign;
use super::manifest::{Manifest, Member};
use super::part::{Part, Tally, Written};
use super::{BODY, MANIFEST, SIGNATURE, read, tarball};
use crate::{Error, Result};

/// What goes into a bundle. Each part is asked for twice and must say the same twice.
pub trait Parts {
    /// # Errors
    /// When the records cannot be read.
    fn changes(&self, out: &mut dyn Write) -> Result<()>;
    /// Returns how many resources of each type it wrote.
    ///
    /// # Errors
    /// When the records cannot be read.
    fn fhir(&self, out: &mut dyn Write) -> Result<BTreeMap<String, u64>>;
    fn readme(&self) -> String;
}

/// Where a bundle is to appear, and for whom.
pub struct Place<'a> {
    pub folder: &'a Path,
    pub name: &'a str,
    pub recipient: &'a age::x25519::Recipient,
}

/// A bundle's content with its hashes, ready to be encrypted any number of times.
pub struct Sealed<'a> {
    parts: &'a dyn Parts,
    manifest: Manifest,
    signed: Vec<u8>,
    signature: String,
    /// Seconds since 1970, the time of every member.
    time: u64,
}

impl<'a> Sealed<'a> {
    /// Pass one: hashes the parts, completes `manifest` with them and signs it.
    ///
    /// # Errors
    /// `Bundle("tooLarge")`, or what the parts or the signer return.
    pub fn new(mut manifest: Manifest, parts: &'a dyn Parts, signer: &dyn Sign, time: u64) -> Result<Self> {
        manifest.files.clear();
        let mut total = 0;
        for name in BODY {
            let mut tally = Tally::new(io::sink());
            if let Some(counts) = part(parts, name, &mut tally)? {
                manifest.counts = counts;
            }
            let (bytes, sha256) = tally.finish();
            total += bytes;
            if total > read::MOST / 2 {
                return Err(Error::Bundle(BundleFault::TooLarge));
            }
            manifest.files.push(Member {
                name: name.to_owned(),
                bytes,
                sha256,
            });
        }
        Self::signed(manifest, parts, signer, time)
    }

    /// The same content for another recipient, given by fingerprint.
    ///
    /// # Errors
    /// What the signer returns.
    pub fn readdressed(&self, recipient_fingerprint: String, signer: &dyn Sign) -> Result<Self> {
        let manifest = Manifest {
            recipient_fingerprint,
            ..self.manifest.clone()
        };
        Self::signed(manifest, self.parts, signer, self.time)
    }

    fn signed(manifest: Manifest, parts: &'a dyn Parts, signer: &dyn Sign, time: u64) -> Result<Self> {
        let signed = manifest.to_bytes()?;
        let signature = signer.sign(&signed, &format!("catchment bundle {}", manifest.bundle_id))?;
        Ok(Sealed {
            parts,
            manifest,
            signed,
            signature,
            time,
        })
    }

    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Pass two: encrypts to the recipient of `place` alone. The file appears whole or not at all.
    ///
    /// # Errors
    /// `Storage` when the disk would not take it; nothing is left behind.
    pub fn write(&self, place: &Place<'_>) -> Result<Written> {
        Stream::open(self, place).and_then(|mut one| {
            self.body(&mut [&mut one])?;
            one.close()?.appear()
        })
    }

    /// Pass two for two recipients at once: `also` is this content [`readdressed`](Sealed::readdressed). The parts are
    /// asked for once.
    ///
    /// # Errors
    /// As [`Sealed::write`]; then neither file is left behind.
    pub fn write_both(&self, place: &Place<'_>, also: &Sealed<'_>, there: &Place<'_>) -> Result<Written> {
        let (mut one, mut other) = (Stream::open(self, place)?, Stream::open(also, there)?);
        self.body(&mut [&mut one, &mut other])?;
        let (one, other) = (one.close()?, other.close()?);
        other.appear()?;
        one.appear()
    }

    /// The members that the manifest names, to each stream.
    fn body(&self, streams: &mut [&mut Stream]) -> Result<()> {
        let out = &mut Fork(streams);
        for file in &self.manifest.files {
            out.write_all(&tarball::header(&file.name, file.bytes, self.time)?)?;
            let mut tally = Tally::new(&mut *out);
            part(self.parts, &file.name, &mut tally)?;
            if tally.finish() != (file.bytes, file.sha256.clone()) {
                return Err(Error::Internal("records changed under a bundle"));
            }
            tarball::pad(out, file.bytes)?;
        }
        Ok(tarball::end(out)?)
    }
}

/// One encrypted file that is being written.
struct Stream {
    part: Part,
    plain: age::stream::StreamWriter<Tally<BufWriter<File>>>,
}

impl Stream {
    /// Opens the file and writes the members that are its own: the manifest, which names its recipient, and its
    /// signature.
    fn open(sealed: &Sealed<'_>, place: &Place<'_>) -> Result<Self> {
        let part = Part::create(place.folder, place.name)?;
        let recipients = std::iter::once(place.recipient as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| Error::Internal("age"))?;
        let file = BufWriter::with_capacity(64 << 10, part.file.try_clone()?);
        let mut plain = encryptor.wrap_output(Tally::new(file))?;
        for (name, bytes) in [
            (MANIFEST, sealed.signed.as_slice()),
            (SIGNATURE, sealed.signature.as_bytes()),
        ] {
            plain.write_all(&tarball::header(name, bytes.len() as u64, sealed.time)?)?;
            plain.write_all(bytes)?;
            tarball::pad(&mut plain, bytes.len() as u64)?;
        }
        Ok(Stream { part, plain })
    }

    /// Finishes the file and makes sure of it; it has yet to appear.
    fn close(self) -> Result<Closed> {
        let mut file = self.plain.finish()?;
        file.flush()?;
        let (bytes, sha256) = file.finish();
        self.part.settle(bytes, &sha256)?;
        Ok(Closed {
            part: self.part,
            bytes,
            sha256,
        })
    }
}

struct Closed {
    part: Part,
    bytes: u64,
    sha256: String,
}

impl Closed {
    fn appear(self) -> Result<Written> {
        Ok(Written {
            path: self.part.appear()?,
            sha256: self.sha256,
            bytes: self.bytes,
        })
    }
}

/// Writes the same to each stream.
struct Fork<'a, 'b>(&'a mut [&'b mut Stream]);

impl Write for Fork<'_, '_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.0
            .iter_mut()
            .try_for_each(|stream| stream.plain.write_all(buffer))?;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|stream| stream.plain.flush())
    }
}

fn part(parts: &dyn Parts, name: &str, out: &mut dyn Write) -> Result<Option<BTreeMap<String, u64>>> {
    // Records come in small pieces; each would be hashed and encrypted by itself.
    let mut out = BufWriter::with_capacity(64 << 10, out);
    let counts = match name {
        super::CHANGES => parts.changes(&mut out).map(|()| None)?,
        super::FHIR => parts.fhir(&mut out).map(Some)?,
        _ => out.write_all(parts.readme().as_bytes()).map(|()| None)?,
    };
    out.flush()?;
    Ok(counts)
}
