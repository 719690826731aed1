//! `cargo xtask crash`: kills a writer at random moments and looks for what was lost.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use catchment_tests::crash;
use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;
use std::process::ExitCode;

/// Kills a writer with SIGKILL at random moments; every write it acknowledged must be there afterwards.
#[derive(Parser)]
#[command(name = "cargo xtask crash")]
struct Arguments {
    #[command(subcommand)]
    role: Option<Role>,
    /// How many times to kill it.
    #[arg(long, default_value_t = 500)]
    kills: u32,
    /// Chooses the moments and what is written.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to put the vaults; a temporary folder without it.
    #[arg(long)]
    dir: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Role {
    /// The one that is killed.
    #[command(hide = true)]
    Write { dir: PathBuf, seed: u64 },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(Role::Write { dir, seed }) = arguments.role {
        return match crash::write(&dir, seed) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("the writer stopped: {error}");
                ExitCode::FAILURE
            }
        };
    }
    let folder = tempfile::Builder::new().prefix("catchment-crash-").tempdir();
    let place = match (&arguments.dir, &folder) {
        (Some(dir), _) => dir.clone(),
        (None, Ok(folder)) => folder.path().to_owned(),
        (None, Err(error)) => {
            eprintln!("no temporary folder: {error}; name one with --dir");
            return ExitCode::FAILURE;
        }
    };
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} kills, {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(arguments.kills.into()).with_style(style);
    let outcome = crash::run(&place, arguments.kills, arguments.seed, |tally| {
        bar.set_position(tally.kills.into());
        bar.set_message(format!("{} acknowledged", tally.acknowledged));
    });
    bar.finish_and_clear();
    match outcome {
        Ok(tally) => {
            println!(
                "{} kills, {} in the middle of a transaction; {} acknowledged writes, 0 lost, 0 damaged",
                tally.kills, tally.midway, tally.acknowledged
            );
            ExitCode::SUCCESS
        }
        Err(lost) => {
            eprintln!("LOST {lost}");
            // What is left tells more than the message.
            if let Ok(folder) = folder {
                eprintln!("The vault is kept in {}", folder.keep().display());
            }
            ExitCode::FAILURE
        }
    }
}
