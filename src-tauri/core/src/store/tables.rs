//! Which tables the journal covers: every table of the schema but those named here, so that a new table is in the
//! history, can be undone and leaves in the sync bundle without a line of code.

use rusqlite::Connection;

use crate::Result;

/// What is nobody's history, and why.
pub const UNJOURNALLED: &[(&str, &str)] = &[
    ("audit", "what happened to the store itself"),
    ("change", "the journal"),
    ("draft", "half typed; it is recorded when it is saved as a note"),
    ("search_row", "made from the record"),
    ("search_version", "made from the record"),
    ("inbox", "where a file came from"),
    ("op", "the journal"),
    ("outbox", "where a file went"),
    ("view_state", "how a table was last sorted"),
];

/// The indexes of words that search reads, made from the record. SQLite keeps each in tables of its own, whose names begin
/// with it; none of them is journalled.
pub const WORD_INDEXES: &[&str] = &["search_name", "search_note", "search_text"];

/// The tables that the journal covers, by name.
///
/// # Errors
/// When the schema cannot be read.
pub fn journalled(conn: &Connection) -> Result<Vec<String>> {
    // Indexes of words are of the type `virtual`, and the tables that hold them of the type `shadow`.
    let mut query = conn.prepare_cached(
        "SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let mut names: Vec<String> = query
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names.retain(|name| UNJOURNALLED.iter().all(|(table, _)| table != name));
    Ok(names)
}
