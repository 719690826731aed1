//! Asks the index, and reads the rows it names.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::follow::{group, moment, patient, whose};
use super::indexed::{HitKind, Index, Indexed, spaced};
use super::wanted::{MARK, Wanted, quoted};
use crate::Result;

/// A row that was found, by the table it stands in.
pub struct Match {
    pub indexed: &'static Indexed,
    pub id: String,
}

/// What there is to show of it.
pub struct Source {
    pub patient: Option<String>,
    /// The group it belongs to, or is.
    pub group: Option<String>,
    pub on: Option<NaiveDate>,
    /// The texts that were searched, each with its column, in the order of the table of what can be found.
    pub parts: Vec<(&'static str, String)>,
}

/// At most `most` rows of one group that answer every word: the best first where things are called something, else the
/// newest. With `of`, only what is about that person.
///
/// # Errors
/// When the store cannot be read.
pub fn matching(
    conn: &Connection,
    index: Index,
    group: HitKind,
    wanted: &Wanted,
    of: Option<&str>,
    most: usize,
) -> Result<Vec<Match>> {
    // Notes have an index of their own: their mark stands in every row of it, and would only be read for nothing.
    let mark = (group != HitKind::Note).then(|| quoted(&format!("{MARK}{}", group.mark())));
    asked(conn, index, group, &expression(wanted, of, mark), most)
}

/// So many of the newest rows are looked through for all groups at once.
const AT_ONCE: usize = 400;

/// As [`matching`], of every group that shares the index of what is written: asked once for all of them, and then again
/// only for those of which older rows may answer too.
///
/// # Errors
/// When the store cannot be read.
pub fn written(
    conn: &Connection,
    index: Index,
    wanted: &Wanted,
    of: Option<&str>,
    most: usize,
) -> Result<HashMap<HitKind, Vec<Match>>> {
    let newest = asked(conn, index, HitKind::Plan, &expression(wanted, of, None), AT_ONCE)?;
    let all = newest.len() < AT_ONCE;
    let mut found: HashMap<HitKind, Vec<Match>> = HashMap::new();
    for one in newest {
        let group = found.entry(one.indexed.group).or_default();
        if group.len() < most {
            group.push(one);
        }
    }
    if !all {
        let share = |group: &&HitKind| group.index() == HitKind::Plan.index();
        for group in HitKind::ALL.iter().filter(share) {
            if found.get(group).map_or(0, Vec::len) < most {
                found.insert(*group, matching(conn, index, *group, wanted, of, most)?);
            }
        }
    }
    Ok(found)
}

fn expression(wanted: &Wanted, of: Option<&str>, mark: Option<String>) -> String {
    let whose = of.map(|patient| quoted(&whose(patient)));
    let all: Vec<String> = whose.into_iter().chain(mark).chain([wanted.expression()]).collect();
    all.join(" AND ")
}

fn asked(conn: &Connection, index: Index, group: HitKind, expression: &str, most: usize) -> Result<Vec<Match>> {
    let mut query = conn.prepare_cached(&question(group, most))?;
    let mut rows = query.query([expression])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(indexed) = index.line(row.get_ref(0)?.as_str().unwrap_or_default()) {
            found.push(Match {
                indexed,
                id: row.get(1)?,
            });
        }
    }
    Ok(found)
}

/// How the index of a group is asked for at most so many rows: `?1` is the expression. The index leads and is already in
/// the order wanted: read the other way round, every row of the record would be looked up in it. The most rows stand in
/// the text, since a statement whose `LIMIT` is given later is prepared again each time.
#[must_use]
pub fn question(group: HitKind, most: usize) -> String {
    let index = group.index();
    let order = if index == "search_name" {
        "bm25(search_name, 10.0, 1.0), search_row.rowid DESC".to_owned()
    } else {
        format!("{index}.rowid DESC")
    };
    format!(
        "SELECT kind, id FROM {index} CROSS JOIN search_row ON search_row.rowid = {index}.rowid
         WHERE {index} MATCH ?1 ORDER BY {order} LIMIT {most}"
    )
}

/// Reads a row that was found; `None` when it is not there.
///
/// # Errors
/// When the store cannot be read.
pub fn source(conn: &Connection, found: &Match) -> Result<Option<Source>> {
    let indexed = found.indexed;
    let mut query = conn.prepare_cached(&format!("SELECT * FROM \"{}\" WHERE id = ?", indexed.table))?;
    let mut rows = query.query([&found.id])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let text = |column: &str| {
        let at = row.as_ref().column_index(column).ok()?;
        row.get_ref(at).ok()?.as_str().ok()
    };
    Ok(Some(Source {
        patient: text(patient(indexed)).map(str::to_owned),
        group: text(group(indexed)).map(str::to_owned),
        on: indexed.on.and_then(text).and_then(moment).map(|on| on.date()),
        parts: indexed
            .columns()
            .filter_map(|column| {
                let text = text(column)?;
                let coded = indexed.coded.contains(&column);
                Some((column, if coded { spaced(text) } else { text.to_owned() }))
            })
            .collect(),
    }))
}
