//! FHIR R4 for the team office: one transaction Bundle with the present state of every record that a range of the
//! history touched, and of what those records refer to.
//!
//! Every entry is a PUT of its own id, so that sending it twice changes nothing. A record that is gone is sent as
//! entered in error (or not active), without its content. Streamed in a fixed order: the same records give the same
//! bytes.
//!
//! What FHIR has no place for stays in the lossless `changes.ndjson`: settings, and rules of attention that were put
//! aside for a while (snoozes), which say when the coordinator looks again and nothing about the care. Suicide-risk ratings do not exist here at all.

mod circle;
mod encounter;
mod image;
mod own_words;
mod patient;
mod plan;
mod removed;
mod resource;

use std::collections::BTreeMap;
use std::io::Write;

use rusqlite::Connection;

use crate::Result;
use resource::Transaction;

/// What to write.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The operations that say which records are concerned, both ends included.
    pub first: i64,
    pub last: i64,
    /// The last operation that any earlier bundle held: what was removed and never left need not be named.
    pub sent: i64,
    /// Whose local ids these are, 32 hexadecimal digits.
    pub device: &'a str,
    /// All people are made up: every resource says so.
    pub demo: bool,
}

/// Writes the Bundle and returns how many resources of each type it holds.
///
/// # Errors
/// When the store cannot be read, or what `out` says.
pub fn write(conn: &Connection, scope: Scope<'_>, out: &mut dyn Write) -> Result<BTreeMap<String, u64>> {
    let mut bundle = Transaction::open(out, scope.demo)?;
    circle::organizations(conn, scope, &mut bundle)?;
    circle::practitioners(conn, scope, &mut bundle)?;
    patient::patients(conn, scope, &mut bundle)?;
    circle::related_people(conn, scope, &mut bundle)?;
    circle::care_teams(conn, scope, &mut bundle)?;
    plan::goals(conn, scope, &mut bundle)?;
    plan::milestones(conn, scope, &mut bundle)?;
    plan::care_plans(conn, scope, &mut bundle)?;
    own_words::safety_plans(conn, scope, &mut bundle)?;
    own_words::about_me(conn, scope, &mut bundle)?;
    encounter::encounters(conn, scope, &mut bundle)?;
    removed::removed(conn, scope, &mut bundle)?;
    bundle.close()
}
