//! A group that is looked after as a whole: a school year, a prison wing, an area, a programme. The cohort that a sheet
//! gives somebody stays what it was, a word on their own page: it may suggest a group, and is none.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::edit::Edit;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    GroupKind {
        SchoolYear = "schoolYear",
        Wing = "wing",
        Area = "area",
        Programme = "programme",
        Other = "other",
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GroupDetails {
    pub name: String,
    pub kind: GroupKind,
    /// What it is for, and for whom.
    pub about: Option<String>,
    pub started_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Group {
    pub id: String,
    #[serde(flatten)]
    pub details: GroupDetails,
    /// Made up for the demo caseload.
    pub demo: bool,
}

/// Two groups that meet at one time and have one name would be taken for each other.
fn checked(tx: &Tx<'_>, id: &str, details: &GroupDetails) -> Result<GroupDetails> {
    let name = text::required("name", &details.name, LINE)?;
    if details
        .ended_on
        .is_some_and(|ended| details.started_on.is_some_and(|started| ended < started))
    {
        return Err(Error::invalid("endedOn", Fault::BeforeStart));
    }
    let folded = name.to_lowercase();
    let taken = |group: &Group| {
        group.id != id && group.details.ended_on.is_none() && group.details.name.to_lowercase() == folded
    };
    if details.ended_on.is_none() && all(tx)?.iter().any(taken) {
        return Err(Error::invalid("name", Fault::GroupTaken));
    }
    Ok(GroupDetails {
        name,
        about: text::optional("about", details.about.as_deref(), PARAGRAPH)?,
        ..details.clone()
    })
}

acts! { EditGroup = edit(Edit<GroupDetails>) -> (); }

/// # Errors
/// `Invalid("name", "groupTaken")` when a group that has not ended is called so; `Invalid("endedOn", "beforeStart")`.
pub fn add(tx: &Tx<'_>, details: &GroupDetails) -> Result<String> {
    let d = checked(tx, "", details)?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO care_group (id, name, kind, about, started_on, ended_on) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![id, d.name, d.kind, d.about, d.started_on, d.ended_on])?;
    Ok(id)
}

/// # Errors
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<GroupDetails>) -> Result<()> {
    let Edit { id, details } = edit;
    let d = checked(tx, id, details)?;
    expect_one_row(
        "group",
        tx.prepare_cached(
            "UPDATE care_group SET name = ?, kind = ?, about = ?, started_on = ?, ended_on = ? WHERE id = ?",
        )?
        .execute(params![d.name, d.kind, d.about, d.started_on, d.ended_on, id])?,
    )
}

/// Marks a group as made up.
///
/// # Errors
/// `NotFound`.
pub fn mark_demo(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "group",
        tx.prepare_cached("UPDATE care_group SET demo = 1 WHERE id = ?")?
            .execute([id])?,
    )
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Group> {
    conn.prepare_cached("SELECT * FROM care_group WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("group"))
}

/// Every group, by name; those that have ended come last.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<Group>> {
    let mut query =
        conn.prepare_cached("SELECT * FROM care_group ORDER BY ended_on IS NOT NULL, name COLLATE NOCASE, id")?;
    let groups = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(groups)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group {
        id: row.get("id")?,
        details: GroupDetails {
            name: row.get("name")?,
            kind: row.get("kind")?,
            about: row.get("about")?,
            started_on: row.get("started_on")?,
            ended_on: row.get("ended_on")?,
        },
        demo: row.get("demo")?,
    })
}
