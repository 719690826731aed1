//! Rows of a contacts sheet. Each needs somebody it is about, a day and an outcome: a contact without one of them is
//! refused with its reason rather than guessed, because attention rules count by it.

use super::cells::{self};
use super::column::Column;
use super::columns::Headed;
use super::dates::{self, DateOrder};
use super::refusal::{Reason, Remark};
use super::row::Row;
use super::row_result::{ExistingPeople, RowOutcome, RowReport, RowResult, refused_row};
use super::sheet::SheetContact;
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::record::text::NOTE;
use crate::record::visit::check_in::Kind;

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
