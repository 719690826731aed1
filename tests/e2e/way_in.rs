//! The way into the caseload: first run, lock and unlock, a wrong passphrase, a lost one.

use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::t;
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use std::fs;

/// From the welcome to the open caseload, every screen of it looked at by axe.
fn first_run(theme: Theme) {
    let desk = Desk::new(theme);
    let folder = desk.folder("vault");
    let window = Window::open(&desk, &folder);
    window.see(t("setup.welcome.title"));
    window.is_accessible("the welcome");

    window.click("button", t("setup.start.button"));
    window.see(t("setup.passphrase.title"));
    window.fill(t("passphrase.label"), "short");
    window.click("button", t("setup.next"));
    window.see(t("passphrase.reason.tooShort"));
    window.is_accessible("a passphrase that is refused");
    window.choose_passphrase(t("passphrase.label"), PASSPHRASE);
    window.fill(t("passphrase.again.label"), "something else altogether");
    window.click("button", t("setup.next"));
    window.see(t("passphrase.again.differs"));
    window.fill(t("passphrase.again.label"), PASSPHRASE);
    window.press("Enter");

    let code = window.shown_code();
    window.is_accessible("the recovery code");
    window.click("button", t("setup.code.written"));
    window.see(t("setup.retype.title"));
    let slip: String = code.chars().rev().collect();
    window.fill(t("recover.code"), &slip);
    window.press("Enter");
    window.see(t("errors.title"));
    window.is_accessible("a code that is refused");
    assert!(
        !folder.join("store.db").exists(),
        "nothing is stored before the code was typed back"
    );

    window.fill(t("recover.code"), &code.to_lowercase());
    window.press("Enter");
    window.see_open();
    window.is_accessible("the first screen");
    for file in [
        "vault.json",
        "store.db",
        "keys/passphrase.age",
        "keys/recovery.age",
        "keys.bak/recovery.age",
    ] {
        assert!(folder.join(file).exists(), "{file}");
    }
}

#[test]
fn a_first_run_ends_when_the_recovery_code_was_typed_back() {
    first_run(Theme::Light);
}

#[test]
fn a_first_run_in_the_dark() {
    first_run(Theme::Dark);
}

#[test]
fn locked_by_a_key_and_opened_by_the_passphrase_alone() {
    let desk = Desk::new(Theme::Light);
    let window = Window::open(&desk, &desk.folder("vault"));
    window.set_up(PASSPHRASE);
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.see(t("lock.title"));
    window.see_focus(&format!("textbox {}", t("lock.passphrase")));
    window.is_accessible("the lock screen");

    window.type_text("kettle-orchard-lantern-violet-thimbles");
    window.press("Enter");
    window.see(t("failure.wrongPassphrase.any"));
    window.is_accessible("a wrong passphrase");
    // What was typed is selected: the right one replaces it.
    window.see_focus(&format!("textbox {}", t("lock.passphrase")));
    window.type_text(PASSPHRASE);
    window.press("Enter");
    window.see_open();
}

#[test]
fn a_lost_passphrase_is_replaced_by_way_of_the_code() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    let window = Window::open(&desk, &folder);
    let code = window.set_up(PASSPHRASE);
    window.kill();

    let window = Window::open(&desk, &folder);
    window.click("button", t("lock.lost"));
    window.see(t("recover.title"));
    window.is_accessible("recovery");
    let fresh = "seven wet goats on a roof";
    window.fill(t("recover.code"), &code);
    window.choose_passphrase(t("recover.newPassphrase"), fresh);
    window.click("button", t("recover.button"));
    window.see_open();
    window.kill();

    let window = Window::open(&desk, &folder);
    window.fill(t("lock.passphrase"), PASSPHRASE);
    window.press("Enter");
    window.see(t("failure.wrongPassphrase.any"));
    window.unlock(fresh);
}

#[test]
fn a_damaged_key_file_is_named_and_nothing_else_is_touched() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    let window = Window::open(&desk, &folder);
    let code = window.set_up(PASSPHRASE);
    window.kill();
    for copy in ["keys/passphrase.age", "keys.bak/passphrase.age"] {
        fs::write(folder.join(copy), "not a key").unwrap();
    }
    let store = fs::read(folder.join("store.db")).unwrap();

    let window = Window::open(&desk, &folder);
    window.fill(t("lock.passphrase"), PASSPHRASE);
    window.press("Enter");
    window.see(t("failure.damaged.slot"));
    window.is_accessible("a damaged key file");
    assert!(
        fs::read(folder.join("store.db")).unwrap() == store,
        "the store was touched"
    );

    window.click("button", t("lock.lost"));
    window.fill(t("recover.code"), &code);
    window.choose_passphrase(t("recover.newPassphrase"), PASSPHRASE);
    window.click("button", t("recover.button"));
    window.see_open();
}

#[test]
fn a_second_copy_says_that_the_caseload_is_open_elsewhere() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    let first = Window::open(&desk, &folder);
    first.set_up(PASSPHRASE);
    // By another path, so that the two can be told apart.
    std::os::unix::fs::symlink(&folder, desk.folder("same")).unwrap();
    let second = Window::open(&desk, &desk.folder("same"));
    second.fill(t("lock.passphrase"), PASSPHRASE);
    second.press("Enter");
    second.see(t("failure.inUse.any"));
    second.is_accessible("a caseload that is open elsewhere");
    assert!(first.has("navigation", t("rail.label")));
}
