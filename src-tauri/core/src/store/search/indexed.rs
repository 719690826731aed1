//! What can be found: one line a table, which the record hands over when it opens a store. The columns of a line, the
//! table's `patient` and the day it happened are all that the index needs to know; a line more, or a column more, and
//! every vault is indexed again when it is next opened.

use serde::{Deserialize, Serialize};

/// What stands together where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum HitKind {
    Person,
    Contact,
    Note,
    Plan,
    SafetyPlan,
    AboutMe,
    Alert,
    Concern,
    Score,
    Health,
    Law,
    Group,
    Service,
    Task,
    Liaison,
    Told,
}

impl HitKind {
    /// In the order in which they are shown.
    pub const ALL: &'static [HitKind] = &[
        HitKind::Person,
        HitKind::Contact,
        HitKind::Note,
        HitKind::Plan,
        HitKind::SafetyPlan,
        HitKind::AboutMe,
        HitKind::Alert,
        HitKind::Concern,
        HitKind::Score,
        HitKind::Health,
        HitKind::Law,
        HitKind::Group,
        HitKind::Service,
        HitKind::Task,
        HitKind::Liaison,
        HitKind::Told,
    ];

    /// The index it stands in: those that are called something, the many, or the rest.
    #[must_use]
    pub fn index(self) -> &'static str {
        match self {
            HitKind::Person | HitKind::Contact | HitKind::Group => "search_name",
            HitKind::Note => "search_note",
            _ => "search_text",
        }
    }

    /// As the index marks it.
    pub(super) fn mark(self) -> &'static str {
        match self {
            HitKind::Person => "person",
            HitKind::Contact => "contact",
            HitKind::Note => "note",
            HitKind::Plan => "plan",
            HitKind::SafetyPlan => "safetyplan",
            HitKind::AboutMe => "aboutme",
            HitKind::Alert => "alert",
            HitKind::Concern => "concern",
            HitKind::Score => "score",
            HitKind::Health => "health",
            HitKind::Law => "law",
            HitKind::Group => "caregroup",
            HitKind::Service => "service",
            HitKind::Task => "task",
            HitKind::Liaison => "liaison",
            HitKind::Told => "told",
        }
    }
}

/// A table whose rows can be found.
#[derive(Clone, Copy, Debug)]
pub struct Indexed {
    pub group: HitKind,
    pub table: &'static str,
    /// The columns that say what it is called: those of people and contacts, which are ranked.
    pub called: &'static [&'static str],
    /// The other columns that are searched.
    pub words: &'static [&'static str],
    /// Columns that hold a code of English words run together, such as `supportGroup`: found by those words.
    pub coded: &'static [&'static str],
    /// The column with the day, or the moment, it happened; left out, it is when the row was made.
    pub on: Option<&'static str>,
    /// Only the version that holds.
    pub current: bool,
}

impl Indexed {
    /// The rows of `table`, found by these columns under the heading `group`.
    #[must_use]
    pub const fn written(group: HitKind, table: &'static str, words: &'static [&'static str]) -> Self {
        Indexed {
            group,
            table,
            called: &[],
            words,
            coded: &[],
            on: None,
            current: false,
        }
    }

    #[must_use]
    pub const fn called(mut self, called: &'static [&'static str]) -> Self {
        self.called = called;
        self
    }

    #[must_use]
    pub const fn coded(mut self, coded: &'static [&'static str]) -> Self {
        self.coded = coded;
        self
    }

    #[must_use]
    pub const fn on(mut self, column: &'static str) -> Self {
        self.on = Some(column);
        self
    }

    #[must_use]
    pub const fn current(mut self) -> Self {
        self.current = true;
        self
    }

    /// Every column that is searched.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.called.iter().chain(self.words).chain(self.coded).copied()
    }
}

/// A code as its words: `supportGroup` is “Support group”.
pub(super) fn spaced(code: &str) -> String {
    let mut words = String::with_capacity(code.len() + 2);
    for (at, letter) in code.char_indices() {
        match (at, letter.is_ascii_uppercase()) {
            (0, _) => words.push(letter.to_ascii_uppercase()),
            (_, true) => words.extend([' ', letter.to_ascii_lowercase()]),
            (_, false) => words.push(letter),
        }
    }
    words
}

/// Everything that can be found, in the order in which it is indexed.
#[derive(Clone, Copy)]
pub struct Index(&'static [Indexed]);

impl Index {
    #[must_use]
    pub const fn new(lines: &'static [Indexed]) -> Self {
        Index(lines)
    }

    #[must_use]
    pub fn lines(self) -> &'static [Indexed] {
        self.0
    }

    /// The line of a table, if its rows can be found.
    #[must_use]
    pub fn line(self, table: &str) -> Option<&'static Indexed> {
        self.0.iter().find(|indexed| indexed.table == table)
    }

    /// What is indexed and how, as one text: when it differs from what a vault was indexed by, the vault is indexed
    /// again. The number counts changes of [`super::words`].
    pub(super) fn rules(self) -> String {
        format!("1 {:?}", self.0)
    }
}
