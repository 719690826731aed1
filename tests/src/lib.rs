//! What the tests share, chiefly a hand and an eye for the real window.
//!
//! | room | holds |
//! | --- | --- |
//! | [`desk`] | a screen, a session bus and a home folder of its own |
//! | [`webdriver`] | the W3C WebDriver protocol, as far as it is needed |
//! | [`window`] | the app in that desk: open, look, kill |
//! | [`hand`] | finding by role and name, clicking, typing |
//! | [`keys`] | what a chord such as `Ctrl+Shift+H` is on the wire |
//! | [`steps`] | what several journeys and the tour have in common |
//! | [`sentences`] | the words of the window, by key |
//! | [`caseload`] | vaults made without the window |
//! | [`monday`] | a caseload as it is on a Monday morning |
//! | [`bench`] | how long a screen waits for its data |
//! | [`look`] | what does not fit the window, and what is too small to read |
//! | [`axe`] | the accessibility check of what is on the screen |
//! | [`crash`] | killing a writer, and looking for what was lost |
//! | [`files`] | GTK's own file dialogs, which no WebDriver reaches |
//! | [`sheets`] | a spreadsheet on its way in |
//! | [`leaving`] | the summary and the bundle on their way out |
//! | [`office`] | the receiving office, with our program and with stock tools |
//! | [`paint`] | how soon the window shows something, beside a bare one |
//! | [`plain`] | looking for names where none may be read |
//! | [`tour`] | the whole main job in one walk |
//!
//! A step that does not come true within [`window::PATIENCE`] panics and says what the window showed instead; the picture
//! of that moment stands in `target/journeys/`. Nothing asserts how long a step took.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::print_stderr)]

pub mod axe;
pub mod bench;
pub mod caseload;
pub mod crash;
pub mod desk;
pub mod files;
pub mod hand;
pub mod keys;
pub mod leaving;
pub mod look;
pub mod monday;
pub mod office;
pub mod paint;
pub mod plain;
pub mod sentences;
pub mod sheets;
pub mod steps;
pub mod tour;
pub mod webdriver;
pub mod window;

use std::path::{Path, PathBuf};

/// The top folder of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ stands in the project")
        .to_owned()
}

/// The project's copy of the sample caseload: `caseload.csv` and `contacts.csv`, all of it made up.
pub fn sample() -> PathBuf {
    project().join("tests/fixtures/sample")
}

/// Cargo's target folder: tests and binaries stand in `<target>/debug/` or one below.
pub fn target() -> PathBuf {
    let exe = std::env::current_exe().expect("this program has a path");
    let debug = exe
        .ancestors()
        .find(|folder| folder.file_name().is_some_and(|name| name == "debug"));
    debug
        .and_then(Path::parent)
        .map_or_else(|| project().join("target"), Path::to_owned)
}
