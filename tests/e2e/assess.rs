//! Questionnaires: a PHQ-9 by keyboard alone with its safety step, one gone on with after a kill, the laptop handed over
//! and taken back, and an organisation's own instrument file, broken and whole.

use catchment_core::record::measure::assessment;
use catchment_core::record::person::patient;
use catchment_core::record::safety::safety_concern::{self, ConcernState, SafetyConcern};
use catchment_tests::caseload::{self, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::{LAPTOP, Window};
use std::cell::Cell;
use std::path::Path;

/// What a PHQ-9 may cost from Today to its scores, every key and every letter counted, the safety step's keys included.
/// What is written down in the safety step is not counted: its words are as many as there is to say.
const MOST_KEYS: u32 = 40;

const ITEM_9: &str = "Thoughts that you would be better off dead or of hurting yourself in some way";
const SAID: &str = "Would rather not wake up some days. No plan, no means.";
const TONIGHT: &str = "Idris stays over; crisis line number on the fridge.";

/// A keyboard that counts every key struck.
struct Keyboard<'w> {
    window: &'w Window<'w>,
    struck: Cell<u32>,
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
        self.struck.set(self.struck.get() + u32::try_from(text.len()).unwrap());
    }
}

fn open<'desk>(desk: &'desk Desk) -> Window<'desk> {
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(desk, &folder);
    window.unlock(PASSPHRASE);
    window
}

/// What a moment looks like, to be looked at.
fn picture(window: &Window<'_>, name: &str) {
    window.picture(&catchment_tests::target().join(format!("looks/assess-{name}.png")));
}

/// Waits until the field of this name has the focus.
fn see_at(window: &Window<'_>, name: &str) {
    window.until(&format!("the focus is at {name}"), || {
        Ok((window.script("return document.activeElement?.name", &[]) == name).then_some(()))
    });
}

/// From Today to the first item of the PHQ-9.
fn begin(window: &Window<'_>, keyboard: &Keyboard<'_>, mode: &str) {
    keyboard.press("Ctrl+Shift+a");
    window.see_focus(&format!("combobox {}", t("palette.askAssess")));
    keyboard.letters("wre");
    window.find("option", &format!("{WREN}*"));
    keyboard.press("Enter");
    window.see_focus(&format!("combobox {}", t("assess.which")));
    window.find("option", "PHQ-9*");
    keyboard.letters("ph");
    keyboard.press("Enter");
    see_at(window, "mode");
    keyboard.press(mode);
    see_at(window, "item-1");
}

/// The concerns about Wren and the totals of what was taken with them, as they are stored.
fn stored(folder: &Path) -> (Vec<SafetyConcern>, Vec<Option<f64>>) {
    let vault = caseload::look_into(folder);
    let now = chrono::Local::now().fixed_offset();
    let told = vault.read(|conn| {
        let wren = patient::all(conn)?
            .into_iter()
            .find(|one| format!("{} {}", one.details.given, one.details.family) == WREN)
            .expect("Wren is there")
            .id;
        let totals = assessment::list(conn, &wren)?
            .into_iter()
            .map(|one| one.total)
            .collect();
        Ok((safety_concern::list(conn, &wren, now)?, totals))
    });
    told.expect("the vault is read")
}

#[test]
fn a_phq_9_with_its_safety_step_takes_fewer_than_forty_keys() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    let keyboard = Keyboard::of(&window);
    begin(&window, &keyboard, "2");
    picture(&window, "read-aloud");
    // Digit by digit and without waiting, as a practised hand does it; the ninth raises the safety step.
    keyboard.letters("210100211");
    let answered = [
        ("short", "PHQ-9"),
        ("n", "9"),
        ("item", ITEM_9),
        ("answer", "Several days"),
    ];
    window.see(&filled("concern.raised.item", &answered));
    see_at(&window, "concern-said");
    window.is_accessible("the safety step");
    window.fits("the safety step");
    picture(&window, "safety-step");
    window.resize(1024, 768);
    picture(&window, "safety-step-narrow");
    window.resize(LAPTOP.0, LAPTOP.1);

    window.type_text(SAID);
    keyboard.press("Tab");
    keyboard.press("2");
    see_at(&window, "concern-agreed");
    keyboard.press("Tab");
    keyboard.press("Tab");
    see_at(&window, "concern-tonight");
    window.type_text(TONIGHT);
    keyboard.press("Ctrl+Enter");

    see_at(&window, "item-10");
    keyboard.press("1");
    window.see_focus(&format!("button {}", t("assess.finish")));
    picture(&window, "answered");
    keyboard.press("Enter");
    window.see_focus(&format!("button {}", t("assess.done.scores")));
    // 2 + 1 + 0 + 1 + 0 + 0 + 2 + 1 + 1, and the band as it was published.
    window.see("8");
    window.see("mild");
    window.is_accessible("what came of it");
    picture(&window, "done");
    keyboard.press("Enter");
    window.find("heading", &format!("{WREN}*"));
    let struck = keyboard.struck.get();
    assert!(struck < MOST_KEYS, "it took {struck} keys besides the words");

    window.kill();
    let (concerns, totals) = stored(&desk.folder("vault"));
    assert_eq!(totals, [Some(8.0)]);
    assert_eq!(concerns.len(), 1);
    assert_eq!(concerns[0].state, ConcernState::Answered);
    assert_eq!(concerns[0].said.as_deref(), Some(SAID));
    assert_eq!(concerns[0].tonight.as_deref(), Some(TONIGHT));
    assert_eq!(concerns[0].plan_opened, Some(false));
}

#[test]
fn a_paused_assessment_goes_on_after_a_kill_and_its_concern_stands_first() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    let keyboard = Keyboard::of(&window);
    begin(&window, &keyboard, "3");
    window.type_text("2101");
    see_at(&window, "item-5");
    window.see(t("draft.saved").split('{').next().unwrap());
    window.kill();

    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    window.see(&filled("assess.count", &[("n", "4"), ("of", "9")]));
    picture(&window, "finish-later");
    window.click_beside(t("today.draft.title"), "link", "Wren O.*");
    see_at(&window, "item-5");
    assert!(window.is_checked("radio", &format!("{}*", t("assess.mode.phone"))));
    window.type_text("00211");
    see_at(&window, "concern-said");
    // In the middle of the safety step: what was answered is not forgotten, and asks first.
    window.kill();

    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    window.find("heading", &format!("{}*", t("today.concern.title")));
    window.is_accessible("Today with something to talk about");
    picture(&window, "today");
    window.click_beside(t("today.draft.title"), "link", "Wren O.*");
    see_at(&window, "concern-said");
    window.click("button", t("concern.slip"));
    see_at(&window, "item-9");
    window.press("0");
    see_at(&window, "item-10");
    window.press("0");
    window.see_focus(&format!("button {}", t("assess.finish")));
    window.press("Enter");
    window.see(t("assess.done.scores"));
    window.press("Ctrl+1");
    window.find("heading", &format!("{}*", t("today.needs.title")));
    assert!(!window.shows(t("today.concern.title")));
    window.kill();

    let (concerns, totals) = stored(&desk.folder("vault"));
    assert_eq!(totals, [Some(7.0)]);
    let states: Vec<ConcernState> = concerns.iter().map(|one| one.state).collect();
    assert_eq!(states, [ConcernState::Slip]);
}

#[test]
fn a_laptop_handed_over_shows_questions_alone_until_the_passphrase() {
    let desk = Desk::new(Theme::Dark);
    let window = open(&desk);
    begin(&window, &Keyboard::of(&window), "1");
    picture(&window, "self");
    window.resize(1024, 768);
    picture(&window, "self-narrow");
    window.resize(LAPTOP.0, LAPTOP.1);
    window.click("button", t("assess.handOver.button"));
    see_at(&window, "item-1");
    for hidden in [WREN, "Tamsin", t("rail.today"), t("status.stored")] {
        assert!(!window.shows(hidden), "{hidden} is on the screen");
    }
    window.is_accessible("the laptop handed over");
    window.fits("the laptop handed over");
    picture(&window, "handed-over");
    for key in [
        "Escape",
        "Ctrl+k",
        "Ctrl+n",
        "Ctrl+1",
        "Ctrl+Shift+s",
        "F1",
        "F5",
        "Ctrl+r",
    ] {
        window.press(key);
    }
    see_at(&window, "item-1");
    window.type_text("000000001");
    window.see(t("assess.handedOver.anyTime").split('.').next().unwrap());
    assert!(!window.shows(t("concern.title")), "the person is shown the step");
    window.strike("button", t("assess.handedOver.take"));
    window.fill(t("lock.passphrase"), "not the passphrase");
    window.press("Enter");
    window.see(t("failure.wrongPassphrase.any"));
    assert!(!window.shows(WREN));
    window.fill(t("lock.passphrase"), PASSPHRASE);
    window.press("Enter");
    window.see(t("concern.cameBack"));
    see_at(&window, "concern-said");
    picture(&window, "handed-back");
    window.kill();
    let (concerns, _) = stored(&desk.folder("vault"));
    assert_eq!(concerns[0].state, ConcernState::Open);
}

const OWN: &str = r#"{
  "id": "northmood",
  "version": "1",
  "name": "North team mood scale",
  "short": "NTM",
  "about": "mood, last week",
  "notice": "Licensed to the north team.",
  "choices": [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}],
  "items": [
    {"id": "1", "text": "Was the week hard?"},
    {"id": "2", "text": "Was anybody there?"}
  ],
  "score": {"min": 0, "max": 2},
  "direction": "higherWorse"
}
"#;

#[test]
fn an_organisations_file_is_installed_and_a_broken_one_refused_with_its_place() {
    let desk = Desk::new(Theme::Light);
    let window = open(&desk);
    let folder = desk.folder("instruments");
    std::fs::create_dir_all(&folder).unwrap();
    // Line 11 of the file loses its text.
    let broken = OWN.replace(r#""text": "Was anybody there?""#, r#""text": 7"#);
    assert!(broken.lines().nth(10).unwrap().contains("7"));
    std::fs::write(folder.join("broken.json"), &broken).unwrap();
    std::fs::write(folder.join("whole.json"), OWN).unwrap();

    window.press("Ctrl+7");
    window.find("heading", t("settings.instruments.title"));
    let look_at = |file: &str| {
        window.focus("field", t("settings.instruments.file"));
        window.press("Ctrl+a");
        window.type_text(&folder.join(file).to_string_lossy());
        window.press("Enter");
    };
    look_at("broken.json");
    window.see(t("settings.instruments.nothingInstalled"));
    window.see("Line 11");
    window.see("items[1].text");
    window.see(t("instrument.fault.wrongType"));
    assert!(!window.has("button", t("settings.instruments.install")));
    window.is_accessible("a broken instrument file");
    picture(&window, "broken-file");

    look_at("whole.json");
    window.see("North team mood scale");
    picture(&window, "whole-file");
    window.strike("button", t("settings.instruments.install"));
    window.see("whole.json");
    window.press("Ctrl+Shift+a");
    window.see_focus(&format!("combobox {}", t("palette.askAssess")));
    window.type_text("wre");
    window.find("option", &format!("{WREN}*"));
    window.press("Enter");
    window.see_focus(&format!("combobox {}", t("assess.which")));
    window.type_text("nt");
    window.press("Enter");
    see_at(&window, "mode");
    window.press("1");
    window.see("Was the week hard?");
    window.see("Licensed to the north team.");
}
