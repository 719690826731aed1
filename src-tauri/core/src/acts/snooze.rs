//! Putting a rule aside. No snooze of a clock passes the day on which the clock runs out, and only the facts know that day.

use crate::Result;
use crate::facts;
use crate::record::workspace::snooze::{self, SnoozeDetails};
use crate::store::Tx;
use crate::store::act::acts;

acts! { Snooze = add(SnoozeDetails) -> String; }

/// Puts a rule aside for one person until a day. The reason itself does not end by it.
///
/// # Errors
/// As [`snooze::add`], and `NotFound`.
pub fn add(tx: &Tx<'_>, details: &SnoozeDetails) -> Result<String> {
    let deadline = facts::deadline(tx, &details.patient, tx.today())?;
    snooze::add(tx, details, deadline)
}
