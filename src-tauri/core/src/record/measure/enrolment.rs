//! The programme somebody is in, and since when. Without one, nothing is said about scores that do not improve: each
//! programme has its own definition of that.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, params};

use crate::care::attention::Programme;
use crate::record::field::Chosen;
use crate::record::noun::noun;
use crate::record::patient_filter::PatientFilter;
use crate::store::Tx;
use crate::{Error, Result};

impl Chosen for Programme {
    const REQUIRED: bool = true;
    const VALUES: &'static [&'static str] = &[Programme::CollaborativeCare.name(), Programme::TalkingTherapies.name()];
}

noun! {
    Enrolment(EnrolmentDetails) in enrolment, of patient;
    fields {
        programme: Programme = choice;
        /// From this day on scores count; today where none is said.
        started_on: Option<NaiveDate> = past_or_today;
    }
    ends with outcome;
    list by "started_on DESC";
    whole one_at_a_time;
}

fn one_at_a_time(tx: &Tx<'_>, details: &EnrolmentDetails, id: Option<&str>) -> Result<()> {
    let already = tx
        .prepare_cached("SELECT 1 FROM enrolment WHERE patient = ?1 AND ended_on IS NULL AND id IS NOT ?2")?
        .exists(params![details.patient, id])?;
    if already {
        return Err(Error::invalid("programme", Fault::Already));
    }
    Ok(())
}

/// The programmes that people are in now: person, programme and the day it began.
///
/// # Errors
/// When the store cannot be read.
pub fn running(conn: &Connection, filter: PatientFilter<'_>) -> Result<Vec<(String, Programme, NaiveDate)>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, programme, started_on FROM enrolment
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY patient, started_on",
    )?;
    let rows = query
        .query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

impl ToSql for Programme {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Programme {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let known = Programme::ALL.iter().copied().find(|one| one.name() == name);
        known.ok_or(FromSqlError::InvalidType)
    }
}
