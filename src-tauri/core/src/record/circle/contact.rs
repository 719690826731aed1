//! A person or an organisation in the directory. The directory is shared: one GP stands in many circles.

use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::judging;
use crate::record::edit::Edit;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    ContactKind { Person = "person", Organisation = "organisation" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ContactDetails {
    pub kind: ContactKind,
    pub name: String,
    /// What they do: "GP", "housing officer"; for an organisation, the kind of service.
    pub job: Option<String>,
    /// The id of the organisation a person works for.
    pub organisation: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Contact {
    pub id: String,
    #[serde(flatten)]
    pub details: ContactDetails,
}

impl ContactDetails {
    fn checked(&self) -> Result<Self> {
        let line = |field, text: &Option<String>| text::optional(field, text.as_deref(), LINE);
        Ok(ContactDetails {
            kind: self.kind,
            name: text::required("name", &self.name, LINE)?,
            job: line("job", &self.job)?,
            organisation: self.organisation.clone(),
            phone: line("phone", &self.phone)?,
            email: line("email", &self.email)?,
            address: text::optional("address", self.address.as_deref(), PARAGRAPH)?,
            note: text::optional("note", self.note.as_deref(), PARAGRAPH)?,
        })
    }
}

acts! {
    AddContact = add(ContactDetails) -> String;
    EditContact = edit(Edit<ContactDetails>) -> ();
}

/// # Errors
/// `Invalid` with the field.
pub fn add(tx: &Tx<'_>, details: &ContactDetails) -> Result<String> {
    let d = details.checked()?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO contact (id, kind, name, job, organisation, phone, email, address, note)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.kind,
        d.name,
        d.job,
        d.organisation,
        d.phone,
        d.email,
        d.address,
        d.note
    ])?;
    Ok(id)
}

/// Corrects an entry of the directory. What it was not told yet is judged again in every circle it is in.
///
/// # Errors
/// As [`add`], `Invalid("organisation", "itself")`, and `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<ContactDetails>) -> Result<()> {
    update(tx, &edit.id, &edit.details)?;
    judging::judge_contact(tx, &edit.id)
}

/// Replaces what an entry says. Whoever calls it has the circles judged afterwards.
pub(super) fn update(tx: &Tx<'_>, id: &str, details: &ContactDetails) -> Result<()> {
    let d = details.checked()?;
    if d.organisation.as_deref() == Some(id) {
        return Err(Error::invalid("organisation", Fault::Itself));
    }
    let changed = tx
        .prepare_cached(
            "UPDATE contact SET kind = ?2, name = ?3, job = ?4, organisation = ?5, phone = ?6, email = ?7, address = ?8,
               note = ?9 WHERE id = ?1",
        )?
        .execute(params![id, d.kind, d.name, d.job, d.organisation, d.phone, d.email, d.address, d.note])?;
    expect_one_row("contact", changed)
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Contact> {
    conn.prepare_cached("SELECT * FROM contact WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("contact"))
}

/// The contact of this kind with exactly this name, letter case aside.
///
/// # Errors
/// When the store cannot be read.
pub fn named(conn: &Connection, kind: ContactKind, name: &str) -> Result<Option<Contact>> {
    Ok(conn
        .prepare_cached("SELECT * FROM contact WHERE kind = ? AND name = ? COLLATE NOCASE ORDER BY id LIMIT 1")?
        .query_row(params![kind, name.trim()], from_row)
        .optional()?)
}

/// The whole directory, by name.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<Contact>> {
    let mut query = conn.prepare_cached("SELECT * FROM contact ORDER BY name COLLATE NOCASE, id")?;
    let contacts = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(contacts)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        details: ContactDetails {
            kind: row.get("kind")?,
            name: row.get("name")?,
            job: row.get("job")?,
            organisation: row.get("organisation")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            address: row.get("address")?,
            note: row.get("note")?,
        },
    })
}
