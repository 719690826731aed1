//! What the rules read of safety: the plan, the concerns that are open, and those about safeguarding.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::{By, day_of, grouped};
use crate::care::attention::{SafetyAsked, SafetyConcern};
use crate::error::Damage;
use crate::record::patient_filter::PatientFilter;
use crate::record::text::StoredDay;
use crate::{Error, Result};

/// What came of asking each of them about a safety plan.
pub(in crate::facts) fn asked(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<SafetyAsked>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, answer = 'declined', review_on FROM safety_plan
          WHERE state = 'current' AND patient BETWEEN ?1 AND ?2",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            SafetyAsked {
                declined: row.get(1)?,
                review_on: row.get::<_, Option<StoredDay>>(2)?.map(|day| day.0),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::facts) fn safety_concerns(
    conn: &Connection,
    filter: PatientFilter<'_>,
) -> Result<By<Vec<SafetyConcern>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, coalesce(words, item), answer, raised_at, deferred_until FROM safety_concern
          WHERE state IN ('open', 'deferred') AND patient BETWEEN ?1 AND ?2 ORDER BY raised_at, id",
    )?;
    let mut rows = query.query(filter.range())?;
    let mut open: By<Vec<SafetyConcern>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let what: Option<String> = row.get(1)?;
        let answer: Option<String> = row.get(2)?;
        let (raised, until): (String, Option<String>) = (row.get(3)?, row.get(4)?);
        let said = [what, answer].into_iter().flatten().collect::<Vec<_>>().join(": ");
        open.entry(row.get(0)?).or_default().push(SafetyConcern {
            what: said,
            since: day_of(&raised).ok_or(Error::Damaged(Damage::Store))?,
            answered: false,
            // Put off to the end of a day: it holds again on the next.
            deferred_until: until.as_deref().and_then(day_of).and_then(|day| day.succ_opt()),
        });
    }
    Ok(open)
}

/// The days on which each person's open safeguarding concerns were noted, earliest first.
///
/// # Errors
/// When the store cannot be read.
pub fn open_concerns(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<NaiveDate>>> {
    grouped(
        conn,
        filter,
        "SELECT patient, noted_on FROM safeguarding_concern
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY noted_on, id",
        |row| row.get(1),
    )
}
