//! The schema is frozen: a released file never changes, and what all of them make is written down in `tests/schema/`. After
//! a new migration: `UPDATE_SCHEMA=1 cargo test -p catchment-core --test core store::`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::support::fixture;
use catchment_core::store::Store;
use catchment_core::store::migrations::MIGRATIONS;
use sha2::{Digest as _, Sha256};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema").join(name)
}

/// Holds `text` against the file; writes the file instead when that is asked for.
pub fn matches(name: &str, text: &str) {
    if std::env::var_os("UPDATE_SCHEMA").is_some_and(|wanted| wanted == "1") {
        std::fs::write(file(name), text).unwrap();
    }
    let kept = std::fs::read_to_string(file(name)).unwrap_or_default();
    assert!(
        kept == text,
        "tests/schema/{name} differs: UPDATE_SCHEMA=1 cargo test -p catchment-core --test core store::"
    );
}

#[test]
fn a_released_file_never_changes() {
    let kept = std::fs::read_to_string(file("released.sha256")).unwrap_or_default();
    let mut text = String::new();
    for (path, sql) in MIGRATIONS.iter().flat_map(|one| one.files) {
        let now = format!("{:x}", Sha256::digest(sql));
        let released = kept.lines().find_map(|line| line.strip_suffix(&format!("  {path}")));
        assert!(
            released.is_none_or(|hash| hash == now),
            "sql/{path} is released and was changed: write a new migration"
        );
        writeln!(text, "{now}  {path}").unwrap();
    }
    // A file that is gone would be missed here; a new one is added when that is asked for.
    matches("released.sha256", &text);
}

#[test]
fn the_migrations_make_this_schema() {
    matches("snapshot.sql", &snapshot(&fixture().store));
}

#[test]
fn no_check_is_a_closed_list_of_codes() {
    let schema = snapshot(&fixture().store);
    let closed: Vec<&str> = schema
        .lines()
        .filter(|line| line.contains("CHECK (") && line.contains(" IN ('") && !line.contains("NOT IN ('"))
        .collect();
    assert!(closed.is_empty(), "a new value would need a new table: {closed:?}");
}

/// The schema has the folders of the record, and two files of the store's own.
#[test]
fn the_schema_is_parted_as_the_record_is() {
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/record");
    for (path, _) in MIGRATIONS[0].files {
        let name = path.trim_start_matches("0001/").trim_end_matches(".sql");
        assert!(
            record.join(name).is_dir() || ["journal", "search"].contains(&name),
            "{path}"
        );
    }
}

/// Every table and index, one column or condition a line, however the SQL was laid out.
fn snapshot(store: &Store) -> String {
    let all: Vec<String> = store
        .read(|conn| {
            let mut query = conn.prepare(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                    AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
                  ORDER BY tbl_name, type = 'index', name",
            )?;
            let rows = query.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    let mut text = String::from("-- What the migrations make. Written by a test; not applied by anything.\n");
    for sql in all {
        let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        let table = sql.starts_with("CREATE TABLE") || sql.starts_with("CREATE VIRTUAL TABLE");
        let (Some(open), Some(close), true) = (sql.find('('), sql.rfind(')'), table) else {
            writeln!(text, "{sql};").unwrap();
            continue;
        };
        let parts: Vec<String> = parts(&sql[open + 1..close])
            .iter()
            .map(|part| format!("  {part}"))
            .collect();
        writeln!(text, "\n{}\n{}\n{};", &sql[..=open], parts.join(",\n"), &sql[close..]).unwrap();
    }
    text
}

/// What stands between the commas of a definition.
fn parts(body: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in body.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(body[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(body[start..].trim());
    parts
}
