//! The table and the capability file name the same commands: what is not permitted by name is refused.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

/// What the page may do besides its commands: hear the shell's events.
const HEAR: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

#[test]
fn the_capability_file_permits_the_table_and_nothing_more() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../capabilities/main.json")).unwrap();
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
fn there_is_one_capability_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities");
    let names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["main.json"]);
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
