//! How long a screen waits for its data, at the sizes the app is built for: in this process, over a synthetic vault made
//! through the same operations as a real one. It prints a table and judges nothing: machines differ, and a slow one is
//! no mistake in the code. Lines of one run may be compared with each other.

use crate::steps::PASSPHRASE;
use catchment_core::demo::{self, Size};
use catchment_core::record::disclosure;
use catchment_core::vault::{Cost, Passphrase, Setup, Vault};
use catchment_core::view::history::HistoryQuery;
use catchment_core::view::summary::SummaryOptions;
use catchment_core::view::timeline::TimelineQuery;
use catchment_core::view::{self, caseload};
use catchment_core::{Error, Now, Result};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is asked for again and again, how long it may take, and over how many people it is spread.
struct Question {
    name: &'static str,
    budget: Duration,
    ask: fn(&Connection, &str, Now) -> Result<()>,
}

/// The rules over everybody.
const ENGINE: Duration = Duration::from_millis(30);
/// The data of any screen.
const SCREEN: Duration = Duration::from_millis(50);

const QUESTIONS: &[Question] = &[
    Question {
        name: "attention, everybody",
        budget: ENGINE,
        ask: |store, _, now| caseload::cases(store, now.date_naive()).map(drop),
    },
    Question {
        name: "Today",
        budget: SCREEN,
        ask: |store, _, now| view::today::today(store, now).map(drop),
    },
    Question {
        name: "People",
        budget: SCREEN,
        ask: |store, _, now| view::people::people(store, now.date_naive()).map(drop),
    },
    Question {
        name: "Person",
        budget: SCREEN,
        ask: |store, id, now| view::person::person(store, id, now).map(drop),
    },
    Question {
        name: "Person: timeline",
        budget: SCREEN,
        ask: |store, id, _| {
            let query = TimelineQuery {
                patient: id.to_owned(),
                before: None,
            };
            view::timeline::timeline(store, &query).map(drop)
        },
    },
    Question {
        name: "Person: plan",
        budget: SCREEN,
        ask: |store, id, _| view::plan::plan(store, id).map(drop),
    },
    Question {
        name: "Person: record",
        budget: SCREEN,
        ask: |store, id, _| {
            let query = HistoryQuery {
                patient: id.to_owned(),
                before: None,
            };
            view::history::history(store, &query)?;
            disclosure::about(store, id).map(drop)
        },
    },
    Question {
        name: "Contacts",
        budget: SCREEN,
        ask: |store, _, _| view::contacts::contacts(store).map(drop),
    },
    Question {
        name: "Supervision",
        budget: SCREEN,
        ask: |store, _, now| view::summary::summary(store, now, SummaryOptions::default()).map(drop),
    },
    Question {
        name: "status line",
        budget: SCREEN,
        ask: |store, _, now| view::status::status(store, now).map(drop),
    },
];

/// One line of the table.
pub struct Line {
    pub name: &'static str,
    pub budget: Duration,
    /// The middle, the one that 99 of 100 stay below, and the longest.
    pub median: Duration,
    pub p99: Duration,
    pub longest: Duration,
}

/// What was measured over.
pub struct Measured {
    pub people: u32,
    pub contacts: u32,
    pub lines: Vec<Line>,
}

/// Makes a vault of `size` in `folder` and asks everything `times` times, each time about another person. `progress` is told
/// what goes on.
///
/// # Errors
/// When the vault cannot be made or read.
pub fn measure(folder: &Path, size: Size, times: usize, now: Now, progress: impl Fn(&str)) -> Result<Measured> {
    progress(&format!("making {} people over {} years", size.people, size.years));
    let mut vault = made(folder, now)?;
    demo::fill(vault.store_mut(), size, now, |_, _| {})?;
    let measured = vault.store().read(|store| {
        let people = ids(store)?;
        let contacts = store.query_row("SELECT count(*) FROM check_in", [], |row| row.get(0))?;
        let lines = QUESTIONS
            .iter()
            .map(|question| {
                progress(question.name);
                line(question, store, &people, times, now)
            })
            .collect::<Result<_>>()?;
        Ok(Measured {
            people: size.people,
            contacts,
            lines,
        })
    })?;
    vault.close()?;
    Ok(measured)
}

fn made(folder: &Path, now: Now) -> Result<Vault> {
    let (setup, code) = Setup::begin_at(&Passphrase::from(PASSPHRASE), Cost::CHEAP)?;
    setup.finish(folder, &code.text(), true, now)
}

fn ids(store: &Connection) -> Result<Vec<String>> {
    let mut query = store.prepare("SELECT id FROM patient ORDER BY id")?;
    let ids = query
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

fn line(question: &Question, store: &Connection, people: &[String], times: usize, now: Now) -> Result<Line> {
    let about = |time: usize| {
        people
            .get(time * 7 % people.len().max(1))
            .ok_or(Error::NotFound("patient"))
    };
    // The first answer also prepares the statements, as it does once after an unlock.
    (question.ask)(store, about(0)?, now)?;
    let mut took = (0..times.max(1))
        .map(|time| {
            let person = about(time)?;
            let begun = Instant::now();
            (question.ask)(store, person, now)?;
            Ok(begun.elapsed())
        })
        .collect::<Result<Vec<_>>>()?;
    took.sort_unstable();
    let last = took.len() - 1;
    Ok(Line {
        name: question.name,
        budget: question.budget,
        median: took[last / 2],
        p99: took[last * 99 / 100],
        longest: took[last],
    })
}
