//! What every query of this room answers with: values by the person they belong to.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::Result;
use crate::record::patient_filter::PatientFilter;

/// By person.
pub(in crate::facts) type By<T> = HashMap<String, T>;

pub(in crate::facts) fn group<T>(rows: impl Iterator<Item = rusqlite::Result<(String, T)>>) -> Result<By<Vec<T>>> {
    let mut groups: By<Vec<T>> = HashMap::new();
    for row in rows {
        let (patient, value) = row?;
        groups.entry(patient).or_default().push(value);
    }
    Ok(groups)
}

/// The rows of a query over [`PatientFilter::range`] whose first column is the person.
pub(in crate::facts) fn grouped<T>(
    conn: &Connection,
    filter: PatientFilter<'_>,
    sql: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<By<Vec<T>>> {
    let mut groups: By<Vec<T>> = HashMap::new();
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(filter.range())?;
    while let Some(row) = rows.next()? {
        groups.entry(row.get(0)?).or_default().push(read(row)?);
    }
    Ok(groups)
}

/// The local day of a recording time.
#[must_use]
pub fn day_of(recorded_at: &str) -> Option<NaiveDate> {
    chrono::DateTime::parse_from_rfc3339(recorded_at)
        .ok()
        .map(|at| at.date_naive())
}
