//! What the window asks of any noun by its name: its rows, a new one, one corrected, one that no longer holds. Which nouns
//! there are, their fields and their checks is the registry's affair; the TypeScript knows the types of each
//! (`Nouns[name]`), so that the window is checked as if every noun had commands of its own.

use catchment_core::record::edit::Ending;
use catchment_core::record::registry;
use catchment_core::{Error, Now, Result};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::app::App;

/// The rows of a noun that belong to one: a person, a plan, a goal, a group, by its id.
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "{ noun: NounName, of: string }"))]
pub struct EntriesAsk {
    pub noun: String,
    pub of: String,
}

#[derive(Serialize)]
#[cfg_attr(
    feature = "bindings",
    derive(ts_rs::TS),
    ts(type = "Array<Nouns[NounName][\"row\"]>")
)]
pub struct EntryRows(Vec<Value>);

#[derive(Deserialize)]
#[cfg_attr(
    feature = "bindings",
    derive(ts_rs::TS),
    ts(type = "{ [N in NounName]: { noun: N, details: Nouns[N][\"details\"] } }[NounName]")
)]
pub struct NewEntry {
    pub noun: String,
    pub details: Value,
}

/// A row, and what it says from now on.
#[derive(Deserialize)]
#[cfg_attr(
    feature = "bindings",
    derive(ts_rs::TS),
    ts(type = "{ [N in NounName]: { noun: N, id: string, details: Nouns[N][\"details\"] } }[NounName]")
)]
pub struct EditEntry {
    pub noun: String,
    pub id: String,
    pub details: Value,
}

/// A row that no longer holds.
#[derive(Deserialize)]
#[cfg_attr(
    feature = "bindings",
    derive(ts_rs::TS),
    ts(type = "{ noun: NounName, ending: Ending }")
)]
pub struct EndEntry {
    pub noun: String,
    pub ending: Ending,
}

/// # Errors
/// `Internal("unknownNoun")`, or when the store cannot be read.
pub fn list(store: &Connection, ask: &EntriesAsk) -> Result<EntryRows> {
    Ok(EntryRows((registry::noun(&ask.noun)?.list)(store, &ask.of)?))
}

/// # Errors
/// What the noun refuses, `Internal("unknownNoun" | "unknownField")`.
pub fn add(app: &App, new: NewEntry, now: Now) -> Result<String> {
    let add = &registry::noun(&new.noun)?.add;
    app.write(add.kind.clone(), now, |tx| (add.run)(tx, new.details))
}

/// # Errors
/// What the noun refuses, `NotFound`, `Internal("unknownNoun" | "unknownField")`.
pub fn edit(app: &App, edit: EditEntry, now: Now) -> Result<()> {
    let act = &registry::noun(&edit.noun)?.edit;
    app.write(act.kind.clone(), now, |tx| (act.run)(tx, edit.id, edit.details))
}

/// # Errors
/// What the noun refuses, `NotFound`, `Internal("unknownNoun")`, `Internal("unknownField")` for what never ends.
pub fn end(app: &App, end: &EndEntry, now: Now) -> Result<()> {
    let act = registry::noun(&end.noun)?.end.as_ref();
    let act = act.ok_or(Error::Internal("unknownField"))?;
    app.write(act.kind.clone(), now, |tx| (act.run)(tx, &end.ending))
}
