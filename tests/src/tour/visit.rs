//! One person on one day: the plan, the visit written down by keyboard alone, who is around them, and a slip taken back.

use super::Place;
use crate::sentences::{filled, t};
use crate::window::Window;

/// Whom the tour visits.
pub const NAME: &str = "Efua Evans";
/// As the status line names them.
const SHORT: &str = "Efua E.";
pub const GOAL: &str = "Have my sister round for tea again";
pub const RING: &str = "Ring her and ask";
pub const SHOP: &str = "Buy cake at the corner shop on my own";
pub const NOTE: &str =
    "Bright today, had rung her sister on Thursday. Wants to try the shop next week, early, before the school run.";

pub fn open(window: &Window<'_>, place: &Place) {
    window.open_person(NAME);
    window.see(t("person.unmapped.title"));
    place.picture(window, "person");
}

pub fn plan(window: &Window<'_>, place: &Place) {
    window.turn_to(t("person.tab.plan"));
    window.see("Walk to the shop on my own");
    place.picture(window, "plan-from-the-spreadsheet");
    window.click("button", t("plan.goal.another"));
    window.fill(t("plan.goal.text"), GOAL);
    window.fill(t("plan.goal.importance"), "9");
    window.fill(t("plan.goal.confidence"), "5");
    window.press("Enter");
    window.see(t("plan.goal.added"));
    milestone(window, RING, "She says yes", "tomorrow");
    milestone(window, SHOP, "There and back without turning round", "in 2 weeks");
    place.picture(window, "plan-next-milestone");
    window.press("Escape");
    window.see_no(t("plan.milestone.keys"));
    place.picture(window, "plan");
}

/// Types a milestone into the open row; the fields are then ready for the next.
fn milestone(window: &Window<'_>, text: &str, expected: &str, due: &str) {
    window.fill(t("plan.milestone.text"), text);
    window.fill(t("plan.milestone.expected"), expected);
    window.fill(t("plan.milestone.due"), due);
    window.press("Enter");
    window.find("button", &filled("plan.milestone.editOf", &[("text", text)]));
    window.see_focus(&format!("textbox {}", t("plan.milestone.text")));
}

pub fn check_in(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+n");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
    window.type_text(NOTE);
    tab_to(window, "radio", t("kind.short.homeVisit"));
    window.press("1");
    window.press("1");
    window.see_focus(&format!("textbox {}", t("checkIn.next")));
    window.type_text("2w");
    tab_to(window, "textbox", t("checkIn.nextPlace"));
    window.type_text("At home");
    place.picture(window, "check-in");
    tab_to(window, "radio", t("checkIn.milestone.met"));
    window.press("1");
    tab_to(window, "textbox", t("person.milestone.actual"));
    window.type_text("Rang on Thursday; she is coming on the 6th");
    place.picture(window, "check-in-milestone");
    window.press("Ctrl+Enter");
    window.find("tab", t("person.tab.overview"));
    window.turn_to(t("person.tab.overview"));
    window.see(NOTE);
    place.picture(window, "person-after-check-in");
}

/// Strikes Tab until the focus is on the element whose name begins so.
fn tab_to(window: &Window<'_>, role: &str, name: &str) {
    let wanted = format!("{role} {name}");
    for _ in 0..40 {
        if window.focused().starts_with(&wanted) {
            return;
        }
        window.press("Tab");
    }
    panic!("Tab does not lead to {wanted}; it ended on {}", window.focused());
}

pub fn tick_milestone(window: &Window<'_>, place: &Place) {
    window.turn_to(t("person.tab.plan"));
    window.click("button", &filled("person.milestone.sayOutcome", &[("text", SHOP)]));
    window.click("radio", t("person.milestone.state.partly"));
    window.fill(t("person.milestone.actual"), "Went with me as far as the bus stop");
    place.picture(window, "milestone-outcome");
    window.click("button", t("person.form.save"));
    window.find("button", &filled("person.milestone.changeOutcome", &[("text", SHOP)]));
    place.picture(window, "plan-with-outcomes");
}

pub fn circle(window: &Window<'_>, place: &Place) {
    window.turn_to(t("person.tab.circle"));
    window.see(t("circle.listen"));
    window.click("button", t("circle.add"));
    window.fill(t("circle.who"), "Esi Evans");
    window.click(
        "option",
        &format!("{}*", filled("circle.createNew", &[("name", "Esi Evans")])),
    );
    window.click("radio", t("contacts.kind.person"));
    window.fill(t("circle.role"), "Sister");
    window.click("checkbox", t("circle.emergencyTick"));
    window.click("radio", t("circle.share.topics"));
    window.fill(t("circle.topics"), "Visits and how she is, not the diagnosis");
    place.picture(window, "circle-add");
    window.click("button", t("circle.addButton"));
    window.see("Sister");
    window.see(t("circle.added"));
    place.picture(window, "circle");
}

pub fn undo(window: &Window<'_>, place: &Place) {
    let slip = "Dog in the yard";
    window.click("button", t("person.do.more"));
    window.click("button", t("person.do.addAlert"));
    window.fill(t("told.alert.field.text"), slip);
    window.click("button", t("person.form.save"));
    window.see(t("told.alert.added"));
    window.see(slip);
    window.press("Ctrl+z");
    window.see(&filled(
        "undo.done",
        &[("what", &filled("undo.what.addAlert", &[("name", SHORT)]))],
    ));
    window.see_no(slip);
    place.picture(window, "undone");
}

pub fn contacts(window: &Window<'_>, place: &Place) {
    window.press("Ctrl+3");
    window.see("Esi Evans");
    place.picture(window, "contacts");
}
