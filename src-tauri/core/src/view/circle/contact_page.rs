//! One entry of the directory beside what only its page shows: what the organisation offers, whose circles it stands in,
//! and the entries that may be the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::circle::contact::{self, Contact, ContactKind};
use crate::record::circle::contact_merge;
use crate::record::circle::{MemberDetails, Share};
use crate::record::person::name;
use crate::record::person::patient::{self, Status};
use crate::record::service::{self, Service};
use crate::store::search::words::words;

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ContactPage {
    /// What it still offers first.
    pub services: Vec<Service>,
    /// Whose circles it stands in now, by name.
    pub people: Vec<InCircleOf>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InCircleOf {
    pub patient: String,
    pub name: String,
    pub role: String,
    pub share: Share,
    /// The person has left the caseload.
    pub discharged: bool,
}

/// # Errors
/// When the store cannot be read.
pub fn contact_page(conn: &Connection, id: &str) -> Result<ContactPage> {
    let mut query = conn.prepare_cached(
        "SELECT member.patient, member.role, member.share FROM circle_member AS member
           JOIN patient ON patient.id = member.patient
          WHERE member.contact = ? AND member.ended_on IS NULL ORDER BY patient.family, patient.given, member.id",
    )?;
    let rows: Vec<(String, String, Share)> = query
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let people = rows.into_iter().map(|(patient, role, share)| {
        let person = patient::get(conn, &patient)?;
        Ok(InCircleOf {
            name: name::full(&person.details),
            discharged: person.status == Status::Discharged,
            patient,
            role,
            share,
        })
    });
    Ok(ContactPage {
        services: service::list(conn, id)?,
        people: people.collect::<Result<_>>()?,
    })
}

/// Why two entries may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Alike {
    /// The same name, letter case, accents and titles aside.
    Name,
    /// The same phone number, and part of the name.
    Phone,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LikelyDuplicate {
    pub first: Contact,
    pub second: Contact,
    pub alike: Alike,
}

/// Entries that may be the same, by name. Colleagues share a phone: one alone says nothing without part of the name.
///
/// # Errors
/// When the store cannot be read.
pub fn likely_duplicates(conn: &Connection) -> Result<Vec<LikelyDuplicate>> {
    let all = contact::all(conn)?;
    let keys: Vec<Key> = all.iter().map(Key::of).collect();
    let mut alike: BTreeMap<(usize, usize), Alike> = BTreeMap::new();
    for (first, second) in pairs(&keys, |key| key.phone.as_deref()) {
        if keys[first].names_in_common(&keys[second]) {
            alike.insert((first, second), Alike::Phone);
        }
    }
    for pair in pairs(&keys, |key| key.name.as_deref()) {
        alike.insert(pair, Alike::Name);
    }
    let found = alike.into_iter().map(|((first, second), alike)| LikelyDuplicate {
        first: all[first].clone(),
        second: all[second].clone(),
        alike,
    });
    Ok(found.collect())
}

/// Those that answer alike, two by two: a person and an organisation are never one.
fn pairs<'k>(keys: &'k [Key], of: impl Fn(&'k Key) -> Option<&'k str>) -> Vec<(usize, usize)> {
    let mut groups: HashMap<(ContactKind, &str), Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        if let Some(answer) = of(key) {
            groups.entry((key.kind, answer)).or_default().push(at);
        }
    }
    let two = |group: &Vec<usize>| {
        let later = |at: usize| group.iter().copied().filter(move |other| *other > at);
        group
            .iter()
            .flat_map(|at| later(*at).map(|other| (*at, other)))
            .collect::<Vec<_>>()
    };
    groups.values().flat_map(two).collect()
}

/// Titles are no part of a name.
const TITLES: &[&str] = &["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "the"];
/// A phone number that tells anything has at least this many digits.
const PHONE: usize = 6;

struct Key {
    kind: ContactKind,
    words: BTreeSet<String>,
    /// The words of the name in order of the alphabet: "Rao, Anita" is "Anita Rao".
    name: Option<String>,
    phone: Option<String>,
}

impl Key {
    fn of(contact: &Contact) -> Key {
        let folded = words(&contact.details.name).into_iter().map(|word| word.folded);
        let named: BTreeSet<String> = folded.filter(|word| !TITLES.contains(&word.as_str())).collect();
        let typed = contact.details.phone.as_deref().unwrap_or_default();
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        // "+44 7700 900123" is "07700 900123".
        let national = match digits.strip_prefix("44") {
            Some(rest) if typed.trim_start().starts_with('+') => format!("0{rest}"),
            _ => digits,
        };
        let name = named.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        Key {
            kind: contact.details.kind,
            name: Some(name).filter(|name| !name.is_empty()),
            phone: Some(national).filter(|number| number.len() >= PHONE),
            words: named,
        }
    }

    fn names_in_common(&self, other: &Key) -> bool {
        self.words
            .iter()
            .any(|word| word.len() > 2 && other.words.contains(word))
    }
}

/// The two entries that somebody means to merge.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MergeAsk {
    pub keep: String,
    pub gone: String,
}

/// A circle that holds both entries, and what a merge makes of it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MergedCircle {
    pub name: String,
    pub kept_share: Share,
    pub gone_share: Share,
    pub will_be: MemberDetails,
}

/// What a merge does to circles that hold both entries, before anything is changed.
///
/// # Errors
/// `Invalid("gone", "itself" | "otherKind")`, `NotFound`.
pub fn merged_circles(conn: &Connection, ask: &MergeAsk) -> Result<Vec<MergedCircle>> {
    contact_merge::circles_of_both(conn, &ask.keep, &ask.gone)?
        .into_iter()
        .map(|both| {
            let person = patient::get(conn, &both.patient)?;
            Ok(MergedCircle {
                name: name::full(&person.details),
                kept_share: both.kept_share,
                gone_share: both.gone_share,
                will_be: both.will_be,
            })
        })
        .collect()
}
