//! A row by the names of its columns: the shape in which the journal keeps what was removed, so that present and
//! removed records are read alike.

use crate::error::Damage;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Params};
use serde_json::{Map, Value};

use crate::{Error, Result};

pub(super) struct Image(Map<String, Value>);

impl Image {
    /// The image as the journal holds it.
    pub(super) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text)
            .map(Image)
            .map_err(|_| Error::Damaged(Damage::Journal))
    }

    fn of(row: &rusqlite::Row<'_>) -> Result<Self> {
        let mut map = Map::new();
        for (at, name) in row.as_ref().column_names().enumerate() {
            let value = match row.get_ref(at)? {
                ValueRef::Integer(number) => number.into(),
                ValueRef::Real(number) => number.into(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
                _ => Value::Null,
            };
            map.insert(name.to_owned(), value);
        }
        Ok(Image(map))
    }

    /// Text that is there and not empty.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        self.0
            .get(column)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    }

    /// Text that a row cannot be without.
    pub(super) fn needed(&self, column: &str) -> Result<&str> {
        self.text(column).ok_or(Error::Damaged(Damage::Store))
    }

    pub(super) fn number(&self, column: &str) -> Option<i64> {
        self.0.get(column).and_then(Value::as_i64)
    }

    pub(super) fn decimal(&self, column: &str) -> Option<f64> {
        self.0.get(column).and_then(Value::as_f64)
    }

    pub(super) fn flag(&self, column: &str) -> bool {
        self.number(column) == Some(1)
    }
}

/// Hands every row of a query to `each`, one at a time.
pub(super) fn each(
    query: &mut CachedStatement<'_>,
    params: impl Params,
    mut each: impl FnMut(&Image) -> Result<()>,
) -> Result<()> {
    let mut rows = query.query(params)?;
    while let Some(row) = rows.next()? {
        each(&Image::of(row)?)?;
    }
    Ok(())
}
