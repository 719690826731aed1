//! What the project depends on: nothing that opens a connection, and nothing whose licence is not in `deny.toml`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use catchment_tests::project;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

fn output(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(project())
        .output()
        .expect("cargo starts");
    assert!(
        done.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

/// The names of all crates that are linked into `package`.
fn linked(package: &str) -> BTreeSet<String> {
    let tree = output(
        env!("CARGO"),
        &["tree", "--offline", "-p", package, "-e", "normal", "--prefix", "none"],
    );
    tree.lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

fn rules() -> toml::Table {
    std::fs::read_to_string(project().join("deny.toml"))
        .unwrap()
        .parse()
        .unwrap()
}

fn banned() -> BTreeSet<String> {
    let rules = rules();
    let listed = rules["bans"]["deny"].as_array().unwrap();
    listed
        .iter()
        .map(|entry| entry["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_app_links_no_http_and_no_tls_client() {
    let linked = linked("catchment");
    assert!(linked.contains("tauri"), "this is not the tree of the app");
    let found: Vec<_> = banned().into_iter().filter(|name| linked.contains(name)).collect();
    assert!(
        found.is_empty(),
        "{found:?} are linked; `cargo tree -p catchment -i NAME` says by whom"
    );
}

#[test]
fn the_list_of_what_is_banned_names_the_usual_ones() {
    let banned = banned();
    for name in [
        "reqwest",
        "hyper",
        "h2",
        "ureq",
        "curl",
        "rustls",
        "native-tls",
        "openssl",
        "tungstenite",
    ] {
        assert!(banned.contains(name), "{name}");
    }
}

#[test]
fn no_webview_below_the_shell() {
    for package in ["catchment-core", "catchment-report", "catchment-office"] {
        let linked = linked(package);
        let found: Vec<_> = linked
            .iter()
            .filter(|n| n.starts_with("tauri") || n.starts_with("gtk") || *n == "wry")
            .collect();
        assert!(found.is_empty(), "{package} links {found:?}");
    }
}

#[test]
fn xtask_builds_within_seconds_on_a_bare_machine() {
    assert_eq!(linked("xtask").into_iter().collect::<Vec<_>>(), ["xtask"]);
}

/// Every crate of the lock file that is built here, as `name version`, with its licence.
fn licences() -> BTreeMap<String, String> {
    let host = output("rustc", &["-vV"]);
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("rustc names its host")
        .to_owned();
    let told = output(
        env!("CARGO"),
        &[
            "metadata",
            "--offline",
            "--format-version",
            "1",
            "--filter-platform",
            &host,
        ],
    );
    let metadata: Value = serde_json::from_str(&told).unwrap();
    let built: BTreeSet<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].as_str().unwrap())
        .collect();
    let word = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| built.contains(package["id"].as_str().unwrap()))
        .map(|p| {
            (
                format!("{} {}", word(p, "name"), word(p, "version")),
                word(p, "license"),
            )
        })
        .collect()
}

fn allowed() -> Vec<spdx::Licensee> {
    let rules = rules();
    let listed = rules["licenses"]["allow"].as_array().unwrap();
    listed
        .iter()
        .map(|name| spdx::Licensee::parse(name.as_str().unwrap()).unwrap())
        .collect()
}

fn may_be_used(licence: &str, allowed: &[spdx::Licensee]) -> bool {
    spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX)
        .is_ok_and(|wanted| wanted.evaluate(|part| allowed.iter().any(|known| known.satisfies(part))))
}

#[test]
fn every_crate_has_a_licence_that_deny_toml_allows() {
    let (licences, allowed) = (licences(), allowed());
    assert!(licences.len() > 300, "only {} crates were looked at", licences.len());
    let refused: Vec<_> = licences
        .iter()
        .filter(|(_, licence)| !may_be_used(licence, &allowed))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_npm_package_in_the_window_has_a_licence_that_deny_toml_allows() {
    let lock: Value =
        serde_json::from_str(&std::fs::read_to_string(project().join("ui/package-lock.json")).unwrap()).unwrap();
    let allowed = allowed();
    let shipped: Vec<_> = lock["packages"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["dev"] != true)
        .collect();
    assert!(!shipped.is_empty(), "no package was looked at");
    let refused: Vec<_> = shipped
        .iter()
        .filter(|(_, package)| {
            !package["license"]
                .as_str()
                .is_some_and(|licence| may_be_used(licence, &allowed))
        })
        .map(|(path, package)| format!("{path}: {}", package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn a_licence_that_is_not_listed_is_refused() {
    let allowed = allowed();
    assert!(may_be_used("MIT/Apache-2.0", &allowed));
    assert!(may_be_used("GPL-2.0-only OR MIT", &allowed));
    assert!(!may_be_used("GPL-2.0-only", &allowed));
    assert!(!may_be_used("MIT AND SSPL-1.0", &allowed));
    assert!(!may_be_used("", &allowed));
}

#[test]
fn everything_comes_from_the_public_registry() {
    let lock: toml::Table = std::fs::read_to_string(project().join("Cargo.lock"))
        .unwrap()
        .parse()
        .unwrap();
    let packages = lock["package"].as_array().unwrap();
    let elsewhere: Vec<_> = packages
        .iter()
        .filter_map(|package| package.get("source")?.as_str())
        .filter(|source| *source != "registry+https://github.com/rust-lang/crates.io-index")
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}
