//! One interaction with the person: what kind, what came of it, when it was and when it was written down, and the note.

use crate::error::Fault;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::promises::{self, PromisingNote};
use crate::record::edit::Edit;
use crate::record::text::{self, NOTE, VisitTime};
use crate::record::{expect_one_row, stored_enum};
use crate::store::act::acts;
use crate::store::{Now, Tx};
use crate::{Error, Result};

pub use super::kind::Kind;

stored_enum! {
    Outcome {
        Attended = "attended",
        DidNotAttend = "didNotAttend",
        /// A child, or somebody who depends on another to come.
        WasNotBrought = "wasNotBrought",
        Cancelled = "cancelled",
        NoAccess = "noAccess",
    }
}

stored_enum! {
    /// Where the row came from. What was imported is in the official record already.
    Origin { Here = "here", Import = "import" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckInDetails {
    pub patient: String,
    pub kind: Kind,
    pub outcome: Outcome,
    /// When it happened: local time, never after it is recorded.
    pub at: VisitTime,
    pub note: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CheckIn {
    pub id: String,
    #[serde(flatten)]
    pub details: CheckInDetails,
    /// RFC 3339.
    pub recorded_at: String,
    pub origin: Origin,
    /// When it was entered in the official record, RFC 3339.
    pub entered_at: Option<String>,
}

/// # Errors
/// `Invalid("at", "future")`, `Invalid("note", ...)`.
pub fn add(tx: &Tx<'_>, details: &CheckInDetails) -> Result<String> {
    if details.at.0 > tx.now().naive_local() {
        return Err(Error::invalid("at", Fault::Future));
    }
    insert(tx, details, tx.now(), Origin::Here, false)
}

/// A check-in whose recording time is known and lies in the past: the synthetic caseload's. `entered`: it stands in the
/// official record since then.
///
/// # Errors
/// As [`add`].
pub fn add_recorded(
    tx: &Tx<'_>,
    details: &CheckInDetails,
    recorded_at: NaiveDateTime,
    entered: bool,
) -> Result<String> {
    let recorded = recorded_at
        .and_local_timezone(*tx.now().offset())
        .earliest()
        .unwrap_or(tx.now());
    if recorded < tx.now() {
        insert(tx, details, recorded, Origin::Here, entered)
    } else {
        add(tx, details)
    }
}

/// A check-in that a sheet told of: counts as entered elsewhere.
///
/// # Errors
/// As [`add`], but a time later on the day of the import is taken: sheets round.
pub fn add_imported(tx: &Tx<'_>, details: &CheckInDetails) -> Result<String> {
    if details.at.date() > tx.today() {
        return Err(Error::invalid("at", Fault::Future));
    }
    insert(tx, details, tx.now(), Origin::Import, true)
}

fn insert(tx: &Tx<'_>, details: &CheckInDetails, recorded: Now, origin: Origin, entered: bool) -> Result<String> {
    let id = tx.new_id();
    let recorded = recorded.to_rfc3339();
    let entered = entered.then_some(&recorded);
    tx.prepare_cached(
        "INSERT INTO check_in (id, patient, kind, outcome, at, recorded_at, note, origin, entered_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        details.patient,
        details.kind,
        details.outcome,
        details.at,
        recorded,
        text::optional("note", Some(&details.note), NOTE)?.unwrap_or_default(),
        origin,
        entered,
    ])?;
    Ok(id)
}

acts! {
    EditCheckIn = edit(Edit<CheckInDetails>) -> ();
    MarkEntered = mark_entered(String) -> ();
}

/// Corrects a check-in; the history keeps what it said. A `>` line that is new in its note becomes a promise; one that was
/// taken out or reworded leaves the promise it became, which is closed or corrected by itself.
///
/// # Errors
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, Edit { id, details }: &Edit<CheckInDetails>) -> Result<()> {
    let was = get(tx, id)?.details;
    if details.at.0 > tx.now().naive_local() {
        return Err(Error::invalid("at", Fault::Future));
    }
    let note = text::optional("note", Some(&details.note), NOTE)?.unwrap_or_default();
    expect_one_row(
        "checkIn",
        tx.prepare_cached("UPDATE check_in SET kind = ?, outcome = ?, at = ?, note = ? WHERE id = ?")?
            .execute(params![details.kind, details.outcome, details.at, note, id])?,
    )?;
    let note = PromisingNote {
        check_in: id,
        // The person of a check-in is never corrected.
        patient: &was.patient,
        on: details.at.date(),
        text: &details.note,
        before: &was.note,
    };
    promises::add_from_note(tx, &note)
}

/// Marks a check-in as entered in the official record.
///
/// # Errors
/// `NotFound`.
pub fn mark_entered(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "checkIn",
        tx.prepare_cached("UPDATE check_in SET entered_at = ? WHERE id = ?")?
            .execute(params![tx.now().to_rfc3339(), id])?,
    )
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<CheckIn> {
    conn.prepare_cached("SELECT * FROM check_in WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("checkIn"))
}

/// The newest `most` check-ins of one person, newest first; of those that stand behind the check-in `before`, if one is
/// named.
///
/// # Errors
/// When the store cannot be read.
pub fn newest(conn: &Connection, patient: &str, before: Option<&str>, most: u32) -> Result<Vec<CheckIn>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM check_in
         WHERE patient = ?1 AND (?2 IS NULL OR (at, id) < (SELECT at, id FROM check_in WHERE id = ?2))
         ORDER BY at DESC, id DESC LIMIT ?3",
    )?;
    let rows = query
        .query_map(params![patient, before, most], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<CheckIn> {
    Ok(CheckIn {
        id: row.get("id")?,
        details: CheckInDetails {
            patient: row.get("patient")?,
            kind: row.get("kind")?,
            outcome: row.get("outcome")?,
            at: row.get("at")?,
            note: row.get("note")?,
        },
        recorded_at: row.get("recorded_at")?,
        origin: row.get("origin")?,
        entered_at: row.get("entered_at")?,
    })
}
