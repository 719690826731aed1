//! How often a measure is taken again, as agreed with one person. Nobody is asked for a score unless this was agreed.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::record::patient_filter::PatientFilter;
use crate::store::Tx;
use crate::{Error, Result};

/// An agreement that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Repeat {
    pub patient: String,
    /// Its id.
    pub instrument: String,
    /// Days from one to the next, 1 to 366.
    pub every_days: u16,
    pub agreed_on: NaiveDate,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AgreeRepeat {
    pub patient: String,
    pub instrument: String,
    /// `None`: it is not repeated any more.
    pub every_days: Option<u16>,
}

/// Agrees another interval in the place of the one before, or none. `least` is the instrument's least gap in days.
///
/// # Errors
/// `Invalid("everyDays", "range" | "tooSoon")`, `NotFound("patient")`.
pub(in crate::record) fn agree(tx: &Tx<'_>, ask: &AgreeRepeat, least: Option<u32>) -> Result<()> {
    if ask.every_days.is_some_and(|days| !(1..=366).contains(&days)) {
        return Err(Error::invalid("everyDays", Fault::Range));
    }
    // Within its recall window a score speaks of the same weeks as the one before.
    if ask
        .every_days
        .is_some_and(|days| least.is_some_and(|least| u32::from(days) < least))
    {
        return Err(Error::invalid("everyDays", Fault::TooSoon));
    }
    if !tx
        .prepare_cached("SELECT 1 FROM patient WHERE id = ?")?
        .exists([&ask.patient])?
    {
        return Err(Error::NotFound("patient"));
    }
    tx.prepare_cached(
        "UPDATE score_repeat SET ended_on = ? WHERE patient = ? AND instrument = ? AND ended_on IS NULL",
    )?
    .execute(params![tx.today(), ask.patient, ask.instrument])?;
    if let Some(days) = ask.every_days {
        tx.prepare_cached(
            "INSERT INTO score_repeat (id, patient, instrument, every_days, agreed_on) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![tx.new_id(), ask.patient, ask.instrument, days, tx.today()])?;
    }
    Ok(())
}

/// What is agreed now, by person and measure.
///
/// # Errors
/// When the store cannot be read.
pub fn agreed(conn: &Connection, filter: PatientFilter<'_>) -> Result<Vec<Repeat>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, instrument, every_days, agreed_on FROM score_repeat
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY patient, instrument",
    )?;
    let rows = query
        .query_map(filter.range(), |row| {
            Ok(Repeat {
                patient: row.get(0)?,
                instrument: row.get(1)?,
                every_days: row.get(2)?,
                agreed_on: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
