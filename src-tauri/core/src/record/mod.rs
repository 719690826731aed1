//! One file per noun of the record: its type, its rules of validity, its SQL and its operations. Nouns do not import
//! each other; [`visit_mode`], [`assessing`], [`plan_review`], [`group_work`], [`owing`], [`referring`] and
//! [`contact_merge`] compose the ones that a single action of a coordinator touches together, and [`crate::view`] joins
//! them for reading.
//! each other; [`visit_mode`], [`assessing`], [`plan_review`], [`group_work`], [`passing_on`] and [`changes_told`] compose
//! the ones that a single action of a coordinator touches together, and [`crate::view`] joins them for reading.
//! each other; [`visit_mode`], [`assessing`], [`plan_review`], [`group_work`], [`ward_leaving`] and [`leaving`] compose the
//! ones that a single action of a coordinator touches together, and [`crate::view`] joins them for reading.
//! each other; [`visit_mode`], [`visit_answer`],
//! [`assessing`], [`plan_review`] and [`group_work`] compose the ones that a single action of
//! a coordinator touches together, and [`crate::view`] joins them for reading.
//! each other; [`visit_mode`], [`assessing`], [`plan_review`], [`group_work`] and [`owing`] compose the ones that a single
//! action of a coordinator touches together, and [`crate::view`] joins them for reading.

pub mod about_me;
pub mod advance_decision;
pub mod alert;
pub mod allergy;
pub mod assessing;
pub mod assessment;
pub mod attendance;
pub(crate) mod camel;
pub mod capacity;
pub mod care_group;
pub mod care_plan;
pub mod carer;
pub mod carried;
pub mod changes_told;
pub mod check_in;
pub mod circle;
pub mod clock_rule;
pub mod condition;
pub mod contact;
pub mod contact_merge;
pub mod crisis_line;
pub mod dependant;
pub mod disclosure;
pub mod draft;
pub mod edit;
pub mod enrolment;
pub mod episode;
pub mod field;
pub mod goal;
pub mod goal_rating;
pub mod group_objective;
pub mod group_session;
pub mod group_work;
pub mod handed_on;
pub mod household;
pub mod import;
pub mod instrument;
pub mod intervention;
pub mod leaving;
pub mod legal_clock;
pub mod legal_role;
pub mod liaison;
pub mod medication;
pub mod medication_event;
pub mod membership;
pub mod milestone;
pub mod need;
pub mod notice;
pub mod noun;
mod opened;
pub mod owing;
pub mod passing_on;
pub mod patient;
pub mod physical_check;
pub mod plan_review;
pub mod plan_version;
pub mod recipient;
pub mod referral;
pub mod referring;
pub mod registry;
pub mod safeguarding_concern;
pub mod safety_concern;
pub mod safety_plan;
pub mod saved_view;
pub mod score_repeat;
pub mod score_response;
mod search_lines;
pub mod service;
pub mod service_in_place;
pub mod setting;
pub mod snooze;
pub mod task;
pub mod text;
pub mod told;
pub mod view_state;
pub mod visit;
pub mod visit_answer;
pub mod visit_mode;
pub mod ward_leaving;
pub mod ward_stay;
pub mod whose;

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

use expect_one_row as found;

/// An update that met no row was asked of something that is not there.
pub(crate) fn expect_one_row(noun: &'static str, changed: usize) -> crate::Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(crate::Error::NotFound(noun))
    }
}
