//! Rows of a contacts sheet. Each needs somebody it is about, a day and an outcome: a contact without one of them is
//! refused with its reason rather than guessed, because attention rules count by it.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use super::{
    cells,
    columns::{Column, Headed},
    dates,
    dry_run::{ExistingPeople, RowOutcome, RowReport, RowResult, refused_row},
    order::DateOrder,
    refusal::{Reason, Remark},
    row::{Row, UnmappedValue},
};
use crate::record::text::NOTE;
use crate::record::visit::check_in::{Kind, Outcome};

/// One contact as a sheet has it.
#[derive(Clone)]
pub struct SheetContact {
    /// Line of the file, from 1.
    pub line: u32,
    /// The person's reference as written.
    pub reference: String,
    pub date: NaiveDate,
    /// Not known in every file.
    pub time: Option<NaiveTime>,
    pub kind: Kind,
    pub outcome: Outcome,
    pub note: Option<String>,
    pub kept: Vec<UnmappedValue>,
}

pub(super) fn read(
    sheet: &Headed,
    orders: &[DateOrder],
    today: NaiveDate,
    known: &dyn ExistingPeople,
) -> (Vec<SheetContact>, Vec<RowResult>) {
    let mut contacts = Vec::new();
    let mut results = Vec::with_capacity(sheet.rows.len());
    let mut seen = HashMap::new();
    for record in &sheet.rows {
        let mut row = Row::new(sheet, record, orders, today);
        let contact = match contact(&mut row, known) {
            Ok(contact) => contact,
            Err(reason) => {
                results.push(refused(row, reason, None));
                continue;
            }
        };
        // Word for word the same row: one contact listed twice.
        if let Some(line) = seen.get(&record.cells) {
            results.push(refused(row, Reason::DuplicateContact, Some(*line)));
            continue;
        }
        seen.insert(&record.cells, contact.line);
        let outcome = if known.contact(&contact) {
            row.pass_over(Remark::SameContact);
            RowOutcome::SameContact
        } else {
            RowOutcome::New
        };
        results.push(RowResult {
            refused: row.refused(),
            kept_cells: row.kept().len(),
            report: RowReport {
                line: contact.line,
                who: contact.reference.clone(),
                outcome,
                notes: row.notes,
            },
        });
        if outcome == RowOutcome::New {
            contacts.push(contact);
        }
    }
    (contacts, results)
}

fn contact(row: &mut Row<'_>, known: &dyn ExistingPeople) -> Result<SheetContact, Reason> {
    if row.overflows() {
        return Err(Reason::TooManyCells);
    }
    let reference = row.line_of_text(Column::LocalId).ok_or(Reason::NoReference)?;
    if !known.reference(&reference) {
        return Err(Reason::UnknownReference);
    }
    let day = row.date(Column::Date, cells::past_date);
    let kind = row.read(Column::ContactKind, cells::contact_kind);
    let outcome = row.read(Column::Outcome, cells::outcome);
    let own_time = row.read(Column::Time, dates::time);
    // The cells' own reasons are listed; the row says that something it cannot do without is missing.
    let (Some(day), Some(outcome)) = (day, outcome) else {
        return Err(Reason::Missing);
    };
    let note = row.text(Column::Note, "\n", NOTE);
    row.keep_unknown();
    Ok(SheetContact {
        line: row.line(),
        reference,
        date: day.date,
        // Midnight beside a date is how programs write "no time".
        time: own_time.or(day.time.filter(|time| *time != NaiveTime::MIN)),
        // Not said, or not a word we know (then the cell is kept): a contact all the same.
        kind: kind.unwrap_or(Kind::Other),
        outcome,
        note,
        kept: row.kept(),
    })
}

/// A whole row refused: its own reason first, then those of its cells.
fn refused(mut row: Row<'_>, reason: Reason, other_line: Option<u32>) -> RowResult {
    let who = row.line_of_text(Column::LocalId).unwrap_or_default();
    let mut result = refused_row(row.line(), who, row.as_text(), reason, other_line);
    result.refused.extend(row.refused());
    result
}
