//! A store, and the vault around it, as the store of a record: in it can be found what the nouns say. The store and the
//! vault know no noun; what they have to know is handed over here, and nowhere else.

use std::path::Path;

use super::registry::index;
use crate::Result;
use crate::store::{Now, Store, StoreKey};
use crate::vault::{Passphrase, Setup, Vault};

impl Store {
    /// Makes a new store at `path`.
    ///
    /// # Errors
    /// As [`Store::create_with`].
    pub fn create(path: &Path, key: &StoreKey, device: &str) -> Result<Self> {
        Store::create_with(path, key, device, index())
    }

    /// Opens the store at `path`.
    ///
    /// # Errors
    /// As [`Store::open_with`].
    pub fn open(path: &Path, key: &StoreKey, device: &str) -> Result<Self> {
        Store::open_with(path, key, device, index())
    }
}

impl Vault {
    /// Opens the vault in `dir`. Takes about 0.7 s, twice that when one copy of the slot is damaged.
    ///
    /// # Errors
    /// As [`Vault::open_with`].
    pub fn open(dir: &Path, passphrase: &Passphrase) -> Result<Self> {
        Vault::open_with(dir, passphrase, index())
    }

    /// Opens the vault in `dir` with the recovery code as somebody typed it, and lets `new` open it from now on.
    ///
    /// # Errors
    /// As [`Vault::recover_with`].
    pub fn recover(dir: &Path, code: &str, new: &Passphrase) -> Result<Self> {
        Vault::recover_with(dir, code, new, index())
    }
}

impl Setup {
    /// Makes the vault in the folder `dir` and leaves it open. `retyped` is the recovery code as the person typed it
    /// back.
    ///
    /// # Errors
    /// As [`Setup::finish_with`].
    pub fn finish(&self, dir: &Path, retyped: &str, demo: bool, now: Now) -> Result<Vault> {
        self.finish_with(dir, retyped, demo, now, index())
    }
}
