//! A short run of `cargo xtask crash`; the long one is a command of its own.
#![allow(clippy::unwrap_used)]

use std::process::Command;

#[test]
fn no_acknowledged_write_is_lost_to_a_kill() {
    let done = Command::new(env!("CARGO_BIN_EXE_crash"))
        .args(["--kills", "40", "--seed", "7"])
        .output()
        .unwrap();
    let (said, complained) = (
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr),
    );
    assert!(done.status.success(), "{said}{complained}");
    assert!(said.starts_with("40 kills, "), "{said}");
    assert!(!said.contains(" 0 acknowledged"), "the writer never wrote: {said}");
}
