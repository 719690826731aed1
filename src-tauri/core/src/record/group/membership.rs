//! Who is in a group, from when until when. Somebody may be in several, and may come back to one they left.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::edit::Edit;
use crate::record::expect_one_row;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// People who join one group together.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Joining {
    pub group: String,
    pub patients: Vec<String>,
    /// `None`: the day is not known.
    pub joined_on: Option<NaiveDate>,
    pub why: Option<String>,
}

/// What may be corrected of a membership; with `left_on` it is one that has ended.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MembershipDetails {
    pub joined_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    /// Why they joined, or why they left.
    pub why: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Membership {
    pub id: String,
    pub patient: String,
    pub group: String,
    #[serde(flatten)]
    pub details: MembershipDetails,
}

acts! {
    JoinGroup = join(Joining) -> ();
    LeaveGroup = leave(Edit<MembershipDetails>) -> ();
    EditMembership = edit(Edit<MembershipDetails>) -> ();
}

/// # Errors
/// `Invalid("patients", "required" | "inGroup")`, `Invalid("joinedOn", "future")`.
pub fn join(tx: &Tx<'_>, joining: &Joining) -> Result<()> {
    if joining.patients.is_empty() {
        return Err(Error::invalid("patients", Fault::Required));
    }
    if joining.joined_on.is_some_and(|on| on > tx.today()) {
        return Err(Error::invalid("joinedOn", Fault::Future));
    }
    let why = text::optional("why", joining.why.as_deref(), PARAGRAPH)?;
    for patient in &joining.patients {
        let inside = tx
            .prepare_cached("SELECT 1 FROM membership WHERE patient = ? AND care_group = ? AND left_on IS NULL")?
            .exists([patient, &joining.group])?;
        if inside {
            return Err(Error::invalid("patients", Fault::InGroup));
        }
        tx.prepare_cached("INSERT INTO membership (id, patient, care_group, joined_on, why) VALUES (?, ?, ?, ?, ?)")?
            .execute(params![tx.new_id(), patient, joining.group, joining.joined_on, why])?;
    }
    Ok(())
}

/// They have left the group, since the day in the details.
///
/// # Errors
/// As [`edit`].
pub fn leave(tx: &Tx<'_>, leaving: &Edit<MembershipDetails>) -> Result<()> {
    edit(tx, leaving)
}

/// Corrects a membership, ends it, or takes the end back.
///
/// # Errors
/// `Invalid("joinedOn" | "leftOn", "future")`, `Invalid("leftOn", "beforeJoined")`, `Invalid("leftOn", "inGroup")` when
/// they have joined again since; `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<MembershipDetails>) -> Result<()> {
    let Edit { id, details } = edit;
    let before = get(tx, id)?;
    for (field, day) in [("joinedOn", details.joined_on), ("leftOn", details.left_on)] {
        if day.is_some_and(|day| day > tx.today()) {
            return Err(Error::invalid(field, Fault::Future));
        }
    }
    if details
        .left_on
        .is_some_and(|left| details.joined_on.is_some_and(|joined| left < joined))
    {
        return Err(Error::invalid("leftOn", Fault::BeforeJoined));
    }
    let again = tx
        .prepare_cached(
            "SELECT 1 FROM membership WHERE patient = ? AND care_group = ? AND left_on IS NULL AND id <> ?",
        )?
        .exists([&before.patient, &before.group, &before.id])?;
    if details.left_on.is_none() && again {
        return Err(Error::invalid("leftOn", Fault::InGroup));
    }
    let why = text::optional("why", details.why.as_deref(), PARAGRAPH)?;
    expect_one_row(
        "membership",
        tx.prepare_cached("UPDATE membership SET joined_on = ?, left_on = ?, why = ? WHERE id = ?")?
            .execute(params![details.joined_on, details.left_on, why, id])?,
    )
}

/// Whether they are in the group, or ever were.
///
/// # Errors
/// When the store cannot be read.
pub fn ever(conn: &Connection, group: &str, patient: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM membership WHERE care_group = ? AND patient = ?")?
        .exists([group, patient])?)
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Membership> {
    conn.prepare_cached("SELECT * FROM membership WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("membership"))
}

/// Everybody who is or was in a group, as they joined.
///
/// # Errors
/// When the store cannot be read.
pub fn of_group(conn: &Connection, group: &str) -> Result<Vec<Membership>> {
    select(
        conn,
        "SELECT * FROM membership WHERE care_group = ? ORDER BY joined_on, id",
        group,
    )
}

/// The groups that somebody is or was in: those they are in come first.
///
/// # Errors
/// When the store cannot be read.
pub fn of_patient(conn: &Connection, patient: &str) -> Result<Vec<Membership>> {
    select(
        conn,
        "SELECT * FROM membership WHERE patient = ? ORDER BY left_on IS NOT NULL, left_on DESC, joined_on, id",
        patient,
    )
}

/// Everybody who is in any group now.
///
/// # Errors
/// When the store cannot be read.
pub fn now(conn: &Connection) -> Result<Vec<Membership>> {
    let mut query = conn.prepare_cached("SELECT * FROM membership WHERE left_on IS NULL ORDER BY id")?;
    let all = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn select(conn: &Connection, sql: &str, of: &str) -> Result<Vec<Membership>> {
    let mut query = conn.prepare_cached(sql)?;
    let all = query.query_map([of], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Membership> {
    Ok(Membership {
        id: row.get("id")?,
        patient: row.get("patient")?,
        group: row.get("care_group")?,
        details: MembershipDetails {
            joined_on: row.get("joined_on")?,
            left_on: row.get("left_on")?,
            why: row.get("why")?,
        },
    })
}
