//! The receiving office: its key, our own program for it, and the tools of any Linux system that must do as well.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is wrong, in one line.
pub type Outcome<T = ()> = Result<T, String>;

/// Makes the office's key at `key` and answers with the public half that the window takes.
pub fn make_key(key: &Path) -> Outcome<String> {
    let said = said_by(own().args(["keygen", "--out"]).arg(key))?;
    let recipient = said.lines().next().unwrap_or_default().trim();
    if recipient.starts_with("age1") {
        Ok(recipient.to_owned())
    } else {
        Err(format!("keygen printed no recipient but: {said}"))
    }
}

/// Checks a bundle with `catchment-office verify`; answers with what it prints.
pub fn verify(bundle: &Path, key: &Path, sender: &Path) -> Outcome<String> {
    said_by(
        own()
            .arg("verify")
            .arg(bundle)
            .arg("--key")
            .arg(key)
            .arg("--sender")
            .arg(sender),
    )
}

/// Opens a bundle into `folder` with `age` and `tar`, checks every hash of its manifest, and its signature with
/// `minisign`. Answers with the names of its files.
pub fn open_with_stock_tools(bundle: &Path, key: &Path, sender: &Path, folder: &Path) -> Outcome<Vec<String>> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let tar = folder.with_extension("tar");
    said_by(
        Command::new("age")
            .arg("-d")
            .arg("-i")
            .arg(key)
            .arg("-o")
            .arg(&tar)
            .arg(bundle),
    )?;
    said_by(Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(folder))?;
    std::fs::remove_file(&tar).map_err(|error| format!("{}: {error}", tar.display()))?;
    let names = right_hashes(folder)?;
    let manifest = folder.join("manifest.json");
    said_by(
        Command::new("minisign")
            .args(["-V", "-m"])
            .arg(manifest)
            .arg("-p")
            .arg(sender),
    )?;
    Ok(names)
}

/// Compares every file of an opened bundle with its manifest: none too many, none missing, every hash right.
fn right_hashes(folder: &Path) -> Outcome<Vec<String>> {
    let text = read(&folder.join("manifest.json"))?;
    let manifest: serde_json::Value =
        serde_json::from_slice(&text).map_err(|error| format!("manifest.json is no JSON: {error}"))?;
    let listed = manifest["files"].as_array().ok_or("manifest.json lists no files")?;
    let mut names = Vec::new();
    for member in listed {
        let name = member["name"].as_str().ok_or("a file of the manifest has no name")?;
        let bytes = read(&folder.join(name))?;
        if member["sha256"].as_str() != Some(&hash(&bytes)) {
            return Err(format!("the hash of {name} is not the one in manifest.json"));
        }
        names.push(name.to_owned());
    }
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("manifest.json") && !names.contains(&name) {
            return Err(format!("{name} is in the bundle and not in manifest.json"));
        }
    }
    if names.is_empty() {
        return Err("the bundle is empty".to_owned());
    }
    Ok(names)
}

/// SHA-256 in lower-case hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn read(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// What a program prints; anything but success is an error that names it.
pub fn said_by(command: &mut Command) -> Outcome<String> {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let program = program.to_string_lossy().into_owned();
    let done = command
        .output()
        .map_err(|error| format!("{program} does not start: {error}"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    Err(format!("{program} ended with {}: {complaint}", done.status))
}

/// `catchment-office`, built beside the tests.
fn own() -> Command {
    let binary: PathBuf = crate::target().join("debug/catchment-office");
    Command::new(binary)
}
