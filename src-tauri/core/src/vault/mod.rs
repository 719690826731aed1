//! The vault: the encrypted folder that holds one caseload. It is open or absent, nothing between: whoever has a
//! [`Vault`] has its keys, its open store and its lock, and dropping it closes all three.
//!
//! * [`setup`] makes one; this module opens it, changes what opens it, and lets its store be read and written.
//! * [`keys`] is the secret, [`seal`] its encryption, [`slots`] the files that hold it, twice.
//! * [`phrase`] and [`recovery`] are what people know or keep on paper.
//! * [`layout`], [`settings`] and [`lock`] are the folder.
//!
//! What fails, fails before anything is written: a wrong passphrase, a damaged slot or store, a newer release's vault,
//! a second running copy, a disk that is full or read-only each have their own error and leave every file as it was.

pub mod keys;
mod layout;
mod lock;
pub mod phrase;
pub mod recovery;
mod seal;
mod settings;
pub mod setup;
mod slots;
#[cfg(test)]
mod tests;

use crate::error::{Damage, Fault};
use std::path::Path;

use age::secrecy::SecretString;
use age::x25519;
use serde::Serialize;

use crate::store::reading::Reading;
use crate::store::search::Index;
use crate::store::{Act, Now, OpKind, Store, Tx};
use crate::{Error, Result};
use keys::Secret;
use lock::Lock;
use settings::Settings;
use slots::{Mend, Slot};

pub use layout::Layout;
pub use phrase::{Passphrase, Strength};
pub use recovery::RecoveryCode;
pub use seal::Cost;
pub use setup::Setup;

/// What can be said of a folder without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum VaultState {
    /// No vault: one can be made here.
    Absent,
    Present {
        id: String,
        /// Whether all in it is made up.
        demo: bool,
    },
    /// There is something, but this release cannot open it: `tooNew`, `settings` (damaged), or `storage`.
    Unreadable { reason: &'static str },
}

/// Looks at `dir` without opening anything.
#[must_use]
pub fn state(dir: &Path) -> VaultState {
    match inspect(&Layout::new(dir)) {
        Ok(Some(settings)) => VaultState::Present {
            id: settings.id,
            demo: settings.demo,
        },
        Ok(None) => VaultState::Absent,
        Err(Error::TooNew { .. }) => VaultState::Unreadable { reason: "tooNew" },
        Err(Error::Damaged(_)) => VaultState::Unreadable { reason: "settings" },
        Err(_) => VaultState::Unreadable { reason: "storage" },
    }
}

fn inspect(layout: &Layout) -> Result<Option<Settings>> {
    if !layout.is_occupied()? || layout.is_unfinished()? {
        return Ok(None);
    }
    Settings::read(layout).map(Some)
}

/// An open vault. Its parts are dropped in this order: the lock is given back last.
pub struct Vault {
    store: Store,
    secret: Secret,
    settings: Settings,
    layout: Layout,
    cost: Cost,
    _lock: Lock,
}

/// A new recovery code's slot, not yet in force.
pub struct NewRecoveryCode {
    sealed: Vec<u8>,
}

impl Vault {
    /// Opens the vault in `dir`. Takes about 0.7 s, twice that when one copy of the slot is damaged.
    ///
    /// # Errors
    /// `NotFound("vault")`; `TooNew`; `Damaged("settings" | "slot" | "store")`; `InUse`; `WrongPassphrase`; `Storage`.
    /// Nothing is changed then.
    pub fn open_with(dir: &Path, passphrase: &Passphrase, index: Index) -> Result<Self> {
        let (vault, mend) = Self::open_by(dir, Slot::Passphrase, passphrase.secret(), index)?;
        vault.mend(&mend);
        Ok(vault)
    }

    /// Opens the vault in `dir` with the recovery code as somebody typed it, and lets `new` open it from now on.
    ///
    /// # Errors
    /// As [`Vault::open`], with `Invalid("code", ..)` for a wrong code, and `Invalid("passphrase", ..)` as
    /// [`Passphrase::check`] says. Nothing is changed then.
    pub fn recover_with(dir: &Path, code: &str, new: &Passphrase, index: Index) -> Result<Self> {
        Self::recover_at(dir, code, new, Cost::FULL, index)
    }

    fn recover_at(dir: &Path, code: &str, new: &Passphrase, cost: Cost, index: Index) -> Result<Self> {
        new.check()?;
        let code = RecoveryCode::parse(code)?;
        let (vault, mend) = Self::open_by(dir, Slot::Recovery, &code.secret(), index)?;
        vault.mend(&mend);
        vault.write_slot(Slot::Passphrase, &slots::seal(&vault.secret, new.secret(), cost)?)?;
        Ok(vault)
    }

    fn open_by(dir: &Path, slot: Slot, by: &SecretString, index: Index) -> Result<(Self, Mend)> {
        let layout = Layout::new(dir);
        let settings = inspect(&layout)?.ok_or(Error::NotFound("vault"))?;
        let lock = Lock::take(&layout)?;
        let (secret, mend) = slots::open(&layout, slot, by)?;
        if settings.id != secret.id() {
            return Err(Error::Damaged(Damage::Settings));
        }
        let store = open_store(&layout, &secret, index)?;
        Ok((
            Vault {
                store,
                secret,
                settings,
                layout,
                cost: Cost::FULL,
                _lock: lock,
            },
            mend,
        ))
    }

    /// Brings damaged copies back. A disk that will not take them must not keep anybody from their records: there is
    /// one good copy of each, and the next unlock tries again.
    fn mend(&self, mend: &Mend) {
        let _ = mend.apply(&self.layout);
        let _ = self.settings.mend(&self.layout);
        let _ = self.layout.finish();
    }

    fn write_slot(&self, slot: Slot, sealed: &[u8]) -> Result<()> {
        slots::write(&self.layout, slot, sealed)
    }

    /// Lets `new` open the vault in place of `old`.
    ///
    /// # Errors
    /// `Invalid("passphrase", ..)` as [`Passphrase::check`] says; `WrongPassphrase` and `Damaged("slot")` when `old`
    /// does not open the vault; `Storage`. The old one goes on opening it then.
    pub fn change_passphrase(&self, old: &Passphrase, new: &Passphrase) -> Result<()> {
        new.check()?;
        slots::open(&self.layout, Slot::Passphrase, old.secret())?;
        self.write_slot(Slot::Passphrase, &slots::seal(&self.secret, new.secret(), self.cost)?)
    }

    /// Whether `passphrase` opens the vault, for whoever has it open already. Nothing is changed.
    ///
    /// # Errors
    /// `WrongPassphrase` and `Damaged("slot")` when it does not.
    pub fn check_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        slots::open(&self.layout, Slot::Passphrase, passphrase.secret()).map(drop)
    }

    /// Draws a new recovery code, which is to be shown once. The one on paper stays in force until
    /// [`Vault::confirm_recovery_code`].
    ///
    /// # Errors
    /// `WrongPassphrase` and `Damaged("slot")` when `passphrase` does not open the vault.
    pub fn new_recovery_code(&self, passphrase: &Passphrase) -> Result<(NewRecoveryCode, RecoveryCode)> {
        slots::open(&self.layout, Slot::Passphrase, passphrase.secret())?;
        let code = RecoveryCode::generate();
        let sealed = slots::seal(&self.secret, &code.secret(), self.cost)?;
        Ok((NewRecoveryCode { sealed }, code))
    }

    /// Puts a new recovery code in force, once it was typed back.
    ///
    /// # Errors
    /// `Invalid("code", ..)` for a wrong code, `Storage`. The old one stays in force then.
    pub fn confirm_recovery_code(&self, new: &NewRecoveryCode, retyped: &str) -> Result<()> {
        let code = RecoveryCode::parse(retyped)?;
        if !slots::proves(&new.sealed, &code.secret(), &self.secret)? {
            return Err(Error::invalid("code", Fault::Wrong));
        }
        self.write_slot(Slot::Recovery, &new.sealed)
    }

    /// Closes the store, then gives the lock back. Dropping a vault does the same, but cannot say that it failed.
    ///
    /// # Errors
    /// `Storage` when the store's last pages could not be written.
    pub fn close(self) -> Result<()> {
        let Vault { store, _lock, .. } = self;
        store.close()
    }

    /// Runs an act as one operation of the history.
    ///
    /// # Errors
    /// As [`Store::act`].
    pub fn act<A: Act>(&mut self, now: Now, arg: &A::Arg) -> Result<A::Out> {
        self.store.act::<A>(now, arg)
    }

    /// Runs `f` as one operation of the history. The only way to write what the journal covers.
    ///
    /// # Errors
    /// What `f` returns, or why the store would not take it; nothing was changed then.
    pub fn transact<T>(&mut self, kind: OpKind, now: Now, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.store.transact(kind, now, f)
    }

    /// Reads.
    ///
    /// # Errors
    /// What `f` returns.
    pub fn read<T>(&self, f: impl FnOnce(&rusqlite::Connection) -> Result<T>) -> Result<T> {
        self.store.read(f)
    }

    /// Reads for a screen over everybody: see [`Store::read_cached`].
    ///
    /// # Errors
    /// What `f` returns.
    pub fn read_cached<T>(&self, f: impl FnOnce(Reading<'_>) -> Result<T>) -> Result<T> {
        self.store.read_cached(f)
    }

    /// Writes what the journal does not cover: drafts, view state, the position of the outbox.
    ///
    /// # Errors
    /// What `f` returns, with nothing changed.
    pub fn write_unjournalled<T>(&mut self, f: impl FnOnce(&rusqlite::Connection) -> Result<T>) -> Result<T> {
        self.store.write_unjournalled(f)
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Where the vault's files lie.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    #[must_use]
    pub fn dir(&self) -> &Path {
        self.layout.dir()
    }

    /// Whether all in it is made up. Every screen and every export then says so.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.settings.demo
    }

    /// The vault's own name in the history and in bundles, 32 hexadecimal digits, the same for its whole life.
    #[must_use]
    pub fn device(&self) -> &str {
        self.secret.id()
    }

    /// Names the present unbroken run of the history, 32 hexadecimal digits.
    #[must_use]
    pub fn epoch(&self) -> &str {
        &self.settings.epoch
    }

    /// When the vault was made, RFC 3339.
    #[must_use]
    pub fn created(&self) -> &str {
        &self.settings.created
    }

    /// The public key by which others check what this vault signed: the text of a minisign public-key file.
    ///
    /// # Errors
    /// `Damaged("slot")` when the signing key is not one.
    pub fn sender_pub(&self) -> Result<String> {
        self.secret.sender_pub()
    }

    /// Signs `bytes`; the answer is the text of a `.minisig` file. `trusted_comment` is one line and is signed too.
    ///
    /// # Errors
    /// `Internal` when the comment is not one line, or nothing could be signed.
    pub fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String> {
        self.secret.sign(bytes, trusted_comment)
    }

    /// What opens the bundles sent to this vault.
    #[must_use]
    pub fn inbox_identity(&self) -> &x25519::Identity {
        self.secret.inbox()
    }

    /// The key to encrypt to for this vault, `age1...`.
    #[must_use]
    pub fn inbox_recipient(&self) -> String {
        self.secret.inbox().to_public().to_string()
    }
}

/// Opens the store with the key that fits. A missing file is damage, never a new store.
fn open_store(layout: &Layout, secret: &Secret, index: Index) -> Result<Store> {
    if layout
        .store()
        .metadata()
        .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    {
        return Err(Error::Damaged(Damage::Store));
    }
    for key in secret.store_keys() {
        match Store::open_with(&layout.store(), key, secret.id(), index) {
            Err(Error::Damaged(Damage::Store)) => {}
            other => return other,
        }
    }
    Err(Error::Damaged(Damage::Store))
}
