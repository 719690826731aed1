//! What comes to be owed by another action, in that same action: the next step of a call or a letter. The chase dates of
//! tasks follow the rules as they are set.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::liaison::{self, LiaisonDetails};
use super::{NewChase, OwedBy, TaskClosed, TaskDetails, TaskSource, TaskState, Urgency};
use crate::record::person::patient;
use crate::record::task;
use crate::record::workspace::setting;
use crate::store::Tx;
use crate::{Error, Result};

/// What follows from talking to somebody: something I do, or something they do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NextStep {
    pub text: String,
    pub owed_by: OwedBy,
    /// Of mine; `None`: today.
    pub due: Option<NaiveDate>,
    /// Of theirs; `None`: routine.
    pub urgency: Option<Urgency>,
    /// Of theirs; `None`: as its urgency says.
    pub chase_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewLiaison {
    #[serde(flatten)]
    pub details: LiaisonDetails,
    pub next: Option<NextStep>,
}

/// # Errors
/// As [`task::add`].
pub fn add_task(tx: &Tx<'_>, details: &TaskDetails) -> Result<String> {
    patient::get(tx, &details.patient)?;
    task::add(tx, details, TaskSource::default(), &setting::get(tx)?.rules)
}

/// # Errors
/// As [`task::edit`].
pub fn edit_task(tx: &Tx<'_>, id: &str, details: &TaskDetails) -> Result<()> {
    task::edit(tx, id, details, &setting::get(tx)?.rules)
}

/// # Errors
/// As [`task::chase`].
pub fn chase(tx: &Tx<'_>, new: &NewChase) -> Result<()> {
    task::chase(tx, new, &setting::get(tx)?.rules)
}

/// Records a call or a letter, and its next step with it: mine or theirs, with the same contact. Answers with the id of
/// the liaison.
///
/// # Errors
/// As [`liaison::add`]; of the next step `Invalid("next", ...)` for its words, `Invalid("due" | "chaseOn", ...)`.
pub fn record_liaison(tx: &Tx<'_>, new: &NewLiaison) -> Result<String> {
    let about = &new.details;
    patient::get(tx, &about.patient)?;
    let id = liaison::add(tx, about)?;
    if let Some(next) = &new.next {
        let details = TaskDetails {
            patient: about.patient.clone(),
            text: next.text.clone(),
            owed_by: next.owed_by,
            promise: false,
            contact: about.contact.clone(),
            who: about.who.clone(),
            // Theirs counts from the day they were asked; mine from the day it is written down.
            asked_on: (next.owed_by == OwedBy::Other).then(|| about.at.date()),
            due: next.due,
            urgency: next.urgency,
            chase_on: next.chase_on,
        };
        let source = TaskSource {
            liaison: Some(&id),
            ..TaskSource::default()
        };
        task::add(tx, &details, source, &setting::get(tx)?.rules).map_err(|error| match error {
            Error::Invalid { field: "text", reason } => Error::invalid("next", reason),
            other => other,
        })?;
    }
    Ok(id)
}

/// What I owed somebody was found done while a check-in was written.
///
/// # Errors
/// `NotFound("task")` when it is closed already, owed by somebody else or about another person.
pub fn complete_promise(tx: &Tx<'_>, patient: &str, id: &str) -> Result<()> {
    let mine = task::list(tx, patient)?
        .into_iter()
        .any(|task| task.id == id && task.details.owed_by == OwedBy::Me && task.state == TaskState::Open);
    if !mine {
        return Err(Error::NotFound("task"));
    }
    let closed = TaskClosed {
        id: id.to_owned(),
        state: TaskState::Done,
        on: None,
        outcome: None,
    };
    task::close(tx, &closed)
}
