//! Who the person is, in words: what matters to them, what helps and what does not, how to talk with them (the "about
//! me" of the PRSB standard), and the short story behind the plan. Every part is optional and short. Each save is a new
//! version; the earlier ones stay readable.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AboutMeDetails {
    pub patient: String,
    /// What matters most to them.
    pub matters: Option<String>,
    pub please_do: Option<String>,
    pub please_dont: Option<String>,
    pub communicate: Option<String>,
    /// How and when to support them.
    pub support: Option<String>,
    /// What else is worth knowing.
    pub also: Option<String>,
    pub strengths: Option<String>,
    pub symptoms: Option<String>,
    pub history: Option<String>,
    /// Home, money, work, people: what surrounds them.
    pub social: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AboutMe {
    pub id: String,
    #[serde(flatten)]
    pub details: AboutMeDetails,
    /// From 1.
    pub version: u32,
    pub updated_on: NaiveDate,
}

impl AboutMeDetails {
    fn checked(&self) -> Result<Self> {
        let part = |field, text: &Option<String>| text::optional(field, text.as_deref(), PARAGRAPH);
        Ok(AboutMeDetails {
            patient: self.patient.clone(),
            matters: part("matters", &self.matters)?,
            please_do: part("pleaseDo", &self.please_do)?,
            please_dont: part("pleaseDont", &self.please_dont)?,
            communicate: part("communicate", &self.communicate)?,
            support: part("support", &self.support)?,
            also: part("also", &self.also)?,
            strengths: part("strengths", &self.strengths)?,
            symptoms: part("symptoms", &self.symptoms)?,
            history: part("history", &self.history)?,
            social: part("social", &self.social)?,
        })
    }

    /// What the person says of themselves, under the names of its parts: what may stand on a page that they keep. The
    /// story behind the plan (symptoms, history, social environment) is the team's and not among them.
    #[must_use]
    pub fn own_words(&self) -> Vec<(&'static str, &str)> {
        [
            ("matters", &self.matters),
            ("strengths", &self.strengths),
            ("pleaseDo", &self.please_do),
            ("pleaseDont", &self.please_dont),
            ("communicate", &self.communicate),
            ("support", &self.support),
            ("also", &self.also),
        ]
        .into_iter()
        .filter_map(|(part, text)| text.as_deref().map(|text| (part, text)))
        .collect()
    }
}

acts! { SaveAboutMe = save(AboutMeDetails) -> String; }

/// Writes the next version. All parts may be empty: then nothing is known any more, and the history says what was.
///
/// # Errors
/// `Invalid` with the field; `Invalid("matters", "same")` when nothing differs from the version that holds.
pub fn save(tx: &Tx<'_>, details: &AboutMeDetails) -> Result<String> {
    let d = details.checked()?;
    let before = current(tx, &d.patient)?;
    if before.as_ref().is_some_and(|before| before.details == d) {
        return Err(Error::invalid("matters", Fault::Same));
    }
    let version: u32 = tx
        .prepare_cached("SELECT coalesce(max(version), 0) + 1 FROM about_me WHERE patient = ?")?
        .query_row([&d.patient], |row| row.get(0))?;
    tx.prepare_cached("UPDATE about_me SET state = 'superseded' WHERE patient = ? AND state = 'current'")?
        .execute([&d.patient])?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO about_me (id, patient, version, state, updated_on, matters, please_do, please_dont, communicate,
           support, also, strengths, symptoms, history, social)
         VALUES (?, ?, ?, 'current', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.patient,
        version,
        tx.today(),
        d.matters,
        d.please_do,
        d.please_dont,
        d.communicate,
        d.support,
        d.also,
        d.strengths,
        d.symptoms,
        d.history,
        d.social,
    ])?;
    Ok(id)
}

/// The version that holds now.
///
/// # Errors
/// When the store cannot be read.
pub fn current(conn: &Connection, patient: &str) -> Result<Option<AboutMe>> {
    Ok(conn
        .prepare_cached("SELECT * FROM about_me WHERE patient = ? AND state = 'current'")?
        .query_row([patient], from_row)
        .optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<AboutMe> {
    Ok(AboutMe {
        id: row.get("id")?,
        details: AboutMeDetails {
            patient: row.get("patient")?,
            matters: row.get("matters")?,
            please_do: row.get("please_do")?,
            please_dont: row.get("please_dont")?,
            communicate: row.get("communicate")?,
            support: row.get("support")?,
            also: row.get("also")?,
            strengths: row.get("strengths")?,
            symptoms: row.get("symptoms")?,
            history: row.get("history")?,
            social: row.get("social")?,
        },
        version: row.get("version")?,
        updated_on: row.get("updated_on")?,
    })
}
