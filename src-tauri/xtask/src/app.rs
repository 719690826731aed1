//! Building and starting the app.

use crate::machine::{self, Need};
use crate::step::{self, Result, Stop};
use crate::ui;
use std::path::{Path, PathBuf};

/// How every check builds: all crates at once, the shell open to a WebDriver and able to write its TypeScript, so that
/// each crate is compiled once.
pub const CHECKED: &[&str] = &["--workspace", "--features", "catchment/automation,catchment/bindings"];

/// What a first build takes where two cores have nothing else to do; README.md says the same.
const FIRST_TIME: &str = "the first time takes seven to ten minutes on two cores";

const BUILD_ADVICE: &str = "The lines above say what does not build; after an upgrade of the system try `cargo clean`.";

/// `cargo xtask run`: from a bare clone to the open window.
pub fn run(arguments: &[String]) -> Result {
    let start = Start::read(arguments)?;
    if !machine::has_display() {
        return tour_instead();
    }
    machine::prepare(Need::Run)?;
    ui::build()?;
    step::say(&format!("Building the app ({FIRST_TIME})"));
    cargo("build", &["--package", "catchment"], BUILD_ADVICE)?;
    step::say("Catchment");
    let binary = step::target().join("debug").join(binary_name());
    let words: Vec<&str> = start.words.iter().map(String::as_str).collect();
    step::run(
        &binary.to_string_lossy(),
        &words,
        "The lines above say why the window did not open.",
    )
}

/// Nobody could see a window here: the tour shows the app in pictures, on a screen that it makes itself.
fn tour_instead() -> Result {
    println!("There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are empty).");
    println!("Instead, the tour walks through the app on a screen of its own, under Xvfb, and leaves pictures.");
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let out = step::target().join(format!("tour-{seconds}"));
    tour(&["--out".to_owned(), out.to_string_lossy().into_owned()])
}

/// Builds the shell that a WebDriver may attach to and sets it aside, where a later `run` does not overwrite it.
pub fn for_webdriver() -> Result<PathBuf> {
    built_for_webdriver("--all-targets")
}

fn built_for_webdriver(targets: &str) -> Result<PathBuf> {
    ui::build()?;
    step::say(&format!(
        "Building the app for the tests of the real window ({FIRST_TIME})"
    ));
    let mut words = CHECKED.to_vec();
    words.push(targets);
    cargo("build", &words, BUILD_ADVICE)?;
    let built = step::target().join("debug").join(binary_name());
    let aside = step::target().join("automation").join(binary_name());
    set_aside(&built, &aside)?;
    Ok(aside)
}

/// `cargo xtask tour`: the whole main job in the real window, on a screen of its own.
pub fn tour(arguments: &[String]) -> Result {
    let asks = |word: &String| ["--help", "-h", "--version"].contains(&word.as_str());
    if !arguments.iter().any(asks) {
        machine::prepare(Need::Test)?;
        built_for_webdriver("--bins")?;
    }
    program("tour", arguments)
}

/// `cargo xtask bench`: how long each screen waits for its data, as a release build answers.
pub fn bench(arguments: &[String]) -> Result {
    machine::prepare(Need::Run)?;
    step::say("Building `bench` as a release (the first time takes some minutes)");
    let words = ["--release", "--package", "catchment-tests", "--bin", "bench"];
    cargo("build", &words, BUILD_ADVICE)?;
    let name = format!("bench{}", std::env::consts::EXE_SUFFIX);
    step::run_here(&step::target().join("release").join(name), arguments)
}

/// `cargo xtask paint`: how soon the window paints beside a bare one. Both are built as they are shipped, but for
/// the profile: without `--release` they are what `cargo xtask run` builds.
pub fn paint(arguments: &[String]) -> Result {
    machine::prepare(Need::Test)?;
    ui::build()?;
    let release = arguments.iter().any(|word| word == "--release");
    step::say(&if release {
        "Building the app and a bare window as a release (the first time takes longer than any other build)".to_owned()
    } else {
        format!("Building the app and a bare window ({FIRST_TIME})")
    });
    let mut words = vec!["--package", "catchment", "--package", "catchment-bare", "--bins"];
    words.extend(release.then_some("--release"));
    cargo("build", &words, BUILD_ADVICE)?;
    let built = step::target().join(if release { "release" } else { "debug" });
    // The programs of the tests are built with other features of the app, which would take its place.
    let aside = step::target().join("paint");
    set_aside(&built.join(binary_name()), &aside.join(binary_name()))?;
    let bare = format!("catchment-bare{}", std::env::consts::EXE_SUFFIX);
    set_aside(&built.join(&bare), &aside.join(&bare))?;
    let mut passed: Vec<String> = arguments.iter().filter(|word| *word != "--release").cloned().collect();
    passed.extend(["--built".to_owned(), aside.to_string_lossy().into_owned()]);
    program("paint", &passed)
}

/// Copies what was built to where a later build does not overwrite it.
fn set_aside(built: &Path, aside: &Path) -> Result {
    std::fs::create_dir_all(aside.parent().unwrap_or(aside))
        .and_then(|()| std::fs::copy(built, aside))
        .map(|_| ())
        .map_err(|error| {
            Stop::new(
                format!("{} cannot be written ({error})", aside.display()),
                "Is the disk full?",
            )
        })
}

/// Builds one of the programs of `catchment-tests` and runs it where the person stands, so that its paths are theirs.
pub fn program(name: &str, arguments: &[String]) -> Result {
    machine::prepare(Need::Run)?;
    step::say(&format!("Building `{name}` (the first time takes some minutes)"));
    let mut words = CHECKED.to_vec();
    words.extend(["--bin", name]);
    cargo("build", &words, BUILD_ADVICE)?;
    let binary = step::target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    step::run_here(&binary, arguments)
}

/// Runs cargo; where nobody watches, never past the lock file.
pub fn cargo(command: &str, arguments: &[&str], advice: &str) -> Result {
    cargo_with(command, arguments, &[], advice)
}

/// As [`cargo`], with more environment.
pub fn cargo_with(command: &str, arguments: &[&str], environment: &[(&str, &str)], advice: &str) -> Result {
    let mut words = vec![command];
    if step::unattended() {
        words.push("--locked");
    }
    words.extend(arguments);
    step::run_with("cargo", &words, environment, advice)
}

fn binary_name() -> String {
    format!("catchment{}", std::env::consts::EXE_SUFFIX)
}

/// What `run` was asked: the words for the app, its folder made absolute because the app starts elsewhere.
#[derive(Debug, PartialEq, Eq)]
struct Start {
    words: Vec<String>,
}

impl Start {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut words = Vec::new();
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            match (word.as_str(), word.strip_prefix("--data-dir=")) {
                ("--safe-graphics", _) => words.push(word.clone()),
                ("--data-dir", _) => words.extend(data_dir(rest.next().map_or("", String::as_str))?),
                (_, Some(dir)) => words.extend(data_dir(dir)?),
                _ => {
                    return Err(Stop::new(
                        format!("`run` does not know `{word}`"),
                        "See `cargo xtask help`.",
                    ));
                }
            }
        }
        Ok(Self { words })
    }
}

fn data_dir(dir: &str) -> Result<[String; 2]> {
    let whole = std::path::absolute(dir).map_err(|_| {
        Stop::new(
            "`--data-dir` names no folder",
            "Give a folder after it; it is made where it is missing.",
        )
    })?;
    Ok(["--data-dir".to_owned(), whole.to_string_lossy().into_owned()])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Start> {
        Start::read(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_folder_is_made_absolute() {
        let here = std::env::current_dir()
            .unwrap()
            .join("v")
            .to_string_lossy()
            .into_owned();
        for words in [&["--data-dir", "v"][..], &["--data-dir=v"]] {
            assert_eq!(read(words).unwrap().words, ["--data-dir", &here]);
        }
        assert!(read(&[]).unwrap().words.is_empty());
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        assert!(read(&["--data-dir"]).is_err());
        assert!(read(&["--dta-dir", "v"]).unwrap_err().happened.contains("--dta-dir"));
    }
}
