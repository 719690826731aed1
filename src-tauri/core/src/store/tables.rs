//! Which tables the journal covers. Every table stands in exactly one of the two lists; a test holds that.

/// The record. Every write is in the history, can be undone and leaves in the sync bundle.
pub const JOURNALLED: &[&str] = &[
    "about_me",
    "advance_decision",
    "alert",
    "allergy",
    "assessment",
    "attendance",
    "capacity",
    "care_group",
    "care_plan",
    "carried",
    "check_in",
    "circle_member",
    "condition",
    "contact",
    "dependant",
    "disclosed_person",
    "disclosure",
    "goal",
    "goal_rating",
    "group_objective",
    "group_session",
    "household_member",
    "import",
    "instrument",
    "intervention",
    "legal_clock",
    "legal_role",
    "medication",
    "medication_event",
    "membership",
    "milestone",
    "need",
    "patient",
    "physical_check",
    "plan_version",
    "recipient",
    "safeguarding_concern",
    "safety_concern",
    "safety_plan",
    "setting",
    "snooze",
    "visit",
];

/// The journal itself, and what is nobody's history: half-typed notes, how a table was sorted, where a file went, and the
/// index that search reads, which is made from the record and can be made anew.
pub const UNJOURNALLED: &[&str] = &[
    "audit",
    "change",
    "draft",
    "found",
    "found_as",
    "found_name",
    "found_note",
    "found_text",
    "inbox",
    "op",
    "outbox",
    "view_state",
];

/// Those of the unjournalled that are indexes of words. SQLite keeps each in tables of its own, whose names begin with it.
pub const WORD_INDEXES: &[&str] = &["found_name", "found_note", "found_text"];
