//! Where things live: one folder, named by a switch, by the environment or by the system, in this order.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

pub const HOME_VARIABLE: &str = "CATCHMENT_HOME";

/// The folder of the vault, absolute: the process that follows a lock must find the same one.
///
/// # Errors
/// When none is named and the system knows no home folder.
pub fn data_dir(switch: Option<PathBuf>, home: Option<OsString>) -> io::Result<PathBuf> {
    let chosen = switch
        .or_else(|| home.filter(|home| !home.is_empty()).map(PathBuf::from))
        .or_else(by_system)
        .ok_or_else(|| io::Error::other("no home folder: name one with --data-dir"))?;
    std::path::absolute(chosen)
}

fn by_system() -> Option<PathBuf> {
    directories::ProjectDirs::from("org", "Catchment", "Catchment").map(|place| place.data_dir().to_owned())
}

/// The demo caseload lies apart, so that nothing made up ever stands beside real people.
pub fn demo(dir: &Path) -> PathBuf {
    dir.join("demo")
}

/// Where the window was. Says nothing about anybody, so it stands outside the store.
pub fn window_place(dir: &Path) -> PathBuf {
    dir.join("window.json")
}

pub fn preferences(dir: &Path) -> PathBuf {
    dir.join("preferences.json")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_wins_over_the_environment() {
        let dir = data_dir(Some("/a".into()), Some("/b".into())).unwrap();
        assert_eq!(dir, Path::new("/a"));
        assert_eq!(data_dir(None, Some("/b".into())).unwrap(), Path::new("/b"));
    }

    #[test]
    fn an_empty_variable_counts_as_none() {
        let dir = data_dir(None, Some("".into()));
        assert!(dir.map_or(true, |dir| dir.is_absolute() && dir.ends_with("catchment")));
    }

    #[test]
    fn a_relative_folder_becomes_absolute() {
        let dir = data_dir(Some("here".into()), None).unwrap();
        assert_eq!(dir, std::env::current_dir().unwrap().join("here"));
    }
}
