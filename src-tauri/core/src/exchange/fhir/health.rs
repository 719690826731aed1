//! What was told of somebody's health, as far as R4 has a plain place for it: medication as MedicationStatement, its dates
//! as Task, allergies, history as Condition, the yearly check as one Observation, and who depends on them as
//! RelatedPerson. All of it is as told: nothing is confirmed, and no medication is a prescription.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::image::{Image, each};
use super::resource::{Transaction, coded, concept, notes, reference};
use crate::Result;

pub(super) const PHYSICAL_CHECK: &str = "Physical health check, as told";
const ALLERGY_STATUS: &str = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
const ALLERGY_VERIFIED: &str = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
const CONDITION_STATUS: &str = "http://terminology.hl7.org/CodeSystem/condition-clinical";
const CONDITION_VERIFIED: &str = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

/// What was touched in a table, one resource each.
fn touched(
    conn: &Connection,
    scope: Scope<'_>,
    table: &str,
    resource: &str,
    bundle: &mut Transaction<'_>,
    body: impl Fn(&Image, Value) -> Result<Option<Value>>,
) -> Result<()> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT * FROM {table}
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = '{table}') ORDER BY id"
    ))?;
    each(&mut query, [scope.first, scope.last], |row| {
        let patient = reference("Patient", row.needed("patient")?);
        match body(row, patient)? {
            Some(body) => bundle.put(resource, row.needed("id")?, body),
            None => Ok(()),
        }
    })
}

pub(super) fn medications(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    touched(
        conn,
        scope,
        "medication",
        "MedicationStatement",
        bundle,
        |row, patient| {
            let said: Vec<&str> = ["dose", "how_often"]
                .iter()
                .filter_map(|column| row.text(column))
                .collect();
            Ok(Some(json!({
                "status": if row.text("ended_on").is_some() { "stopped" } else { "active" },
                "statusReason": [concept(row.text("outcome"))],
                "medicationCodeableConcept": concept(row.text("name")),
                "subject": patient,
                "effectivePeriod": {"start": row.text("started"), "end": row.text("ended_on")},
                "dateAsserted": row.text("reported_on"),
                "informationSource": {"display": row.text("source")},
                "reasonCode": [concept(row.text("purpose"))],
                "note": notes(&[
                    ("As told", Some("not a prescription")),
                    ("Prescriber", row.text("prescriber")),
                    ("Side effects as told", row.text("side_effects")),
                ]),
                "dosage": [{"text": said.join(", ")}],
            })))
        },
    )
}

/// A depot or a blood test is something to be done: a Task with the day by which, and the day it was.
pub(super) fn medication_events(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    touched(conn, scope, "medication_event", "Task", bundle, |row, patient| {
        let kind = match row.text("kind") {
            Some("depot") => "Depot",
            Some("clozapineBlood") => "Blood test for clozapine",
            Some("lithiumBlood") => "Blood test for lithium",
            Some("otherBlood") => "Blood test",
            _ => "Dated medication event",
        };
        let status = match (row.text("done_on"), row.text("ended_on")) {
            (Some(_), _) => "completed",
            (None, Some(_)) => "cancelled",
            _ => "requested",
        };
        let every = row.number("interval_days").map(|days| format!("{days} days"));
        Ok(Some(json!({
            "status": status,
            "intent": "plan",
            "code": concept(Some(kind)),
            "description": row.text("name"),
            "for": patient,
            "executionPeriod": {"end": row.text("done_on")},
            "restriction": {"period": {"end": row.text("due")}},
            "note": notes(&[
                ("Every", every.as_deref()),
                ("Source", row.text("source")),
                ("Done by", row.text("done_by")),
                ("Note", row.text("done_note")),
                ("No longer planned", row.text("outcome")),
            ]),
        })))
    })
}

pub(super) fn allergies(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    touched(conn, scope, "allergy", "AllergyIntolerance", bundle, |row, patient| {
        let none = row.text("answer") == Some("noneKnown");
        let code = if none {
            coded("http://snomed.info/sct", "716186003", "No known allergy")
        } else {
            concept(row.text("substance"))
        };
        let reaction = row
            .text("reaction")
            .map(|said| json!({"manifestation": [concept(Some(said))]}));
        Ok(Some(json!({
            "clinicalStatus": match row.text("ended_on") {
                None => coded(ALLERGY_STATUS, "active", "Active"),
                Some(_) => coded(ALLERGY_STATUS, "inactive", "Inactive"),
            },
            "verificationStatus": coded(ALLERGY_VERIFIED, "unconfirmed", "Unconfirmed"),
            "type": row.text("answer").filter(|_| !none),
            "code": code,
            "patient": patient,
            "recordedDate": row.text("reported_on"),
            "reaction": [reaction],
            "note": notes(&[("Source", row.text("source")), ("No longer so", row.text("outcome"))]),
        })))
    })
}

pub(super) fn conditions(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    touched(conn, scope, "condition", "Condition", bundle, |row, patient| {
        Ok(Some(json!({
            "clinicalStatus": match row.text("ended_on") {
                None => coded(CONDITION_STATUS, "active", "Active"),
                Some(_) => coded(CONDITION_STATUS, "inactive", "Inactive"),
            },
            "verificationStatus": coded(CONDITION_VERIFIED, "unconfirmed", "Unconfirmed"),
            "code": concept(row.text("name")),
            "subject": patient,
            "onsetDateTime": row.text("since"),
            "abatementDateTime": row.text("ended_on"),
            "recordedDate": row.text("reported_on"),
            "note": notes(&[
                ("Note", row.text("note")),
                ("Source", row.text("source")),
                ("Ended", row.text("outcome")),
            ]),
        })))
    })
}

/// Only one that was done: of what is due there is nothing to observe.
pub(super) fn physical_checks(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    touched(conn, scope, "physical_check", "Observation", bundle, |row, patient| {
        if row.text("done_on").is_none() {
            return Ok(None);
        }
        let items = [
            ("Alcohol", "alcohol"),
            ("Blood glucose or HbA1c", "glucose"),
            ("Blood lipids", "lipids"),
            ("Blood pressure", "blood_pressure"),
            ("Weight or BMI", "weight"),
            ("Smoking", "smoking"),
        ];
        let component: Vec<Value> = items
            .iter()
            .filter_map(|(name, column)| {
                let said = row.text(column)?;
                Some(json!({"code": concept(Some(name)), "valueString": said}))
            })
            .collect();
        Ok(Some(json!({
            "status": "final",
            "code": concept(Some(PHYSICAL_CHECK)),
            "subject": patient,
            "effectiveDateTime": row.text("done_on"),
            "component": component,
            "note": notes(&[
                ("Done at", row.text("done_where")),
                ("Note", row.text("note")),
                ("Source", row.text("source")),
            ]),
        })))
    })
}

pub(super) fn dependants(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    touched(conn, scope, "dependant", "RelatedPerson", bundle, |row, patient| {
        Ok(Some(json!({
            "active": row.text("ended_on").is_none(),
            "patient": patient,
            "relationship": [concept(Some("Depends on this person"))],
            "name": [{"text": row.needed("name")?}],
            "birthDate": row.text("born"),
        })))
    })
}

/// How what was entered in error is said of an allergy: without a clinical status, which R4 then forbids.
pub(super) fn allergy_error() -> Value {
    coded(ALLERGY_VERIFIED, "entered-in-error", "Entered in Error")
}

pub(super) fn condition_error() -> Value {
    coded(CONDITION_VERIFIED, "entered-in-error", "Entered in Error")
}
