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
    let capabilities = capability_file(&names)?;
    let manifest = tauri_build::AppManifest::new().commands(keep_list(names));
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .capabilities_path_pattern(keep(capabilities));
    tauri_build::try_build(attributes)?;
    Ok(())
}

/// Writes what the one window may ask: the commands of the table by name, and to hear the shell's events. Answers with
/// where it stands. Nothing else is permitted, and no page from elsewhere may ask anything.
fn capability_file(names: &[&str]) -> Result<String, Failed> {
    let folder = Path::new(&std::env::var("OUT_DIR")?).join("capabilities");
    std::fs::create_dir_all(&folder)?;
    let mut permissions = vec![
        "core:event:allow-listen".to_owned(),
        "core:event:allow-unlisten".to_owned(),
    ];
    permissions.extend(names.iter().map(|name| format!("allow-{}", name.replace('_', "-"))));
    let listed: Vec<String> = permissions.iter().map(|name| format!("    \"{name}\"")).collect();
    let text = format!(
        "{{\n  \"identifier\": \"main\",\n  \"description\": \"What the one window may ask\",\n  \
         \"windows\": [\"main\"],\n  \"permissions\": [\n{}\n  ]\n}}\n",
        listed.join(",\n")
    );
    let file = folder.join("main.json");
    if std::fs::read_to_string(&file).ok().as_deref() != Some(&text) {
        std::fs::write(&file, text)?;
    }
    Ok(file.to_string_lossy().into_owned())
}

/// The rows of `commands! { ... }`: a name four spaces in, before a bracket or an equals sign.
fn names_in_room(source: &str) -> Vec<String> {
    source
        .lines()
        .skip_while(|line| !line.starts_with("commands! {"))
        .take_while(|line| *line != "}")
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(['(', ' ']))
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
