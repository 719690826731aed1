//! The To do tab of one person: what I owe, what I wait for and from whom, what is closed, and what was said with others.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::care::attention::Rule;
use crate::facts::task::{OwedRow, open_tasks};
use crate::facts::{self, Case};
use crate::record::circle::contact;
use crate::record::person::name;
use crate::record::task::liaison::{self, Liaison};
use crate::record::task::{self, Chase, OwedBy, Task};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OwedPage {
    /// Open, the soonest due first.
    pub mine: Vec<OwedRow>,
    /// Open, the soonest to be asked again first.
    pub waiting: Vec<OwedRow>,
    /// The latest first.
    pub closed: Vec<ClosedTask>,
    /// Of every task, the latest first.
    pub chases: Vec<Chase>,
    /// Newest first.
    pub liaison: Vec<LiaisonRow>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClosedTask {
    pub task: Task,
    pub who: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LiaisonRow {
    pub liaison: Liaison,
    pub who: String,
    /// What followed from it, open or closed.
    pub next: Vec<Task>,
}

/// Something on today's list, with whom it is about.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TodoRow {
    pub owed: OwedRow,
    /// As on Today: `Dilwyn D.`
    pub name: String,
    pub initials: String,
}

/// # Errors
/// When the store cannot be read.
pub fn page(conn: &Connection, patient: &str, today: NaiveDate) -> Result<OwedPage> {
    let (mine, waiting) = of_person(conn, patient, today)?
        .into_iter()
        .partition(|row| row.task.details.owed_by == OwedBy::Me);
    let tasks = task::list(conn, patient)?;
    let said = liaison::list(conn, patient)?.into_iter().map(|liaison| {
        let (contact, who) = (&liaison.details.contact, &liaison.details.who);
        Ok(LiaisonRow {
            who: called(conn, contact.as_deref(), who.as_deref())?.unwrap_or_default(),
            next: tasks
                .iter()
                .filter(|task| task.liaison.as_ref() == Some(&liaison.id))
                .cloned()
                .collect(),
            liaison,
        })
    });
    let said = said.collect::<Result<_>>()?;
    let closed = tasks.into_iter().filter(|task| task.closed_on.is_some()).map(|task| {
        let (contact, who) = (&task.details.contact, &task.details.who);
        Ok(ClosedTask {
            who: called(conn, contact.as_deref(), who.as_deref())?,
            task,
        })
    });
    Ok(OwedPage {
        mine,
        waiting,
        closed: closed.collect::<Result<_>>()?,
        chases: task::chases_of(conn, patient)?,
        liaison: said,
    })
}

/// What is open with one person, the soonest first.
///
/// # Errors
/// When the store cannot be read.
pub fn of_person(conn: &Connection, patient: &str, today: NaiveDate) -> Result<Vec<OwedRow>> {
    let mut open = open_tasks(conn, &facts::thresholds(conn)?.rules, today)?;
    open.retain(|row| row.task.details.patient == patient);
    Ok(open)
}

/// What asks today, the longest past first. What is put aside for somebody stands with what is put aside.
///
/// # Errors
/// When the store cannot be read.
pub(in crate::view) fn todo(conn: &Connection, cases: &[Case], today: NaiveDate) -> Result<Vec<TodoRow>> {
    let open = open_tasks(conn, &facts::thresholds(conn)?.rules, today)?;
    let rows = open.into_iter().filter(|row| row.asks).filter_map(|owed| {
        let case = cases.iter().find(|case| case.patient.id == owed.task.details.patient)?;
        let rule = match owed.task.details.owed_by {
            OwedBy::Me => Rule::Promise,
            OwedBy::Other => Rule::WaitingOn,
        };
        let day = owed.day();
        let aside = case
            .snoozed
            .iter()
            .any(|snoozed| snoozed.reason.rule == rule && snoozed.reason.due == day);
        (!aside).then(|| TodoRow {
            name: name::short(&case.patient.details),
            initials: name::initials(&case.patient.details),
            owed,
        })
    });
    Ok(rows.collect())
}

fn called(conn: &Connection, contact: Option<&str>, who: Option<&str>) -> Result<Option<String>> {
    match contact {
        Some(id) => Ok(Some(contact::get(conn, id)?.details.name)),
        None => Ok(who.map(str::to_owned)),
    }
}
