//! Search as somebody types: people and the directory first, then what was written, newest first, each with the words
//! that answer. People who have left the caseload are found too, and marked.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::excerpt::{self, Piece};
use crate::record::circle::{self, contact, notice};
use crate::record::group::care_group;
use crate::record::person::name;
use crate::record::person::patient::{self, Patient, Status};
use crate::record::{registry, service};
use crate::store::search::{self, HitKind, Source, Wanted};
use crate::{Error, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SearchQuery {
    /// As it was typed.
    pub text: String,
    /// Only what is about this person: their record, and the directory's entries of those in their circle.
    pub patient: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SearchFound {
    /// Those in which something was found.
    pub groups: Vec<FoundGroup>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FoundGroup {
    pub group: HitKind,
    pub hits: Vec<Hit>,
    /// Whether there are others than these.
    pub more: bool,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Hit {
    /// The table it stands in.
    pub kind: String,
    pub id: String,
    /// Whom it is about; null for the directory and for groups.
    pub patient: Option<String>,
    /// The group it belongs to, or is; null for what is about somebody.
    pub care_group: Option<String>,
    /// The person's name, what the directory calls it, or the group's name.
    pub name: String,
    pub initials: String,
    /// The entry of the directory that a service belongs to; null for whatever else.
    pub contact: Option<String>,
    /// Who offers a service, or who is to hear of a change; null for whatever else.
    pub who: Option<String>,
    /// The person has left the caseload.
    pub discharged: bool,
    pub on: Option<NaiveDate>,
    /// The column that the excerpt is from.
    pub part: Option<String>,
    /// A piece of the text with the words that answer marked; empty where the name alone says why it was found.
    pub excerpt: Vec<Piece>,
}

/// Of one group at most.
const MOST: usize = 20;
/// The directory's entries that are looked through for those of one circle.
const DIRECTORY: usize = 500;

/// Whatever answers every word of the text, by group. Two letters are the least.
///
/// # Errors
/// When the store cannot be read.
pub fn search(conn: &Connection, query: &SearchQuery) -> Result<SearchFound> {
    let mut found = SearchFound { groups: Vec::new() };
    let Some(wanted) = Wanted::of(&query.text) else {
        return Ok(found);
    };
    let mut people = People::default();
    let mut written = search::written(conn, registry::index(), &wanted, query.patient.as_deref(), MOST + 1)?;
    for group in HitKind::ALL {
        let matches = match (&query.patient, group) {
            (Some(patient), HitKind::Contact) => of_circle(conn, &wanted, patient)?,
            (_, group) if group.index() == HitKind::Plan.index() => written.remove(group).unwrap_or_default(),
            (of, _) => search::matching(conn, registry::index(), *group, &wanted, of.as_deref(), MOST + 1)?,
        };
        let more = matches.len() > MOST;
        let mut hits = Vec::new();
        for matched in matches.iter().take(MOST) {
            if let Some(source) = search::source(conn, matched)? {
                hits.push(hit(conn, &mut people, matched, source, &wanted)?);
            }
        }
        if *group == HitKind::Person {
            hits.sort_by_key(|hit| hit.discharged);
        }
        if !hits.is_empty() {
            found.groups.push(FoundGroup {
                group: *group,
                hits,
                more,
            });
        }
    }
    Ok(found)
}

fn of_circle(conn: &Connection, wanted: &Wanted, patient: &str) -> Result<Vec<search::Match>> {
    let members = circle::list(conn, patient)?;
    let mut matches = search::matching(conn, registry::index(), HitKind::Contact, wanted, None, DIRECTORY)?;
    matches.retain(|matched| members.iter().any(|member| member.details.contact == matched.id));
    Ok(matches)
}

/// Those whose names were read already.
#[derive(Default)]
struct People(HashMap<String, Patient>);

impl People {
    fn get(&mut self, conn: &Connection, id: &str) -> Result<&Patient> {
        if !self.0.contains_key(id) {
            self.0.insert(id.to_owned(), patient::get(conn, id)?);
        }
        self.0.get(id).ok_or(Error::NotFound("patient"))
    }
}

fn hit(
    conn: &Connection,
    people: &mut People,
    matched: &search::Match,
    source: Source,
    wanted: &Wanted,
) -> Result<Hit> {
    let called: Vec<&str> = source
        .parts
        .iter()
        .filter(|(column, _)| matched.indexed.called.contains(column))
        .map(|(_, text)| text.as_str())
        .collect();
    let (name, initials, discharged) = match &source.patient {
        Some(patient) => {
            let patient = people.get(conn, patient)?;
            let gone = patient.status == Status::Discharged;
            (name::full(&patient.details), name::initials(&patient.details), gone)
        }
        None => match &source.group {
            Some(group) => (care_group::get(conn, group)?.details.name, String::new(), false),
            None => (called.join(" "), name::letters(&called), false),
        },
    };
    let with = match matched.indexed.table {
        "service" => Some(service::get(conn, &matched.id)?.details.organisation),
        "notice" => Some(notice::get(conn, &matched.id)?.contact),
        _ => None,
    };
    let who = with.as_deref().map(|id| contact::get(conn, id)).transpose()?;
    let cut = if excerpt::answers_all(&called, wanted) {
        None
    } else {
        excerpt::cut(&source.parts, wanted)
    };
    let (part, excerpt) = cut.map_or((None, Vec::new()), |(part, pieces)| (Some(part.to_owned()), pieces));
    Ok(Hit {
        kind: matched.indexed.table.to_owned(),
        id: matched.id.clone(),
        care_group: source.group.filter(|_| source.patient.is_none()),
        patient: source.patient,
        name,
        initials,
        contact: with.filter(|_| matched.indexed.table == "service"),
        who: who.map(|contact| contact.details.name),
        discharged,
        on: source.on,
        part,
        excerpt,
    })
}
