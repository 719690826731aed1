//! A spreadsheet in: what would come in is shown first, it comes in whole, and it can be taken back whole.

use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::sheets::beginning;
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use catchment_tests::{project, sample};
use std::fs;

/// How a score that no such questionnaire can give is refused.
fn above(value: &str, most: &str, scale: &str) -> String {
    filled("import.above", &[("value", value), ("most", most), ("scale", scale)])
}

/// From the look at the file to the people with what was kept of theirs, and back to an empty caseload.
fn there_and_back(theme: Theme) {
    let desk = Desk::new(theme);
    let window = Window::open(&desk, &desk.folder("vault"));
    window.set_up(PASSPHRASE);
    let file = sample().join("caseload.csv");
    window.look_at_sheet(&file);
    window.see_report(&file);
    // Bashir stands in line 3, Xu in line 25; neither is left out for it.
    window.see(&above("23", "21", "GAD-7"));
    window.see(&above("28", "27", "PHQ-9"));
    window.see("P0024");
    window.is_accessible("the report of what would come in");
    window.press("Ctrl+2");
    window.see(t("people.nobody.words"));

    window.look_at_sheet(&file);
    window.bring_in(&file);
    window.is_accessible("what came in");
    window.open_person("Xanthe Xu");
    window.see(t("person.unmapped.title"));
    window.see("PHQ9 last");
    window.see(&filled("person.unmapped.above", &[("scale", "PHQ-9"), ("most", "27")]));
    window.is_accessible("somebody who came in");
    window.open_person("Brian Bashir");
    window.see(&filled("person.unmapped.above", &[("scale", "GAD-7"), ("most", "21")]));

    // A passed next contact is no next contact: somebody is asked for its outcome.
    window.press("Ctrl+1");
    window.see("Farid F.");
    window.is_accessible("Today with a caseload");
    window.open_person("Farid Farrow");
    window.see("15 Nov 2026 has no outcome recorded");

    window.press("Ctrl+2");
    window.click("button", t("people.import"));
    window.click("button", &filled("import.takeBack.which", &[("file", "caseload.csv")]));
    window.see(t("import.earlier.takenBack"));
    window.is_accessible("an import taken back");
    window.press("Ctrl+2");
    window.see(t("people.nobody.words"));
}

#[test]
fn a_caseload_comes_in_and_can_be_taken_back() {
    there_and_back(Theme::Light);
}

#[test]
fn a_caseload_comes_in_in_the_dark() {
    there_and_back(Theme::Dark);
}

#[test]
fn contacts_find_their_people_and_count_as_entered() {
    let desk = Desk::new(Theme::Light);
    let window = Window::open(&desk, &desk.folder("vault"));
    window.set_up(PASSPHRASE);
    for name in ["caseload.csv", "contacts.csv"] {
        let file = sample().join(name);
        window.look_at_sheet(&file);
        window.bring_in(&file);
    }
    window.see(t("import.result.officialContacts"));
    window.open_person("Carys Cadwallader");
    window.see(t("person.timeline.title"));
    window.see(t("person.entry.imported"));
}

#[test]
fn what_is_no_spreadsheet_says_so_and_changes_nothing() {
    let desk = Desk::new(Theme::Light);
    let window = Window::open(&desk, &desk.folder("vault"));
    window.set_up(PASSPHRASE);
    let picture = project().join("src-tauri/icons/icon.png");
    window.look_at_sheet(&picture);
    window.see(t("import.failed.look"));
    window.is_accessible("a file that cannot be read");

    let words = desk.folder("letter.csv");
    fs::write(&words, "Dear team,\nthank you for the meeting.\n").unwrap();
    window.look_at_sheet(&words);
    window.see(t("import.failed.look"));

    window.look_at_sheet(&desk.folder("not-there.csv"));
    window.see(t("import.failed.look"));
    assert!(!window.has("button", &beginning("import.bringIn.caseload.other")));
    window.press("Ctrl+2");
    window.see(t("people.nobody.words"));
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_does_not_come_in() {
    let desk = Desk::new(Theme::Light);
    let window = Window::open(&desk, &desk.folder("vault"));
    window.set_up(PASSPHRASE);
    let file = desk.folder("caseload.csv");
    fs::copy(sample().join("caseload.csv"), &file).unwrap();
    window.look_at_sheet(&file);
    window.see_report(&file);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Bashir", "Bashar")).unwrap();
    window.click("button", &beginning("import.bringIn.caseload.other"));
    window.see(t("import.failed.bringIn"));
    window.press("Ctrl+2");
    window.see(t("people.nobody.words"));
}
