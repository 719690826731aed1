//! Opens the store's file. The pragmas are the ones under which nothing acknowledged was lost in 250 kills, 250 power
//! losses, 20 full disks and 20 failed syncs; each is read back, and a mismatch refuses the store.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::key::StoreKey;
use crate::{Error, Result};

/// Decrypted pages kept in memory while the vault is open: 64 MiB, which holds the rows and indexes that the screens of 500
/// people and 50,000 contacts are made of.
const PAGES_KEPT: &str = "-65536";
/// More than all screens ask together.
const STATEMENTS_KEPT: usize = 512;

/// Creates the file new, readable by its owner alone.
pub(super) fn create(path: &Path, key: &StoreKey) -> Result<Connection> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    open(path, key)
}

/// One connection is keyed at a time: SQLCipher sets up state of the whole process while it keys, and two threads at it
/// at once now and then made one of them fail.
static KEYING: Mutex<()> = Mutex::new(());

pub(super) fn open(path: &Path, key: &StoreKey) -> Result<Connection> {
    let conn = keyed(path, key)?;
    set(&conn, "locking_mode", "EXCLUSIVE", "exclusive")?;
    set(&conn, "journal_mode", "TRUNCATE", "truncate")?;
    set(&conn, "synchronous", "EXTRA", "3")?;
    set(&conn, "foreign_keys", "ON", "1")?;
    set(&conn, "recursive_triggers", "ON", "1")?;
    set(&conn, "trusted_schema", "OFF", "0")?;
    set(&conn, "cell_size_check", "ON", "1")?;
    // Every page that is not kept is read, checked and decrypted again: the usual 2 MiB would be turned over several times
    // by one look at a large caseload. Negative: KiB.
    set(&conn, "cache_size", PAGES_KEPT, PAGES_KEPT)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(conn)
}

fn keyed(path: &Path, key: &StoreKey) -> Result<Connection> {
    let _one_at_a_time = KEYING.lock().unwrap_or_else(PoisonError::into_inner);
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    conn.execute_batch(&key_pragma(key))?;
    // The first read decrypts a page: only now does a wrong key show.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(conn)
}

/// The key as SQLCipher takes it raw, without deriving it again. Only this text and the key itself hold it, and both
/// are wiped.
fn key_pragma(key: &StoreKey) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(96));
    text.push_str("PRAGMA key = \"x'");
    for byte in key.bytes() {
        let _ = write!(*text, "{byte:02x}");
    }
    text.push_str("'\"");
    text
}

fn set(conn: &Connection, name: &str, value: &str, expected: &str) -> Result<()> {
    conn.pragma_update(None, name, value)?;
    let found = conn.pragma_query_value(None, name, |row| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        })
    })?;
    if found == expected {
        Ok(())
    } else {
        Err(Error::Internal("pragma"))
    }
}
