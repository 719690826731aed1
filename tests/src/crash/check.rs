//! What must hold after a kill: every acknowledged write is there, at most the one that was under way besides, the chain
//! verifies from its start, and the records are what the journal says.

use super::PASSPHRASE;
use catchment_core::store::{chain, tables};
use catchment_core::vault::{Passphrase, Vault};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// How often each draft was acknowledged as saved, over all kills of a vault.
pub type Drafts = BTreeMap<String, u64>;

/// Opens the vault and compares it with what was `told` since it was last looked at.
pub fn whole(dir: &Path, told: &[String], drafts: &mut Drafts) -> Result<(), String> {
    let vault =
        Vault::open(dir, &Passphrase::from(PASSPHRASE)).map_err(|error| format!("it does not open: {error}"))?;
    let mut last = 0;
    let mut operations = BTreeMap::new();
    for line in told {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["op", seq, hash] => {
                last = number(seq)?;
                operations.insert(last, hash.to_owned());
            }
            ["draft", id, count] => drafts
                .insert(id.to_owned(), number(count)?.unsigned_abs())
                .map_or((), |_| ()),
            _ => return Err(format!("the writer said `{line}`")),
        }
    }
    let found = vault.read(|conn| {
        Ok(sound(conn)
            .and_then(|()| in_order(conn, &operations, last))
            .and_then(|()| drafts_are_there(conn, drafts))
            .and_then(|()| records_are_the_journal(conn)))
    });
    found.map_err(|error| error.to_string())??;
    vault.close().map_err(|error| format!("it does not close: {error}"))
}

fn number(text: &str) -> Result<i64, String> {
    text.parse()
        .map_err(|_| format!("the writer said `{text}` for a number"))
}

fn sql(error: rusqlite::Error) -> String {
    error.to_string()
}

fn sound(conn: &Connection) -> Result<(), String> {
    let said: String = conn
        .query_row("PRAGMA quick_check", [], |row| row.get(0))
        .map_err(sql)?;
    if said != "ok" {
        return Err(format!("quick_check: {said}"));
    }
    let orphan = conn
        .query_row("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0))
        .optional()
        .map_err(sql)?;
    if let Some(table) = orphan {
        return Err(format!("a row of {table} points at nothing"));
    }
    chain::verify(conn, 0, &"0".repeat(64)).map_err(|error| error.to_string())
}

fn in_order(conn: &Connection, operations: &BTreeMap<i64, String>, last: i64) -> Result<(), String> {
    for (seq, hash) in operations {
        let stored: Option<String> = conn
            .query_row("SELECT hash FROM op WHERE seq = ?", [seq], |row| row.get(0))
            .optional()
            .map_err(sql)?;
        if stored.as_deref() != Some(hash) {
            return Err(format!("operation {seq} was acknowledged and is not there"));
        }
    }
    let head = chain::head(conn).map_err(|error| error.to_string())?.seq;
    if last > 0 && head > last + 1 {
        return Err(format!(
            "operation {head} is there, though only {last} were acknowledged"
        ));
    }
    Ok(())
}

fn drafts_are_there(conn: &Connection, drafts: &Drafts) -> Result<(), String> {
    for (id, acknowledged) in drafts {
        let body: Option<String> = conn
            .query_row("SELECT body FROM draft WHERE id = ?", [id], |row| row.get(0))
            .optional()
            .map_err(sql)?;
        let count = body
            .and_then(|body| serde_json::from_str::<Value>(&body).ok()?["count"].as_u64())
            .unwrap_or(0);
        if !(*acknowledged..=acknowledged + 1).contains(&count) {
            return Err(format!(
                "a draft was saved {acknowledged} times and is there as of saving {count}"
            ));
        }
    }
    Ok(())
}

/// Each record is the last image the journal holds of it, and what the journal says is gone is gone.
fn records_are_the_journal(conn: &Connection) -> Result<(), String> {
    for table in tables::journalled(conn).map_err(|error| error.to_string())? {
        let latest =
            "SELECT row, after FROM change WHERE id IN (SELECT max(id) FROM change WHERE tbl = ? GROUP BY row)";
        let journal = pairs(conn, latest, &[&table])?;
        let journal: BTreeMap<_, _> = journal.into_iter().filter(|(_, image)| *image != Value::Null).collect();
        if records(conn, &table)? != journal {
            return Err(format!("{table} is not what the journal says"));
        }
    }
    Ok(())
}

fn records(conn: &Connection, table: &str) -> Result<BTreeMap<String, Value>, String> {
    let mut query = conn.prepare("SELECT name FROM pragma_table_info(?)").map_err(sql)?;
    let columns: Vec<String> = query
        .query_map([table], |row| row.get(0))
        .and_then(Iterator::collect)
        .map_err(sql)?;
    let image: Vec<String> = columns.iter().map(|name| format!("'{name}', \"{name}\"")).collect();
    pairs(
        conn,
        &format!("SELECT id, json_object({}) FROM \"{table}\"", image.join(", ")),
        &[],
    )
}

fn pairs(conn: &Connection, query: &str, arguments: &[&str]) -> Result<BTreeMap<String, Value>, String> {
    let mut query = conn.prepare(query).map_err(sql)?;
    let rows = query.query_map(rusqlite::params_from_iter(arguments), |row| {
        let image: Option<String> = row.get(1)?;
        Ok((
            row.get(0)?,
            image
                .and_then(|text| serde_json::from_str(&text).ok())
                .unwrap_or(Value::Null),
        ))
    });
    rows.and_then(Iterator::collect).map_err(sql)
}
