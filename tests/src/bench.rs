//! How long a screen waits for its data, at the sizes the app is built for: in this process, over a synthetic vault made
//! through the same operations as a real one. Each question has a budget, which 99 of 100 answers keep. Machines differ:
//! lines of one run may be compared with each other, runs of two machines may not.
//!
//! What a screen over everybody reads is kept beside the open store, so each of those is asked three times over: when
//! nothing changed since the last look, when one person's record did, and with nothing kept, as after another day began. An
//! unlock reads it ahead, from the file that is still to be decrypted: two lines say how long that takes, and the first look.

use crate::steps::PASSPHRASE;
use catchment_core::bundle;
use catchment_core::demo::{self, Size};
use catchment_core::facts;
use catchment_core::record::outgoing::disclosure;
use catchment_core::record::visit::check_in;
use catchment_core::store::OpKind;
use catchment_core::store::reading::Reading;
use catchment_core::vault::{Cost, Passphrase, Setup, Vault};
use catchment_core::view;
use catchment_core::view::caseload::search::SearchQuery;
use catchment_core::view::outgoing::summary::SummaryOptions;
use catchment_core::view::person::history::HistoryQuery;
use catchment_core::view::person::timeline::TimelineQuery;
use catchment_core::{Error, Now, Result};
use chrono::TimeDelta;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is asked for again and again, and how long it may take.
struct Question {
    name: &'static str,
    budget: Duration,
    ask: fn(Reading<'_>, &About<'_>) -> Result<()>,
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

/// Those that are over everybody.
const OF_ALL: &[Question] = questions! {
    ENGINE "attention, everybody": |store, about| facts::cases(store, about.now.date_naive());
    SCREEN "Today": |store, about| view::caseload::today::today(store, about.now);
    SCREEN "People": |store, about| view::caseload::people::people(store, about.now.date_naive());
    SCREEN "Supervision": |store, about| view::outgoing::summary::summary(store, about.now, SummaryOptions::default());
    SCREEN "Close the day": |store, about| view::caseload::closing::closing(store, about.now);
};

const QUESTIONS: &[Question] = questions! {
    ENGINE "attention, one person": |store, about| facts::case(store.conn(), about.person, about.now.date_naive());
    SEARCH "search as typed": |store, about| view::caseload::search::search(store.conn(), &typed(about, None));
    SEARCH "search in one person": |store, about| view::caseload::search::search(store.conn(), &typed(about, Some(about.person)));
    SCREEN "Person": |store, about| view::person::person(store.conn(), about.person, about.now);
    SCREEN "Person: why": |store, about| facts::why(store.conn(), about.person, about.now.date_naive());
    SCREEN "Person: timeline": |store, about| view::person::timeline::timeline(store.conn(), &TimelineQuery {
        patient: about.person.to_owned(),
        before: None,
    });
    SCREEN "Person: scores": |store, about| view::measure::scores(store.conn(), about.person, about.now.date_naive());
    SCREEN "Person: plan": |store, about| view::plan::plan(store.conn(), about.person);
    SCREEN "Person: circle": |store, about| view::circle::circle(store.conn(), about.person);
    SCREEN "Person: health": |store, about| view::health::health(store.conn(), about.person);
    SCREEN "Person: law": |store, about| view::health::law(store.conn(), about.person);
    SCREEN "Person: record": |store, about| {
        let query = HistoryQuery {
            patient: about.person.to_owned(),
            before: None,
        };
        view::person::history::history(store.conn(), &query).and_then(|_| disclosure::about(store.conn(), about.person))
    };
    SCREEN "Contacts": |store, _| view::circle::contacts::contacts(store.conn());
    SCREEN "Groups": |store, about| view::group::groups::groups(store.conn(), about.now);
    SCREEN "Group": |store, about| view::group::group(store.conn(), about.group, about.now);
    SCREEN "Sync": |store, _| bundle::waiting(store.conn());
    SCREEN "Disclosures": |store, _| disclosure::all(store.conn());
    SCREEN "status line": |store, about| view::caseload::status::status(store.conn(), about.now);
};

fn typed(about: &About<'_>, patient: Option<&str>) -> SearchQuery {
    SearchQuery {
        text: about.typed.to_owned(),
        patient: patient.map(str::to_owned),
    }
}

/// One line of the table.
pub struct Line {
    pub name: String,
    /// `None`: none is promised.
    pub budget: Option<Duration>,
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
        self.budget.is_none_or(|budget| self.p99 <= budget)
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
    contacts: Vec<String>,
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
    let mut vault = if folder.exists() {
        Vault::open(folder, &Passphrase::from(PASSPHRASE))?
    } else {
        progress(&format!("making {} people over {} years", size.people, size.years));
        let mut vault = made(folder, now)?;
        demo::fill(vault.store_mut(), size, now, |_, _| {})?;
        progress("writing a history");
        small_changes(&mut vault, now)?;
        vault
    };
    let subjects = vault.read(|store| {
        Ok(Subjects {
            people: column(store, "SELECT id FROM patient ORDER BY id")?,
            groups: column(store, "SELECT id FROM care_group ORDER BY id")?,
            typed: beginnings(store)?,
            contacts: column(
                store,
                "SELECT id FROM check_in WHERE entered_at IS NOT NULL ORDER BY id",
            )?,
        })
    })?;
    let asked = |question: &&Question| asking.only.is_none_or(|part| question.name.contains(part));
    let mut lines = Vec::new();
    for question in OF_ALL.iter().filter(asked) {
        for state in [State::Kept, State::Changed, State::Anew] {
            progress(&format!("{}{}", question.name, state.said()));
            lines.push(line(question, &mut vault, &subjects, state, asking.times, now)?);
        }
    }
    for question in QUESTIONS.iter().filter(asked) {
        progress(question.name);
        let least = if question.budget == SEARCH {
            subjects.typed.len()
        } else {
            1
        };
        lines.push(line(
            question,
            &mut vault,
            &subjects,
            State::Kept,
            asking.times.max(least),
            now,
        )?);
    }
    if asking.only.is_none_or(|part| UNLOCKED.contains(part)) {
        progress(UNLOCKED);
        let (mut ahead, mut looks) = (Looks::default(), Looks::default());
        for _ in 0..asking.times.clamp(1, UNLOCKS) {
            vault.close()?;
            vault = Vault::open(folder, &Passphrase::from(PASSPHRASE))?;
            ahead.time(|| vault.read_cached(|store| facts::read_ahead(store, now.date_naive())))?;
            looks.time(|| vault.read_cached(|store| view::caseload::today::today(store, now)))?;
        }
        lines.insert(0, ahead.line(AHEAD.to_owned(), None));
        lines.insert(1, looks.line(UNLOCKED.to_owned(), Some(SCREEN)));
    }
    let count = |sql| vault.read(|store| Ok::<u32, Error>(store.query_row(sql, [], |row| row.get(0))?));
    let (people, contacts, changes) = (
        count("SELECT count(*) FROM patient")?,
        count("SELECT count(*) FROM check_in")?,
        count("SELECT count(*) FROM op")?,
    );
    vault.close()?;
    Ok(Measured {
        people,
        contacts,
        changes,
        typed: subjects.typed.len(),
        lines,
    })
}

/// What an unlock reads ahead, with the file still to be read and decrypted.
const AHEAD: &str = "read ahead at an unlock";
/// The first screen after it.
const UNLOCKED: &str = "Today, first after an unlock";
/// Opening takes long; so often says enough.
const UNLOCKS: usize = 20;

/// What is kept beside the store when a question is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// All that was read before, and nothing changed since.
    Kept,
    /// The same, and one person's record changed.
    Changed,
    /// Nothing.
    Anew,
}

impl State {
    fn said(self) -> &'static str {
        match self {
            State::Kept => "",
            State::Changed => ", after a change",
            State::Anew => ", nothing kept",
        }
    }
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

fn line(
    question: &Question,
    vault: &mut Vault,
    subjects: &Subjects,
    state: State,
    times: usize,
    now: Now,
) -> Result<Line> {
    fn nth(of: &[String], time: usize) -> Result<&str> {
        let one = of.get(time % of.len().max(1)).ok_or(Error::NotFound("patient"))?;
        Ok(one)
    }
    let ask = |vault: &Vault, about: &About<'_>| match state {
        State::Kept | State::Changed => vault.read_cached(|store| (question.ask)(store, about)),
        State::Anew => vault.read(|store| (question.ask)(store.into(), about)),
    };
    let about = |time: usize| {
        Ok::<_, Error>(About {
            person: nth(&subjects.people, time * 7)?,
            group: nth(&subjects.groups, time)?,
            typed: nth(&subjects.typed, time)?,
            now,
        })
    };
    // The first answer also prepares the statements, as it does once after an unlock.
    ask(vault, &about(0)?)?;
    let mut looks = Looks::default();
    for time in 0..times.max(1) {
        if state == State::Changed {
            let (contact, at) = (
                nth(&subjects.contacts, time * 11)?,
                now + TimeDelta::seconds(small(time)),
            );
            vault.transact(OpKind::MarkEntered, at, |tx| check_in::mark_entered(tx, contact))?;
        }
        let about = about(time)?;
        looks.time(|| ask(vault, &about))?;
    }
    Ok(looks.line(format!("{}{}", question.name, state.said()), Some(question.budget)))
}

/// How long each look took, and how long this thread worked for it.
#[derive(Default)]
struct Looks {
    took: Vec<Duration>,
    busy: Vec<Duration>,
}

impl Looks {
    fn time<T>(&mut self, look: impl FnOnce() -> Result<T>) -> Result<()> {
        let (begun, before) = (Instant::now(), worked());
        look()?;
        self.took.push(begun.elapsed());
        self.busy.push(worked().saturating_sub(before));
        Ok(())
    }

    fn line(mut self, name: String, budget: Option<Duration>) -> Line {
        self.took.sort_unstable();
        self.busy.sort_unstable();
        let last = self.took.len() - 1;
        Line {
            name,
            budget,
            times: self.took.len(),
            median: self.took[last / 2],
            worked: self.busy[last / 2],
            p99: self.took[last * 99 / 100],
            longest: self.took[last],
        }
    }
}

/// So that each time something else is written.
fn small(time: usize) -> i64 {
    i64::try_from(time).unwrap_or(0) + 1
}

/// How long this thread has been at work, without what others took of the processor.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}
