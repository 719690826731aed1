//! What can be found: one line a table. The columns of a line, the table's `patient` and the day it happened are all that
//! the index needs to know; a line more, or a column more, and every vault is indexed anew when it is next opened.

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
    Task,
    Liaison,
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
        HitKind::Task,
        HitKind::Liaison,
    ];

    /// The index it stands in: those that are called something, the many, or the rest.
    #[must_use]
    pub fn index(self) -> &'static str {
        match self {
            HitKind::Person | HitKind::Contact => "found_name",
            HitKind::Note => "found_note",
            HitKind::Plan
            | HitKind::SafetyPlan
            | HitKind::AboutMe
            | HitKind::Alert
            | HitKind::Task
            | HitKind::Liaison => "found_text",
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
            HitKind::Task => "task",
            HitKind::Liaison => "liaison",
        }
    }
}

/// A table whose rows can be found.
#[derive(Debug)]
pub struct Indexed {
    pub group: HitKind,
    pub table: &'static str,
    /// The columns that say what it is called: those of people and contacts, which are ranked.
    pub called: &'static [&'static str],
    /// The other columns that are searched.
    pub words: &'static [&'static str],
    /// The column with the day, or the moment, it happened; left out, it is when the row was made.
    pub on: Option<&'static str>,
    /// Only the version that holds.
    pub current: bool,
}

const fn written(group: HitKind, table: &'static str, words: &'static [&'static str]) -> Indexed {
    Indexed {
        group,
        table,
        called: &[],
        words,
        on: None,
        current: false,
    }
}

impl Indexed {
    const fn called(mut self, called: &'static [&'static str]) -> Self {
        self.called = called;
        self
    }

    const fn on(mut self, column: &'static str) -> Self {
        self.on = Some(column);
        self
    }

    const fn current(mut self) -> Self {
        self.current = true;
        self
    }

    /// Every column that is searched.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.called.iter().chain(self.words).copied()
    }
}

/// The line of a table, if its rows can be found.
#[must_use]
pub fn line(table: &str) -> Option<&'static Indexed> {
    INDEXED.iter().find(|indexed| indexed.table == table)
}

/// Everything that can be found.
#[rustfmt::skip]
pub const INDEXED: &[Indexed] = &[
    written(HitKind::Person, "patient", &[
        "local_id", "nhs_number", "phone", "email", "address", "postcode", "access_notes", "cohort", "key_worker", "question",
    ]).called(&["given", "family", "preferred"]),
    written(HitKind::Contact, "contact", &["job", "phone", "email", "address", "note"]).called(&["name"]),
    written(HitKind::Note, "check_in", &["note"]).on("at"),
    written(HitKind::Plan, "care_plan", &["strengths"]).on("started_on").current(),
    written(HitKind::Plan, "need", &["text"]),
    written(HitKind::Plan, "goal", &["text"]).on("set_on"),
    written(HitKind::Plan, "milestone", &["text", "expected", "actual", "learned", "owner"]),
    written(HitKind::Plan, "intervention", &["what", "who", "how_often"]),
    written(HitKind::SafetyPlan, "safety_plan", &[
        "triggers", "warning_signs", "coping", "distraction", "contacts", "should_happen", "safer_place", "reasons", "helped",
        "not_helped", "advance_statement", "advance_place", "agreed_with", "own_copy", "copies", "declined_why",
    ]).on("updated_on").current(),
    written(HitKind::AboutMe, "about_me", &[
        "matters", "please_do", "please_dont", "communicate", "support", "also", "strengths", "symptoms", "history", "social",
    ]).on("updated_on").current(),
    written(HitKind::Alert, "alert", &["text", "source"]).on("noted_on"),
    written(HitKind::Task, "task", &["text", "who", "outcome"]).on("asked_on"),
    written(HitKind::Task, "chase", &["note"]).on("chased_on"),
    written(HitKind::Liaison, "liaison", &["note", "outcome", "who"]).on("at"),
];

/// What is indexed and how, as one text: when it differs from what a vault was indexed by, the vault is indexed anew.
/// The number counts changes of [`super::words`].
pub(super) fn rules() -> String {
    format!("1 {INDEXED:?}")
}
