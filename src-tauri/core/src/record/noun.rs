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
    pub add: Entry<fn(&Tx<'_>, Value) -> Result<String>>,
    pub edit: Entry<fn(&Tx<'_>, String, Value) -> Result<()>>,
    /// `None`: its rows neither end nor go.
    pub end: Option<Entry<fn(&Tx<'_>, &Ending) -> Result<()>>>,
    /// The rows of one of those it belongs to, by its id.
    pub list: fn(&Connection, &str) -> Result<Vec<Value>>,
}

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

/// See the module.
macro_rules! noun {
    // How its rows end: the columns it needs, and by which rule.
    (@shape $head:tt { $($fields:tt)* } { $($written:tt)* } ends with outcome required; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields { $($fields)* }
            written { $($written)* ended_on: Option<chrono::NaiveDate>; outcome: Option<String>, searched; }
            ending ended [outcome_required outcome] $($rest)* }
    };
    (@shape $head:tt { $($fields:tt)* } { $($written:tt)* } ends with outcome; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields { $($fields)* }
            written { $($written)* ended_on: Option<chrono::NaiveDate>; outcome: Option<String>, searched; }
            ending ended [outcome outcome] $($rest)* }
    };
    (@shape $head:tt { $($fields:tt)* } { $($written:tt)* } ends; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields { $($fields)* }
            written { $($written)* ended_on: Option<chrono::NaiveDate>; }
            ending ended [no_outcome] $($rest)* }
    };
    (@shape $head:tt $fields:tt $written:tt removed; $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields $fields written $written ending removed [] $($rest)* }
    };
    (@shape $head:tt $fields:tt $written:tt $($rest:tt)*) => {
        $crate::record::noun::noun! { @make $head fields $fields written $written ending never [] $($rest)* }
    };

    (@make [$(#[$doc:meta])* $row:ident $details:ident $table:ident $of:ident $($above:ident)*]
        fields { $(
            $(#[$field_doc:meta])* $field:ident: $type:ty = $check:ident $(($($bound:expr),*))?
                $(, $found:ident)? $(when $other:ident $(is $($value:literal)|+)?)?;
        )* }
        written { $(
            $(#[$written_doc:meta])* $written:ident: $written_type:ty $(= $initial:expr)? $(, $written_found:ident)?;
        )* }
        ending $ending:ident [$($outcome:ident)*]
        $(positioned $positioned:tt)?
        $(found as $group:ident $(, on $on:ident)?;)?
        list by $order:literal;
        $(whole $whole:ident;)?
        $(add by $add_by:ident;)?
        $(edit by $edit_by:ident;)?
        $(end by $end_by:ident;)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $details {
            pub $of: String,
            $(pub $above: String,)*
            $($(#[$field_doc])* pub $field: $type,)*
        }

        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $row {
            pub id: String,
            #[serde(flatten)]
            pub details: $details,
            $($(#[$written_doc])* pub $written: $written_type,)*
        }

        impl $details {
            /// Each field as it is stored.
            fn checked(&self, today: chrono::NaiveDate) -> $crate::Result<Self> {
                Ok($details {
                    $of: self.$of.clone(),
                    $($above: self.$above.clone(),)*
                    $($field: $crate::record::field::$check($($($bound),*)?)
                        .checked($crate::record::camel::camel!(stringify!($field)), &self.$field, today)?,)*
                })
            }
        }

        fn insert(tx: &$crate::store::Tx<'_>, details: &$details) -> $crate::Result<String> {
            let checked = details.checked(tx.today())?;
            $($whole(tx, &checked, None)?;)?
            let id = tx.new_id();
            tx.prepare_cached(concat!(
                "INSERT INTO ", stringify!($table), " (id, ", stringify!($of),
                $(", ", stringify!($above),)*
                $(", ", stringify!($field),)*
                $($(", ", stringify!($written), $crate::record::noun::noun!(@nothing $initial),)?)*
                $($crate::record::noun::noun!(@if $positioned ", position"),)?
                ") VALUES (?, ?",
                $($crate::record::noun::noun!(@if $above ", ?"),)*
                $($crate::record::noun::noun!(@if $field ", ?"),)*
                $($($crate::record::noun::noun!(@if $initial ", ?"),)?)*
                $($crate::record::noun::noun!(@if $positioned ", (SELECT count(*) FROM "),
                    stringify!($table), " WHERE ", stringify!($of), " = ?2)",)?
                ")"
            ))?
            .execute(rusqlite::params![
                id,
                checked.$of,
                $(checked.$above,)*
                $(checked.$field,)*
                $($($crate::record::noun::initial(tx, $initial),)?)*
            ])?;
            Ok(id)
        }

        fn update(tx: &$crate::store::Tx<'_>, id: &str, details: &$details) -> $crate::Result<()> {
            // A correction never moves a row to somebody else.
            let stored = get(tx, id)?.details;
            let checked = $details {
                $of: stored.$of,
                $($above: stored.$above,)*
                ..details.checked(tx.today())?
            };
            $($whole(tx, &checked, Some(id))?;)?
            tx.prepare_cached(concat!(
                "UPDATE ", stringify!($table), " SET id = id", $(", ", stringify!($field), " = ?",)* " WHERE id = ?"
            ))?
            .execute(rusqlite::params![$(checked.$field,)* id])?;
            Ok(())
        }

        /// # Errors
        /// `NotFound`.
        pub fn get(conn: &rusqlite::Connection, id: &str) -> $crate::Result<$row> {
            use rusqlite::OptionalExtension as _;
            conn.prepare_cached(concat!("SELECT * FROM ", stringify!($table), " WHERE id = ?"))?
                .query_row([id], from_row)
                .optional()?
                .ok_or($crate::Error::NotFound(NOUN.name))
        }

        /// All of one, by its id: what holds first, then what has ended, the latest first.
        ///
        /// # Errors
        /// When the store cannot be read.
        pub fn list(conn: &rusqlite::Connection, of: &str) -> $crate::Result<Vec<$row>> {
            let mut query = conn.prepare_cached(concat!(
                "SELECT * FROM ", stringify!($table), " WHERE ", stringify!($of), " = ? ORDER BY ",
                $crate::record::noun::noun!(@order $ending), $order, ", id"
            ))?;
            let rows = query.query_map([of], from_row)?.collect::<rusqlite::Result<_>>()?;
            Ok(rows)
        }

        pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<$row> {
            Ok($row {
                id: row.get("id")?,
                details: $details {
                    $of: row.get(stringify!($of))?,
                    $($above: row.get(stringify!($above))?,)*
                    $($field: row.get(stringify!($field))?,)*
                },
                $($written: row.get(stringify!($written))?,)*
            })
        }

        const FIELDS: &[$crate::record::field::FieldSpec] = &[$({
            const CHECK: $crate::record::field::Check<$type> = $crate::record::field::$check($($($bound),*)?);
            CHECK.spec(
                $crate::record::camel::camel!(stringify!($field)),
                $crate::record::noun::noun!(@when $($other $($($value)+)?)?),
            )
        },)*];

        /// Its entry in the registry.
        pub static NOUN: $crate::record::noun::Noun = $crate::record::noun::Noun {
            name: $crate::record::camel::camel!(stringify!($row)),
            row: stringify!($row),
            table: stringify!($table),
            of: &[
                $crate::record::camel::camel!(stringify!($of)),
                $($crate::record::camel::camel!(stringify!($above)),)*
            ],
            fields: FIELDS,
            indexed: $crate::record::noun::noun!(@found $table [
                $($((stringify!($field), $crate::record::noun::noun!(@coded $found)),)?)*
                $($((stringify!($written), $crate::record::noun::noun!(@coded $written_found)),)?)*
            ] $($group $($on)?)?),
            add: $crate::record::noun::Entry {
                kind: add::KIND,
                run: |tx, details| add(tx, &NOUN.decode(details)?),
            },
            edit: $crate::record::noun::Entry {
                kind: edit::KIND,
                run: |tx, id, details| edit(tx, &$crate::record::edit::Edit { id, details: NOUN.decode(details)? }),
            },
            end: $crate::record::noun::noun!(@entry $ending),
            list: |conn, of| $crate::record::noun::values(list(conn, of)?),
        };

        /// The types that cross to the window.
        #[cfg(feature = "bindings")]
        pub fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            visitor.visit::<$row>();
            visitor.visit::<$details>();
        }

        $crate::record::noun::noun! { @add $row $details $($add_by)? }
        $crate::record::noun::noun! { @edit $row $details $($edit_by)? }
        $crate::record::noun::noun! { @end $ending $row $table [$($outcome)*] $($end_by)? }
        $crate::record::noun::noun! { @current $ending $row $table $of $order }
    };

    (@nothing $($any:tt)*) => { "" };
    (@if $there:tt $then:literal) => { $then };
    (@if $there:expr, $then:literal) => { $then };
    (@order ended) => { "ended_on IS NOT NULL, ended_on DESC, " };
    (@order $never:ident) => { "" };
    (@coded searched) => { false };
    (@coded coded) => { true };
    (@when) => { None };
    (@when $other:ident $($value:literal)*) => {
        Some($crate::record::field::When {
            field: $crate::record::camel::camel!(stringify!($other)),
            values: &[$($value),*],
        })
    };

    (@found $table:ident $columns:tt) => { None };
    (@found $table:ident $columns:tt $group:ident $($on:ident)?) => {{
        const COLUMNS: &[(&str, bool)] = &$columns;
        const WORDS: [&str; $crate::record::noun::count(COLUMNS, false)] = $crate::record::noun::pick(COLUMNS, false);
        const CODED: [&str; $crate::record::noun::count(COLUMNS, true)] = $crate::record::noun::pick(COLUMNS, true);
        Some(
            $crate::store::search::Indexed::written(
                $crate::store::search::HitKind::$group,
                stringify!($table),
                &WORDS,
            )
            .coded(&CODED)
            $(.on(stringify!($on)))?,
        )
    }};

    (@add $row:ident $details:ident hand) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("add", stringify!($row)))) add [$details] String }
    };
    (@add $row:ident $details:ident) => {
        $crate::record::noun::noun! { @add $row $details hand }

        /// Adds one; answers with its id.
        ///
        /// # Errors
        /// `Invalid` with the field.
        pub fn add(tx: &$crate::store::Tx<'_>, details: &$details) -> $crate::Result<String> {
            insert(tx, details)
        }
    };

    (@edit $row:ident $details:ident hand) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("edit", stringify!($row))))
            edit [$crate::record::edit::Edit<$details>] () }
    };
    (@edit $row:ident $details:ident) => {
        $crate::record::noun::noun! { @edit $row $details hand }

        /// Corrects one. Whose it is stays as it is.
        ///
        /// # Errors
        /// `Invalid` with the field, `NotFound`.
        pub fn edit(tx: &$crate::store::Tx<'_>, edit: &$crate::record::edit::Edit<$details>) -> $crate::Result<()> {
            update(tx, &edit.id, &edit.details)
        }
    };

    (@entry ended) => { Some($crate::record::noun::Entry { kind: end::KIND, run: |tx, ending| end(tx, ending) }) };
    (@entry removed) => {
        Some($crate::record::noun::Entry { kind: remove::KIND, run: |tx, ending| remove(tx, &ending.id) })
    };
    (@entry never) => { None };

    (@end never $row:ident $table:ident []) => {};
    (@end removed $row:ident $table:ident [] $($by:ident)?) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("remove", stringify!($row)))) remove [String] () }

        fn delete(tx: &$crate::store::Tx<'_>, id: &str) -> $crate::Result<()> {
            $crate::record::expect_one_row(
                NOUN.name,
                tx.prepare_cached(concat!("DELETE FROM ", stringify!($table), " WHERE id = ?"))?.execute([id])?,
            )
        }
        $crate::record::noun::noun! { @removes $($by)? }
    };
    (@removes hand) => {};
    (@removes) => {
        /// # Errors
        /// `NotFound`.
        pub fn remove(tx: &$crate::store::Tx<'_>, id: &str) -> $crate::Result<()> {
            delete(tx, id)
        }
    };
    (@end ended $row:ident $table:ident [$check:ident $($outcome:ident)?] $($by:ident)?) => {
        $crate::store::act::acts! { @one ($crate::store::OpKind::named(concat!("end", stringify!($row))))
            end [$crate::record::edit::Ending] () }

        fn close(tx: &$crate::store::Tx<'_>, ending: &$crate::record::edit::Ending) -> $crate::Result<()> {
            let on = ending.day(tx.today())?;
            #[allow(unused_variables, clippy::let_unit_value)]
            let outcome = ending.$check()?;
            $crate::record::expect_one_row(
                NOUN.name,
                tx.prepare_cached(concat!(
                    "UPDATE ", stringify!($table), " SET ended_on = ?1", $(", ", stringify!($outcome), " = ?3",)?
                    " WHERE id = ?2 AND ended_on IS NULL"
                ))?
                .execute(rusqlite::params![on, ending.id, $($crate::record::noun::noun!(@outcome $outcome outcome))?])?,
            )
        }
        $crate::record::noun::noun! { @ends $($by)? }
    };
    (@outcome $column:ident $outcome:ident) => { $outcome };
    (@ends hand) => {};
    (@ends) => {
        /// It no longer holds. The row stays, and is in the history.
        ///
        /// # Errors
        /// `Invalid("on" | "outcome", ...)`, `NotFound` when it has ended already.
        pub fn end(tx: &$crate::store::Tx<'_>, ending: &$crate::record::edit::Ending) -> $crate::Result<()> {
            close(tx, ending)
        }
    };

    (@current ended $row:ident $table:ident $of:ident $order:literal) => {
        /// What holds of one, by its id.
        ///
        /// # Errors
        /// When the store cannot be read.
        pub fn current(conn: &rusqlite::Connection, of: &str) -> $crate::Result<Vec<$row>> {
            let mut query = conn.prepare_cached(concat!(
                "SELECT * FROM ", stringify!($table), " WHERE ", stringify!($of), " = ? AND ended_on IS NULL ORDER BY ",
                $order, ", id"
            ))?;
            let rows = query.query_map([of], from_row)?.collect::<rusqlite::Result<_>>()?;
            Ok(rows)
        }
    };
    (@current $ending:ident $row:ident $table:ident $of:ident $order:literal) => {};

    // A noun, as a file writes it.
    (
        $(#[$doc:meta])*
        $row:ident($details:ident) in $table:ident, of $of:ident $(, $above:ident)*;
        fields $fields:tt
        written $written:tt
        $($rest:tt)*
    ) => {
        $crate::record::noun::noun! { @shape [$(#[$doc])* $row $details $table $of $($above)*] $fields $written $($rest)* }
    };
    (
        $(#[$doc:meta])*
        $row:ident($details:ident) in $table:ident, of $of:ident $(, $above:ident)*;
        fields $fields:tt
        $($rest:tt)*
    ) => {
        $crate::record::noun::noun! { @shape [$(#[$doc])* $row $details $table $of $($above)*] $fields {} $($rest)* }
    };
}
pub(crate) use noun;

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
