//! A process that ends in the middle. Each test runs itself again as a child and kills it, a little later each time;
//! wherever the kill falls, what is left must be whole.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::*;

const INSIDE: &str = "CATCHMENT_TEST_KILLED";
const ROUNDS: u32 = 40;
const STEP: Duration = Duration::from_millis(1);

/// Starts `test` again on the folder `dir`, and waits until it is about to do what is to be cut short.
fn start(test: &str, dir: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().ends_with("ready")));
    child
}

/// In the child: says that it is ready, and goes on when it is told to.
fn await_start() {
    println!("ready");
    std::io::stdin().lines().next().unwrap().unwrap();
}

fn kill_after(mut child: Child, wait: Duration) {
    child.stdin.as_mut().unwrap().write_all(b"go\n").unwrap();
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_vault_being_made_is_whole_or_none() {
    if let Some(dir) = std::env::var_os(INSIDE) {
        let (setup, code) = Setup::begin_at(&pass(PASSPHRASE), Cost::CHEAP).unwrap();
        await_start();
        setup.finish(Path::new(&dir), &code.text(), false, now()).unwrap();
        return;
    }
    let (setup, code) = Setup::begin_at(&pass(OTHER), Cost::CHEAP).unwrap();
    for round in 0..ROUNDS {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("vault");
        let child = start("vault::tests::kills::a_vault_being_made_is_whole_or_none", &dir);
        kill_after(child, STEP * round);
        match state(&dir) {
            VaultState::Present { .. } => drop(Vault::open(&dir, &pass(PASSPHRASE)).unwrap()),
            VaultState::Absent => drop(setup.finish(&dir, &code.text(), false, now()).unwrap()),
            VaultState::Unreadable { reason } => panic!("round {round}: {reason}"),
        }
    }
}

#[test]
fn a_passphrase_being_changed_is_the_old_or_the_new_one() {
    if let Some(dir) = std::env::var_os(INSIDE) {
        let mut vault = Vault::open(Path::new(&dir), &pass(PASSPHRASE)).unwrap();
        vault.cost = Cost::CHEAP;
        await_start();
        vault.change_passphrase(&pass(PASSPHRASE), &pass(OTHER)).unwrap();
        return;
    }
    for round in 0..ROUNDS {
        let desk = Desk::new();
        let child = start(
            "vault::tests::kills::a_passphrase_being_changed_is_the_old_or_the_new_one",
            &desk.dir(),
        );
        kill_after(child, STEP * round);
        let errors = [PASSPHRASE, OTHER].map(|typed| desk.open(typed).err().map(|error| error.to_string()));
        assert!(errors.contains(&None), "round {round}: {errors:?}");
        assert_eq!(
            desk.recover(&desk.code, PASSPHRASE)
                .err()
                .map(|error| error.to_string()),
            None,
            "round {round}"
        );
    }
}
