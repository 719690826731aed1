//! What comes of a row: it is new, the caseload has it already, or it is refused; and what a dry run asks of the vault for
//! that.

use super::refusal::{Reason, Refusal, RowNote};
use super::sheet::{SheetContact, SheetPerson};
use serde::{Deserialize, Serialize};

/// What the vault holds already, as far as a dry run asks.
pub trait ExistingPeople {
    /// Whom of the caseload a row is about.
    fn person(&self, person: &SheetPerson) -> Match;
    /// Whether somebody on the caseload has this reference.
    fn reference(&self, local_id: &str) -> bool;
    /// Whether this contact is there already.
    fn contact(&self, contact: &SheetContact) -> bool;
}

/// Whom of the caseload a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Somebody who is there.
    Same,
    /// Nobody yet.
    New { taken: InUse },
}

/// Identifiers that somebody else on the caseload has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InUse {
    pub nhs_number: bool,
    pub reference: bool,
}

/// An empty caseload.
pub struct Nobody;

impl ExistingPeople for Nobody {
    fn person(&self, _: &SheetPerson) -> Match {
        Match::New {
            taken: InUse::default(),
        }
    }
    fn reference(&self, _: &str) -> bool {
        false
    }
    fn contact(&self, _: &SheetContact) -> bool {
        false
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RowReport {
    /// Line of the file, from 1.
    pub line: u32,
    /// Local id and initials; never a name.
    pub who: String,
    pub outcome: RowOutcome,
    pub notes: Vec<RowNote>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum RowOutcome {
    New,
    /// The caseload has this person; nothing of theirs is changed.
    SamePerson,
    /// The caseload has this contact; it is not added twice.
    SameContact,
    Refused,
}

/// A row as its reader leaves it.
pub(super) struct RowResult {
    pub report: RowReport,
    pub refused: Vec<Refusal>,
    pub kept_cells: usize,
}

/// A row that is not taken at all.
pub(super) fn refused_row(line: u32, who: String, value: String, reason: Reason, other_line: Option<u32>) -> RowResult {
    RowResult {
        report: RowReport {
            line,
            who,
            outcome: RowOutcome::Refused,
            notes: Vec::new(),
        },
        refused: vec![Refusal {
            line,
            header: None,
            value,
            reason,
            other_line,
        }],
        kept_cells: 0,
    }
}
