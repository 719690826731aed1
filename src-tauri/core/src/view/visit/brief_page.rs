//! The brief of a visit as it is put on paper, on purpose: what the brief shows, but for those they live with, who are
//! somebody else.

use rusqlite::Connection;

use super::brief::{self, Brief, BriefAsk};
use crate::facts;
use crate::record::person::patient;
use crate::{Now, Result};

#[derive(Clone)]
pub struct BriefPage {
    pub brief: Brief,
    pub demo: bool,
    pub release: String,
    /// When it was put together.
    pub made_at: Now,
}

/// Puts the page together. Nothing leaves.
///
/// # Errors
/// `NotFound("patient")`.
pub fn brief_page(conn: &Connection, ask: &BriefAsk, now: Now) -> Result<BriefPage> {
    let mut brief = brief::brief(conn, ask, now)?;
    brief.household.clear();
    // Paper is read later: a clock on it names the moment it runs out, not the hours that are left now.
    brief.reasons = facts::case(conn, &ask.patient, now.date_naive())?.reasons;
    Ok(BriefPage {
        demo: patient::get(conn, &ask.patient)?.demo,
        brief,
        release: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
    })
}
