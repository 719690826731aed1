//! What one member of somebody's circle is to hear of one change: not yet told, told (when, how, what), must not and why,
//! told against a wish and who said so, or not needed. Which of these a new one is, [`super::judging`] says.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::care::sharing::NoticeAbout;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    NoticeState {
        Open = "open",
        MustNot = "mustNot",
        /// To be told against a wish.
        Overridden = "overridden",
        Told = "told",
        NotNeeded = "notNeeded",
    }
}

stored_enum! {
    /// Why they must not hear of it.
    Withheld {
        /// The person wishes nothing to be shared with them.
        Wish = "wish",
        /// The person was not asked yet, and they are not of those who give care.
        NeverAsked = "neverAsked",
        /// Of this change alone, as it was written down.
        ByHand = "byHand",
    }
}

stored_enum! {
    ToldWay {
        Call = "call",
        Letter = "letter",
        Email = "email",
        InPerson = "inPerson",
        Meeting = "meeting",
        Message = "message",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Notice {
    pub id: String,
    pub patient: String,
    /// Their place in the circle.
    pub member: String,
    pub contact: String,
    pub about: NoticeAbout,
    /// What there is to tell.
    pub words: String,
    pub raised_on: NaiveDate,
    pub state: NoticeState,
    /// What alone may be shared with them, as it stood when this was judged.
    pub topics: Option<String>,
    pub withheld: Option<Withheld>,
    /// Why it is withheld, as the person's wish or a coordinator says; or why it is not needed.
    pub why: Option<String>,
    pub told_on: Option<NaiveDate>,
    pub way: Option<ToldWay>,
    pub said: Option<String>,
    pub told_by: Option<String>,
    pub override_reason: Option<String>,
    /// Who authorised it.
    pub override_by: Option<String>,
    /// Whether the person was told that their wish is overridden.
    pub override_told: Option<bool>,
    pub override_on: Option<NaiveDate>,
}

/// They were told, all of these at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Telling {
    pub notices: Vec<String>,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    pub way: Option<ToldWay>,
    /// `None`: each in its own words.
    pub said: Option<String>,
    /// Who told them; `None`: the coordinator.
    pub by: Option<String>,
}

/// It is told although the person wishes it were not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoticeOverride {
    pub notice: String,
    pub reason: String,
    /// Who authorised it.
    pub by: String,
    /// Whether the person was told; there is no usual answer.
    pub person_told: Option<bool>,
}

/// It must not be told, or need not be.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoticeWhy {
    pub notice: String,
    pub why: String,
}

acts! {
    TellNotices = tell(Telling) -> u32;
    WithholdNotice = withhold(NoticeWhy) -> ();
    OverrideWish = override_wish(NoticeOverride) -> ();
    DropNotice = not_needed(NoticeWhy) -> ();
}

/// They were told. Answers with how many.
///
/// # Errors
/// `Invalid("on", "future")`, `Invalid("way", "required")`, `Invalid("said" | "by", ...)`; `Invalid("notices", "none")`
/// when none is named, `Invalid("notices", "mustNot")` for one that is withheld; `NotFound` when it was told already.
pub fn tell(tx: &Tx<'_>, telling: &Telling) -> Result<u32> {
    let on = telling.on.unwrap_or(tx.today());
    if on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    let way = telling.way.ok_or(Error::invalid("way", Fault::Required))?;
    let said = text::optional("said", telling.said.as_deref(), PARAGRAPH)?;
    let by = text::optional("by", telling.by.as_deref(), LINE)?;
    if telling.notices.is_empty() {
        return Err(Error::invalid("notices", Fault::NoneThere));
    }
    for id in &telling.notices {
        if get(tx, id)?.state == NoticeState::MustNot {
            return Err(Error::invalid("notices", Fault::MustNot));
        }
        expect_one_row(
            "notice",
            tx.prepare_cached(
                "UPDATE notice SET state = 'told', told_on = ?2, way = ?3, said = coalesce(?4, words), told_by = ?5
                  WHERE id = ?1 AND state IN ('open', 'overridden')",
            )?
            .execute(params![id, on, way, said, by])?,
        )?;
    }
    Ok(u32::try_from(telling.notices.len()).unwrap_or(u32::MAX))
}

/// They must not hear of this change, whatever else is shared with them.
///
/// # Errors
/// `Invalid("why", "required" | ...)`, `NotFound` when it does not wait.
pub fn withhold(tx: &Tx<'_>, ask: &NoticeWhy) -> Result<()> {
    let why = text::required("why", &ask.why, PARAGRAPH)?;
    expect_one_row(
        "notice",
        tx.prepare_cached(
            "UPDATE notice SET state = 'mustNot', withheld = 'byHand', why = ?2, override_reason = NULL,
               override_by = NULL, override_told = NULL, override_on = NULL
              WHERE id = ?1 AND state IN ('open', 'overridden')",
        )?
        .execute(params![ask.notice, why])?,
    )
}

/// It is to be told against the wish.
///
/// # Errors
/// `Invalid("reason" | "by" | "personTold", "required")`, `NotFound` when it is not withheld.
pub fn override_wish(tx: &Tx<'_>, ask: &NoticeOverride) -> Result<()> {
    let reason = text::required("reason", &ask.reason, PARAGRAPH)?;
    let by = text::required("by", &ask.by, LINE)?;
    let told = ask.person_told.ok_or(Error::invalid("personTold", Fault::Required))?;
    expect_one_row(
        "notice",
        tx.prepare_cached(
            "UPDATE notice SET state = 'overridden', override_reason = ?2, override_by = ?3, override_told = ?4,
               override_on = ?5 WHERE id = ?1 AND state = 'mustNot'",
        )?
        .execute(params![ask.notice, reason, by, told, tx.today()])?,
    )
}

/// They need not hear of it.
///
/// # Errors
/// `Invalid("why", "required" | ...)`, `NotFound` when it was told, or is put away already.
pub fn not_needed(tx: &Tx<'_>, ask: &NoticeWhy) -> Result<()> {
    let why = text::required("why", &ask.why, PARAGRAPH)?;
    expect_one_row("notice", put_away(tx, &ask.notice, &why)?)
}

/// Puts one away that was not told; answers with how many rows that were.
pub(in crate::record) fn put_away(tx: &Tx<'_>, id: &str, why: &str) -> Result<usize> {
    Ok(tx
        .prepare_cached(
            "UPDATE notice SET state = 'notNeeded', why = ?2
              WHERE id = ?1 AND state IN ('open', 'mustNot', 'overridden')",
        )?
        .execute(params![id, why])?)
}

/// Puts away whatever about one record of somebody was not told.
pub(in crate::record) fn put_away_about(
    tx: &Tx<'_>,
    patient: &str,
    (table, row): (&str, &str),
    why: &str,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE notice SET state = 'notNeeded', why = ?4
          WHERE patient = ?1 AND source_table = ?2 AND source_row = ?3 AND state IN ('open', 'mustNot', 'overridden')",
    )?
    .execute([patient, table, row, why])?;
    Ok(())
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Notice> {
    conn.prepare_cached("SELECT * FROM notice WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("notice"))
}

/// Every notice about one person: the longest waiting first, then what was told last.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Notice>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM notice WHERE patient = ?
          ORDER BY told_on IS NOT NULL, told_on DESC, raised_on, about, id",
    )?;
    let all = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

/// Those to one member that were not told, nor put away.
pub(in crate::record) fn not_told(conn: &Connection, member: &str) -> Result<Vec<Notice>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM notice WHERE member = ? AND state IN ('open', 'mustNot', 'overridden') ORDER BY raised_on, id",
    )?;
    let all = query.query_map([member], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Notice> {
    Ok(Notice {
        id: row.get("id")?,
        patient: row.get("patient")?,
        member: row.get("member")?,
        contact: row.get("contact")?,
        about: row.get("about")?,
        words: row.get("words")?,
        raised_on: row.get("raised_on")?,
        state: row.get("state")?,
        topics: row.get("topics")?,
        withheld: row.get("withheld")?,
        why: row.get("why")?,
        told_on: row.get("told_on")?,
        way: row.get("way")?,
        said: row.get("said")?,
        told_by: row.get("told_by")?,
        override_reason: row.get("override_reason")?,
        override_by: row.get("override_by")?,
        override_told: row.get("override_told")?,
        override_on: row.get("override_on")?,
    })
}

impl ToSql for NoticeAbout {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for NoticeAbout {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let known = NoticeAbout::ALL.iter().copied().find(|about| about.name() == name);
        known.ok_or(FromSqlError::InvalidType)
    }
}
