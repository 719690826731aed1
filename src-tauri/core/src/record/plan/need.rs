//! A need, concern or problem that the plan answers.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::expect_one_row;
use crate::record::text::{self, PARAGRAPH};
use crate::store::Tx;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Need {
    pub id: String,
    pub text: String,
}

/// # Errors
/// `Invalid("text", ...)`.
pub fn add(tx: &Tx<'_>, patient: &str, plan: &str, text: &str) -> Result<String> {
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO need (id, patient, plan, text, position)
         VALUES (?1, ?2, ?3, ?4, (SELECT count(*) FROM need WHERE plan = ?3))",
    )?
    .execute(params![id, patient, plan, text::required("text", text, PARAGRAPH)?])?;
    Ok(id)
}

/// # Errors
/// `Invalid("text", ...)`, `NotFound`.
pub fn edit(tx: &Tx<'_>, id: &str, text: &str) -> Result<()> {
    let text = text::required("text", text, PARAGRAPH)?;
    expect_one_row(
        "need",
        tx.prepare_cached("UPDATE need SET text = ? WHERE id = ?")?
            .execute([&text, id])?,
    )
}

/// Takes a need off the plan. Goals that answered it stay, without it.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &Tx<'_>, id: &str) -> Result<()> {
    tx.prepare_cached("UPDATE goal SET need = NULL WHERE need = ?")?
        .execute([id])?;
    expect_one_row(
        "need",
        tx.prepare_cached("DELETE FROM need WHERE id = ?")?.execute([id])?,
    )
}

/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, plan: &str) -> Result<Vec<Need>> {
    let mut query = conn.prepare_cached("SELECT id, text FROM need WHERE plan = ? ORDER BY position, id")?;
    let needs = query.query_map([plan], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(needs)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Need> {
    Ok(Need {
        id: row.get("id")?,
        text: row.get("text")?,
    })
}
