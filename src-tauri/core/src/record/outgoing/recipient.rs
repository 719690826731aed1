//! Who receives what leaves: for now the team office, known by its age key.

use crate::error::Fault;
use std::str::FromStr as _;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, LINE};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RecipientDetails {
    pub name: String,
    /// The public half: `age1...`.
    pub age_key: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Recipient {
    pub id: String,
    #[serde(flatten)]
    pub details: RecipientDetails,
    /// RFC 3339.
    pub added_at: String,
}

/// Reads the public half of an age key as somebody pasted it: `age1...`.
///
/// # Errors
/// `Invalid("ageKey", "secret" | "notAKey")`: `secret` when it is the half that must never leave the office.
pub fn parse_key(typed: &str) -> Result<age::x25519::Recipient> {
    let key = typed.trim();
    if key.to_ascii_uppercase().starts_with("AGE-SECRET-KEY-") {
        return Err(Error::invalid("ageKey", Fault::Secret));
    }
    age::x25519::Recipient::from_str(key).map_err(|_| Error::invalid("ageKey", Fault::NotAKey))
}

acts! { SetRecipient = set_office(RecipientDetails) -> String; }

/// Sets the office that bundles go to; an earlier one is kept in the history.
///
/// # Errors
/// `Invalid("name", ...)`, `Invalid("ageKey", "secret" | "notAKey")`.
pub fn set_office(tx: &Tx<'_>, details: &RecipientDetails) -> Result<String> {
    let name = text::required("name", &details.name, LINE)?;
    let key = parse_key(&details.age_key)?.to_string();
    let now = tx.now().to_rfc3339();
    tx.execute(
        "UPDATE recipient SET removed_at = ? WHERE kind = 'office' AND removed_at IS NULL",
        [&now],
    )?;
    let id = tx.new_id();
    tx.execute(
        "INSERT INTO recipient (id, kind, name, age_key, added_at) VALUES (?, 'office', ?, ?, ?)",
        params![id, name, key, now],
    )?;
    Ok(id)
}

/// The office that bundles go to.
///
/// # Errors
/// When the store cannot be read.
pub fn office(conn: &Connection) -> Result<Option<Recipient>> {
    Ok(conn
        .prepare_cached("SELECT * FROM recipient WHERE kind = 'office' AND removed_at IS NULL")?
        .query_row([], from_row)
        .optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Recipient> {
    Ok(Recipient {
        id: row.get("id")?,
        details: RecipientDetails {
            name: row.get("name")?,
            age_key: row.get("age_key")?,
        },
        added_at: row.get("added_at")?,
    })
}
