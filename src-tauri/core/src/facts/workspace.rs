//! What the coordinator set and put aside, as far as the rules ask.

use std::collections::HashMap;

use rusqlite::Connection;

use super::by::By;
use crate::Result;
use crate::care::attention::{Snooze as Aside, Thresholds};
use crate::record::workspace::setting;
use crate::record::workspace::snooze::Snooze;

/// The rules' settings as they are set.
///
/// # Errors
/// When the store cannot be read.
pub fn thresholds(conn: &Connection) -> Result<Thresholds> {
    let settings = setting::get(conn)?;
    Ok(Thresholds {
        contact_days: settings.contact_days,
        rules: settings.rules,
    })
}

pub(in crate::facts) fn aside(snoozes: &[Snooze]) -> By<Vec<Aside>> {
    let mut aside: By<Vec<Aside>> = HashMap::new();
    for snooze in snoozes {
        aside.entry(snooze.patient.clone()).or_default().push(Aside {
            id: snooze.id.clone(),
            rule: snooze.rule,
            made_on: snooze.made_on,
            until: snooze.until,
        });
    }
    aside
}
