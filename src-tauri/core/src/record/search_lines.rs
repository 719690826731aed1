//! What can be found of the nouns that say so here, one line a table; those that [`super::noun`] makes say so themselves.

use crate::store::search::{HitKind, Indexed};

#[rustfmt::skip]
pub(super) const LINES: &[Indexed] = &[
    Indexed::written(HitKind::Person, "patient", &[
        "local_id", "nhs_number", "phone", "email", "address", "postcode", "access_notes", "cohort", "key_worker", "question",
    ]).called(&["given", "family", "preferred"]),
    Indexed::written(HitKind::Contact, "contact", &["job", "phone", "email", "address", "note"]).called(&["name"]),
    Indexed::written(HitKind::Contact, "service", &["how_to_refer", "eligibility", "waiting", "note"]).called(&["name"]).coded(&["kind"]),
    Indexed::written(HitKind::Note, "check_in", &["note"]).on("at"),
    Indexed::written(HitKind::Plan, "care_plan", &["strengths"]).on("started_on").current(),
    Indexed::written(HitKind::Plan, "goal", &["text"]).on("set_on"),
    Indexed::written(HitKind::SafetyPlan, "safety_plan", &[
        "triggers", "warning_signs", "coping", "distraction", "contacts", "should_happen", "safer_place", "reasons", "helped",
        "not_helped", "advance_statement", "advance_place", "agreed_with", "own_copy", "copies", "declined_why",
    ]).on("updated_on").current(),
    Indexed::written(HitKind::AboutMe, "about_me", &[
        "matters", "please_do", "please_dont", "communicate", "support", "also", "strengths", "symptoms", "history", "social",
    ]).on("updated_on").current(),
    Indexed::written(HitKind::Concern, "safety_concern", &["words", "said", "agreed", "consulted", "tonight"]).on("raised_at"),
    Indexed::written(HitKind::Score, "assessment", &["note", "rater"]).on("taken_on"),
    Indexed::written(HitKind::Group, "care_group", &["about"]).called(&["name"]),
    Indexed::written(HitKind::Group, "group_session", &["topic", "place", "led_by", "note", "reason"]).on("on_date"),
    Indexed::written(HitKind::Service, "referral", &["name", "reason", "declined_why", "outcome"]).coded(&["kind"]),
    Indexed::written(HitKind::Service, "referral_step", &["note"]).on("on_date"),
    Indexed::written(HitKind::Task, "task", &["text", "who", "outcome"]).on("asked_on"),
    Indexed::written(HitKind::Task, "chase", &["note"]).on("chased_on"),
    Indexed::written(HitKind::Liaison, "liaison", &["note", "outcome", "who"]).on("at"),
    Indexed::written(HitKind::Told, "notice", &["words", "said", "told_by", "why", "override_reason", "override_by"]).on("raised_on"),
];
