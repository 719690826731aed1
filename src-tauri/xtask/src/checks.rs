//! `cargo xtask test`: every check there is, or only the slices that are named.

use crate::app::{self, CHECKED};
use crate::machine::{self, Need};
use crate::step::{self, Result, Stop};
use crate::ui;

type Slice = (&'static str, fn() -> Result);

/// In the order in which they run: what fails fast comes first.
const SLICES: &[Slice] = &[("lint", lint), ("ui", ui::test), ("core", core), ("e2e", e2e)];

/// Runs the named slices, or all.
pub fn test(names: &[String]) -> Result {
    let chosen = choose(names)?;
    machine::prepare(Need::Test)?;
    for (_, check) in chosen {
        check()?;
    }
    step::say("All of it passed");
    Ok(())
}

/// Writes `ui/src/bindings.ts` again from the command table.
pub fn write_bindings(arguments: &[String]) -> Result {
    if let Some(word) = arguments.first() {
        return Err(Stop::new(
            format!("`bindings` does not know `{word}`"),
            "It takes nothing.",
        ));
    }
    step::say("The window's types");
    let mut words = CHECKED.to_vec();
    words.extend(["--bin", "catchment", "bindings::"]);
    app::cargo_with(
        "test",
        &words,
        &[("UPDATE_BINDINGS", "1")],
        "The lines above say which type does not cross.",
    )
}

fn choose(names: &[String]) -> Result<Vec<&'static Slice>> {
    if let Some(unknown) = names.iter().find(|name| !SLICES.iter().any(|(slice, _)| slice == name)) {
        let known: Vec<&str> = SLICES.iter().map(|(slice, _)| *slice).collect();
        return Err(Stop::new(
            format!("there is no slice `{unknown}`"),
            format!("There are: {}.", known.join(", ")),
        ));
    }
    Ok(SLICES
        .iter()
        .filter(|(slice, _)| names.is_empty() || names.iter().any(|name| name == slice))
        .collect())
}

/// Layout, lints, and the types of the window.
fn lint() -> Result {
    step::say("Layout");
    step::run("cargo", &["fmt", "--all", "--check"], "Run `cargo fmt --all`.")?;
    ui::build()?;
    ui::lint()?;
    step::say("Lints");
    app::cargo(
        "clippy",
        &["--workspace", "--all-targets", "--", "--deny", "warnings"],
        "Clippy found something.",
    )?;
    if step::output("cargo", &["deny", "--version"]).is_some() {
        step::say("Licences, bans and sources");
        let words = ["deny", "check", "licenses", "bans", "sources"];
        step::run("cargo", &words, "deny.toml says what may be depended on.")?;
    }
    Ok(())
}

/// Every Rust test that needs no window.
fn core() -> Result {
    ui::build()?;
    step::say("Tests below the window");
    app::cargo("test", CHECKED, "A test failed; its name stands above.")
}

/// The journeys in the real window, one at a time.
fn e2e() -> Result {
    let shell = app::for_webdriver()?;
    step::say("Journeys in the real window");
    let mut words = CHECKED.to_vec();
    words.extend(["--features", "catchment-tests/window", "--test", "e2e"]);
    let environment = [("CATCHMENT_SHELL", &*shell.to_string_lossy())];
    let advice = "A journey failed; the picture of its last moment stands in target/journeys.";
    app::cargo_with("test", &words, &environment, advice)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn names(words: &[&str]) -> Vec<&'static str> {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        choose(&words).unwrap().iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn no_name_means_all_of_them() {
        assert_eq!(names(&[]).len(), SLICES.len());
    }

    #[test]
    fn named_slices_run_in_the_order_that_fails_fast() {
        assert_eq!(names(&["e2e", "lint"]), ["lint", "e2e"]);
    }

    #[test]
    fn a_misspelt_slice_is_not_passed_over() {
        assert!(choose(&["e2ee".to_owned()]).unwrap_err().happened.contains("e2ee"));
    }
}
