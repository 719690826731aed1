//! What the process holds: the vault, open or not, and the clocks around it. Knows nothing of windows: what it has to
//! tell goes through one closure.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use catchment_core::facts;
use catchment_core::record::workspace::setting;
use catchment_core::store::reading::Reading;
use catchment_core::store::{Act, OpKind, Tx};
use catchment_core::vault::{Setup, Vault};
use catchment_core::{Error, Now, Result};
use rusqlite::Connection;
use serde::Serialize;

use crate::idle::IdleClock;
use crate::leave::Leaving;
use crate::paths;
use crate::preferences::Preferences;

/// What a commit touched, as far as the window has to know: which of its answers it asks for again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Touched {
    /// The record: any answer may have changed.
    Record,
    /// What is typed and not recorded yet. It is stored at every pause.
    Draft,
    /// How a screen is set, and forms left half-filled.
    View,
}

/// Hears what a commit touched.
type TellChanged = Box<dyn Fn(Touched) + Send + Sync>;

pub struct App {
    dir: PathBuf,
    pub(crate) started: Instant,
    pub(crate) vault: Mutex<Option<Vault>>,
    /// Says whether a vault is open without waiting for the command that is using it.
    open: AtomicBool,
    /// A first run between showing the recovery code and having it typed back.
    pub(crate) setup: Mutex<Option<Setup>>,
    preferences: Mutex<Preferences>,
    tell_changed: TellChanged,
    pub idle: IdleClock,
    pub leaving: Leaving,
}

/// The value behind a mutex whose holder may have panicked: a vault's transaction was rolled back as it unwound.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    pub fn new(dir: PathBuf, tell_changed: impl Fn(Touched) + Send + Sync + 'static) -> Self {
        let preferences = Preferences::read(&paths::preferences(&dir));
        App {
            dir,
            started: Instant::now(),
            vault: Mutex::new(None),
            open: AtomicBool::new(false),
            setup: Mutex::new(None),
            preferences: Mutex::new(preferences),
            tell_changed: Box::new(tell_changed),
            idle: IdleClock::start(),
            leaving: Leaving::default(),
        }
    }

    /// The folder this copy was started on.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The one place that reads the clock.
    pub fn now(&self) -> Now {
        chrono::Local::now().fixed_offset()
    }

    pub fn is_open(&self) -> bool {
        self.open.load(Ordering::Acquire)
    }

    /// Does something with the open vault, and tells the window once a commit is made.
    ///
    /// # Errors
    /// `Locked` when none is open, else what `f` returns.
    pub fn vault<T>(&self, f: impl FnOnce(&mut Vault) -> Result<T>) -> Result<T> {
        let mut held = hold(&self.vault);
        let vault = held.as_mut().ok_or(Error::Locked)?;
        let result = f(vault);
        let touched = vault.store_mut().take_touched();
        if touched.iter().any(|table| table == "setting") {
            self.follow_settings(vault);
        }
        drop(held);
        if !touched.is_empty() {
            self.tell(Touched::Record);
        }
        result
    }

    /// Reads.
    ///
    /// # Errors
    /// As [`App::vault`].
    pub fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.vault(|vault| vault.read(f))
    }

    /// Reads for a screen over everybody, with what is kept beside the open store.
    ///
    /// # Errors
    /// As [`App::vault`].
    pub fn read_cached<T>(&self, f: impl FnOnce(Reading<'_>) -> Result<T>) -> Result<T> {
        self.vault(|vault| vault.read_cached(f))
    }

    /// Runs an act as one operation of the history.
    ///
    /// # Errors
    /// As [`App::vault`].
    pub fn act<A: Act>(&self, now: Now, arg: &A::Arg) -> Result<A::Out> {
        self.vault(|vault| vault.act::<A>(now, arg))
    }

    /// Writes as one operation of the history.
    ///
    /// # Errors
    /// As [`App::vault`].
    pub fn write<T>(&self, kind: OpKind, now: Now, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.vault(|vault| vault.transact(kind, now, f))
    }

    /// Writes what the journal does not cover.
    ///
    /// # Errors
    /// As [`App::vault`].
    pub fn write_unjournalled<T>(&self, touched: Touched, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let value = self.vault(|vault| vault.write_unjournalled(f))?;
        self.tell(touched);
        Ok(value)
    }

    /// Tells the window which answers to ask for again.
    pub fn tell(&self, touched: Touched) {
        (self.tell_changed)(touched);
    }

    /// Keeps a vault that was just opened.
    pub(crate) fn keep(&self, held: &mut Option<Vault>, vault: Vault) {
        self.idle.opened();
        self.follow_settings(&vault);
        // Whoever unlocks waits for the key anyway. What cannot be read is said by the screen that asks for it.
        let _ = vault.read_cached(|store| facts::read_ahead(store, self.now().date_naive()));
        *held = Some(vault);
        self.open.store(true, Ordering::Release);
    }

    /// How long the idle clock waits is a setting. One that cannot be read leaves the clock as it is.
    fn follow_settings(&self, vault: &Vault) {
        if let Ok(settings) = vault.read(setting::get) {
            self.idle.limits(settings.lock_minutes, settings.visit_lock_minutes);
        }
    }

    /// Closes the store and gives the vault's lock back. Waits for the command that is running.
    pub fn close(&self) {
        let vault = hold(&self.vault).take();
        self.open.store(false, Ordering::Release);
        // Every commit is on the disk already; what closing may fail to do is to shorten the journal file.
        let _ = vault.map(Vault::close);
    }

    pub fn preferences(&self) -> Preferences {
        *hold(&self.preferences)
    }

    /// # Errors
    /// `invalid` when out of range, `storage` when it cannot be kept.
    pub fn prefer(&self, wanted: Preferences) -> Result<()> {
        let mut kept = hold(&self.preferences);
        wanted.write(&paths::preferences(&self.dir))?;
        *kept = wanted;
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::{Arc, Mutex};

    use catchment_core::vault::Passphrase;

    use super::*;

    const PHRASE: &str = "kestrel-tarn-lichen-7";

    struct Told(Arc<Mutex<Vec<Touched>>>);

    impl Told {
        fn take(&self) -> Vec<Touched> {
            std::mem::take(&mut self.0.lock().unwrap())
        }
    }

    fn app(dir: &Path) -> (App, Told) {
        let told = Arc::new(Mutex::new(Vec::new()));
        let tell = Arc::clone(&told);
        (
            App::new(dir.to_owned(), move |touched| tell.lock().unwrap().push(touched)),
            Told(told),
        )
    }

    fn open_app(dir: &Path) -> (App, Told) {
        let (app, told) = app(dir);
        let code = app.begin_setup(&Passphrase::from(PHRASE)).unwrap();
        app.finish_setup(&code, app.now()).unwrap();
        (app, told)
    }

    fn lock_after(app: &App, minutes: u8) -> Result<()> {
        app.write(OpKind::ChangeSetting, app.now(), |tx| {
            let settings = setting::Settings {
                lock_minutes: minutes,
                ..setting::get(tx)?
            };
            setting::change(tx, &settings)
        })
    }

    #[test]
    fn without_a_vault_everything_is_locked() {
        let dir = tempfile::tempdir().unwrap();
        let (app, told) = app(dir.path());
        assert!(matches!(app.read(setting::get), Err(Error::Locked)));
        assert!(matches!(lock_after(&app, 3), Err(Error::Locked)));
        assert!(!app.is_open());
        assert!(told.take().is_empty());
    }

    #[test]
    fn the_window_is_told_of_a_commit_and_of_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let (app, told) = open_app(dir.path());
        told.take();
        assert!(lock_after(&app, 3).is_ok());
        assert_eq!(told.take(), [Touched::Record]);
        assert!(lock_after(&app, 3).is_ok());
        assert!(lock_after(&app, 99).is_err());
        assert!(app.read(setting::get).is_ok());
        assert!(told.take().is_empty(), "nothing changed, was refused, or was read");
        assert!(app.write_unjournalled(Touched::Draft, |_| Ok(())).is_ok());
        assert_eq!(told.take(), [Touched::Draft]);
    }

    #[test]
    fn a_panic_in_a_command_leaves_the_vault_as_it_was_and_in_use() {
        let dir = tempfile::tempdir().unwrap();
        let (app, told) = open_app(dir.path());
        lock_after(&app, 3).unwrap();
        told.take();
        let stumbled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            app.write(OpKind::ChangeSetting, app.now(), |tx| -> Result<()> {
                let settings = setting::Settings {
                    lock_minutes: 9,
                    ..setting::get(tx)?
                };
                setting::change(tx, &settings)?;
                panic!("on purpose")
            })
        }));
        assert!(stumbled.is_err());
        assert_eq!(app.read(setting::get).unwrap().lock_minutes, 3);
        assert!(lock_after(&app, 4).is_ok());
        assert_eq!(told.take(), [Touched::Record]);
    }

    #[test]
    fn closing_gives_the_vault_back() {
        let dir = tempfile::tempdir().unwrap();
        let (first, _) = open_app(dir.path());
        let (second, _) = app(dir.path());
        first.close();
        assert!(!first.is_open());
        assert!(matches!(first.read(setting::get), Err(Error::Locked)));
        second.unlock(&Passphrase::from(PHRASE), second.now()).unwrap();
        assert!(second.is_open());
    }
}
