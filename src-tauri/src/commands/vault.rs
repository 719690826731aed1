//! The vault, the window itself, and what is set for everybody.

use catchment_core::record::workspace::setting::{self, Settings};
use catchment_core::record::workspace::view_state::{self, SaveViewState};
use catchment_core::vault::{Passphrase, Strength};

use crate::app::Touched;
use crate::ipc::commands;
use crate::leave::{self, Then};
use crate::lifecycle::{PassphraseChange, Recovery, VaultState};
use crate::pick::{self, PickFile, PickFolder};
use crate::preferences::{Preferences, Theme};
use crate::window;

commands! { |app, now, store, handle|
    /// Whether there is a vault, and whether it is open.
    vault_state() -> VaultState { Ok(app.vault_state()) }
    /// How hard a passphrase is to guess, while it is typed.
    passphrase_strength(typed: Passphrase) -> Strength { Ok(typed.strength()) }
    /// Five words drawn at random.
    suggest_passphrase() -> String { Ok(Passphrase::suggest().reveal().to_owned()) }
    /// The recovery code of a new vault, shown once. Nothing is on the disk yet.
    begin_setup(passphrase: Passphrase) -> String { app.begin_setup(&passphrase) }
    /// Makes the vault, once the recovery code was typed back.
    finish_setup(retyped: String) -> () { app.finish_setup(&retyped, now) }
    unlock(passphrase: Passphrase) -> () { app.unlock(&passphrase, now) }
    /// Opens with the recovery code; the new passphrase opens from now on.
    recover(recovery: Recovery) -> () { app.recover(&recovery, now) }
    change_passphrase(change: PassphraseChange) -> () { app.change_passphrase(&change) }
    /// Whether it is the passphrase of the open vault: the laptop comes back out of other hands.
    check_passphrase(passphrase: Passphrase) -> () { app.check_passphrase(&passphrase) }
    /// Opens a made-up caseload in a folder of its own.
    open_demo() -> () { app.open_demo(now) }
    /// Asks for the lock. The process ends soon after, once what was typed is handed over.
    lock() -> () { leave::begin(handle, Then::Lock); Ok(()) }
    /// The answer to `locking`: everything typed is committed.
    flushed() -> () { app.leaving.flushed(); Ok(()) }
    /// Somebody is there: the idle clock starts again.
    touch() -> () { app.idle.touch(); Ok(()) }
    /// The laptop is open in somebody's home: the idle lock waits longer.
    visit_mode(on: bool) -> () { app.idle.visit(on); Ok(()) }
    settings() -> Settings = setting::get(&store);
    change_settings = setting::change;
    /// How the window was left, as the window's own JSON, or null.
    view_state(id: String) -> Option<String> = view_state::get(&store, &id);
    save_view_state(kept: SaveViewState) -> () { app.write_unjournalled(Touched::View, |store| view_state::set(store, &kept)) }
    preferences() -> Preferences { Ok(app.preferences()) }
    /// Percent, 50 to 400; kept for the lock screen too.
    set_zoom(percent: u16) -> () { window::set_zoom(handle, app, percent) }
    /// Kept for the lock screen too; the page itself turns light or dark.
    set_theme(theme: Theme) -> () { app.prefer(Preferences { theme, ..app.preferences() }) }
    /// The path chosen, or null.
    pick_file(ask: PickFile) -> Option<String> { Ok(pick::file(handle, ask)) }
    /// The path chosen, or null.
    pick_folder(ask: PickFolder) -> Option<String> { Ok(pick::folder(handle, ask)) }
}
