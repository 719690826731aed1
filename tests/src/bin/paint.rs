//! `cargo xtask paint`: how soon the window paints, beside a bare one.
#![allow(clippy::print_stdout)]

use catchment_tests::paint::{self, Painted};
use clap::Parser;
use std::path::PathBuf;
use std::time::Duration;

/// Starts the app and a bare Tauri window in turns on a screen of its own and compares how soon they show something.
#[derive(Parser)]
#[command(name = "cargo xtask paint")]
struct Arguments {
    /// How often each is started.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// The folder that holds both programs.
    #[arg(long, hide = true)]
    built: PathBuf,
}

type Moment = fn(&Painted) -> Duration;

fn main() {
    let arguments = Arguments::parse();
    let (app, bare) = (arguments.built.join("catchment"), arguments.built.join("examples/bare"));
    let pair = paint::in_turns(&app, &bare, arguments.rounds.max(1), |round| {
        println!("    round {round} of {}", arguments.rounds.max(1));
    });
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
}
