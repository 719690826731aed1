//! What a whole vault does, on a real disk: opened, changed, recovered, damaged, refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod changes;
mod disks;
mod kills;
mod making;
mod refusals;
mod stock_tools;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::*;

const PASSPHRASE: &str = "kestrel over the tarn";
const OTHER: &str = "curlew above the moss";

fn now() -> Now {
    Now::parse_from_rfc3339("2026-11-22T09:30:00+00:00").unwrap()
}

fn pass(text: &str) -> Passphrase {
    Passphrase::from(text)
}

/// A folder for one test, with a vault in it that is closed again.
struct Desk {
    root: tempfile::TempDir,
    code: String,
}

impl Desk {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
        setup
            .finish(&root.path().join("vault"), &code.text(), false, now())
            .unwrap()
            .close()
            .unwrap();
        Desk {
            root,
            code: code.text().to_string(),
        }
    }

    fn dir(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    fn open(&self, passphrase: &str) -> Result<Vault> {
        let mut vault = Vault::open(&self.dir(), &pass(passphrase))?;
        vault.cost = Cost::CHEAP;
        Ok(vault)
    }

    fn recover(&self, code: &str, new: &str) -> Result<Vault> {
        Vault::recover_at(
            &self.dir(),
            code,
            &pass(new),
            Cost::CHEAP,
            crate::record::registry::index(),
        )
    }

    fn files(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        snapshot(self.root.path())
    }

    /// Flips one bit of a file.
    fn flip(&self, name: &str, place: usize) {
        let mut bytes = fs::read(self.path(name)).unwrap();
        bytes[place] ^= 4;
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Runs `attempt`, which must fail and leave every name and byte as it was.
    fn refused<T>(&self, attempt: impl FnOnce() -> Result<T>) -> Error {
        let before = self.files();
        let error = attempt().err().expect("must be refused");
        assert!(self.files() == before, "{error}: something was changed");
        error
    }
}

/// Every name below `dir`, with the bytes of those that are files.
fn snapshot(dir: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.clone());
                found.insert(path, None);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.insert(path, Some(bytes));
            }
        }
    }
    found
}

fn write_draft(vault: &mut Vault, text: &str) {
    vault
        .write_unjournalled(|conn| Ok(conn.execute("INSERT INTO view_state (id, value) VALUES ('test', ?)", [text])?))
        .unwrap();
}

fn read_draft(vault: &Vault) -> String {
    vault
        .read(|conn| Ok(conn.query_row("SELECT value FROM view_state WHERE id = 'test'", [], |row| row.get(0))?))
        .unwrap()
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}
