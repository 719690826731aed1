//! Which tables the journal covers. Every table stands in exactly one of the two lists; a test holds that.

/// The record. Every write is in the history, can be undone and leaves in the sync bundle.
pub const JOURNALLED: &[&str] = &[
    "about_me",
    "alert",
    "care_plan",
    "carried",
    "check_in",
    "circle_member",
    "contact",
    "disclosed_person",
    "disclosure",
    "goal",
    "import",
    "intervention",
    "milestone",
    "need",
    "patient",
    "recipient",
    "safety_plan",
    "setting",
    "snooze",
    "visit",
];

/// The journal itself, and what is nobody's history: half-typed notes, how a table was sorted, where a file went.
pub const UNJOURNALLED: &[&str] = &["audit", "change", "draft", "inbox", "op", "outbox", "view_state"];
