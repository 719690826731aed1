//! Writes the files of a verified bundle: all of them or none, new, and readable by their owner alone.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use catchment_core::bundle::{self, MEMBERS};

use crate::Received;
use crate::refusal::Refusal;

pub fn members(received: &mut Received, out: &Path) -> Result<(), Refusal> {
    let made = make(out)?;
    let result = absent(out).and_then(|()| write(received, out));
    if result.is_err() && made {
        // Only what was made here, and only if nothing is in it.
        let _ = fs::remove_dir(out);
    }
    result
}

fn write(received: &mut Received, out: &Path) -> Result<(), Refusal> {
    let staging = Staging::new(out)?;
    let Received {
        file,
        identity,
        verified,
        ..
    } = received;
    let mut failed = None;
    let result = bundle::members(file, identity, verified, |name, body| {
        let path = staging.0.join(name);
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        io::copy(body, &mut file)
            .and_then(|_| file.sync_all())
            .map_err(|error| {
                let kind = error.kind();
                failed = Some((path, error));
                io::Error::from(kind).into()
            })
    });
    // The disk's own words, where it was the disk.
    if let (Err(catchment_core::Error::Storage(_)), Some((path, error))) = (&result, failed) {
        return Err(Refusal::unwritable(&path, &error));
    }
    result?;
    absent(out)?;
    for name in MEMBERS {
        let path = out.join(name);
        fs::rename(staging.0.join(name), &path).map_err(|error| Refusal::unwritable(&path, &error))?;
    }
    Ok(())
}

/// Makes the folder if it is not there; says whether it did.
fn make(out: &Path) -> Result<bool, Refusal> {
    match DirBuilder::new().mode(0o700).create(out) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && out.is_dir() => Ok(false),
        Err(error) => Err(Refusal::unwritable(out, &error)),
    }
}

/// None of the files may be there, not even as a link into nothing.
fn absent(out: &Path) -> Result<(), Refusal> {
    let taken = MEMBERS
        .iter()
        .map(|name| out.join(name))
        .find(|path| path.symlink_metadata().is_ok());
    taken.map_or(Ok(()), |path| Err(Refusal::exists(&path)))
}

/// A folder beside the final place; what is left in it disappears.
struct Staging(PathBuf);

impl Staging {
    fn new(out: &Path) -> Result<Self, Refusal> {
        let path = out.join(format!(".opening-{}", std::process::id()));
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => Ok(Staging(path)),
            Err(error) => Err(Refusal::unwritable(&path, &error)),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
