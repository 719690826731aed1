//! FHIR R4 for the team office: one transaction Bundle with the present state of every record that a range of the
//! history touched, and of what those records refer to.
//!
//! Every entry is a PUT of its own id, so that sending it twice changes nothing. A record that is gone is sent as
//! entered in error (or not active), without its content. Streamed in a fixed order: the same records give the same
//! bytes.
//!
//! What FHIR has no place for stays in the lossless `changes.ndjson`: settings, rules for clocks, kept views of the
//! caseload table, each reminder of what somebody owes, what was handed on at a discharge, what was done about a score
//! and how often one is repeated, the programme whose definition scores are looked at by, and rules of attention that were
//! put aside for a while (snoozes), which say when the coordinator looks again and nothing about the care. Suicide-risk
//! ratings do not exist here at all. A safety concern is left out for that reason: as a Flag or an Observation a receiver
//! would file it as a rating of the person, and what was said and agreed is for those who know them.
//!
//! Left out on purpose, and in `changes.ndjson` alone: safeguarding concerns, capacity and best interests, advance
//! decisions, legal roles and the dates that the law sets. R4 has no plain resource for them: a Flag would label the
//! person, a Consent would make a wish or an order of what is a note about one, and a server shows both to readers whom
//! nobody chose. Of a physical check that is flagged and not done there is nothing yet to observe.
//! That somebody was told of a service asks nothing of anybody, a service in place is no request any more, and what a carer
//! needs is the carer's own: these stay in `changes.ndjson` too, as does what an organisation offers.

mod circle;
mod episode;
mod group;
mod health;
mod image;
mod measure;
mod notice;
mod person;
mod plan;
mod removed;
mod resource;
mod safety;
mod service;
mod task;
mod visit;

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
    person::patients(conn, scope, &mut bundle)?;
    circle::related_people(conn, scope, &mut bundle)?;
    circle::care_teams(conn, scope, &mut bundle)?;
    notice::notices(conn, scope, &mut bundle)?;
    plan::goals(conn, scope, &mut bundle)?;
    plan::milestones(conn, scope, &mut bundle)?;
    plan::care_plans(conn, scope, &mut bundle)?;
    plan::plan_versions(conn, scope, &mut bundle)?;
    safety::safety_plans(conn, scope, &mut bundle)?;
    safety::about_me(conn, scope, &mut bundle)?;
    health::medications(conn, scope, &mut bundle)?;
    health::medication_events(conn, scope, &mut bundle)?;
    health::allergies(conn, scope, &mut bundle)?;
    health::conditions(conn, scope, &mut bundle)?;
    health::physical_checks(conn, scope, &mut bundle)?;
    health::dependants(conn, scope, &mut bundle)?;
    service::referrals(conn, scope, &mut bundle)?;
    visit::encounters(conn, scope, &mut bundle)?;
    task::tasks(conn, scope, &mut bundle)?;
    task::liaison(conn, scope, &mut bundle)?;
    episode::episodes(conn, scope, &mut bundle)?;
    episode::stays(conn, scope, &mut bundle)?;
    measure::assessments(conn, scope, &mut bundle)?;
    group::groups(conn, scope, &mut bundle)?;
    group::objectives(conn, scope, &mut bundle)?;
    group::sessions(conn, scope, &mut bundle)?;
    group::attendances(conn, scope, &mut bundle)?;
    removed::removed(conn, scope, &mut bundle)?;
    bundle.close()
}
