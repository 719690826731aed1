//! What is open about somebody, and what becomes of each when they leave the caseload: it is closed, called off or handed on.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::handover::{self, NewHandover, OpenKind};
use crate::care::dates;
use crate::care::sentence::say;
use crate::error::Fault;
use crate::record::circle;
use crate::record::circle::notice::{self, NoticeState};
use crate::record::edit::Ending;
use crate::record::safety::safeguarding_concern;
use crate::record::safety::safety_concern::{self, AnswerConcern};
use crate::record::service::referral::{self, ReferralMove, ReferralState};
use crate::record::task::{self, OwedBy, TaskClosed, TaskState};
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::visit::{self, CancelVisit};
use crate::record::workspace::draft::{self, DraftKind};
use crate::record::workspace::setting;
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

/// What is open about somebody, the most pressing first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str, now: Now) -> Result<Vec<OpenItem>> {
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

pub(super) fn settle(tx: &Tx<'_>, patient: &str, item: &OpenItem, answer: &OpenAnswer) -> Result<()> {
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
