//! The instruments there are: those that come with the program and the organisation's own files. A file is looked at
//! first, with every fault of it, and installed whole or not at all. A newer version takes the place of the one before,
//! which stays for the results that were taken with it.

use crate::error::Fault;
use std::borrow::Cow;

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::care::instrument::{self, Asking, Instrument, InstrumentFault, InstrumentOrigin, shipped};
use crate::record::expect_one_row;
use crate::record::text::LINE;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

/// What a file would be.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstrumentCheck {
    /// Of the file, lower-case hex: installing asks for it, so that what was shown is what is installed.
    pub sha256: String,
    /// Only when nothing is wrong with it.
    pub instrument: Option<Instrument>,
    pub faults: Vec<InstrumentFault>,
    /// What it takes the place of, with its version.
    pub replaces: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstalledInstrument {
    /// The instrument's id.
    pub id: String,
    pub version: String,
    pub name: String,
    /// RFC 3339.
    pub installed_at: String,
    /// Without its folder.
    pub file_name: String,
    /// How many results were taken with this version.
    pub used: u32,
}

struct InstalledFile {
    version: String,
    name: String,
    sha256: String,
    content: String,
    retired: bool,
}

/// What installing a file would do. Nothing is changed.
///
/// # Errors
/// When the store cannot be read.
pub fn inspect(conn: &Connection, bytes: &[u8]) -> Result<InstrumentCheck> {
    let sha256 = hash(bytes);
    let read = instrument::read_bytes(bytes, InstrumentOrigin::Organisation);
    let (instrument, mut faults) = match read {
        Ok(instrument) => (Some(instrument), Vec::new()),
        Err(faults) => (None, faults),
    };
    let mut replaces = None;
    if let Some(new) = &instrument {
        let known = shipped().iter().find(|known| known.id == new.id);
        let versions = held(conn, &new.id)?;
        let fault = if known.is_some_and(|known| known.entry != Asking::ScoreOnly) {
            Some(("id", "shipped", &new.id))
        } else {
            let same = versions.iter().find(|held| held.version == new.version);
            match same {
                Some(same) if same.sha256 != sha256 => Some(("version", "sameVersion", &new.version)),
                Some(same) if !same.retired => Some(("version", "alreadyInstalled", &new.version)),
                _ => None,
            }
        };
        if let Some((at, reason, value)) = fault {
            let (line, column) = place(bytes, at);
            faults.push(InstrumentFault {
                line,
                column,
                at: at.to_owned(),
                reason: reason.to_owned(),
                value: Some(value.clone()),
            });
        }
        let current = versions.iter().find(|held| !held.retired);
        replaces = current
            .map(|held| format!("{} {}", held.name, held.version))
            .or_else(|| known.map(|known| format!("{} {}", known.name, known.version)));
    }
    Ok(InstrumentCheck {
        sha256,
        instrument: instrument.filter(|_| faults.is_empty()),
        replaces: replaces.filter(|_| faults.is_empty()),
        faults,
    })
}

/// Installs the file that [`inspect`] showed; answers with the instrument's id.
///
/// # Errors
/// `Invalid("file", "changed")` when it is not the one with `shown`; `Invalid("file", "faulty")`.
pub fn install(tx: &Tx<'_>, file_name: &str, bytes: &[u8], shown: &str) -> Result<String> {
    let check = inspect(tx, bytes)?;
    if check.sha256 != shown {
        return Err(Error::invalid("file", Fault::Changed));
    }
    let Some(new) = check.instrument else {
        return Err(Error::invalid("file", Fault::Faulty));
    };
    let content = std::str::from_utf8(bytes).map_err(|_| Error::invalid("file", Fault::Faulty))?;
    tx.prepare_cached("UPDATE instrument SET retired_at = ? WHERE instrument = ? AND retired_at IS NULL")?
        .execute(params![tx.now().to_rfc3339(), new.id])?;
    let bare = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let bare: String = bare.chars().filter(|c| !c.is_control()).take(LINE).collect();
    tx.prepare_cached(
        "INSERT INTO instrument (id, instrument, version, name, file_name, sha256, content, installed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        tx.new_id(),
        new.id,
        new.version,
        new.name,
        bare,
        check.sha256,
        content,
        tx.now().to_rfc3339()
    ])?;
    Ok(new.id)
}

acts! { RetireInstrument = retire(String) -> (); }

/// No new results are taken with it; those that were stay as they are.
///
/// # Errors
/// `NotFound("instrument")`.
pub fn retire(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "instrument",
        tx.prepare_cached("UPDATE instrument SET retired_at = ? WHERE instrument = ? AND retired_at IS NULL")?
            .execute(params![tx.now().to_rfc3339(), id])?,
    )
}

/// The organisation's files that hold now, by name.
///
/// # Errors
/// When the store cannot be read.
pub fn installed(conn: &Connection) -> Result<Vec<InstalledInstrument>> {
    let mut query = conn.prepare_cached(
        "SELECT *, (SELECT count(*) FROM assessment
                     WHERE assessment.instrument = instrument.instrument AND assessment.version = instrument.version)
                   AS used
           FROM instrument WHERE retired_at IS NULL ORDER BY name, instrument",
    )?;
    let rows = query
        .query_map([], |row| {
            Ok(InstalledInstrument {
                id: row.get("instrument")?,
                version: row.get("version")?,
                name: row.get("name")?,
                installed_at: row.get("installed_at")?,
                file_name: row.get("file_name")?,
                used: row.get("used")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// What there is to choose from. A file of the organisation stands where the total alone stood before.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<Instrument>> {
    Ok(offered(conn)?.into_iter().map(Cow::into_owned).collect())
}

/// As [`all`], without copying those that come with the program.
///
/// # Errors
/// When the store cannot be read.
pub fn offered(conn: &Connection) -> Result<Vec<Cow<'static, Instrument>>> {
    let mut own = Vec::new();
    for held in held_now(conn)? {
        own.extend(parsed(&held));
    }
    let mut all: Vec<Cow<'static, Instrument>> = shipped()
        .iter()
        .map(
            |known| match own.iter().position(|own: &Instrument| own.id == known.id) {
                Some(at) => Cow::Owned(own.remove(at)),
                None => Cow::Borrowed(known),
            },
        )
        .collect();
    all.extend(own.into_iter().map(Cow::Owned));
    Ok(all)
}

/// The instrument as new results are taken with it.
///
/// # Errors
/// `NotFound("instrument")`.
pub fn current(conn: &Connection, id: &str) -> Result<Cow<'static, Instrument>> {
    let own = held(conn, id)?.into_iter().find(|held| !held.retired);
    if let Some(own) = own.as_ref().and_then(parsed) {
        return Ok(Cow::Owned(own));
    }
    let known = shipped().iter().find(|known| known.id == id);
    known.map(Cow::Borrowed).ok_or(Error::NotFound("instrument"))
}

/// The instrument as it was when a result was taken with it; where that version is not here, as it is now.
///
/// # Errors
/// `NotFound("instrument")`.
pub fn version(conn: &Connection, id: &str, version: &str) -> Result<Cow<'static, Instrument>> {
    // One that comes with the program holds its own id and version against any file.
    if let Some(known) = shipped()
        .iter()
        .find(|known| known.id == id && known.version == version && known.entry != Asking::ScoreOnly)
    {
        return Ok(Cow::Borrowed(known));
    }
    let own = held(conn, id)?.into_iter().find(|held| held.version == version);
    match own.as_ref().and_then(parsed) {
        Some(own) => Ok(Cow::Owned(own)),
        None => current(conn, id),
    }
}

fn parsed(held: &InstalledFile) -> Option<Instrument> {
    // It was whole when it came in. A rule that a later release adds must not make it unreadable here: then it is left
    // out, and its results still show with what the record itself says of them.
    instrument::read(
        held.content.strip_prefix('\u{feff}').unwrap_or(&held.content),
        InstrumentOrigin::Organisation,
    )
    .ok()
}

/// Every version of one instrument that was ever installed, the newest first.
fn held(conn: &Connection, id: &str) -> Result<Vec<InstalledFile>> {
    let mut query = conn.prepare_cached("SELECT * FROM instrument WHERE instrument = ? ORDER BY id DESC")?;
    let rows = query.query_map([id], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn held_now(conn: &Connection) -> Result<Vec<InstalledFile>> {
    let mut query = conn.prepare_cached("SELECT * FROM instrument WHERE retired_at IS NULL ORDER BY name, id")?;
    let rows = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<InstalledFile> {
    Ok(InstalledFile {
        version: row.get("version")?,
        name: row.get("name")?,
        sha256: row.get("sha256")?,
        content: row.get("content")?,
        retired: row.get::<_, Option<String>>("retired_at")?.is_some(),
    })
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Line and column of a field at the top of a file that is whole.
fn place(bytes: &[u8], field: &str) -> (u32, u32) {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    instrument::place_of(text, field)
}
