//! Which tables the journal covers. Every table stands in exactly one of the two lists; a test holds that.

/// The record. Every write is in the history, can be undone and leaves in the sync bundle.
pub const JOURNALLED: &[&str] = &[
    "about_me",
    "advance_decision",
    "alert",
    "allergy",
    "capacity",
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
    "import",
    "intervention",
    "legal_clock",
    "legal_role",
    "medication",
    "medication_event",
    "milestone",
    "need",
    "patient",
    "physical_check",
    "recipient",
    "safeguarding_concern",
    "safety_plan",
    "setting",
    "visit",
];

/// The journal itself, and what is nobody's history: half-typed notes, how a table was sorted, where a file went.
pub const UNJOURNALLED: &[&str] = &["audit", "change", "draft", "inbox", "op", "outbox", "view_state"];
