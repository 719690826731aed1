//! Which room may use which. Imports point one way only, so that a change in one room cannot surprise those below it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use catchment_tests::project;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each room of the core must not name: everything that stands above it. `error` is open to all.
const ABOVE: &[(&str, &[&str])] = &[
    (
        "care",
        &[
            "store", "vault", "record", "facts", "acts", "view", "exchange", "bundle", "demo",
        ],
    ),
    (
        "store",
        &["vault", "record", "facts", "acts", "view", "exchange", "bundle", "demo"],
    ),
    (
        "vault",
        &["record", "facts", "acts", "view", "exchange", "bundle", "demo"],
    ),
    ("record", &["facts", "acts", "view", "exchange", "bundle", "demo"]),
    ("exchange", &["bundle", "facts", "acts", "view", "demo"]),
    ("bundle", &["facts", "acts", "view", "demo"]),
    ("facts", &["acts", "view", "demo"]),
    ("acts", &["view", "exchange", "bundle", "demo"]),
    ("view", &["acts", "demo"]),
];

/// The folders of nouns, the lowest first: a folder uses those before it and none after it.
const FOLDERS: &[&str] = &[
    "workspace",
    "circle",
    "person",
    "health",
    "safety",
    "law",
    "plan",
    "measure",
    "task",
    "service",
    "group",
    "visit",
    "episode",
    "outgoing",
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
    let code = uncommented(path);
    code.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// All of a file but its comments.
fn uncommented(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
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

/// The modules that the `use` lines of a file name, as paths from the crate's root.
fn imported(code: &str, own: &str) -> Vec<Vec<String>> {
    let own: Vec<&str> = own.split("::").collect();
    let mut paths = Vec::new();
    for rest in code.split("\nuse ").skip(1) {
        let tree = rest.split(';').next().unwrap_or_default();
        for leaf in leaves(tree) {
            let mut names: Vec<String> = leaf.split("::").map(|name| name.trim().to_owned()).collect();
            let up = names.iter().take_while(|name| *name == "super").count();
            if up > 0 && up <= own.len() {
                let base = own[..own.len() - up].iter().map(|&name| name.to_owned());
                names = base.chain(names.drain(up..)).collect();
            } else if names.first().is_some_and(|name| name == "crate") {
                names.remove(0);
            } else {
                continue;
            }
            names.retain(|name| name != "self");
            paths.push(names);
        }
    }
    paths
}

/// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn leaves(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().to_owned()];
    };
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let (mut depth, mut item, mut found) = (0_usize, String::new(), Vec::new());
    for letter in group.chars().chain([',']) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if letter == ',' && depth == 0 {
            found.extend(
                leaves(&item)
                    .into_iter()
                    .filter(|leaf| !leaf.is_empty())
                    .map(|leaf| format!("{head}{leaf}")),
            );
            item.clear();
        } else {
            item.push(letter);
        }
    }
    found
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
fn folders_of_nouns_look_down_only() {
    for (place, folder) in FOLDERS.iter().enumerate() {
        let files = files(&format!("src-tauri/core/src/record/{folder}"), ".rs");
        assert!(!files.is_empty(), "record/{folder} is empty");
        for file in files {
            let named = named_after(&code(&file), "crate::record");
            let up: Vec<_> = FOLDERS[place + 1..]
                .iter()
                .filter(|name| named.contains(**name))
                .collect();
            assert!(up.is_empty(), "{} uses {up:?}, which stands above it", file.display());
        }
    }
}

#[test]
fn every_folder_of_nouns_has_its_place() {
    let record = project().join("src-tauri/core/src/record");
    let folders = std::fs::read_dir(record)
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir());
    let mut there: Vec<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    let mut known = FOLDERS.to_vec();
    known.sort_unstable();
    assert_eq!(there, known);
}

#[test]
fn no_two_files_import_each_other() {
    let root = project().join("src-tauri/core/src");
    let module = |file: &Path| {
        let path = file
            .strip_prefix(&root)
            .unwrap()
            .with_extension("")
            .to_string_lossy()
            .replace('/', "::");
        path.trim_end_matches("::mod").to_owned()
    };
    let files = files("src-tauri/core/src", ".rs");
    let modules: BTreeSet<String> = files.iter().map(|file| module(file)).collect();
    let mut uses: Vec<(String, String)> = Vec::new();
    for file in &files {
        let own = module(file);
        for path in imported(&code(file), &own) {
            let target = (1..=path.len())
                .rev()
                .map(|length| path[..length].join("::"))
                .find(|name| modules.contains(name));
            // A folder and what lies in it are one module to Rust: a noun may use its folder's own.
            let family = |a: &str, b: &str| a.starts_with(&format!("{b}::")) || b.starts_with(&format!("{a}::"));
            uses.extend(
                target
                    .filter(|name| *name != own && !family(name, &own))
                    .map(|name| (own.clone(), name)),
            );
        }
    }
    assert!(uses.len() > 100, "nothing was looked at");
    let both: BTreeSet<_> = uses
        .iter()
        .filter(|(a, b)| a < b && uses.contains(&(b.clone(), a.clone())))
        .collect();
    assert!(both.is_empty(), "import each other: {both:#?}");
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

/// The folders of the packages, as the manifest at the top lists them.
fn packages() -> Vec<String> {
    let manifest: toml::Table =
        toml::from_str(&std::fs::read_to_string(project().join("Cargo.toml")).unwrap()).unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    members.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The shell, and the bare window that its start is measured against.
const KNOW_TAURI: [&str; 2] = ["src-tauri", "tests/bare"];

#[test]
fn only_the_shell_and_the_bare_window_know_tauri() {
    let packages = packages();
    assert!(
        KNOW_TAURI
            .iter()
            .all(|name| packages.iter().any(|member| member == name))
    );
    for package in packages.iter().filter(|name| !KNOW_TAURI.contains(&name.as_str())) {
        let manifest: toml::Table =
            toml::from_str(&std::fs::read_to_string(project().join(package).join("Cargo.toml")).unwrap()).unwrap();
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let named = manifest.get(kind).and_then(toml::Value::as_table);
            let tauri = named.is_some_and(|table| table.keys().any(|name| name.starts_with("tauri")));
            assert!(!tauri, "{package} depends on Tauri");
        }
        for file in files(&format!("{package}/src"), ".rs") {
            assert!(
                !uncommented(&file).contains("tauri::"),
                "{} names Tauri",
                file.display()
            );
        }
    }
}

/// What `generate_context!` writes into the build's folder is read by the compiler at once. Two targets of one package
/// share that folder: built side by side, one embeds what the other has half written, and its window stays blank. Of a
/// binary the tests are a target too.
#[test]
fn no_package_has_two_targets_that_make_a_context() {
    /// In two parts, so that this file is not found too.
    const CALL: &str = concat!("generate_context", "!(");
    let mut found = 0;
    for package in packages() {
        let inside: Vec<_> = packages()
            .into_iter()
            .filter(|other| other.starts_with(&format!("{package}/")))
            .map(|other| project().join(other))
            .collect();
        let calling: Vec<_> = files(&package, ".rs")
            .into_iter()
            .filter(|file| !inside.iter().any(|other| file.starts_with(other)))
            .filter(|file| uncommented(file).contains(CALL))
            .collect();
        let [file] = &*calling else {
            assert!(calling.is_empty(), "{package} makes more than one context: {calling:?}");
            continue;
        };
        found += 1;
        let main = project().join(&package).join("src/main.rs");
        assert_eq!(*file, main, "only a program of its own makes a context");
        let manifest = std::fs::read_to_string(project().join(&package).join("Cargo.toml")).unwrap();
        let untested = manifest.contains("\ntest = false\n");
        let left_out = uncommented(file).contains("#[cfg(not(test))]\nfn context(");
        assert!(untested || left_out, "the tests of {package} make a second context");
    }
    assert_eq!(found, KNOW_TAURI.len());
}

#[test]
fn rustfmt_sees_every_file() {
    /// In two parts, so that this file is not found too.
    const BY_A_MACRO: &str = concat!("mod ", "$");
    let files = [files("src-tauri", ".rs"), files("tests", ".rs")].concat();
    assert!(files.len() > 100, "nothing was looked at");
    for file in files {
        let hidden = uncommented(&file).contains(BY_A_MACRO);
        assert!(
            !hidden,
            "{}: rustfmt follows no module that a macro declares",
            file.display()
        );
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
