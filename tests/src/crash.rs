//! Killing the app's writer at random moments: whatever it had acknowledged must be there afterwards, whole and in order.
//!
//! A child process writes through the real vault and says so on its output after each operation; this process kills it
//! with SIGKILL, opens the vault itself and compares.

mod check;
mod writer;

pub use writer::write;

use catchment_core::Now;
use catchment_core::vault::{Cost, Passphrase, Setup};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Kills on one vault before the next begins, so that opening it stays quick.
const KILLS_A_VAULT: u32 = 100;

/// It guards a folder that is thrown away.
const PASSPHRASE: &str = "kettle-orchard-lantern-violet-thimble";

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub kills: u32,
    /// Operations and saved drafts that the writer acknowledged before it was killed.
    pub acknowledged: u64,
    /// Kills that hit a transaction on its way to the disk and left a journal to roll back.
    pub midway: u32,
}

/// Kills the writer `kills` times in vaults below `folder` and checks after each; `progress` is told how many are done.
///
/// # Errors
/// What was lost or damaged, in words. The vault is left as it was found.
pub fn run(folder: &Path, kills: u32, seed: u64, mut progress: impl FnMut(Tally)) -> Result<Tally, String> {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut tally = Tally::default();
    for round in 0..kills.div_ceil(KILLS_A_VAULT) {
        let dir = folder.join(format!("vault-{round}"));
        make(&dir).map_err(|error| format!("the vault cannot be made: {error}"))?;
        let mut drafts = check::Drafts::default();
        for _ in 0..KILLS_A_VAULT.min(kills - tally.kills) {
            let told = kill_one(&dir, &mut rng);
            tally.kills += 1;
            tally.acknowledged += told.len() as u64;
            tally.midway += u32::from(dir.join("store.db-journal").metadata().is_ok_and(|file| file.len() > 0));
            check::whole(&dir, &told, &mut drafts)
                .map_err(|lost| format!("after kill {} in {}: {lost}", tally.kills, dir.display()))?;
            progress(tally);
        }
        std::fs::remove_dir_all(&dir).map_err(|error| format!("{} cannot be removed: {error}", dir.display()))?;
    }
    Ok(tally)
}

fn make(dir: &Path) -> catchment_core::Result<()> {
    let (setup, code) = Setup::begin_at(&Passphrase::from(PASSPHRASE), Cost::CHEAP)?;
    setup.finish(dir, &code.text(), false, moment(0))?.close()
}

/// Lets the writer run for a random while and kills it; returns what it had said by then.
fn kill_one(dir: &Path, rng: &mut StdRng) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("this program has a path"))
        .args(["write", &dir.to_string_lossy(), &rng.random::<u64>().to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program starts again");
    let output = BufReader::new(child.stdout.take().expect("its output is piped"));
    let (first, begun) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        let mut told = Vec::new();
        for line in output.lines().map_while(Result::ok) {
            let _ = first.send(());
            told.push(line);
        }
        told
    });
    // Most kills hit it while it writes; one in six while it still opens the vault and rolls back what was cut short.
    if rng.random_ratio(5, 6) {
        let _ = begun.recv();
    }
    std::thread::sleep(Duration::from_micros(rng.random_range(0..120_000)));
    let pid = i32::try_from(child.id())
        .ok()
        .and_then(Pid::from_raw)
        .expect("a process has a number");
    kill_process(pid, Signal::KILL).expect("the writer writes until it is killed");
    child.wait().expect("the writer ends");
    listener.join().expect("the listener ends")
}

/// The moment of operation `number`: a made-up clock that goes forward a second with each.
fn moment(number: i64) -> Now {
    let start = Now::parse_from_rfc3339("2026-01-05T09:00:00+00:00").expect("a fixed moment");
    start + chrono::TimeDelta::seconds(number)
}
