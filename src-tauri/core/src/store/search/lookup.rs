//! Asks the index, and reads the rows it names.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::follow::{group, moment, patient, whose};
use super::indexed::{HitKind, Indexed, line};
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
    group: HitKind,
    wanted: &Wanted,
    of: Option<&str>,
    most: usize,
) -> Result<Vec<Match>> {
    let mut all: Vec<String> = of.map(|patient| quoted(&whose(patient))).into_iter().collect();
    // Notes have an index of their own: their mark stands in every row of it, and would only be read for nothing.
    if group != HitKind::Note {
        all.push(quoted(&format!("{MARK}{}", group.mark())));
    }
    all.push(wanted.expression());
    let mut query = conn.prepare_cached(&question(group, most))?;
    let mut rows = query.query([all.join(" AND ")])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(indexed) = line(row.get_ref(0)?.as_str().unwrap_or_default()) {
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
/// the text, since a statement whose `LIMIT` is given later is prepared anew each time.
#[must_use]
pub fn question(group: HitKind, most: usize) -> String {
    let index = group.index();
    let order = if index == "found_name" {
        "bm25(found_name, 10.0, 1.0), found.rowid DESC".to_owned()
    } else {
        format!("{index}.rowid DESC")
    };
    format!(
        "SELECT kind, id FROM {index} CROSS JOIN found ON found.rowid = {index}.rowid
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
            .filter_map(|column| Some((column, text(column)?.to_owned())))
            .collect(),
    }))
}
