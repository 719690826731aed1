//! What left and what the office has said it holds. Only an acknowledgement moves the position: what is not
//! acknowledged is sent again.

use crate::error::Damage;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::manifest::{Manifest, Position};
use super::part::Written;
use crate::record::outgoing::recipient;
use crate::store::Tx;
use crate::{Error, Result};

/// What waits for the office.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Waiting {
    /// Operations the office has not acknowledged, exported or not.
    pub changes: u32,
    /// The same by kind of operation, the most frequent first.
    pub kinds: Vec<KindCount>,
    /// When the oldest of them was done, RFC 3339.
    pub since: Option<String>,
    /// Those of them that no bundle holds yet, apart from the records that exports themselves leave.
    pub not_exported: u32,
    pub last_export: Option<LastExport>,
    /// When the office last acknowledged, RFC 3339.
    pub acknowledged_at: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct KindCount {
    /// As in the history.
    pub kind: String,
    pub count: u32,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LastExport {
    /// RFC 3339.
    pub at: String,
    pub folder: String,
    pub file_name: String,
    /// How many operations it held.
    pub changes: u32,
}

/// What waits for the office that is set now.
///
/// # Errors
/// When the store cannot be read.
pub fn waiting(conn: &Connection) -> Result<Waiting> {
    let office = recipient::office(conn)?.map(|office| office.details.age_key);
    let acknowledged = acknowledged(conn, office.as_deref())?;
    let since = conn
        .prepare_cached("SELECT at FROM op WHERE seq > ? ORDER BY seq LIMIT 1")?
        .query_row([acknowledged], |row| row.get(0))
        .optional()?;
    // Out of the index alone: the operations of years may wait.
    let kinds: Vec<KindCount> = conn
        .prepare_cached(
            "SELECT kind, count(*) FROM op INDEXED BY op_kind WHERE seq > ?
              GROUP BY kind ORDER BY count(*) DESC, kind",
        )?
        .query_map([acknowledged], |row| {
            Ok(KindCount {
                kind: row.get(0)?,
                count: row.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let not_exported = conn
        .prepare_cached(
            "SELECT count(*) FROM op INDEXED BY op_kind
              WHERE seq > max(?1, (SELECT coalesce(max(last_seq), 0) FROM outbox WHERE recipient IS ?2))
                AND NOT (kind = 'disclosure'
                         AND EXISTS (SELECT 1 FROM change WHERE op = seq AND tbl = 'disclosure'
                                        AND json_extract(after, '$.what') = 'bundle'))",
        )?
        .query_row(params![acknowledged, office], |row| row.get(0))?;
    let changes = kinds.iter().map(|kind| kind.count).sum();
    let last_export = conn
        .prepare_cached("SELECT * FROM outbox WHERE recipient IS ? ORDER BY last_seq DESC, at DESC LIMIT 1")?
        .query_row([&office], |row| {
            Ok(LastExport {
                at: row.get("at")?,
                folder: row.get("folder")?,
                file_name: row.get("file_name")?,
                changes: u32::try_from(row.get::<_, i64>("last_seq")? - row.get::<_, i64>("first_seq")? + 1)
                    .unwrap_or(0),
            })
        })
        .optional()?;
    let acknowledged_at = conn
        .prepare_cached("SELECT max(acknowledged_at) FROM outbox WHERE recipient IS ?")?
        .query_row([&office], |row| row.get(0))?;
    Ok(Waiting {
        changes,
        kinds,
        since,
        not_exported,
        last_export,
        acknowledged_at,
    })
}

/// What has been on this laptop alone for how long.
pub struct Unsent {
    /// Operations in no bundle for the office that is set now, apart from the records that exports themselves leave.
    pub changes: u32,
    /// When the oldest of them was done, RFC 3339.
    pub since: Option<String>,
    /// When the oldest bundle was written that the office has not acknowledged, RFC 3339. `None` where it never
    /// acknowledged any: then it does not answer at all.
    pub unacknowledged_since: Option<String>,
    pub office: bool,
}

/// # Errors
/// When the store cannot be read.
pub fn unsent(conn: &Connection) -> Result<Unsent> {
    let office = recipient::office(conn)?.map(|office| office.details.age_key);
    let acknowledged = acknowledged(conn, office.as_deref())?;
    let (changes, since) = conn
        .prepare_cached(
            "WITH waits AS (SELECT count(*) AS changes, min(seq) AS oldest FROM op INDEXED BY op_kind
              WHERE kind <> 'disclosure'
                AND seq > max(?1, (SELECT coalesce(max(last_seq), 0) FROM outbox WHERE recipient IS ?2)))
             SELECT changes, (SELECT at FROM op WHERE seq = oldest) FROM waits",
        )?
        .query_row(params![acknowledged, office], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let unacknowledged_since = conn
        .prepare_cached(
            "SELECT at FROM outbox WHERE recipient IS ?2 AND acknowledged_at IS NULL AND last_seq > ?1 AND ?1 > 0
             ORDER BY last_seq LIMIT 1",
        )?
        .query_row(params![acknowledged, office], |row| row.get(0))
        .optional()?;
    Ok(Unsent {
        changes,
        since,
        unacknowledged_since,
        office: office.is_some(),
    })
}

/// The last operation that the office with this key has acknowledged; 0 for none.
fn acknowledged(conn: &Connection, age_key: Option<&str>) -> Result<i64> {
    Ok(conn
        .prepare_cached(
            "SELECT coalesce(max(last_seq), 0) FROM outbox WHERE recipient IS ? AND acknowledged_at IS NOT NULL",
        )?
        .query_row([age_key], |row| row.get(0))?)
}

/// Where the next delta to this key continues.
pub(super) fn position(conn: &Connection, age_key: &str, epoch: &str) -> Result<Position> {
    let seq = acknowledged(conn, Some(age_key))?;
    let hash = match seq {
        0 => "0".repeat(64),
        _ => conn
            .prepare_cached("SELECT hash FROM op WHERE seq = ?")?
            .query_row([seq], |row| row.get(0))
            .optional()?
            .ok_or(Error::Damaged(Damage::Journal))?,
    };
    Ok(Position {
        epoch: epoch.to_owned(),
        seq,
        hash,
    })
}

/// The last operation that any bundle held.
pub(super) fn sent(conn: &Connection) -> Result<i64> {
    Ok(conn
        .prepare_cached("SELECT coalesce(max(last_seq), 0) FROM outbox")?
        .query_row([], |row| row.get(0))?)
}

/// Notes a bundle that is about to appear in `folder`.
pub(super) fn note(
    tx: &Tx<'_>,
    manifest: &Manifest,
    age_key: &str,
    written: &Written,
    name: &str,
    folder: &str,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO outbox (bundle_id, at, recipient, file_name, folder, sha256, first_seq, last_seq, head_hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        manifest.bundle_id,
        tx.now().to_rfc3339(),
        age_key,
        name,
        folder,
        written.sha256,
        manifest.range.first,
        manifest.range.last,
        manifest.head_hash,
    ])?;
    Ok(())
}
