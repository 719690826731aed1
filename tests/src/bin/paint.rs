//! `cargo xtask paint`: how soon the window paints, beside a bare one.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use catchment_tests::paint::{self, Painted};
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Starts the app and a bare Tauri window in turns on a screen of its own and compares how soon they show something.
#[derive(Parser)]
#[command(name = "cargo xtask paint")]
struct Arguments {
    /// How often each is started.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// The folder that holds both programs, and takes the picture of each.
    #[arg(long, hide = true)]
    built: PathBuf,
}

type Moment = fn(&Painted) -> Duration;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let built = ["catchment", "catchment-bare"].map(|name| arguments.built.join(name));
    let [app, bare] = [&*built[0], &*built[1]];
    let rounds = arguments.rounds.max(1);
    let started = paint::in_turns([app, bare], &arguments.built, rounds, |round| {
        println!("    round {round} of {rounds}");
    });
    let pair = match started {
        Ok(pair) => pair,
        Err(unseen) => {
            eprintln!("{unseen}. What it shows: {}", arguments.built.display());
            return ExitCode::FAILURE;
        }
    };
    println!("\nMilliseconds after the start of the process: smallest, median, largest");
    println!(
        "{:<10} {:>26} {:>26}   ratio of medians",
        "", "Catchment, locked", "bare window"
    );
    let moments: [(&str, Moment); 2] = [("window", |painted| painted.window), ("text", |painted| painted.text)];
    for (name, moment) in moments {
        let [own, floor] = [&pair.app, &pair.bare].map(|starts| paint::spread(starts.iter().map(moment)));
        let words = |times: [Duration; 3]| times.map(|time| time.as_millis().to_string()).join(" / ");
        let ratio = own[1].as_secs_f64() / floor[1].as_secs_f64();
        println!("{name:<10} {:>26} {:>26}   {ratio:.2}", words(own), words(floor));
    }
    println!("The promise: at most 1.5 times a bare window.");
    println!("What both showed: {}/*.png", arguments.built.display());
    ExitCode::SUCCESS
}
