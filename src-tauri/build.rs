//! Permits each command of the table by its own name, and puts a page in the window where the real one is not built.

// A build script speaks to cargo by printing.
#![allow(clippy::print_stdout)]

use std::path::Path;

const TABLE: &str = "src/commands";
const PAGE: &str = "../ui/dist/index.html";

/// What the window shows until the real page is built.
const PLACEHOLDER: &str = "<!doctype html>\n<html lang=\"en\">\n<title>Catchment</title>\n\
    <p>This copy was built without its window. Start it with <code>cargo xtask run</code>.</p>\n</html>\n";

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    println!("cargo::rerun-if-changed={TABLE}");
    println!("cargo::rerun-if-changed=../ui/dist");
    let page = Path::new(PAGE);
    if !page.exists() {
        // Whoever works on the core alone needs no Node.
        println!("cargo::warning=ui/dist is not built: the window will only say so (cargo xtask run builds it)");
        std::fs::create_dir_all("../ui/dist")?;
        std::fs::write(page, PLACEHOLDER)?;
    }
    let mut names: Vec<&'static str> = Vec::new();
    for room in std::fs::read_dir(TABLE)? {
        names.extend(
            names_in_room(&std::fs::read_to_string(room?.path())?)
                .into_iter()
                .map(keep),
        );
    }
    names.sort_unstable();
    if names.is_empty() {
        return Err(format!("no command found in {TABLE}").into());
    }
    let manifest = tauri_build::AppManifest::new().commands(keep_list(names));
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// The rows of `commands! { ... }`: a name and a bracket, four spaces in.
fn names_in_room(source: &str) -> Vec<String> {
    source
        .lines()
        .skip_while(|line| !line.starts_with("commands! {"))
        .take_while(|line| *line != "}")
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('('))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// The build script's interface takes names that live as long as the script.
fn keep(name: String) -> &'static str {
    Box::leak(name.into_boxed_str())
}

fn keep_list(names: Vec<&'static str>) -> &'static [&'static str] {
    Box::leak(names.into_boxed_slice())
}
