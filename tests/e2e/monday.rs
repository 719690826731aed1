//! A Monday morning, by keyboard alone: Today says who needs somebody and why; one reason is put aside with a reason of
//! its own, stands among the snoozed, and is taken back; every rule says why somebody is here or is not.

use catchment_tests::caseload;
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

const TAMSIN: &str = "Tamsin A.";
const WREN: &str = "Wren O.";
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
    window.press("s");
    window.see(&filled("snooze.title", &[("name", name)]));
    window.see_focus(&format!("textbox {}", t("snooze.until")));
    window.type_text("1w");
    window.press("Tab");
    window.see_focus(&format!("textbox {}", t("snooze.why")));
    window.type_text(HOLIDAY);
    picture(window, "snooze");
    window.press("Ctrl+Enter");
    window.see_no(t("snooze.comesBack"));
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
