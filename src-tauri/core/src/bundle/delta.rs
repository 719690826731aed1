//! The parts of a delta, streamed from the store: the operations of a range, and the present state of what they touched.

use crate::error::Damage;
use std::collections::BTreeMap;
use std::io::Write;

use rusqlite::{Connection, Row};
use serde_json::value::RawValue;

use super::line::{self, Change, OpHead};
use super::write::Parts;
use crate::exchange::fhir::{self, Scope};
use crate::{Error, Result};

pub(super) struct Delta<'a> {
    pub(super) conn: &'a Connection,
    pub(super) scope: Scope<'a>,
}

impl Delta<'_> {
    /// Everybody whom the range says something about, and who is still there.
    pub(super) fn people(&self) -> Result<Vec<String>> {
        // What a disclosure names are ids of an earlier one: they would name everybody again in every bundle.
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM patient
              WHERE id IN (SELECT subject FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl <> 'disclosed_person')
                 OR id IN (SELECT patient FROM circle_member WHERE contact IN
                            (SELECT row FROM change WHERE op BETWEEN ?1 AND ?2 AND tbl = 'contact'))
              ORDER BY id",
        )?;
        let people = query
            .query_map([self.scope.first, self.scope.last], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(people)
    }
}

impl Parts for Delta<'_> {
    fn changes(&self, out: &mut dyn Write) -> Result<()> {
        let mut ops = self
            .conn
            .prepare_cached("SELECT * FROM op WHERE seq BETWEEN ? AND ? ORDER BY seq")?;
        let mut changes = self
            .conn
            .prepare_cached("SELECT * FROM change WHERE op = ? ORDER BY id")?;
        let mut rows = ops.query([self.scope.first, self.scope.last])?;
        while let Some(row) = rows.next()? {
            let head = head(row)?;
            let mut bodies = changes.query([head.seq])?;
            line::write(out, &head, || bodies.next()?.map(change).transpose())?;
        }
        Ok(())
    }

    fn fhir(&self, out: &mut dyn Write) -> Result<BTreeMap<String, u64>> {
        fhir::write(self.conn, self.scope, out)
    }

    fn readme(&self) -> String {
        let demo = if self.scope.demo {
            "DEMO: everybody in this bundle is made up.\n\n"
        } else {
            ""
        };
        format!("{demo}{README}")
    }
}

const README: &str = "\
A bundle of changes from Catchment, a care coordinator's working copy of their caseload, for the team office.
It is confidential: handle it as a clinical record.

Open it with stock tools (KEY is the office's age key file, sender.pub the coordinator's public key):

  age -d -i KEY BUNDLE.age | tar x
  minisign -Vm manifest.json -p sender.pub

The signature covers manifest.json, which holds the size and SHA-256 of every other file:

  sha256sum changes.ndjson fhir.json README.txt

  manifest.json          who sent it, to whom, which range of their history, and the hashes
  manifest.json.minisig  the sender's signature of it
  changes.ndjson         every operation of the range, one a line, with its hash chain
  fhir.json              the same records as they are now: a FHIR R4 transaction Bundle

Or let catchment-office check everything, the chain included, and open it:

  catchment-office open BUNDLE.age --key KEY --sender sender.pub --out FOLDER
";

fn head(row: &Row<'_>) -> Result<OpHead> {
    Ok(OpHead {
        seq: row.get("seq")?,
        id: row.get("id")?,
        kind: row.get("kind")?,
        at: row.get("at")?,
        device: row.get("device")?,
        undoes: row.get("undoes")?,
        schema: row.get("schema")?,
        prev_hash: row.get("prev_hash")?,
        hash: row.get("hash")?,
    })
}

fn change(row: &Row<'_>) -> Result<Change> {
    let image = |column: &str| -> Result<Option<Box<RawValue>>> {
        let text: Option<String> = row.get(column)?;
        text.map(RawValue::from_string)
            .transpose()
            .map_err(|_| Error::Damaged(Damage::Journal))
    };
    Ok(Change {
        table: row.get("tbl")?,
        row: row.get("row")?,
        subject: row.get("subject")?,
        before: image("before")?,
        after: image("after")?,
        salt: row.get("salt")?,
        body_hash: row.get("body_hash")?,
    })
}
