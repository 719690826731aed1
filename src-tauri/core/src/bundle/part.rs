//! A file on its way into a folder: under another name until it is whole, on the disk and read back; gone if it never
//! becomes so.

use crate::error::BundleFault;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read as _, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// A bundle on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub path: PathBuf,
    /// Of the encrypted file, lower-case hex.
    pub sha256: String,
    pub bytes: u64,
}

/// A file that is being written beside its final name, and disappears unless it is published.
pub(super) struct Part {
    pub(super) file: File,
    path: PathBuf,
    folder: PathBuf,
    name: String,
    published: bool,
}

impl Part {
    /// Creates `folder/name.part` new, readable by its owner alone. One that a crash left behind is ours: the vault is
    /// open once, and the name begins with its device.
    pub(super) fn create(folder: &Path, name: &str) -> Result<Self> {
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
    pub(super) fn settle(&self, bytes: u64, sha256: &str) -> Result<()> {
        self.file.sync_all()?;
        let mut tally = Tally::new(io::sink());
        io::copy(&mut BufReader::new(File::open(&self.path)?).take(bytes + 1), &mut tally)?;
        if tally.finish() == (bytes, sha256.to_owned()) {
            Ok(())
        } else {
            Err(Error::Storage(crate::error::Disk::Io))
        }
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

/// Copies a finished bundle into `folder` as carefully as it was written.
///
/// # Errors
/// `Bundle("folder")` when the folder is not there, `Storage` when it would not take the file; nothing is left behind.
pub(super) fn copy(from: &Written, folder: &Path, name: &str) -> Result<Part> {
    if !folder.is_dir() {
        return Err(Error::Bundle(BundleFault::Folder));
    }
    let part = Part::create(folder, name)?;
    io::copy(&mut File::open(&from.path)?, &mut &part.file)?;
    part.settle(from.bytes, &from.sha256)?;
    Ok(part)
}

/// Makes a rename last. Some network folders cannot do it and say so; the rename has happened all the same.
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => Ok(other?),
    }
}

/// Counts and hashes what passes through.
pub(super) struct Tally<W> {
    inner: W,
    bytes: u64,
    sha: Sha256,
}

impl<W: Write> Tally<W> {
    pub(super) fn new(inner: W) -> Self {
        Tally {
            inner,
            bytes: 0,
            sha: Sha256::new(),
        }
    }

    pub(super) fn finish(self) -> (u64, String) {
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
