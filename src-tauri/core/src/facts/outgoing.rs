//! What the rules read of what left: who was in a supervision summary, and what of the caseload has not left yet.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::{By, day_of};
use super::workspace::thresholds;
use crate::care::attention::{self, CaseloadFacts, Reason};
use crate::record::patient_filter::PatientFilter;
use crate::{Result, bundle};

/// The day of the last supervision summary that each of them was in.
pub(in crate::facts) fn discussed(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<NaiveDate>> {
    let mut query = conn.prepare_cached(
        "SELECT disclosed_person.patient, max(substr(disclosure.at, 1, 10))
         FROM disclosure JOIN disclosed_person ON disclosed_person.disclosure = disclosure.id
         WHERE disclosed_person.patient BETWEEN ?1 AND ?2
           AND disclosure.what IN ('summaryPdf', 'summaryCsv') GROUP BY disclosed_person.patient",
    )?;
    let rows = query.query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::facts) fn supervised(conn: &Connection) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM disclosure WHERE what IN ('summaryPdf', 'summaryCsv'))")?
        .query_row([], |row| row.get(0))?)
}

/// What holds of the caseload as a whole.
///
/// # Errors
/// When the store cannot be read.
pub fn of_caseload(conn: &Connection, today: NaiveDate) -> Result<Option<Reason>> {
    let unsent = bundle::unsent(conn)?;
    let facts = CaseloadFacts {
        waiting: unsent
            .since
            .as_deref()
            .and_then(day_of)
            .map(|since| (unsent.changes, since)),
        unacknowledged: unsent.unacknowledged_since.as_deref().and_then(day_of),
        office: unsent.office,
    };
    Ok(attention::of_caseload(&facts, &thresholds(conn)?, today))
}
