//! Medication as told to the coordinator: who said so and when. It is no prescription, and every screen and page says so.

use crate::Result;
use crate::record::told::{self, told};
use crate::store::Tx;

told! {
    Medication(MedicationDetails) in medication, by "name COLLATE NOCASE", ended, {
        name: String = told::needed_line("name"),
        dose: Option<String> = told::line("dose"),
        how_often: Option<String> = told::line("howOften"),
        /// What it is for.
        purpose: Option<String> = told::line("purpose"),
        prescriber: Option<String> = told::line("prescriber"),
        /// A year, a month or a day.
        started: Option<String> = told::since("started"),
        /// As told, in their words.
        side_effects: Option<String> = told::long("sideEffects"),
        source: Option<String> = told::line("source"),
        reported_on: Option<chrono::NaiveDate> = told::reported_on("reportedOn"),
    }
}

/// They no longer take it: its depots and blood tests that were still to come are off as well.
///
/// # Errors
/// As [`end`].
pub fn stop(tx: &Tx<'_>, ending: &told::Ending) -> Result<()> {
    end(tx, ending)?;
    told::end_those(
        tx,
        "medication_event",
        "medication",
        &ending.id,
        ending.on.unwrap_or(tx.today()),
    )
}
