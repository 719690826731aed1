//! What an organisation of the directory offers: which kind of service, how one is referred to it, and for whom.

pub mod referral;
pub mod referring;
pub mod service_in_place;

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::edit::Edit;
use super::text::{self, LINE, PARAGRAPH};
use super::{expect_one_row, stored_enum};
use crate::record::noun::nouns;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

nouns! { service_in_place }

stored_enum! {
    /// Which need it answers. Two services of one kind for one person are asked about, never refused.
    #[derive(Default)]
    ServiceKind {
        Housing = "housing",
        Employment = "employment",
        SupportGroup = "supportGroup",
        Respite = "respite",
        ResidentialCare = "residentialCare",
        TalkingTherapy = "talkingTherapy",
        Crisis = "crisis",
        SocialCare = "socialCare",
        BenefitsAdvice = "benefitsAdvice",
        Advocacy = "advocacy",
        SubstanceUse = "substanceUse",
        PhysicalHealth = "physicalHealth",
        #[default]
        Other = "other",
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ServiceDetails {
    /// The id of the organisation that offers it.
    pub organisation: String,
    pub kind: ServiceKind,
    pub name: String,
    pub how_to_refer: Option<String>,
    /// For whom it is.
    pub eligibility: Option<String>,
    /// How long people wait, as it was told.
    pub waiting: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Service {
    pub id: String,
    #[serde(flatten)]
    pub details: ServiceDetails,
    /// The day from which it is no longer offered.
    pub ended_on: Option<NaiveDate>,
}

impl ServiceDetails {
    fn checked(&self) -> Result<Self> {
        let long = |field, typed: &Option<String>| text::optional(field, typed.as_deref(), PARAGRAPH);
        Ok(ServiceDetails {
            organisation: self.organisation.clone(),
            kind: self.kind,
            name: text::required("name", &self.name, LINE)?,
            how_to_refer: long("howToRefer", &self.how_to_refer)?,
            eligibility: long("eligibility", &self.eligibility)?,
            waiting: text::optional("waiting", self.waiting.as_deref(), LINE)?,
            note: long("note", &self.note)?,
        })
    }
}

acts! {
    AddService = add(ServiceDetails) -> String;
    EditService = edit(Edit<ServiceDetails>) -> ();
    EndService = end(String) -> ();
}

/// # Errors
/// `Invalid` with the field; `Invalid("organisation", "notOne")` for somebody who is no organisation.
pub fn add(tx: &Tx<'_>, details: &ServiceDetails) -> Result<String> {
    let d = details.checked()?;
    let offers = tx
        .prepare_cached("SELECT 1 FROM contact WHERE id = ? AND kind = 'organisation'")?
        .exists([&d.organisation])?;
    if !offers {
        return Err(Error::invalid("organisation", Fault::NotOne));
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO service (id, organisation, kind, name, how_to_refer, eligibility, waiting, note)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.organisation,
        d.kind,
        d.name,
        d.how_to_refer,
        d.eligibility,
        d.waiting,
        d.note
    ])?;
    Ok(id)
}

/// Whose it is stays.
///
/// # Errors
/// `Invalid` with the field, `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<ServiceDetails>) -> Result<()> {
    let d = edit.details.checked()?;
    expect_one_row(
        "service",
        tx.prepare_cached(
            "UPDATE service SET kind = ?2, name = ?3, how_to_refer = ?4, eligibility = ?5, waiting = ?6, note = ?7
              WHERE id = ?1",
        )?
        .execute(params![
            edit.id,
            d.kind,
            d.name,
            d.how_to_refer,
            d.eligibility,
            d.waiting,
            d.note
        ])?,
    )
}

/// They no longer offer it. Whoever has it keeps it.
///
/// # Errors
/// `NotFound`.
pub fn end(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "service",
        tx.prepare_cached("UPDATE service SET ended_on = ? WHERE id = ? AND ended_on IS NULL")?
            .execute(params![tx.today(), id])?,
    )
}

/// What one organisation offers: what it still does first, by name.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, organisation: &str) -> Result<Vec<Service>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM service WHERE organisation = ? ORDER BY ended_on IS NOT NULL, name COLLATE NOCASE, id",
    )?;
    let rows = query.query_map([organisation], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Service> {
    conn.prepare_cached("SELECT * FROM service WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("service"))
}

/// Everything that is offered, by name.
///
/// # Errors
/// When the store cannot be read.
pub fn offered(conn: &Connection) -> Result<Vec<Service>> {
    let mut query =
        conn.prepare_cached("SELECT * FROM service WHERE ended_on IS NULL ORDER BY name COLLATE NOCASE, id")?;
    let rows = query.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Service> {
    Ok(Service {
        id: row.get("id")?,
        details: ServiceDetails {
            organisation: row.get("organisation")?,
            kind: row.get("kind")?,
            name: row.get("name")?,
            how_to_refer: row.get("how_to_refer")?,
            eligibility: row.get("eligibility")?,
            waiting: row.get("waiting")?,
            note: row.get("note")?,
        },
        ended_on: row.get("ended_on")?,
    })
}
