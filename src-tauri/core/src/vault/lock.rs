//! One running copy: whoever has a vault open holds a lock on its file `lock`. The lock goes with the process, so a
//! crash leaves none behind; the file stays.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;

use super::layout::Layout;
use crate::{Error, Result};

/// Takes the lock; dropping the file gives it back. As the file is opened for writing, a disk that is read-only is
/// found here, before any key is derived.
///
/// # Errors
/// `InUse` when another running copy has it, `Storage` when the file cannot be opened for writing.
pub(super) fn take(layout: &Layout) -> Result<File> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(layout.lock())?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
