//! How the screens of a new caseload look to those who need it most: no WCAG 2.2 A or AA violation, no sideways scrolling on
//! a narrow laptop, no text too small to read; light and dark.

use catchment_tests::caseload;
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

fn dialog_open(window: &Window<'_>) -> bool {
    window.script("return document.querySelector('dialog:modal') !== null", &[]) == true
}

/// Opens, looks at and closes what lies over the screen: `opens` brings it up, Esc takes it away.
fn over(window: &Window<'_>, look: &dyn Fn(&str), name: &str, opens: impl Fn()) {
    opens();
    window.until(&format!("{name} opens"), || Ok(dialog_open(window).then_some(())));
    look(name);
    window.press("Escape");
    window.until(&format!("{name} closes"), || Ok((!dialog_open(window)).then_some(())));
}

/// The dialogs and screens that there are whoever is on the caseload.
fn around(window: &Window<'_>, look: &dyn Fn(&str)) {
    over(window, look, "the palette", || window.press("Ctrl+k"));
    over(window, look, "the palette before a check-in", || window.press("Ctrl+n"));
    over(window, look, "every key", || window.press("F1"));
    window.press("Ctrl+7");
    window.see(t("settings.security"));
    look("Settings");
    over(window, look, "a new passphrase", || {
        window.click("button", t("settings.passphrase.button"));
    });
    window.press("Ctrl+6");
    window.see(t("sync.office.first"));
    look("Sync before there is an office");
    over(window, look, "a new contact", || {
        window.press("Ctrl+3");
        window.see(t("contacts.title"));
        let first = window.shows(t("contacts.addFirst"));
        window.click("button", t(if first { "contacts.addFirst" } else { "contacts.add" }));
    });
    over(window, look, "a new person", || {
        window.press("Ctrl+2");
        window.click("button", &filled("people.add", &[("person", "person")]));
    });
    window.click("button", t("people.import"));
    window.find("field", t("import.file"));
    look("Import");
}

/// Every screen of an empty caseload, and the spreadsheet on its way in.
fn empty_screens(window: &Window<'_>, look: &dyn Fn(&str)) {
    window.see(t("people.nobody.alone"));
    look("Today, empty");
    window.press("Ctrl+2");
    window.see(t("people.nobody.sheet"));
    look("People, empty");
    window.press("Ctrl+3");
    window.see(t("contacts.empty"));
    look("Contacts, empty");
    around(window, look);
    let sheet = catchment_tests::sample().join("caseload.csv");
    window.fill(t("import.file"), &sheet.to_string_lossy());
    window.press("Enter");
    window.see(t("import.columns.title"));
    look("Import, the dry run");
}

/// What holds of every screen at the usual size.
fn usual(window: &Window<'_>) -> impl Fn(&str) {
    |screen: &str| {
        window.is_accessible(screen);
        window.is_legible(screen);
        window.fits(screen);
    }
}

fn empty(theme: Theme) {
    let desk = Desk::new(theme);
    caseload::empty(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    empty_screens(&window, &usual(&window));
}

#[test]
fn an_empty_caseload_in_the_light() {
    empty(Theme::Light);
}

#[test]
fn an_empty_caseload_in_the_dark() {
    empty(Theme::Dark);
}

#[test]
fn a_narrow_laptop_scrolls_nothing_sideways() {
    let desk = Desk::new(Theme::Light);
    caseload::empty(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    window.resize(1024, 768);
    empty_screens(&window, &|screen| window.fits(screen));
}
