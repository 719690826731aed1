//! One running copy: whoever has a vault open holds a lock on its file `lock`. The lock goes with the process, so a
//! crash leaves none behind; the file stays.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;

use super::layout::Layout;
use crate::{Error, Result};

/// The lock of one vault, given back when dropped.
pub(super) struct Lock(File);

impl Lock {
    /// As the file is opened for writing, a disk that is read-only is found here, before any key is derived.
    ///
    /// # Errors
    /// `InUse` when another running copy has it, `Storage` when the file cannot be opened for writing.
    pub fn take(layout: &Layout) -> Result<Self> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(layout.lock())?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file alone would not do while a child process is being started: until it runs its own program
        // it has a copy of the file, and with it the lock.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        let first = Lock::take(&layout).unwrap();
        assert!(matches!(Lock::take(&layout), Err(Error::InUse)));
        drop(first);
        assert!(Lock::take(&layout).is_ok());
    }

    #[test]
    fn is_given_back_though_a_child_still_has_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        let lock = Lock::take(&layout).unwrap();
        let inherited = lock.0.try_clone().unwrap();
        drop(lock);
        assert!(Lock::take(&layout).is_ok());
        drop(inherited);
    }
}
