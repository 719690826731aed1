//! Keeps the index in step. Whatever an operation did (an edit, an undo, an import, taking one back), its rows of `change`
//! say so, and they are all that is read here, inside the same transaction.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde_json::{Map, Value};

use super::indexed::{Index, Indexed, spaced};
use super::wanted::MARK;
use super::words::words;
use crate::Result;
use crate::store::journal::{columns, image};
use crate::store::tables;

type Image = Map<String, Value>;

/// Entries that share a second before the next one's numbers are used.
const A_SECOND: i64 = 4096;

/// What the index holds of one row.
#[derive(PartialEq, Eq)]
struct Entry {
    second: i64,
    called: String,
    words: String,
}

/// Follows one operation.
pub(in crate::store) fn follow(conn: &Connection, index: Index, seq: i64) -> Result<()> {
    let mut changes = conn.prepare_cached("SELECT tbl, row, before, after FROM change WHERE op = ? ORDER BY id")?;
    let mut rows = changes.query([seq])?;
    while let Some(row) = rows.next()? {
        let Some(indexed) = index.line(row.get_ref(0)?.as_str().unwrap_or_default()) else {
            continue;
        };
        let id: String = row.get(1)?;
        let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let (before, after) = (entry(indexed, before.as_deref())?, entry(indexed, after.as_deref())?);
        if before == after {
            continue;
        }
        if before.is_some() {
            remove(conn, indexed, &id)?;
        }
        if let Some(entry) = after {
            insert(conn, indexed, &id, &entry)?;
        }
    }
    Ok(())
}

/// Makes the index again when it was made by other rules, or never: after a migration, or a release that finds more.
pub(in crate::store) fn ready(conn: &mut Connection, index: Index) -> Result<()> {
    let made_by: Option<String> = conn
        .query_row("SELECT rules FROM search_version WHERE id = 'index'", [], |row| {
            row.get(0)
        })
        .optional()?;
    let rules = index.rules();
    if made_by.is_some_and(|made_by| made_by == rules) {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    rebuild(&tx, index)?;
    tx.execute("DELETE FROM search_version", [])?;
    tx.execute("INSERT INTO search_version (id, rules) VALUES ('index', ?)", [rules])?;
    tx.commit()?;
    Ok(())
}

/// Indexes the whole record, a row at a time.
///
/// # Errors
/// When the store cannot be read or written.
pub fn rebuild(conn: &Connection, index: Index) -> Result<()> {
    conn.execute("DELETE FROM search_row", [])?;
    for words in tables::WORD_INDEXES {
        conn.execute(&format!("INSERT INTO {words} ({words}) VALUES ('delete-all')"), [])?;
    }
    for indexed in index.lines() {
        let image = image(&columns(conn, indexed.table)?, "");
        let mut query = conn.prepare(&format!("SELECT id, {image} FROM \"{}\"", indexed.table))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let image: String = row.get(1)?;
            if let Some(entry) = entry(indexed, Some(&image))? {
                insert(conn, indexed, row.get_ref(0)?.as_str().unwrap_or_default(), &entry)?;
            }
        }
    }
    for words in tables::WORD_INDEXES {
        conn.execute(&format!("INSERT INTO {words} ({words}) VALUES ('optimize')"), [])?;
    }
    Ok(())
}

fn remove(conn: &Connection, indexed: &Indexed, id: &str) -> Result<()> {
    let rowid: Option<i64> = conn
        .prepare_cached("DELETE FROM search_row WHERE kind = ? AND id = ? RETURNING rowid")?
        .query_row([indexed.table, id], |row| row.get(0))
        .optional()?;
    if let Some(rowid) = rowid {
        conn.prepare_cached(&format!("DELETE FROM {} WHERE rowid = ?", indexed.group.index()))?
            .execute([rowid])?;
    }
    Ok(())
}

fn insert(conn: &Connection, indexed: &Indexed, id: &str, entry: &Entry) -> Result<()> {
    let rowid = free(conn, entry.second)?;
    conn.prepare_cached("INSERT INTO search_row (rowid, kind, id) VALUES (?, ?, ?)")?
        .execute(params![rowid, indexed.table, id])?;
    let index = indexed.group.index();
    if index == "search_name" {
        conn.prepare_cached("INSERT INTO search_name (rowid, called, words) VALUES (?, ?, ?)")?
            .execute(params![rowid, entry.called, entry.words])?;
    } else {
        conn.prepare_cached(&format!("INSERT INTO {index} (rowid, words) VALUES (?, ?)"))?
            .execute(params![rowid, entry.words])?;
    }
    Ok(())
}

/// The next number of that second; of a later one where a whole sheet came in at once.
fn free(conn: &Connection, second: i64) -> Result<i64> {
    let mut first = second.saturating_mul(A_SECOND);
    loop {
        let last: Option<i64> = conn
            .prepare_cached("SELECT max(rowid) FROM search_row WHERE rowid >= ?1 AND rowid < ?1 + ?2")?
            .query_row([first, A_SECOND], |row| row.get(0))?;
        match last {
            None => return Ok(first),
            Some(last) if last + 1 < first + A_SECOND => return Ok(last + 1),
            Some(_) => first += A_SECOND,
        }
    }
}

/// What is indexed of a row; nothing of one that says nothing, or that another version has taken the place of.
fn entry(indexed: &Indexed, image: Option<&str>) -> Result<Option<Entry>> {
    let Some(image) = image.map(serde_json::from_str::<Image>).transpose()? else {
        return Ok(None);
    };
    if indexed.current && text(&image, "state") != Some("current") {
        return Ok(None);
    }
    let folded = |columns: &[&str]| {
        let mut all = String::new();
        for (column, text) in columns
            .iter()
            .filter_map(|column| Some((column, text(&image, column)?)))
        {
            let said = if indexed.coded.contains(column) {
                spaced(text)
            } else {
                text.to_owned()
            };
            for word in words(&said) {
                all.push_str(&word.folded);
                all.push(' ');
            }
        }
        all
    };
    let (called, mut words) = (folded(indexed.called), folded(indexed.words));
    words.push_str(&folded(indexed.coded));
    if called.is_empty() && words.is_empty() {
        return Ok(None);
    }
    // Whose it is and of which kind, as words that nobody can type: both narrow a search down inside the index.
    words.push(MARK);
    words.push_str(indexed.group.mark());
    if let Some(patient) = text(&image, patient(indexed)) {
        words.push(' ');
        words.push_str(&whose(patient));
    }
    let second = second(indexed, &image);
    Ok(Some(Entry { second, called, words }))
}

fn text<'a>(image: &'a Image, column: &str) -> Option<&'a str> {
    image.get(column).and_then(Value::as_str)
}

/// The column, where there is one, that says whom a row is about.
pub(super) fn patient(indexed: &Indexed) -> &'static str {
    if indexed.table == "patient" { "id" } else { "patient" }
}

/// The column, where there is one, that says which group a row is about.
pub(super) fn group(indexed: &Indexed) -> &'static str {
    if indexed.table == "care_group" {
        "id"
    } else {
        "care_group"
    }
}

/// The word that stands for a person in the index.
pub(super) fn whose(patient: &str) -> String {
    let mut word = String::from(MARK);
    word.extend(patient.chars().filter(char::is_ascii_alphanumeric));
    word
}

/// When it happened, as local seconds; where no column says so, when the row was made, which its id tells.
fn second(indexed: &Indexed, image: &Image) -> i64 {
    let on = indexed.on.and_then(|column| text(image, column)).and_then(moment);
    let made = || {
        let id = uuid::Uuid::parse_str(text(image, "id")?).ok()?;
        let millis = id.as_u64_pair().0 >> 16;
        (id.get_version_num() == 7).then(|| i64::try_from(millis / 1000).unwrap_or(0))
    };
    on.map(|on| on.and_utc().timestamp()).or_else(made).unwrap_or(0)
}

/// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .ok()
        .or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
}
