//! The window's content: npm packages, the build that the shell embeds, and its checks.

use crate::step::{self, Result, Stop};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Everything the built content is made from, relative to the project.
const SOURCES: &[&str] = &[
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/vite.config.ts",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "assets",
];

/// Installs the npm packages when the lock file changed.
pub fn install() -> Result {
    let ui = step::project().join("ui");
    let lock = fs::read(ui.join("package-lock.json")).map_err(|error| {
        Stop::new(
            format!("ui/package-lock.json cannot be read ({error})"),
            "Is the clone whole?",
        )
    })?;
    let stamp = ui.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step::say("npm packages of the window");
    npm(
        &["ci", "--no-audit", "--no-fund", "--loglevel=error"],
        "Is the npm registry reachable? Try again later.",
    )?;
    fs::write(&stamp, lock).map_err(|error| {
        Stop::new(
            format!("{} cannot be written ({error})", stamp.display()),
            "Is the disk full?",
        )
    })
}

/// Builds what the shell embeds, when something it is made from is newer than the last build.
pub fn build() -> Result {
    install()?;
    let top = step::project();
    let stamp = step::target().join("window-built");
    let sources: Vec<PathBuf> = SOURCES.iter().map(|source| top.join(source)).collect();
    // The folder alone says nothing: the shell puts a page there that says that the real one is missing.
    if top.join("ui/dist/assets").exists() && is_current(&stamp, &sources) {
        return Ok(());
    }
    step::say("The window's content");
    npm(
        &["run", "build"],
        "The lines above say which file of ui/ does not build.",
    )?;
    fs::write(&stamp, "").map_err(|error| {
        Stop::new(
            format!("{} cannot be written ({error})", stamp.display()),
            "Is the disk full?",
        )
    })
}

/// Types and style of the window's source.
pub fn lint() -> Result {
    install()?;
    step::say("Types and style of the window");
    npm(
        &["run", "check"],
        "Types in ui/ do not agree; after a change of the Rust types run `cargo xtask bindings`.",
    )?;
    npm(&["run", "--if-present", "lint"], "ESLint found something in ui/.")
}

/// The unit tests of the window's source.
pub fn test() -> Result {
    install()?;
    step::say("Tests of the window's parts");
    npm(&["test"], "A test in ui/ failed.")
}

fn npm(arguments: &[&str], advice: &str) -> Result {
    let mut words = vec!["--prefix", "ui"];
    words.extend(arguments);
    step::run(NPM, &words, advice)
}

/// Whether `stamp` is newer than every file below `sources`.
fn is_current(stamp: &Path, sources: &[PathBuf]) -> bool {
    let Ok(built) = fs::metadata(stamp).and_then(|data| data.modified()) else {
        return false;
    };
    sources
        .iter()
        .all(|source| newest(source).is_none_or(|changed| changed <= built))
}

/// When the newest file or folder at or below `path` changed; a folder changes when a file in it comes or goes.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).ok()?.modified().ok();
    let inside = fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| newest(&entry.path()))
        .max();
    own.max(inside)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn touch(path: &Path, seconds: u64) {
        let file = fs::File::options().create(true).append(true).open(path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .unwrap();
    }

    #[test]
    fn a_build_is_stale_once_a_source_changes() {
        let room = std::env::temp_dir().join(format!("xtask-stale-{}", std::process::id()));
        let deep = room.join("src/deep");
        fs::create_dir_all(&deep).unwrap();
        let (stamp, source) = (room.join("stamp"), deep.join("a.ts"));
        let far = SystemTime::now() + Duration::from_secs(3600);
        assert!(!is_current(&stamp, &[room.join("src")]), "never built");
        touch(&source, 1);
        fs::File::create(&stamp).unwrap().set_modified(far).unwrap();
        assert!(is_current(&stamp, &[room.join("src"), room.join("absent")]));
        fs::File::options()
            .append(true)
            .open(&source)
            .unwrap()
            .set_modified(far + Duration::from_secs(1))
            .unwrap();
        assert!(!is_current(&stamp, &[room.join("src")]));
        fs::remove_dir_all(&room).unwrap();
    }
}
