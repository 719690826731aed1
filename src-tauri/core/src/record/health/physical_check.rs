//! The yearly physical health check in severe mental illness, for those flagged as due for it: six items, as they were
//! told, and where it was done. Done, it is due again a year later.

use crate::error::Fault;
use chrono::{Months, NaiveDate};
use rusqlite::params;

use crate::record::told::{self, told};
use crate::store::Tx;
use crate::{Error, Result};

told! {
    PhysicalCheck(PhysicalCheckDetails) in physical_check, by "done_on IS NOT NULL, done_on DESC, due", ended, {
        due: Option<NaiveDate> = told::plain,
        done_on: Option<NaiveDate> = told::past("doneOn"),
        done_where: Option<String> = told::line("doneWhere"),
        alcohol: Option<String> = told::line("alcohol"),
        /// Blood glucose or HbA1c.
        glucose: Option<String> = told::line("glucose"),
        lipids: Option<String> = told::line("lipids"),
        blood_pressure: Option<String> = told::line("bloodPressure"),
        /// Weight or BMI.
        weight: Option<String> = told::line("weight"),
        smoking: Option<String> = told::line("smoking"),
        note: Option<String> = told::long("note"),
        source: Option<String> = told::line("source"),
    }
    whole has_a_day
}

fn has_a_day(details: &PhysicalCheckDetails) -> Result<()> {
    match details.due.or(details.done_on) {
        Some(_) => Ok(()),
        None => Err(Error::invalid("due", Fault::Required)),
    }
}

/// Flags somebody as due, or writes down a check that was done.
///
/// # Errors
/// As [`add`].
pub fn write(tx: &Tx<'_>, details: &PhysicalCheckDetails) -> Result<String> {
    let id = add(tx, details)?;
    again(tx, details)?;
    Ok(id)
}

/// Writes the check anew; with the day it was done it is due again a year later.
///
/// # Errors
/// As [`edit`].
pub fn rewrite(tx: &Tx<'_>, id: &str, details: &PhysicalCheckDetails) -> Result<()> {
    edit(tx, id, details)?;
    again(tx, details)
}

/// Sets the next one, unless a due one stands, or a later one was done.
fn again(tx: &Tx<'_>, details: &PhysicalCheckDetails) -> Result<()> {
    let Some(next) = details.done_on.and_then(|on| on.checked_add_months(Months::new(12))) else {
        return Ok(());
    };
    let settled = tx
        .prepare_cached(
            "SELECT 1 FROM physical_check
              WHERE patient = ?1 AND ((ended_on IS NULL AND done_on IS NULL) OR done_on > ?2)",
        )?
        .exists(params![details.patient, details.done_on])?;
    if !settled {
        tx.prepare_cached("INSERT INTO physical_check (id, patient, due) VALUES (?, ?, ?)")?
            .execute(params![tx.new_id(), details.patient, next])?;
    }
    Ok(())
}
