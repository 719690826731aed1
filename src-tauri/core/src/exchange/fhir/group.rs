//! Groups as Group, their objectives as Goal and their sessions as Encounter of the group. That somebody was with the
//! group is an Observation about them: a receiver who counts a person's Encounters must not find one there.

use rusqlite::Connection;
use serde_json::json;

use super::Scope;
use super::image::{Image, each};
use super::plan::outcome;
use super::resource::{Transaction, concept, narrative, notes, reference};
use super::visit::{class, start};
use crate::Result;

/// What a receiver files it under, in words: no code of ours pretends to be a standard's.
pub(super) const ATTENDANCE: &str = "Attendance at a group session";

/// Groups of which anything was touched: whatever is about a group needs it beside it.
pub(super) const TOUCHED: &str = "
  SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'care_group'
  UNION
  SELECT json_extract(coalesce(after, before), '$.care_group') FROM change
   WHERE op BETWEEN ?1 AND ?2 AND tbl IN ('membership', 'group_objective', 'group_session')
  UNION
  SELECT care_group FROM group_session WHERE id IN (
    SELECT json_extract(coalesce(after, before), '$.session') FROM change
     WHERE op BETWEEN ?1 AND ?2 AND tbl = 'attendance')";

pub(super) fn groups(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let sql = ["SELECT * FROM care_group WHERE id IN (", TOUCHED, ") ORDER BY id"].concat();
    let mut members = conn.prepare_cached("SELECT * FROM membership WHERE care_group = ? ORDER BY id")?;
    each(&mut conn.prepare_cached(&sql)?, [scope.first, scope.last], |row| {
        let id = row.needed("id")?;
        let mut member = Vec::new();
        each(&mut members, [id], |one| {
            member.push(json!({
                "entity": reference("Patient", one.needed("patient")?),
                "period": {"start": one.text("joined_on"), "end": one.text("left_on")},
                "inactive": one.text("left_on").is_some(),
            }));
            Ok(())
        })?;
        let body = json!({
            "active": row.text("ended_on").is_none(),
            "type": "person",
            "actual": true,
            "code": concept(Some(kind(row))),
            "name": row.needed("name")?,
            "member": member,
            "text": narrative(row.text("about")),
        });
        bundle.put("Group", id, body)
    })
}

fn kind(row: &Image) -> &'static str {
    match row.text("kind") {
        Some("schoolYear") => "School year",
        Some("wing") => "Prison wing",
        Some("area") => "Area",
        Some("programme") => "Programme",
        _ => "Group",
    }
}

pub(super) fn objectives(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM group_objective
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'group_objective') ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let (lifecycle, achievement) = outcome(row.text("state"));
        let body = json!({
            "lifecycleStatus": lifecycle,
            "achievementStatus": achievement,
            "description": concept(row.text("text")),
            "subject": reference("Group", row.needed("care_group")?),
            "target": [{"dueDate": row.text("due")}],
            "statusDate": row.text("closed_on"),
            "note": notes(&[
                ("Expected outcome", row.text("expected")),
                ("Actual outcome", row.text("actual")),
                ("Learned", row.text("learned")),
            ]),
        });
        bundle.put("Goal", row.needed("id")?, body)
    })
}

/// The sessions that were touched, and those that people were said to have come to.
pub(super) fn sessions(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM group_session
          WHERE id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'group_session'
                 UNION SELECT json_extract(coalesce(after, before), '$.session') FROM change
                        WHERE op BETWEEN ?1 AND ?2 AND tbl = 'attendance')
          ORDER BY id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let status = match row.text("state") {
            Some("planned") => "planned",
            Some("held") => "finished",
            _ => "cancelled",
        };
        let at = [row.needed("on_date")?, row.text("at_time").unwrap_or_default()].join("T");
        let told: Vec<String> = [
            ("Place", row.text("place")),
            ("Led by", row.text("led_by")),
            ("Called off", row.text("reason")),
        ]
        .into_iter()
        .filter_map(|(what, text)| text.map(|text| format!("{what}: {text}")))
        .chain(row.text("note").map(str::to_owned))
        .collect();
        let told = told.join("\n");
        let body = json!({
            "status": status,
            "class": class(row),
            "type": [concept(Some("Group session"))],
            "subject": reference("Group", row.needed("care_group")?),
            "period": {"start": start(&at, row.text("recorded_at"))},
            "reasonCode": [row.text("topic").map(|topic| concept(Some(topic)))],
            "text": narrative(Some(told.as_str()).filter(|told| !told.is_empty())),
        });
        bundle.put("Encounter", row.needed("id")?, body)
    })
}

pub(super) fn attendances(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT attendance.*, group_session.on_date, group_session.care_group
           FROM attendance JOIN group_session ON group_session.id = attendance.session
          WHERE attendance.id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'attendance')
          ORDER BY attendance.id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        let answer = match row.text("answer") {
            Some("came") => "Came",
            Some("sentWord") => "Sent word",
            _ => "Did not come",
        };
        let body = json!({
            "status": "final",
            "code": concept(Some(ATTENDANCE)),
            "subject": reference("Patient", row.needed("patient")?),
            "focus": [reference("Group", row.needed("care_group")?)],
            "encounter": reference("Encounter", row.needed("session")?),
            "effectiveDateTime": row.text("on_date"),
            "valueCodeableConcept": concept(Some(answer)),
        });
        bundle.put("Observation", row.needed("id")?, body)
    })
}
