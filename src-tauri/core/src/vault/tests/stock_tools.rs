//! No lock-in: the stock `age` and `minisign` commands, where they are installed, open and check what a vault wrote.

use std::process::{Command, Stdio};

use super::*;

fn installed(tool: &str, version: &str) -> bool {
    Command::new(tool)
        .arg(version)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// Runs `age -d` on a terminal of its own, as it reads a passphrase from nothing else, and types `typed`.
fn age_decrypt(slot: &Path, out: &Path, typed: &str) -> bool {
    use std::io::Write as _;
    let command = format!("age -d -o '{}' '{}'", out.display(), slot.display());
    let mut child = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut terminal = child.stdin.take().unwrap();
    writeln!(terminal, "{typed}").unwrap();
    let done = child.wait().unwrap().success();
    drop(terminal);
    done
}

#[test]
fn age_opens_both_slots_with_what_people_know() {
    if !installed("age", "--version") || !installed("script", "--version") {
        return;
    }
    let desk = Desk::new();
    let text = desk.open(PASSPHRASE).unwrap().secret.to_text().unwrap();
    for (slot, typed) in [("passphrase", PASSPHRASE), ("recovery", desk.code.as_str())] {
        let out = desk.root.path().join(slot);
        assert!(age_decrypt(&desk.path("keys").join(format!("{slot}.age")), &out, typed));
        assert_eq!(fs::read(&out).unwrap(), *text);
    }
    assert!(!age_decrypt(
        &desk.path("keys/passphrase.age"),
        &desk.root.path().join("none"),
        OTHER
    ));
}

#[test]
fn minisign_accepts_a_signature_and_refuses_it_for_other_bytes() {
    if !installed("minisign", "-v") {
        return;
    }
    let desk = Desk::new();
    let vault = desk.open(PASSPHRASE).unwrap();
    let root = desk.root.path();
    fs::write(root.join("sender.pub"), vault.sender_pub().unwrap()).unwrap();
    fs::write(
        root.join("manifest.json.minisig"),
        vault.sign(b"{}", "range 1 to 9").unwrap(),
    )
    .unwrap();
    let verify = |bytes: &[u8]| {
        fs::write(root.join("manifest.json"), bytes).unwrap();
        Command::new("minisign")
            .args(["-Vm", "manifest.json", "-p", "sender.pub"])
            .current_dir(root)
            .output()
            .unwrap()
    };
    let good = verify(b"{}");
    assert!(good.status.success());
    assert!(String::from_utf8_lossy(&good.stdout).contains("range 1 to 9"));
    assert!(!verify(b"{ }").status.success());
}
