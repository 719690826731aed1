//! The table and the capability file name the same commands: what is not permitted by name is refused.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

/// What the page may do besides its commands: hear the shell's events.
const HEAR: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

/// The file is written by the build, from the lines of the table; the table itself is what the program answers.
#[test]
fn the_capability_file_permits_the_table_and_nothing_more() {
    let text = include_str!(concat!(env!("OUT_DIR"), "/capabilities/main.json"));
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    let permitted: BTreeSet<String> = file["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p.as_str().unwrap().to_owned())
        .collect();
    let table: BTreeSet<String> = super::names()
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .chain(HEAR.map(str::to_owned))
        .collect();
    assert_eq!(permitted, table);
    assert_eq!(file["windows"], serde_json::json!([crate::window::LABEL]));
    assert!(file.get("remote").is_none(), "no page from elsewhere may ask anything");
}

#[test]
fn no_capability_stands_beside_the_one_that_is_built() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities");
    assert!(
        !std::path::Path::new(folder).exists(),
        "what the build does not write is not read"
    );
}

#[test]
fn the_content_policy_allows_the_page_itself_and_nothing_else() {
    let conf: serde_json::Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let policy = conf["app"]["security"]["csp"].as_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; "));
    for directive in policy.split("; ") {
        let (name, sources) = directive.split_once(' ').unwrap();
        let allowed: &[&str] = match name {
            "script-src" | "style-src" | "img-src" | "font-src" => &["'self'"],
            "connect-src" => &["ipc:", "http://ipc.localhost"],
            _ => &["'none'"],
        };
        assert_eq!(sources.split(' ').collect::<Vec<_>>(), allowed, "{name}");
    }
}
