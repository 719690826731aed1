//! A reading of the store, and what may be kept beside it from one reading to the next.
//!
//! The cache belongs to the open store: it is gone with it when the vault locks, and another vault, or one that was
//! restored, begins with an empty one. What lies there is its owner's affair, and so is knowing when it no longer holds:
//! [`last`] tells, since nothing of the record changes but by an operation.

use std::any::Any;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use crate::Result;

/// One thing that was computed of the store, kept in memory.
#[derive(Default)]
pub struct Cache(Mutex<Option<Box<dyn Any + Send>>>);

impl Cache {
    /// Hands over what lies here. What `f` leaves in its place is kept; nothing is, should it panic.
    pub fn with<T: Any + Send, R>(&self, f: impl FnOnce(&mut Option<T>) -> R) -> R {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = held.take().and_then(|kept| kept.downcast::<T>().ok()).map(|kept| *kept);
        let result = f(&mut kept);
        *held = kept.map(|kept| Box::new(kept) as Box<dyn Any + Send>);
        result
    }
}

/// What a screen over everybody reads from. Made of a connection alone it has no cache, and all is read from the file.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    conn: &'a Connection,
    cache: Option<&'a Cache>,
}

impl<'a> Reading<'a> {
    pub(super) fn with_cache(conn: &'a Connection, cache: &'a Cache) -> Self {
        Reading {
            conn,
            cache: Some(cache),
        }
    }

    #[must_use]
    pub fn conn(self) -> &'a Connection {
        self.conn
    }

    #[must_use]
    pub fn cache(self) -> Option<&'a Cache> {
        self.cache
    }
}

impl std::ops::Deref for Reading<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.conn
    }
}

impl<'a> From<&'a Connection> for Reading<'a> {
    fn from(conn: &'a Connection) -> Self {
        Reading { conn, cache: None }
    }
}

/// The number of the last operation; 0 before the first.
///
/// # Errors
/// When the store cannot be read.
pub fn last(conn: &Connection) -> Result<i64> {
    Ok(conn
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM op")?
        .query_row([], |row| row.get(0))?)
}

/// Whose record the operations after `seq` changed, as far as it is certain: `None` where a row is nobody's alone, was
/// another person's before, or where they are more than `most`.
///
/// # Errors
/// When the store cannot be read.
pub fn changed_since(conn: &Connection, seq: i64, most: usize) -> Result<Option<Vec<String>>> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT subject,
           tbl <> 'patient' AND before IS NOT NULL AND json_extract(before, '$.patient') IS NOT subject
         FROM change WHERE op > ?",
    )?;
    let mut rows = query.query([seq])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        let (Some(subject), false) = (row.get::<_, Option<String>>(0)?, row.get(1)?) else {
            return Ok(None);
        };
        people.push(subject);
        if people.len() > most {
            return Ok(None);
        }
    }
    Ok(Some(people))
}
