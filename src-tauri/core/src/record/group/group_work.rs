//! What one action writes of a group at once: a group with those whom a sheet's cohort names, and a session with everybody
//! who was expected. All of it happens, or nothing.

use serde::{Deserialize, Serialize};

use super::attendance::{self, Attendance};
use super::care_group::{self, GroupDetails};
use super::group_session::{self, SessionDetails};
use super::membership::{self, Joining};
use crate::record::person::patient::{self, Patient, Status};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewGroup {
    #[serde(flatten)]
    pub details: GroupDetails,
    /// Everybody on the caseload with this cohort joins; since when is not known, and not guessed.
    pub cohort: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewSession {
    pub group: String,
    /// The planned session that took place, or the one that is corrected.
    pub session: Option<String>,
    #[serde(flatten)]
    pub details: SessionDetails,
    pub answers: Vec<Attendance>,
}

acts! {
    AddGroup = start(NewGroup) -> String;
    RecordSession = record_session(NewSession) -> String;
    CorrectSession = correct_session(NewSession) -> String;
}

/// Whether a group may be suggested for them from their cohort.
#[must_use]
pub fn of_cohort(patient: &Patient, cohort: &str) -> bool {
    patient.status != Status::Discharged && patient.details.cohort.as_deref() == Some(cohort)
}

/// # Errors
/// `Invalid` with the field.
pub fn start(tx: &Tx<'_>, new: &NewGroup) -> Result<String> {
    let group = care_group::add(tx, &new.details)?;
    let Some(cohort) = &new.cohort else {
        return Ok(group);
    };
    let patients: Vec<String> = patient::all(tx)?
        .into_iter()
        .filter(|patient| of_cohort(patient, cohort))
        .map(|patient| patient.id)
        .collect();
    if !patients.is_empty() {
        membership::join(
            tx,
            &Joining {
                group: group.clone(),
                patients,
                joined_on: None,
                why: None,
            },
        )?;
    }
    Ok(group)
}

/// Writes a session down, or corrects one; answers with its id.
///
/// # Errors
/// `Invalid` with the field; `NotFound("membership")` for somebody who was never in the group.
pub fn record_session(tx: &Tx<'_>, new: &NewSession) -> Result<String> {
    for answer in &new.answers {
        if !membership::ever(tx, &new.group, &answer.patient)? {
            return Err(Error::NotFound("membership"));
        }
    }
    let id = group_session::record(tx, &new.group, new.session.as_deref(), &new.details)?;
    attendance::set(tx, &id, &new.answers)?;
    Ok(id)
}

/// As [`record_session`], of one that was written down before.
///
/// # Errors
/// As [`record_session`].
pub fn correct_session(tx: &Tx<'_>, new: &NewSession) -> Result<String> {
    record_session(tx, new)
}
