//! The contacts around people: organisations, practitioners and the roles they have there, relatives and friends, and
//! the team that each person's circle makes.
//!
//! Somebody with a job or an organisation, or who is anybody's key worker, is a Practitioner under the contact's id.
//! Anybody else is a RelatedPerson under the id of their place in the circle, because FHIR ties it to one Patient.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::image::{Image, each};
use super::person::concerned;
use super::resource::{Transaction, address, coded, concept, id_of, reference, telecom};
use crate::Result;

/// The contacts that are touched, are told of a change, or stand in the circle of somebody concerned; and where those
/// work.
const CONTACTS: &str = "
  WITH near (id) AS (
    SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'contact'
    UNION SELECT contact FROM notice WHERE id IN
      (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'notice')
    UNION SELECT contact FROM circle_member WHERE ended_on IS NULL AND patient IN (";
const CONTACTS_END: &str = ")
  )
  SELECT contact.* FROM contact
   WHERE (id IN near OR id IN (SELECT organisation FROM contact WHERE id IN near)) AND ";
/// Of a contact.
pub(super) const PROFESSIONAL: &str = "(contact.job IS NOT NULL OR contact.organisation IS NOT NULL OR EXISTS
  (SELECT 1 FROM circle_member AS seat WHERE seat.contact = contact.id AND seat.key_worker = 1))";

pub(super) fn organizations(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = [
        CONTACTS,
        &concerned(),
        CONTACTS_END,
        "kind = 'organisation' ORDER BY id",
    ]
    .concat();
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let body = json!({
            "active": true,
            "name": row.needed("name")?,
            "type": [concept(row.text("job"))],
            "telecom": telecom(row.text("phone"), row.text("email")),
            "address": address(row.text("address"), None),
        });
        bundle.put("Organization", row.needed("id")?, body)
    })
}

pub(super) fn practitioners(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = [
        CONTACTS,
        &concerned(),
        CONTACTS_END,
        "kind = 'person' AND ",
        PROFESSIONAL,
        " ORDER BY id",
    ]
    .concat();
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let id = row.needed("id")?;
        let body = json!({
            "active": true,
            "name": [{"text": row.needed("name")?}],
            "telecom": telecom(row.text("phone"), row.text("email")),
            "address": address(row.text("address"), None),
        });
        bundle.put("Practitioner", id, body)?;
        let (job, organisation) = (row.text("job"), row.text("organisation"));
        if job.is_none() && organisation.is_none() {
            return Ok(());
        }
        let role = json!({
            "active": true,
            "practitioner": reference("Practitioner", id),
            "organization": organisation.map(|id| reference("Organization", id)),
            "code": [concept(job)],
        });
        bundle.put("PractitionerRole", &id_of("PractitionerRole", id)?, role)
    })
}

pub(super) fn related_people(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = [
        "SELECT contact.*, member.id AS member, member.patient, member.role, member.emergency, member.ended_on
           FROM circle_member AS member JOIN contact ON contact.id = member.contact
          WHERE contact.kind = 'person' AND NOT ",
        PROFESSIONAL,
        " AND (member.id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'circle_member')
            OR member.id IN (SELECT member FROM notice WHERE id IN
                (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'notice'))
            OR (member.ended_on IS NULL AND member.patient IN (",
        &concerned(),
        "))) ORDER BY member.id",
    ]
    .concat();
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let emergency = row.flag("emergency").then(|| {
            coded(
                "http://terminology.hl7.org/CodeSystem/v2-0131",
                "C",
                "Emergency Contact",
            )
        });
        let body = json!({
            "active": row.text("ended_on").is_none(),
            "patient": reference("Patient", row.needed("patient")?),
            "relationship": [concept(row.text("role")), emergency],
            "name": [{"text": row.needed("name")?}],
            "telecom": telecom(row.text("phone"), row.text("email")),
            "address": address(row.text("address"), None),
        });
        bundle.put("RelatedPerson", row.needed("member")?, body)
    })
}

/// One team for each person who has, or had, anybody in their circle.
pub(super) fn care_teams(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let teams = [
        "SELECT id FROM patient WHERE id IN (",
        &concerned(),
        ") AND (EXISTS (SELECT 1 FROM circle_member WHERE patient = patient.id)
             OR id IN (SELECT subject FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'circle_member'))
           ORDER BY id",
    ]
    .concat();
    let members = [
        "SELECT member.id, member.contact, member.role, member.emergency, contact.kind, ",
        PROFESSIONAL,
        " AS professional
           FROM circle_member AS member JOIN contact ON contact.id = member.contact
          WHERE member.patient = ? AND member.ended_on IS NULL ORDER BY member.id",
    ]
    .concat();
    let mut members = conn.prepare_cached(&members)?;
    each(&mut conn.prepare_cached(&teams)?, [scope.first, scope.last], |person| {
        let patient = person.needed("id")?;
        let mut participants = Vec::new();
        each(&mut members, [patient], |row| {
            participants.push(participant(row)?);
            Ok(())
        })?;
        let body = json!({
            "status": if participants.is_empty() { "inactive" } else { "active" },
            "subject": reference("Patient", patient),
            "participant": participants,
        });
        bundle.put("CareTeam", &team(patient)?, body)
    })
}

/// The id of a person's team.
pub(super) fn team(patient: &str) -> Result<String> {
    id_of("CareTeam", patient)
}

/// Whoever has a seat in the circle, as they are sent: by the directory, or by their seat.
pub(super) fn seat(row: &Image, contact: &str, member: &str) -> Value {
    match row.text("kind") {
        Some("organisation") => reference("Organization", contact),
        _ if row.flag("professional") => reference("Practitioner", contact),
        _ => reference("RelatedPerson", member),
    }
}

fn participant(row: &Image) -> Result<Value> {
    let member = seat(row, row.needed("contact")?, row.needed("id")?);
    let emergency = row.flag("emergency").then(|| concept(Some("Emergency contact")));
    Ok(json!({"role": [concept(row.text("role")), emergency], "member": member}))
}
