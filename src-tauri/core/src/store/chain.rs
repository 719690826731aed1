//! The hash chain: each operation's hash covers the one before it, its own header and the hash of each change. A body
//! is hashed with its own salt, so that erasure can null body and salt and the chain still verifies.

use crate::error::Damage;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::{Now, Store};
use crate::{Error, Result};

/// The newest operation, or the start of an empty history.
pub struct Head {
    pub seq: i64,
    /// Lower-case hex SHA-256; 64 zeros before the first operation.
    pub hash: String,
    pub at: Option<Now>,
}

pub fn head(conn: &Connection) -> Result<Head> {
    let mut query = conn.prepare_cached("SELECT seq, hash, at FROM op ORDER BY seq DESC LIMIT 1")?;
    let mut rows = query.query([])?;
    Ok(match rows.next()? {
        Some(row) => Head {
            seq: row.get(0)?,
            hash: row.get(1)?,
            at: chrono::DateTime::parse_from_rfc3339(row.get_ref(2)?.as_str().unwrap_or_default()).ok(),
        },
        None => Head {
            seq: 0,
            hash: "0".repeat(64),
            at: None,
        },
    })
}

/// Salts and hashes the changes of operation `seq`, then the operation.
pub(super) fn seal(conn: &Connection, seq: i64, mut salt: impl FnMut() -> [u8; 16]) -> Result<()> {
    let ids: Vec<(i64, Option<String>, Option<String>)> = conn
        .prepare_cached("SELECT id, before, after FROM change WHERE op = ? ORDER BY id")?
        .query_map([seq], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut update = conn.prepare_cached("UPDATE change SET salt = ?, body_hash = ? WHERE id = ?")?;
    for (id, before, after) in ids {
        let salt = hex(&salt());
        update.execute(params![salt, body_hash(&salt, before.as_deref(), after.as_deref()), id])?;
    }
    let hash = op_hash(conn, seq)?;
    conn.prepare_cached("UPDATE op SET hash = ? WHERE seq = ?")?
        .execute(params![hash, seq])?;
    Ok(())
}

/// SHA-256 over the salt and both images, as lower-case hex.
#[must_use]
pub fn body_hash(salt: &str, before: Option<&str>, after: Option<&str>) -> String {
    hex(&Sha256::digest(serde_json::json!([salt, before, after]).to_string()))
}

/// The hash of operation `seq` from what is stored of it.
fn op_hash(conn: &Connection, seq: i64) -> Result<String> {
    let mut sha = Sha256::new();
    let header: String = conn
        .prepare_cached(
            "SELECT json_array(seq, id, kind, at, device, undoes, schema, prev_hash) FROM op WHERE seq = ?",
        )?
        .query_row([seq], |row| row.get(0))?;
    sha.update(header);
    let mut query =
        conn.prepare_cached("SELECT json_array(tbl, row, subject, body_hash) FROM change WHERE op = ? ORDER BY id")?;
    let mut rows = query.query([seq])?;
    while let Some(row) = rows.next()? {
        sha.update(b"\n");
        sha.update(row.get_ref(0)?.as_str().unwrap_or_default());
    }
    Ok(hex(&sha.finalize()))
}

impl Store {
    /// Verifies every operation after the last checkpoint, then sets a new one. The checkpoint is inside the encrypted
    /// store; the promise against somebody with the key is the last head that left in a bundle.
    ///
    /// # Errors
    /// `Damaged("journal")` when an operation was removed, edited or does not follow the one before it.
    pub(super) fn verify_new(&mut self, now: Now) -> Result<()> {
        let checkpoint: Option<(i64, String)> = optional(self.conn.query_row(
            "SELECT seq, hash FROM audit WHERE what = 'checkpoint' ORDER BY id DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        ))?;
        let (seq, hash) = checkpoint.unwrap_or((0, "0".repeat(64)));
        verify(&self.conn, seq, &hash)?;
        let head = head(&self.conn)?;
        if head.seq > seq {
            let at = now.to_rfc3339();
            self.write_unjournalled(|conn| {
                conn.execute("DELETE FROM audit WHERE what = 'checkpoint'", [])?;
                conn.execute(
                    "INSERT INTO audit (at, what, seq, hash) VALUES (?, 'checkpoint', ?, ?)",
                    params![at, head.seq, head.hash],
                )?;
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Verifies the chain from operation `from` (0: from the start), whose hash must be `from_hash`.
///
/// # Errors
/// `Damaged("journal")`.
pub fn verify(conn: &Connection, from: i64, from_hash: &str) -> Result<()> {
    let damaged = || Error::Damaged(Damage::Journal);
    if from > 0 {
        let stored: Option<String> =
            optional(conn.query_row("SELECT hash FROM op WHERE seq = ?", [from], |row| row.get(0)))?;
        if stored.as_deref() != Some(from_hash) {
            return Err(damaged());
        }
    }
    let mut previous = (from, from_hash.to_owned());
    let mut ops = conn.prepare("SELECT seq, prev_hash, hash FROM op WHERE seq > ? ORDER BY seq")?;
    let mut changes = conn.prepare("SELECT salt, before, after, body_hash FROM change WHERE op = ? ORDER BY id")?;
    let mut rows = ops.query([from])?;
    while let Some(row) = rows.next()? {
        let (seq, prev_hash, hash): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if seq != previous.0 + 1 || prev_hash != previous.1 {
            return Err(damaged());
        }
        let mut bodies = changes.query([seq])?;
        while let Some(body) = bodies.next()? {
            let salt: Option<String> = body.get(0)?;
            let (before, after, stored): (Option<String>, Option<String>, String) =
                (body.get(1)?, body.get(2)?, body.get(3)?);
            // An erased body has no salt left; its hash stays in the chain.
            if let Some(salt) = salt
                && body_hash(&salt, before.as_deref(), after.as_deref()) != stored
            {
                return Err(damaged());
            }
        }
        if op_hash(conn, seq)? != hash {
            return Err(damaged());
        }
        previous = (seq, hash);
    }
    Ok(())
}

fn optional<T>(result: rusqlite::Result<T>) -> Result<Option<T>> {
    use rusqlite::OptionalExtension as _;
    Ok(result.optional()?)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
