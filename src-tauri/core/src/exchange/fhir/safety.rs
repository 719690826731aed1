//! The safety plan as a CarePlan of its own category, and what a person says of themselves as one Observation with a
//! component for each part: R4 has a Composition only for documents.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::image::{Image, each};
use super::resource::{Transaction, concept, notes, reference};
use crate::Result;

/// What a receiver files a safety plan under, in words: no code of ours pretends to be a standard's.
pub(super) const SAFETY_PLAN: &str = "Safety plan";
pub(super) const ABOUT_ME: &str = "About me";

pub(super) fn safety_plans(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM safety_plan
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'safety_plan') ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let declined = row.text("answer") == Some("declined");
        let status = match (row.text("state"), declined) {
            (Some("current"), false) => "active",
            // Offered and not taken up: no plan is in force.
            (_, true) => "revoked",
            _ => "completed",
        };
        let asked = declined.then_some("Declined on this day");
        let body = json!({
            "status": status,
            "intent": "plan",
            "title": SAFETY_PLAN,
            "category": [concept(Some(SAFETY_PLAN))],
            "subject": reference("Patient", row.needed("patient")?),
            "period": {"start": row.text("updated_on")},
            "created": row.text("updated_on"),
            "note": notes(&[
                ("Asked", asked),
                ("Why not", row.text("declined_why")),
                ("Early warning signs", row.text("warning_signs")),
                ("Trigger factors", row.text("triggers")),
                ("Coping strategies", row.text("coping")),
                ("People and places for distraction", row.text("distraction")),
                ("Who should be contacted", row.text("contacts")),
                ("What should happen", row.text("should_happen")),
                ("Safer environment", row.text("safer_place")),
                ("Reasons for living", row.text("reasons")),
                ("What has helped", row.text("helped")),
                ("What has not helped", row.text("not_helped")),
                ("Advance statement", row.text("advance_statement")),
                ("Advance statement of", row.text("advance_on")),
                ("Advance statement kept at", row.text("advance_place")),
                ("Agreed with", row.text("agreed_with")),
                ("Review planned for", row.text("review_on")),
                ("The person keeps a copy", row.text("own_copy")),
                ("Who has a copy", row.text("copies")),
            ]),
        });
        bundle.put("CarePlan", row.needed("id")?, body)
    })
}

pub(super) fn about_me(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM about_me
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'about_me') ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let body = json!({
            "status": "final",
            "code": concept(Some(ABOUT_ME)),
            "subject": reference("Patient", row.needed("patient")?),
            "effectiveDateTime": row.text("updated_on"),
            "component": parts(row),
        });
        bundle.put("Observation", row.needed("id")?, body)
    })
}

fn parts(row: &Image) -> Vec<Value> {
    [
        ("What matters most", "matters"),
        ("Please do", "please_do"),
        ("Please don't", "please_dont"),
        ("How to communicate", "communicate"),
        ("How and when to support me", "support"),
        ("Also worth knowing", "also"),
        ("Strengths", "strengths"),
        ("Symptoms", "symptoms"),
        ("History", "history"),
        ("Social environment", "social"),
    ]
    .into_iter()
    .filter_map(|(name, column)| {
        let said = row.text(column)?;
        Some(json!({"code": concept(Some(name)), "valueString": said}))
    })
    .collect()
}
