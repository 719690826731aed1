//! A service that somebody has: of which kind, who provides it, since when, who pays and who leads. It ends on a day.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::params;

use super::ServiceKind;
use crate::record::edit::Ending;
use crate::record::noun::noun;
use crate::store::Tx;
use crate::{Error, Result};

noun! {
    ServiceInPlace(ServiceInPlaceDetails) in service_in_place, of patient;
    fields {
        kind: ServiceKind = choice, coded;
        /// Which one, where the directory has it.
        service: Option<String> = id;
        /// Who provides it, where they stand in the directory.
        contact: Option<String> = id;
        /// What it is called, whether or not the directory has it.
        name: String = line, searched;
        started_on: Option<NaiveDate> = past;
        paid_by: Option<String> = line, searched;
        /// Who leads on it: a name or a role.
        lead: Option<String> = line, searched;
        /// The referral it came of.
        referral: Option<String> = id;
        note: Option<String> = text, searched;
    }
    ends with outcome;
    found as Service, on started_on;
    list by "started_on DESC";
    end by hand;
}

/// Never before the day it began.
///
/// # Errors
/// `Invalid("on", "beforeStart" | "future")`, `Invalid("outcome", ...)`, `NotFound`.
pub fn end(tx: &Tx<'_>, ending: &Ending) -> Result<()> {
    let began_later = tx
        .prepare_cached("SELECT 1 FROM service_in_place WHERE id = ? AND started_on > ?")?
        .exists(params![ending.id, ending.on.unwrap_or(tx.today())])?;
    if began_later {
        return Err(Error::invalid("on", Fault::BeforeStart));
    }
    close(tx, ending)
}
