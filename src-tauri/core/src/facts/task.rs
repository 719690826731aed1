//! Open tasks, the coordinator's and others': one query for the rules and for every list of tasks.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::by::By;
use crate::Result;
use crate::care::attention::{Owed, RuleSettings, WaitingOn};
use crate::record::patient_filter::PatientFilter;
use crate::record::task::{self, OwedBy, Task};

/// A task with whom it is with, by name and number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OwedRow {
    pub task: Task,
    /// As the directory calls them, or as they were named.
    pub who: Option<String>,
    pub phone: Option<String>,
    /// How often they were chased.
    pub chased: u32,
    pub last_chased: Option<NaiveDate>,
    /// Today is the day: it is due, or they are to be asked again.
    pub asks: bool,
}

/// What is open with one person: what I owe, or what I wait for.
enum Fact {
    Mine(Owed),
    Theirs(WaitingOn),
}

impl OwedRow {
    /// What the rules read of it; `None` of a row that is not what its owner says, which the store does not hold.
    fn fact(&self, rules: &RuleSettings) -> Option<Fact> {
        let details = &self.task.details;
        match details.owed_by {
            OwedBy::Me => Some(Fact::Mine(Owed {
                what: details.text.clone(),
                promised: details.promise,
                due: details.due?,
            })),
            OwedBy::Other => Some(Fact::Theirs(WaitingOn {
                id: self.task.id.clone(),
                what: details.text.clone(),
                who: self.who.clone()?,
                since: details.asked_on?,
                chase_on: details.chase_on?,
                interval: details.urgency?.days(rules),
                last_chased: self.last_chased,
                referral: false,
            })),
        }
    }

    fn asks(&self, rules: &RuleSettings, today: NaiveDate) -> bool {
        match self.fact(rules) {
            Some(Fact::Mine(owed)) => owed.asks(today),
            Some(Fact::Theirs(waiting)) => waiting.asks(today),
            None => false,
        }
    }

    /// The day it is to be done, or to be asked for again.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.task.details.chase_on.or(self.task.details.due)
    }
}

/// By person.
pub(in crate::facts) struct ByPerson {
    pub(in crate::facts) mine: By<Vec<Owed>>,
    pub(in crate::facts) theirs: By<Vec<WaitingOn>>,
}

pub(in crate::facts) fn gather(conn: &Connection, filter: PatientFilter<'_>, rules: &RuleSettings) -> Result<ByPerson> {
    let mut by = ByPerson {
        mine: HashMap::new(),
        theirs: HashMap::new(),
    };
    for row in rows(conn, filter)? {
        let fact = row.fact(rules);
        let person = row.task.details.patient;
        match fact {
            Some(Fact::Mine(owed)) => by.mine.entry(person).or_default().push(owed),
            Some(Fact::Theirs(waiting)) => by.theirs.entry(person).or_default().push(waiting),
            None => {}
        }
    }
    Ok(by)
}

/// Everything that is open, the soonest first; whether it asks is said as of `today`.
///
/// # Errors
/// When the store cannot be read.
pub fn open_tasks(conn: &Connection, rules: &RuleSettings, today: NaiveDate) -> Result<Vec<OwedRow>> {
    let mut open = rows(conn, PatientFilter::Everybody)?;
    for row in &mut open {
        row.asks = row.asks(rules, today);
    }
    Ok(open)
}

fn rows(conn: &Connection, filter: PatientFilter<'_>) -> Result<Vec<OwedRow>> {
    let mut query = conn.prepare_cached(
        "SELECT task.*, coalesce(contact.name, task.who) AS who_name, contact.phone,
           (SELECT count(*) FROM chase WHERE chase.task = task.id) AS chased,
           (SELECT max(chased_on) FROM chase WHERE chase.task = task.id) AS last_chased
         FROM task LEFT JOIN contact ON contact.id = task.contact
         WHERE task.state = 'open' AND task.patient BETWEEN ?1 AND ?2
         ORDER BY coalesce(task.chase_on, task.due), task.rowid",
    )?;
    let places = task::Places::of(&query)?;
    let after = query.column_index("who_name")?;
    let rows = query.query_map(filter.range(), |row| {
        Ok(OwedRow {
            task: places.read(row)?,
            who: row.get(after)?,
            phone: row.get(after + 1)?,
            chased: row.get(after + 2)?,
            last_chased: row.get(after + 3)?,
            asks: false,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The day on which somebody in each circle was last spoken with, or written to, about the person.
pub(in crate::facts) fn circle_asked(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<NaiveDate>> {
    let mut query = conn.prepare_cached(
        "SELECT liaison.patient, max(substr(liaison.at, 1, 10)) FROM liaison
           JOIN circle_member ON circle_member.patient = liaison.patient AND circle_member.contact = liaison.contact
          WHERE circle_member.ended_on IS NULL AND liaison.patient BETWEEN ?1 AND ?2 GROUP BY liaison.patient",
    )?;
    let rows = query.query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
