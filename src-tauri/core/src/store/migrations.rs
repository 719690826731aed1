//! Brings an older store up to date, a migration of `sql/` at a time, each in one transaction. Released migrations never
//! change: a test holds their hashes. A store that a newer release wrote is refused before anything is written.

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result};

/// One step from a version of the schema to the next.
pub struct Migration {
    /// Its file or folder in `sql/`, which begins with the version it leads to.
    pub name: &'static str,
    /// The path of each file below `sql/`, and its SQL, in the order they are applied.
    pub files: &'static [(&'static str, &'static str)],
}

/// Every migration, oldest first; its place in the list (from 1) is the `user_version` it leads to.
pub const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The schema this release writes.
pub const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// The schema a store is at: 0 for one that was never written.
pub(super) fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the store from its version to the last of `all`. A store that holds something is given to `copy` first, with
/// the version it is at and the version it will be at.
///
/// # Errors
/// `TooNew`, what `copy` returns, or why a migration failed. What `copy` refused is not changed at all.
pub(super) fn run(
    conn: &mut Connection,
    all: &[Migration],
    copy: impl FnOnce(&Connection, i64, i64) -> Result<()>,
) -> Result<()> {
    let found = version(conn)?;
    let known = i64::try_from(all.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(Error::TooNew { found, known });
    }
    if found > 0 && found < known {
        copy(conn, found, known)?;
    }
    for (version, migration) in (1..).zip(all).filter(|(version, _)| *version > found) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        for (_, sql) in migration.files {
            tx.execute_batch(sql)?;
        }
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}
