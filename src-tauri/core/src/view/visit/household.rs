//! Who lives with somebody: those who are confirmed, and those whose address is the same and about whom nobody has said.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::person::household;
use crate::record::person::name;
use crate::record::person::patient::{self, Patient, PatientDetails, Status};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Household {
    /// Confirmed.
    pub members: Vec<HouseholdMate>,
    /// Active, at the same address, and in no other household: a suggestion, never taken for true.
    pub suggested: Vec<HouseholdMate>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HouseholdMate {
    pub patient: String,
    pub name: String,
    pub initials: String,
    /// Since when it is confirmed.
    pub confirmed_on: Option<NaiveDate>,
}

/// One of the household by initials alone: what may stand on a screen that is open beside somebody else.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InitialsOnly {
    pub patient: String,
    pub initials: String,
}

/// # Errors
/// `NotFound`.
pub fn household(conn: &Connection, id: &str) -> Result<Household> {
    let them = patient::get(conn, id)?;
    let members = household::with(conn, id)?
        .into_iter()
        .map(|(other, on)| Ok(mate(&patient::get(conn, &other)?, Some(on))))
        .collect::<Result<Vec<_>>>()?;
    Ok(Household {
        suggested: suggested(conn, &them, &members)?,
        members,
    })
}

/// # Errors
/// When the store cannot be read.
pub fn initials(conn: &Connection, id: &str) -> Result<Vec<InitialsOnly>> {
    household::with(conn, id)?
        .into_iter()
        .map(|(other, _)| {
            Ok(InitialsOnly {
                initials: name::initials(&patient::get(conn, &other)?.details),
                patient: other,
            })
        })
        .collect()
}

fn mate(patient: &Patient, confirmed_on: Option<NaiveDate>) -> HouseholdMate {
    HouseholdMate {
        patient: patient.id.clone(),
        name: name::full(&patient.details),
        initials: name::initials(&patient.details),
        confirmed_on,
    }
}

fn suggested(conn: &Connection, them: &Patient, members: &[HouseholdMate]) -> Result<Vec<HouseholdMate>> {
    let Some(home) = home(&them.details) else {
        return Ok(Vec::new());
    };
    let housed = household::list(conn, &them.id)?.is_some();
    let mut found = Vec::new();
    for other in patient::all(conn)? {
        let known = other.id == them.id || members.iter().any(|member| member.patient == other.id);
        if known || other.status != Status::Active || self::home(&other.details).as_ref() != Some(&home) {
            continue;
        }
        // Of two households none is the right one to suggest.
        if !housed || household::list(conn, &other.id)?.is_none() {
            found.push(mate(&other, None));
        }
    }
    Ok(found)
}

/// The address without what differs by the hand that typed it; `None` where the address itself is not known: many share a
/// postcode.
fn home(details: &PatientDetails) -> Option<String> {
    let plain = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let address = plain(details.address.as_deref()?);
    if address.is_empty() {
        return None;
    }
    let postcode = plain(details.postcode.as_deref().unwrap_or_default());
    // Some type the postcode into the address as well.
    Some(format!(
        "{} {postcode}",
        address.strip_suffix(&postcode).unwrap_or(&address)
    ))
}
