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
#[derive(Debug)]
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

const fn written(group: HitKind, table: &'static str, words: &'static [&'static str]) -> Indexed {
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

impl Indexed {
    const fn called(mut self, called: &'static [&'static str]) -> Self {
        self.called = called;
        self
    }

    const fn coded(mut self, coded: &'static [&'static str]) -> Self {
        self.coded = coded;
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
    written(HitKind::Contact, "service", &["how_to_refer", "eligibility", "waiting", "note"]).called(&["name"]).coded(&["kind"]),
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
    written(HitKind::Concern, "safety_concern", &["words", "said", "agreed", "consulted", "tonight"]).on("raised_at"),
    written(HitKind::Score, "assessment", &["note", "rater"]).on("taken_on"),
    written(HitKind::Health, "medication", &["name", "dose", "purpose", "prescriber", "side_effects", "source", "outcome"])
        .on("reported_on"),
    written(HitKind::Health, "medication_event", &["name", "source", "done_by", "done_note", "outcome"]).on("due"),
    written(HitKind::Health, "allergy", &["substance", "reaction", "source", "outcome"]).on("reported_on"),
    written(HitKind::Health, "condition", &["name", "note", "source", "outcome"]).on("reported_on"),
    written(HitKind::Health, "physical_check", &["done_where", "note", "source", "outcome"]).on("done_on"),
    written(HitKind::Law, "safeguarding_concern", &[
        "facts", "who", "wishes", "reported_to", "override_reason", "reference", "source", "outcome",
    ]).on("noted_on"),
    written(HitKind::Law, "dependant", &["name", "cared_by", "school", "note", "source", "outcome"]).on("reported_on"),
    written(HitKind::Law, "capacity", &["decision", "assessed_by", "supported", "best_interests", "decided_by", "outcome"])
        .on("assessed_on"),
    written(HitKind::Law, "advance_decision", &["about", "kept_at", "source", "outcome"]).on("reported_on"),
    written(HitKind::Law, "legal_role", &["name", "document", "source", "outcome"]).on("reported_on"),
    written(HitKind::Law, "legal_date", &["label", "note", "source", "outcome"]).on("due"),
    written(HitKind::Group, "care_group", &["about"]).called(&["name"]),
    written(HitKind::Group, "group_objective", &["text", "expected", "actual", "learned"]),
    written(HitKind::Group, "group_session", &["topic", "place", "led_by", "note", "reason"]).on("on_date"),
    written(HitKind::Service, "referral", &["name", "reason", "declined_why", "outcome"]).coded(&["kind"]),
    written(HitKind::Service, "referral_step", &["note"]).on("on_date"),
    written(HitKind::Service, "service_in_place", &["name", "paid_by", "lead", "note", "outcome"])
        .coded(&["kind"]).on("started_on"),
    written(HitKind::Service, "carer", &["needs", "respite"]).on("reported_on"),
    written(HitKind::Task, "task", &["text", "who", "outcome"]).on("asked_on"),
    written(HitKind::Task, "chase", &["note"]).on("chased_on"),
    written(HitKind::Liaison, "liaison", &["note", "outcome", "who"]).on("at"),
    written(HitKind::Told, "notice", &["words", "said", "told_by", "why", "override_reason", "override_by"]).on("raised_on"),
];

/// What is indexed and how, as one text: when it differs from what a vault was indexed by, the vault is indexed anew.
/// The number counts changes of [`super::words`].
pub(super) fn rules() -> String {
    format!("1 {INDEXED:?}")
}
