//! The directory: every contact, with how many circles they stand in.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::circle::contact::{self, Contact};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ContactRow {
    pub contact: Contact,
    pub organisation: Option<String>,
    /// In how many people's circles they are.
    pub people: u32,
}

/// # Errors
/// When the store cannot be read.
pub fn contacts(conn: &Connection) -> Result<Vec<ContactRow>> {
    let mut query = conn.prepare_cached(
        "SELECT contact.*, organisation.name AS works_for,
                (SELECT count(DISTINCT patient) FROM circle_member
                 WHERE circle_member.contact = contact.id AND ended_on IS NULL) AS people
         FROM contact LEFT JOIN contact AS organisation ON organisation.id = contact.organisation
         ORDER BY contact.name COLLATE NOCASE, contact.id",
    )?;
    let rows = query.query_map([], |row| {
        Ok(ContactRow {
            contact: contact::from_row(row)?,
            organisation: row.get("works_for")?,
            people: row.get("people")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
