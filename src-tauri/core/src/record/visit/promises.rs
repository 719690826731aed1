//! The promises of a check-in's note: a line that begins with `>` becomes a task of mine.

use chrono::Days;

use super::check_in::{self, CheckInDetails};
use crate::Result;
use crate::care::promises;
use crate::record::task::{self, TaskDetails, TaskSource};
use crate::record::text::PARAGRAPH;
use crate::record::visit;
use crate::record::workspace::setting;
use crate::store::Tx;

/// The lines of a check-in's note that begin with `>` become promises: due on the day of the next contact, or tomorrow
/// while none is planned. A line that stood in the note before has its promise already.
///
/// # Errors
/// When the store would not take it.
pub fn add_from_note(tx: &Tx<'_>, check_in: &str, details: &CheckInDetails, before: &str) -> Result<()> {
    let new = promises::new_lines(before, &details.note);
    if new.is_empty() {
        return Ok(());
    }
    let person = &details.patient;
    let next = visit::planned(tx, person)?.into_iter().map(|visit| visit.details.on);
    let due = next.filter(|on| *on >= tx.today()).min();
    let rules = setting::get(tx)?.rules;
    for line in new {
        let promised = TaskDetails {
            patient: person.clone(),
            // The note keeps the whole line.
            text: line.chars().take(PARAGRAPH).collect(),
            promise: true,
            asked_on: Some(details.at.date()),
            due: Some(due.unwrap_or(tx.today() + Days::new(1))),
            ..TaskDetails::default()
        };
        let source = TaskSource {
            check_in: Some(check_in),
            ..TaskSource::default()
        };
        task::add(tx, &promised, source, &rules)?;
    }
    Ok(())
}

/// Corrects a check-in. A `>` line that is new in its note becomes a promise; one that was taken out or reworded leaves
/// the promise it became, which is closed or corrected by itself.
///
/// # Errors
/// As [`check_in::edit`].
pub fn correct_check_in(tx: &Tx<'_>, id: &str, details: &CheckInDetails) -> Result<()> {
    let was = check_in::get(tx, id)?;
    check_in::edit(tx, id, details)?;
    // The person of a check-in is never corrected.
    let details = CheckInDetails {
        patient: was.details.patient,
        ..details.clone()
    };
    add_from_note(tx, id, &details, &was.details.note)
}
