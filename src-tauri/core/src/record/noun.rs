//! A noun says its columns once. [`noun!`] makes of one table the row and what is typed of it, the checks, the SQL, the
//! acts that the history names, the line of the search, and what the window has to know to draw its form.
//!
//! ```ignore
//! noun! {
//!     /// A fact to know before a visit. Never a rating of a person.
//!     Alert(AlertDetails) in alert, of patient;
//!     fields {
//!         text: String = text, searched;
//!         source: Option<String> = line, searched;
//!         review_on: Option<NaiveDate> = within_reach;
//!     }
//!     written { noted_on: NaiveDate = Tx::today; }
//!     ends;
//!     found as Alert, on noted_on;
//!     list by "noted_on";
//! }
//! ```
//!
//! is read as: a table `alert` whose rows belong to a `patient`; three fields that are typed, each with its check of
//! [`super::field`] (whether one has to be there is said by its type); one column that the noun writes itself when a row
//! is added; rows that end on a day; found by the marked columns under the heading of alerts, newest `noted_on` first;
//! listed in that order. It becomes:
//!
//! ```ignore
//! pub struct AlertDetails { pub patient: String, pub text: String, pub source: ..., pub review_on: ... }
//! pub struct Alert { pub id: String, pub details: AlertDetails, pub noted_on: NaiveDate, pub ended_on: ... }
//!
//! pub fn add(tx: &Tx<'_>, details: &AlertDetails) -> Result<String>        // addAlert: checks, INSERT
//! pub fn edit(tx: &Tx<'_>, edit: &Edit<AlertDetails>) -> Result<()>        // editAlert: checks, UPDATE
//! pub fn end(tx: &Tx<'_>, ending: &Ending) -> Result<()>                   // endAlert: UPDATE ... ended_on
//! pub fn get(conn: &Connection, id: &str) -> Result<Alert>
//! pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Alert>>      // what holds first, then what has ended
//! pub fn current(conn: &Connection, patient: &str) -> Result<Vec<Alert>>   // only what holds
//! pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Alert>
//! pub static NOUN: Noun                                                    // its entry in the registry
//! ```
//!
//! `add`, `edit` and `end` are acts: `store.act::<alert::add>(now, &details)`, and `alert::add::KIND` is their kind.
//!
//! The clauses, in this order; those in brackets may be left out:
//!
//! | clause | says |
//! | --- | --- |
//! | `of goal, patient` | the columns that say whose a row is; it is listed, and has its place, by the first |
//! | `fields { ... }` | what is typed, in the order of the form: `name: Type = check, searched when other is "value";` |
//! | \[`written { ... }`\] | other columns, with the value of a new row: a function of the operation, or NULL |
//! | \[`ends;`\] | `ended_on`; `ends with outcome;` and `ends with outcome required;` say what came of it as well |
//! | \[`removed;`\] | rows are deleted: `remove` in place of `end` |
//! | \[`positioned;`\] | rows keep the order they were written in, in a column `position` |
//! | \[`found as Alert, on noted_on;`\] | the search finds it, by the day in that column |
//! | `list by "noted_on";` | the order of a list, as SQL |
//! | \[`whole rule;`\] | `fn rule(tx, details: &Details, id: Option<&str>) -> Result<()>` over all fields; `id` when corrected |
//! | \[`add by hand;`\] ... | the file writes `add` (`edit`, `end`) itself, and calls `insert` (`update`, `close`) in it |
//!
//! A rule that is no check of one field is never in the macro: it is a `whole` rule, or an act by hand. An UPDATE with one
//! purpose (done, due on another day) is SQL in the noun's file.

use rusqlite::Connection;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::edit::Ending;
use super::field::FieldSpec;
use crate::store::search::Indexed;
use crate::store::{OpKind, Tx};
use crate::{Error, Result};

/// A noun as the registry knows it: what the window asks of it by its name alone.
pub struct Noun {
    /// `medicationEvent`.
    pub name: &'static str,
    /// The type of its rows, `MedicationEvent`; what is typed of it is `MedicationEventDetails`.
    pub row: &'static str,
    pub table: &'static str,
    /// The columns that say whose a row is, as the window writes them; the first is asked for in a list.
    pub of: &'static [&'static str],
    pub fields: &'static [FieldSpec],
    pub indexed: Option<Indexed>,
    pub add: Entry<Add>,
    pub edit: Entry<Correct>,
    /// `None`: its rows neither end nor go.
    pub end: Option<Entry<End>>,
    /// The rows of one of those it belongs to, by its id.
    pub list: fn(&Connection, &str) -> Result<Vec<Value>>,
}

/// Adds a row of what the window sent; answers with its id.
pub type Add = fn(&Tx<'_>, Value) -> Result<String>;
/// Corrects the row of an id by what the window sent.
pub type Correct = fn(&Tx<'_>, String, Value) -> Result<()>;
/// Ends a row, or takes it away.
pub type End = fn(&Tx<'_>, &Ending) -> Result<()>;

/// An act of a noun, as it is asked by name.
pub struct Entry<F> {
    pub kind: OpKind,
    pub run: F,
}

impl Noun {
    /// What the window sent, as the noun's details.
    ///
    /// # Errors
    /// `Internal("unknownField")` for a field that the noun has not, `Internal("json")` for a value of another type.
    pub fn decode<T: DeserializeOwned>(&self, details: Value) -> Result<T> {
        let known =
            |name: &String| self.of.contains(&name.as_str()) || self.fields.iter().any(|field| field.name == name);
        match &details {
            Value::Object(fields) if fields.keys().all(known) => Ok(serde_json::from_value(details)?),
            _ => Err(Error::Internal("unknownField")),
        }
    }
}

/// Rows as the window reads them.
pub(crate) fn values<T: serde::Serialize>(rows: Vec<T>) -> Result<Vec<Value>> {
    rows.into_iter().map(|row| Ok(serde_json::to_value(row)?)).collect()
}

/// What a column holds in a new row.
pub(crate) fn initial<'t, T>(tx: &Tx<'t>, value: impl FnOnce(&Tx<'t>) -> T) -> T {
    value(tx)
}

/// How many of the columns are searched as a code, or as words.
pub(crate) const fn count(columns: &[(&str, bool)], coded: bool) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < columns.len() {
        if columns[at].1 == coded {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Those of the columns that are searched as a code, or as words.
pub(crate) const fn pick<const COUNT: usize>(columns: &[(&'static str, bool)], coded: bool) -> [&'static str; COUNT] {
    let mut picked = [""; COUNT];
    let (mut from, mut to) = (0, 0);
    while from < columns.len() {
        if columns[from].1 == coded {
            picked[to] = columns[from].0;
            to += 1;
        }
        from += 1;
    }
    picked
}

pub(crate) use super::noun_table::noun;

/// Gathers the nouns of a folder for the registry. Their files are declared beside it: rustfmt follows no module that a
/// macro declares.
macro_rules! nouns {
    ($($noun:ident),+ $(,)?) => {
        /// The nouns of this folder.
        pub(crate) static NOUNS: &[&$crate::record::noun::Noun] = &[$(&$noun::NOUN),+];

        /// The types that cross to the window.
        #[cfg(feature = "bindings")]
        pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $($noun::visit_types(visitor);)+
        }
    };
}
pub(crate) use nouns;
