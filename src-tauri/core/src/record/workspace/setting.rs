//! What a coordinator may set. Each setting is a row; one that was never set has its default.

use crate::error::Fault;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::care::attention::RuleSettings;
use crate::record::stored_enum;
use crate::record::text::{self, LINE};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// What the window calls a person on the caseload.
    Word { Person = "person", Patient = "patient", Client = "client", ServiceUser = "serviceUser", Consumer = "consumer" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Settings {
    pub word: Word,
    /// Minutes without a key or a click before the vault locks, 1 to 30.
    pub lock_minutes: u8,
    /// The same while a check-in is open, 1 to 30.
    pub visit_lock_minutes: u8,
    /// Days between contacts where none are agreed with the person, 1 to 366.
    pub contact_days: u16,
    /// Whether the window opens on the brief of a visit whose time is near.
    pub open_on_brief: bool,
    /// Who keeps this caseload, for the summary.
    pub coordinator: Option<String>,
    /// The numbers of the attention rules, and which are asked.
    pub rules: RuleSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            word: Word::Person,
            lock_minutes: 5,
            visit_lock_minutes: 15,
            contact_days: 28,
            open_on_brief: true,
            coordinator: None,
            rules: RuleSettings::default(),
        }
    }
}

/// # Errors
/// When the store cannot be read.
pub fn get(conn: &Connection) -> Result<Settings> {
    let mut query = conn.prepare_cached("SELECT id, value FROM setting")?;
    let mut rows = query.query([])?;
    let mut all = serde_json::Map::new();
    while let Some(row) = rows.next()? {
        let value: String = row.get(1)?;
        all.insert(row.get(0)?, serde_json::from_str(&value)?);
    }
    Ok(serde_json::from_value(all.into())?)
}

acts! { ChangeSetting = change(Settings) -> (); }

/// Writes what differs from what is set.
///
/// # Errors
/// `Invalid` with the field.
pub fn change(tx: &Tx<'_>, settings: &Settings) -> Result<()> {
    for (field, value, range) in [
        ("lockMinutes", settings.lock_minutes.into(), 1..=30),
        ("visitLockMinutes", settings.visit_lock_minutes.into(), 1..=30),
        ("contactDays", settings.contact_days, 1..=366),
    ] {
        if !range.contains(&value) {
            return Err(Error::invalid(field, Fault::Range));
        }
    }
    settings
        .rules
        .check()
        .map_err(|(field, reason)| Error::invalid(field, reason))?;
    let checked = Settings {
        coordinator: text::optional("coordinator", settings.coordinator.as_deref(), LINE)?,
        ..settings.clone()
    };
    let (before, after) = (serde_json::to_value(get(tx)?)?, serde_json::to_value(checked)?);
    let mut upsert = tx.prepare_cached(
        "INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
    )?;
    for (key, value) in after.as_object().into_iter().flatten() {
        if before.get(key) != Some(value) {
            upsert.execute(params![key, value.to_string()])?;
        }
    }
    Ok(())
}
