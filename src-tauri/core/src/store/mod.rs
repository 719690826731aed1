//! The encrypted store: one connection, and one gate to write through.
//!
//! * [`connection`] opens and creates the file with the pragmas that keep every acknowledged write.
//! * [`migrations`] brings an older file up to date, after `before_migration` copied it, and refuses a newer one.
//! * [`journal`] is the gate: every write is an operation with its before and after images.
//! * [`act`] is what a person does in one action: a function with the name the history keeps it under.
//! * [`chain`] proves that no operation was removed or edited, and `health` that the file is whole, at every unlock.
//! * [`undo`] writes the before images back.
//! * [`reading`] is what a screen reads from, with what may be kept beside the open store.
//! * [`search`] keeps the index of what can be found in step with the journal.

pub mod act;
mod before_migration;
pub mod chain;
pub mod connection;
mod health;
pub mod journal;
pub mod key;
pub mod migrations;
pub mod number_text;
pub mod op_kind;
pub mod reading;
pub mod search;
pub mod tables;
pub mod undo;

use crate::error::Damage;
use std::collections::BTreeSet;
use std::path::Path;

use rand::{SeedableRng, rngs::StdRng};
use rusqlite::Connection;

use crate::{Error, Result};
pub use act::Act;
pub use key::StoreKey;

pub use journal::Tx;
use migrations::{MIGRATIONS, Migration};
pub use op_kind::OpKind;
use reading::{Cache, Reading};

/// The moment something is done, with the offset of the place it is done in. Always an argument.
pub type Now = chrono::DateTime<chrono::FixedOffset>;

pub struct Store {
    conn: Connection,
    /// Names this laptop in every operation.
    device: String,
    rng: StdRng,
    touched: BTreeSet<String>,
    index: search::Index,
    cache: Cache,
}

impl Store {
    /// Makes a new store at `path`, in which the lines of `index` can be found.
    ///
    /// # Errors
    /// `Storage` when the file exists already or the disk will not take it.
    pub fn create_with(path: &Path, key: &StoreKey, device: &str, index: search::Index) -> Result<Self> {
        let mut conn = connection::create(path, key)?;
        migrations::run(&mut conn, MIGRATIONS, |_, _, _| Ok(()))?;
        Self::ready(conn, device, index)
    }

    /// Opens the store at `path`, in which the lines of `index` can be found. One of an earlier version is first copied
    /// to `backups/` beside it, then migrated.
    ///
    /// # Errors
    /// `Damaged("store")` when the key does not fit or the file is not whole, `TooNew` when a newer release wrote it,
    /// `Storage` when the disk will not give it, or will not take the copy. The file stays untouched then.
    pub fn open_with(path: &Path, key: &StoreKey, device: &str, index: search::Index) -> Result<Self> {
        Self::open_to(path, key, device, MIGRATIONS, index)
    }

    /// As [`Store::open_with`], to the version that `all` leads to.
    pub(crate) fn open_to(
        path: &Path,
        key: &StoreKey,
        device: &str,
        all: &[Migration],
        index: search::Index,
    ) -> Result<Self> {
        let mut conn = connection::open(path, key)?;
        // SQLCipher takes a zeroed first page for an empty database: without this, a store cut to nothing would open
        // as a new one.
        if migrations::version(&conn)? == 0 {
            return Err(Error::Damaged(Damage::Store));
        }
        migrations::run(&mut conn, all, |conn, from, to| {
            before_migration::copy(conn, path, key, from, to)
        })?;
        Self::ready(conn, device, index)
    }

    fn ready(mut conn: Connection, device: &str, index: search::Index) -> Result<Self> {
        search::follow::ready(&mut conn, index)?;
        journal::watch(&conn)?;
        Ok(Store {
            conn,
            device: device.to_owned(),
            rng: StdRng::from_os_rng(),
            touched: BTreeSet::new(),
            index,
            cache: Cache::default(),
        })
    }

    /// Makes ids and salts repeatable: the synthetic caseload of one seed is always the same. Never for a real vault.
    pub fn make_repeatable(&mut self, seed: u64) {
        self.rng = StdRng::seed_from_u64(seed);
    }

    /// Reads. A write through this connection fails, as every write outside [`Store::transact`] does.
    ///
    /// # Errors
    /// What `f` returns.
    pub fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        f(&self.conn)
    }

    /// Reads for a screen over everybody, with what an earlier one left on the cache.
    ///
    /// # Errors
    /// What `f` returns.
    pub fn read_cached<T>(&self, f: impl FnOnce(Reading<'_>) -> Result<T>) -> Result<T> {
        f(Reading::with_cache(&self.conn, &self.cache))
    }

    /// Writes what the journal does not cover (see [`tables::UNJOURNALLED`]), in one transaction: drafts, view state,
    /// the position of the outbox.
    ///
    /// # Errors
    /// What `f` returns, with nothing changed.
    pub fn write_unjournalled<T>(&mut self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let tx = self
            .conn
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let value = f(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// The journalled tables written since this was last asked.
    pub fn take_touched(&mut self) -> Vec<String> {
        std::mem::take(&mut self.touched).into_iter().collect()
    }
}
