//! A group, by keyboard: made, three people added, an objective, sessions written down with one digit for each person, and
//! whom we haven't seen lately.

use catchment_tests::caseload;
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;

const GROUP: &str = "Year 11";
const PEOPLE: [&str; 3] = ["Wren Okonedo", "Tamsin Ashgrove", "Idris Vaughan"];
const NOTE: &str = "Breathing before the mock exam; two tried it there.";

/// The sentence for one or for many.
fn counted(key: &str, n: u32) -> String {
    let form = if n == 1 { "one" } else { "other" };
    filled(&format!("{key}.{form}"), &[("n", &n.to_string())])
}

/// A picture of the window, to be looked at.
fn picture(window: &Window<'_>, name: &str) {
    window.picture(&catchment_tests::target().join(format!("journeys/groups-{name}.png")));
}

/// Opens the form for a session and answers for Idris, Tamsin and Wren, in the order of the page.
fn record(window: &Window<'_>, day: &str, answers: &str) {
    window.press("Ctrl+k");
    window.see_focus(&format!("combobox {}", t("palette.ask")));
    window.type_text("record a group");
    window.find("option", &format!("{}*", t("action.newSession")));
    window.press("Enter");
    window.find("heading", &filled("groups.session.recordTitle", &[("group", GROUP)]));
    window.tab_to(&format!("textbox {}", t("groups.session.on")));
    window.press("Ctrl+a");
    window.type_text(day);
    window.press("Tab");
    window.type_text(answers);
    window.see_focus(&format!("textbox {}", t("groups.session.note")));
}

#[test]
fn a_group_meets_and_who_was_not_seen_lately_stands_first() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::of_names(&folder, &PEOPLE);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);

    window.press("Ctrl+4");
    window.see(t("groups.empty"));
    picture(&window, "empty");
    window.strike("button", t("groups.addFirst"));
    window.see_focus(&format!("textbox {}", t("groups.field.name")));
    window.type_text(GROUP);
    window.press("Tab");
    window.type_text("1");
    window.press("Ctrl+Enter");
    window.see(t("groups.people.none"));

    window.strike("button", t("groups.people.add"));
    for name in PEOPLE {
        window.see_focus(&format!("combobox {}", t("groups.people.who")));
        window.type_text(&name.to_lowercase()[..3]);
        window.find("option", &format!("{name}*"));
        window.press("Enter");
        window.find("button", &filled("groups.people.leaveOut", &[("name", name)]));
    }
    picture(&window, "adding");
    window.focus("field", t("groups.member.joinedOn"));
    window.press("Ctrl+a");
    window.type_text("-60d");
    window.press("Ctrl+Enter");
    window.see(&counted("groups.people.added", 3));

    window.turn_to(&format!("{}*", t("groups.objectives")));
    window.strike("button", t("groups.objective.add"));
    window.see_focus(&format!("textbox {}", t("groups.objective.text")));
    window.type_text("Sleep in the week before the exams");
    window.press("Tab");
    window.type_text("Everybody in bed by eleven");
    window.press("Enter");
    window.see(t("groups.objective.added"));
    window.press("Escape");
    window.see(&filled("groups.objective.progress", &[("met", "0"), ("of", "1")]));
    picture(&window, "objectives");

    // Nobody is forgotten by accident: without an answer for each it is not taken.
    record(&window, "-8d", "111");
    window.press("Ctrl+Enter");
    window.see(t("groups.session.stored"));
    record(&window, "-1d", "113");
    window.type_text(NOTE);
    picture(&window, "session");

    // A lock in the middle takes nothing away.
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.unlock(PASSPHRASE);
    window.press("Ctrl+k");
    window.see_focus(&format!("combobox {}", t("palette.ask")));
    window.type_text("year");
    window.find("option", GROUP);
    window.press("Enter");
    window.strike("button", t("groups.session.record"));
    window.see(t("person.form.restored"));
    assert_eq!(window.value(t("groups.session.note")), NOTE);
    window.focus("field", t("groups.session.note"));
    window.press("Ctrl+Enter");
    window.see(t("groups.session.stored"));
    window.see(NOTE);
    window.see(&counted("groups.session.sentWord", 1));
    picture(&window, "sessions");

    // The second in a row: Wren, who sent word, and now did not come.
    record(&window, "today", "112");
    window.press("Ctrl+Enter");
    window.see(t("groups.session.stored"));
    window.turn_to(&format!("{}*", t("rail.people")));
    window.see(&counted("groups.notSeenLately", 1));
    window.see("Expected at the last 2 sessions and came to none. Sent word for 1 of them.");
    picture(&window, "people");
    let first = window.script("return document.querySelector('main tbody th').innerText", &[]);
    assert_eq!(first.as_str().map(str::trim), Some(PEOPLE[0]));

    // What was ever done to the group, and to whom in it.
    window.turn_to(t("record.history"));
    window.see(t("record.kind.recordSession"));
    window.see(&format!("{}: ", PEOPLE[0]));
    picture(&window, "history");
    window.turn_to(&format!("{}*", t("rail.people")));

    // On their own page it is no contact; the group is named there.
    window.script("document.querySelector('main tbody a').focus()", &[]);
    window.press("Enter");
    window.find("link", GROUP);
    picture(&window, "person");
    window.press("Ctrl+4");
    window.see(&counted("groups.notSeen", 1));
    picture(&window, "list");

    // In the room: no group is named while a check-in is open.
    window.find_person("wre", PEOPLE[0]);
    window.press("Ctrl+n");
    window.find("field", t("checkIn.note"));
    window.press("Ctrl+k");
    window.see_focus(&format!(
        "combobox {}",
        filled("palette.askBeside", &[("person", "person")])
    ));
    window.type_text("year");
    window.see(&filled("search.none.beside", &[("person", "person")]));
    assert!(!window.has("option", GROUP));
}
