//! What is owed as Task, and what was said with others as Communication. Whom it is with stands there by name: a receiver
//! need not have everybody of the directory. Each reminder stays in `changes.ndjson`; the Task has the day it moved to.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::Scope;
use super::image::{Image, each};
use super::resource::{Transaction, concept, notes, reference};
use super::visit::start;
use crate::Result;

pub(super) fn tasks(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT task.*, coalesce(contact.name, task.who) AS who_name
           FROM task LEFT JOIN contact ON contact.id = task.contact
          WHERE task.id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'task') ORDER BY task.id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        bundle.put("Task", row.needed("id")?, task(row)?)
    })
}

fn task(row: &Image) -> Result<Value> {
    let status = match row.text("state") {
        Some("done") => "completed",
        Some("noLongerNeeded") => "cancelled",
        _ => "requested",
    };
    let theirs = row.text("owed_by") == Some("other");
    let code = match (theirs, row.flag("promise")) {
        (true, _) => "Waiting on somebody else",
        (false, true) => "Promise to the person",
        (false, false) => "Task of the coordinator",
    };
    let who = row.text("who_name");
    Ok(json!({
        "status": status,
        "intent": "plan",
        "code": concept(Some(code)),
        "description": row.needed("text")?,
        "for": reference("Patient", row.needed("patient")?),
        "authoredOn": row.text("asked_on"),
        "owner": {"display": who.filter(|_| theirs)},
        "executionPeriod": {"end": row.text("closed_on")},
        "restriction": {"period": {"end": row.text("due")}},
        "note": notes(&[
            ("With", who.filter(|_| !theirs)),
            ("To be asked again", row.text("chase_on")),
            ("Outcome", row.text("outcome")),
        ]),
    }))
}

pub(super) fn liaison(conn: &Connection, scope: Scope<'_>, bundle: &mut Transaction<'_>) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT liaison.*, coalesce(contact.name, liaison.who) AS who_name
           FROM liaison LEFT JOIN contact ON contact.id = liaison.contact
          WHERE liaison.id IN (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'liaison')
          ORDER BY liaison.id",
    )?;
    each(&mut query, [scope.first, scope.last], |row| {
        bundle.put("Communication", row.needed("id")?, communication(row)?)
    })
}

fn communication(row: &Image) -> Result<Value> {
    let purpose = match row.text("purpose") {
        Some("share") => "Sharing information",
        Some("ask") => "Asking",
        Some("advocate") => "Speaking up for the person",
        _ => "Raising a concern",
    };
    let way = match row.text("way") {
        Some("call") => "Call",
        Some("letter") => "Letter",
        Some("email") => "E-mail",
        Some("meeting") => "Meeting",
        _ => "Message",
    };
    Ok(json!({
        "status": "completed",
        "category": [concept(Some(purpose))],
        "medium": [concept(Some(way))],
        "subject": reference("Patient", row.needed("patient")?),
        "recipient": [{"display": row.text("who_name")}],
        "sent": start(row.needed("at")?, row.text("recorded_at")),
        "payload": [{"contentString": row.needed("note")?}],
        "note": notes(&[("Outcome", row.text("outcome"))]),
    }))
}
