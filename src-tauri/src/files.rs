//! Files that come in and go out by a path that somebody typed or chose.

use catchment_core::error::Fault;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use catchment_core::care::instrument;
use catchment_core::exchange::spreadsheet;
use catchment_core::{Error, Result};

/// Reads a sheet whole.
///
/// # Errors
/// `Invalid("file", "required" | "missing" | "notAFile")`, and as [`spreadsheet::open`].
pub fn read_sheet(path: &str) -> Result<Vec<u8>> {
    spreadsheet::open(Path::new(there(path)?))
}

/// Reads an instrument file, or as much of one that is too large as shows that it is.
///
/// # Errors
/// `Invalid("file", "required" | "missing" | "notAFile")`, `Storage`.
pub fn read_instrument(path: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(instrument::MAX_BYTES).unwrap_or(u64::MAX) + 1;
    File::open(there(path)?)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The path as it leads to a file.
fn there(path: &str) -> Result<&str> {
    let path = path.trim();
    if path.is_empty() {
        return Err(Error::invalid("file", Fault::Required));
    }
    let found = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::invalid("file", Fault::Missing),
        _ => error.into(),
    })?;
    if !found.is_file() {
        return Err(Error::invalid("file", Fault::NotAFile));
    }
    Ok(path)
}

/// A file that stands whole in its folder but not yet under its name. Dropping it removes it.
pub struct Pending {
    part: PathBuf,
    path: PathBuf,
    appeared: bool,
}

impl Pending {
    /// Writes `bytes` beside the first free name of `stem.extension`, `stem-2.extension`, ... in `folder`, readable by
    /// its owner alone. Nothing that is there is written over.
    ///
    /// # Errors
    /// `Invalid("folder", "required" | "notAFolder")`, `Storage`.
    pub fn write(folder: &str, stem: &str, extension: &str, bytes: &[u8]) -> Result<Self> {
        let folder = folder.trim();
        if folder.is_empty() {
            return Err(Error::invalid("folder", Fault::Required));
        }
        let folder = Path::new(folder);
        if !folder.is_dir() {
            return Err(Error::invalid("folder", Fault::NotAFolder));
        }
        let path = (1..)
            .map(|n| match n {
                1 => folder.join(format!("{stem}.{extension}")),
                n => folder.join(format!("{stem}-{n}.{extension}")),
            })
            .find(|path| !path.exists())
            .ok_or(Error::Internal("no free name"))?;
        let part = path.with_added_extension("part");
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&part)?;
        let pending = Pending {
            part,
            path,
            appeared: false,
        };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(pending)
    }

    /// The name it will have, without its folder.
    pub fn name(&self) -> String {
        self.path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    /// Gives it its name; answers with the whole path.
    ///
    /// # Errors
    /// `Storage`.
    pub fn appear(mut self) -> Result<PathBuf> {
        fs::rename(&self.part, &self.path)?;
        self.appeared = true;
        if let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(self.path.clone())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.appeared {
            let _ = fs::remove_file(&self.part);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn refusal<T>(result: Result<T>) -> (&'static str, &'static str) {
        match result {
            Err(Error::Invalid { field, reason }) => (field, reason.name()),
            _ => ("", ""),
        }
    }

    #[test]
    fn a_file_appears_whole_for_its_owner_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().to_str().unwrap();
        let first = Pending::write(text, "summary", "pdf", b"one").unwrap();
        assert!(!folder.path().join("summary.pdf").exists(), "not before it is recorded");
        first.appear().unwrap();
        let second = Pending::write(text, "summary", "pdf", b"two").unwrap();
        assert_eq!(second.name(), "summary-2.pdf");
        let path = second.appear().unwrap();
        assert_eq!(fs::read(folder.path().join("summary.pdf")).unwrap(), b"one");
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        drop(Pending::write(text, "other", "pdf", b"three").unwrap());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            2,
            "what was given up leaves nothing"
        );
    }

    #[test]
    fn a_path_that_leads_nowhere_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("gone");
        assert_eq!(refusal(read_sheet(" ")), ("file", "required"));
        assert_eq!(refusal(read_sheet(missing.to_str().unwrap())), ("file", "missing"));
        assert_eq!(
            refusal(read_sheet(folder.path().to_str().unwrap())),
            ("file", "notAFile")
        );
        assert_eq!(refusal(Pending::write("", "a", "pdf", b"")), ("folder", "required"));
        assert_eq!(
            refusal(Pending::write(missing.to_str().unwrap(), "a", "pdf", b"")),
            ("folder", "notAFolder")
        );
        assert!(matches!(
            Pending::write("/proc", "a", "pdf", b""),
            Err(Error::Storage(_))
        ));
    }
}
