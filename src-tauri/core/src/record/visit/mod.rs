//! An appointment; or, with no time, the day somebody will next be in touch.

pub mod check_in;
mod kind;
pub mod promises;
pub mod visit_answer;
pub mod visit_mode;

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::edit::Edit;
use super::text::{self, LINE, PARAGRAPH};
use super::visit::check_in::{Kind, Origin};
use super::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// Who called an appointment off.
    CalledOffBy { Person = "person", Us = "us" }
}

stored_enum! {
    State {
        Planned = "planned",
        /// A check-in answers it, whatever its outcome was.
        Done = "done",
        Cancelled = "cancelled",
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitDetails {
    pub patient: String,
    pub on: NaiveDate,
    /// `HH:MM`, local.
    pub time: Option<String>,
    pub kind: Option<Kind>,
    pub place: Option<String>,
    /// Who goes along, or is there besides.
    #[serde(default)]
    pub who: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Visit {
    pub id: String,
    #[serde(flatten)]
    pub details: VisitDetails,
    pub state: State,
    /// Why it was cancelled.
    pub reason: Option<String>,
    pub check_in: Option<String>,
    pub origin: Origin,
    /// Appointments with one of these are one visit, to people of one household.
    pub together: Option<String>,
    pub cancelled_by: Option<CalledOffBy>,
}

impl VisitDetails {
    fn checked(&self) -> Result<Self> {
        Ok(VisitDetails {
            time: text::time("time", self.time.as_deref())?,
            place: text::optional("place", self.place.as_deref(), LINE)?,
            who: text::optional("who", self.who.as_deref(), LINE)?,
            ..self.clone()
        })
    }
}

/// An appointment that will not take place.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CancelVisit {
    pub id: String,
    pub reason: String,
}

acts! {
    PlanVisit = plan(VisitDetails) -> String;
    EditVisit = edit(Edit<VisitDetails>) -> ();
    CancelVisit = cancel(CancelVisit) -> ();
}

/// Plans a visit or a next contact, today or later.
///
/// # Errors
/// `Invalid("on", "past" | "tooFar")`, `Invalid("time", "notATime")`.
pub fn plan(tx: &Tx<'_>, details: &VisitDetails) -> Result<String> {
    if details.on < tx.today() {
        return Err(Error::invalid("on", Fault::Past));
    }
    text::within_reach("on", Some(details.on), tx.today())?;
    insert(tx, details, Origin::Here)
}

/// A next contact that a sheet told of. It may lie in the past: then it has lapsed, and shows.
///
/// # Errors
/// `Invalid("time", "notATime")`.
pub fn plan_imported(tx: &Tx<'_>, details: &VisitDetails) -> Result<String> {
    insert(tx, details, Origin::Import)
}

fn insert(tx: &Tx<'_>, details: &VisitDetails, origin: Origin) -> Result<String> {
    let d = details.checked()?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO visit (id, patient, on_date, at_time, kind, place, who, state, origin)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'planned', ?)",
    )?
    .execute(params![id, d.patient, d.on, d.time, d.kind, d.place, d.who, origin])?;
    Ok(id)
}

/// Moves or corrects a planned visit.
///
/// # Errors
/// As [`plan`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, Edit { id, details }: &Edit<VisitDetails>) -> Result<()> {
    if details.on < tx.today() {
        return Err(Error::invalid("on", Fault::Past));
    }
    text::within_reach("on", Some(details.on), tx.today())?;
    let d = details.checked()?;
    expect_one_row(
        "visit",
        tx.prepare_cached(
            "UPDATE visit SET on_date = ?, at_time = ?, kind = ?, place = ?, who = ? WHERE id = ? AND state = 'planned'",
        )?
        .execute(params![d.on, d.time, d.kind, d.place, d.who, id])?,
    )
}

/// Cancels a planned visit, with its reason.
///
/// # Errors
/// `Invalid("reason", "required")`, `NotFound`.
pub fn cancel(tx: &Tx<'_>, ask: &CancelVisit) -> Result<()> {
    let reason = text::required("reason", &ask.reason, PARAGRAPH)?;
    expect_one_row(
        "visit",
        tx.prepare_cached("UPDATE visit SET state = 'cancelled', reason = ? WHERE id = ? AND state = 'planned'")?
            .execute(params![reason, ask.id])?,
    )
}

/// A check-in answers every visit that was planned for its day or before.
///
/// # Errors
/// When the store would not take it.
pub fn answer(tx: &Tx<'_>, patient: &str, on: NaiveDate, check_in: &str) -> Result<()> {
    tx.prepare_cached(
        "UPDATE visit SET state = 'done', check_in = ?3 WHERE patient = ?1 AND state = 'planned' AND on_date <= ?2",
    )?
    .execute(params![patient, on, check_in])?;
    Ok(())
}

/// A check-in answers this one alone; `by` says who called it off, where somebody did.
///
/// # Errors
/// `NotFound` when it is answered already.
pub fn answer_one(tx: &Tx<'_>, id: &str, check_in: &str, by: Option<CalledOffBy>) -> Result<()> {
    expect_one_row(
        "visit",
        tx.prepare_cached(
            "UPDATE visit SET state = 'done', check_in = ?, cancelled_by = ? WHERE id = ? AND state = 'planned'",
        )?
        .execute(params![check_in, by, id])?,
    )
}

/// These are one visit to people of one household.
///
/// # Errors
/// `NotFound`.
pub fn belong_together(tx: &Tx<'_>, ids: &[String]) -> Result<()> {
    let together = tx.new_id();
    let mut update = tx.prepare_cached("UPDATE visit SET together = ? WHERE id = ?")?;
    for id in ids {
        expect_one_row("visit", update.execute(params![together, id])?)?;
    }
    Ok(())
}

/// It was agreed in that check-in.
///
/// # Errors
/// `NotFound`.
pub fn agreed_in(tx: &Tx<'_>, id: &str, check_in: &str) -> Result<()> {
    expect_one_row(
        "visit",
        tx.prepare_cached("UPDATE visit SET agreed_in = ? WHERE id = ?")?
            .execute([check_in, id])?,
    )
}

/// What was agreed in a check-in; `None` when nothing was, or when it was taken back.
///
/// # Errors
/// When the store cannot be read.
pub fn agreed(conn: &Connection, check_in: &str) -> Result<Option<Visit>> {
    Ok(conn
        .prepare_cached("SELECT * FROM visit WHERE agreed_in = ? ORDER BY id LIMIT 1")?
        .query_row([check_in], from_row)
        .optional()?)
}

/// The visit that a check-in answered and somebody had called off: by whom.
///
/// # Errors
/// When the store cannot be read.
pub fn called_off(conn: &Connection, check_in: &str) -> Result<Option<CalledOffBy>> {
    Ok(conn
        .prepare_cached("SELECT cancelled_by FROM visit WHERE check_in = ? AND cancelled_by IS NOT NULL LIMIT 1")?
        .query_row([check_in], |row| row.get(0))
        .optional()?)
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Visit> {
    conn.prepare_cached("SELECT * FROM visit WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("visit"))
}

/// What is planned with one person, soonest first; days that have passed are still planned until answered.
///
/// # Errors
/// When the store cannot be read.
pub fn planned(conn: &Connection, patient: &str) -> Result<Vec<Visit>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM visit WHERE patient = ? AND state = 'planned' ORDER BY on_date, at_time IS NULL, at_time, id",
    )?;
    let visits = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(visits)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit {
        id: row.get("id")?,
        details: VisitDetails {
            patient: row.get("patient")?,
            on: row.get("on_date")?,
            time: row.get("at_time")?,
            kind: row.get("kind")?,
            place: row.get("place")?,
            who: row.get("who")?,
        },
        state: row.get("state")?,
        reason: row.get("reason")?,
        check_in: row.get("check_in")?,
        origin: row.get("origin")?,
        together: row.get("together")?,
        cancelled_by: row.get("cancelled_by")?,
    })
}
