//! What was open when somebody left the caseload, and to whom it went.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::stored_enum;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;

stored_enum! {
    /// What keeps somebody on the caseload until it is closed, called off or handed on.
    OpenKind {
        SafetyConcern = "safetyConcern",
        Safeguarding = "safeguarding",
        /// Something I said I would do, or have to.
        Owed = "owed",
        WaitingOn = "waitingOn",
        Visit = "visit",
        /// A referral that is not over.
        Referral = "referral",
        /// A change that somebody in the circle has not heard of.
        Notice = "notice",
        /// A check-in that was begun and not recorded.
        Draft = "draft",
        /// An assessment that was begun and not finished.
        Assessment = "assessment",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Handover {
    pub id: String,
    pub patient: String,
    pub what: OpenKind,
    /// The row it was.
    pub item: String,
    /// What it was, in words.
    pub words: Option<String>,
    pub to_whom: String,
    /// Where they stand in the directory.
    pub contact: Option<String>,
    pub reason: String,
    pub on_date: NaiveDate,
}

/// What is handed on, and to whom.
pub(super) struct NewHandover<'a> {
    pub(super) what: OpenKind,
    pub(super) item: &'a str,
    pub(super) words: Option<&'a str>,
    pub(super) to_whom: &'a str,
    pub(super) contact: Option<&'a str>,
    pub(super) reason: &'a str,
}

/// # Errors
/// `Invalid("toWhom" | "reason", ...)`.
pub(super) fn add(tx: &Tx<'_>, patient: &str, handing: &NewHandover<'_>) -> Result<()> {
    let to_whom = text::required("toWhom", handing.to_whom, LINE)?;
    let reason = text::required("reason", handing.reason, PARAGRAPH)?;
    tx.prepare_cached(
        "INSERT INTO handover (id, patient, what, item, words, to_whom, contact, reason, on_date)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        tx.new_id(),
        patient,
        handing.what,
        handing.item,
        handing.words,
        to_whom,
        handing.contact,
        reason,
        tx.today()
    ])?;
    Ok(())
}

/// Everything of one person, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Handover>> {
    let mut query = conn.prepare_cached("SELECT * FROM handover WHERE patient = ? ORDER BY on_date DESC, id DESC")?;
    let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Handover> {
    Ok(Handover {
        id: row.get("id")?,
        patient: row.get("patient")?,
        what: row.get("what")?,
        item: row.get("item")?,
        words: row.get("words")?,
        to_whom: row.get("to_whom")?,
        contact: row.get("contact")?,
        reason: row.get("reason")?,
        on_date: row.get("on_date")?,
    })
}
