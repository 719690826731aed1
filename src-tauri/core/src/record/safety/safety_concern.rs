//! Something that was said, answered or noticed and has to be talked about: thoughts of being better off dead, of hurting
//! oneself. It is open until somebody says what was said and agreed, or puts it off with a reason, until the end of that
//! day at most. It is no score and no rating, and nothing is computed from it.

use crate::error::Fault;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::act::acts;
use crate::store::{Now, Tx};
use crate::{Error, Result};

stored_enum! {
    ConcernSource {
        /// An answer to an item.
        Item = "item",
        /// What was told with a total.
        Score = "score",
        CheckIn = "checkIn",
        Other = "other",
    }
}

stored_enum! {
    ConcernState {
        Open = "open",
        /// Put off; when the day is over it is open again.
        Deferred = "deferred",
        Answered = "answered",
        /// The answer that raised it was a slip of the finger.
        Slip = "slip",
    }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SafetyConcern {
    pub id: String,
    pub patient: String,
    /// RFC 3339.
    pub raised_at: String,
    pub source: ConcernSource,
    /// Its short name.
    pub instrument: Option<String>,
    /// The item's wording.
    pub item: Option<String>,
    /// The label chosen.
    pub answer: Option<String>,
    pub assessment: Option<String>,
    pub check_in: Option<String>,
    /// What was noticed, when somebody raised it.
    pub words: Option<String>,
    pub state: ConcernState,
    /// What the person said.
    pub said: Option<String>,
    pub agreed: Option<String>,
    /// Whether the safety plan was opened together.
    pub plan_opened: Option<bool>,
    /// Who was consulted.
    pub consulted: Option<String>,
    /// What holds for tonight.
    pub tonight: Option<String>,
    /// RFC 3339: the end of that day.
    pub deferred_until: Option<String>,
    pub deferred_why: Option<String>,
    /// RFC 3339.
    pub answered_at: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RaiseConcern {
    pub patient: String,
    pub words: String,
    pub check_in: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AnswerConcern {
    pub id: String,
    pub said: String,
    pub agreed: Option<String>,
    pub plan_opened: bool,
    pub consulted: Option<String>,
    pub tonight: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DeferConcern {
    pub id: String,
    pub why: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SlipConcern {
    pub id: String,
    /// The draft in which the answers are put right next.
    pub draft: Option<String>,
}

/// What raised a concern.
#[derive(Clone, Default)]
pub struct Raised<'a> {
    pub instrument: Option<&'a str>,
    pub item: Option<&'a str>,
    pub answer: Option<&'a str>,
    pub draft: Option<&'a str>,
    pub item_id: Option<&'a str>,
    pub assessment: Option<&'a str>,
    pub check_in: Option<&'a str>,
    pub words: Option<&'a str>,
}

acts! {
    RaiseConcern = raise_by_hand(RaiseConcern) -> String;
    AnswerConcern = answer(AnswerConcern) -> ();
    DeferConcern = defer(DeferConcern) -> ();
    SlipConcern = slip(SlipConcern) -> ();
}

/// Somebody noticed something.
///
/// # Errors
/// `Invalid("words", "required" | "tooLong" | "control")`, `NotFound("patient" | "checkIn")`.
pub fn raise_by_hand(tx: &Tx<'_>, ask: &RaiseConcern) -> Result<String> {
    let words = text::required("words", &ask.words, PARAGRAPH)?;
    if !tx
        .prepare_cached("SELECT 1 FROM patient WHERE id = ?")?
        .exists([&ask.patient])?
    {
        return Err(Error::NotFound("patient"));
    }
    let source = match &ask.check_in {
        Some(check_in) => {
            let theirs = tx
                .prepare_cached("SELECT 1 FROM check_in WHERE id = ? AND patient = ?")?
                .exists([check_in, &ask.patient])?;
            if !theirs {
                return Err(Error::NotFound("checkIn"));
            }
            ConcernSource::CheckIn
        }
        None => ConcernSource::Other,
    };
    let raised = Raised {
        words: Some(&words),
        check_in: ask.check_in.as_deref(),
        ..Raised::default()
    };
    raise(tx, &ask.patient, source, &raised)
}

/// # Errors
/// When the store would not take it.
pub fn raise(tx: &Tx<'_>, patient: &str, source: ConcernSource, raised: &Raised<'_>) -> Result<String> {
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO safety_concern (id, patient, raised_at, source, instrument, item, answer, draft, item_id, assessment,
           check_in, words, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')",
    )?
    .execute(params![
        id,
        patient,
        tx.now().to_rfc3339(),
        source,
        raised.instrument,
        raised.item,
        raised.answer,
        raised.draft,
        raised.item_id,
        raised.assessment,
        raised.check_in,
        raised.words,
    ])?;
    Ok(id)
}

/// What was raised about somebody on the day of a check-in, while it was being written, was raised in it.
///
/// # Errors
/// When the store would not take it.
pub fn raised_during(tx: &Tx<'_>, patient: &str, on: NaiveDate, since: &str, check_in: &str) -> Result<()> {
    tx.prepare_cached(
        "UPDATE safety_concern SET check_in = ?4 WHERE patient = ?1 AND substr(raised_at, 1, 10) = ?2
           AND check_in IS NULL AND julianday(raised_at) >= julianday(?3)",
    )?
    .execute(params![patient, on, since, check_in])?;
    Ok(())
}

/// What was said and agreed.
///
/// # Errors
/// `Invalid("said" | "tonight", "required" | ...)`, `Invalid("agreed" | "consulted", ...)`,
/// `Invalid("concern", "settled")`, `NotFound("concern")`.
pub fn answer(tx: &Tx<'_>, ask: &AnswerConcern) -> Result<()> {
    let said = text::required("said", &ask.said, PARAGRAPH)?;
    let tonight = text::required("tonight", &ask.tonight, PARAGRAPH)?;
    let agreed = text::optional("agreed", ask.agreed.as_deref(), PARAGRAPH)?;
    let consulted = text::optional("consulted", ask.consulted.as_deref(), LINE)?;
    unsettled(tx, &ask.id)?;
    expect_one_row(
        "concern",
        tx.prepare_cached(
            "UPDATE safety_concern SET state = 'answered', said = ?, agreed = ?, plan_opened = ?, consulted = ?,
               tonight = ?, answered_at = ? WHERE id = ?",
        )?
        .execute(params![
            said,
            agreed,
            ask.plan_opened,
            consulted,
            tonight,
            tx.now().to_rfc3339(),
            ask.id
        ])?,
    )
}

/// Puts it off, to the end of today at most; until then it stays on Today, and afterwards it asks again.
///
/// # Errors
/// `Invalid("why", "required" | ...)`, `Invalid("concern", "settled")`, `NotFound("concern")`.
pub fn defer(tx: &Tx<'_>, ask: &DeferConcern) -> Result<()> {
    let why = text::required("why", &ask.why, PARAGRAPH)?;
    unsettled(tx, &ask.id)?;
    expect_one_row(
        "concern",
        tx.prepare_cached(
            "UPDATE safety_concern SET state = 'deferred', deferred_why = ?, deferred_until = ? WHERE id = ?",
        )?
        .execute(params![why, end_of_day(tx.now()).to_rfc3339(), ask.id])?,
    )
}

/// The answer was a slip of the finger. It stays in the history; the answers are put right next.
///
/// # Errors
/// `Invalid("concern", "settled" | "anotherDraft")`, `NotFound("concern")`.
pub fn slip(tx: &Tx<'_>, ask: &SlipConcern) -> Result<()> {
    unsettled(tx, &ask.id)?;
    let draft: Option<String> = tx
        .prepare_cached("SELECT draft FROM safety_concern WHERE id = ?")?
        .query_row([&ask.id], |row| row.get(0))?;
    if ask.draft.is_some() && ask.draft != draft {
        return Err(Error::invalid("concern", Fault::AnotherDraft));
    }
    expect_one_row(
        "concern",
        tx.prepare_cached("UPDATE safety_concern SET state = 'slip', answered_at = ? WHERE id = ?")?
            .execute(params![tx.now().to_rfc3339(), ask.id])?,
    )
}

fn unsettled(tx: &Tx<'_>, id: &str) -> Result<()> {
    match get(tx, id, tx.now())?.state {
        ConcernState::Open | ConcernState::Deferred => Ok(()),
        ConcernState::Answered | ConcernState::Slip => Err(Error::invalid("concern", Fault::Settled)),
    }
}

/// The last second of the day, where it is.
fn end_of_day(now: Now) -> Now {
    let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    let end = now.date_naive().and_time(last).and_local_timezone(*now.offset());
    end.single().unwrap_or(now)
}

/// What the answers of a draft raised became an assessment.
///
/// # Errors
/// When the store would not take it.
pub fn belongs_to(tx: &Tx<'_>, draft: &str, assessment: &str) -> Result<()> {
    tx.prepare_cached("UPDATE safety_concern SET assessment = ? WHERE draft = ? AND assessment IS NULL")?
        .execute([assessment, draft])?;
    Ok(())
}

/// Whether an item of a draft has a concern that was not a slip: of any state, or one that still asks.
///
/// # Errors
/// When the store cannot be read.
pub fn raised_in(conn: &Connection, draft: &str, item: &str, only_unsettled: bool) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "SELECT 1 FROM safety_concern WHERE draft = ?1 AND item_id = ?2
               AND (state IN ('open', 'deferred') OR (state = 'answered' AND NOT ?3))",
        )?
        .exists(params![draft, item, only_unsettled])?)
}

/// The oldest concern that a draft's answers raised and that asks now: neither answered nor put off.
///
/// # Errors
/// When the store cannot be read.
pub fn asking(conn: &Connection, draft: &str, now: Now) -> Result<Option<SafetyConcern>> {
    let all = rows(
        conn,
        "SELECT * FROM safety_concern WHERE draft = ? AND state IN ('open', 'deferred') ORDER BY raised_at, id",
        [draft],
        now,
    )?;
    Ok(all.into_iter().find(|concern| concern.state == ConcernState::Open))
}

/// # Errors
/// `NotFound("concern")`.
pub fn get(conn: &Connection, id: &str, now: Now) -> Result<SafetyConcern> {
    conn.prepare_cached("SELECT * FROM safety_concern WHERE id = ?")?
        .query_row([id], |row| from_row(row, now))
        .optional()?
        .ok_or(Error::NotFound("concern"))
}

/// Every concern about one person, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str, now: Now) -> Result<Vec<SafetyConcern>> {
    let sql = "SELECT * FROM safety_concern WHERE patient = ? ORDER BY raised_at DESC, id DESC";
    rows(conn, sql, [patient], now)
}

/// What is open or put off, about anybody or about one person, the oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn unsettled_ones(conn: &Connection, patient: Option<&str>, now: Now) -> Result<Vec<SafetyConcern>> {
    let sql = "SELECT * FROM safety_concern WHERE state IN ('open', 'deferred') AND (?1 IS NULL OR patient = ?1)
               ORDER BY raised_at, id";
    rows(conn, sql, [patient], now)
}

fn rows(conn: &Connection, sql: &str, params: impl rusqlite::Params, now: Now) -> Result<Vec<SafetyConcern>> {
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map(params, |row| from_row(row, now))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>, now: Now) -> rusqlite::Result<SafetyConcern> {
    let deferred_until: Option<String> = row.get("deferred_until")?;
    let over = deferred_until
        .as_deref()
        .and_then(|until| chrono::DateTime::parse_from_rfc3339(until).ok())
        .is_none_or(|until| until < now);
    Ok(SafetyConcern {
        id: row.get("id")?,
        patient: row.get("patient")?,
        raised_at: row.get("raised_at")?,
        source: row.get("source")?,
        instrument: row.get("instrument")?,
        item: row.get("item")?,
        answer: row.get("answer")?,
        assessment: row.get("assessment")?,
        check_in: row.get("check_in")?,
        words: row.get("words")?,
        state: match row.get("state")? {
            // Nothing has to be written for it: the day it was put off for is over.
            ConcernState::Deferred if over => ConcernState::Open,
            state => state,
        },
        said: row.get("said")?,
        agreed: row.get("agreed")?,
        plan_opened: row.get("plan_opened")?,
        consulted: row.get("consulted")?,
        tonight: row.get("tonight")?,
        deferred_until,
        deferred_why: row.get("deferred_why")?,
        answered_at: row.get("answered_at")?,
    })
}
