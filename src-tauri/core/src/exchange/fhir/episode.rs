//! Episodes as EpisodeOfCare, and stays on a ward, in hospital or in a crisis house as Encounter.
//!
//! Custody is left out, as every matter of the law is; and so is what a discharge letter named, which a receiver would file
//! as a rating of the person.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::image::{Image, each};
use super::resource::{Transaction, concept, reference};
use crate::Result;

pub(super) fn episodes(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT episode.id, episode.patient,
           iif(last, patient.started, started_on) AS began, iif(last, patient.ended, ended_on) AS finished,
           iif(last, patient.status, 'discharged') AS status
           FROM (SELECT *, number = max(number) OVER (PARTITION BY patient) AS last FROM episode) AS episode
           JOIN patient ON patient.id = episode.patient
          WHERE episode.id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'episode')
             OR episode.patient IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'patient')
          ORDER BY episode.id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let status = match row.text("status") {
            Some("active") => "active",
            Some("paused") => "onhold",
            _ => "finished",
        };
        let body = json!({
            "status": status,
            "patient": reference("Patient", row.needed("patient")?),
            "period": {"start": row.text("began"), "end": row.text("finished")},
        });
        bundle.put("EpisodeOfCare", row.needed("id")?, body)
    })
}

pub(super) fn stays(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM ward_stay WHERE kind <> 'custody'
            AND id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'ward_stay') ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let kind = match row.text("kind") {
            Some("hospital") => "Stay in a general hospital",
            Some("crisisHouse") => "Stay in a crisis house",
            _ => "Stay on a mental health ward",
        };
        let left = row.text("discharged_at");
        let body = json!({
            "status": if left.is_some() { "finished" } else { "in-progress" },
            "class": class(row),
            "type": [concept(Some(kind))],
            "subject": reference("Patient", row.needed("patient")?),
            "period": {"start": row.needed("admitted_on")?, "end": left},
            "location": row.text("place").map(|place| json!([{"location": {"display": place}}])),
        });
        bundle.put("Encounter", row.needed("id")?, body)
    })
}

/// The class of a stay (v3 ActCode).
pub(super) fn class(row: &Image) -> Value {
    let (code, display) = match row.text("kind") {
        Some("crisisHouse") => ("NONAC", "inpatient non-acute"),
        _ => ("IMP", "inpatient encounter"),
    };
    json!({"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": code, "display": display})
}
