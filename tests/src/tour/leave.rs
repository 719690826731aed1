//! What leaves the vault: the summary for supervision and a bundle for the office. Then the lock.

use super::{Place, visit};
use crate::office;
use crate::sentences::t;
use crate::window::Window;
use std::fs;

pub fn supervision(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+5");
    window.see("P0002");
    place.picture(window, "supervision");
    fs::create_dir_all(place.at("saved")).expect("the folder is made");
    for format in ["pdf", "csv"] {
        let saved = window.save_summary(&place.at("saved"), "M. Okafor, supervisor", format);
        let kept = place.at(&format!("summary.{format}"));
        fs::rename(&saved, &kept).unwrap_or_else(|error| panic!("{}: {error}", kept.display()));
    }
    place.picture(window, "supervision-saved");
    fs::remove_dir(place.at("saved")).expect("only what was saved stood there");
}

pub fn record(window: &Window<'_>, place: &Place) {
    window.open_person(visit::NAME);
    window.turn_to(t("person.tab.record"));
    window.see(t("record.left.what.summaryPdf"));
    window.see(t("record.history"));
    place.picture(window, "record");
}

pub fn office(window: &Window<'_>, place: &Place) {
    let recipient = office::make_key(&place.at("office.key")).unwrap_or_else(|wrong| panic!("{wrong}"));
    window.press("Ctrl+6");
    window.see(t("sync.office.first"));
    place.picture(window, "sync-first");
    window.set_office("North team office", &recipient);
    place.write("sender.pub", &format!("{}\n", window.sender_key()));
    place.picture(window, "sync");
}

pub fn export(window: &Window<'_>, place: &Place) {
    let folder = place.at("bundles");
    fs::create_dir_all(&folder).expect("the folder is made");
    window.export_to(&folder);
    place.bundle().unwrap_or_else(|wrong| panic!("{wrong}"));
    place.picture(window, "exported");
}

pub fn settings(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+7");
    window.see(t("settings.security"));
    place.picture(window, "settings");
}

/// The window goes with its process; a fresh one takes its place with the lock screen.
pub fn lock(window: &Window<'_>, _: &Place) {
    window.press("Ctrl+1");
    window.see(t("today.needs.title"));
    window.press("Ctrl+l");
}
