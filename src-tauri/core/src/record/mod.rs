//! What is written down about people: one folder per capability, one file per noun in it. A noun's file holds its type,
//! what may be typed into it, its SQL and its acts.
//!
//! Inside a folder nouns may use each other; between folders only downward, in this order, the lowest first:
//! [`workspace`], [`circle`], [`person`], [`health`], [`safety`], [`law`], [`plan`], [`measure`], [`task`], [`service`],
//! [`group`], [`visit`], [`episode`], [`outgoing`]. [`crate::facts`] gathers what the rules read, [`crate::view`] joins
//! nouns for a screen. No noun here knows a screen.
//!
//! A noun whose rows are added, corrected and ended alike is made from a table of its columns by [`noun`]; a new one is its
//! file, its two words in the folder (`pub mod`, `nouns!`), its sentences and its table in `sql/`. [`registry`] gathers them. What a
//! person does in one action is an act ([`crate::store::act`]).

mod camel;
pub mod circle;
pub mod edit;
pub mod episode;
pub mod field;
pub mod group;
pub mod health;
pub mod law;
pub mod measure;
pub mod noun;
mod noun_acts;
mod noun_table;
mod opened;
pub mod outgoing;
pub mod patient_filter;
pub mod person;
pub mod plan;
pub mod registry;
pub mod safety;
mod search_lines;
pub mod service;
pub mod task;
pub mod text;
pub mod visit;
pub mod workspace;

/// Makes an enum whose values are stored and sent under the same camelCase names.
macro_rules! stored_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl $crate::record::field::Chosen for $name {
            const REQUIRED: bool = true;
            const VALUES: &'static [&'static str] = &[$($text,)+];
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.name().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                let text = value.as_str()?;
                $name::ALL.iter().copied().find(|v| v.name() == text).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    };
}
pub(crate) use stored_enum;

/// An update that met no row was asked of something that is not there.
pub(crate) fn expect_one_row(noun: &'static str, changed: usize) -> crate::Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(crate::Error::NotFound(noun))
    }
}
