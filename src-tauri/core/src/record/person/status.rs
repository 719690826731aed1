//! Whether somebody is active, paused or discharged. Every change of it goes through here, so that the circle hears of a
//! pause, of a discharge and of the return, whichever act brings them about.

use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::patient::{self, Patient, Status};
use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::{NoticeAbout, Subject};
use crate::error::Fault;
use crate::record::circle::raise::{raise, raise_to};
use crate::record::circle::{self, notice};
use crate::record::expect_one_row;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::{Error, Result};

/// A change of where somebody stands. A pause needs an end date, a discharge a reason.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct StatusChange {
    pub patient: String,
    pub status: Status,
    /// The last day of the pause, or the day of the discharge.
    pub on: Option<NaiveDate>,
    pub reason: Option<String>,
}

/// Moves somebody between active, paused and discharged. The circle hears of it; whoever has not heard of a pause or a
/// discharge yet need not hear that it is over.
///
/// # Errors
/// `Invalid("on", "required" | "past" | "future" | "tooFar")`, `Invalid("reason", "required")`, `NotFound`.
pub fn set(tx: &Tx<'_>, change: &StatusChange) -> Result<()> {
    let reason = text::optional("reason", change.reason.as_deref(), PARAGRAPH)?;
    let (paused_until, ended) = match change.status {
        Status::Active => (None, None),
        Status::Paused => match change.on {
            None => return Err(Error::invalid("on", Fault::Required)),
            Some(on) if on < tx.today() => return Err(Error::invalid("on", Fault::Past)),
            on => {
                text::within_reach("on", on, tx.today())?;
                (on, None)
            }
        },
        Status::Discharged => {
            if reason.is_none() {
                return Err(Error::invalid("reason", Fault::Required));
            }
            let on = change.on.unwrap_or(tx.today());
            if on > tx.today() {
                return Err(Error::invalid("on", Fault::Future));
            }
            (None, Some(on))
        }
    };
    let reason = if change.status == Status::Active { None } else { reason };
    let before = patient::get(tx, &change.patient)?;
    let changed = tx
        .prepare_cached(
            "UPDATE patient SET status = ?2, paused_until = ?3, ended = ?4, ended_reason = ?5 WHERE id = ?1",
        )?
        .execute(params![change.patient, change.status, paused_until, ended, reason])?;
    expect_one_row("patient", changed)?;
    notify(tx, &before)
}

/// They come back: active, from that day on, and the circle hears of it. The caller keeps what was said of the episode before.
///
/// # Errors
/// `NotFound` for whoever is not discharged.
pub fn take_up(tx: &Tx<'_>, id: &str, started: NaiveDate) -> Result<()> {
    expect_one_row(
        "patient",
        tx.prepare_cached(
            "UPDATE patient SET status = 'active', started = ?2, paused_until = NULL, ended = NULL, ended_reason = NULL
              WHERE id = ?1 AND status = 'discharged'",
        )?
        .execute(params![id, started])?,
    )?;
    notify_return(tx, id)
}

/// The status that an imported sheet reports, in its own word. It says neither the day of a discharge, which stays
/// unknown, nor the end of a pause, which is today: from tomorrow the attention list asks for one.
///
/// # Errors
/// `Invalid("reason", ...)`, `NotFound`.
pub fn set_reported(tx: &Tx<'_>, id: &str, status: Status, word: Option<&str>) -> Result<()> {
    let reason = text::optional("reason", word, PARAGRAPH)?.filter(|_| status != Status::Active);
    let paused_until = (status == Status::Paused).then(|| tx.today());
    let changed = tx
        .prepare_cached(
            "UPDATE patient SET status = ?2, paused_until = ?3, ended = NULL, ended_reason = ?4 WHERE id = ?1",
        )?
        .execute(params![id, status, paused_until, reason])?;
    expect_one_row("patient", changed)
}

fn notify(tx: &Tx<'_>, before: &Patient) -> Result<()> {
    let now = patient::get(tx, &before.id)?;
    if (now.status, now.paused_until, now.ended) == (before.status, before.paused_until, before.ended) {
        return Ok(());
    }
    let on = |day: Option<NaiveDate>| dates::long(day.unwrap_or(tx.today()));
    let (about, words) = match now.status {
        Status::Active => return notify_return(tx, &now.id),
        Status::Paused => (
            NoticeAbout::Pause,
            say("notice.pause", &[("date", &on(now.paused_until))]),
        ),
        Status::Discharged => (
            NoticeAbout::Discharge,
            say("notice.discharge", &[("date", &on(now.ended))]),
        ),
    };
    raise(tx, &now.id, about, &words, Some(("patient", now.id.as_str())))
}

fn notify_return(tx: &Tx<'_>, patient: &str) -> Result<()> {
    let mut unheard = Vec::new();
    for member in circle::list(tx, patient)? {
        for one in notice::not_told(tx, &member.id)? {
            if one.about.subject() == Subject::Standing {
                notice::put_away(tx, &one.id, &say("notice.takenBack", &[]))?;
                unheard.push(member.id.clone());
            }
        }
    }
    let words = say("notice.back", &[("date", &dates::long(tx.today()))]);
    raise_to(
        tx,
        patient,
        NoticeAbout::Return,
        &words,
        Some(("patient", patient)),
        |member| !unheard.contains(&member.id),
    )
}
