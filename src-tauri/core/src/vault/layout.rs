//! Where things lie in a vault's folder, and how a file of it is replaced: a new file beside it, on disk before it
//! takes the old one's name. Folders are 0700, files 0600.
//!
//! ```text
//! vault.json   lock   keys/   keys.bak/   store.db   backups/   outbox/ (+ self/)   inbox/   quarantine/
//! ```
//!
//! `keys.bak/` holds a second copy of each slot and of `vault.json`. The file `creating` stands only while a vault is
//! being made: with it and without either copy of `vault.json` there is none yet.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::{Error, Result};

const FOLDERS: [&str; 7] = [
    "keys",
    "keys.bak",
    "backups",
    "outbox",
    "outbox/self",
    "inbox",
    "quarantine",
];
const FILES: [&str; 3] = ["vault.json", "store.db", "store.db-journal"];

/// The paths of one vault.
#[derive(Clone)]
pub struct Layout {
    dir: PathBuf,
}

impl Layout {
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Layout { dir: dir.to_owned() }
    }

    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Both copies of a slot: the first is read first.
    pub(super) fn slot_copies(&self, file: &str) -> [PathBuf; 2] {
        [self.dir.join("keys").join(file), self.dir.join("keys.bak").join(file)]
    }

    /// Both copies of the settings.
    pub(super) fn settings_copies(&self) -> [PathBuf; 2] {
        [
            self.dir.join("vault.json"),
            self.dir.join("keys.bak").join("vault.json"),
        ]
    }

    /// Held locked by the one running copy that has the vault open.
    pub(super) fn lock(&self) -> PathBuf {
        self.dir.join("lock")
    }

    #[must_use]
    pub fn store(&self) -> PathBuf {
        self.dir.join("store.db")
    }

    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.dir.join("backups")
    }

    #[must_use]
    pub fn outbox(&self) -> PathBuf {
        self.dir.join("outbox")
    }

    #[must_use]
    pub fn outbox_self(&self) -> PathBuf {
        self.dir.join("outbox/self")
    }

    #[must_use]
    pub fn inbox(&self) -> PathBuf {
        self.dir.join("inbox")
    }

    #[must_use]
    pub fn quarantine(&self) -> PathBuf {
        self.dir.join("quarantine")
    }

    fn creating(&self) -> PathBuf {
        self.dir.join("creating")
    }

    /// Whether a vault is being made here, or its making was cut short. A copy of the settings says that it is whole.
    ///
    /// # Errors
    /// `Storage` when that cannot be told.
    pub(super) fn is_unfinished(&self) -> Result<bool> {
        let [first, second] = self.settings_copies();
        Ok(is_there(&self.creating())? && !is_there(&first)? && !is_there(&second)?)
    }

    /// Whether anything of a vault lies here, a lock left behind apart.
    ///
    /// # Errors
    /// `Storage` when that cannot be told.
    pub(super) fn is_occupied(&self) -> Result<bool> {
        for name in FOLDERS.iter().chain(&FILES) {
            if is_there(&self.dir.join(name))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Makes the folders, and marks the vault as not finished.
    pub(super) fn begin(&self) -> Result<()> {
        new_file(&self.creating())?.sync_all()?;
        FOLDERS.iter().try_for_each(|name| make_folder(&self.dir.join(name)))?;
        sync_folder(&self.dir)
    }

    /// Takes the mark away: the vault is whole.
    pub(super) fn finish(&self) -> Result<()> {
        match fs::remove_file(self.creating()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            Err(_) => Ok(()),
            Ok(()) => sync_folder(&self.dir),
        }
    }

    /// Removes what an unfinished making left: first what would make it look whole, the mark last.
    pub(super) fn clear(&self) {
        for path in self.settings_copies() {
            let _ = fs::remove_file(path);
        }
        for name in FILES {
            let _ = fs::remove_file(self.dir.join(name));
        }
        for name in FOLDERS {
            let _ = fs::remove_dir_all(self.dir.join(name));
        }
        let _ = fs::remove_file(self.creating());
    }
}

fn is_there(path: &Path) -> Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Makes `path`, for its owner alone, if it is not there.
pub(super) fn make_folder(path: &Path) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Makes the entries of a folder last.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    Ok(File::open(path)?.sync_all()?)
}

/// The bytes of a file of at most `largest` bytes; of a longer one, `largest` + 1 of them. None if there is none.
///
/// # Errors
/// `Storage` when it is there and cannot be read.
pub(super) fn read(path: &Path, largest: usize) -> Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        file => file?,
    };
    let mut bytes = Vec::new();
    match file.take(largest as u64 + 1).read_to_end(&mut bytes) {
        // A folder of that name is no copy either.
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => Ok(None),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(Some(bytes)),
    }
}

/// Replaces every file in `paths` by `bytes`. All new files are on disk before the first takes its name: a full disk
/// changes none of them.
///
/// # Errors
/// `Storage`, as a rule with nothing changed.
pub(super) fn replace(paths: &[PathBuf], bytes: &[u8]) -> Result<()> {
    let parts: Vec<PathBuf> = paths.iter().map(|path| part_of(path)).collect();
    let staged = parts.iter().try_for_each(|part| stage(part, bytes));
    if let Err(error) = staged {
        for part in &parts {
            let _ = fs::remove_file(part);
        }
        return Err(error);
    }
    for (part, path) in parts.iter().zip(paths) {
        fs::rename(part, path)?;
        sync_folder(path.parent().ok_or(Error::Internal("path"))?)?;
    }
    Ok(())
}

fn stage(part: &Path, bytes: &[u8]) -> Result<()> {
    // One that a power loss left behind; nobody else writes here.
    let _ = fs::remove_file(part);
    let mut file = new_file(part)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn replaces_both_files_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [dir.path().join("a"), dir.path().join("b")];
        replace(&paths, b"one").unwrap();
        replace(&paths, b"two").unwrap();
        assert!(paths.iter().all(|path| fs::read(path).unwrap() == b"two"));
        assert!(
            paths
                .iter()
                .all(|path| path.metadata().unwrap().permissions().mode() & 0o777 == 0o600)
        );

        let nowhere = [dir.path().join("a"), dir.path().join("absent/b")];
        assert!(matches!(replace(&nowhere, b"three"), Err(Error::Storage(_))));
        assert_eq!(fs::read(&paths[0]).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "no part is left behind");
    }

    #[test]
    fn a_part_left_behind_is_no_obstacle() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(dir.path().join("a.part"), b"torn and much longer than the new one").unwrap();
        replace(std::slice::from_ref(&path), b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn reads_no_more_than_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        assert!(read(&path, 4).unwrap().is_none());
        assert!(read(dir.path(), 4).unwrap().is_none());
        fs::write(&path, b"1234").unwrap();
        assert_eq!(read(&path, 4).unwrap().unwrap(), b"1234");
        fs::write(&path, b"123456789").unwrap();
        assert_eq!(read(&path, 4).unwrap().unwrap(), b"12345");
        assert!(read(&path.join("below"), 4).unwrap().is_none());
    }
}
