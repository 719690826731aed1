//! Scores on a person's page: read off the chart by keyboard, taken out when one was entered in error, and brought back;
//! and a chart that follows what is recorded beside it.

use catchment_tests::caseload::{self, TAMSIN, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use chrono::{Days, Local};

#[test]
fn scores_are_read_by_keyboard_and_one_entered_in_error_leaves_and_comes_back() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    let days = caseload::scored(&folder);
    let shown = days.map(|day| day.format("%a %-d %b %Y").to_string());
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);

    window.find_person("tam", TAMSIN);
    window.turn_to(t("person.tab.scores"));
    window.see(t("scores.empty"));
    window.find("button", t("scores.assessFirst"));

    window.find_person("wren", WREN);
    window.see(&filled("scores.was", &[("total", "0"), ("first", "18")]));
    window.turn_to(t("person.tab.scores"));
    window.see("first 18");
    window.see("cut-off 10");
    // The newest is the one stop of the chart; a score of 0 is a score.
    let read = |day: &str, score: &str, change: &str| {
        format!("button {day}: {score}; {change} less than the first; reliable improvement")
    };
    window.tab_to(&read(&shown[2], "0 of 27; none/minimal", "18"));
    window.press("Left");
    window.see_focus(&read(&shown[1], "12 of 27; moderate", "6"));

    let figures = [("what", t("scores.showTable")), ("measure", "PHQ-9")];
    window.strike("button", &filled("scores.of", &figures));
    let entered = filled("scores.withdraw.of", &[("day", &shown[2]), ("total", "0")]);
    window.strike("button", &entered);
    window.find("field", t("scores.withdraw.why"));
    window.type_text("Typed twice");
    window.press("Ctrl+Enter");
    window.see(t("scores.withdraw.saved"));
    window.until("the score leaves the table", || {
        Ok((!window.has("button", &entered)).then_some(()))
    });
    window.press("Ctrl+z");
    window.find("button", &entered);
}

#[test]
fn a_chart_that_is_open_follows_an_admission_recorded_beside_it() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::scored(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);

    window.find_person("wren", WREN);
    window.turn_to(t("person.tab.scores"));
    window.see("first 18");
    window.see_no(t("scores.key.episode"));

    window.strike("button", t("person.do.more"));
    window.strike("button", t("stay.do.admit"));
    window.focus("radio", t("stay.kind.ward"));
    window.press("1");
    window.fill(t("stay.place"), "Maple ward");
    window.fill(t("stay.admittedOn"), "-9d");
    window.press("Ctrl+Enter");
    window.see(t("stay.said.admitted"));

    // Nobody has left the tab: the day is on the chart that was there before, and its key says what the mark means.
    let day = (Local::now().date_naive() - Days::new(9)).format("%a %-d %b %Y");
    window.find("button", &format!("{day}: Admitted*"));
    window.see(t("scores.key.episode"));
}
