//! The receiving end of Catchment's sync bundles, for the team office: makes the key that bundles are encrypted to,
//! checks a bundle, and opens it. What it refuses it leaves alone, and says what happened and what to do.
//!
//! | exit code | means |
//! | --- | --- |
//! | 0 | done |
//! | 1 | a mistake of this program |
//! | 2 | wrong use |
//! | 3 | a file could not be read or written, or exists already |
//! | 4 | the bundle is damaged or was altered |
//! | 5 | the bundle is for another key, or from another sender |
//! | 6 | the bundle needs a newer release |
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod keys;
mod open;
mod refusal;
mod summary;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catchment_core::bundle::{self, SenderKey, Verified};
use clap::{Args, Parser, Subcommand};

use refusal::Refusal;

#[derive(Parser)]
#[command(name = "catchment-office", version, about = "Receives Catchment's sync bundles", after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 a mistake of this program, 2 wrong use, 3 a file could not be read or written or exists already,
4 the bundle is damaged or was altered, 5 it is for another key or from another sender, 6 it needs a newer release.";

#[derive(Subcommand)]
enum Command {
    /// Make the office's key: the file stays here, the recipient it prints goes to the coordinator
    Keygen {
        /// Where to write the secret key; never over another file
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Print the eight words of a key, to be compared with the other side
    Words {
        /// A recipient (age1...), a sender's key (RW...), or a file that holds one
        key: String,
    },
    /// Check a bundle: encryption, signature, hashes and the chain of changes
    Verify {
        #[command(flatten)]
        bundle: Bundle,
    },
    /// Check a bundle, then write its files to a folder
    Open {
        #[command(flatten)]
        bundle: Bundle,
        /// The folder; made if it is not there, and no file in it is overwritten
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Args)]
struct Bundle {
    /// The bundle, catchment-....age
    file: PathBuf,
    /// The office's secret key, as keygen or age-keygen wrote it
    #[arg(long, value_name = "KEY", default_value = "office.key")]
    key: PathBuf,
    /// The coordinator's public key: sender.pub, or its line that begins with RW
    #[arg(long, value_name = "PUB", default_value = "sender.pub")]
    sender: String,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{refusal}");
            ExitCode::from(refusal.code)
        }
    }
}

fn run(command: Command) -> Result<(), Refusal> {
    match command {
        Command::Keygen { out } => {
            let recipient = keys::generate(&out)?;
            println!("{recipient}");
            println!("{}", bundle::words(&recipient).join(" "));
            Ok(())
        }
        Command::Words { key } => {
            println!("{}", bundle::words(&keys::public(&key)?).join(" "));
            Ok(())
        }
        Command::Verify { bundle } => {
            let received = bundle.check()?;
            print!("{}", summary::of(&bundle.file, &received.sender, &received.verified));
            Ok(())
        }
        Command::Open { bundle, out } => {
            let mut received = bundle.check()?;
            open::members(&mut received, &out)?;
            print!("{}", summary::of(&bundle.file, &received.sender, &received.verified));
            println!("  written to  {}", out.display());
            Ok(())
        }
    }
}

/// A bundle that passed every check.
struct Received {
    file: File,
    identity: age::x25519::Identity,
    sender: SenderKey,
    verified: Verified,
}

impl Bundle {
    fn check(&self) -> Result<Received, Refusal> {
        let identity = keys::identity(&self.key)?;
        let sender = keys::sender(&self.sender)?;
        let mut file = opened(&self.file)?;
        let verified = bundle::verify(&mut file, &identity, &sender)?;
        Ok(Received {
            file,
            identity,
            sender,
            verified,
        })
    }
}

fn opened(path: &Path) -> Result<File, Refusal> {
    File::open(path).map_err(|error| Refusal::unreadable(path, &error))
}
