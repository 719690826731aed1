//! Leaving the caseload, and coming back. Nobody leaves while something about them is open: each is closed, called off or
//! handed on in the same operation, or nothing happens. Coming back begins the next episode.

use crate::error::Fault;
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::handover::{self, NewHandover, OpenKind};
use super::{Ended, EpisodeState};
use crate::care::dates;
use crate::care::sentence::say;
use crate::record::circle;
use crate::record::circle::notice::{self, NoticeState};
use crate::record::edit::Ending;
use crate::record::episode;
use crate::record::law::clock_rule::{self, ClockAfter, ClockRule};
use crate::record::person::patient::{self, Status};
use crate::record::person::status::{self, StatusChange};
use crate::record::safety::crisis_line;
use crate::record::safety::safeguarding_concern;
use crate::record::safety::safety_concern::{self, AnswerConcern};
use crate::record::service::referral::{self, ReferralMove, ReferralState};
use crate::record::task::{self, OwedBy, TaskClosed, TaskState};
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::visit::{self, CancelVisit};
use crate::record::workspace::draft::{self, DraftKind};
use crate::record::workspace::setting;
use crate::store::act::acts;
use crate::store::{Now, Tx};
use crate::{Error, Result};

/// What keeps somebody on the caseload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OpenItem {
    pub what: OpenKind,
    pub id: String,
    /// What it is, in words; a draft has none.
    pub words: Option<String>,
    /// Since when, or for when.
    pub on: Option<NaiveDate>,
    /// It can only be handed on here; closing it has a step of its own.
    pub only_handover: bool,
    /// It cannot be handed on: only recorded, or thrown away.
    pub only_closed: bool,
}

/// What becomes of one of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OpenAnswer {
    pub what: OpenKind,
    pub id: String,
    /// Who has it from now on; `None`: it is closed, or called off.
    pub to_whom: Option<String>,
    /// Where they stand in the directory.
    pub contact: Option<String>,
    /// Why, or what came of it.
    pub reason: String,
}

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

/// What is open about somebody, the most pressing first.
///
/// # Errors
/// When the store cannot be read.
pub fn open_items(conn: &Connection, patient: &str, now: Now) -> Result<Vec<OpenItem>> {
    let item = |what, id, words, on| OpenItem {
        what,
        id,
        words,
        on,
        only_handover: what == OpenKind::SafetyConcern,
        only_closed: matches!(what, OpenKind::Draft | OpenKind::Assessment),
    };
    let mut open = Vec::new();
    for concern in safety_concern::unsettled_ones(conn, Some(patient), now)? {
        let words = [concern.words.or(concern.item), concern.answer].into_iter().flatten();
        let words = words.collect::<Vec<_>>().join(": ");
        let since = day_of(&concern.raised_at);
        open.push(item(OpenKind::SafetyConcern, concern.id, Some(words), since));
    }
    for concern in safeguarding_concern::list(conn, patient)? {
        if concern.ended_on.is_none() {
            let d = concern.details;
            open.push(item(OpenKind::Safeguarding, concern.id, Some(d.facts), d.noted_on));
        }
    }
    let owed = task::list(conn, patient)?.into_iter();
    for task in owed.filter(|task| task.state == TaskState::Open) {
        let d = task.details;
        let what = match d.owed_by {
            OwedBy::Me => OpenKind::Owed,
            OwedBy::Other => OpenKind::WaitingOn,
        };
        open.push(item(what, task.id, Some(d.text), d.asked_on));
    }
    for visit in visit::planned(conn, patient)? {
        let d = visit.details;
        let words = match &d.time {
            Some(time) => format!("{}, {time}", dates::long(d.on)),
            None => dates::long(d.on),
        };
        open.push(item(OpenKind::Visit, visit.id, Some(words), Some(d.on)));
    }
    for referral in referral::list(conn, patient)? {
        if !referral.state.over() && referral.state != ReferralState::Started {
            let what = say(&format!("service.{}", referral.details.kind.name()), &[]);
            open.push(item(OpenKind::Referral, referral.id, Some(what), None));
        }
    }
    for notice in notice::list(conn, patient)? {
        if matches!(notice.state, NoticeState::Open | NoticeState::Overridden) {
            let role = circle::get(conn, &notice.member)?.details.role;
            let words = format!("{role}: {}", notice.words);
            open.push(item(OpenKind::Notice, notice.id, Some(words), Some(notice.raised_on)));
        }
    }
    for draft in draft::open_about(conn, patient)? {
        let since = day_of(&draft.started_at);
        let what = match draft.kind {
            DraftKind::CheckIn => OpenKind::Draft,
            DraftKind::Assessment => OpenKind::Assessment,
        };
        open.push(item(what, draft.id, None, since));
    }
    Ok(open)
}

fn day_of(recorded_at: &str) -> Option<NaiveDate> {
    recorded_at.get(..10)?.parse().ok()
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
    let items = open_items(tx, &leaving.patient, tx.now())?;
    for answer in &leaving.open {
        let item = items
            .iter()
            .find(|item| item.what == answer.what && item.id == answer.id)
            .ok_or(Error::invalid("open", Fault::NotOpen))?;
        settle(tx, &leaving.patient, item, answer)?;
    }
    if !open_items(tx, &leaving.patient, tx.now())?.is_empty() {
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

fn settle(tx: &Tx<'_>, patient: &str, item: &OpenItem, answer: &OpenAnswer) -> Result<()> {
    let to = text::optional("toWhom", answer.to_whom.as_deref(), LINE)?;
    if to.is_none() && item.only_handover {
        return Err(Error::invalid("open", Fault::OwnStep));
    }
    if to.is_some() && item.only_closed {
        return Err(Error::invalid("open", Fault::OnlyClosed));
    }
    if item.only_closed {
        return draft::close(tx, &item.id);
    }
    let reason = text::required("reason", &answer.reason, PARAGRAPH)?;
    match (item.what, &to) {
        (OpenKind::SafetyConcern, Some(to)) => safety_concern::answer(
            tx,
            &AnswerConcern {
                id: item.id.clone(),
                said: reason.clone(),
                agreed: None,
                plan_opened: false,
                consulted: Some(to.clone()),
                tonight: say("handover.tonight", &[("who", to)]),
            },
        )?,
        (OpenKind::Safeguarding, _) => safeguarding_concern::end(
            tx,
            &Ending {
                id: item.id.clone(),
                on: None,
                outcome: Some(reason.clone()),
            },
        )?,
        (OpenKind::Owed | OpenKind::WaitingOn, _) => task::close(
            tx,
            &TaskClosed {
                id: item.id.clone(),
                state: TaskState::NoLongerNeeded,
                on: None,
                outcome: Some(reason.clone()),
            },
        )?,
        (OpenKind::Visit, _) => visit::cancel(
            tx,
            &CancelVisit {
                id: item.id.clone(),
                reason: reason.clone(),
            },
        )?,
        (OpenKind::Referral, _) => {
            let over = ReferralMove {
                id: item.id.clone(),
                to: ReferralState::Ended,
                on: None,
                words: Some(reason.clone()),
                chase_on: None,
            };
            referral::step(tx, &over, &setting::get(tx)?.rules)?;
        }
        (OpenKind::Notice, _) => {
            notice::put_away(tx, &item.id, &reason)?;
        }
        (OpenKind::SafetyConcern, None) | (OpenKind::Draft | OpenKind::Assessment, _) => {}
    }
    let Some(to_whom) = &to else { return Ok(()) };
    handover::add(
        tx,
        patient,
        &NewHandover {
            what: item.what,
            item: &item.id,
            words: item.words.as_deref(),
            to_whom,
            contact: answer.contact.as_deref(),
            reason: &reason,
        },
    )
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
