//! The vault's life as the window sees it: absent, locked or open, and how it goes from one to the next. Locking is in
//! [`crate::leave`].

use catchment_core::error::Fault;
use std::path::{Path, PathBuf};
use std::time::Duration;

use catchment_core::record::workspace::draft;
use catchment_core::vault::{self, Passphrase, Setup, Vault};
use catchment_core::{Error, Now, Result, demo};
use serde::{Deserialize, Serialize};

use crate::app::{App, hold};
use crate::paths;

/// Opens the demo caseload. It guards nothing: everybody in it is made up.
const DEMO_PASSPHRASE: &str = "everybody-here-is-made-up";

/// After a lock the process before this one may need a moment to give the vault back.
const HAND_OVER: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(Debug))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Phase {
    /// There is none yet: the first run.
    Absent,
    Locked,
    Open,
    /// There is something, but it cannot be opened; `reason` says why.
    Unreadable,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VaultState {
    pub state: Phase,
    /// `tooNew`, `settings` (damaged) or `storage`.
    pub reason: Option<String>,
    /// All in it is made up.
    pub demo: bool,
    /// The folder of the vault.
    pub dir: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Recovery {
    /// The recovery code as it was typed.
    pub code: String,
    pub new_passphrase: Passphrase,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PassphraseChange {
    pub old: Passphrase,
    pub new: Passphrase,
}

impl App {
    pub fn vault_state(&self) -> VaultState {
        if let Some(open) = hold(&self.vault).as_ref() {
            return said(Phase::Open, None, open.is_demo(), open.dir().to_owned());
        }
        let dir = self.dir().to_owned();
        match vault::state(&dir) {
            vault::VaultState::Absent => said(Phase::Absent, None, false, dir),
            vault::VaultState::Present { demo, .. } => said(Phase::Locked, None, demo, dir),
            vault::VaultState::Unreadable { reason } => said(Phase::Unreadable, Some(reason.to_owned()), false, dir),
        }
    }

    /// Draws a new vault's secret; answers with the recovery code, to be shown once. Nothing is on the disk yet.
    ///
    /// # Errors
    /// `Invalid("passphrase", ..)`.
    pub fn begin_setup(&self, passphrase: &Passphrase) -> Result<String> {
        let (setup, code) = Setup::begin(passphrase)?;
        *hold(&self.setup) = Some(setup);
        Ok(code.text().to_string())
    }

    /// Makes the vault, once the recovery code was typed back, and leaves it open. May be tried again.
    ///
    /// # Errors
    /// `NotFound("setup")` when none was begun, else as [`Setup::finish`].
    pub fn finish_setup(&self, retyped: &str, now: Now) -> Result<()> {
        let mut begun = hold(&self.setup);
        let setup = begun.as_ref().ok_or(Error::NotFound("setup"))?;
        self.open_as(now, || setup.finish(self.dir(), retyped, false, now))?;
        *begun = None;
        Ok(())
    }

    /// # Errors
    /// As [`Vault::open`].
    pub fn unlock(&self, passphrase: &Passphrase, now: Now) -> Result<()> {
        self.open_as(now, || Vault::open(self.dir(), passphrase))
    }

    /// # Errors
    /// As [`Vault::recover`].
    pub fn recover(&self, recovery: &Recovery, now: Now) -> Result<()> {
        self.open_as(now, || {
            Vault::recover(self.dir(), &recovery.code, &recovery.new_passphrase)
        })
    }

    /// # Errors
    /// As [`Vault::change_passphrase`]; `Locked` when no vault is open; `Invalid("old", "demo")` for the demo, which
    /// has no passphrase of anybody's.
    pub fn change_passphrase(&self, change: &PassphraseChange) -> Result<()> {
        self.vault(|vault| match vault.is_demo() {
            true => Err(Error::invalid("old", Fault::Demo)),
            false => vault.change_passphrase(&change.old, &change.new),
        })
    }

    /// Asked when the laptop comes back out of other hands. The demo has no passphrase of anybody's, so any will do.
    ///
    /// # Errors
    /// `Locked` when no vault is open, else as [`Vault::check_passphrase`].
    pub fn check_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        self.vault(|vault| match vault.is_demo() {
            true => Ok(()),
            false => vault.check_passphrase(passphrase),
        })
    }

    /// Opens the demo caseload in a folder of its own, and makes it first where there is none.
    ///
    /// # Errors
    /// As [`Vault::open`] and [`Setup::finish`]. A demo that could not be made whole is removed.
    pub fn open_demo(&self, now: Now) -> Result<()> {
        let dir = paths::demo(self.dir());
        let passphrase = Passphrase::from(DEMO_PASSPHRASE);
        self.open_as(now, || match vault::state(&dir) {
            vault::VaultState::Absent => make_demo(&dir, &passphrase, now),
            _ => Vault::open(&dir, &passphrase),
        })
    }

    /// Keeps what `open` opens, once its history since the last unlock is verified and the drafts that undo can no longer
    /// open are forgotten. Only one vault is open at a time.
    fn open_as(&self, now: Now, open: impl Fn() -> Result<Vault>) -> Result<()> {
        let mut held = hold(&self.vault);
        if held.is_some() {
            return Err(Error::InUse);
        }
        let mut vault = loop {
            match open() {
                Err(Error::InUse) if self.started.elapsed() < HAND_OVER => {
                    std::thread::sleep(Duration::from_millis(100));
                }
                opened => break opened?,
            }
        };
        vault.store_mut().prove(now)?;
        vault.write_unjournalled(|store| draft::forget_closed(store, now))?;
        self.keep(&mut held, vault);
        Ok(())
    }
}

/// Makes the demo whole or not at all.
fn make_demo(dir: &Path, passphrase: &Passphrase, now: Now) -> Result<Vault> {
    let (setup, code) = Setup::begin(passphrase)?;
    let mut vault = setup.finish(dir, &code.text(), true, now)?;
    if let Err(error) = demo::fill(vault.store_mut(), demo::Size::EXPLORE, now, |_, _| {}) {
        drop(vault);
        let _ = std::fs::remove_dir_all(dir);
        return Err(error);
    }
    // Nobody has seen an earlier state that these would change.
    vault.store_mut().take_touched();
    Ok(vault)
}

fn said(state: Phase, reason: Option<String>, demo: bool, dir: PathBuf) -> VaultState {
    VaultState {
        state,
        reason,
        demo,
        dir: dir.to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PHRASE: &str = "kestrel-tarn-lichen-7";

    fn app(dir: &Path) -> App {
        App::new(dir.to_owned(), |_| {})
    }

    fn now() -> Now {
        chrono::Local::now().fixed_offset()
    }

    fn people(app: &App) -> u32 {
        app.read(|store| Ok(store.query_row("SELECT count(*) FROM patient", [], |row| row.get(0))?))
            .unwrap()
    }

    #[test]
    fn from_absent_to_open_to_locked_to_open() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("caseload");
        let first = app(&home);
        assert_eq!(first.vault_state().state, Phase::Absent);
        assert!(matches!(
            first.finish_setup("", first.now()),
            Err(Error::NotFound("setup"))
        ));

        let code = first.begin_setup(&Passphrase::from(PHRASE)).unwrap();
        assert!(!home.exists(), "nothing on the disk before the code was typed back");
        assert!(matches!(
            first.finish_setup("not the code", first.now()),
            Err(Error::Invalid { field: "code", .. })
        ));
        first.finish_setup(&code.to_lowercase(), first.now()).unwrap();
        let open = first.vault_state();
        assert_eq!(
            (open.state, open.demo, open.dir.as_str()),
            (Phase::Open, false, home.to_str().unwrap())
        );
        assert!(
            matches!(first.unlock(&Passphrase::from(PHRASE), now()), Err(Error::InUse)),
            "one at a time"
        );

        first.close();
        assert_eq!(first.vault_state().state, Phase::Locked);
        assert!(matches!(
            first.unlock(&Passphrase::from("something else 1"), now()),
            Err(Error::WrongPassphrase)
        ));
        assert!(!first.is_open());
        first.unlock(&Passphrase::from(PHRASE), now()).unwrap();
        assert!(first.is_open());
    }

    #[test]
    fn a_lost_passphrase_is_replaced_by_the_code() {
        let dir = tempfile::tempdir().unwrap();
        let first = app(dir.path());
        let code = first.begin_setup(&Passphrase::from(PHRASE)).unwrap();
        first.finish_setup(&code, first.now()).unwrap();
        first.close();

        let new = "plover-moraine-sedge-4";
        first
            .recover(
                &Recovery {
                    code,
                    new_passphrase: Passphrase::from(new),
                },
                now(),
            )
            .unwrap();
        assert!(first.is_open());
        first.close();
        assert!(matches!(
            first.unlock(&Passphrase::from(PHRASE), now()),
            Err(Error::WrongPassphrase)
        ));
        first.unlock(&Passphrase::from(new), now()).unwrap();
    }

    #[test]
    fn the_demo_is_marked_and_lies_apart() {
        let dir = tempfile::tempdir().unwrap();
        let first = app(dir.path());
        first.open_demo(first.now()).unwrap();
        let state = first.vault_state();
        assert_eq!((state.state, state.demo), (Phase::Open, true));
        assert_eq!(Path::new(&state.dir), dir.path().join("demo"));
        assert_eq!(people(&first), 24);

        first.close();
        assert_eq!(
            first.vault_state().state,
            Phase::Absent,
            "the caseload itself is not there yet"
        );
        first.open_demo(first.now()).unwrap();
        assert_eq!(people(&first), 24, "what was made is opened again");
        first.close();
        let code = first.begin_setup(&Passphrase::from(PHRASE)).unwrap();
        first.finish_setup(&code, first.now()).unwrap();
        assert!(!first.vault_state().demo);
        assert_eq!(people(&first), 0);
    }

    #[test]
    fn the_passphrase_is_asked_again_of_whoever_takes_the_laptop_back() {
        let dir = tempfile::tempdir().unwrap();
        let open = app(dir.path());
        let asked = |typed: &str| open.check_passphrase(&Passphrase::from(typed));
        assert!(matches!(asked(PHRASE), Err(Error::Locked)));
        let code = open.begin_setup(&Passphrase::from(PHRASE)).unwrap();
        open.finish_setup(&code, open.now()).unwrap();
        assert!(asked(PHRASE).is_ok());
        for wrong in ["", "kestrel-tarn-lichen-8"] {
            assert!(matches!(asked(wrong), Err(Error::WrongPassphrase)));
        }
        assert!(open.is_open(), "being refused locks nobody out");
        open.close();

        open.open_demo(open.now()).unwrap();
        assert!(asked("").is_ok(), "the demo has no passphrase that anybody knows");
    }

    #[test]
    fn waits_a_moment_for_the_process_before_it() {
        let dir = tempfile::tempdir().unwrap();
        let before = app(dir.path());
        let code = before.begin_setup(&Passphrase::from(PHRASE)).unwrap();
        before.finish_setup(&code, before.now()).unwrap();

        let mut later = app(dir.path());
        std::thread::scope(|scope| {
            let unlocking = scope.spawn(|| later.unlock(&Passphrase::from(PHRASE), now()));
            std::thread::sleep(Duration::from_millis(300));
            before.close();
            unlocking.join().unwrap().unwrap();
        });
        later.close();

        before.unlock(&Passphrase::from(PHRASE), now()).unwrap();
        later.started -= HAND_OVER;
        assert!(matches!(
            later.unlock(&Passphrase::from(PHRASE), now()),
            Err(Error::InUse)
        ));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("vault.json"), "{").unwrap();
        let state = app(dir.path()).vault_state();
        assert_eq!(
            (state.state, state.reason.as_deref()),
            (Phase::Unreadable, Some("settings"))
        );
    }
}
