//! A Monday morning, by keyboard alone: Today says who needs somebody and why, in the order of the rules, and is worked
//! through row by row. What is put aside stands among the snoozed and is taken back; every rule says why somebody is here
//! or is not.

use catchment_tests::caseload;
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::monday::{self, BEA, HARBOUR, IDRIS, NORA, OLA, TAMSIN, THIS_WEEK, WREN, ZADIE};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

const NOTHING_PLANNED: &str = "No next contact is planned.";
const HOLIDAY: &str = "On holiday until then";

/// How the window looked at this step, kept beside the pictures of journeys that failed.
fn picture(window: &Window<'_>, name: &str) {
    window.picture(
        &catchment_tests::target()
            .join("journeys")
            .join(format!("monday-{name}.png")),
    );
}

/// Puts the only reason of somebody aside for a week.
fn snooze(window: &Window<'_>, name: &str) {
    window.focus("link", name);
    put_aside(window);
}

/// Puts the only reason of the row that has the focus aside for a week.
fn put_aside(window: &Window<'_>) {
    window.press("s");
    window.see_focus(&format!("textbox {}", t("snooze.until")));
    window.type_text("1w");
    window.press("Tab");
    window.see_focus(&format!("textbox {}", t("snooze.why")));
    window.type_text(HOLIDAY);
    window.press("Ctrl+Enter");
    window.see_no(t("snooze.comesBack"));
}

/// Who stands in a section of the list, from its first row to its last.
fn rows(window: &Window<'_>, section: &str) -> Vec<String> {
    let ask = "return [...document.querySelectorAll('ul.rows')].filter(list => list.ariaLabel === arguments[0])
                 .flatMap(list => [...list.querySelectorAll('[data-row^=needs-] [data-row-link]')])
                 .map(link => link.innerText.trim())";
    let told = window.script(ask, &[section.into()]);
    let named = |one: &serde_json::Value| one.as_str().unwrap_or_default().to_owned();
    told.as_array()
        .map(|all| all.iter().map(named).collect())
        .unwrap_or_default()
}

/// Waits until these people stand under This week, in this order, and Zadie under Now.
fn see_rows(window: &Window<'_>, week: &[&str]) {
    window.until(&format!("{week:?} under This week"), || {
        let same = rows(window, t("today.needs.section.week")) == week
            && rows(window, t("today.needs.section.now")) == [ZADIE];
        Ok(same.then_some(()))
    });
}

/// Goes to somebody's row by Tab and the arrows alone.
fn go_to(window: &Window<'_>, row: &str) {
    let wanted = format!("link {row}");
    for _ in 0..80 {
        if window.focused() == wanted {
            return;
        }
        let in_list = window.script(
            "return !!document.activeElement?.matches('[data-row^=needs-] [data-row-link]')
                && [...document.activeElement.closest('ul.rows').querySelectorAll('[data-row-link]')]
                  .some(link => link.innerText.trim() === arguments[0])",
            &[row.into()],
        );
        let name_before = window.focused();
        window.press(if in_list == true { "Down" } else { "Tab" });
        if window.focused() == name_before && in_list == true {
            window.press("Home");
        }
    }
    panic!("the keys do not lead to {row}; the focus is on {}", window.focused());
}

#[test]
fn a_monday_is_worked_through_by_keyboard() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    monday::caseload(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find("heading", &format!("{}*", t("today.needs.section.week")));
    see_rows(&window, &THIS_WEEK);
    picture(&window, "begun");

    // Open: what it is about stands there, and Esc comes back to the row.
    go_to(&window, ZADIE);
    window.press("Enter");
    window.find("heading", "Zadie Holt");
    window.see(t("rule.name.safeguarding"));
    window.press("Escape");
    window.see_focus(&format!("link {ZADIE}"));

    // A check-in, and with it the 63 days are over.
    go_to(&window, NORA);
    window.press("c");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
    window.type_text("Rang: well, and glad of the call.");
    window.press("Tab");
    window.press("2");
    window.press("1");
    window.press("Ctrl+Enter");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    see_rows(&window, &[OLA, IDRIS, WREN, TAMSIN, BEA]);

    // A next contact.
    go_to(&window, TAMSIN);
    window.press("n");
    window.see_focus(&format!("textbox {}", t("person.visit.on")));
    window.type_text("3d");
    window.press("Ctrl+Enter");
    see_rows(&window, &[OLA, IDRIS, WREN, BEA]);

    // A referral chased, from its row.
    go_to(&window, WREN);
    window.press("a");
    window.see(&filled("services.chaseTitle", &[("name", HARBOUR)]));
    window.see_focus(&format!("textbox {}", t("services.field.chaseWords")));
    window.type_text("Mo will look on Thursday");
    picture(&window, "chasing");
    window.press("Ctrl+Enter");
    window.see(t("services.chased"));
    see_rows(&window, &[OLA, IDRIS, BEA]);

    // Two reasons put aside.
    go_to(&window, BEA);
    put_aside(&window);
    see_rows(&window, &[OLA, IDRIS]);
    go_to(&window, OLA);
    put_aside(&window);
    see_rows(&window, &[IDRIS]);
    window.see(&filled("snooze.count.other", &[("n", "2")]));

    // A promise kept, among what is to be done; it asked for him above.
    for _ in 0..80 {
        let on_it = "return !!document.activeElement?.matches('[data-row^=todo-] [data-row-link]')";
        if window.script(on_it, &[]) == true {
            break;
        }
        window.press("Tab");
    }
    window.see_focus(&format!("link {IDRIS}"));
    window.press("d");
    see_rows(&window, &[]);
    picture(&window, "done");

    // What was written down stands with them; nothing else has gone.
    window.find_person("wren", "Wren Okonedo");
    window.turn_to(t("person.tab.services"));
    window.see("Mo will look on Thursday");
    window.find_person("idr", "Idris Vale");
    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.closeTask"));
}

#[test]
fn a_reason_is_put_aside_found_again_and_explained() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find("heading", &format!("{}*", t("today.needs.section.week")));
    window.see(NOTHING_PLANNED);
    window.find("link", WREN);
    picture(&window, "today");

    // A snooze without its reason is refused, and what was typed stays.
    window.focus("link", TAMSIN);
    window.press("s");
    window.see_focus(&format!("textbox {}", t("snooze.until")));
    window.type_text("1w");
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    window.press("Escape");
    window.strike("button", t("dialog.throwAway"));
    window.see_no(t("snooze.comesBack"));

    snooze(&window, TAMSIN);
    let one = filled("snooze.count.one", &[("n", "1")]);
    window.see(&one);
    window.strike("button", &one);
    window.see(HOLIDAY);
    picture(&window, "snoozed");

    window.press("Ctrl+z");
    window.see_no(&one);
    window.find("link", TAMSIN);

    window.focus("link", TAMSIN);
    window.press("w");
    window.see(&filled("why.title", &[("name", TAMSIN)]));
    window.see(t("why.answer.holds"));
    window.see("Not paused.");
    picture(&window, "why");
    window.press("Escape");

    // With both put aside the list is empty, and says so with what it asked; why somebody is not here is still one step.
    snooze(&window, TAMSIN);
    window.see(&one);
    snooze(&window, WREN);
    window.see(&filled("snooze.count.other", &[("n", "2")]));
    window.see(&filled("today.needs.nobodyElse", &[("n", "2")]));
    picture(&window, "empty");
    window.strike("button", t("today.needs.why"));
    window.type_text("wren");
    window.press("Enter");
    window.see(t("why.answer.snoozed"));
    window.press("Escape");

    // From the table of people too, of anybody.
    window.press("Ctrl+2");
    window.find("table", t("people.caption"));
    window.focus("link", "Wren Okonedo");
    window.press("w");
    window.see(&filled("why.title", &[("name", WREN)]));
    window.see(t("why.answer.snoozed"));
    window.press("Escape");

    // On their page it stands beside what matters now, and ends there.
    window.find_person("tam", "Tamsin Ashgrove");
    window.strike("button", &one);
    window.see(HOLIDAY);
    picture(&window, "person");
    window.strike("button", &filled("snooze.endOf", &[("rule", t("rule.name.silent"))]));
    window.see(t("snooze.ended"));
    window.see(NOTHING_PLANNED);
    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.endSnooze"));
    window.see(t("record.kind.snooze"));
}

#[test]
fn a_full_list_is_read_in_every_light() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let desk = Desk::new(theme);
        caseload::demo(&desk.folder("vault"));
        let window = Window::open(&desk, &desk.folder("vault"));
        window.unlock(PASSPHRASE);
        window.find("heading", t("today.needs.section.housekeeping"));
        window.resize(1280, 1300);
        picture(&window, &format!("full-{name}"));
        window.strike("button", &format!("{}*", t("rule.name.unrecorded")));
        window.script("document.querySelector('main').scrollTo(0, 1e6); scrollTo(0, 1e6)", &[]);
        picture(&window, &format!("housekeeping-{name}"));
        window.script("document.querySelector('main').scrollTo(0, 0); scrollTo(0, 0)", &[]);
        window.resize(1024, 1300);
        let row = "document.querySelectorAll('[data-row^=needs-] [data-row-link]')[2].focus()";
        window.script(row, &[]);
        picture(&window, &format!("narrow-{name}"));
        window.press("s");
        window.see(t("snooze.comesBack"));
        window.fits("a snooze");
        picture(&window, &format!("snooze-{name}"));
        window.press("Escape");
        window.script(row, &[]);
        window.press("w");
        window.see(t("why.intro"));
        picture(&window, &format!("why-{name}"));
        window.press("Escape");
        window.press("Ctrl+Shift+h");
        window.see(t("discreet.on"));
        window.see_no(NOTHING_PLANNED);
        picture(&window, &format!("discreet-{name}"));
        window.press("Ctrl+Shift+h");
        window.press("Ctrl+7");
        window.strike("button", t("settings.rules.show"));
        window.see(t("settings.rules.fixed"));
        picture(&window, &format!("settings-{name}"));
        window.press("Ctrl+1");
        window.find("heading", t("today.needs.section.housekeeping"));
        // 110, 125, 150, 175, 200 %.
        for _ in 0..5 {
            window.press("Ctrl++");
        }
        window.script(
            "document.querySelector('[data-row^=needs-] [data-row-link]').focus()",
            &[],
        );
        picture(&window, &format!("twice-{name}"));
    }
}
