//! What leaves the vault: the summary for supervision and a bundle for the office. Both are recorded.

use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::sheets::sample_people;
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use catchment_tests::{office, plain, sample};
use std::fs;
use std::path::PathBuf;

const SUPERVISOR: &str = "M. Okafor, supervisor";

/// A folder of this desk to save into.
fn folder(desk: &Desk, name: &str) -> PathBuf {
    let folder = desk.folder(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The app with the sample caseload in it.
fn with_caseload(desk: &Desk) -> Window<'_> {
    let window = Window::open(desk, &desk.folder("vault"));
    window.set_up(PASSPHRASE);
    let file = sample().join("caseload.csv");
    window.look_at_sheet(&file);
    window.bring_in(&file);
    window
}

fn summary(theme: Theme) {
    let desk = Desk::new(theme);
    let window = with_caseload(&desk);
    window.press("Ctrl+5");
    window.see("P0002");
    window.is_accessible("the summary for supervision");
    window.click("button", t("supervision.save.pdf"));
    window.see(t("supervision.save.failed"));
    window.is_accessible("a summary for nobody");

    let folder = folder(&desk, "supervision");
    for format in ["pdf", "csv"] {
        let file = window.save_summary(&folder, SUPERVISOR, format);
        assert!(!fs::read(&file).unwrap().is_empty(), "{} is empty", file.display());
    }
    window.is_accessible("a saved summary");
    let csv = plain::files(&folder)
        .into_iter()
        .find(|file| file.extension().unwrap() == "csv");
    let csv = fs::read_to_string(csv.unwrap()).unwrap();
    assert!(csv.contains("P0002"));
    for person in sample_people() {
        assert!(!plain::is_named(&csv, &person), "the summary names {}", person.family);
    }

    window.open_person("Brian Bashir");
    window.turn_to(t("person.tab.record"));
    for what in ["record.left.what.summaryPdf", "record.left.what.summaryCsv"] {
        window.see(&filled("record.left.to", &[("what", t(what)), ("who", SUPERVISOR)]));
    }
    window.is_accessible("the record of what left");
}

#[test]
fn a_summary_is_saved_and_stands_in_the_record() {
    summary(Theme::Light);
}

#[test]
fn a_summary_in_the_dark() {
    summary(Theme::Dark);
}

#[test]
fn a_bundle_opens_with_the_tools_of_any_system_and_says_all_that_was_recorded() {
    let desk = Desk::new(Theme::Light);
    let window = with_caseload(&desk);
    let (key, sender) = (desk.folder("office.key"), desk.folder("sender.pub"));
    let recipient = office::make_key(&key).unwrap();
    window.press("Ctrl+6");
    window.see(t("sync.office.first"));
    window.is_accessible("Sync without an office");
    window.fill(t("sync.office.name"), "North team office");
    window.fill(
        t("sync.office.keyLabel"),
        &recipient.to_uppercase().replace("AGE1", "AGE-SECRET-KEY-1"),
    );
    window.click("button", t("sync.office.button"));
    window.see(t("errors.title"));
    window.is_accessible("a key that is refused");

    window.set_office("North team office", &recipient);
    fs::write(&sender, format!("{}\n", window.sender_key())).unwrap();
    window.is_accessible("Sync with an office");
    let folder = folder(&desk, "bundles");
    window.export_to(&folder);
    window.see(t("sync.last.notReceived"));
    window.is_accessible("an export");

    let bundle = plain::files(&folder).pop().unwrap();
    plain::names_nobody(&bundle, &sample_people()).unwrap();
    plain::names_nobody(&desk.folder("vault"), &sample_people()).unwrap();
    let opened = desk.folder("opened");
    let files = office::open_with_stock_tools(&bundle, &key, &sender, &opened).unwrap();
    assert!(files.iter().any(|name| name == "changes.ndjson"), "{files:?}");
    let changes = fs::read_to_string(opened.join("changes.ndjson")).unwrap();
    for person in sample_people() {
        assert!(
            changes.contains(&person.family),
            "{} is not in the bundle",
            person.family
        );
    }
    office::verify(&bundle, &key, &sender).unwrap();
}

#[test]
fn a_folder_that_is_not_there_keeps_everything_waiting() {
    let desk = Desk::new(Theme::Light);
    let window = with_caseload(&desk);
    let recipient = office::make_key(&desk.folder("office.key")).unwrap();
    window.press("Ctrl+6");
    window.set_office("North team office", &recipient);
    window.fill(t("sync.export.folder"), &desk.folder("no-such-stick").to_string_lossy());
    window.press("Ctrl+Enter");
    window.see(t("sync.export.failed"));
    window.see(t("sync.export.safe"));
    window.is_accessible("an export that did not come off");
    window.export_to(&folder(&desk, "stick"));
}
