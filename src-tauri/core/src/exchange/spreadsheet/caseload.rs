//! Rows of a caseload sheet into people. A refused cell never costs a person their place: only a row with neither a
//! name nor a reference, one shifted out of its columns, and a second row about one person are refused whole.

use super::cells::{self};
use super::column::Column;
use super::columns::Headed;
use super::dates::{self, DateOrder};
use super::duplicates::{self, Draft, DraftRow};
use super::refusal::{Reason, Remark};
use super::row::Row;
use super::row_result::{ExistingPeople, Match, RowOutcome, RowReport, RowResult, refused_row};
use super::sheet::{SheetPerson, SheetScore};
use chrono::NaiveDate;

use crate::record::person::patient::Status;
use crate::record::text::{LINE, PARAGRAPH};

pub(super) fn read(
    sheet: &Headed,
    orders: &[DateOrder],
    today: NaiveDate,
    known: &dyn ExistingPeople,
) -> (Vec<SheetPerson>, Vec<RowResult>) {
    let mut drafts: Vec<_> = sheet
        .rows
        .iter()
        .map(|record| draft(Row::new(sheet, record, orders, today)))
        .collect();
    duplicates::settle(&mut drafts);
    let mut people = Vec::new();
    let mut results = Vec::new();
    for draft in drafts {
        match draft {
            Ok(draft) => results.push(settled(draft, known, &mut people)),
            Err(refused) => results.push(refused),
        }
    }
    (people, results)
}

/// The report of a row that is taken, once it is known who is there already.
fn settled(draft: Draft<'_>, known: &dyn ExistingPeople, people: &mut Vec<SheetPerson>) -> RowResult {
    let Draft { mut row, mut person } = draft;
    let outcome = match known.person(&person) {
        Match::Same => {
            row.pass_over(Remark::SamePerson);
            RowOutcome::SamePerson
        }
        Match::New { taken } => {
            if taken.nhs_number && person.nhs_number.take().is_some() {
                row.refuse_column(Column::NhsNumber, Reason::TakenNhsNumber, None);
            }
            if taken.reference && person.local_id.take().is_some() {
                row.refuse_column(Column::LocalId, Reason::TakenReference, None);
            }
            RowOutcome::New
        }
    };
    let (refused, kept) = (row.refused(), row.kept());
    let report = RowReport {
        line: person.line,
        who: person.who(),
        outcome,
        notes: row.notes,
    };
    let kept_cells = kept.len();
    if outcome == RowOutcome::New {
        person.kept = kept;
        people.push(person);
    }
    RowResult {
        report,
        refused,
        kept_cells,
    }
}

fn draft(mut row: Row<'_>) -> DraftRow<'_> {
    let line = row.line();
    if row.overflows() {
        return Err(refused_row(
            line,
            String::new(),
            row.as_text(),
            Reason::TooManyCells,
            None,
        ));
    }
    row.note_if_short();
    let (family, given) = names(&mut row);
    let local_id = row.line_of_text(Column::LocalId);
    let nhs_number = row.read(Column::NhsNumber, cells::nhs_number);
    if family.is_none() && given.is_none() && local_id.is_none() && nhs_number.is_none() {
        return Err(refused_row(
            line,
            String::new(),
            row.as_text(),
            Reason::NoNameNoId,
            None,
        ));
    }
    if family.is_none() || given.is_none() {
        row.note(Remark::NameMissing, None, None);
    }
    let birth_date = row.date(Column::BirthDate, cells::birth_date).map(|read| read.date);
    let (status, status_word) = status(&mut row);
    let person = SheetPerson {
        line,
        local_id,
        nhs_number,
        family,
        given,
        preferred: row.line_of_text(Column::Preferred),
        birth_date,
        address: row.text(Column::Address, ", ", PARAGRAPH),
        postcode: row.line_of_text(Column::Postcode),
        phone: phone(&mut row),
        email: row.read(Column::Email, cells::email),
        gp: row.line_of_text(Column::Gp),
        started: since_birth(&mut row, Column::Started, birth_date, dates::date),
        status,
        status_word,
        key_worker: row.line_of_text(Column::KeyWorker),
        alert: row.text(Column::Alert, "\n", PARAGRAPH),
        last_contact: since_birth(&mut row, Column::LastContact, birth_date, cells::past_date),
        next_contact: since_birth(&mut row, Column::NextContact, birth_date, dates::date),
        plan_review: since_birth(&mut row, Column::PlanReview, birth_date, dates::date),
        goal: row.text(Column::Goal, "\n", PARAGRAPH),
        flag: flag(&mut row),
        scores: scores(&mut row),
        kept: Vec::new(),
    };
    row.keep(Column::Note);
    row.keep_unknown();
    Ok(Draft { row, person })
}

fn names(row: &mut Row<'_>) -> (Option<String>, Option<String>) {
    let (family, given) = (row.line_of_text(Column::Family), row.line_of_text(Column::Given));
    let at = row.position(Column::FullName);
    let Some(full) = row.line_of_text(Column::FullName) else {
        return (family, given);
    };
    if family.is_some() || given.is_some() {
        // The parts stand in columns of their own; the whole is kept as it was written.
        row.keep(Column::FullName);
        return (family, given);
    }
    let (family, given) = cells::full_name(&full);
    let became = [given.as_deref(), family.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    row.note(Remark::NameSplit, at, Some(became));
    (family, given)
}

fn phone(row: &mut Row<'_>) -> Option<String> {
    let mut numbers = String::new();
    for (at, read) in row.read_each(Column::Phone, |cell, _| cells::phones(cell).map(Some)) {
        for phone in read {
            if phone.zero_restored {
                row.note(Remark::LeadingZero, Some(at), Some(phone.number.clone()));
            }
            if numbers.split(" / ").all(|number| number != phone.number) {
                let between = if numbers.is_empty() { "" } else { " / " };
                numbers.extend([between, &phone.number]);
            }
        }
    }
    if numbers.len() > LINE {
        row.refuse_column(Column::Phone, Reason::TooLong, None);
        return None;
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// Where the person stands, and the sheet's word for it.
fn status(row: &mut Row<'_>) -> (Status, Option<String>) {
    let read = row.read(Column::Status, |cell| {
        let said = cells::status(cell)?;
        Ok(said.map(|status| (status, cell.to_owned())))
    });
    if row.refuses(Column::Status) {
        row.note(Remark::StatusAssumed, row.position(Column::Status), None);
    }
    let Some((status, word)) = read else {
        return (Status::Active, None);
    };
    if let Some(remark) = cells::says_more(&word) {
        row.note(remark, row.position(Column::Status), None);
        row.keep(Column::Status);
    }
    (status, Some(word))
}

/// A question for supervision. "No" is none, and stays visible as it was written.
fn flag(row: &mut Row<'_>) -> Option<String> {
    let flag = row.text(Column::Flag, "\n", PARAGRAPH)?;
    if cells::says_no(&flag) {
        row.keep(Column::Flag);
        return None;
    }
    Some(flag)
}

fn scores(row: &mut Row<'_>) -> Vec<SheetScore> {
    use Column as C;
    let mut scores = Vec::new();
    for column in [
        C::Phq9Initial,
        C::Phq9Last,
        C::Phq9,
        C::Gad7Initial,
        C::Gad7Last,
        C::Gad7,
    ] {
        let Some((scale, occasion)) = column.score() else {
            continue;
        };
        if let Some(total) = row.read(column, |cell| cells::score(cell, scale)) {
            scores.push(SheetScore { scale, occasion, total });
        }
    }
    scores
}

type ReadDateOf = fn(&str, DateOrder, NaiveDate) -> Result<Option<dates::ReadDate>, Reason>;

/// A date that cannot lie before the person's birth.
fn since_birth(row: &mut Row<'_>, column: Column, birth: Option<NaiveDate>, read: ReadDateOf) -> Option<NaiveDate> {
    row.date(column, |cell, order, today| match read(cell, order, today)? {
        Some(read) if birth.is_some_and(|birth| read.date < birth) => Err(Reason::BeforeBirth),
        read => Ok(read),
    })
    .map(|read| read.date)
}
