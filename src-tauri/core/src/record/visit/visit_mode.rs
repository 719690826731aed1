//! Recording a visit is one action over several nouns: the check-in itself, the visits it answers, milestones ticked
//! in place, who was told of a change meanwhile, the next contact, how often to be in touch, what the note promises, and the
//! draft it grew from. All of it happens, or nothing.

use crate::error::Fault;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::VisitDetails;
use super::check_in::{self, CheckInDetails, Kind};
use super::promises::{self, PromisingNote};
use crate::record::circle::notice::{self, Telling, ToldWay};
use crate::record::measure::assessment;
use crate::record::person::patient;
use crate::record::plan::milestone::{self, MilestoneOutcome};
use crate::record::safety::safety_concern;
use crate::record::task;
use crate::record::visit;
use crate::record::workspace::draft;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// When we are next in touch, as it was agreed at the door.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NextContact {
    pub on: NaiveDate,
    /// `HH:MM`, local; then it is an appointment.
    pub time: Option<String>,
    pub kind: Option<Kind>,
    pub place: Option<String>,
}

impl NextContact {
    /// The appointment with somebody that it is.
    pub(in crate::record) fn details(&self, patient: &str) -> VisitDetails {
        VisitDetails {
            patient: patient.to_owned(),
            on: self.on,
            time: self.time.clone(),
            kind: self.kind,
            place: self.place.clone(),
            who: None,
        }
    }
}

/// Somebody of the circle heard of a change while the visit lasted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ToldAtVisit {
    pub notice: String,
    pub way: ToldWay,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewCheckIn {
    #[serde(flatten)]
    pub details: CheckInDetails,
    pub next: Option<NextContact>,
    /// Days between contacts, when a new interval was agreed, 1 to 366.
    pub contact_days: Option<u16>,
    pub milestones: Vec<MilestoneOutcome>,
    /// What I owed them and is done now, by the task's id.
    #[serde(default)]
    pub done: Vec<String>,
    /// Who was told of what waited to be told, and how.
    #[serde(default)]
    pub told: Vec<ToldAtVisit>,
    /// The draft this was typed in.
    pub draft: Option<String>,
}

acts! { RecordCheckIn = record(NewCheckIn) -> String; }

/// Records a visit; answers with the id of the check-in.
///
/// # Errors
/// `Invalid` with the field, `Invalid("notices", "mustNot")` where somebody must not be told; `NotFound`.
pub fn record(tx: &Tx<'_>, new: &NewCheckIn) -> Result<String> {
    let person = &new.details.patient;
    patient::get(tx, person)?;
    let id = check_in::add(tx, &new.details)?;
    visit::answer(tx, person, new.details.at.date(), &id)?;
    for outcome in &new.milestones {
        if milestone::get(tx, &outcome.milestone)?.details.patient != *person {
            return Err(Error::NotFound("milestone"));
        }
        milestone::close(tx, outcome)?;
        milestone::closed_in(tx, &outcome.milestone, &id)?;
    }
    for kept in &new.done {
        task::complete_promise(tx, person, kept)?;
    }
    for told in &new.told {
        tell(tx, new, told)?;
    }
    if let Some(days) = new.contact_days {
        patient::agree_interval(tx, person, Some(days))?;
    }
    if let Some(next) = &new.next {
        if next.on < new.details.at.date() {
            return Err(Error::invalid("next", Fault::BeforeVisit));
        }
        let planned = visit::plan(tx, &next.details(person)).map_err(|error| match error {
            Error::Invalid { field: "on", reason } => Error::invalid("next", reason),
            other => other,
        })?;
        visit::agreed_in(tx, &planned, &id)?;
    }
    let note = PromisingNote {
        check_in: &id,
        patient: person,
        on: new.details.at.date(),
        text: &new.details.note,
        before: "",
    };
    promises::add_from_note(tx, &note)?;
    if let Some(draft) = &new.draft {
        // What was taken or raised while it was being written belongs to it.
        if let Ok(draft) = draft::get(tx, draft) {
            let day = new.details.at.date();
            assessment::taken_in(tx, person, day, &draft.started_at, &id)?;
            safety_concern::raised_during(tx, person, day, &draft.started_at, &id)?;
        }
        draft::close(tx, draft)?;
    }
    Ok(id)
}

fn tell(tx: &Tx<'_>, new: &NewCheckIn, told: &ToldAtVisit) -> Result<()> {
    let waits = notice::get(tx, &told.notice)?;
    if waits.patient != new.details.patient {
        return Err(Error::NotFound("notice"));
    }
    let telling = Telling {
        notices: vec![told.notice.clone()],
        // A visit of an earlier day that is written down now: nobody was told before there was something to tell.
        on: Some(new.details.at.date().max(waits.raised_on)),
        way: Some(told.way),
        said: None,
        by: None,
    };
    notice::tell(tx, &telling)?;
    Ok(())
}
