//! One line for each step, so that a person sees what is going on, and one way to fail: what happened and what to do.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why the work stopped: `happened` completes "Stopped: ...", `advice` says what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stop {
    pub happened: String,
    pub advice: String,
}

impl Stop {
    pub fn new(happened: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            happened: happened.into(),
            advice: advice.into(),
        }
    }
}

pub type Result<T = ()> = std::result::Result<T, Stop>;

/// Says what begins now.
pub fn say(what: &str) {
    println!("==> {what}");
}

/// Runs a program in the project's folder with its output shown; anything but success stops with `advice`.
pub fn run(program: &str, arguments: &[&str], advice: &str) -> Result {
    run_with(program, arguments, &[], advice)
}

/// As [`run`], with more environment.
pub fn run_with(program: &str, arguments: &[&str], environment: &[(&str, &str)], advice: &str) -> Result {
    let line = format!("{program} {}", arguments.join(" "));
    println!("    {line}");
    let mut command = Command::new(program);
    command
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(project())
        .stdin(Stdio::null());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Stop::new(format!("`{line}` ended with {status}"), advice)),
        Err(error) => Err(Stop::new(format!("`{program}` could not be started ({error})"), advice)),
    }
}

/// Runs one of our own programs in the folder the person stands in. It says itself what went wrong.
pub fn run_here(program: &Path, arguments: &[String]) -> Result {
    match Command::new(program).args(arguments).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Stop::new("it did not come off", "The lines above say why.")),
        Err(error) => Err(Stop::new(
            format!("{} could not be started ({error})", program.display()),
            "Try it again.",
        )),
    }
}

/// What a program prints, or nothing where it is missing or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(project())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    done.status
        .success()
        .then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The top folder of the project.
pub fn project() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let mut top = PathBuf::from(manifest);
    top.pop();
    top.pop();
    top
}

/// Cargo's target folder: this program stands in `<target>/<profile>/`.
pub fn target() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|exe| exe.ancestors().nth(2).map(PathBuf::from))
        .unwrap_or_else(|| project().join("target"))
}

/// Whether nobody is there to answer: then nothing may be resolved again behind the lock file's back.
pub fn unattended() -> bool {
    std::env::var_os("CI").is_some()
}
