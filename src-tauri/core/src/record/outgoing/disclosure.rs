//! A record that data left the laptop: what, to whom, why, the file's hash, and whom it was about.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::stored_enum;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;

stored_enum! {
    What {
        SummaryPdf = "summaryPdf",
        SummaryCsv = "summaryCsv",
        /// The caseload table as it was looked at.
        PeopleCsv = "peopleCsv",
        Bundle = "bundle",
        SafetyPlanPdf = "safetyPlanPdf",
        MyCarePdf = "myCarePdf",
        CarerPdf = "carerPdf",
        CarePlanPdf = "carePlanPdf",
        /// What to know before knocking, on paper.
        BriefPdf = "briefPdf",
    }
}

/// What is about to leave. The file is written first; this is recorded with its hash before anybody is told it is done.
pub struct NewDisclosure<'a> {
    pub what: What,
    pub recipient: &'a str,
    pub purpose: &'a str,
    /// Without its folder.
    pub file_name: &'a str,
    /// Lower-case hex.
    pub sha256: &'a str,
    /// How much of each person: `pseudonymised`, `named`, ...
    pub detail: Option<&'a str>,
    pub people: &'a [String],
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Disclosure {
    pub id: String,
    /// RFC 3339.
    pub at: String,
    pub what: What,
    pub recipient: String,
    pub purpose: String,
    pub file_name: String,
    pub sha256: String,
    pub detail: Option<String>,
}

/// # Errors
/// When the store would not take it.
pub fn record(tx: &Tx<'_>, new: &NewDisclosure<'_>) -> Result<String> {
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO disclosure (id, at, what, recipient, purpose, file_name, sha256, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        tx.now().to_rfc3339(),
        new.what,
        text::required("recipient", new.recipient, LINE)?,
        text::required("purpose", new.purpose, PARAGRAPH)?,
        new.file_name,
        new.sha256,
        new.detail,
    ])?;
    let mut insert = tx.prepare_cached("INSERT INTO disclosed_person (id, disclosure, patient) VALUES (?, ?, ?)")?;
    for patient in new.people {
        insert.execute(params![tx.new_id(), id, patient])?;
    }
    Ok(id)
}

/// What left about one person, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn about(conn: &Connection, patient: &str) -> Result<Vec<Disclosure>> {
    let mut query = conn.prepare_cached(
        "SELECT disclosure.* FROM disclosed_person JOIN disclosure ON disclosure.id = disclosed_person.disclosure
         WHERE disclosed_person.patient = ? ORDER BY disclosure.at DESC, disclosure.id DESC",
    )?;
    let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Everything that left, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<Disclosure>> {
    let mut query = conn.prepare_cached("SELECT * FROM disclosure ORDER BY at DESC, id DESC")?;
    let rows = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Disclosure> {
    Ok(Disclosure {
        id: row.get("id")?,
        at: row.get("at")?,
        what: row.get("what")?,
        recipient: row.get("recipient")?,
        purpose: row.get("purpose")?,
        file_name: row.get("file_name")?,
        sha256: row.get("sha256")?,
        detail: row.get("detail")?,
    })
}
