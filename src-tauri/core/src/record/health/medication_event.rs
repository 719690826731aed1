//! The dates of medication: a depot, a blood test for clozapine or lithium. Each is one row; done, it sets the next one
//! by its interval.

use crate::error::Fault;
use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use crate::record::noun::noun;
use crate::record::stored_enum;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    EventKind {
        Depot = "depot",
        ClozapineBlood = "clozapineBlood",
        LithiumBlood = "lithiumBlood",
        OtherBlood = "otherBlood",
        #[default]
        Other = "other",
    }
}

noun! {
    MedicationEvent(MedicationEventDetails) in medication_event, of patient;
    fields {
        /// The medication it belongs to, where that is written down.
        medication: Option<String> = id;
        kind: EventKind = choice;
        /// Of which medication, or what it is.
        name: String = line, searched;
        due: Option<NaiveDate> = future_required;
        /// Days from one to the next, 1 to 366; `None`: this once.
        interval_days: Option<u16> = days(1, 366);
        source: Option<String> = line, searched;
    }
    written {
        done_on: Option<NaiveDate>;
        done_by: Option<String>, searched;
        done_note: Option<String>, searched;
    }
    ends with outcome;
    found as Health, on due;
    list by "done_on IS NOT NULL, done_on DESC, due";
}

/// It was done.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EventDone {
    pub id: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    pub by: Option<String>,
    pub note: Option<String>,
    /// When it is due again; `None`: the interval after the day it was done, and not again where none is set.
    pub next_on: Option<NaiveDate>,
}

acts! { MarkEventDone = done(EventDone) -> Option<String>; }

/// Marks it as done and sets the next date; answers with the next one's id, where there is one.
///
/// # Errors
/// `Invalid("on", "future")`, `Invalid("by" | "note", ...)`, `Invalid("nextOn", "notAfter")` when the next is not later
/// than the day it was done; `NotFound` when it is done already, or off.
pub fn done(tx: &Tx<'_>, done: &EventDone) -> Result<Option<String>> {
    let on = done.on.unwrap_or(tx.today());
    if on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    if done.next_on.is_some_and(|next| next <= on) {
        return Err(Error::invalid("nextOn", Fault::NotAfter));
    }
    let by = text::optional("by", done.by.as_deref(), LINE)?;
    let note = text::optional("note", done.note.as_deref(), PARAGRAPH)?;
    let interval: Option<Option<u16>> = tx
        .prepare_cached(
            "UPDATE medication_event SET done_on = ?, done_by = ?, done_note = ?
              WHERE id = ? AND done_on IS NULL AND ended_on IS NULL RETURNING interval_days",
        )?
        .query_row(params![on, by, note, done.id], |row| row.get(0))
        .optional()?;
    let interval = interval.ok_or(Error::NotFound("medication_event"))?;
    let next = done.next_on.or(interval.map(|days| on + Days::new(u64::from(days))));
    let Some(next) = next else { return Ok(None) };
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO medication_event (id, patient, medication, kind, name, due, interval_days, source)
         SELECT ?, patient, medication, kind, name, ?, interval_days, source FROM medication_event WHERE id = ?",
    )?
    .execute(params![id, next, done.id])?;
    Ok(Some(id))
}
