//! A safety plan, by keyboard alone: written, found again after a lock with one key, and saved as a page to keep.

use catchment_tests::caseload::{self, TAMSIN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

const SIGN: &str = "Curtains closed all day";
const COPING: &str = "Radio on, kettle on";

#[test]
fn a_safety_plan_is_written_found_after_a_lock_and_saved_as_a_page() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);
    window.see(t("safety.state.never"));

    window.press("Ctrl+Shift+s");
    window.see(t("safety.none"));
    window.tab_to(&format!("button {}", t("safety.write")));
    window.press("Enter");
    window.see_focus(&format!("textbox {}", t("safety.part.warningSigns")));
    window.type_text(SIGN);
    window.press("Tab");
    window.press("Tab");
    window.see_focus(&format!("textbox {}", t("safety.part.coping")));
    window.type_text(COPING);

    // A lock in the middle takes nothing away: what was typed stands there again.
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);
    window.press("Ctrl+Shift+s");
    window.tab_to(&format!("button {}", t("safety.write")));
    window.press("Enter");
    window.see(t("person.form.restored"));
    assert_eq!(window.value(t("safety.part.coping")), COPING);
    window.press("Ctrl+Enter");
    window.see(t("safety.saved"));
    window.see(SIGN);

    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);
    window.press("Ctrl+Shift+s");
    window.see(SIGN);
    window.see(COPING);

    window.tab_to(&format!("button {}", t("page.open")));
    window.press("Enter");
    window.see(t("page.holds"));
    window.see(t("page.leaves"));
    let pages = desk.folder("pages");
    std::fs::create_dir_all(&pages).unwrap();
    window.focus("field", t("supervision.save.folder"));
    window.type_text(&pages.to_string_lossy());
    window.press("Ctrl+Enter");
    let today = chrono::Local::now().format("%Y-%m-%d").to_string();
    let file = format!("safety-plan-{today}.pdf");
    window.see(&filled("page.saved", &[("file", &file)]));
    let pdf = std::process::Command::new("pdftotext")
        .arg(pages.join(&file))
        .arg("-")
        .output()
        .expect("the Debian package poppler-utils");
    let text = String::from_utf8(pdf.stdout).unwrap();
    let places: Vec<Option<usize>> = ["My safety plan", TAMSIN, SIGN, COPING, "116 123"]
        .iter()
        .map(|part| text.find(part))
        .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");

    // What left is written down.
    window.turn_to(t("person.tab.record"));
    window.see(&filled(
        "record.left.to",
        &[("what", t("record.left.what.safetyPlanPdf")), ("who", TAMSIN)],
    ));
}
