//! One call, letter, email, meeting or message with somebody else about the person: to share, to ask, to speak up for
//! them, or to raise a concern.

use crate::error::Fault;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, LINE, NOTE, PARAGRAPH, VisitTime};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
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

/// # Errors
/// `Invalid("at", "future")`, `Invalid("who" | "note", "required" | ...)`, `Invalid("outcome", ...)`.
pub fn add(tx: &Tx<'_>, details: &LiaisonDetails) -> Result<String> {
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
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, details: &LiaisonDetails) -> Result<()> {
    let d = details.checked(tx)?;
    expect_one_row(
        "liaison",
        tx.prepare_cached(
            "UPDATE liaison SET contact = ?, who = ?, way = ?, purpose = ?, at = ?, note = ?, outcome = ? WHERE id = ?",
        )?
        .execute(params![d.contact, d.who, d.way, d.purpose, d.at, d.note, d.outcome, id])?,
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
