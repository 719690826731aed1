//! What the operating system must have before anything can be built: Debian packages, Node, a display.

use crate::step::{self, Result, Stop};
use std::path::Path;
use std::process::{Command, Stdio};

/// What building and running the app takes.
const BUILD: &[&str] = &["build-essential", "pkg-config", "perl", "libwebkit2gtk-4.1-dev"];

/// What driving the real window and reading what left the vault takes besides.
const WINDOW: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "dbus-x11",
    "xdotool",
    "age",
    "minisign",
    "poppler-utils",
];

/// The oldest Node that the build of the window's content runs on.
const NODE: (u32, u32) = (20, 19);

/// What is about to be done, and so what it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Run,
    Test,
}

/// Installs what is missing, or says what to install.
pub fn prepare(need: Need) -> Result {
    step::say("What the machine needs");
    packages(need)?;
    node()
}

/// Whether a window can be shown here. Windows and macOS always have a screen.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn packages(need: Need) -> Result {
    if !Path::new("/usr/bin/dpkg-query").exists() {
        println!("{}", elsewhere(std::env::consts::OS));
        return Ok(());
    }
    let wanted: Vec<&str> = match need {
        Need::Run => BUILD.to_vec(),
        Need::Test => BUILD.iter().chain(WINDOW).copied().collect(),
    };
    let missing = absent(&wanted);
    if missing.is_empty() {
        println!("    Debian packages: all there");
        return Ok(());
    }
    println!("    Debian packages missing: {}", missing.join(" "));
    let line = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    let Some(prefix) = privilege() else {
        return Err(Stop::new(
            "packages are missing and this account may not install them",
            format!("Run this, then try again:\n\n    sudo {line}"),
        ));
    };
    let advice = format!("Look at the lines above. By hand it is: sudo {line}");
    apt(prefix, &["update", "-q"], &advice)?;
    let mut install = vec!["install", "-y", "-q", "--no-install-recommends"];
    install.extend(&missing);
    apt(prefix, &install, &advice)?;
    let still = absent(&missing);
    if still.is_empty() {
        Ok(())
    } else {
        Err(Stop::new(format!("still missing: {}", still.join(" ")), advice))
    }
}

/// Those of `wanted` that are not installed.
fn absent<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query fails as a whole when it does not know one of the names, but still lists the others.
    let listed = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map(|done| String::from_utf8_lossy(&done.stdout).into_owned())
        .unwrap_or_default();
    wanted
        .iter()
        .copied()
        .filter(|name| !is_installed(&listed, name))
        .collect()
}

fn is_installed(listed: &str, name: &str) -> bool {
    listed
        .lines()
        .any(|line| line.split_once(' ') == Some((name, "installed")))
}

/// What to put before a command so that it may install: nothing for root, `sudo -n` where that works without asking.
fn privilege() -> Option<&'static [&'static str]> {
    if step::output("id", &["-u"]).is_some_and(|id| id.trim() == "0") {
        Some(&[])
    } else if step::output("sudo", &["-n", "true"]).is_some() {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn apt(prefix: &[&str], arguments: &[&str], advice: &str) -> Result {
    let mut words: Vec<&str> = prefix.to_vec();
    words.extend([
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    words.extend(arguments);
    step::run(words[0], &words[1..], advice)
}

/// What to install where there is no `dpkg`.
fn elsewhere(system: &str) -> &'static str {
    match system {
        "macos" => {
            "    macOS: needs the command line tools (xcode-select --install). The tests of the real window run on \
             Debian-like systems only."
        }
        "windows" => {
            "    Windows: needs the Visual Studio C++ build tools, Perl (for OpenSSL) and the WebView2 runtime. The tests \
             of the real window run on Debian-like systems only."
        }
        _ => {
            "    Not a Debian-like system, so nothing is installed by itself. Needed: a C compiler, make, perl, pkg-config \
             and the development files of WebKitGTK 4.1.\n    \
             Fedora: dnf install gcc make perl pkgconf webkit2gtk4.1-devel\n    \
             Arch: pacman -S base-devel webkit2gtk-4.1\n    \
             The tests also need WebKitWebDriver, Xvfb, dbus-daemon, xdotool, age, minisign and poppler's pdftotext."
        }
    }
}

fn node() -> Result {
    let advice = format!(
        "Install Node {}.{} or later with npm from nodejs.org or your system.",
        NODE.0, NODE.1
    );
    let Some(version) = step::output("node", &["--version"]) else {
        return Err(Stop::new("Node is missing", advice));
    };
    let version = version.trim();
    if !recent(version) {
        return Err(Stop::new(format!("Node {version} is too old"), advice));
    }
    println!("    Node {version}");
    Ok(())
}

fn recent(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= NODE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_counts_only_when_it_is_whole() {
        let listed = "perl installed\nxvfb config-files\npkg-config not-installed\n";
        assert!(is_installed(listed, "perl"));
        assert!(!is_installed(listed, "xvfb"));
        assert!(!is_installed(listed, "pkg-config"));
        assert!(!is_installed(listed, "per"));
    }

    #[test]
    fn an_unknown_package_is_missing() {
        if Path::new("/usr/bin/dpkg-query").exists() {
            assert_eq!(
                absent(&["dpkg", "no-such-package-anywhere"]),
                ["no-such-package-anywhere"]
            );
        }
    }

    #[test]
    fn node_is_compared_by_number() {
        assert!(recent("v20.19.0"));
        assert!(recent("v22.1.0"));
        assert!(recent("v100.0.0"));
        assert!(!recent("v20.9.0"));
        assert!(!recent("v18.20.4"));
        assert!(!recent("nonsense"));
    }

    #[test]
    fn every_system_is_told_something() {
        for system in ["macos", "windows", "linux", "freebsd"] {
            assert!(elsewhere(system).contains("need"), "{system}");
        }
    }
}
