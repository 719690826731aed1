//! What a sheet becomes, from single cells to the sample files.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod applied;
mod cell;
mod date;
mod file;
mod hostile;
mod rows;
mod sample;

use chrono::NaiveDate;

use super::*;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// 22 November 2026, nothing told about dates.
pub(super) fn asked() -> Asked {
    Asked {
        today: day("2026-11-22"),
        orders: Default::default(),
    }
}

pub(super) fn read(text: &str) -> ReadSheet {
    dry_run(text.as_bytes(), &asked(), &Nobody).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The reason a file is refused for.
pub(super) fn refusal(bytes: &[u8]) -> &'static str {
    match dry_run(bytes, &asked(), &Nobody) {
        Err(crate::Error::Invalid { field: "file", reason }) => reason.name(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("taken"),
    }
}

/// Header and reason of each refused cell; no header for a row.
pub(super) fn refused(sheet: &ReadSheet) -> Vec<(u32, Option<&str>, Reason)> {
    sheet
        .dry_run
        .refused
        .iter()
        .map(|r| (r.line, r.header.as_deref(), r.reason))
        .collect()
}

/// What was remarked on the rows.
pub(super) fn remarks(sheet: &ReadSheet) -> Vec<Remark> {
    sheet
        .dry_run
        .rows
        .iter()
        .flat_map(|row| row.notes.iter().map(|note| note.remark))
        .collect()
}

pub(super) const CASELOAD: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/fixtures/sample/caseload.csv"
));
pub(super) const CONTACTS: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/fixtures/sample/contacts.csv"
));
