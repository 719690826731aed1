//! The first morning: a passphrase, a code on paper, and the spreadsheet that was the caseload until today.

use super::Place;
use crate::sentences::t;
use crate::steps::PASSPHRASE;
use crate::window::Window;

pub fn first_run(window: &Window<'_>, place: &Place) {
    window.see(t("setup.welcome.title"));
    place.picture(window, "welcome");
    window.click("button", t("setup.start.button"));
    window.see(t("setup.passphrase.title"));
    window.choose_passphrase(t("passphrase.label"), PASSPHRASE);
    place.write("passphrase.txt", &format!("{PASSPHRASE}\n"));
    place.picture(window, "passphrase");
    window.click("button", t("setup.next"));
    let code = window.shown_code();
    place.picture(window, "recovery-code");
    window.click("button", t("setup.code.written"));
    window.fill(t("recover.code"), &code);
    place.picture(window, "code-typed-back");
    window.click("button", t("setup.retype.button"));
    window.see_open();
    window.press("Ctrl+2");
    window.see(t("people.nobody.words"));
    place.picture(window, "empty-caseload");
}

pub fn import_caseload(window: &Window<'_>, place: &Place) {
    let file = crate::sample().join("caseload.csv");
    window.look_at_sheet(&file);
    window.see_report(&file);
    window.see(t("import.notTaken.title"));
    place.picture(window, "import-dry-run");
    window.bring_in(&file);
    place.picture(window, "imported");
}

pub fn import_contacts(window: &Window<'_>, place: &Place) {
    let file = crate::sample().join("contacts.csv");
    window.click("button", t("import.result.contacts"));
    window.fill(t("import.file"), &file.to_string_lossy());
    window.click("button", t("import.look"));
    window.see_report(&file);
    place.picture(window, "import-contacts-dry-run");
    window.bring_in(&file);
    place.picture(window, "contacts-imported");
}

pub fn today(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+1");
    window.see(t("today.needs.title"));
    window.see("Farid F.");
    place.picture(window, "today");
    window.press("Ctrl+k");
    window.type_text("evan");
    window.see("Efua Evans");
    place.picture(window, "find-anyone");
    window.press("Escape");
    window.press("Ctrl+Shift+H");
    window.see_no("Farid");
    place.picture(window, "today-discreet");
    window.press("Ctrl+Shift+H");
    window.see("Farid F.");
}

pub fn people(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+2");
    window.see("Brian Bashir");
    place.picture(window, "people");
}
