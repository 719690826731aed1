//! The folder for what the page's engine writes on its own account (salts, empty caches). It ends with the process; one
//! whose process was killed is removed by the next that starts.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::TempDir;

const PREFIX: &str = "catchment-page-";

/// Removed when dropped.
pub struct PageFolder {
    folder: TempDir,
    /// Held for as long as the folder is in use.
    _lock: File,
}

impl PageFolder {
    /// A new one, for its owner alone.
    ///
    /// # Errors
    /// When the system's temporary folder takes none.
    pub fn make() -> io::Result<Self> {
        Self::make_in(&std::env::temp_dir())
    }

    fn make_in(temp: &Path) -> io::Result<Self> {
        sweep(temp);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(temp)?;
        // Locked before it has its name, so that nobody ever finds it free while it is in use.
        let unnamed = folder.path().join("lock.new");
        let lock = File::create_new(&unnamed)?;
        lock.lock()?;
        fs::rename(unnamed, folder.path().join("lock"))?;
        Ok(PageFolder { folder, _lock: lock })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes what killed processes left. What cannot be removed stays: it holds nothing of anybody.
fn sweep(temp: &Path) {
    let Ok(entries) = fs::read_dir(temp) else { return };
    let ours = |entry: &fs::DirEntry| {
        entry.file_name().to_string_lossy().starts_with(PREFIX) && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    for entry in entries.flatten().filter(ours) {
        let free = File::open(entry.path().join("lock")).is_ok_and(|lock| lock.try_lock().is_ok());
        if free {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn ends_with_its_owner() {
        let temp = tempfile::tempdir().unwrap();
        let page = PageFolder::make_in(temp.path()).unwrap();
        fs::write(page.path().join("salt"), "x").unwrap();
        drop(page);
        assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_process_left_goes_and_what_is_in_use_stays() {
        let temp = tempfile::tempdir().unwrap();
        let in_use = PageFolder::make_in(temp.path()).unwrap();
        let left = temp.path().join("catchment-page-left");
        let foreign = temp.path().join("somebody-elses");
        for folder in [&left, &foreign] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("lock"), "").unwrap();
        }
        let _next = PageFolder::make_in(temp.path()).unwrap();
        assert!(in_use.path().exists() && foreign.exists());
        assert!(!left.exists());
    }
}
