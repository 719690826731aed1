//! A service that somebody has: of which kind, who provides it, since when, who pays and who leads. It ends on a day.

use crate::error::Fault;
use chrono::NaiveDate;

use super::ServiceKind;
use crate::Result;
use crate::record::told::{self, told};

told! {
    ServiceInPlace(ServiceInPlaceDetails) in service_in_place, by "started_on DESC", ended, {
        kind: ServiceKind = told::plain,
        /// Which one, where the directory has it.
        service: Option<String> = told::plain,
        /// Who provides it, where they stand in the directory.
        contact: Option<String> = told::plain,
        /// What it is called, whether or not the directory has it.
        name: String = told::needed_line("name"),
        started_on: Option<NaiveDate> = told::past("startedOn"),
        paid_by: Option<String> = told::line("paidBy"),
        /// Who leads on it: a name or a role.
        lead: Option<String> = told::line("lead"),
        /// The referral it came of.
        referral: Option<String> = told::plain,
        note: Option<String> = told::long("note"),
    }
}

/// As [`end`], and never before the day it began.
///
/// # Errors
/// As [`end`], and `Invalid("on", "beforeStart")`.
pub fn stop(tx: &crate::store::Tx<'_>, ending: &told::Ending) -> Result<()> {
    let on = ending.on.unwrap_or(tx.today());
    let began_later = tx
        .prepare_cached("SELECT 1 FROM service_in_place WHERE id = ? AND started_on > ?")?
        .exists(rusqlite::params![ending.id, on])?;
    if began_later {
        return Err(crate::Error::invalid("on", Fault::BeforeStart));
    }
    end(tx, ending)
}
