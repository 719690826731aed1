//! Making a vault. Until the recovery code was typed back and opened the same secret, everything is in memory alone;
//! then the folder is made so that a crash at any point leaves a whole vault or none.

use crate::error::Fault;
use std::fs::{self, DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use super::Vault;
use super::keys::{Secret, random_name};
use super::layout::{self, Layout};
use super::lock::Lock;
use super::phrase::Passphrase;
use super::recovery::RecoveryCode;
use super::seal::Cost;
use super::settings::Settings;
use super::slots::{self, Slot};
use crate::store::search::Index;
use crate::store::{Now, Store};
use crate::{Error, Result};

/// A vault about to be made. It keeps neither passphrase nor code: both slots are sealed already.
pub struct Setup {
    secret: Secret,
    passphrase_slot: Vec<u8>,
    recovery_slot: Vec<u8>,
    cost: Cost,
}

impl Setup {
    /// Draws the secret of a new vault and its recovery code, which is to be shown once. Takes about 1.5 s.
    ///
    /// # Errors
    /// `Invalid("passphrase", ..)` as [`Passphrase::check`] says.
    pub fn begin(passphrase: &Passphrase) -> Result<(Self, RecoveryCode)> {
        Self::begin_at(passphrase, Cost::FULL)
    }

    /// As [`Setup::begin`], with slots of another cost. Anything but [`Cost::FULL`] is for vaults that guard nothing.
    ///
    /// # Errors
    /// As [`Setup::begin`].
    pub fn begin_at(passphrase: &Passphrase, cost: Cost) -> Result<(Self, RecoveryCode)> {
        passphrase.check()?;
        let secret = Secret::generate()?;
        let code = RecoveryCode::generate();
        let passphrase_slot = slots::seal(&secret, passphrase.secret(), cost)?;
        let recovery_slot = slots::seal(&secret, &code.secret(), cost)?;
        Ok((
            Setup {
                secret,
                passphrase_slot,
                recovery_slot,
                cost,
            },
            code,
        ))
    }

    /// Makes the vault in the folder `dir` and leaves it open. `retyped` is the recovery code as the person typed it
    /// back; it must open the recovery slot to the same secret. May be tried again after any error.
    ///
    /// # Errors
    /// `Invalid("code", ..)` for a wrong code, `Invalid("folder", "occupied")` when there is a vault or a part of one,
    /// `InUse` when another running copy is making one there, `Storage` when the disk will not take it. Nothing is
    /// left in the folder then.
    pub fn finish_with(&self, dir: &Path, retyped: &str, demo: bool, now: Now, index: Index) -> Result<Vault> {
        let code = RecoveryCode::parse(retyped)?;
        if !slots::proves(&self.recovery_slot, &code.secret(), &self.secret)? {
            return Err(Error::invalid("code", Fault::Wrong));
        }
        let layout = Layout::new(dir);
        refuse_occupied(&layout)?;
        let made = make_folders(dir)?;
        self.make(&layout, demo, now, index)
            .inspect_err(|_| remove_empty(&made))
    }

    fn make(&self, layout: &Layout, demo: bool, now: Now, index: Index) -> Result<Vault> {
        let lock = Lock::take(layout)?;
        // Again, now that nobody else can be making one.
        refuse_occupied(layout)?;
        layout.clear();
        let before = fs::metadata(layout.dir())?.permissions();
        let written = self.write(layout, demo, now, index).inspect_err(|_| {
            layout.clear();
            let _ = fs::set_permissions(layout.dir(), before);
            let _ = fs::remove_file(layout.lock());
        });
        let (store, settings) = written?;
        // The vault is whole. A mark that cannot be taken away now is taken away when it is next opened.
        let _ = layout.finish();
        let secret = Secret::from_text(&self.secret.to_text()?)?;
        Ok(Vault {
            store,
            secret,
            settings,
            layout: layout.clone(),
            cost: self.cost,
            _lock: lock,
        })
    }

    fn write(&self, layout: &Layout, demo: bool, now: Now, index: Index) -> Result<(Store, Settings)> {
        layout.begin()?;
        fs::set_permissions(layout.dir(), Permissions::from_mode(0o700))?;
        let key = self.secret.store_keys().first().ok_or(Error::Internal("storeKey"))?;
        let store = Store::create_with(&layout.store(), key, self.secret.id(), index)?;
        slots::write(layout, Slot::Passphrase, &self.passphrase_slot)?;
        slots::write(layout, Slot::Recovery, &self.recovery_slot)?;
        let settings = Settings::new(self.secret.id(), now, demo, random_name());
        settings.write(layout)?;
        Ok((store, settings))
    }
}

fn refuse_occupied(layout: &Layout) -> Result<()> {
    if layout.is_occupied()? && !layout.is_unfinished()? {
        return Err(Error::invalid("folder", Fault::Occupied));
    }
    Ok(())
}

/// Makes `dir` and what is missing above it. The answer is what was made, deepest first.
fn make_folders(dir: &Path) -> Result<Vec<PathBuf>> {
    let missing: Vec<PathBuf> = dir
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .map(Path::to_owned)
        .collect();
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(Error::from)
        .inspect_err(|_| {
            remove_empty(&missing);
        })?;
    if let Some(parent) = missing
        .last()
        .and_then(|highest| highest.parent())
        .filter(|p| !p.as_os_str().is_empty())
    {
        layout::sync_folder(parent)?;
    }
    Ok(missing)
}

/// Removes folders that are empty, deepest first.
fn remove_empty(folders: &[PathBuf]) {
    for folder in folders {
        let _ = fs::remove_dir(folder);
    }
}
