//! Records that are gone, most often because an addition was undone. A receiver that may have them is told that they
//! were entered in error, without their content; a transaction of PUTs cannot delete.

use rusqlite::Connection;
use serde_json::json;

use super::Scope;
use super::circle::team;
use super::group::ATTENDANCE;
use super::health::{self, PHYSICAL_CHECK};
use super::image::Image;
use super::resource::{Transaction, concept, id_of, reference};
use super::safety::{ABOUT_ME, SAFETY_PLAN};
use super::visit::class;
use crate::Result;

pub(super) fn removed(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    // The row's last change took it away, and an earlier bundle held one of its changes.
    let mut query = conn.prepare_cached(
        "SELECT tbl, row, before FROM change AS gone
          WHERE op BETWEEN ?1 AND ?2 AND after IS NULL AND before IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM change AS later
                             WHERE later.tbl = gone.tbl AND later.row = gone.row AND later.id > gone.id)
            AND EXISTS (SELECT 1 FROM change AS earlier
                         WHERE earlier.tbl = gone.tbl AND earlier.row = gone.row AND earlier.op <= ?3)
          ORDER BY tbl, row",
    )?;
    let mut rows = query.query([scope.first, scope.last, scope.sent])?;
    while let Some(row) = rows.next()? {
        let (table, id, before): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        entered_in_error(&table, &id, &Image::parse(&before)?, bundle)?;
    }
    Ok(())
}

fn entered_in_error(table: &str, id: &str, row: &Image, bundle: &mut Transaction<'_>) -> Result<()> {
    let patient = row.text("patient").map(|id| reference("Patient", id));
    let group = row.text("care_group").map(|id| reference("Group", id));
    let description = concept(Some("Entered in error"));
    match table {
        "patient" => {
            bundle.put("Patient", id, json!({"active": false}))?;
            bundle.put("CareTeam", &team(id)?, json!({"status": "entered-in-error"}))
        }
        "contact" if row.text("kind") == Some("organisation") => {
            bundle.put("Organization", id, json!({"active": false, "name": "Entered in error"}))
        }
        "contact" => {
            bundle.put("Practitioner", id, json!({"active": false}))?;
            bundle.put(
                "PractitionerRole",
                &id_of("PractitionerRole", id)?,
                json!({"active": false}),
            )
        }
        "circle_member" => bundle.put("RelatedPerson", id, json!({"active": false, "patient": patient})),
        "check_in" => bundle.put(
            "Encounter",
            id,
            json!({"status": "entered-in-error", "class": class(row), "subject": patient}),
        ),
        "goal" | "milestone" => bundle.put(
            "Goal",
            id,
            json!({"lifecycleStatus": "entered-in-error", "description": description, "subject": patient}),
        ),
        "care_plan" | "plan_version" => bundle.put(
            "CarePlan",
            id,
            json!({"status": "entered-in-error", "intent": "plan", "subject": patient}),
        ),
        "safety_plan" => bundle.put(
            "CarePlan",
            id,
            json!({"status": "entered-in-error", "intent": "plan", "category": [concept(Some(SAFETY_PLAN))],
                "subject": patient}),
        ),
        "about_me" => bundle.put(
            "Observation",
            id,
            json!({"status": "entered-in-error", "code": concept(Some(ABOUT_ME)), "subject": patient}),
        ),
        "ward_stay" if row.text("kind") != Some("custody") => bundle.put(
            "Encounter",
            id,
            json!({"status": "entered-in-error", "class": super::episode::class(row), "subject": patient}),
        ),
        "episode" => bundle.put(
            "EpisodeOfCare",
            id,
            json!({"status": "entered-in-error", "patient": patient}),
        ),
        "assessment" => super::measure::removed(id, row, bundle),
        "attendance" => bundle.put(
            "Observation",
            id,
            json!({"status": "entered-in-error", "code": concept(Some(ATTENDANCE)), "subject": patient}),
        ),
        "care_group" => bundle.put("Group", id, json!({"active": false, "type": "person", "actual": true})),
        "group_objective" => bundle.put(
            "Goal",
            id,
            json!({"lifecycleStatus": "entered-in-error", "description": description, "subject": group}),
        ),
        "group_session" => bundle.put(
            "Encounter",
            id,
            json!({"status": "entered-in-error", "class": class(row), "subject": group}),
        ),
        "notice" => bundle.put(
            "Communication",
            id,
            json!({"status": "entered-in-error", "subject": patient}),
        ),
        "medication" => bundle.put(
            "MedicationStatement",
            id,
            json!({"status": "entered-in-error", "medicationCodeableConcept": description, "subject": patient}),
        ),
        "medication_event" | "task" => bundle.put(
            "Task",
            id,
            json!({"status": "entered-in-error", "intent": "plan", "for": patient}),
        ),
        "liaison" => bundle.put(
            "Communication",
            id,
            json!({"status": "entered-in-error", "subject": patient}),
        ),
        "allergy" => bundle.put(
            "AllergyIntolerance",
            id,
            json!({"verificationStatus": health::allergy_error(), "patient": patient}),
        ),
        "condition" => bundle.put(
            "Condition",
            id,
            json!({"verificationStatus": health::condition_error(), "subject": patient}),
        ),
        "physical_check" if row.text("done_on").is_some() => bundle.put(
            "Observation",
            id,
            json!({"status": "entered-in-error", "code": concept(Some(PHYSICAL_CHECK)), "subject": patient}),
        ),
        "referral" if row.text("way") == Some("referral") => bundle.put(
            "ServiceRequest",
            id,
            json!({"status": "entered-in-error", "intent": "order", "subject": patient}),
        ),
        "dependant" => bundle.put("RelatedPerson", id, json!({"active": false, "patient": patient})),
        _ => Ok(()),
    }
}
