//! Who still needs to hear what: of one person, and of everybody by whom to ring.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::care::sharing;
use crate::record::circle;
use crate::record::circle::contact::{self, Contact};
use crate::record::circle::notice::{self, Notice, NoticeState};
use crate::record::person::name;
use crate::record::person::patient;

/// One change to one member of a circle.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoticeRow {
    pub notice: Notice,
    /// Their place in the circle.
    pub role: String,
    /// As the directory calls them.
    pub contact_name: String,
    pub phone: Option<String>,
    /// Only named topics are shared with them, and whether this is one of them is to be looked at first.
    pub look_first: bool,
}

/// Of one person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PersonNotices {
    /// To be told, the longest waiting first.
    pub open: Vec<NoticeRow>,
    /// Those who must not hear of it.
    pub withheld: Vec<NoticeRow>,
    /// Told, the latest first, and then what was not needed.
    pub done: Vec<NoticeRow>,
}

/// # Errors
/// When the store cannot be read.
pub fn notices(conn: &Connection, patient: &str) -> Result<PersonNotices> {
    let mut rows = PersonNotices::default();
    for notice in notice::list(conn, patient)? {
        let list = match notice.state {
            NoticeState::Open | NoticeState::Overridden => &mut rows.open,
            NoticeState::MustNot => &mut rows.withheld,
            NoticeState::Told | NoticeState::NotNeeded => &mut rows.done,
        };
        list.push(row(conn, notice)?);
    }
    rows.done.sort_by_key(|row| row.notice.state == NoticeState::NotNeeded);
    Ok(rows)
}

fn row(conn: &Connection, notice: Notice) -> Result<NoticeRow> {
    let contact = contact::get(conn, &notice.contact)?.details;
    let employer = match (&contact.phone, &contact.organisation) {
        (None, Some(id)) => contact::get(conn, id)?.details.phone,
        _ => None,
    };
    let topics = notice.topics.as_deref();
    Ok(NoticeRow {
        role: circle::get(conn, &notice.member)?.details.role,
        contact_name: contact.name,
        phone: contact.phone.or(employer),
        look_first: notice.state == NoticeState::Open
            && topics.is_some_and(|topics| !sharing::named(topics, notice.about)),
        notice,
    })
}

/// Whom to ring, and what about.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ToTell {
    /// The organisation somebody works for, where they work for one: one call reaches everybody there.
    pub contact: Contact,
    /// By person, the longest waiting first.
    pub notices: Vec<ToTellRow>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ToTellRow {
    #[serde(flatten)]
    pub row: NoticeRow,
    /// About whom, by the whole name.
    pub person: String,
    /// What whoever answers asks first.
    pub born: Option<NaiveDate>,
    /// It is for somebody of that organisation.
    pub within: bool,
}

/// Everything that waits to be told, by whom to ring: who waits longest stands first.
///
/// # Errors
/// When the store cannot be read.
pub fn to_tell(conn: &Connection) -> Result<Vec<ToTell>> {
    let mut query = conn.prepare_cached(
        "SELECT notice.*, coalesce(contact.organisation, contact.id) AS ring, contact.organisation IS NOT NULL AS at_work
           FROM notice JOIN contact ON contact.id = notice.contact JOIN patient ON patient.id = notice.patient
          WHERE notice.state IN ('open', 'overridden')
          ORDER BY patient.family, patient.given, patient.id, notice.raised_on, notice.about, contact.name,
            notice.id",
    )?;
    let found = query
        .query_map([], |row| {
            let ring: String = row.get("ring")?;
            let within: bool = row.get("at_work")?;
            Ok((ring, within, notice::from_row(row)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut calls: Vec<ToTell> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (ring, within, notice) in found {
        let place = match places.get(&ring) {
            Some(place) => *place,
            None => {
                calls.push(ToTell {
                    contact: contact::get(conn, &ring)?,
                    notices: Vec::new(),
                });
                places.insert(ring, calls.len() - 1);
                calls.len() - 1
            }
        };
        let person = patient::get(conn, &notice.patient)?.details;
        calls[place].notices.push(ToTellRow {
            person: name::full(&person),
            born: person.born,
            row: row(conn, notice)?,
            within,
        });
    }
    let longest = |call: &ToTell| call.notices.iter().map(|one| one.row.notice.raised_on).min();
    calls.sort_by(|a, b| (longest(a), &a.contact.details.name).cmp(&(longest(b), &b.contact.details.name)));
    Ok(calls)
}
