//! A home visit to two people of one household: from the brief before knocking to the note for the official record, by
//! keyboard; and a visit of an earlier day that did not take place.

use catchment_tests::caseload::{self, CHANGE, GOAL, GP, MILESTONE, PROMISE, TAMSIN, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::Window;
use std::cell::Cell;

/// A minute at 40 words a minute, five keys to a word: what a visit to two may cost besides what is written of it.
const MOST_KEYS: usize = 200;

/// A task that is thought of in the kitchen.
const TASK: &str = "Ask about the ramp";

const OF_WREN: &str = "Wren slept better since Tuesday.";
const OF_TAMSIN: &str = "Tamsin wants the carer assessment after all.";

/// A keyboard that counts every key struck, but for the notes.
struct Keyboard<'w> {
    window: &'w Window<'w>,
    struck: Cell<usize>,
}

impl<'w> Keyboard<'w> {
    fn of(window: &'w Window<'w>) -> Self {
        Self {
            window,
            struck: Cell::new(0),
        }
    }

    fn press(&self, chord: &str) {
        self.window.press(chord);
        self.struck.set(self.struck.get() + 1);
    }

    fn letters(&self, text: &str) {
        self.window.type_text(text);
        self.struck.set(self.struck.get() + text.len());
    }

    /// Tab until the focus is there, each counted.
    fn tab_to(&self, role_and_name: &str) {
        for _ in 0..20 {
            self.press("Tab");
            if self.window.focused() == role_and_name {
                return;
            }
        }
        panic!("no way to {role_and_name} by Tab:\n{}", self.window.text());
    }
}

/// What a moment looks like, to be looked at.
fn picture(window: &Window<'_>, name: &str) {
    window.picture(&catchment_tests::target().join(format!("looks/visit-{name}.png")));
}

/// Opens the window about the time of the visit: it comes up on the brief.
fn open<'desk>(desk: &'desk Desk) -> Window<'desk> {
    let folder = desk.folder("vault");
    caseload::household(&folder);
    let window = Window::open(desk, &folder);
    window.unlock(PASSPHRASE);
    window.see_focus(&format!("button {}", t("brief.start")));
    window
}

fn see_note(window: &Window<'_>) {
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
}

#[test]
fn a_visit_to_two_of_a_household_goes_from_the_brief_to_a_note_of_each() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    let keyboard = Keyboard::of(&window);
    for known in [
        "Dog in the yard",
        "Side gate, the bell is broken",
        GOAL,
        MILESTONE,
        PROMISE,
        &format!("{GP} (GP): {CHANGE}"),
        "TA",
    ] {
        window.see(known);
    }
    window.see_no("Tamsin");
    picture(&window, "brief");

    keyboard.press("Enter");
    see_note(&window);
    window.see("Dog in the yard");
    window.type_text(OF_WREN);
    // A PHQ-9 in place, and back to the note as it stood.
    keyboard.press("Ctrl+Shift+a");
    window.see_focus(&format!("combobox {}", t("assess.which")));
    window.find("option", "PHQ-9*");
    keyboard.letters("ph");
    keyboard.press("Enter");
    let at = |name: &str| {
        window.until(&format!("the focus is at {name}"), || {
            Ok((window.script("return document.activeElement?.name", &[]) == name).then_some(()))
        });
    };
    at("mode");
    keyboard.press("2");
    at("item-1");
    keyboard.letters("210100000");
    at("item-10");
    keyboard.press("1");
    window.see_focus(&format!("button {}", t("assess.finish")));
    keyboard.press("Enter");
    window.see_focus(&format!("button {}", t("assess.done.scores")));
    keyboard.press("Escape");
    window.until("the note is there again", || {
        Ok((window.has("field", t("checkIn.note")) && window.value(t("checkIn.note")) == OF_WREN).then_some(()))
    });
    see_note(&window);
    keyboard.press("Tab");
    keyboard.press("1");
    keyboard.press("1");
    window.see_focus(&format!("textbox {}", t("checkIn.next")));
    keyboard.letters("2w");
    keyboard.press("Enter");
    keyboard.press("1");
    window.see_focus(&format!("textbox {}", t("person.milestone.actual")));
    // What was promised is done, the GP hears of the change now, and there is something new to do: a key leads to each.
    let on_to = |part: &str| {
        keyboard.press("F6");
        window.until(&format!("the focus is at {part}"), || {
            let name = window.script("return document.activeElement?.name", &[]);
            Ok(name.as_str().is_some_and(|name| name.starts_with(part)).then_some(()))
        });
    };
    on_to("done-");
    keyboard.press("Space");
    on_to("told-");
    keyboard.press("2");
    on_to("also-");
    keyboard.press("Space");
    picture(&window, "first");
    keyboard.press("Ctrl+Shift+t");
    window.see(t("owed.task.addTitle"));
    keyboard.tab_to(&format!("textbox {}", t("owed.task.text")));
    keyboard.letters(TASK);
    picture(&window, "task");
    keyboard.press("Ctrl+Enter");
    window.see_no(t("owed.task.addTitle"));
    keyboard.press("Ctrl+Enter");

    window.see(&filled("checkIn.turn", &[("at", "2"), ("of", "2")]));
    window.find("heading", &format!("{}*", filled("checkIn.with", &[("name", TAMSIN)])));
    see_note(&window);
    window.see_no("Wren");
    assert!(window.is_checked("radio", &format!("{}*", t("kind.short.homeVisit"))));
    window.type_text(OF_TAMSIN);
    keyboard.press("Tab");
    keyboard.press("Enter");
    keyboard.press("1");
    keyboard.letters("2w");
    picture(&window, "second");
    keyboard.press("Ctrl+Enter");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    window.see_no(t("today.draft.title"));

    // Each into the official record on its own, Wren's first.
    let copied = |who: &str| window.see(&filled("copy.copiedFor", &[("who", who)]));
    keyboard.press("Ctrl+Shift+c");
    copied("WO");
    window.press("Ctrl+k");
    window.see_focus(&format!("combobox {}", t("palette.ask")));
    window.press("Ctrl+v");
    window.until("the note stands where it was put", || {
        let pasted = window.script("return document.activeElement?.value", &[]);
        let pasted = pasted.as_str().unwrap_or_default();
        let whole = pasted.starts_with("WO · P0001 · ") && pasted.contains(OF_WREN) && pasted.contains(MILESTONE);
        Ok((whole && !pasted.contains("Wren Okonedo")).then_some(()))
    });
    window.press("Escape");
    window.strike("button", &filled("copy.enteredFor", &[("who", "WO")]));
    window.see(t("person.entry.marked"));
    keyboard.press("Ctrl+Shift+c");
    copied("TA");
    picture(&window, "today");

    let spent = keyboard.struck.get();
    assert!(spent <= MOST_KEYS, "{spent} keys besides the notes");

    window.find_person("wre", WREN);
    window.see(OF_WREN);
    window.see_no(OF_TAMSIN);
    window.turn_to(t("person.tab.owed"));
    window.see(TASK);
    window.turn_to(t("person.tab.circle"));
    window.see(t("notice.none"));
    window.find_person("tam", TAMSIN);
    window.see(OF_TAMSIN);
    window.see_no(OF_WREN);
}

#[test]
fn the_brief_is_saved_as_a_page_to_print_on_purpose_and_that_it_left_is_written_down() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.strike("button", t("brief.print.button"));
    window.see(t("brief.print.what"));
    window.see(t("page.leaves"));
    let pages = desk.folder("pages");
    std::fs::create_dir_all(&pages).expect("a folder is made");
    window.focus("field", t("supervision.save.folder"));
    window.type_text(&pages.to_string_lossy());
    picture(&window, "print");
    window.press("Ctrl+Enter");
    let file = format!("visit-brief-{}.pdf", chrono::Local::now().format("%Y-%m-%d"));
    window.see(&filled("page.saved", &[("file", &file)]));
    let read = std::process::Command::new("pdftotext")
        .arg(pages.join(&file))
        .arg("-")
        .output()
        .expect("the Debian package poppler-utils");
    let text = String::from_utf8_lossy(&read.stdout)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let told = format!("{GP} (GP): {CHANGE}");
    let places: Vec<Option<usize>> = [
        WREN,
        "3 Lido Terrace",
        "Side gate",
        PROMISE,
        "Who must be told",
        &told,
        GOAL,
    ]
    .iter()
    .map(|part| text.find(part))
    .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    for other in ["Tamsin", "TA,", "Same household"] {
        assert!(!text.contains(other), "{other}: {text}");
    }
    // Nobody can be looked for while a brief is open.
    window.press("Escape");
    window.find_person("wre", WREN);
    window.turn_to(t("person.tab.record"));
    window.see(t("record.left.what.briefPdf"));
}

#[test]
fn a_visit_of_an_earlier_day_is_answered_and_booked_again_in_one_step() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    window.press("Escape");
    window.find("heading", &format!("{}*", t("today.visits.unanswered")));
    picture(&window, "unanswered");
    window.strike(
        "button",
        &format!("{}*", t("person.now.answerVisit").split('{').next().unwrap_or_default()),
    );
    window.see(t("person.answer.title"));
    // Called off needs its reason, and says so beside what was typed.
    window.focus("radio", &format!("{}*", t("person.answer.held")));
    window.press("6");
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    picture(&window, "answer");
    window.focus("field", t("person.answer.note"));
    window.type_text("Off sick that day");
    window.focus("field", t("person.answer.rebook"));
    window.type_text("2w 10:30");
    window.press("Ctrl+Enter");
    let again = chrono::Local::now().date_naive() + chrono::Days::new(14);
    let again = again.format("%a %-d %b %Y").to_string();
    window.see(&again);
    window.see_no(t("today.visits.unanswered"));
    window.find_person("tam", TAMSIN);
    window.see("Off sick that day");
    window.see(&again);
}

/// How the brief looks where there is little room, and of somebody of whom nothing is known.
#[test]
fn the_brief_is_whole_at_every_width_and_of_somebody_unknown() {
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let desk = Desk::new(theme);
        let window = open(&desk);
        for (width, height) in [(1366, 768), (1024, 768), (683, 384)] {
            window.resize(width, height);
            window.fits("brief");
            window.is_legible("brief");
            picture(&window, &format!("brief-{name}-{width}"));
        }
        window.resize(1366, 768);
        window.press("Escape");
        window.find_person("tam", TAMSIN);
        window.press("Ctrl+Shift+b");
        window.see_focus(&format!("button {}", t("brief.start")));
        window.see(t("brief.goals.none"));
        window.see(t("brief.last.none"));
        picture(&window, &format!("brief-{name}-sparse"));
    }
}
