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
mod column;
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
mod row_result;
mod sheet;
mod text;

pub use apply::{ChosenFile, Imported, bring_in, preview, take_back};
pub use column::{Column, Scale};
pub use dates::DateOrder;
pub use dry_run::{Asked, ColumnDates, ColumnReport, Counts, DateOrders, DryRun, ReadSheet, dry_run, hash};
pub use order::OrderBasis;
pub use reading::{MAX_BYTES, open};
pub use refusal::{Reason, Refusal, Remark, RowNote};
pub use row::UnmappedValue;
pub use row_result::{ExistingPeople, InUse, Match, Nobody, RowOutcome, RowReport};
pub use sheet::{SheetContact, SheetPerson, SheetScore};

#[cfg(test)]
mod tests;
