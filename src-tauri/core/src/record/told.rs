//! The shape that health and legal facts share: told by somebody on a day, corrected, and one day no longer so. A noun
//! names its columns and how each is checked; what is written to them is made from those names. No noun itself.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;
use crate::{Error, Result};

/// It no longer holds, or is closed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Ending {
    pub id: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// Why, or what came of it.
    pub outcome: Option<String>,
}

/// Makes a noun of this shape: `Row(Details)`, the columns beyond those of everybody, and `add`, `edit`, `end` and `of`.
/// Each column has a check that takes what was typed and the day of today.
macro_rules! told {
    (
        $(#[$doc:meta])*
        $row:ident($details:ident) in $table:ident, by $order:literal, $outcome:ident,
        { $($(#[$field_doc:meta])* $field:ident: $type:ty = $check:expr,)+ }
        $(also { $($(#[$also_doc:meta])* $also:ident: $also_type:ty,)+ })?
        $(whole $whole:expr)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $details {
            pub patient: String,
            $($(#[$field_doc])* pub $field: $type,)+
        }

        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct $row {
            pub id: String,
            #[serde(flatten)]
            pub details: $details,
            $($($(#[$also_doc])* pub $also: $also_type,)+)?
            pub ended_on: Option<chrono::NaiveDate>,
            pub outcome: Option<String>,
        }

        impl $details {
            fn checked(&self, today: chrono::NaiveDate) -> crate::Result<Self> {
                let checked = $details {
                    patient: self.patient.clone(),
                    $($field: ($check)(&self.$field, today)?,)+
                };
                $($whole(&checked)?;)?
                Ok(checked)
            }
        }

        /// # Errors
        /// `Invalid` with the field.
        pub fn add(tx: &crate::store::Tx<'_>, details: &$details) -> crate::Result<String> {
            let d = details.checked(tx.today())?;
            let id = tx.new_id();
            tx.prepare_cached(concat!(
                "INSERT INTO ", stringify!($table), " (id, patient", $(", ", stringify!($field),)+
                ") VALUES (?, ?", $($crate::record::told::told!(@place $field),)+ ")"
            ))?
            .execute(rusqlite::params![id, d.patient, $(d.$field),+])?;
            Ok(id)
        }

        /// # Errors
        /// `Invalid` with the field, `NotFound`.
        pub fn edit(tx: &crate::store::Tx<'_>, id: &str, details: &$details) -> crate::Result<()> {
            let d = details.checked(tx.today())?;
            crate::record::expect_one_row(
                stringify!($table),
                tx.prepare_cached(concat!(
                    "UPDATE ", stringify!($table), " SET id = id", $(", ", stringify!($field), " = ?",)+ " WHERE id = ?"
                ))?
                .execute(rusqlite::params![$(d.$field,)+ id])?,
            )
        }

        /// It no longer holds. The row stays, and is in the history.
        ///
        /// # Errors
        /// `Invalid("on" | "outcome", ...)`, `NotFound`.
        pub fn end(tx: &crate::store::Tx<'_>, ending: &crate::record::told::Ending) -> crate::Result<()> {
            let (on, outcome) = crate::record::told::$outcome(ending, tx.today())?;
            crate::record::expect_one_row(
                stringify!($table),
                tx.prepare_cached(concat!(
                    "UPDATE ", stringify!($table), " SET ended_on = ?, outcome = ? WHERE id = ? AND ended_on IS NULL"
                ))?
                .execute(rusqlite::params![on, outcome, ending.id])?,
            )
        }

        /// Everything of one person: what holds first, then what has ended, the latest first.
        ///
        /// # Errors
        /// When the store cannot be read.
        pub fn list(conn: &rusqlite::Connection, patient: &str) -> crate::Result<Vec<$row>> {
            let mut query = conn.prepare_cached(concat!(
                "SELECT * FROM ", stringify!($table), " WHERE patient = ? ORDER BY ended_on IS NOT NULL, ended_on DESC, ",
                $order, ", id"
            ))?;
            let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
            Ok(rows)
        }

        fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<$row> {
            Ok($row {
                id: row.get("id")?,
                details: $details {
                    patient: row.get("patient")?,
                    $($field: row.get(stringify!($field))?,)+
                },
                $($($also: row.get(stringify!($also))?,)+)?
                ended_on: row.get("ended_on")?,
                outcome: row.get("outcome")?,
            })
        }
    };
    (@place $field:ident) => { ", ?" };
}
pub(crate) use told;

/// When it ended; why may stay open.
pub(super) fn ended(ending: &Ending, today: NaiveDate) -> Result<(NaiveDate, Option<String>)> {
    let on = ending.on.unwrap_or(today);
    if on > today {
        return Err(Error::invalid("on", Fault::Future));
    }
    Ok((on, text::optional("outcome", ending.outcome.as_deref(), PARAGRAPH)?))
}

/// As [`ended`], and what came of it must be said.
pub(super) fn closed(ending: &Ending, today: NaiveDate) -> Result<(NaiveDate, Option<String>)> {
    let (on, outcome) = ended(ending, today)?;
    if outcome.is_none() {
        return Err(Error::invalid("outcome", Fault::Required));
    }
    Ok((on, outcome))
}

/// Takes it as it is.
pub(super) fn plain<T: Clone>(value: &T, _: NaiveDate) -> Result<T> {
    Ok(value.clone())
}

pub(super) fn needed_line(field: &'static str) -> impl Fn(&String, NaiveDate) -> Result<String> {
    move |typed, _| text::required(field, typed, LINE)
}

pub(super) fn needed_long(field: &'static str) -> impl Fn(&String, NaiveDate) -> Result<String> {
    move |typed, _| text::required(field, typed, PARAGRAPH)
}

pub(super) fn line(field: &'static str) -> impl Fn(&Option<String>, NaiveDate) -> Result<Option<String>> {
    move |typed, _| text::optional(field, typed.as_deref(), LINE)
}

pub(super) fn long(field: &'static str) -> impl Fn(&Option<String>, NaiveDate) -> Result<Option<String>> {
    move |typed, _| text::optional(field, typed.as_deref(), PARAGRAPH)
}

/// A day that has come.
pub(super) fn past(field: &'static str) -> impl Fn(&Option<NaiveDate>, NaiveDate) -> Result<Option<NaiveDate>> {
    move |day, today| match day {
        Some(day) if *day > today => Err(Error::invalid(field, Fault::Future)),
        day => Ok(*day),
    }
}

/// The day it was told, which has come; today where none is said.
pub(super) fn reported_on(field: &'static str) -> impl Fn(&Option<NaiveDate>, NaiveDate) -> Result<Option<NaiveDate>> {
    move |day, today| Ok(past(field)(day, today)?.or(Some(today)))
}

pub(super) fn needed_day(field: &'static str) -> impl Fn(&Option<NaiveDate>, NaiveDate) -> Result<Option<NaiveDate>> {
    move |day, _| day.map(Some).ok_or_else(|| Error::invalid(field, Fault::Required))
}

/// A whole number between two, both included.
pub(super) fn within(
    field: &'static str,
    least: u16,
    most: u16,
) -> impl Fn(&Option<u16>, NaiveDate) -> Result<Option<u16>> {
    move |number, _| match number {
        Some(number) if !(least..=most).contains(number) => Err(Error::invalid(field, Fault::Range)),
        number => Ok(*number),
    }
}

/// Since when, as well as it is known: `2019`, `2019-03` or `2019-03-12`, and not in the future.
pub(super) fn since(field: &'static str) -> impl Fn(&Option<String>, NaiveDate) -> Result<Option<String>> {
    move |typed, today| {
        let Some(typed) = text::optional(field, typed.as_deref(), LINE)? else {
            return Ok(None);
        };
        let first = match typed.len() {
            4 => format!("{typed}-01-01"),
            7 => format!("{typed}-01"),
            _ => typed.clone(),
        };
        let digits = typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match first.parse::<NaiveDate>() {
            Ok(day) if digits && day > today => Err(Error::invalid(field, Fault::Future)),
            Ok(_) if digits => Ok(Some(typed)),
            _ => Err(Error::invalid(field, Fault::NotASince)),
        }
    }
}

/// Ends what hangs on something that has ended: open rows of `table` whose `column` is `id`.
pub(super) fn end_those(tx: &Tx<'_>, table: &str, column: &str, id: &str, on: NaiveDate) -> Result<()> {
    tx.prepare_cached(&format!(
        "UPDATE {table} SET ended_on = ? WHERE {column} = ? AND done_on IS NULL AND ended_on IS NULL"
    ))?
    .execute(params![on, id])?;
    Ok(())
}
