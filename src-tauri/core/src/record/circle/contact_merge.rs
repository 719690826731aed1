//! Two entries of the directory that are one: the values somebody chose stay in one of them, whatever named the other
//! names this one, and the other goes. All of it is one change.
//!
//! What names a contact is read from the schema, so that a table that comes later is not forgotten. A circle that held
//! both keeps one place, with the stricter of the two wishes about sharing.

use crate::error::Fault;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::contact::{self, ContactDetails};
use super::judging;
use super::{Member, MemberDetails, Share};
use crate::record::circle;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MergeContacts {
    /// The entry that stays.
    pub keep: String,
    /// The entry that goes.
    pub gone: String,
    /// What is written in the one that stays.
    pub details: ContactDetails,
}

/// A circle that holds both entries, and the place that stays in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CircleOfBoth {
    pub patient: String,
    /// The place of the entry that stays, as it will be.
    pub will_be: MemberDetails,
    pub kept_share: Share,
    pub gone_share: Share,
}

acts! { MergeContacts = merge(MergeContacts) -> (); }

/// Makes one entry of two.
///
/// # Errors
/// `Invalid("gone", "itself" | "otherKind")`, `Invalid` with a field of the contact, `NotFound`.
pub fn merge(tx: &Tx<'_>, merge: &MergeContacts) -> Result<()> {
    let (keep, gone) = pair(tx, &merge.keep, &merge.gone)?;
    let both = members_of_both(tx, &keep, &gone)?;
    for (kept, other) in both {
        super::update(tx, &kept.id, &one_of(&kept, &other))?;
        // What was written about the place that goes is about the one that stays; where it has that already, it rests.
        for (table, column) in naming(tx, "circle_member")? {
            point(tx, &table, &column, &other.id, &kept.id, "OR IGNORE ")?;
        }
        super::close(tx, &other.id)?;
    }
    // An organisation does not come to work for itself.
    let details = ContactDetails {
        organisation: merge
            .details
            .organisation
            .clone()
            .filter(|id| *id != gone && *id != keep),
        ..merge.details.clone()
    };
    contact::update(tx, &keep, &details)?;
    for (table, column) in naming(tx, "contact")? {
        point(tx, &table, &column, &gone, &keep, "")?;
    }
    tx.prepare_cached("DELETE FROM contact WHERE id = ?")?
        .execute([&gone])?;
    // What waited to be told under the wish before waits under the stricter one.
    judging::judge_contact(tx, &keep)
}

/// The circles that hold both entries, and what a merge would make of each.
///
/// # Errors
/// As [`merge`].
pub fn circles_of_both(conn: &Connection, keep: &str, gone: &str) -> Result<Vec<CircleOfBoth>> {
    let (keep, gone) = pair(conn, keep, gone)?;
    let both = members_of_both(conn, &keep, &gone)?.into_iter();
    Ok(both
        .map(|(kept, other)| CircleOfBoth {
            patient: kept.details.patient.clone(),
            will_be: one_of(&kept, &other),
            kept_share: kept.details.share,
            gone_share: other.details.share,
        })
        .collect())
}

fn pair(conn: &Connection, keep: &str, gone: &str) -> Result<(String, String)> {
    if keep == gone {
        return Err(Error::invalid("gone", Fault::Itself));
    }
    let (kept, other) = (contact::get(conn, keep)?, contact::get(conn, gone)?);
    if kept.details.kind != other.details.kind {
        return Err(Error::invalid("gone", Fault::OtherKind));
    }
    Ok((kept.id, other.id))
}

/// The tables and columns that name a row of `table`, as the schema has them.
fn naming(conn: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut query = conn.prepare_cached(
        "SELECT held.name, naming.\"from\" FROM sqlite_schema AS held, pragma_foreign_key_list(held.name) AS naming
          WHERE held.type = 'table' AND naming.\"table\" = ? ORDER BY 1, 2",
    )?;
    let rows = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn point(tx: &Tx<'_>, table: &str, column: &str, from: &str, to: &str, or: &str) -> Result<()> {
    // The names are the schema's own.
    tx.prepare_cached(&format!(
        "UPDATE {or}\"{table}\" SET \"{column}\" = ? WHERE \"{column}\" = ?"
    ))?
    .execute(params![to, from])?;
    Ok(())
}

/// The places of both in the circles that hold both now.
fn members_of_both(conn: &Connection, keep: &str, gone: &str) -> Result<Vec<(Member, Member)>> {
    let mut query = conn.prepare_cached(
        "SELECT kept.id, other.id FROM circle_member AS kept JOIN circle_member AS other ON other.patient = kept.patient
          WHERE kept.contact = ? AND other.contact = ? AND kept.ended_on IS NULL AND other.ended_on IS NULL
          ORDER BY kept.id, other.id",
    )?;
    let ids: Vec<(String, String)> = query
        .query_map([keep, gone], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    ids.iter()
        .map(|(kept, other)| Ok((circle::get(conn, kept)?, circle::get(conn, other)?)))
        .collect()
}

/// One place of two: whom to call first and the key worker stay so, and the stricter wish holds.
fn one_of(kept: &Member, other: &Member) -> MemberDetails {
    let (a, b) = (&kept.details, &other.details);
    let same_role = a.role.to_lowercase() == b.role.to_lowercase();
    let (share, share_topics) = stricter(a, b);
    let agreed = |one: &MemberDetails| one.share_agreed_on.filter(|_| one.share == share);
    MemberDetails {
        role: if same_role {
            a.role.clone()
        } else {
            format!("{}, {}", a.role, b.role)
        },
        emergency: a.emergency || b.emergency,
        key_worker: a.key_worker || b.key_worker,
        share_reason: joined(a.share_reason.as_deref(), b.share_reason.as_deref()),
        share_agreed_on: later(agreed(a), agreed(b)),
        share_review_on: earlier(a.share_review_on, b.share_review_on),
        share,
        share_topics,
        ..a.clone()
    }
}

/// Nothing, before not asked, before topics, before everything: what was never asked is not shared either. Of two lists
/// of topics only those hold that stand in both; where none does, they have to be asked again.
fn stricter(a: &MemberDetails, b: &MemberDetails) -> (Share, Option<String>) {
    let strict = |share| match share {
        Share::Nothing => 0,
        Share::NotAsked => 1,
        Share::Topics => 2,
        Share::Everything => 3,
    };
    if a.share != Share::Topics || b.share != Share::Topics {
        let strictest = if strict(b.share) < strict(a.share) { b } else { a };
        return (strictest.share, strictest.share_topics.clone());
    }
    let (kept, other) = (a.share_topics.as_deref(), b.share_topics.as_deref());
    let of_other: BTreeSet<String> = topics(other).map(str::to_lowercase).collect();
    let in_both: Vec<&str> = topics(kept)
        .filter(|topic| of_other.contains(&topic.to_lowercase()))
        .collect();
    if in_both.is_empty() {
        (Share::NotAsked, None)
    } else {
        (Share::Topics, Some(in_both.join(", ")))
    }
}

fn topics(typed: Option<&str>) -> impl Iterator<Item = &str> {
    typed
        .unwrap_or_default()
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|topic| !topic.is_empty())
}

fn joined(a: Option<&str>, b: Option<&str>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) if a.to_lowercase() != b.to_lowercase() => Some(format!("{a}; {b}")),
        (a, b) => a.or(b).map(str::to_owned),
    }
}

fn later(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    a.max(b)
}

fn earlier(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
