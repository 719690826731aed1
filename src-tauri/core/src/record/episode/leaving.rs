//! Leaving the caseload, and coming back. Nobody leaves while something about them is open: each is closed, called off or
//! handed on in the same operation, or nothing happens. Coming back begins the next episode.

use crate::error::Fault;
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::open_item::{self, OpenAnswer};
use super::{Ended, EpisodeState};
use crate::record::episode;
use crate::record::law::clock_rule::{self, ClockAfter, ClockRule};
use crate::record::person::patient::{self, Status};
use crate::record::person::status::{self, StatusChange};
use crate::record::safety::crisis_line;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CaseloadDischarge {
    pub patient: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    pub reason: String,
    /// Who carries on.
    pub continued_by: String,
    /// When to ask how they are; `None`: not at all.
    pub follow_up_on: Option<NaiveDate>,
    pub open: Vec<OpenAnswer>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reopening {
    pub patient: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    pub reason: String,
    pub referrer: Option<String>,
}

/// A discharge that should not have been.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MistakenDischarge {
    pub patient: String,
    pub reason: String,
}

acts! {
    SetStatus = set_status(StatusChange) -> ();
    DischargePatient = discharge(CaseloadDischarge) -> ();
    EditDischarge = edit_discharge(CaseloadDischarge) -> ();
    ReopenPatient = reopen(Reopening) -> String;
    RevertDischarge = revert_discharge(MistakenDischarge) -> ();
}

/// Discharges somebody, with an answer to everything that is open.
///
/// # Errors
/// `Invalid("open", "unanswered" | "notOpen" | "ownStep" | "onlyClosed")`, `Invalid("toWhom" | "reason" | "continuedBy",
/// "required" | ...)`, `Invalid("on", "future")`, `Invalid("followUpOn", "beforeDischarge")`,
/// `Invalid("patient", "discharged")`, `NotFound`.
pub fn discharge(tx: &Tx<'_>, leaving: &CaseloadDischarge) -> Result<()> {
    if patient::get(tx, &leaving.patient)?.status == Status::Discharged {
        return Err(Error::invalid("patient", Fault::Discharged));
    }
    let items = open_item::list(tx, &leaving.patient, tx.now())?;
    for answer in &leaving.open {
        let item = items
            .iter()
            .find(|item| item.what == answer.what && item.id == answer.id)
            .ok_or(Error::invalid("open", Fault::NotOpen))?;
        open_item::settle(tx, &leaving.patient, item, answer)?;
    }
    if !open_item::list(tx, &leaving.patient, tx.now())?.is_empty() {
        return Err(Error::invalid("open", Fault::Unanswered));
    }
    write(tx, leaving)
}

/// Corrects the day, the reason and what follows of a discharge.
///
/// # Errors
/// As [`discharge`], `Invalid("patient", "notDischarged")`.
pub fn edit_discharge(tx: &Tx<'_>, leaving: &CaseloadDischarge) -> Result<()> {
    if patient::get(tx, &leaving.patient)?.status != Status::Discharged {
        return Err(Error::invalid("patient", Fault::NotDischarged));
    }
    write(tx, leaving)
}

fn write(tx: &Tx<'_>, leaving: &CaseloadDischarge) -> Result<()> {
    let on = leaving.on.unwrap_or(tx.today());
    if leaving.follow_up_on.is_some_and(|due| due < on) {
        return Err(Error::invalid("followUpOn", Fault::BeforeDischarge));
    }
    status::set(
        tx,
        &StatusChange {
            patient: leaving.patient.clone(),
            status: Status::Discharged,
            on: Some(on),
            reason: Some(leaving.reason.clone()),
        },
    )?;
    let usual = follow_up_rule(tx, on)?.filter(|(_, due)| leaving.follow_up_on == Some(*due));
    episode::end(
        tx,
        &leaving.patient,
        &Ended {
            continued_by: leaving.continued_by.clone(),
            follow_up_on: leaving.follow_up_on,
            follow_up_rule: usual.map(|(rule, _)| rule.details.name),
        },
    )
}

/// The rule for a follow-up after a discharge from the caseload on a day, and when it says it is due.
///
/// # Errors
/// When the store cannot be read.
pub fn follow_up_rule(conn: &Connection, on: NaiveDate) -> Result<Option<(ClockRule, NaiveDate)>> {
    let rules = clock_rule::list(conn, crisis_line::get(conn)?.country)?;
    let rule = clock_rule::in_force(&rules, ClockAfter::Caseload, false, on);
    Ok(rule.and_then(|rule| Some((rule.clone(), on + Days::new(u64::from(rule.details.days?))))))
}

/// Somebody who was discharged comes back: the next episode begins, and what was recorded before stays.
///
/// # Errors
/// `Invalid("on", "future" | "beforeDischarge")`, `Invalid("reason", "required" | ...)`, `Invalid("referrer", ...)`,
/// `NotFound` for whoever is not discharged.
pub fn reopen(tx: &Tx<'_>, back: &Reopening) -> Result<String> {
    let on = back.on.unwrap_or(tx.today());
    if on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    let before = patient::get(tx, &back.patient)?;
    if before.ended.is_some_and(|ended| on < ended) {
        return Err(Error::invalid("on", Fault::BeforeDischarge));
    }
    status::take_up(tx, &back.patient, on)?;
    let stood = EpisodeState {
        started_on: before.details.started,
        ended_on: before.ended,
        ended_reason: before.ended_reason,
    };
    episode::open(tx, &back.patient, &stood, &back.reason, back.referrer.as_deref())
}

/// The discharge was a mistake: the same episode goes on, with its start and its baseline. What was closed or handed on with
/// the discharge stays so, each with the answer it was given.
///
/// # Errors
/// `Invalid("patient", "notDischarged")`, `Invalid("reason", "required" | ...)`, `NotFound`.
pub fn revert_discharge(tx: &Tx<'_>, mistake: &MistakenDischarge) -> Result<()> {
    if patient::get(tx, &mistake.patient)?.status != Status::Discharged {
        return Err(Error::invalid("patient", Fault::NotDischarged));
    }
    episode::go_on(tx, &mistake.patient, &mistake.reason)?;
    status::set(
        tx,
        &StatusChange {
            patient: mistake.patient.clone(),
            status: Status::Active,
            on: None,
            reason: None,
        },
    )
}

/// Pauses, takes up after a pause, or changes a pause: whatever is neither leaving nor coming back.
///
/// # Errors
/// As [`status::set`], `Invalid("status", "ownStep")` for a discharge or for somebody who was discharged.
pub fn set_status(tx: &Tx<'_>, change: &StatusChange) -> Result<()> {
    let now = patient::get(tx, &change.patient)?.status;
    if now == Status::Discharged || change.status == Status::Discharged {
        return Err(Error::invalid("status", Fault::OwnStep));
    }
    status::set(tx, change)
}
