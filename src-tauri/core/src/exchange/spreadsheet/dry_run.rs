//! What an import would do, row by row, before anything is written: which columns were recognised, who is new, which
//! cells are refused and why. The same reading is what is applied afterwards, so the two cannot differ.

use super::caseload::{self};
use super::column::Column;
use super::columns::{self, Headed};
use super::contacts::{self};
use super::dates::DateOrder;
use super::order::{OrderBasis, Proof};
use super::reading::{self};
use super::refusal::Refusal;
use super::row_result::{ExistingPeople, RowOutcome, RowReport, RowResult};
use super::sheet::{SheetContact, SheetPerson};
use crate::error::Fault;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Result;
use crate::record::outgoing::import;

/// By header, where the person said which number is the day.
pub type DateOrders = BTreeMap<String, DateOrder>;

/// What a person may be asked before a sheet is read, and what today is.
pub struct Asked {
    pub today: NaiveDate,
    pub orders: DateOrders,
}

/// A sheet read and understood: what the window shows of it, and what is applied.
pub struct ReadSheet {
    pub dry_run: DryRun,
    pub people: Vec<SheetPerson>,
    pub contacts: Vec<SheetContact>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DryRun {
    pub sheet: import::Sheet,
    /// SHA-256 of the file in hex: applying asks for it, so that what was shown is what is applied.
    pub sha256: String,
    pub columns: Vec<ColumnReport>,
    pub rows: Vec<RowReport>,
    pub refused: Vec<Refusal>,
    /// Lines above the header, which were passed over.
    pub above_header: Vec<u32>,
    pub counts: Counts,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColumnReport {
    pub header: String,
    pub becomes: Option<Column>,
    /// Kept word for word with each person: the column is unknown, or its home comes later.
    pub kept: bool,
    /// Of a column of dates that can be read two ways.
    pub dates: Option<ColumnDates>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ColumnDates {
    pub order: DateOrder,
    pub basis: OrderBasis,
    /// Whether a person should be asked which number is the day.
    pub ask: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Counts {
    pub rows: u32,
    /// People or contacts that would be added.
    pub new: u32,
    /// Rows about what is there already.
    pub same: u32,
    pub refused_rows: u32,
    pub refused_cells: u32,
    /// Cells kept word for word, refused ones included.
    pub kept_cells: u32,
}

/// Reads the bytes of a file into what would be imported and what would not.
///
/// # Errors
/// `invalid(file, ...)`: see [`reading`] and [`columns::find_header`]; `noRows` when nothing stands below the header.
pub fn dry_run(bytes: &[u8], asked: &Asked, known: &dyn ExistingPeople) -> Result<ReadSheet> {
    let sheet = columns::find_header(reading::read(bytes)?)?;
    if sheet.rows.is_empty() {
        return Err(crate::Error::invalid("file", Fault::NoRows));
    }
    let dates = date_columns(&sheet, asked);
    let orders: Vec<DateOrder> = dates
        .iter()
        .map(|d| d.map_or(DateOrder::DayFirst, |d| d.order))
        .collect();

    let (people, contacts, results) = match sheet.kind {
        import::Sheet::Caseload => {
            let (people, results) = caseload::read(&sheet, &orders, asked.today, known);
            (people, Vec::new(), results)
        }
        import::Sheet::Contacts => {
            let (contacts, results) = contacts::read(&sheet, &orders, asked.today, known);
            (Vec::new(), contacts, results)
        }
    };

    let columns = sheet.headers.iter().zip(dates).map(|(header, dates)| ColumnReport {
        header: header.name.clone(),
        becomes: header.becomes,
        kept: header.becomes.is_none_or(|column| kept(column, sheet.kind)),
        dates,
    });
    let counts = count(&results);
    let mut refused = Vec::new();
    let mut rows = Vec::with_capacity(results.len());
    for result in results {
        refused.extend(result.refused);
        rows.push(result.report);
    }
    let dry_run = DryRun {
        sheet: sheet.kind,
        sha256: hash(bytes),
        columns: columns.collect(),
        rows,
        refused,
        above_header: sheet.above,
        counts,
    };
    Ok(ReadSheet {
        dry_run,
        people,
        contacts,
    })
}

/// A column that is understood but has no home yet: a note about a person.
fn kept(column: Column, sheet: import::Sheet) -> bool {
    column == Column::Note && sheet == import::Sheet::Caseload
}

/// SHA-256 in hex.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The order of day and month for each column that holds dates.
fn date_columns(sheet: &Headed, asked: &Asked) -> Vec<Option<ColumnDates>> {
    let proofs: Vec<Option<Proof>> = sheet
        .headers
        .iter()
        .enumerate()
        .map(|(at, header)| {
            let dated = header.becomes.is_some_and(Column::is_date);
            dated.then(|| Proof::of(sheet.rows.iter().map(|row| row.cell(at))))
        })
        .collect();
    let all = proofs
        .iter()
        .flatten()
        .fold(Proof::default(), |sum, proof| sum.and(*proof));
    sheet
        .headers
        .iter()
        .zip(proofs)
        .map(|(header, proof)| {
            let (order, basis) = proof?.order(asked.orders.get(&header.name).copied(), all);
            let ask = matches!(basis, OrderBasis::Assumed | OrderBasis::Mixed);
            Some(ColumnDates { order, basis, ask })
        })
        .collect()
}

fn count(results: &[RowResult]) -> Counts {
    let mut counts = Counts::default();
    for result in results {
        counts.rows += 1;
        match result.report.outcome {
            RowOutcome::New => counts.new += 1,
            RowOutcome::SamePerson | RowOutcome::SameContact => counts.same += 1,
            RowOutcome::Refused => counts.refused_rows += 1,
        }
        let cells = result.refused.iter().filter(|refusal| refusal.header.is_some()).count();
        counts.refused_cells += u32::try_from(cells).unwrap_or(u32::MAX);
        counts.kept_cells += u32::try_from(result.kept_cells).unwrap_or(u32::MAX);
    }
    counts
}
