//! `cargo xtask demo`: a synthetic vault of any size, made through the same operations the app uses. It opens in the app
//! with the passphrase of the file and is marked DEMO there.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use catchment_core::demo::{self, Size};
use catchment_core::vault::{Passphrase, Setup};
use catchment_core::{Error, Now};
use chrono::{Local, NaiveDate, NaiveTime};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes a synthetic vault. The same seed, size and day give the same caseload.
#[derive(Parser)]
#[command(name = "cargo xtask demo")]
struct Arguments {
    /// How many people, 1 to 100,000.
    #[arg(long, default_value_t = 35)]
    people: u32,
    /// How many years of contacts with each, 1 to 20.
    #[arg(long, default_value_t = 3)]
    years: u32,
    /// Chooses the people and what happens to them.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to make the vault; nothing may stand there yet.
    #[arg(long)]
    data_dir: PathBuf,
    /// A file whose first line becomes the passphrase.
    #[arg(long)]
    passphrase_file: PathBuf,
    /// The last day of the caseload, as YYYY-MM-DD; today without it.
    #[arg(long)]
    today: Option<NaiveDate>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match make(&arguments) {
        Ok(code) => {
            println!(
                "{} people over {} years in {}",
                arguments.people,
                arguments.years,
                arguments.data_dir.display()
            );
            println!("Recovery code: {code}");
            println!(
                "Open it with: cargo xtask run --data-dir {}",
                arguments.data_dir.display()
            );
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("Not made: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn make(arguments: &Arguments) -> Result<String, String> {
    let passphrase = first_line(&arguments.passphrase_file)?;
    let now = moment(arguments.today)?;
    let (setup, code) = Setup::begin(&Passphrase::from(passphrase)).map_err(in_words)?;
    let mut vault = setup
        .finish(&arguments.data_dir, &code.text(), true, now)
        .map_err(in_words)?;
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} people, {eta} to go");
    let bar = ProgressBar::new(arguments.people.into());
    let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
    let size = Size {
        people: arguments.people,
        years: arguments.years,
        seed: arguments.seed,
    };
    let filled = demo::fill(vault.store_mut(), size, now, |done, _| bar.set_position(done.into()));
    bar.finish_and_clear();
    filled.and_then(|()| vault.close()).map_err(in_words)?;
    Ok(code.text().to_string())
}

fn first_line(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Noon of the day asked for, in this computer's time zone; this moment without one.
fn moment(day: Option<NaiveDate>) -> Result<Now, String> {
    let Some(day) = day else {
        return Ok(Local::now().fixed_offset());
    };
    let noon = day.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12);
    let noon = noon
        .and_local_timezone(Local)
        .earliest()
        .ok_or("that day has no noon here")?;
    Ok(noon.fixed_offset())
}

fn in_words(error: Error) -> String {
    match error {
        Error::Invalid {
            field: "passphrase",
            reason,
        } => {
            format!("the passphrase is not taken ({reason}); the file needs one of at least 14 characters")
        }
        Error::Invalid { field: "folder", .. } => "the folder holds a vault already; name another one".to_owned(),
        other => other.to_string(),
    }
}
