//! A ward discharge with its clock, from the hours on Today through a failed attempt to a visit that achieves it; leaving
//! the caseload, which an open visit stops until it is handed on; coming back, and a discharge that was a mistake; and the
//! rules of a country.

use catchment_tests::caseload::{self, TAMSIN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use chrono::{Local, NaiveDateTime, TimeDelta, Timelike};

/// Types into the field with this label, wherever it is scrolled to.
fn write(window: &Window<'_>, label: &str, text: &str) {
    window.focus("field", label);
    window.press("Ctrl+a");
    window.type_text(text);
}

/// What the menu of a person's page offers, by keyboard.
fn menu(window: &Window<'_>, label: &str) {
    window.strike("button", t("person.do.more"));
    window.strike("button", label);
}

/// A picture to look at, where somebody asked for them.
fn look(window: &Window<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("CATCHMENT_PICTURES") {
        window.picture(&std::path::Path::new(&folder).join(format!("{name}.png")));
    }
}

/// Local time so many hours ago, as it is typed.
fn hours_ago(hours: i64) -> (String, String) {
    let at: NaiveDateTime = Local::now().naive_local() - TimeDelta::hours(hours);
    (
        at.format("%d/%m/%Y").to_string(),
        format!("{:02}:{:02}", at.hour(), at.minute()),
    )
}

/// A check-in of the kind and outcome with these digits, recorded for now.
fn check_in(window: &Window<'_>, kind: &str, outcome: &str) {
    window.press("Ctrl+n");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
    window.press("Tab");
    window.press(kind);
    window.press(outcome);
    window.press("Ctrl+Enter");
    window.find("tab", t("person.tab.overview"));
    window.press("Ctrl+1");
    window.find("heading", &format!("{}*", t("today.needs.title")));
}

#[test]
fn after_a_ward_the_hours_count_on_today_until_a_visit_took_place() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);

    menu(&window, t("stay.do.admit"));
    window.see(t("stay.what"));
    window.focus("radio", t("stay.kind.ward"));
    window.press("1");
    write(&window, t("stay.place"), "Maple ward");
    write(&window, t("stay.admittedOn"), "-9d");
    write(&window, t("stay.contactDays"), "weekly");
    look(&window, "ward-admitted");
    window.press("Ctrl+Enter");
    window.see(t("stay.said.admitted"));
    window.see("Maple ward");

    // Left five hours ago, and the ward named a risk of suicide: 48 hours, 42 of them and some minutes left.
    window.strike("button", t("stay.do.leave.ward"));
    let (day, time) = hours_ago(5);
    write(&window, t("stay.leave.on"), &day);
    write(&window, t("stay.leave.leftAt"), &time);
    window.focus("checkbox", &format!("{}*", t("stay.leave.suicideRisk")));
    window.press("Space");
    write(&window, t("stay.leave.source"), "Discharge letter");
    look(&window, "ward-left");
    window.press("Ctrl+Enter");
    window.see(t("stay.leave.said"));
    window.see(&filled("stay.clock.namedBy", &[("source", "Discharge letter")]));
    window.see(&filled("stay.clock.attempts.other", &[("n", "0")]));
    look(&window, "ward-clock");

    // On Today, in hours; the first attempt comes to nothing and is listed.
    window.press("Ctrl+1");
    window.see("left of 48 hours to see them after the ward; no attempt yet.");
    window.find_person("tam", TAMSIN);
    check_in(&window, "2", "2");
    window.see("left of 48 hours to see them after the ward; 1 attempt");
    look(&window, "ward-today");
    window.find_person("tam", TAMSIN);
    window.see(&filled("stay.clock.attempts.one", &[("n", "1")]));
    look(&window, "ward-attempt");

    // A visit that took place achieves it, and the row goes.
    check_in(&window, "1", "1");
    window.see_no("to see them after the ward");
    window.find_person("tam", TAMSIN);
    window.see_no(t("stay.clock.title"));
    window.turn_to(t("person.tab.record"));
    window.see(t("episode.stays"));
    window.see(t("record.kind.leaveWard"));
    look(&window, "ward-record");
}

#[test]
fn an_open_visit_stops_a_discharge_until_it_is_handed_on_and_whoever_comes_back_begins_anew() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);
    window.strike("button", t("person.do.planVisit"));
    write(&window, t("person.visit.on"), "2w");
    window.press("Ctrl+Enter");
    window.see(t("person.visit.planned"));

    menu(&window, t("person.do.discharge"));
    window.see(&filled("discharge.open.one", &[("n", "1")]));
    write(&window, t("person.standing.reason"), "Goals met");
    write(&window, t("discharge.continuedBy"), "The GP");
    window.press("Ctrl+Enter");
    let unanswered = filled("discharge.unanswered", &[("what", t("discharge.open.visit"))]);
    window.see(&unanswered);
    look(&window, "discharge-blocked");
    window.focus("radio", t("discharge.way.handed"));
    window.press("Space");
    write(&window, t("discharge.to"), "Dr Patel");
    write(&window, t("discharge.why"), "Sees them on that day anyway");
    look(&window, "discharge-answered");
    window.press("Ctrl+Enter");
    window.see(t("person.standing.done.discharged"));
    window.see(t("person.now.noNext"));
    window.turn_to(t("person.tab.record"));
    window.see("Dr Patel");

    menu(&window, t("person.do.reactivate"));
    window.see(&filled("reopen.what", &[("n", "2")]));
    write(&window, t("reopen.reason"), "Low again since the summer");
    write(&window, t("reopen.referrer"), "The GP");
    look(&window, "reopen");
    window.press("Ctrl+Enter");
    window.see(t("reopen.said"));
    window.see(&filled("episode.number", &[("n", "2")]));
    window.see(&filled("episode.opened", &[("why", "Low again since the summer")]));
    window.see(&filled("episode.ended", &[("why", "Goals met")]));
    look(&window, "episodes");

    // One Ctrl+Z takes the return back.
    window.press("Ctrl+z");
    window.see_no(&filled("episode.number", &[("n", "2")]));

    // Why somebody who left is not on the list is said as well, from their page and from the table of people.
    window.press("Ctrl+k");
    window.see_focus(&format!("combobox {}", t("palette.ask")));
    window.type_text("why");
    window.find("option", &format!("{}*", t("action.why")));
    window.press("Enter");
    window.see("Not asked after a discharge.");
    look(&window, "why-discharged");
    window.press("Escape");
    window.see_no("Not asked after a discharge.");

    // The discharge was a mistake: the same episode goes on, and says so.
    menu(&window, t("person.do.mistake"));
    window.see(&filled("mistake.what", &[("n", "1")]));
    write(&window, t("mistake.reason"), "Somebody else of the name");
    look(&window, "mistake");
    window.press("Ctrl+Enter");
    window.see(t("mistake.said"));
    let today = Local::now().format("%a %-d %b %Y").to_string();
    let revert_discharge = [("date", today.as_str()), ("why", "Somebody else of the name")];
    window.see(&filled("episode.mistaken", &revert_discharge));
    window.see_no(&filled("episode.ended", &[("why", "Goals met")]));
    look(&window, "mistake-record");
}

#[test]
fn a_rule_for_a_clock_is_dated_and_stands_before_the_usual_one() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.press("Ctrl+7");
    window.see(t("clockRule.title"));
    window.strike("button", t("clockRule.add"));
    write(&window, t("clockRule.hours"), "24");
    write(&window, t("clockRule.name"), "Our own");
    look(&window, "rule-dialog");
    window.press("Ctrl+Enter");
    window.see(t("clockRule.said"));
    window.see("Our own: 24 hours");
    look(&window, "rules");

    // A country with no rule of which a source is known says so; the rules of the one before stay with it.
    window.choose(t("settings.country.title"), t("safety.country.au"));
    window.see(&filled(
        "clockRule.noneShipped",
        &[("country", t("clockRule.country.au"))],
    ));
    window.see_no("Our own: 24 hours");
    look(&window, "rules-elsewhere");
    window.press("Ctrl+z");
    window.see("Our own: 24 hours");
}
