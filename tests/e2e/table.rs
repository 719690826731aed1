//! The caseload table as somebody works with it: columns and headings chosen, the view kept under a name and found again,
//! and the table as a file whose leaving is recorded. All of it by the keyboard.

use catchment_tests::caseload;
use catchment_tests::desk::{Desk, Theme};
use catchment_tests::plain;
use catchment_tests::sentences::{filled, t};
use catchment_tests::steps::PASSPHRASE;
use catchment_tests::window::{LAPTOP, Window};
use std::fs;

const VIEW: &str = "Monday, by cohort";
const READER: &str = "M. Okafor, team lead";

/// Pictures for whoever looks at this screen, where `CATCHMENT_PICTURES` names a folder.
fn picture(window: &Window<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("CATCHMENT_PICTURES") {
        let folder = std::path::PathBuf::from(folder);
        fs::create_dir_all(&folder).unwrap();
        window.picture(&folder.join(format!("{name}.png")));
    }
}

/// An item of the menu of views, by the keyboard.
fn from_menu(window: &Window<'_>, menu: &str, item: &str) {
    window.focus("button", menu);
    window.press("Enter");
    window.focus("button", item);
    window.press("Enter");
}

fn headings(window: &Window<'_>) -> Vec<String> {
    let found = window.script(
        "return [...document.querySelectorAll('tr.heading th')].map(one => one.firstChild.textContent.trim())",
        &[],
    );
    serde_json::from_value(found).unwrap()
}

fn table(theme: Theme, scene: &str) {
    let desk = Desk::new(theme);
    let vault = desk.folder("vault");
    caseload::demo(&vault);
    let window = Window::open(&desk, &vault);
    window.unlock(PASSPHRASE);
    window.press("Ctrl+2");
    window.find("table", t("people.caption"));
    picture(&window, &format!("{scene}-usual"));

    // Columns: the measure with its first, its latest and its course.
    from_menu(&window, t("people.view.title"), t("people.view.columns"));
    window.find("heading", t("people.columns.title"));
    for column in ["PHQ-9", t("people.column.groups")] {
        window.focus("checkbox", column);
        window.press("Space");
    }
    for column in ["people.column.scores", "people.column.agreed", "people.column.age"] {
        window.focus("checkbox", t(column));
        window.press("Space");
    }
    window.is_accessible("the columns of the table");
    picture(&window, &format!("{scene}-columns"));
    window.press("Escape");
    window.see("PHQ-9");
    window.see(t("scores.reliable.improvement"));

    window.choose(t("people.groupBy"), t("people.column.cohort"));
    window.until("the people stand under their cohorts", || {
        Ok((headings(&window).len() > 1).then_some(()))
    });
    let grouped = headings(&window);
    window.is_accessible("the caseload under headings");
    picture(&window, &format!("{scene}-grouped"));

    from_menu(&window, t("people.view.title"), t("people.view.keep"));
    window.focus("field", t("people.keep.name"));
    window.type_text(VIEW);
    window.press("Ctrl+Enter");
    window.see(&filled("people.view.is", &[("name", VIEW)]));

    // Away from it and back, by its name.
    from_menu(
        &window,
        &filled("people.view.is", &[("name", VIEW)]),
        t("people.view.usual"),
    );
    window.until("the headings are gone", || {
        Ok(headings(&window).is_empty().then_some(()))
    });
    from_menu(
        &window,
        t("people.view.title"),
        &filled("people.view.choose", &[("name", VIEW)]),
    );
    window.until("the headings are back", || {
        Ok((headings(&window) == grouped).then_some(()))
    });

    // The table as it stands leaves as a file, and that it left is recorded.
    let folder = desk.folder("exports");
    fs::create_dir_all(&folder).unwrap();
    let shown: Vec<String> = serde_json::from_value(window.script(
        "return [...document.querySelectorAll('main tbody [data-row-link]')].map(one => one.textContent.trim())",
        &[],
    ))
    .unwrap();
    let kept = filled("people.view.is", &[("name", VIEW)]);
    from_menu(&window, &kept, t("people.file.open"));
    window.find("heading", t("people.file.title"));
    window.press("Ctrl+Enter");
    window.see(t("errors.title"));
    window.is_accessible("a file for nobody");
    for (label, text) in [
        ("people.file.recipient", READER),
        ("people.file.purpose", "Caseload meeting"),
        ("people.file.folder", folder.to_str().unwrap()),
    ] {
        window.focus("field", t(label));
        window.type_text(text);
    }
    picture(&window, &format!("{scene}-file"));
    window.press("Ctrl+Enter");
    window.until("the file is there", || Ok(plain::files(&folder).pop()));
    let file = plain::files(&folder).pop().unwrap();
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("PHQ-9: first on") && text.contains(&grouped[0]), "{text}");
    assert_eq!(
        text.trim_end().lines().count(),
        shown.len() + 1,
        "exactly the lines of the screen"
    );
    for name in &shown {
        let family = name.split_whitespace().nth(1).unwrap_or(name);
        assert!(!text.contains(family), "{family} stands in a file without names");
    }
    window.press("Ctrl+5");
    window.see(&filled(
        "record.left.to",
        &[("what", t("record.left.what.peopleCsv")), ("who", READER)],
    ));
    picture(&window, &format!("{scene}-left"));

    window.press("Ctrl+2");
    window.find("table", t("people.caption"));
    window.resize(1024, 700);
    window.fits("the table on a narrow laptop");
    picture(&window, &format!("{scene}-1024"));
    window.resize(LAPTOP.0, LAPTOP.1);
    for _ in 0..5 {
        window.press("Ctrl++");
    }
    window.fits("the table at twice the size");
    picture(&window, &format!("{scene}-200"));
}

#[test]
fn a_view_is_kept_grouped_and_leaves_as_a_file_that_is_recorded() {
    table(Theme::Light, "table-light");
}

#[test]
fn a_view_in_the_dark() {
    table(Theme::Dark, "table-dark");
}
