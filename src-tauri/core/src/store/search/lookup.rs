//! Asks the index, and reads the rows it names.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::follow::{Image, group, moment, patient, text, whose};
use super::indexed::{HitKind, Indexed, line, spaced};
use super::wanted::{MARK, Wanted, quoted};
use crate::Result;
use crate::store::journal::{columns, image};

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
    let kind = quoted(&format!("{MARK}{}", group.mark()));
    let whose = of
        .map(|patient| format!("{} AND ", quoted(&whose(patient))))
        .unwrap_or_default();
    let expression = format!("{whose}{kind} AND {}", wanted.expression());
    let mut query = conn.prepare_cached(&question(group))?;
    let mut rows = query.query(params![expression, i64::try_from(most).unwrap_or(i64::MAX)])?;
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

/// How the index of a group is asked: `?1` is the expression, `?2` the most rows. The index leads and is already in the
/// order wanted: read the other way round, every row of the record would be looked up in it.
#[must_use]
pub fn question(group: HitKind) -> String {
    let index = group.index();
    let order = if index == "found_name" {
        "bm25(found_name, 10.0, 1.0), found.rowid DESC".to_owned()
    } else {
        format!("{index}.rowid DESC")
    };
    format!(
        "SELECT kind, id FROM {index} CROSS JOIN found ON found.rowid = {index}.rowid
         WHERE {index} MATCH ?1 ORDER BY {order} LIMIT ?2"
    )
}

/// Reads a row that was found; `None` when it is not there.
///
/// # Errors
/// When the store cannot be read.
pub fn source(conn: &Connection, found: &Match) -> Result<Option<Source>> {
    let indexed = found.indexed;
    let image = image(&columns(conn, indexed.table)?, "");
    let Some(image) = conn
        .prepare_cached(&format!("SELECT {image} FROM \"{}\" WHERE id = ?", indexed.table))?
        .query_row([&found.id], |row| row.get::<_, String>(0))
        .optional()?
    else {
        return Ok(None);
    };
    let image: Image = serde_json::from_str(&image)?;
    let on = indexed.on.and_then(|column| text(&image, column)).and_then(moment);
    Ok(Some(Source {
        patient: patient(indexed, &image).map(str::to_owned),
        group: group(indexed, &image).map(str::to_owned),
        on: on.map(|on| on.date()),
        parts: indexed
            .columns()
            .filter_map(|column| {
                let text = text(&image, column)?;
                let coded = indexed.coded.contains(&column);
                Some((column, if coded { spaced(text) } else { text.to_owned() }))
            })
            .collect(),
    }))
}
