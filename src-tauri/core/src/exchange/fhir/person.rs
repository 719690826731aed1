//! People on the caseload as Patient. The NHS number is an identifier, never an id.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::group;
use super::image::{Image, each};
use super::resource::{Transaction, address, concept, telecom};
use crate::Result;

const PRONOUNS: &str = "http://hl7.org/fhir/StructureDefinition/individual-pronouns";

/// Everybody about whom something that FHIR has a place for was touched, and everybody in a group that was.
pub(super) fn concerned() -> String {
    [
        CONCERNED,
        " UNION SELECT patient FROM membership WHERE care_group IN (",
        group::TOUCHED,
        ")",
    ]
    .concat()
}

const CONCERNED: &str = "
  SELECT subject FROM change
   WHERE op BETWEEN ?1 AND ?2 AND subject IS NOT NULL
     AND tbl IN ('patient', 'circle_member', 'check_in', 'care_plan', 'need', 'goal', 'milestone', 'intervention',
                 'safety_plan', 'about_me', 'assessment', 'membership', 'attendance', 'medication', 'medication_event',
                 'allergy', 'condition', 'physical_check', 'dependant', 'task', 'liaison', 'notice',
                 'episode', 'ward_stay')
  UNION
  SELECT patient FROM circle_member
   WHERE ended_on IS NULL
     AND contact IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'contact')";

pub(super) fn patients(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query =
        conn.prepare_cached(&["SELECT * FROM patient WHERE id IN (", &concerned(), ") ORDER BY id"].concat())?;
    let system = local_ids(scope.device);
    each(&mut query, [scope.first, scope.last], |row| {
        bundle.put("Patient", row.needed("id")?, patient(row, &system))
    })
}

/// The namespace of this caseload's local ids.
fn local_ids(device: &str) -> Option<String> {
    uuid::Uuid::parse_str(device)
        .ok()
        .map(|device| format!("urn:uuid:{device}"))
}

fn patient(row: &Image, local_ids: &Option<String>) -> Value {
    let preferred = row.text("preferred").map(|name| json!({"use": "usual", "text": name}));
    let pronouns = row.text("pronouns").map(|pronouns| {
        json!({"url": PRONOUNS, "extension": [{"url": "value", "valueCodeableConcept": concept(Some(pronouns))}]})
    });
    let nhs_number = row
        .text("nhs_number")
        .map(|number| json!({"use": "official", "system": "https://fhir.nhs.uk/Id/nhs-number", "value": number}));
    let local_id = row
        .text("local_id")
        .map(|id| json!({"use": "secondary", "system": local_ids, "value": id}));
    json!({
        "extension": [pronouns],
        "identifier": [nhs_number, local_id],
        "active": row.text("status") != Some("discharged"),
        "name": [
            {"use": "official", "family": row.text("family"), "given": [row.text("given")]},
            preferred,
        ],
        "telecom": telecom(row.text("phone"), row.text("email")),
        "birthDate": row.text("born"),
        "address": address(row.text("address"), row.text("postcode")),
    })
}
