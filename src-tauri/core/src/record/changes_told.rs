//! The changes that others ought to hear of by themselves: each is written as it always was, and makes its notices in the
//! same operation. A review of a plan does so in `plan_review`, an interval agreed at the door in `visit_mode`.

use chrono::NaiveDate;

use super::circle;
use super::notice;
use super::passing_on::{raise, raise_to};
use super::patient::{self, Patient, PatientDetails, Status, StatusChange};
use super::safety_plan::{self, Declined, SafetyPlanDetails};
use crate::Result;
use crate::care::dates;
use crate::care::sentence::{days, say};
use crate::care::sharing::{NoticeAbout, Subject};
use crate::store::Tx;

/// # Errors
/// As [`safety_plan::save`].
pub fn save_safety_plan(tx: &Tx<'_>, details: &SafetyPlanDetails) -> Result<String> {
    let id = safety_plan::save(tx, details)?;
    safety_plan_told(tx, &details.patient, &id, "notice.safetyPlan")?;
    Ok(id)
}

/// # Errors
/// As [`safety_plan::decline`].
pub fn decline_safety_plan(tx: &Tx<'_>, declined: &Declined) -> Result<String> {
    let id = safety_plan::decline(tx, declined)?;
    safety_plan_told(tx, &declined.patient, &id, "notice.safetyPlanDeclined")?;
    Ok(id)
}

fn safety_plan_told(tx: &Tx<'_>, patient: &str, id: &str, key: &str) -> Result<()> {
    let words = say(key, &[("date", &dates::long(tx.today()))]);
    raise(tx, patient, NoticeAbout::SafetyPlan, &words, Some(("safety_plan", id)))
}

/// # Errors
/// As [`patient::edit`].
pub fn edit_patient(tx: &Tx<'_>, id: &str, details: &PatientDetails) -> Result<()> {
    let before = patient::get(tx, id)?;
    patient::edit(tx, id, details)?;
    pattern_told(tx, &before)
}

/// # Errors
/// As [`patient::agree_interval`].
pub fn agree_interval(tx: &Tx<'_>, id: &str, days: Option<u16>) -> Result<()> {
    let before = patient::get(tx, id)?;
    patient::agree_interval(tx, id, days)?;
    pattern_told(tx, &before)
}

/// How often to be in touch, and a key worker in place of another. A key worker where none was written down completes the
/// record, and changes nothing.
fn pattern_told(tx: &Tx<'_>, before: &Patient) -> Result<()> {
    let now = patient::get(tx, &before.id)?.details;
    let was = &before.details;
    let source = Some(("patient", before.id.as_str()));
    if now.contact_days != was.contact_days {
        let told = |days_: Option<u16>| days_.map(|n| days(n.into())).unwrap_or_default();
        let key = match (was.contact_days, now.contact_days) {
            (_, None) => "notice.noInterval",
            (None, Some(_)) => "notice.interval",
            (Some(_), Some(_)) => "notice.newInterval",
        };
        let words = say(
            key,
            &[("now", &told(now.contact_days)), ("was", &told(was.contact_days))],
        );
        raise(tx, &before.id, NoticeAbout::ContactPattern, &words, source)?;
    }
    if let (Some(_), Some(name)) = (&was.key_worker, &now.key_worker)
        && now.key_worker != was.key_worker
    {
        let words = say("notice.keyWorker", &[("name", name)]);
        raise(tx, &before.id, NoticeAbout::KeyWorker, &words, source)?;
    }
    Ok(())
}

/// Paused, discharged, or back. Whoever has not heard of a pause yet need not hear that it is over.
///
/// # Errors
/// As [`patient::set_status`].
pub fn set_status(tx: &Tx<'_>, change: &StatusChange) -> Result<()> {
    let before = patient::get(tx, &change.patient)?;
    patient::set_status(tx, change)?;
    let now = patient::get(tx, &change.patient)?;
    if (now.status, now.paused_until, now.ended) == (before.status, before.paused_until, before.ended) {
        return Ok(());
    }
    let on = |day: Option<NaiveDate>| dates::long(day.unwrap_or(tx.today()));
    let (about, words) = match now.status {
        Status::Active => return back(tx, &now.id),
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

fn back(tx: &Tx<'_>, patient: &str) -> Result<()> {
    let mut unheard = Vec::new();
    for member in circle::of(tx, patient)? {
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
