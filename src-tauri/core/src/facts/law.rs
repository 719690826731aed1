//! The dates that the law sets and that have not ended.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::{By, grouped};
use crate::Result;
use crate::care::attention::{LegalDate, RunsOut};
use crate::record::patient_filter::PatientFilter;

/// A date of the law that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockDue {
    pub label: String,
    pub due: NaiveDate,
}

/// Each person's dates of the law that have not ended, soonest first, past ones too.
///
/// # Errors
/// When the store cannot be read.
pub fn open_clocks(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<ClockDue>>> {
    grouped(
        conn,
        filter,
        "SELECT patient, label, due FROM legal_date
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY due, id",
        |row| {
            Ok(ClockDue {
                label: row.get(1)?,
                due: row.get(2)?,
            })
        },
    )
}

/// The same dates as the rule reads them.
pub(in crate::facts) fn clocks(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<LegalDate>>> {
    let open = open_clocks(conn, filter)?.into_iter();
    Ok(open
        .map(|(patient, dates)| {
            let clocks = dates.into_iter().map(|clock| LegalDate {
                label: clock.label,
                due: RunsOut::Day(clock.due),
            });
            (patient, clocks.collect())
        })
        .collect())
}
