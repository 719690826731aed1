//! How long a screen waits for its data, at the sizes the app is built for: in this process, over a synthetic vault made
//! through the same operations as a real one. Each question has a budget, which 99 of 100 answers keep. Machines differ:
//! lines of one run may be compared with each other, runs of two machines may not.

use crate::steps::PASSPHRASE;
use catchment_core::bundle;
use catchment_core::demo::{self, Size};
use catchment_core::record::{check_in, disclosure};
use catchment_core::store::OpKind;
use catchment_core::vault::{Cost, Passphrase, Setup, Vault};
use catchment_core::view::history::HistoryQuery;
use catchment_core::view::search::SearchQuery;
use catchment_core::view::summary::SummaryOptions;
use catchment_core::view::timeline::TimelineQuery;
use catchment_core::view::{self, caseload};
use catchment_core::{Error, Now, Result};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is asked for again and again, and how long it may take.
struct Question {
    name: &'static str,
    budget: Duration,
    ask: fn(&Connection, &About<'_>) -> Result<()>,
}

/// What one asking is about: each time the next of each.
struct About<'a> {
    person: &'a str,
    group: &'a str,
    typed: &'a str,
    now: Now,
}

/// The rules over everybody.
const ENGINE: Duration = Duration::from_millis(30);
/// What is found for the letters typed so far.
const SEARCH: Duration = Duration::from_millis(15);
/// The data of any screen.
const SCREEN: Duration = Duration::from_millis(50);

macro_rules! questions {
    ($($budget:ident $name:literal: |$store:ident, $about:pat_param| $ask:expr;)+) => {
        &[$(Question { name: $name, budget: $budget, ask: |$store, $about| $ask.map(drop) },)+]
    };
}

const QUESTIONS: &[Question] = questions! {
    ENGINE "attention, everybody": |store, about| caseload::cases(store, about.now.date_naive());
    ENGINE "attention, one person": |store, about| caseload::case(store, about.person, about.now.date_naive());
    SEARCH "search as typed": |store, about| view::search::search(store, &typed(about, None));
    SEARCH "search in one person": |store, about| view::search::search(store, &typed(about, Some(about.person)));
    SCREEN "Today": |store, about| view::today::today(store, about.now);
    SCREEN "People": |store, about| view::people::people(store, about.now.date_naive());
    SCREEN "Person": |store, about| view::person::person(store, about.person, about.now);
    SCREEN "Person: why": |store, about| caseload::why(store, about.person, about.now.date_naive());
    SCREEN "Person: timeline": |store, about| view::timeline::timeline(store, &TimelineQuery {
        patient: about.person.to_owned(),
        before: None,
    });
    SCREEN "Person: scores": |store, about| view::scores::scores(store, about.person, about.now.date_naive());
    SCREEN "Person: plan": |store, about| view::plan::plan(store, about.person);
    SCREEN "Person: circle": |store, about| view::circle::circle(store, about.person);
    SCREEN "Person: health": |store, about| view::health::health(store, about.person);
    SCREEN "Person: law": |store, about| view::health::law(store, about.person);
    SCREEN "Person: record": |store, about| {
        let query = HistoryQuery {
            patient: about.person.to_owned(),
            before: None,
        };
        view::history::history(store, &query).and_then(|_| disclosure::about(store, about.person))
    };
    SCREEN "Contacts": |store, _| view::contacts::contacts(store);
    SCREEN "Groups": |store, about| view::groups::groups(store, about.now);
    SCREEN "Group": |store, about| view::group::group(store, about.group, about.now);
    SCREEN "Supervision": |store, about| view::summary::summary(store, about.now, SummaryOptions::default());
    SCREEN "Sync": |store, _| bundle::waiting(store);
    SCREEN "Disclosures": |store, _| disclosure::all(store);
    SCREEN "status line": |store, about| view::status::status(store, about.now);
};

fn typed(about: &About<'_>, patient: Option<&str>) -> SearchQuery {
    SearchQuery {
        text: about.typed.to_owned(),
        patient: patient.map(str::to_owned),
    }
}

/// One line of the table.
pub struct Line {
    pub name: &'static str,
    pub budget: Duration,
    /// How often it was asked.
    pub times: usize,
    /// The middle, the one that 99 of 100 stay below, and the longest.
    pub median: Duration,
    /// The middle of what this thread itself worked: what other programs take of the machine is not in it.
    pub worked: Duration,
    pub p99: Duration,
    pub longest: Duration,
}

impl Line {
    /// Whether 99 of 100 answers came in time.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.p99 <= self.budget
    }
}

/// What was measured over.
pub struct Measured {
    pub people: u32,
    pub contacts: u32,
    /// Operations in the history.
    pub changes: u32,
    /// How many beginnings of words were typed.
    pub typed: usize,
    pub lines: Vec<Line>,
}

/// What there is to ask about.
struct Subjects {
    people: Vec<String>,
    groups: Vec<String>,
    typed: Vec<String>,
}

/// What to ask, and how often.
pub struct Asking<'a> {
    pub times: usize,
    /// Only the questions whose name has this in it.
    pub only: Option<&'a str>,
}

/// Makes a vault of `size` in `folder`, or opens the one that is there, and asks everything so many times, each time about
/// another person; a search as often as there are beginnings of words, if those are more. `progress` is told what goes on.
///
/// # Errors
/// When the vault cannot be made or read.
pub fn measure(folder: &Path, size: Size, asking: &Asking<'_>, now: Now, progress: impl Fn(&str)) -> Result<Measured> {
    let vault = if folder.exists() {
        Vault::open(folder, &Passphrase::from(PASSPHRASE))?
    } else {
        progress(&format!("making {} people over {} years", size.people, size.years));
        let mut vault = made(folder, now)?;
        demo::fill(vault.store_mut(), size, now, |_, _| {})?;
        progress("writing a history");
        small_changes(&mut vault, now)?;
        vault
    };
    let measured = vault.store().read(|store| {
        let subjects = Subjects {
            people: column(store, "SELECT id FROM patient ORDER BY id")?,
            groups: column(store, "SELECT id FROM care_group ORDER BY id")?,
            typed: beginnings(store)?,
        };
        let count = |sql| Ok::<u32, Error>(store.query_row(sql, [], |row| row.get(0))?);
        let asked = |question: &&Question| asking.only.is_none_or(|part| question.name.contains(part));
        let lines = QUESTIONS
            .iter()
            .filter(asked)
            .map(|question| {
                progress(question.name);
                let least = if question.budget == SEARCH {
                    subjects.typed.len()
                } else {
                    1
                };
                line(question, store, &subjects, asking.times.max(least), now)
            })
            .collect::<Result<_>>()?;
        Ok(Measured {
            people: count("SELECT count(*) FROM patient")?,
            contacts: count("SELECT count(*) FROM check_in")?,
            changes: count("SELECT count(*) FROM op")?,
            typed: subjects.typed.len(),
            lines,
        })
    })?;
    vault.close()?;
    Ok(measured)
}

/// The synthetic caseload is made in a few large operations; somebody at work leaves many small ones. Every third contact
/// is marked as entered once more.
fn small_changes(vault: &mut Vault, now: Now) -> Result<()> {
    let contacts = vault.read(|store| column(store, "SELECT id FROM check_in ORDER BY id"))?;
    for id in contacts.iter().step_by(3) {
        vault.transact(OpKind::MarkEntered, now, |tx| check_in::mark_entered(tx, id))?;
    }
    Ok(())
}

fn made(folder: &Path, now: Now) -> Result<Vault> {
    let (setup, code) = Setup::begin_at(&Passphrase::from(PASSPHRASE), Cost::CHEAP)?;
    setup.finish(folder, &code.text(), true, now)
}

fn column(store: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut query = store.prepare(sql)?;
    let values = query
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(values)
}

/// What a search is asked while somebody types: words of notes, names, numbers and two words together, a letter more each
/// time, from the second on.
fn beginnings(store: &Connection) -> Result<Vec<String>> {
    let mut words: BTreeSet<String> = [
        "davies",
        "recov",
        "anx",
        "zzyzx",
        "p0004",
        "9990",
        "07700 900",
        "sian",
        "mill lane",
    ]
    .map(str::to_owned)
    .into();
    for (nth, note) in column(
        store,
        "SELECT note FROM check_in WHERE note <> '' ORDER BY id LIMIT 4000",
    )?
    .iter()
    .step_by(100)
    .enumerate()
    {
        let long: Vec<&str> = note
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.len() > 3)
            .collect();
        if let Some(word) = long.get(nth * 5 % long.len().max(1)) {
            words.insert(word.to_lowercase());
            words.extend(
                long.first()
                    .map(|first| format!("{} {}", word.to_lowercase(), first.to_lowercase())),
            );
        }
    }
    words.extend(column(store, "SELECT DISTINCT lower(family) FROM patient")?);
    words.extend(column(
        store,
        "SELECT lower(given || ' ' || family) FROM patient ORDER BY id LIMIT 20",
    )?);
    let begun = |word: &String| {
        let letters: Vec<char> = word.chars().collect();
        (2..=letters.len())
            .map(|many| letters.iter().take(many).collect())
            .collect::<Vec<String>>()
    };
    let all: BTreeSet<String> = words.iter().flat_map(begun).collect();
    Ok(all.into_iter().collect())
}

fn line(question: &Question, store: &Connection, subjects: &Subjects, times: usize, now: Now) -> Result<Line> {
    fn nth(of: &[String], time: usize) -> Result<&str> {
        let one = of.get(time % of.len().max(1)).ok_or(Error::NotFound("patient"))?;
        Ok(one)
    }
    let about = |time: usize| {
        Ok::<_, Error>(About {
            person: nth(&subjects.people, time * 7)?,
            group: nth(&subjects.groups, time)?,
            typed: nth(&subjects.typed, time)?,
            now,
        })
    };
    // The first answer also prepares the statements, as it does once after an unlock.
    (question.ask)(store, &about(0)?)?;
    let (mut took, mut busy): (Vec<Duration>, Vec<Duration>) = (0..times.max(1))
        .map(|time| {
            let about = about(time)?;
            let (begun, before) = (Instant::now(), worked());
            (question.ask)(store, &about)?;
            Ok((begun.elapsed(), worked().saturating_sub(before)))
        })
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .unzip();
    took.sort_unstable();
    busy.sort_unstable();
    let last = took.len() - 1;
    Ok(Line {
        name: question.name,
        budget: question.budget,
        times: took.len(),
        median: took[last / 2],
        worked: busy[last / 2],
        p99: took[last * 99 / 100],
        longest: took[last],
    })
}

/// How long this thread has been at work, without what others took of the processor.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}
