//! People of the caseload who live together and are visited together. That they do is suggested where addresses agree
//! and true only once the coordinator has confirmed it.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// Two people of one household.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HouseholdPair {
    pub patient: String,
    /// With whom they live.
    pub with: String,
}

acts! {
    JoinHousehold = join(HouseholdPair) -> ();
    LeaveHousehold = leave(String) -> ();
}

/// Confirms that two people are one household; where one of them is in a household already, the other joins it.
///
/// # Errors
/// `Invalid("with", "self" | "elsewhere")`: somebody is in one household at a time.
pub fn join(tx: &Tx<'_>, pair: &HouseholdPair) -> Result<()> {
    if pair.patient == pair.with {
        return Err(Error::invalid("with", Fault::OnSelf));
    }
    let (theirs, others) = (list(tx, &pair.patient)?, list(tx, &pair.with)?);
    if theirs.is_some() && others.is_some() {
        return if theirs == others {
            Ok(())
        } else {
            Err(Error::invalid("with", Fault::Elsewhere))
        };
    }
    let household = theirs.clone().or(others.clone()).unwrap_or_else(|| tx.new_id());
    for (patient, known) in [(&pair.patient, theirs), (&pair.with, others)] {
        if known.is_none() {
            tx.prepare_cached(
                "INSERT INTO household_member (id, patient, household, confirmed_on) VALUES (?, ?, ?, ?)",
            )?
            .execute(params![tx.new_id(), patient, household, tx.today()])?;
        }
    }
    Ok(())
}

/// Somebody does not live there any more. Whoever is left alone is no household.
///
/// # Errors
/// `NotFound`.
pub fn leave(tx: &Tx<'_>, patient: &str) -> Result<()> {
    let household = list(tx, patient)?.ok_or(Error::NotFound("household"))?;
    tx.prepare_cached("DELETE FROM household_member WHERE patient = ?")?
        .execute([patient])?;
    tx.prepare_cached(
        "DELETE FROM household_member
         WHERE household = ?1 AND (SELECT count(*) FROM household_member WHERE household = ?1) = 1",
    )?
    .execute([household])?;
    Ok(())
}

/// Which household somebody is in.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("SELECT household FROM household_member WHERE patient = ?")?
        .query_row([patient], |row| row.get(0))
        .optional()?)
}

/// With whom somebody lives, and since when that is confirmed; themselves not among them.
///
/// # Errors
/// When the store cannot be read.
pub fn with(conn: &Connection, patient: &str) -> Result<Vec<(String, NaiveDate)>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, confirmed_on FROM household_member
         WHERE patient <> ?1 AND household = (SELECT household FROM household_member WHERE patient = ?1)
         ORDER BY confirmed_on, id",
    )?;
    let all = query
        .query_map([patient], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(all)
}
