//! A time as it was typed, with the offset that held here then. The core never asks for the zone: it is told.

use catchment_core::error::Fault;
use catchment_core::record::text::VisitTime;
use catchment_core::{Error, Now, Result};
use chrono::{Local, TimeZone as _};

/// The earlier of two where the clocks went back: a clock that counts hours from it runs out the sooner.
///
/// # Errors
/// `Invalid("leftAt", "skipped")` for a time that the clocks went over.
pub fn moment(at: VisitTime) -> Result<Now> {
    let local = Local.from_local_datetime(&at.0).earliest();
    Ok(local.ok_or(Error::invalid("leftAt", Fault::Skipped))?.fixed_offset())
}
