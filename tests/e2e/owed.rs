//! What is owed, by keyboard: a line of a note becomes a promise that asks on Today and is done there; somebody is waited
//! on and asked again; a call leaves its next step; and the day is closed.

use catchment_tests::caseload::{self, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use chrono::{Days, Local, NaiveDate};

const PROMISE: &str = "bring the bus pass form";

fn long(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// As a day near by is written.
fn near(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

fn in_days(days: u64) -> NaiveDate {
    Local::now().date_naive() + Days::new(days)
}

/// A picture for whoever looks: kept only where a folder is named.
fn picture(window: &Window<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("CATCHMENT_PICTURES") {
        std::fs::create_dir_all(&folder).unwrap();
        window.picture(&std::path::Path::new(&folder).join(format!("{name}.png")));
    }
    window.fits(name);
}

fn write(window: &Window<'_>, label: &str, text: &str) {
    window.focus("field", label);
    window.press("Ctrl+a");
    window.type_text(text);
}

/// Puts the focus on the row of Today's list that holds this text.
fn focus_row(window: &Window<'_>, text: &str) {
    window.until(&format!("the row of {text}"), || {
        let taken = window.script(
            "const row = [...document.querySelectorAll('[data-row^=todo]')].find(r => r.textContent.includes(arguments[0]));
             const link = row?.querySelector('[data-row-link]');
             link?.focus();
             return !!link && document.activeElement === link;",
            &[serde_json::json!(text)],
        );
        Ok((taken == true).then_some(()))
    });
}

#[test]
fn what_is_owed_is_asked_for_until_it_is_closed() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);

    // A promise out of a note. The next contact is agreed for today, so that it is due today.
    window.press("Ctrl+n");
    window.see_focus(&format!("combobox {}", t("palette.askCheckIn")));
    window.type_text("wre");
    window.find("option", &format!("{WREN}*"));
    window.press("Enter");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
    window.see(t("checkIn.promiseHint"));
    window.type_text(&format!("Well today.\n> {PROMISE}"));
    window.see(&filled("checkIn.promises.one", &[("n", "1"), ("what", PROMISE)]));
    picture(&window, "check-in");
    window.focus("radio", t("kind.short.homeVisit"));
    window.press("1");
    window.press("1");
    window.type_text("today");
    window.press("Ctrl+Enter");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    window.see(t("today.todo.title"));
    window.see(PROMISE);
    window.see(t("owed.row.dueToday"));
    picture(&window, "today");
    window.click_beside(t("today.todo.title"), "link", "Wren O.*");
    window.see(t("owed.mine.how"));
    window.see(PROMISE);

    // Tomorrow's, in one line.
    write(&window, t("owed.mine.text"), "Ring the surgery about the depot");
    write(&window, t("owed.mine.due"), "tomorrow");
    window.press("Enter");
    window.see(t("owed.task.added"));
    window.see(&filled("owed.row.due", &[("date", &near(in_days(1)))]));

    // Somebody else owes something since three weeks ago.
    window.strike("button", t("owed.waiting.add"));
    write(&window, t("owed.task.text"), "Answer about the blood test");
    window.focus("field", t("owed.task.whoOther"));
    window.type_text("Dr Rao's desk");
    window.find("option", &filled("told.who.asTyped", &[("name", "Dr Rao's desk")]));
    window.press("Enter");
    write(&window, t("owed.task.askedOn"), "-3w");
    picture(&window, "waiting-dialog");
    window.press("Ctrl+Enter");
    window.see(t("owed.task.added"));
    window.see("Dr Rao's desk");
    picture(&window, "to-do");

    // A call, whose next step is theirs.
    window.strike("button", t("owed.liaison.add"));
    window.focus("field", t("owed.liaison.who"));
    window.type_text("Mr Ofori");
    window.find("option", &filled("told.who.asTyped", &[("name", "Mr Ofori")]));
    window.press("Enter");
    window.focus("radio", t("owed.liaison.ways.call"));
    window.press("1");
    window.focus("radio", t("owed.liaison.purposes.share"));
    window.press("3");
    write(&window, t("owed.liaison.note"), "Said why the boiler cannot wait");
    window.focus("radio", t("owed.liaison.follows.none"));
    window.press("3");
    write(&window, t("owed.liaison.nextText"), "A date for the boiler");
    picture(&window, "liaison-dialog");
    window.press("Ctrl+Enter");
    window.see(t("owed.liaison.added"));
    window.see(&filled("owed.liaison.leads", &[("what", "A date for the boiler")]));
    picture(&window, "liaison");

    // On Today: the promise is done by one key, and the one who owes is asked again.
    window.press("Ctrl+1");
    window.see("Answer about the blood test");
    picture(&window, "today-both");
    focus_row(&window, "Dr Rao's desk");
    window.press("a");
    window.see(t("owed.chase.title"));
    window.press("Ctrl+Enter");
    window.see(&filled("owed.chase.said", &[("date", &long(in_days(14)))]));
    window.see_no("Answer about the blood test");
    focus_row(&window, PROMISE);
    window.press("d");
    window.see(&filled("owed.close.done", &[("what", PROMISE)]));
    window.see_no(t("owed.row.dueToday"));

    // The day is closed: the note waits for the official record.
    window.click("link", t("today.todo.close"));
    window.see(t("closing.lead"));
    window.see(t("closing.record.title"));
    window.see(t("closing.calls.none"));
    window.see(t("closing.drafts.none"));
    picture(&window, "close-day");
    window.resize(1024, 700);
    picture(&window, "close-day-narrow");
    window.click("button", &format!("{}*", t("closing.record.entered")));
    window.see(t("closing.record.none"));

    window.find_person("wre", WREN);
    window.see(t("person.now.owed"));
    picture(&window, "overview-narrow");
    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.chaseTask"));
    window.see(t("record.kind.recordLiaison"));
}
