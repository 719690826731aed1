//! A rule of attention put aside for one person until a day, with its reason. It ends by itself on that day; the reason
//! it puts aside never does.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::care::attention::{Rule, snooze};
use crate::record::expect_one_row;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SnoozeDetails {
    pub patient: String,
    pub rule: Rule,
    /// The day it comes back.
    pub until: Option<NaiveDate>,
    pub reason: String,
    /// Who was informed: required where somebody's safety is put aside.
    pub informed: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Snooze {
    pub id: String,
    pub patient: String,
    pub rule: Rule,
    pub until: NaiveDate,
    pub reason: String,
    pub informed: Option<String>,
    pub made_on: NaiveDate,
}

acts! { EndSnooze = end(String) -> (); }

/// Puts a rule aside, in the place of an earlier snooze of the same. `deadline` is the day on which the soonest of the
/// person's clocks runs out.
///
/// # Errors
/// `Invalid("until", "required" | "notLater" | "oneDay" | "deadline" | "tooFar")`, `Invalid("informed", "required")`,
/// `Invalid("reason", ...)`, `Invalid("rule", "ofCaseload")`.
pub(crate) fn add(tx: &Tx<'_>, details: &SnoozeDetails, deadline: Option<NaiveDate>) -> Result<String> {
    let until = details.until.ok_or(Error::invalid("until", Fault::Required))?;
    let informed = text::optional("informed", details.informed.as_deref(), LINE)?;
    snooze::check(details.rule, until, informed.is_some(), deadline, tx.today())
        .map_err(|(field, reason)| Error::invalid(field, reason))?;
    let reason = text::required("reason", &details.reason, PARAGRAPH)?;
    tx.prepare_cached("UPDATE snooze SET ended_on = ? WHERE patient = ? AND rule = ? AND ended_on IS NULL")?
        .execute(params![tx.today(), details.patient, details.rule])?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO snooze (id, patient, rule, until, reason, informed, made_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        details.patient,
        details.rule,
        until,
        reason,
        informed,
        tx.today()
    ])?;
    Ok(id)
}

/// Ends a snooze before its day: what it put aside shows again.
///
/// # Errors
/// `NotFound`.
pub fn end(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "snooze",
        tx.prepare_cached("UPDATE snooze SET ended_on = ? WHERE id = ? AND ended_on IS NULL")?
            .execute(params![tx.today(), id])?,
    )
}

/// Everybody's that come back after today, the soonest first.
///
/// # Errors
/// When the store cannot be read.
pub fn running(conn: &Connection, today: NaiveDate) -> Result<Vec<Snooze>> {
    let mut query =
        conn.prepare_cached("SELECT * FROM snooze WHERE ended_on IS NULL AND until > ? ORDER BY until, id")?;
    let all = query.query_map([today], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Snooze> {
    Ok(Snooze {
        id: row.get("id")?,
        patient: row.get("patient")?,
        rule: row.get("rule")?,
        until: row.get("until")?,
        reason: row.get("reason")?,
        informed: row.get("informed")?,
        made_on: row.get("made_on")?,
    })
}

impl ToSql for Rule {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Rule {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        let known = Rule::ALL.iter().copied().find(|rule| rule.name() == name);
        known.ok_or(FromSqlError::InvalidType)
    }
}
