//! The promises of a check-in's note: a line that begins with `>` becomes a task of mine.

use chrono::{Days, NaiveDate};

use crate::Result;
use crate::care::promises;
use crate::record::task::{self, TaskDetails, TaskSource};
use crate::record::text::PARAGRAPH;
use crate::record::visit;
use crate::store::Tx;

/// The note of a check-in, as it is and as it was.
pub(super) struct PromisingNote<'a> {
    pub(super) check_in: &'a str,
    pub(super) patient: &'a str,
    /// The day of the check-in.
    pub(super) on: NaiveDate,
    pub(super) text: &'a str,
    /// Empty for a new one.
    pub(super) before: &'a str,
}

/// The lines of a check-in's note that begin with `>` become promises: due on the day of the next contact, or tomorrow
/// while none is planned. A line that the note had before has its promise already.
///
/// # Errors
/// When the store would not take it.
pub(super) fn add_from_note(tx: &Tx<'_>, note: &PromisingNote<'_>) -> Result<()> {
    let new = promises::new_lines(note.before, note.text);
    if new.is_empty() {
        return Ok(());
    }
    let next = visit::planned(tx, note.patient)?
        .into_iter()
        .map(|visit| visit.details.on);
    let due = next.filter(|on| *on >= tx.today()).min();
    for line in new {
        let promised = TaskDetails {
            patient: note.patient.to_owned(),
            // The note keeps the whole line.
            text: line.chars().take(PARAGRAPH).collect(),
            promise: true,
            asked_on: Some(note.on),
            due: Some(due.unwrap_or(tx.today() + Days::new(1))),
            ..TaskDetails::default()
        };
        let source = TaskSource {
            check_in: Some(note.check_in),
            ..TaskSource::default()
        };
        task::insert(tx, &promised, source)?;
    }
    Ok(())
}
