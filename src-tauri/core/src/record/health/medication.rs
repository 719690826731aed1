//! Medication as told to the coordinator: who said so and when. It is no prescription, and every screen and page says so.

use crate::Result;
use rusqlite::params;

use crate::record::edit::Ending;
use crate::record::noun::noun;
use crate::store::Tx;

noun! {
    Medication(MedicationDetails) in medication, of patient;
    fields {
        name: String = line, searched;
        dose: Option<String> = line, searched;
        how_often: Option<String> = line;
        /// What it is for.
        purpose: Option<String> = line, searched;
        prescriber: Option<String> = line, searched;
        /// A year, a month or a day.
        started: Option<String> = since;
        /// As told, in their words.
        side_effects: Option<String> = text, searched;
        source: Option<String> = line, searched;
        reported_on: Option<chrono::NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Health, on reported_on;
    list by "name COLLATE NOCASE";
    end by hand;
}

/// They no longer take it: its depots and blood tests that were still to come are off as well.
///
/// # Errors
/// `Invalid("on" | "outcome", ...)`, `NotFound` when it has ended already.
pub fn end(tx: &Tx<'_>, ending: &Ending) -> Result<()> {
    close(tx, ending)?;
    tx.prepare_cached(
        "UPDATE medication_event SET ended_on = ? WHERE medication = ? AND done_on IS NULL AND ended_on IS NULL",
    )?
    .execute(params![ending.day(tx.today())?, ending.id])?;
    Ok(())
}
