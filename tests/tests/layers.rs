//! Which room may use which. Imports point one way only, so that a change in one room cannot surprise those below it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use catchment_tests::project;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each room of the core must not name: everything that stands above it. `error` is open to all.
const ABOVE: &[(&str, &[&str])] = &[
    (
        "care",
        &["store", "vault", "record", "view", "exchange", "bundle", "demo"],
    ),
    ("store", &["vault", "record", "view", "exchange", "bundle", "demo"]),
    ("vault", &["record", "view", "exchange", "bundle", "demo"]),
    ("record", &["view", "exchange", "bundle", "demo"]),
    ("exchange", &["bundle", "view", "demo"]),
    ("bundle", &["view", "demo"]),
    ("view", &["demo"]),
];

/// What record/ shares between nouns: how text may look, the shape of what was told, whose rows are read; no noun.
const FORMS: &[&str] = &["text", "told", "whose"];

/// One action of a person that writes several nouns at once joins them; nothing else in record/ does.
const JOINS: &[&str] = &[
    "assessing",
    "changes_told",
    "contact_merge",
    "group_work",
    "leaving",
    "owing",
    "passing_on",
    "plan_review",
    "referring",
    "visit_answer",
    "visit_mode",
    "ward_leaving",
];

/// A visit that was planned becomes a check-in of the same kind: it borrows the words for the kinds. A goal is written
/// with its first rating. What comes of a group's objective is said in the words for a milestone. What is asked of a
/// service, and what somebody has, is of the kinds that services are; how soon they are asked again is as for a task.
/// A rule for a clock is of a country, as the crisis lines are.
const BORROWS: &[(&str, &str)] = &[
    ("visit", "check_in"),
    ("goal", "goal_rating"),
    ("group_objective", "milestone"),
    ("referral", "service"),
    ("referral", "task"),
    ("service_in_place", "service"),
    ("clock_rule", "crisis_line"),
];

/// Every file below `folder` that ends with `ending`, relative to the project.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.file_name().and_then(|name| name.to_str()) {
                Some("node_modules" | "target" | "dist") => {}
                _ if path.is_dir() => walk(&path, found),
                _ => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    walk(&project().join(folder), &mut found);
    found.retain(|path| path.to_string_lossy().ends_with(ending));
    found.sort();
    found
}

/// The code of a file: without comments, and without the tests, which may look anywhere.
fn code(path: &Path) -> String {
    if path
        .strip_prefix(project())
        .unwrap()
        .iter()
        .any(|part| part == "tests" || part == "tests.rs")
    {
        return String::new();
    }
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The names that follow `root::` in the code: `crate::{a::b, c}` and `crate::a` give `a`, and `c`.
fn named_after(code: &str, root: &str) -> BTreeSet<String> {
    let ident = |text: &str| {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    let mut names = BTreeSet::new();
    for rest in code.split(&format!("{root}::")).skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(ident(rest));
            continue;
        };
        let (mut depth, mut item) = (0_usize, String::new());
        for letter in group.chars() {
            match letter {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    names.insert(ident(item.trim()));
                    item.clear();
                    continue;
                }
                _ => {}
            }
            item.push(letter);
        }
        names.insert(ident(item.trim()));
    }
    names.remove("");
    names
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

#[test]
fn no_room_of_the_core_looks_up() {
    for (room, above) in ABOVE {
        for file in files(&format!("src-tauri/core/src/{room}"), ".rs") {
            let named = named_after(&code(&file), "crate");
            let up: Vec<_> = above.iter().filter(|name| named.contains(**name)).collect();
            assert!(up.is_empty(), "{} uses {up:?}, which stands above it", file.display());
        }
    }
    assert!(
        files("src-tauri/core/src/store", ".rs").len() > 2,
        "nothing was looked at"
    );
}

#[test]
fn nouns_do_not_use_each_other() {
    let nouns: BTreeSet<String> = files("src-tauri/core/src/record", ".rs")
        .iter()
        .map(|file| stem(file).to_owned())
        .filter(|name| name != "mod" && !FORMS.contains(&name.as_str()))
        .collect();
    assert!(nouns.contains("patient"), "nothing was looked at");
    for file in files("src-tauri/core/src/record", ".rs") {
        let own = stem(&file);
        if own == "mod" || JOINS.contains(&own) {
            continue;
        }
        let code = code(&file);
        for name in named_after(&code, "super").union(&named_after(&code, "crate::record")) {
            let foreign = nouns.contains(name) && name != own && !BORROWS.contains(&(own, name));
            assert!(
                !foreign,
                "{} uses `{name}`: view joins nouns, not record",
                file.display()
            );
        }
    }
}

#[test]
fn care_is_pure() {
    let files = files("src-tauri/core/src/care", ".rs");
    assert!(!files.is_empty(), "nothing was looked at");
    for file in files {
        let code = code(&file);
        for outside in ["rusqlite", "std::fs", "std::io", "std::env", "std::net", "std::process"] {
            assert!(!code.contains(outside), "{} uses {outside}", file.display());
        }
    }
}

#[test]
fn nothing_below_the_shell_reads_the_clock() {
    for crate_ in ["core", "report"] {
        for file in files(&format!("src-tauri/{crate_}/src"), ".rs") {
            let code = code(&file);
            for clock in ["Utc::now", "Local::now", "SystemTime::now", "Uuid::now_v7", "Date::now"] {
                assert!(
                    !code.contains(clock),
                    "{} asks {clock}: time is an argument",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn only_the_shell_knows_tauri() {
    for crate_ in ["core", "report", "office", "xtask"] {
        let manifest = std::fs::read_to_string(project().join(format!("src-tauri/{crate_}/Cargo.toml"))).unwrap();
        assert!(!manifest.contains("tauri"), "{crate_} depends on Tauri");
        for file in files(&format!("src-tauri/{crate_}/src"), ".rs") {
            assert!(!code(&file).contains("tauri::"), "{} names Tauri", file.display());
        }
    }
}

#[test]
fn only_api_ts_speaks_to_the_shell() {
    let sources: Vec<_> = [".ts", ".svelte", ".js"]
        .iter()
        .flat_map(|ending| files("ui/src", ending))
        .collect();
    let speaking: Vec<_> = sources
        .iter()
        // A test puts something else in its place, and has to name it for that.
        .filter(|file| !file.to_string_lossy().ends_with(".test.ts"))
        .filter(|file| std::fs::read_to_string(file).unwrap().contains("@tauri-apps"))
        .map(|file| file.strip_prefix(project()).unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(speaking, ["ui/src/api.ts"]);
}

#[test]
fn no_field_in_the_window_is_of_type_date() {
    let sources = files("ui/src", ".svelte");
    assert!(!sources.is_empty(), "nothing was looked at");
    for file in sources {
        // WebKitGTK shows today's date, in the order of the US, in such a field when it is empty.
        let text = std::fs::read_to_string(&file).unwrap().replace(['"', '\''], "");
        assert!(!text.contains("type=date"), "{}", file.display());
    }
}

#[test]
fn every_name_of_a_group_is_found() {
    let code = "use crate::{care::{dates, x}, store::Tx};\nfn f() -> crate::Result { crate::view::name::of() }";
    let named: Vec<_> = named_after(code, "crate").into_iter().collect();
    assert_eq!(named, ["Result", "care", "store", "view"]);
}
