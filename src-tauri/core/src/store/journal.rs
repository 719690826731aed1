//! The only way to write. An operation is everything a person did in one action: one transaction, one row of `op`, and
//! a row of `change` with the before and after image of each row it touched.
//!
//! The images are written by TEMP triggers, made on open from each table's own columns, so that a new column needs no
//! code here. A trigger takes the running operation from a table that is filled only inside [`Store::transact`];
//! anywhere else it is empty, `change.op` would be NULL, and the write fails.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::ops::Deref;

use rand::{Rng, rngs::StdRng};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::migrations::SCHEMA;
use super::{Now, OpKind, Store, chain, search, tables};
use crate::Result;

/// A running operation. Reads and writes through it as through a connection.
pub struct Tx<'a> {
    tx: Transaction<'a>,
    kind: OpKind,
    now: Now,
    seq: i64,
    rng: RefCell<&'a mut StdRng>,
}

impl Tx<'_> {
    /// What is being done.
    #[must_use]
    pub fn kind(&self) -> &OpKind {
        &self.kind
    }

    /// When the operation was done.
    #[must_use]
    pub fn now(&self) -> Now {
        self.now
    }

    /// The day it was done, where it was done.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        self.now.date_naive()
    }

    /// Its place in the history. `seq` orders; clocks never do.
    #[must_use]
    pub fn op_seq(&self) -> i64 {
        self.seq
    }

    /// A new UUIDv7 from the operation's time.
    #[must_use]
    pub fn new_id(&self) -> String {
        new_id(*self.rng.borrow_mut(), self.now)
    }
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.tx
    }
}

fn new_id(rng: &mut StdRng, now: Now) -> String {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &rng.random())
        .into_uuid()
        .to_string()
}

impl Store {
    /// Runs `f` as one operation of `kind`. All of it happens, or nothing. An operation that changes no row leaves no
    /// trace.
    ///
    /// # Errors
    /// What `f` returns, or why the store would not take it; nothing was changed then.
    pub fn transact<T>(&mut self, kind: OpKind, now: Now, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.transact_op(kind, now, None, f)
    }

    pub(super) fn transact_op<T>(
        &mut self,
        kind: OpKind,
        now: Now,
        undoes: Option<i64>,
        f: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let op_id = new_id(&mut self.rng, now);
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let previous = chain::head(&tx)?;
        let at = now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        tx.prepare_cached(
            "INSERT INTO op (id, kind, at, device, undoes, schema, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, '')",
        )?
        .execute(params![
            op_id,
            kind.name(),
            at,
            self.device,
            undoes,
            SCHEMA,
            previous.hash
        ])?;
        let seq = tx.last_insert_rowid();
        tx.prepare_cached("INSERT INTO temp.running (op) VALUES (?)")?
            .execute([seq])?;

        let running = Tx {
            tx,
            kind,
            now,
            seq,
            rng: RefCell::new(&mut self.rng),
        };
        let value = f(&running)?;
        let Tx { tx, rng, .. } = running;

        let touched = touched(&tx, seq)?;
        if touched.is_empty() {
            return Ok(value);
        }
        search::follow::follow(&tx, self.index, seq)?;
        chain::seal(&tx, seq, || rng.borrow_mut().random())?;
        if previous.at.is_some_and(|last| last > now) {
            tx.execute(
                "INSERT INTO audit (at, what, seq) VALUES (?, 'clockBackwards', ?)",
                params![at, seq],
            )?;
        }
        tx.prepare_cached("DELETE FROM temp.running")?.execute([])?;
        tx.commit()?;
        self.touched.extend(touched);
        Ok(value)
    }
}

fn touched(conn: &Connection, seq: i64) -> Result<Vec<String>> {
    let mut query = conn.prepare_cached("SELECT DISTINCT tbl FROM change WHERE op = ?")?;
    let tables = query
        .query_map([seq], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(tables)
}

/// Makes the triggers of every journalled table.
pub(super) fn watch(conn: &Connection) -> Result<()> {
    let mut sql = String::from("CREATE TEMP TABLE running (op INTEGER NOT NULL);\n");
    for table in tables::journalled(conn)? {
        let columns = columns(conn, &table)?;
        let subject = |image: &str| match () {
            () if table == "patient" => format!("{image}.id"),
            () if columns.iter().any(|column| column == "patient") => format!("{image}.patient"),
            () => "NULL".to_owned(),
        };
        let differs: Vec<String> = columns
            .iter()
            .map(|c| format!("OLD.\"{c}\" IS NOT NEW.\"{c}\""))
            .collect();
        let (old, new) = (image(&columns, "OLD."), image(&columns, "NEW."));
        for (event, when, row, before, after) in [
            ("INSERT", "1", "NEW", "NULL", new.as_str()),
            ("UPDATE", &*differs.join(" OR "), "NEW", &old, &new),
            ("DELETE", "1", "OLD", &old, "NULL"),
        ] {
            let subject = subject(row);
            let _ = writeln!(
                sql,
                "CREATE TEMP TRIGGER \"{table}_{event}\" AFTER {event} ON main.\"{table}\" WHEN {when} BEGIN
                   INSERT INTO change (op, tbl, row, subject, before, after)
                   VALUES ((SELECT op FROM running), '{table}', {row}.id, {subject}, {before}, {after});
                 END;"
            );
        }
    }
    conn.execute_batch(&sql)?;
    Ok(())
}

/// The columns of a table, in the order of its definition.
pub(super) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = conn.prepare_cached("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    let names = query
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// The SQL that turns a row into its JSON image.
pub(super) fn image(columns: &[String], prefix: &str) -> String {
    let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {prefix}\"{c}\"")).collect();
    format!("json_object({})", pairs.join(", "))
}
