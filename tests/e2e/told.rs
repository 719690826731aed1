//! Who is told of a change: a plan is reviewed, the surgery is to hear of it and a sister must not, with her reason. The
//! surgery is told by phone and the list is quiet; what was told is taken back. By keyboard alone.

use catchment_tests::caseload::{self, FELL_OUT, SISTER, SURGERY, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

const NOT_TOLD: &str = "Not told of the new plan yet: GP.";

/// Keeps a picture where the pictures of a run are wanted.
fn picture(window: &Window<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("CATCHMENT_PICTURES") {
        window.picture(&std::path::Path::new(&folder).join(format!("{name}.png")));
    }
    window.fits(name);
}

/// As [`picture`], at the usual size: accessible and legible too.
fn look(window: &Window<'_>, name: &str) {
    picture(window, name);
    window.is_accessible(name);
    window.is_legible(name);
}

/// Reviews the plan of somebody with one goal: nothing is said of it but the next review.
fn review(window: &Window<'_>) {
    window.turn_to(t("person.tab.plan"));
    window.strike("button", t("plan.look.open"));
    window.see(&filled("plan.look.step", &[("n", "1"), ("all", "2")]));
    window.press("Ctrl+Enter");
    window.see(&filled("plan.look.step", &[("n", "2"), ("all", "2")]));
    window.focus("radio", t("plan.agreedBy.person"));
    window.press("1");
    window.focus("field", t("plan.look.reviewOn"));
    window.type_text("12w");
    window.press("Ctrl+Enter");
    window.see(&filled("plan.look.done", &[("n", "2")]));
}

#[test]
fn a_change_is_told_to_the_gp_and_withheld_from_a_sister() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::with_circle(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    window.find_person("wre", WREN);
    review(&window);
    window.see(&filled("notice.after.one", &[("n", "1")]));
    window.see(&filled("notice.afterWithheld.one", &[("n", "1")]));
    look(&window, "told-plan");
    window.press("Ctrl+1");
    window.see(NOT_TOLD);

    window.find_person("wre", WREN);
    window.turn_to(t("person.tab.circle"));
    window.see(t("circle.listen"));
    window.find("button", SURGERY);
    window.see(&filled("notice.mustNot.wishWhy", &[("why", FELL_OUT)]));
    look(&window, "told-circle");

    // The sister is told all the same only with a reason, a name, and whether they know.
    window.strike("button", &format!("{}: {SISTER}, *", t("notice.override.button")));
    window.see(t("notice.override.words"));
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    look(&window, "told-override");
    window.press("Escape");
    window.see_no(t("notice.override.words"));

    // Two keys, and how.
    window.focus("button", SURGERY);
    window.press("t");
    window.see(&filled("notice.tell.title", &[("who", SURGERY)]));
    window.focus("radio", t("notice.way.call"));
    window.press("1");
    look(&window, "told-dialog");
    window.press("Ctrl+Enter");
    window.see(&filled("notice.tell.done", &[("who", SURGERY)]));
    window.see(t("notice.none"));
    window.script(
        "document.querySelectorAll('main details').forEach(one => (one.open = true))",
        &[],
    );
    window.see(t("notice.done.title"));
    look(&window, "told-done");
    window.press("Ctrl+1");
    window.see_no(NOT_TOLD);

    window.press("Ctrl+z");
    window.see(&filled(
        "undo.done",
        &[("what", &filled("undo.what.tellNotices", &[("name", "Wren O.")]))],
    ));
    window.see(NOT_TOLD);

    // The same by whom to ring: one call, everything ticked at once.
    window.press("Ctrl+3");
    window.strike("link", t("notice.ring.title"));
    window.find("heading", SURGERY);
    window.see("01632 960100");
    look(&window, "told-ring");
    window.strike("button", &format!("{}: {SURGERY}", t("notice.ring.all.one")));
    window.focus("radio", t("notice.way.call"));
    window.press("1");
    window.press("Ctrl+Enter");
    window.see(t("notice.ring.empty"));
}

#[test]
fn who_to_ring_in_the_dark_on_a_narrow_laptop_and_at_twice_the_size() {
    let desk = Desk::new(Theme::Dark);
    caseload::demo(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    window.resize(1024, 768);
    window.press("Ctrl+3");
    window.strike("link", t("notice.ring.title"));
    window.find("heading", t("notice.ring.title"));
    look(&window, "demo-ring-dark");
    window.find_person("D0001", "");
    window.turn_to(t("person.tab.circle"));
    window.see(t("notice.title"));
    window.strike("button", t("notice.add"));
    window.see(t("notice.pass.wordsHint"));
    look(&window, "demo-pass-dark");
    window.press("Escape");
    look(&window, "demo-circle-dark");
    for _ in 0..5 {
        window.press("Ctrl++");
    }
    picture(&window, "demo-circle-twice");
    window.press("Ctrl+3");
    window.strike("link", t("notice.ring.title"));
    window.find("heading", t("notice.ring.title"));
    picture(&window, "demo-ring-twice");
}
