//! Rows of one file that are about one person, and identifiers that two people of the file share. A second row about a
//! person is refused and listed; an identifier that two different people have belongs to neither.

use super::column::Column;
use super::identity::{Found, Index};
use super::refusal::Reason;
use super::row::Row;
use super::row_result::{RowResult, refused_row};
use super::sheet::SheetPerson;
/// A row and the person it names.
pub(super) struct Draft<'a> {
    pub row: Row<'a>,
    pub person: SheetPerson,
}

/// A row read on its own, before it is compared with the others. `Err`: the whole row is refused.
pub(super) type DraftRow<'a> = Result<Draft<'a>, RowResult>;

pub(super) fn settle(drafts: &mut [DraftRow<'_>]) {
    let mut seen = Index::new();
    for at in 0..drafts.len() {
        let Ok(draft) = &drafts[at] else { continue };
        let identity = draft.person.identity();
        match seen.find(&identity) {
            Found::Same(other) => {
                let (line, who, value) = (draft.person.line, draft.person.who(), draft.row.as_text());
                let refused = refused_row(line, who, value, Reason::DuplicatePerson, line_of(drafts, other));
                drafts[at] = Err(refused);
            }
            Found::Other { nhs_number, reference } => {
                for (column, other) in [(Column::NhsNumber, nhs_number), (Column::LocalId, reference)] {
                    if let Some(other) = other {
                        take_away(drafts, column, at, other);
                        take_away(drafts, column, other, at);
                    }
                }
                // With what was taken away: a third one with the same identifier is refused it too.
                seen.add(identity, at);
            }
        }
    }
}

fn line_of(drafts: &[DraftRow<'_>], at: usize) -> Option<u32> {
    drafts[at].as_ref().ok().map(|draft| draft.person.line)
}

/// Takes an identifier away from a row because another row has it too.
fn take_away(drafts: &mut [DraftRow<'_>], column: Column, at: usize, other: usize) {
    let other_line = line_of(drafts, other);
    let Ok(draft) = &mut drafts[at] else { return };
    let (held, reason) = match column {
        Column::NhsNumber => (&mut draft.person.nhs_number, Reason::SharedNhsNumber),
        _ => (&mut draft.person.local_id, Reason::SharedReference),
    };
    if held.take().is_some() {
        draft.row.refuse_column(column, reason, other_line);
    }
}
