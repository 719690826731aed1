//! The yearly physical health check in severe mental illness, for those flagged as due for it: six items, as they were
//! told, and where it was done. Done, it is due again a year later.

use crate::error::Fault;
use chrono::{Months, NaiveDate};
use rusqlite::params;

use crate::record::edit::Edit;
use crate::record::noun::noun;
use crate::store::Tx;
use crate::{Error, Result};

noun! {
    PhysicalCheck(PhysicalCheckDetails) in physical_check, of patient;
    fields {
        due: Option<NaiveDate> = future;
        done_on: Option<NaiveDate> = past;
        done_where: Option<String> = line, searched when done_on;
        alcohol: Option<String> = line when done_on;
        /// Blood glucose or HbA1c.
        glucose: Option<String> = line when done_on;
        lipids: Option<String> = line when done_on;
        blood_pressure: Option<String> = line when done_on;
        /// Weight or BMI.
        weight: Option<String> = line when done_on;
        smoking: Option<String> = line when done_on;
        note: Option<String> = text, searched when done_on;
        source: Option<String> = line, searched;
    }
    ends with outcome;
    found as Health, on done_on;
    list by "done_on IS NOT NULL, done_on DESC, due";
    whole has_a_day;
    add by hand;
    edit by hand;
}

fn has_a_day(_: &Tx<'_>, details: &PhysicalCheckDetails, _: Option<&str>) -> Result<()> {
    match details.due.or(details.done_on) {
        Some(_) => Ok(()),
        None => Err(Error::invalid("due", Fault::Required)),
    }
}

/// Flags somebody as due, or writes down a check that was done.
///
/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, details: &PhysicalCheckDetails) -> Result<String> {
    let id = insert(tx, details)?;
    again(tx, details)?;
    Ok(id)
}

/// Corrects the check; with the day it was done it is due again a year later.
///
/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<PhysicalCheckDetails>) -> Result<()> {
    update(tx, &edit.id, &edit.details)?;
    again(tx, &get(tx, &edit.id)?.details)
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
