//! A fact to know before a visit, with its source and review date: "dog at the address". Never a rating of a person.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::expect_one_row;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AlertDetails {
    pub patient: String,
    pub text: String,
    pub source: Option<String>,
    pub review_on: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Alert {
    pub id: String,
    #[serde(flatten)]
    pub details: AlertDetails,
    pub noted_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
}

/// # Errors
/// `Invalid("text" | "source", ...)`.
pub fn add(tx: &Tx<'_>, details: &AlertDetails) -> Result<String> {
    let id = tx.new_id();
    tx.prepare_cached("INSERT INTO alert (id, patient, text, source, noted_on, review_on) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![
            id,
            details.patient,
            text::required("text", &details.text, PARAGRAPH)?,
            text::optional("source", details.source.as_deref(), LINE)?,
            tx.today(),
            details.review_on,
        ])?;
    Ok(id)
}

/// # Errors
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, details: &AlertDetails) -> Result<()> {
    expect_one_row(
        "alert",
        tx.prepare_cached("UPDATE alert SET text = ?, source = ?, review_on = ? WHERE id = ?")?
            .execute(params![
                text::required("text", &details.text, PARAGRAPH)?,
                text::optional("source", details.source.as_deref(), LINE)?,
                details.review_on,
                id,
            ])?,
    )
}

/// The alert no longer holds. It stays in the history.
///
/// # Errors
/// `NotFound`.
pub fn end(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "alert",
        tx.prepare_cached("UPDATE alert SET ended_on = ? WHERE id = ? AND ended_on IS NULL")?
            .execute(params![tx.today(), id])?,
    )
}

/// What holds now about one person, oldest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Alert>> {
    let mut query =
        conn.prepare_cached("SELECT * FROM alert WHERE patient = ? AND ended_on IS NULL ORDER BY noted_on, id")?;
    let alerts = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(alerts)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Alert> {
    Ok(Alert {
        id: row.get("id")?,
        details: AlertDetails {
            patient: row.get("patient")?,
            text: row.get("text")?,
            source: row.get("source")?,
            review_on: row.get("review_on")?,
        },
        noted_on: row.get("noted_on")?,
        ended_on: row.get("ended_on")?,
    })
}
