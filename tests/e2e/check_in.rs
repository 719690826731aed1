//! A check-in: by keyboard alone and short, kept through a kill, and through a lock in the middle of a word.

use catchment_tests::caseload::{self, MILESTONE, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use std::cell::Cell;

/// What a check-in may cost besides the note.
const MOST_ACTIONS: u32 = 12;

const NOTE: &str = "Wren at home, tired but glad of the visit. New tablets since Tuesday: “less foggy”.\n\
                    Idris comes along on Thursday — the café by the lido, £3.50 each.";

/// A keyboard that counts: each key struck is one action, and so is each run of letters typed into one field.
struct Keyboard<'w> {
    window: &'w Window<'w>,
    actions: Cell<u32>,
}

impl<'w> Keyboard<'w> {
    fn of(window: &'w Window<'w>) -> Self {
        Self {
            window,
            actions: Cell::new(0),
        }
    }

    fn press(&self, chord: &str) {
        self.window.press(chord);
        self.count();
    }

    fn type_text(&self, text: &str) {
        self.window.type_text(text);
        self.count();
    }

    fn count(&self) {
        self.actions.set(self.actions.get() + 1);
    }
}

/// Opens the window on two people, unlocked.
fn open<'desk>(desk: &'desk Desk) -> Window<'desk> {
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(desk, &folder);
    window.unlock(PASSPHRASE);
    window
}

/// Ctrl+N, some letters, Enter: the note has the focus.
fn begin(window: &Window<'_>, keyboard: &Keyboard<'_>) {
    keyboard.press("Ctrl+n");
    window.see_focus(&format!("combobox {}", t("palette.askCheckIn")));
    keyboard.type_text("wre");
    window.find("option", &format!("{WREN}*"));
    keyboard.press("Enter");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
}

/// Waits until the store holds the note to its last letter, and the kind.
fn see_stored(window: &Window<'_>, note: &str, kind: &str) {
    window.see(t("draft.saved").split('{').next().unwrap_or_default());
    window.until("all of the draft is stored", || {
        let drafts = window.stored_drafts();
        let same = |draft: &serde_json::Value| draft["note"] == note && draft["kind"] == kind;
        Ok(drafts.iter().any(same).then_some(()))
    });
}

/// On Today: opens what waits under Finish later; it stands there to the last letter.
fn go_on(window: &Window<'_>) {
    window.see(t("today.draft.title"));
    window.click_beside(t("today.draft.title"), "link", "Wren O.*");
    window.find("field", t("checkIn.note"));
    window.until("the note stands there again", || {
        Ok((!window.value(t("checkIn.note")).is_empty()).then_some(()))
    });
    assert_eq!(window.value(t("checkIn.note")), NOTE);
}

/// Records what is open and waits until Today is there, with nothing left to finish.
fn finish(window: &Window<'_>) {
    window.press("Ctrl+Enter");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    window.see_no(t("today.draft.title"));
}

#[test]
fn a_check_in_takes_at_most_twelve_actions_besides_the_note() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    let keyboard = Keyboard::of(&window);
    begin(&window, &keyboard);
    window.type_text(NOTE);
    keyboard.press("Tab");
    keyboard.press("1");
    keyboard.press("1");
    window.see_focus(&format!("textbox {}", t("checkIn.next")));
    keyboard.type_text("2w");
    let in_two_weeks = chrono::Local::now().date_naive() + chrono::Days::new(14);
    let next = in_two_weeks.format("%a %-d %b %Y").to_string();
    window.see(&next);
    keyboard.press("Enter");
    window.until("a milestone has the focus", || {
        Ok(window.focused().starts_with("radio").then_some(()))
    });
    keyboard.press("1");
    window.see_focus(&format!("textbox {}", t("person.milestone.actual")));
    keyboard.type_text("An hour and a half, with a rest");
    keyboard.press("Ctrl+Enter");

    window.find("heading", &format!("{}*", t("today.needs.title")));
    window.see_no(t("today.draft.title"));
    window.find_person("wre", WREN);
    for said in [
        "less foggy",
        "£3.50 each.",
        t("kind.short.homeVisit"),
        &next,
        "An hour and a half, with a rest",
    ] {
        window.see(said);
    }
    let spent = keyboard.actions.get();
    assert!(spent <= MOST_ACTIONS, "it took {spent} actions besides the note");

    // What the screens say is what is stored.
    window.kill();
    let vault = caseload::look_into(&desk.folder("vault"));
    let stored = caseload::about(&vault, WREN);
    assert_eq!(stored.notes, [NOTE]);
    assert_eq!(stored.next_contacts, [in_two_weeks]);
    assert_eq!(stored.milestones_met, [MILESTONE]);
    assert_eq!(stored.drafts, 0);
}

#[test]
fn an_interrupted_check_in_is_finished_after_a_kill() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    begin(&window, &Keyboard::of(&window));
    window.type_text(NOTE);
    window.press("Tab");
    window.press("2");
    see_stored(&window, NOTE, "phone");
    window.kill();

    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    go_on(&window);
    window.until("the answer stands there again", || {
        Ok(window
            .is_checked("radio", &format!("{}*", t("kind.short.phone")))
            .then_some(()))
    });
    window.focus("radio", &format!("{}*", t("person.outcome.attended")));
    window.press("1");
    finish(&window);
    window.find_person("wre", WREN);
    window.see("less foggy");
    window.see("£3.50 each.");
}

#[test]
fn a_check_in_that_lacks_an_answer_says_which_and_stays() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    begin(&window, &Keyboard::of(&window));
    window.type_text(NOTE);
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    window.see(t("checkIn.fault.kind"));
    window.see(t("checkIn.fault.outcome"));
    window.is_accessible("a check-in that lacks an answer");
    assert_eq!(window.value(t("checkIn.note")), NOTE);
    window.click("link", t("checkIn.fault.kind"));
    window.press("2");
    window.press("1");
    finish(&window);
}

#[test]
fn locking_in_the_middle_of_a_word_loses_nothing() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    begin(&window, &Keyboard::of(&window));
    window.type_text(NOTE);
    window.press("Ctrl+l");
    let window = window.reopen_after_lock();
    window.see(t("lock.title"));
    assert!(!window.shows("Wren"), "the lock screen names somebody");
    window.unlock(PASSPHRASE);
    go_on(&window);
}

#[test]
fn beside_somebody_nobody_else_is_on_the_screen() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.see("Tamsin");
    begin(&window, &Keyboard::of(&window));
    window.see(&filled("checkIn.with", &[("name", WREN)]));
    for other in ["Tamsin", "Ashgrove", "P0002"] {
        assert!(!window.shows(other), "{other} is on the screen");
    }
}
