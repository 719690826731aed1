//! `cargo xtask tour`: the whole main job on the sample caseload, in the real window, and the proofs of what it left.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use catchment_tests::tour;
use clap::Parser;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Walks through the whole main job in the real window on a screen of its own, and keeps what it left.
#[derive(Parser)]
#[command(name = "cargo xtask tour")]
struct Arguments {
    /// Where to leave pictures, files and the vault; made if it is missing, refused if anything stands there.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> ExitCode {
    let out = match prepared(&Arguments::parse().out) {
        Ok(out) => out,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::FAILURE;
        }
    };
    match tour::run(&out, |line| println!("{line}")) {
        Ok(()) => {
            println!("\nThe tour is green. Everything it left: {}", out.display());
            println!("Open its vault with the passphrase in passphrase.txt:");
            println!("    cargo xtask run --data-dir {}", out.join("vault").display());
            ExitCode::SUCCESS
        }
        Err(stop) => {
            let log = out.join("failed.txt");
            let _ = std::fs::write(&log, format!("{}\n\n{}\n", stop.step, stop.why));
            let first = stop.why.lines().next().unwrap_or_default();
            eprintln!("\nThe tour stopped at step {}: {first}", stop.step);
            eprintln!("The whole story: {}", log.display());
            if let Some(picture) = stop.picture {
                eprintln!("The last moment: {}", picture.display());
            }
            ExitCode::FAILURE
        }
    }
}

/// The folder, made and whole; a reason where something stands there.
fn prepared(out: &Path) -> Result<PathBuf, String> {
    let told = |error: std::io::Error| format!("{} cannot be made: {error}", out.display());
    std::fs::create_dir_all(out).map_err(told)?;
    let empty = std::fs::read_dir(out).map_err(told)?.next().is_none();
    if !empty {
        return Err(format!(
            "There is something in {} already. Name an empty folder, or one that is not there yet.",
            out.display()
        ));
    }
    std::path::absolute(out).map_err(told)
}
