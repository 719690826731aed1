//! Health and the law, by keyboard: an allergy, a depot that is done and sets the next one, a safeguarding concern from
//! raising to closing, and the date of a review; and what the overview and the history say of them.

use catchment_tests::caseload::{self, TAMSIN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use chrono::{Days, Local, NaiveDate};

const FACTS: &str = "Two strangers were in the flat and took her card";

fn long(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

fn in_days(days: u64) -> NaiveDate {
    Local::now().date_naive() + Days::new(days)
}

/// Types into the field with this label, wherever it is scrolled to.
fn write(window: &Window<'_>, label: &str, text: &str) {
    window.focus("field", label);
    window.press("Ctrl+a");
    window.type_text(text);
}

/// Answers a question by the digit of its answer.
fn answer(window: &Window<'_>, first: &str, digit: &str) {
    window.focus("radio", first);
    window.press(digit);
}

/// Opens the page of somebody at one of its tabs.
fn open<'desk>(desk: &'desk Desk, tab: &str) -> Window<'desk> {
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(desk, &folder);
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);
    window.see(t("told.now.notAsked"));
    window.turn_to(tab);
    window
}

#[test]
fn an_allergy_is_known_at_the_door_and_a_depot_done_sets_the_next() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk, t("person.tab.health"));
    window.see(t("told.allergy.empty"));
    window.see(t("told.medication.empty"));

    window.strike("button", t("told.allergy.add"));
    answer(&window, t("told.allergy.choice.answer.allergy"), "1");
    write(&window, t("told.allergy.field.substance"), "Penicillin");
    write(&window, t("told.allergy.field.reaction"), "rash");
    window.press("Ctrl+Enter");
    window.see(t("told.allergy.added"));
    let allergy = filled("told.now.allergy", &[("words", "Penicillin (rash)")]);
    window.see(&allergy);

    window.strike("button", t("told.medication.add"));
    window.see(t("told.onlyTold"));
    write(&window, t("told.medication.field.name"), "Flupentixol");
    write(&window, t("told.medication.field.dose"), "40 mg");
    write(&window, t("told.medication.field.started"), "2019");

    // A lock in the middle takes nothing away.
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.unlock(PASSPHRASE);
    window.find_person("tam", TAMSIN);
    window.see(&allergy);
    window.turn_to(t("person.tab.health"));
    window.strike("button", t("told.medication.add"));
    window.see(t("person.form.restored"));
    assert_eq!(window.value(t("told.medication.field.dose")), "40 mg");
    window.press("Ctrl+Enter");
    window.see(t("told.medication.added"));
    window.see(&filled("told.since.is", &[("when", "2019")]));

    window.strike("button", &filled("told.addDateOf", &[("name", "Flupentixol")]));
    assert_eq!(window.value(t("told.medicationEvent.field.name")), "Flupentixol");
    window.choose(
        t("told.medicationEvent.field.kind"),
        t("told.medicationEvent.choice.kind.depot"),
    );
    write(&window, t("told.medicationEvent.field.due"), "today");
    write(&window, t("told.medicationEvent.field.intervalDays"), "2w");
    window.press("Ctrl+Enter");
    window.see(t("told.medicationEvent.added"));
    let today = long(in_days(0));
    window.see(&filled("told.due.is", &[("date", &today)]));

    let depot = "Depot: Flupentixol";
    let done = filled("told.done.markOf", &[("name", depot), ("date", &today)]);
    window.strike("button", &done);
    write(&window, t("told.done.by"), "Clinic nurse");
    let next = long(in_days(14));
    assert_eq!(window.value(t("told.done.next")), next);
    // Given earlier than due: the next one counts from the day it was given, until somebody says otherwise.
    write(&window, t("told.done.on"), "-2d");
    let next = long(in_days(12));
    window.until("the next date follows", || {
        Ok((window.value(t("told.done.next")) == next).then_some(()))
    });
    window.press("Ctrl+Enter");
    window.see(&filled("told.done.saidNext", &[("date", &next)]));
    window.see(&filled("told.due.is", &[("date", &next)]));
    window.see(&filled("told.earlier.one", &[("n", "1")]));

    // One Ctrl+Z takes back that it was done, and the next date with it.
    window.press("Ctrl+z");
    window.find("button", &done);
    window.see_no(&filled("told.due.is", &[("date", &next)]));

    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.markEventDone"));
    window.see(t("record.kind.addAllergy"));
}

#[test]
fn a_concern_is_raised_and_closed_and_a_review_has_its_day() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk, t("person.tab.law"));
    window.see(t("told.official"));
    window.strike("button", t("told.safeguardingConcern.add"));
    answer(&window, t("told.safeguardingConcern.choice.about.adult"), "1");
    write(&window, t("told.safeguardingConcern.field.facts"), FACTS);
    write(
        &window,
        t("told.safeguardingConcern.field.wishes"),
        "Wants the locks changed",
    );
    write(
        &window,
        t("told.safeguardingConcern.field.reportedTo"),
        "Safeguarding adults team",
    );
    answer(&window, t("told.safeguardingConcern.choice.consent.agreed"), "2");
    // Told without agreement: why is asked for.
    write(
        &window,
        t("told.safeguardingConcern.field.overrideReason"),
        "Others are at risk too",
    );
    window.press("Ctrl+Enter");
    window.see(t("told.safeguardingConcern.added"));
    window.see(FACTS);
    window.see(t("told.noConsent"));

    let today = long(in_days(0));
    window.turn_to(t("person.tab.overview"));
    let since = filled("told.now.concernSince.one", &[("date", &today)]);
    window.see(&since);

    // Nothing closes without an outcome.
    window.turn_to(t("person.tab.law"));
    window.strike("button", &filled("told.safeguardingConcern.endOf", &[("name", &today)]));
    window.see(t("told.safeguardingConcern.ending.title"));
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    write(
        &window,
        t("told.safeguardingConcern.ending.outcome"),
        "Locks changed, card stopped",
    );
    window.press("Ctrl+Enter");
    window.see(t("told.safeguardingConcern.ended"));
    window.see(t("told.safeguardingConcern.empty"));
    window.see(&filled("told.earlier.one", &[("n", "1")]));

    // Somebody who does not stand in the directory has a name all the same.
    window.strike("button", t("told.legalRole.add"));
    window.choose(
        t("told.legalRole.field.role"),
        t("told.legalRole.choice.role.nearestRelative"),
    );
    window.focus("field", t("told.legalRole.field.contact"));
    window.type_text("Ida Ashgrove");
    window.find("option", &filled("told.who.asTyped", &[("name", "Ida Ashgrove")]));
    window.press("Enter");
    window.press("Ctrl+Enter");
    window.see(t("told.legalRole.added"));
    window.see("Ida Ashgrove");

    window.strike("button", t("told.legalDate.add"));
    window.choose(t("told.legalDate.usual.label"), t("told.legalDate.usual.review117"));
    write(&window, t("told.legalDate.field.due"), "in 3 weeks");
    window.press("Ctrl+Enter");
    window.see(t("told.legalDate.added"));
    window.turn_to(t("person.tab.overview"));
    window.see_no(&since);
    window.find("link", t("told.legalDate.usual.review117"));
    window.see(&long(in_days(21)));

    // Discreet, none of it stands on the screen.
    window.press("Ctrl+Shift+h");
    window.see_no(t("told.legalDate.usual.review117"));
    window.turn_to(t("person.tab.law"));
    window.see(t("told.discreet"));
    window.press("Ctrl+Shift+h");

    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.endSafeguardingConcern"));
    window.see(t("record.kind.addSafeguardingConcern"));
    window.see(t("record.kind.addLegalDate"));
}
