//! `cargo xtask`: everything a person types to work on Catchment. It installs what the machine lacks, then runs the real
//! programs; it builds nothing native itself, so that it starts within seconds on a machine that has only Rust and Node.
//!
//! | room | holds |
//! | --- | --- |
//! | [`machine`] | the packages of the operating system, Node, the display |
//! | [`ui`] | the window's content: npm packages, build, checks |
//! | [`app`] | building and starting the app |
//! | [`checks`] | `cargo xtask test` and its slices |
//! | [`step`] | one line for each step, and how a step fails |
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod app;
mod checks;
mod machine;
mod step;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--data-dir DIR]   set the machine up, build the app and start it
  test [SLICE...]        every check; or only some: lint ui core e2e
  bindings               write ui/src/bindings.ts anew from the command table
  tour --out DIR         walk through the whole main job in the real window and keep what it leaves in DIR
  bench [--size SET]     how long each screen waits for its data, over 50,000 contacts
  paint [--release]      how soon the window paints, beside a bare Tauri window
  demo ...               make a synthetic vault of any size (demo --help says how)
  crash ...              kill a writer at random moments and look for what was lost (crash --help says how)

The first run installs what is missing: Debian packages (as root or through sudo), npm packages, Rust crates.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, rest)) => match command.as_str() {
            "run" => app::run(rest),
            "bindings" => checks::write_bindings(rest),
            "tour" => app::tour(rest),
            "bench" => app::bench(rest),
            "paint" => app::paint(rest),
            "demo" => app::program("demo", rest),
            "crash" => app::program("crash", rest),
            "test" => checks::test(rest),
            "help" | "--help" | "-h" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            other => Err(step::Stop::new(
                format!("there is no command `{other}`"),
                "See `cargo xtask help`.",
            )),
        },
        None => {
            println!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\nStopped: {}.\n{}", stop.happened, stop.advice);
            ExitCode::FAILURE
        }
    }
}
