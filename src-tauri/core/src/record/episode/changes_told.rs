//! The changes that others ought to hear of by themselves: each is written as it always was, and makes its notices in the
//! same operation. A review of a plan does so in `plan_review`, an interval agreed at the door in `visit_mode`.

use chrono::NaiveDate;

use super::leaving::{self, CaseloadDischarge, MistakenDischarge, Reopening};
use super::ward_leaving;
use super::ward_stay::{self, StayKind, WardDischarge, WardStayDetails};
use crate::Result;
use crate::care::dates;
use crate::care::sentence::{days, say};
use crate::care::sharing::{NoticeAbout, Subject};
use crate::record::circle::raise::{raise, raise_to};
use crate::record::circle::{self, notice};
use crate::record::person::patient::{self, Patient, PatientDetails, Status, StatusChange};
use crate::record::safety::safety_plan::{self, Declined, SafetyPlanDetails};
use crate::record::service::referral::{self, ReferralState};
use crate::record::service::referring::{self, ReferralStepped};
use crate::store::{Now, Tx};

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

/// Paused, or back from a pause. Whoever has not heard of a pause yet need not hear that it is over.
///
/// # Errors
/// As [`leaving::set_status`].
pub fn set_status(tx: &Tx<'_>, change: &StatusChange) -> Result<()> {
    let before = patient::get(tx, &change.patient)?;
    leaving::set_status(tx, change)?;
    standing_told(tx, &before)
}

/// # Errors
/// As [`leaving::discharge`].
pub fn discharge(tx: &Tx<'_>, discharge: &CaseloadDischarge) -> Result<()> {
    let before = patient::get(tx, &discharge.patient)?;
    leaving::discharge(tx, discharge)?;
    standing_told(tx, &before)
}

/// # Errors
/// As [`leaving::edit_discharge`].
pub fn edit_discharge(tx: &Tx<'_>, discharge: &CaseloadDischarge) -> Result<()> {
    let before = patient::get(tx, &discharge.patient)?;
    leaving::edit_discharge(tx, discharge)?;
    standing_told(tx, &before)
}

/// # Errors
/// As [`leaving::reopen`].
pub fn reopen(tx: &Tx<'_>, reopening: &Reopening) -> Result<String> {
    let episode = leaving::reopen(tx, reopening)?;
    notify_return(tx, &reopening.patient)?;
    Ok(episode)
}

/// Whoever has not heard of the discharge yet need not hear that it was a mistake.
///
/// # Errors
/// As [`leaving::revert_discharge`].
pub fn revert_discharge(tx: &Tx<'_>, mistake: &MistakenDischarge) -> Result<()> {
    leaving::revert_discharge(tx, mistake)?;
    notify_return(tx, &mistake.patient)
}

fn standing_told(tx: &Tx<'_>, before: &Patient) -> Result<()> {
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

/// Custody is nobody's business by itself: it is passed on by hand, or not at all.
///
/// # Errors
/// As [`ward_stay::admit`].
pub fn admit(tx: &Tx<'_>, details: &WardStayDetails) -> Result<String> {
    let id = ward_stay::admit(tx, details)?;
    let stay = ward_stay::get(tx, &id)?.details;
    stay_told(
        tx,
        &stay,
        &id,
        NoticeAbout::WardAdmission,
        stay.admitted_on.unwrap_or(tx.today()),
    )?;
    Ok(id)
}

/// # Errors
/// As [`ward_leaving::discharge`].
pub fn leave_ward(tx: &Tx<'_>, discharge: &WardDischarge, left: Now) -> Result<()> {
    ward_leaving::discharge(tx, discharge, left)?;
    let stay = ward_stay::get(tx, &discharge.stay)?.details;
    stay_told(
        tx,
        &stay,
        &discharge.stay,
        NoticeAbout::WardDischarge,
        left.date_naive(),
    )
}

fn stay_told(tx: &Tx<'_>, stay: &WardStayDetails, id: &str, about: NoticeAbout, on: NaiveDate) -> Result<()> {
    if stay.kind == StayKind::Custody {
        return Ok(());
    }
    let place = say(&format!("stay.{}", stay.kind.name()), &[]);
    let key = format!("notice.{}", about.name());
    let words = say(&key, &[("place", &place), ("date", &dates::long(on))]);
    raise(tx, &stay.patient, about, &words, Some(("ward_stay", id)))
}

/// A stay that was entered in error: nobody need hear of it any more.
///
/// # Errors
/// As [`ward_stay::remove`].
pub fn remove_stay(tx: &Tx<'_>, id: &str) -> Result<()> {
    let patient = ward_stay::get(tx, id)?.details.patient;
    ward_stay::remove(tx, id)?;
    notice::put_away_about(tx, &patient, ("ward_stay", id), &say("notice.takenBack", &[]))
}

/// What came of a referral: declined, started or over. One that was never sent, and what somebody was only told about, is
/// nobody else's.
///
/// # Errors
/// As [`referring::step`].
pub fn step_referral(tx: &Tx<'_>, stepped: &ReferralStepped) -> Result<Option<String>> {
    let before = referral::get(tx, &stepped.made.id)?.state;
    let service = referring::step(tx, stepped)?;
    if matches!(before, ReferralState::Draft | ReferralState::Signposted) {
        return Ok(service);
    }
    let referral = referral::get(tx, &stepped.made.id)?;
    let key = match referral.state {
        ReferralState::Declined => "notice.referralDeclined",
        ReferralState::Started => "notice.referralStarted",
        ReferralState::Ended => "notice.referralEnded",
        _ => return Ok(service),
    };
    let what = say(&format!("service.{}", referral.details.kind.name()), &[]);
    let on = dates::long(stepped.made.on.unwrap_or(tx.today()));
    let words = say(key, &[("what", &what), ("date", &on)]);
    let source = Some(("referral", referral.id.as_str()));
    raise(tx, &referral.details.patient, NoticeAbout::Referral, &words, source)?;
    Ok(service)
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
