//! The circle around one person, each member with their entry in the directory.

pub mod contact_page;
pub mod contacts;
pub mod notices;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::circle::contact::{self, Contact};
use crate::record::circle::{self, Member};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CircleRow {
    pub member: Member,
    pub contact: Contact,
    pub organisation: Option<String>,
}

/// Whom to call first stands first.
///
/// # Errors
/// When the store cannot be read.
pub fn circle(conn: &Connection, patient: &str) -> Result<Vec<CircleRow>> {
    circle::list(conn, patient)?
        .into_iter()
        .map(|member| {
            let contact = contact::get(conn, &member.details.contact)?;
            let organisation = match &contact.details.organisation {
                Some(id) => Some(contact::get(conn, id)?.details.name),
                None => None,
            };
            Ok(CircleRow {
                member,
                contact,
                organisation,
            })
        })
        .collect()
}
