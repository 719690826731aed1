//! A plan, by keyboard alone: written from nothing, a milestone answered, and taken back with Ctrl+Z.

use catchment_tests::caseload::{self, EXPECTED, GOAL, MILESTONE, TAMSIN, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use serde_json::json;

const HAPPENED: &str = "We walked there, it took two hours";

/// Opens the window on two people, unlocked.
fn open<'desk>(desk: &'desk Desk) -> Window<'desk> {
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(desk, &folder);
    window.unlock(PASSPHRASE);
    window
}

/// From the page of somebody to one of its tabs, by the keyboard.
fn to_tab(window: &Window<'_>, tab: &str) {
    window.focus("tab", t("person.tab.overview"));
    for _ in 0..10 {
        if window.focused() == format!("tab {tab}") {
            return;
        }
        window.press("Right");
    }
    panic!("the arrows do not lead to {tab}");
}

/// On the plan of somebody with [`MILESTONE`]: says that it is met, and how.
fn meet(window: &Window<'_>) {
    window.tab_to(&mark());
    window.press("Enter");
    window.find("radio", t("person.milestone.state.met"));
    window.press("1");
    assert!(window.is_checked("radio", &format!("{}*", t("person.milestone.state.met"))));
    window.tab_to(&format!("textbox {}", t("person.milestone.actual")));
    window.type_text(HAPPENED);
    window.press("Ctrl+Enter");
    window.see(&filled(
        "person.milestone.said",
        &[("state", t("person.milestone.state.met"))],
    ));
    window.see_focus(&format!(
        "button {}",
        filled("person.milestone.changeOutcome", &[("text", MILESTONE)])
    ));
}

/// The mark of the open milestone, as it is read out.
fn mark() -> String {
    format!(
        "button {}",
        filled("person.milestone.sayOutcome", &[("text", MILESTONE)])
    )
}

/// What Ctrl+Z says when it took the outcome of the milestone back.
fn taken_back() -> String {
    let what = filled("undo.what.closeMilestone", &[("name", "Wren O.")]);
    filled("undo.done", &[("what", &what)])
}

/// Whether both texts stand side by side, in one row.
fn side_by_side(window: &Window<'_>, one: &str, other: &str) -> bool {
    let script = "
        const boxOf = text => {
          const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!node.textContent.includes(text)) continue;
            const range = document.createRange();
            range.selectNode(node);
            return range.getBoundingClientRect();
          }
        };
        const [one, other] = [...arguments].map(boxOf);
        return !!one && !!other && Math.abs(one.top - other.top) < 4 && one.right <= other.left;";
    window.script(script, &[json!(one), json!(other)]) == true
}

#[test]
fn a_plan_is_written_from_nothing_by_the_keyboard() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.find_person("tam", TAMSIN);
    to_tab(&window, t("person.tab.plan"));
    window.see(t("plan.empty"));
    window.tab_to(&format!("button {}", t("plan.start")));
    window.press("Enter");
    window.see_focus(&format!("textbox {}", t("plan.goal.text")));
    window.type_text("Sleep in my own bed\n");

    // The goal leads on to its milestones; each leaves the fields ready for the next.
    let milestone = format!("textbox {}", t("plan.milestone.text"));
    window.see_focus(&milestone);
    window.type_text("Choose a mattress");
    window.press("Tab");
    window.see_focus(&format!("textbox {}", t("plan.milestone.expected")));
    window.type_text("One that Tamsin likes");
    window.press("Tab");
    window.see_focus(&format!("textbox {}", t("plan.milestone.due")));
    window.type_text("2w\n");
    window.see(t("plan.milestone.added"));
    window.see("Choose a mattress");
    window.see_focus(&milestone);
    window.type_text("A first night at home\n");
    window.find(
        "button",
        &filled("person.milestone.sayOutcome", &[("text", "A first night at home")]),
    );
    window.see_focus(&milestone);
    window.press("Escape");
    window.see_focus(&format!("button {}", t("plan.goal.another")));

    let in_two_weeks = chrono::Local::now().date_naive() + chrono::Days::new(14);
    let due = in_two_weeks.format("%a %-d %b %Y").to_string();
    window.see(&filled("person.milestone.due", &[("date", &due)]));
    assert!(side_by_side(&window, "Choose a mattress", "One that Tamsin likes"));
    window.see("“Sleep in my own bed”");
}

#[test]
fn an_answered_milestone_shows_what_was_expected_beside_what_happened() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.find_person("wre", WREN);
    to_tab(&window, t("person.tab.plan"));
    window.see(&format!("“{GOAL}”"));
    meet(&window);
    window.see(HAPPENED);
    assert!(
        side_by_side(&window, EXPECTED, HAPPENED),
        "expected and happened are not in one row"
    );

    // The history says from what to what; what is taken back stays in it, and says so.
    to_tab(&window, t("person.tab.record"));
    window.see(&filled(
        "record.changed",
        &[
            ("label", t("record.field.milestone.state")),
            ("before", t("person.milestone.state.open")),
            ("after", t("person.milestone.state.met")),
        ],
    ));
    window.see(&filled(
        "record.set",
        &[("label", t("record.field.milestone.actual")), ("after", HAPPENED)],
    ));
    assert!(!window.shows(t("record.undone")));
    window.press("Ctrl+z");
    window.see(t("record.kind.undo"));
    window.see(t("record.undone"));
}

#[test]
fn undo_takes_the_milestone_back_but_in_a_field_only_the_typing() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.find_person("wre", WREN);
    to_tab(&window, t("person.tab.plan"));
    meet(&window);

    window.click("button", &filled("plan.milestone.addTo", &[("goal", GOAL)]));
    window.see_focus(&format!("textbox {}", t("plan.milestone.text")));
    window.type_text("A mistake");
    window.press("Ctrl+z");
    window.until("Ctrl+Z undoes the typing", || {
        Ok((window.value(t("plan.milestone.text")) != "A mistake").then_some(()))
    });
    window.see(HAPPENED);
    assert!(!window.shows(&taken_back()), "Ctrl+Z in a field took a change back");

    window.fill(t("plan.milestone.text"), "");
    window.press("Escape");
    window.see_focus(&format!("button {}", t("plan.goal.another")));
    window.press("Ctrl+z");
    window.see(&taken_back());
    window.see_no(HAPPENED);
    window.find("button", &filled("person.milestone.sayOutcome", &[("text", MILESTONE)]));
}

#[test]
fn undo_outlives_the_lock() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.find_person("wre", WREN);
    to_tab(&window, t("person.tab.plan"));
    meet(&window);
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.unlock(PASSPHRASE);

    window.find_person("wre", WREN);
    to_tab(&window, t("person.tab.plan"));
    window.see(HAPPENED);
    window.press("Ctrl+z");
    window.see(&taken_back());
    window.see_no(HAPPENED);
    window.find("button", &filled("person.milestone.sayOutcome", &[("text", MILESTONE)]));
}
