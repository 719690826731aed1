//! `cargo xtask bench`: how long a screen waits for its data.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use catchment_core::demo::Size;
use catchment_tests::bench::{self, Asking, Measured};
use chrono::Local;
use clap::{Parser, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Makes a synthetic vault in a temporary folder and times what each screen asks of it. Fails when a release build is over
/// a budget.
#[derive(Parser)]
#[command(name = "cargo xtask bench")]
struct Arguments {
    #[arg(long, value_enum, default_value = "stress")]
    size: Set,
    /// How often each question is asked.
    #[arg(long, default_value_t = 200)]
    times: usize,
    /// Only the questions whose name has this in it.
    #[arg(long)]
    only: Option<String>,
    /// A folder to keep the vault in: made when it is not there, asked as it is when it is.
    #[arg(long)]
    vault: Option<PathBuf>,
}

/// The sizes the app is built for.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Set {
    /// 100 people over three years
    Typical,
    /// 150 people over five years
    Heavy,
    /// 500 people, about 50,000 contacts
    Stress,
}

impl Set {
    fn size(self) -> Size {
        let (people, years) = match self {
            Set::Typical => (100, 3),
            Set::Heavy => (150, 5),
            Set::Stress => (500, 3),
        };
        Size { people, years, seed: 1 }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Ok(folder) = tempfile::Builder::new().prefix("catchment-bench-").tempdir() else {
        eprintln!("There is no temporary folder to make the vault in.");
        return ExitCode::FAILURE;
    };
    let now = Local::now().fixed_offset();
    let place = arguments.vault.clone().unwrap_or_else(|| folder.path().join("vault"));
    let told = |what: &str| eprintln!("    {what}");
    let asking = Asking {
        times: arguments.times,
        only: arguments.only.as_deref(),
    };
    match bench::measure(&place, arguments.size.size(), &asking, now, told) {
        Ok(measured) => {
            print(&measured, arguments.size);
            let over = measured.lines.iter().any(|line| !line.kept());
            // What a build without optimisation takes says nothing about the budgets.
            if over && !cfg!(debug_assertions) {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            }
        }
        Err(error) => {
            eprintln!("Not measured: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(measured: &Measured, size: Set) {
    println!(
        "\n{size:?}: {} people, {} contacts, {} operations in the history, {} beginnings of words typed; in milliseconds{}",
        measured.people,
        measured.contacts,
        measured.changes,
        measured.typed,
        if cfg!(debug_assertions) {
            "; NOT a release build"
        } else {
            ""
        }
    );
    println!(
        "{:<38}{:>7}{:>10}{:>10}{:>11}{:>10}{:>9}{:>9}",
        "", "times", "worked", "median", "99 of 100", "longest", "budget", "used"
    );
    let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1000.0);
    for line in &measured.lines {
        let (budget, used) = match line.budget {
            Some(budget) => {
                let used = line.p99.as_secs_f64() / budget.as_secs_f64() * 100.0;
                let word = if line.kept() { "kept" } else { "OVER" };
                (budget.as_millis().to_string(), format!("{used:>7.0} %   {word}"))
            }
            None => ("-".to_owned(), String::new()),
        };
        println!(
            "{:<38}{:>7}{:>10}{:>10}{:>11}{:>10}{budget:>9}{used}",
            line.name,
            line.times,
            ms(line.worked),
            ms(line.median),
            ms(line.p99),
            ms(line.longest),
        );
    }
    let promised = measured.lines.iter().filter(|line| line.budget.is_some());
    let (kept, all) = (promised.clone().filter(|line| line.kept()).count(), promised.count());
    println!("\n{kept} of {all} within their budget, 99 times of 100");
}
