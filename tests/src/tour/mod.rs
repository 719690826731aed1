//! The whole main job on the sample caseload in one walk through the real window, and the proofs of what it left.
//!
//! | part | holds |
//! | --- | --- |
//! | [`place`] | the folder a tour leaves, and its pictures |
//! | [`begin`] | first run, both spreadsheets, Today and People |
//! | [`visit`] | a person: plan, check-in, circle, undo |
//! | [`leave`] | supervision, the office, the bundle, the lock |
//! | [`again`] | the second session: everything is found again, larger and in the dark |
//! | [`prove`] | what may be read in what it left, and by whom |

mod again;
mod begin;
mod leave;
mod place;
mod prove;
mod visit;

pub use place::Place;

use crate::desk::{Desk, Theme};
use crate::window::Window;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

type Step = (&'static str, fn(&Window<'_>, &Place));
type Proof = (&'static str, fn(&Place) -> Result<String, String>);

/// From the first start to the lock.
const FIRST: &[Step] = &[
    ("First run: passphrase and recovery code", begin::first_run),
    ("Import the caseload", begin::import_caseload),
    ("Import their contacts", begin::import_contacts),
    ("Today", begin::today),
    ("People", begin::people),
    ("Open a person", visit::open),
    ("Plan: a goal and its milestones", visit::plan),
    (
        "Check-in by keyboard, with a milestone and the next contact",
        visit::check_in,
    ),
    ("Tick a milestone on the plan", visit::tick_milestone),
    ("Circle", visit::circle),
    ("Undo", visit::undo),
    ("Contacts", visit::contacts),
    ("Supervision: preview, PDF and CSV", leave::supervision),
    ("Record: what left, and every change", leave::record),
    ("Sync: set the office's key", leave::office),
    ("Sync: export a bundle", leave::export),
    ("Settings", leave::settings),
    ("Lock", leave::lock),
];

/// In a fresh process.
const SECOND: &[Step] = &[
    ("A wrong passphrase", again::wrong_passphrase),
    ("Unlock", again::unlock),
    ("Find everything again", again::find_again),
    ("Text at 200 %, and lock", again::large),
];

const DARK: &[Step] = &[("In the dark, and lock", again::dark)];

const PROOFS: &[Proof] = &[
    (
        "Nothing in the vault names anybody in plain text",
        prove::vault_names_nobody,
    ),
    (
        "The summary says who by local id and initials alone",
        prove::summary_is_pseudonymised,
    ),
    (
        "The bundle opens with age, tar and minisign",
        prove::bundle_opens_with_stock_tools,
    ),
    ("The office accepts the bundle", prove::office_accepts),
];

/// Where a tour stopped.
pub struct Stop {
    pub step: String,
    /// What did not come true, and what the window showed then.
    pub why: String,
    /// The last moment, where a window was open.
    pub picture: Option<PathBuf>,
}

/// Walks the tour in `out`; `say` is told every step as it begins, and what each proof found.
///
/// # Errors
/// The first step that did not come true.
pub fn run(out: &Path, say: impl Fn(&str) + Send + 'static) -> Result<(), Stop> {
    let at = Arc::new(Mutex::new(String::new()));
    let (place, step) = (Place::new(out), at.clone());
    // A panic is how a step fails; it is told by us.
    std::panic::set_hook(Box::new(|_| {}));
    let walk = std::thread::Builder::new()
        .name("tour".to_owned())
        .spawn(move || walk(&place, &step, &say))
        .expect("a thread");
    let ended = walk.join();
    let _ = std::panic::take_hook();
    ended.map_err(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        let said = said.or_else(|| panic.downcast_ref::<&str>().map(|&said| said.to_owned()));
        let last = crate::target().join("journeys/tour.png");
        let picture = out.join("failed.png");
        Stop {
            step: at.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            why: said.unwrap_or_else(|| "it ended without a word".to_owned()),
            picture: std::fs::rename(last, &picture).is_ok().then_some(picture),
        }
    })
}

fn walk(place: &Place, at: &Mutex<String>, say: &impl Fn(&str)) {
    let _ = std::fs::remove_file(crate::target().join("journeys/tour.png"));
    let count = FIRST.len() + SECOND.len() + DARK.len() + PROOFS.len();
    let begun = std::cell::Cell::new(0);
    let begin = |title: &str| {
        begun.set(begun.get() + 1);
        let line = format!("{}/{count} {title}", begun.get());
        say(&line);
        *at.lock().unwrap_or_else(PoisonError::into_inner) = line;
    };
    let take = |steps: &[Step], window: &Window<'_>| {
        for (title, step) in steps {
            begin(title);
            step(window, place);
        }
    };
    let light = Desk::new(Theme::Light);
    let window = Window::open(&light, &place.vault());
    take(FIRST, &window);
    let window = window.reopen_after_lock();
    take(SECOND, &window);
    window.reopen_after_lock().kill();
    drop(light);
    let dark = Desk::new(Theme::Dark);
    let window = Window::open(&dark, &place.vault());
    take(DARK, &window);
    window.reopen_after_lock().kill();
    for (title, proof) in PROOFS {
        begin(title);
        match proof(place) {
            Ok(found) => say(&format!("      {found}")),
            Err(wrong) => panic!("{wrong}"),
        }
    }
}
