//! A copy of the store before a migration changes it: `backups/before-migration-<from>-<to>.db` beside the store, with the
//! same key. It takes its name only after it was read back and found whole. Without it no migration runs.

use crate::error::Damage;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::key::StoreKey;
use super::{chain, connection, migrations};
use crate::error::Disk;
use crate::{Error, Result};

/// Pages that are copied at a time: 1 MiB.
const PAGES_A_STEP: std::ffi::c_int = 256;

/// Copies `conn`, the store at `path`, which is at version `from` and will be at version `to`. A copy that an earlier attempt
/// left is replaced.
///
/// # Errors
/// `Storage` when the disk will not take it or gives back something else, `Damaged("store")` when the store itself cannot
/// be read. No new copy is left then, and the store is untouched.
pub(super) fn copy(conn: &Connection, path: &Path, key: &StoreKey, from: i64, to: i64) -> Result<()> {
    let folder = path.with_file_name("backups");
    match DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    let kept = folder.join(format!("before-migration-{from}-{to}.db"));
    let part = beside(&kept, ".part");
    remove(&part)?;
    write(conn, &part, key)
        .and_then(|()| verify(&part, key, conn).map_err(misread))
        .and_then(|()| Ok(fs::rename(&part, &kept)?))
        .inspect_err(|_| {
            let _ = remove(&part);
        })?;
    let _ = fs::remove_file(beside(&part, "-journal"));
    Ok(File::open(&folder)?.sync_all()?)
}

fn write(conn: &Connection, part: &Path, key: &StoreKey) -> Result<()> {
    let mut copy = connection::create(part, key)?;
    Backup::new(conn, &mut copy)?.run_to_completion(PAGES_A_STEP, Duration::ZERO, None)?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(File::open(part)?.sync_all()?)
}

/// Reads the whole copy with the key: every page, and that it ends with the operation the store ends with.
fn verify(part: &Path, key: &StoreKey, conn: &Connection) -> Result<()> {
    let copy = connection::open(part, key)?;
    let verdict: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let (here, there) = (chain::head(conn)?, chain::head(&copy)?);
    let same =
        (here.seq, here.hash) == (there.seq, there.hash) && migrations::version(conn)? == migrations::version(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    if verdict == "ok" && same {
        Ok(())
    } else {
        Err(Error::Damaged(Damage::Copy))
    }
}

/// The store was read whole a moment ago: a copy that is not is the disk's doing.
fn misread(error: Error) -> Error {
    match error {
        Error::Damaged(_) => Error::Storage(Disk::Io),
        other => other,
    }
}

/// Removes an unfinished copy and its journal.
fn remove(part: &Path) -> Result<()> {
    for path in [part.to_owned(), beside(part, "-journal")] {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
