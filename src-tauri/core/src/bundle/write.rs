//! Writes a bundle in two passes over the same records: the first computes what the manifest must say, the second
//! encrypts. No plain byte reaches the disk, and memory does not grow with the caseload.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read as _, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::key::Sign;
use super::manifest::{Manifest, Member};
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

/// A bundle on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub path: PathBuf,
    /// Of the encrypted file, lower-case hex.
    pub sha256: String,
    pub bytes: u64,
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
        for name in BODY {
            let mut tally = Tally::new(io::sink());
            if let Some(counts) = part(parts, name, &mut tally)? {
                manifest.counts = counts;
            }
            let (bytes, sha256) = tally.finish();
            if bytes > read::MOST {
                return Err(Error::Bundle("tooLarge"));
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

    /// Pass two: encrypts to `recipient` alone, as `folder/name`. The file appears whole or not at all.
    ///
    /// # Errors
    /// `Storage` when the disk would not take it; nothing is left behind.
    pub fn write(&self, folder: &Path, name: &str, recipient: &age::x25519::Recipient) -> Result<Written> {
        let part = Part::create(folder, name)?;
        let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient))
            .map_err(|_| Error::Internal("age"))?;
        let file = Tally::new(BufWriter::with_capacity(64 << 10, &part.file));
        let mut plain = encryptor.wrap_output(file)?;
        self.tar(&mut plain)?;
        let mut file = plain.finish()?;
        file.flush()?;
        let (bytes, sha256) = file.finish();
        part.publish(bytes, sha256)
    }

    fn tar(&self, out: &mut dyn Write) -> Result<()> {
        for (name, bytes) in [
            (MANIFEST, self.signed.as_slice()),
            (SIGNATURE, self.signature.as_bytes()),
        ] {
            out.write_all(&tarball::header(name, bytes.len() as u64, self.time)?)?;
            out.write_all(bytes)?;
            tarball::pad(out, bytes.len() as u64)?;
        }
        for file in &self.manifest.files {
            out.write_all(&tarball::header(&file.name, file.bytes, self.time)?)?;
            let mut tally = Tally::new(&mut *out);
            part(self.parts, &file.name, &mut tally)?;
            if tally.finish() != (file.bytes, file.sha256.clone()) {
                return Err(Error::Internal("records changed under a bundle"));
            }
            tarball::pad(out, file.bytes)?;
        }
        tarball::end(out)?;
        Ok(())
    }
}

fn part(parts: &dyn Parts, name: &str, out: &mut dyn Write) -> Result<Option<BTreeMap<String, u64>>> {
    match name {
        super::CHANGES => parts.changes(out)?,
        super::FHIR => return parts.fhir(out).map(Some),
        _ => out.write_all(parts.readme().as_bytes())?,
    }
    Ok(None)
}

/// Copies a finished bundle into `folder` as carefully as it was written.
///
/// # Errors
/// `Bundle("folder")` when the folder is not there, `Storage` when it would not take the file; nothing is left behind.
pub(super) fn copy(from: &Written, folder: &Path, name: &str) -> Result<Part> {
    if !folder.is_dir() {
        return Err(Error::Bundle("folder"));
    }
    let part = Part::create(folder, name)?;
    io::copy(&mut File::open(&from.path)?, &mut &part.file)?;
    part.settle(from.bytes, &from.sha256)?;
    Ok(part)
}

/// A file that is being written beside its final name, and disappears unless it is published.
pub(super) struct Part {
    file: File,
    path: PathBuf,
    folder: PathBuf,
    name: String,
    published: bool,
}

impl Part {
    /// Creates `folder/name.part` new, readable by its owner alone. One that a crash left behind is ours: the vault is
    /// open once, and the name begins with its device.
    fn create(folder: &Path, name: &str) -> Result<Self> {
        let path = folder.join(format!("{name}.part"));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        Ok(Part {
            file,
            path,
            folder: folder.to_owned(),
            name: name.to_owned(),
            published: false,
        })
    }

    /// Forces the file to the disk, reads it back and compares.
    fn settle(&self, bytes: u64, sha256: &str) -> Result<()> {
        self.file.sync_all()?;
        let mut tally = Tally::new(io::sink());
        io::copy(&mut BufReader::new(File::open(&self.path)?).take(bytes + 1), &mut tally)?;
        if tally.finish() == (bytes, sha256.to_owned()) {
            Ok(())
        } else {
            Err(Error::Storage(crate::error::Disk::Io))
        }
    }

    fn publish(self, bytes: u64, sha256: String) -> Result<Written> {
        self.settle(bytes, &sha256)?;
        let path = self.appear()?;
        Ok(Written { path, sha256, bytes })
    }

    /// Gives the file its final name, in place of an earlier one.
    pub(super) fn appear(mut self) -> Result<PathBuf> {
        let path = self.folder.join(&self.name);
        fs::rename(&self.path, &path)?;
        self.published = true;
        sync_folder(&self.folder)?;
        Ok(path)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.published {
            // Best effort: what failed before is what the caller hears of.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes a rename last. Some network folders cannot do it and say so; the rename has happened all the same.
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => Ok(other?),
    }
}

/// Counts and hashes what passes through.
struct Tally<W> {
    inner: W,
    bytes: u64,
    sha: Sha256,
}

impl<W: Write> Tally<W> {
    fn new(inner: W) -> Self {
        Tally {
            inner,
            bytes: 0,
            sha: Sha256::new(),
        }
    }

    fn finish(self) -> (u64, String) {
        (self.bytes, format!("{:x}", self.sha.finalize()))
    }
}

impl<W: Write> Write for Tally<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.sha.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
