//! Who was expected at a session, and whether they came. It says that somebody was with the group: it is no contact
//! with the person alone, and no rule about contacts reads it.

use crate::error::Fault;
use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::record::stored_enum;
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    AttendanceAnswer { Came = "came", DidNotCome = "didNotCome", SentWord = "sentWord" }
}

/// One person who was expected. Whoever was not has none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Attendance {
    pub patient: String,
    pub answer: AttendanceAnswer,
}

/// Says for one session who was expected and who came, in place of what was said before.
///
/// # Errors
/// `Invalid("answers", "required")` when nobody was expected, `Invalid("answers", "taken")` when somebody is named twice.
pub fn set(tx: &Tx<'_>, session: &str, answers: &[Attendance]) -> Result<()> {
    if answers.is_empty() {
        return Err(Error::invalid("answers", Fault::Required));
    }
    let mut before: BTreeMap<String, String> = tx
        .prepare_cached("SELECT patient, id FROM attendance WHERE session = ?")?
        .query_map([session], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut named = std::collections::BTreeSet::new();
    for Attendance { patient, answer } in answers {
        if !named.insert(patient) {
            return Err(Error::invalid("answers", Fault::Taken));
        }
        match before.remove(patient) {
            Some(id) => tx
                .prepare_cached("UPDATE attendance SET answer = ? WHERE id = ?")?
                .execute(params![answer, id])?,
            None => tx
                .prepare_cached("INSERT INTO attendance (id, patient, session, answer) VALUES (?, ?, ?, ?)")?
                .execute(params![tx.new_id(), patient, session, answer])?,
        };
    }
    for id in before.values() {
        tx.prepare_cached("DELETE FROM attendance WHERE id = ?")?
            .execute([id])?;
    }
    Ok(())
}

/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, session: &str) -> Result<Vec<Attendance>> {
    let mut query = conn.prepare_cached("SELECT patient, answer FROM attendance WHERE session = ? ORDER BY id")?;
    let all = query
        .query_map([session], |row| {
            Ok(Attendance {
                patient: row.get(0)?,
                answer: row.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(all)
}
