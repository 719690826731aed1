//! Spreadsheets in: a caseload, or the contacts with it, from the file a person keeps today.
//!
//! | step | file |
//! | --- | --- |
//! | bytes into records of text, within bounds | `reading` |
//! | headers into columns, by the words people use | `columns`, `headers` |
//! | one cell into what it says, or the reason why not | `cells`, `dates`, `order` |
//! | rows into people and contacts | `row`, `caseload`, `contacts`, `identity`, `duplicates` |
//! | what would happen, row by row | `dry_run` |
//! | the same against the vault, applied in one operation, and taken back | `held`, `apply` |
//!
//! Nothing is dropped: a cell is taken, or kept word for word with the person, or its whole row is listed as refused.

mod apply;
mod caseload;
mod cells;
mod columns;
mod contacts;
mod dates;
mod dry_run;
mod duplicates;
mod existing;
mod headers;
mod identity;
mod order;
mod reading;
mod refusal;
mod row;
mod text;

pub use apply::{ChosenFile, Imported, bring_in, preview, take_back};
pub use caseload::{SheetPerson, SheetScore};
pub use columns::{Column, Scale};
pub use contacts::SheetContact;
pub use dry_run::{
    Asked, ColumnDates, ColumnReport, Counts, DateOrders, DryRun, ExistingPeople, InUse, Match, Nobody, ReadSheet,
    RowOutcome, RowReport, dry_run, hash,
};
pub use order::{DateOrder, OrderBasis};
pub use reading::{MAX_BYTES, open};
pub use refusal::{Reason, Refusal, Remark, RowNote};
pub use row::UnmappedValue;

#[cfg(test)]
mod tests;
