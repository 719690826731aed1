//! Brings an older store up to date, a numbered file at a time, each in one transaction. Released files are frozen: a
//! test holds their hashes. A store that a newer release wrote is refused before anything is written.

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result};

/// Every migration, oldest first; its place in the list (from 1) is the `user_version` it leads to.
const MIGRATIONS: &[&str] = &[
    include_str!("../../sql/migrations/0001_start.sql"),
    include_str!("../../sql/migrations/0002_safety_plan.sql"),
    include_str!("../../sql/migrations/0003_assessments.sql"),
    include_str!("../../sql/migrations/0004_plan_reviews.sql"),
    include_str!("../../sql/migrations/0005_groups.sql"),
    include_str!("../../sql/migrations/0006_health_and_law.sql"),
    include_str!("../../sql/migrations/0007_attention.sql"),
    include_str!("../../sql/migrations/0008_search.sql"),
    include_str!("../../sql/migrations/0009_owed.sql"),
    include_str!("../../sql/migrations/0010_services.sql"),
    include_str!("../../sql/migrations/0011_told.sql"),
    include_str!("../../sql/migrations/0012_visits.sql"),
    include_str!("../../sql/migrations/0013_table.sql"),
    include_str!("../../sql/migrations/0014_episodes.sql"),
    include_str!("../../sql/migrations/0015_mistake.sql"),
    include_str!("../../sql/migrations/0016_speed.sql"),
];

/// The schema this release writes.
pub const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// The schema a store is at: 0 for one that was never written.
pub(super) fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

pub(super) fn run(conn: &mut Connection) -> Result<()> {
    let found = version(conn)?;
    if found > SCHEMA {
        return Err(Error::TooNew { found, known: SCHEMA });
    }
    for (version, sql) in (1..).zip(MIGRATIONS).filter(|(version, _)| *version > found) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}
