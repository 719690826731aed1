//! Check-ins as Encounter: what kind, what came of it, when, and the note as its narrative.

use chrono::DateTime;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::image::{Image, each};
use super::resource::{Transaction, concept, narrative, reference};
use crate::Result;
use crate::care::sentence::say;
use crate::record::visit::check_in::Kind;

pub(super) fn encounters(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM check_in
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'check_in') ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        bundle.put("Encounter", row.needed("id")?, encounter(row)?)
    })
}

fn encounter(row: &Image) -> Result<Value> {
    let (status, outcome) = match row.text("outcome") {
        Some("attended") => ("finished", "Attended"),
        Some("didNotAttend") => ("cancelled", "Did not attend"),
        Some("wasNotBrought") => ("cancelled", "Was not brought"),
        Some("noAccess") => ("cancelled", "No access"),
        _ => ("cancelled", "Cancelled"),
    };
    let kind = row.text("kind").and_then(Kind::named).unwrap_or(Kind::Other);
    let kind = say(&format!("kind.full.{}", kind.name()), &[]);
    Ok(json!({
        "status": status,
        "class": class(row),
        "type": [concept(Some(&kind)), concept(Some(outcome))],
        "subject": reference("Patient", row.needed("patient")?),
        "period": {"start": start(row.needed("at")?, row.text("recorded_at"))},
        "text": narrative(row.text("note")),
    }))
}

/// The class that every Encounter must have (v3 ActCode).
pub(super) fn class(row: &Image) -> Value {
    // An appointment need not say its kind.
    let kind = row.text("kind").and_then(Kind::named).unwrap_or(Kind::Other);
    let (code, display) = kind.encounter_class();
    json!({"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": code, "display": display})
}

/// A visit's time is local, as it was typed, and FHIR wants an offset with every time. The offset of the recording is
/// the visit's own when both are on one day; of any other visit only the day is certain.
pub(super) fn start(at: &str, recorded_at: Option<&str>) -> String {
    let (day, time) = at.split_once('T').unwrap_or((at, ""));
    match recorded_at.and_then(|text| DateTime::parse_from_rfc3339(text).ok()) {
        Some(recorded) if recorded.date_naive().to_string() == day && !time.is_empty() => {
            format!("{day}T{time}:00{}", recorded.offset())
        }
        _ => day.to_owned(),
    }
}
