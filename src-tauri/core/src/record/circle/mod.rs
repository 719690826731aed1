//! The contacts around one person: each with a role, what may be shared with them and why, and whether they are the
//! emergency contact or the key worker. Consent is not the legal basis for direct care: what stands here is a wish.

pub mod carer;
pub mod contact;
pub mod contact_merge;
pub mod judging;
pub mod notice;
pub mod raise;

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::edit::Edit;
use super::text::{self, LINE, PARAGRAPH};
use super::{expect_one_row, stored_enum};
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::noun::nouns;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

nouns! { carer }

stored_enum! {
    /// What may be shared with a member of the circle.
    Share {
        Everything = "everything",
        /// What `share_topics` names.
        Topics = "topics",
        Nothing = "nothing",
        NotAsked = "notAsked",
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MemberDetails {
    pub patient: String,
    pub contact: String,
    /// "GP", "mother", "care coordinator": their place in this person's circle.
    pub role: String,
    /// Whom to call first if something goes wrong.
    pub emergency: bool,
    pub key_worker: bool,
    pub share: Share,
    /// With [`Share::Topics`]: which.
    pub share_topics: Option<String>,
    pub share_reason: Option<String>,
    pub share_agreed_on: Option<NaiveDate>,
    pub share_review_on: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Member {
    pub id: String,
    #[serde(flatten)]
    pub details: MemberDetails,
    pub ended_on: Option<NaiveDate>,
}

impl MemberDetails {
    fn checked(&self) -> Result<Self> {
        let share_topics = text::optional("shareTopics", self.share_topics.as_deref(), PARAGRAPH)?;
        if self.share == Share::Topics && share_topics.is_none() {
            return Err(Error::invalid("shareTopics", Fault::Required));
        }
        Ok(MemberDetails {
            role: text::required("role", &self.role, LINE)?,
            share_topics: share_topics.filter(|_| self.share == Share::Topics),
            share_reason: text::optional("shareReason", self.share_reason.as_deref(), PARAGRAPH)?,
            ..self.clone()
        })
    }
}

acts! {
    AddToCircle = add(MemberDetails) -> String;
    EditCircle = edit(Edit<MemberDetails>) -> ();
    RemoveFromCircle = end(String) -> ();
}

/// Puts somebody into a circle. The others hear of a new key worker.
///
/// # Errors
/// `Invalid` with the field; `Invalid("contact", "taken")` when they are in this circle already.
pub fn add(tx: &Tx<'_>, details: &MemberDetails) -> Result<String> {
    let d = details.checked()?;
    let taken = tx
        .prepare_cached("SELECT 1 FROM circle_member WHERE patient = ? AND contact = ? AND ended_on IS NULL")?
        .exists([&d.patient, &d.contact])?;
    if taken {
        return Err(Error::invalid("contact", Fault::Taken));
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO circle_member (id, patient, contact, role, emergency, key_worker, share, share_topics,
           share_reason, share_agreed_on, share_review_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.patient,
        d.contact,
        d.role,
        d.emergency,
        d.key_worker,
        d.share,
        d.share_topics,
        d.share_reason,
        d.share_agreed_on,
        d.share_review_on,
    ])?;
    if d.key_worker {
        new_key_worker(tx, &id)?;
    }
    Ok(id)
}

/// Corrects a member: whom the row is about stays, everything else is replaced. What they were not told yet is judged again,
/// and the others hear of a new key worker.
///
/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<MemberDetails>) -> Result<()> {
    let was_key_worker = get(tx, &edit.id)?.details.key_worker;
    update(tx, &edit.id, &edit.details)?;
    judging::judge_again(tx, &edit.id)?;
    if edit.details.key_worker && !was_key_worker {
        new_key_worker(tx, &edit.id)?;
    }
    Ok(())
}

fn update(tx: &Tx<'_>, id: &str, details: &MemberDetails) -> Result<()> {
    let d = details.checked()?;
    expect_one_row(
        "circleMember",
        tx.prepare_cached(
            "UPDATE circle_member SET role = ?2, emergency = ?3, key_worker = ?4, share = ?5, share_topics = ?6,
               share_reason = ?7, share_agreed_on = ?8, share_review_on = ?9 WHERE id = ?1",
        )?
        .execute(params![
            id,
            d.role,
            d.emergency,
            d.key_worker,
            d.share,
            d.share_topics,
            d.share_reason,
            d.share_agreed_on,
            d.share_review_on,
        ])?,
    )
}

/// They are no longer in the circle, and hear of nothing more. The row stays in the history.
///
/// # Errors
/// `NotFound`.
pub fn end(tx: &Tx<'_>, id: &str) -> Result<()> {
    close(tx, id)?;
    for notice in notice::not_told(tx, id)? {
        notice::put_away(tx, &notice.id, &say("notice.leftCircle", &[]))?;
    }
    Ok(())
}

fn close(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "circleMember",
        tx.prepare_cached("UPDATE circle_member SET ended_on = ? WHERE id = ? AND ended_on IS NULL")?
            .execute(params![tx.today(), id])?,
    )
}

/// The others hear who the key worker is.
fn new_key_worker(tx: &Tx<'_>, id: &str) -> Result<()> {
    let member = get(tx, id)?.details;
    let name = contact::get(tx, &member.contact)?.details.name;
    let words = say("notice.keyWorker", &[("name", &name)]);
    let source = Some(("circle_member", id));
    raise::raise_to(tx, &member.patient, NoticeAbout::KeyWorker, &words, source, |other| {
        other.id != id
    })
}

/// Those in one person's circle now: whom to call first stands first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Member>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM circle_member WHERE patient = ? AND ended_on IS NULL
         ORDER BY emergency DESC, key_worker DESC, role, id",
    )?;
    let members = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(members)
}

/// The places that somebody of the directory has in circles now.
///
/// # Errors
/// When the store cannot be read.
pub fn places_of(conn: &Connection, contact: &str) -> Result<Vec<String>> {
    let mut query =
        conn.prepare_cached("SELECT id FROM circle_member WHERE contact = ? AND ended_on IS NULL ORDER BY id")?;
    let ids = query
        .query_map([contact], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Member> {
    conn.prepare_cached("SELECT * FROM circle_member WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("circleMember"))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Member> {
    Ok(Member {
        id: row.get("id")?,
        details: MemberDetails {
            patient: row.get("patient")?,
            contact: row.get("contact")?,
            role: row.get("role")?,
            emergency: row.get("emergency")?,
            key_worker: row.get("key_worker")?,
            share: row.get("share")?,
            share_topics: row.get("share_topics")?,
            share_reason: row.get("share_reason")?,
            share_agreed_on: row.get("share_agreed_on")?,
            share_review_on: row.get("share_review_on")?,
        },
        ended_on: row.get("ended_on")?,
    })
}
