//! One call, letter, email, meeting or message with somebody else about the person: to share, to ask, to speak up for
//! them, or to raise a concern.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{OwedBy, TaskDetails, TaskSource, Urgency};
use crate::record::edit::Edit;
use crate::record::person::patient;
use crate::record::task;
use crate::record::text::{self, LINE, NOTE, PARAGRAPH, VisitTime};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    LiaisonWay { Call = "call", Letter = "letter", Email = "email", Meeting = "meeting", Message = "message" }
}

stored_enum! {
    LiaisonPurpose {
        Share = "share",
        Ask = "ask",
        /// Speaking up for the person.
        Advocate = "advocate",
        /// Raising a concern.
        Concern = "concern",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LiaisonDetails {
    pub patient: String,
    /// In the directory.
    pub contact: Option<String>,
    /// A name alone; not kept beside a contact.
    pub who: Option<String>,
    pub way: LiaisonWay,
    pub purpose: LiaisonPurpose,
    /// Local time, never after it is recorded.
    pub at: VisitTime,
    pub note: String,
    /// What came of it.
    pub outcome: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Liaison {
    pub id: String,
    #[serde(flatten)]
    pub details: LiaisonDetails,
    /// RFC 3339.
    pub recorded_at: String,
}

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

acts! {
    RecordLiaison = record(NewLiaison) -> String;
    EditLiaison = edit(Edit<LiaisonDetails>) -> ();
}

impl LiaisonDetails {
    fn checked(&self, tx: &Tx<'_>) -> Result<Self> {
        if self.at.0 > tx.now().naive_local() {
            return Err(Error::invalid("at", Fault::Future));
        }
        let who = text::optional("who", self.who.as_deref(), LINE)?;
        if self.contact.is_none() && who.is_none() {
            return Err(Error::invalid("who", Fault::Required));
        }
        Ok(LiaisonDetails {
            who: who.filter(|_| self.contact.is_none()),
            note: text::required("note", &self.note, NOTE)?,
            outcome: text::optional("outcome", self.outcome.as_deref(), PARAGRAPH)?,
            ..self.clone()
        })
    }
}

/// Records a call or a letter, and its next step with it: mine or theirs, with the same contact. Answers with the id of
/// the liaison.
///
/// # Errors
/// As [`edit`]; `NotFound("patient")`; of the next step `Invalid("next", ...)` for its words, `Invalid("due" | "chaseOn", ...)`.
pub fn record(tx: &Tx<'_>, new: &NewLiaison) -> Result<String> {
    let about = &new.details;
    patient::get(tx, &about.patient)?;
    let id = add(tx, about)?;
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
        task::insert(tx, &details, source).map_err(|error| match error {
            Error::Invalid { field: "text", reason } => Error::invalid("next", reason),
            other => other,
        })?;
    }
    Ok(id)
}

fn add(tx: &Tx<'_>, details: &LiaisonDetails) -> Result<String> {
    let d = details.checked(tx)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO liaison (id, patient, contact, who, way, purpose, at, note, outcome, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.patient,
        d.contact,
        d.who,
        d.way,
        d.purpose,
        d.at,
        d.note,
        d.outcome,
        tx.now().to_rfc3339()
    ])?;
    Ok(id)
}

/// Corrects it, or writes down what came of it later.
///
/// # Errors
/// `Invalid("at", "future")`, `Invalid("who" | "note", "required" | ...)`, `Invalid("outcome", ...)`, `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<LiaisonDetails>) -> Result<()> {
    let d = edit.details.checked(tx)?;
    expect_one_row(
        "liaison",
        tx.prepare_cached(
            "UPDATE liaison SET contact = ?, who = ?, way = ?, purpose = ?, at = ?, note = ?, outcome = ? WHERE id = ?",
        )?
        .execute(params![
            d.contact, d.who, d.way, d.purpose, d.at, d.note, d.outcome, edit.id
        ])?,
    )
}

/// Everything said with others about one person, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Liaison>> {
    let mut query = conn.prepare_cached("SELECT * FROM liaison WHERE patient = ? ORDER BY at DESC, id DESC")?;
    let all = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Liaison> {
    Ok(Liaison {
        id: row.get("id")?,
        details: LiaisonDetails {
            patient: row.get("patient")?,
            contact: row.get("contact")?,
            who: row.get("who")?,
            way: row.get("way")?,
            purpose: row.get("purpose")?,
            at: row.get("at")?,
            note: row.get("note")?,
            outcome: row.get("outcome")?,
        },
        recorded_at: row.get("recorded_at")?,
    })
}
