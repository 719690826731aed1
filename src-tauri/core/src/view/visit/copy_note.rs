//! A check-in as plain text, for the official record: by initials and local id, so that what is pasted into the wrong
//! place names nobody. Its words stand in `assets/messages/reasons.en.json`.

use std::fmt::Write as _;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::Result;
use crate::care::{dates, sentence};
use crate::record::person::name;
use crate::record::person::patient;
use crate::record::plan::milestone::{self, Milestone};
use crate::record::visit::check_in;
use crate::record::visit::{self, Visit};

/// The note of a check-in: initials, local id and the time of the visit first; then kind and outcome, the note word for
/// word, the milestones whose outcome was said in it, and the next contact that was agreed in it. Nobody else is in it.
///
/// # Errors
/// `NotFound("checkIn")`.
pub fn copy_note(conn: &Connection, id: &str) -> Result<String> {
    let check_in = check_in::get(conn, id)?;
    let d = &check_in.details;
    let person = patient::get(conn, &d.patient)?;
    let initials = name::initials(&person.details);
    let at = when(d.at.date(), Some(&d.at.0.format("%H:%M").to_string()));
    let head = match &person.details.local_id {
        Some(id) => say("head", &[("who", &initials), ("id", id), ("when", &at)]),
        None => say("headNoId", &[("who", &initials), ("when", &at)]),
    };
    let outcome = match visit::called_off(conn, id)? {
        Some(by) => say(&format!("cancelled.{}", by.name()), &[]),
        None => say(&format!("outcome.{}", d.outcome.name()), &[]),
    };
    let kind = sentence::say(&format!("kind.short.{}", d.kind.name()), &[]);
    let mut text = format!("{head}\n{}\n", say("what", &[("kind", &kind), ("outcome", &outcome)]));
    let note = d.note.trim();
    if !note.is_empty() {
        let _ = write!(text, "\n{note}\n");
    }
    let milestones = milestone::said_in(conn, id)?;
    if !milestones.is_empty() {
        let _ = write!(text, "\n{}\n", say("milestones", &[]));
        for one in &milestones {
            let _ = writeln!(text, "{}", milestone_line(one));
        }
    }
    if let Some(next) = visit::agreed(conn, id)? {
        let _ = write!(text, "\n{}\n", say("next", &[("when", &visit_line(&next))]));
    }
    Ok(text)
}

fn milestone_line(one: &Milestone) -> String {
    let state = say(&format!("state.{}", one.state.name()), &[]);
    let text = ("text", one.details.text.as_str());
    match &one.actual {
        Some(actual) => say("milestoneWith", &[text, ("state", &state), ("actual", actual)]),
        None => say("milestone", &[text, ("state", &state)]),
    }
}

fn visit_line(visit: &Visit) -> String {
    let when = when(visit.details.on, visit.details.time.as_deref());
    let kind = visit
        .details
        .kind
        .map(|kind| sentence::say(&format!("kind.short.{}", kind.name()), &[]));
    [Some(when), kind, visit.details.place.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn when(day: NaiveDate, time: Option<&str>) -> String {
    match time {
        Some(time) => format!("{}, {time}", dates::long(day)),
        None => dates::long(day),
    }
}

fn say(key: &str, values: &[(&str, &str)]) -> String {
    sentence::say(&format!("copyNote.{key}"), values)
}
