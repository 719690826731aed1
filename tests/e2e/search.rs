//! A note is found again by some words of it, without its accents and whatever their endings, by keyboard alone; what was
//! taken back is not; and beside one person nobody else is found.

use catchment_tests::caseload::{self, MILESTONE, TAMSIN, WREN};
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::{LAPTOP, Window};

const NOTE: &str = "Walked past the Café Zoë with her sister.";

/// Opens the palette and types; the hits stand there.
fn look_for(window: &Window<'_>, words: &str) {
    window.press("Ctrl+k");
    window.see_focus(&format!("combobox {}", t("palette.ask")));
    window.type_text(words);
}

/// Records the note with Wren, by keys.
fn record(window: &Window<'_>) {
    window.find_person("wre", WREN);
    window.press("Ctrl+n");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
    window.type_text(NOTE);

    // Beside Wren, Tamsin cannot be found, by name or otherwise.
    window.press("Ctrl+k");
    window.see_focus(&format!(
        "combobox {}",
        filled("palette.askBeside", &[("person", "person")])
    ));
    window.type_text("tamsin");
    window.see(&filled("search.none.beside", &[("person", "person")]));
    assert!(!window.has("option", &format!("{TAMSIN}*")));
    window.press("Escape");
    window.see_focus(&format!("textbox {}", t("checkIn.note")));
    window.press("Ctrl+n");
    window.see(t("palette.notHere"));
    assert!(window.focused().starts_with("textbox"));

    window.press("Tab");
    window.press("1");
    window.press("1");
    window.see_focus(&format!("textbox {}", t("checkIn.next")));
    window.type_text("2w");
    window.press("Ctrl+Enter");
    window.find("heading", &format!("{WREN}*"));
}

#[test]
fn a_note_is_found_by_its_words_and_opened_and_after_undo_it_is_not() {
    let desk = Desk::new(Theme::Light);
    let folder = desk.folder("vault");
    caseload::two_people(&folder);
    let window = Window::open(&desk, &folder);
    window.unlock(PASSPHRASE);
    record(&window);

    window.press("Ctrl+1");
    look_for(&window, "cafe walking");
    window.find("option", &format!("{WREN}*"));
    window.see("Walked past the Café Zoë");
    let marked = "return [...document.querySelectorAll('mark')].map(one => one.textContent)";
    assert_eq!(window.script(marked, &[]), serde_json::json!(["Walked", "Café"]));
    window.is_accessible("the palette with what was found");
    window.press("Enter");
    window.find("heading", &format!("{WREN}*"));
    window.until("the note itself has the focus", || {
        let held = "return document.activeElement.closest('li')?.innerText ?? ''";
        let held = window.script(held, &[]);
        Ok(held.as_str().unwrap_or_default().contains(NOTE).then_some(()))
    });

    // The record of one person alone: a milestone, which leads to the plan.
    window.press("Ctrl+f");
    window.see_focus(&format!(
        "combobox {}",
        filled("palette.askRecord", &[("person", "person")])
    ));
    window.type_text("walks lido");
    window.find("option", &format!("{} {MILESTONE}*", t("record.table.milestone")));
    window.press("Enter");
    window.find("heading", &format!("{}*", t("plan.goals")));

    window.press("Ctrl+z");
    window.see(t("undo.done").split('{').next().unwrap_or_default());
    look_for(&window, "cafe walking");
    window.see(&filled(
        "search.none.all",
        &[("People", "People"), ("people", "people")],
    ));
}

/// What was found in a full caseload, and nothing found: nothing too wide, too small, or unreadable.
fn looked_at(theme: Theme, size: Option<(u32, u32)>, zoom: usize) {
    let desk = Desk::new(theme);
    let somebody = caseload::demo(&desk.folder("vault"));
    let window = Window::open(&desk, &desk.folder("vault"));
    window.unlock(PASSPHRASE);
    if let Some((width, height)) = size {
        window.resize(width, height);
    }
    for _ in 0..zoom {
        window.press("Ctrl++");
    }
    if zoom > 0 {
        window.until("everything is larger", || {
            Ok((window.script("return innerWidth", &[]) != LAPTOP.0).then_some(()))
        });
    }
    let name = format!(
        "search-{}-{}-{zoom}",
        if theme == Theme::Dark { "dark" } else { "light" },
        size.map_or(0, |s| s.0)
    );
    let look = |screen: &str| {
        window.is_accessible(screen);
        window.is_legible(screen);
        window.fits(screen);
        let folder = catchment_tests::target().join("journeys");
        std::fs::create_dir_all(&folder).unwrap();
        window.picture(&folder.join(format!("{name}-{}.png", screen.replace(' ', "-"))));
    };
    window.press("Ctrl+k");
    window.see_focus(&format!("combobox {}", t("palette.ask")));
    look("the palette");
    window.type_text("sle");
    window.until("words are marked", || {
        Ok((window.script("return document.querySelector('mark') !== null", &[]) == true).then_some(()))
    });
    look("what was found");
    window.press("Ctrl+a");
    window.type_text("qqqq");
    window.see(&filled(
        "search.none.all",
        &[("People", "People"), ("people", "people")],
    ));
    look("nothing found");
    window.press("Escape");
    window.find_person(&somebody.local_id, &somebody.name);
    window.press("Ctrl+f");
    window.type_text("the");
    window.until("words are marked in one record", || {
        Ok((window.script("return document.querySelector('mark') !== null", &[]) == true).then_some(()))
    });
    look("in one record");
    window.press("Enter");
    window.until("the palette is shut", || {
        Ok((window.script("return document.querySelector('dialog:modal') === null", &[]) == true).then_some(()))
    });
    look("where it leads");
    window.press("Ctrl+Shift+h");
    window.see(t("discreet.on"));
    window.press("Ctrl+1");
    window.press("Ctrl+k");
    window.type_text("sle");
    window.find("option", "*");
    look("what was found, discreet");
}

#[test]
fn what_was_found_in_the_light() {
    looked_at(Theme::Light, None, 0);
}

#[test]
fn what_was_found_in_the_dark() {
    looked_at(Theme::Dark, None, 0);
}

#[test]
fn what_was_found_on_a_narrow_laptop() {
    looked_at(Theme::Light, Some((1024, 768)), 0);
}

#[test]
fn what_was_found_at_twice_the_size() {
    looked_at(Theme::Light, None, 5);
}
