//! A plan is consulted: written with two goals and five milestones, rated again, reviewed into its second version, and
//! compared with the first. By keyboard alone.

use catchment_tests::caseload::{self, GOAL, MILESTONE, TAMSIN, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

const HAPPENED: &str = "We walked there, it took two hours";

fn open<'desk>(desk: &'desk Desk, name: &str, letters: &str) -> Window<'desk> {
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(desk, &folder);
    window.unlock(PASSPHRASE);
    to_plan(&window, name, letters);
    window
}

fn to_plan(window: &Window<'_>, name: &str, letters: &str) {
    window.find_person(letters, name);
    window.focus("tab", t("person.tab.overview"));
    for tab in ["owed", "scores", "plan"] {
        window.press("Right");
        window.see_focus(&format!("tab {}", t(&format!("person.tab.{tab}"))));
    }
}

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

fn goal_and_milestones(window: &Window<'_>, goal: &str, milestones: &[(&str, &str)]) {
    window.see_focus(&format!("textbox {}", t("plan.goal.text")));
    window.type_text(goal);
    window.press("Tab");
    window.type_text("8");
    window.press("Tab");
    window.type_text("4\n");
    for (text, expected) in milestones {
        window.see_focus(&format!("textbox {}", t("plan.milestone.text")));
        window.type_text(text);
        window.press("Tab");
        window.type_text(expected);
        window.press("Tab");
        window.type_text("4w\n");
        window.find("button", &filled("person.milestone.sayOutcome", &[("text", text)]));
    }
    window.see_focus(&format!("textbox {}", t("plan.milestone.text")));
    window.press("Escape");
    window.see_focus(&format!("button {}", t("plan.goal.another")));
}

#[test]
fn two_goals_and_five_milestones_are_written_and_kept_as_a_page() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk, TAMSIN, "tam");
    window.see(t("plan.empty"));
    window.tab_to(&format!("button {}", t("plan.start")));
    window.press("Enter");
    goal_and_milestones(
        &window,
        "Sleep in my own bed",
        &[
            ("Choose a mattress", "One that Tamsin likes"),
            ("A first night at home", "Breakfast in her own kitchen"),
        ],
    );
    window.press("Enter");
    goal_and_milestones(
        &window,
        "See the sea",
        &[
            ("Find the times of the train", "Written on the calendar"),
            ("A day out with Idris", "Back before dark"),
            ("A weekend", "Two nights away"),
        ],
    );
    window.see("“Sleep in my own bed”");
    window.see("“See the sea”");
    look(&window, "plan-two-goals");

    window.strike("button", t("plan.page"));
    window.see(t("page.holds"));
    look(&window, "plan-page");
    let pages = desk.folder("pages");
    std::fs::create_dir_all(&pages).unwrap();
    window.focus("field", t("supervision.save.folder"));
    window.type_text(&pages.to_string_lossy());
    window.press("Ctrl+Enter");
    let today = chrono::Local::now().format("%Y-%m-%d").to_string();
    let file = format!("my-plan-{today}.pdf");
    window.see(&filled("page.saved", &[("file", &file)]));
    let pdf = std::process::Command::new("pdftotext")
        .arg(pages.join(&file))
        .arg("-")
        .output()
        .expect("the Debian package poppler-utils");
    let text = String::from_utf8(pdf.stdout).unwrap();
    let places: Vec<Option<usize>> = ["My plan", TAMSIN, "Sleep in my own bed", "See the sea", "A weekend"]
        .iter()
        .map(|part| text.find(part))
        .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    window.turn_to(t("person.tab.record"));
    window.see(&filled(
        "record.left.to",
        &[("what", t("record.left.what.carePlanPdf")), ("who", TAMSIN)],
    ));
}

#[test]
fn a_goal_is_rated_again_with_two_digits() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk, WREN, "wre");
    window.tab_to(&format!("button {}", filled("plan.goal.rateOf", &[("text", GOAL)])));
    window.press("Enter");
    window.see_focus(&format!("textbox {}", t("plan.goal.importance")));
    look(&window, "rate");
    window.type_text("9");
    window.press("Tab");
    window.type_text("11\n");
    window.see(t("failure.invalid.confidence.range"));
    window.fill(t("plan.goal.confidence"), "6");
    window.press("Enter");
    window.see(t("plan.goal.rated"));
    // The same day again corrects what was said that day.
    window.see("confidence 6");
    window.turn_to(t("person.tab.record"));
    window.see(t("record.kind.rateGoal"));
}

#[test]
fn a_review_is_left_and_gone_on_with_makes_version_two_and_is_compared() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk, WREN, "wre");
    window.tab_to(&format!("button {}", t("plan.look.open")));
    window.press("Enter");
    window.see(&filled("plan.look.step", &[("n", "1"), ("all", "2")]));
    window.see(MILESTONE);
    window.tab_to("radio met");
    window.press("1");
    window.press("Tab");
    window.see_focus(&format!("textbox {}", t("plan.look.actual")));
    window.type_text(HAPPENED);
    look(&window, "review-goal");

    // Left, by Esc and by a lock: what was typed stands there again.
    window.press("Escape");
    window.see(t("plan.look.begun"));
    look(&window, "review-left");
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.unlock(PASSPHRASE);
    to_plan(&window, WREN, "wre");
    window.tab_to(&format!("button {}", t("plan.look.goOn")));
    window.press("Enter");
    window.see(t("person.form.restored"));
    assert_eq!(window.value(t("plan.look.actual")), HAPPENED);
    window.focus("field", t("plan.goal.confidence"));
    window.type_text("7");
    window.press("Ctrl+Enter");

    window.see(&filled("plan.look.step", &[("n", "2"), ("all", "2")]));
    window.focus("field", t("plan.look.changes"));
    window.type_text("Swimming before shopping");
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    window.focus("radio", t("plan.agreedBy.representative"));
    window.press("2");
    window.focus("field", t("plan.agreedWith"));
    window.type_text("Ida Okonedo");
    window.press("Tab");
    window.type_text("sister");
    window.focus("field", t("plan.look.reviewOn"));
    window.type_text("12w");
    look(&window, "review-last");
    window.press("Ctrl+Enter");
    window.see(&filled("plan.look.done", &[("n", "2")]));
    window.see("version 2");
    window.see("Ida Okonedo");
    window.see(HAPPENED);

    // Side by side with the version before.
    window.see(t("plan.versions.title"));
    window.see(&filled("plan.versions.column", &[("n", "1")]));
    window.see(&filled(
        "plan.versions.changes",
        &[("words", "Swimming before shopping")],
    ));
    let row = format!("{} {} {}", t("record.field.milestone.state"), "open", "met");
    window.see(&row);
    window.script("document.querySelector('main details summary').focus()", &[]);
    window.press("Enter");
    window.see("1 of 1 milestone met");
    look(&window, "plan-reviewed");

    // Taken back as a whole.
    window.focus("tab", t("person.tab.plan"));
    window.press("Ctrl+z");
    window.see(&filled(
        "undo.done",
        &[("what", &filled("undo.what.reviewPlan", &[("name", "Wren O.")]))],
    ));
    window.see(t("plan.versions.none"));
    window.see_no(HAPPENED);
}

#[test]
fn a_reviewed_plan_in_the_dark_on_a_narrow_laptop_and_at_twice_the_size() {
    let desk = Desk::new(Theme::Dark);
    caseload::demo(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    window.resize(1024, 768);
    // The first of the made-up people has a plan that was reviewed.
    window.find_person("D0001", "");
    window.turn_to(t("person.tab.plan"));
    window.see(&filled("plan.versions.column", &[("n", "1")]));
    window.script(
        "document.querySelectorAll('main details').forEach(one => (one.open = true))",
        &[],
    );
    look(&window, "demo-plan-dark");
    window.script("document.querySelector('#plan-goals').scrollIntoView()", &[]);
    look(&window, "demo-goals-dark");
    window.script("document.querySelector('#plan-versions').scrollIntoView()", &[]);
    look(&window, "demo-versions-dark");
    for _ in 0..5 {
        window.press("Ctrl++");
    }
    window.script("document.querySelector('#plan-goals').scrollIntoView()", &[]);
    picture(&window, "demo-plan-twice");
    window.script("document.querySelector('main figure').scrollIntoView()", &[]);
    picture(&window, "demo-time-twice");
    window.script("document.querySelector('#plan-versions').scrollIntoView()", &[]);
    picture(&window, "demo-versions-twice");
}
