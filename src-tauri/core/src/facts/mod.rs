//! Everybody at once, with what the rules ask of each: a handful of queries for the whole caseload, never one a person;
//! and one person alone, by the same queries. This room stands between the record and the screens, and knows neither a
//! screen nor a rule's sentence.
//!
//! A file for each folder of the record says what the rules read of it; [`gather`] joins them to the facts of a person,
//! [`cache`] spares a screen from reading everybody again while nothing changed, [`case`] asks the rules.

mod by;
pub(crate) mod cache;
mod case;
mod circle;
mod episode;
mod gather;
pub mod health;
pub mod law;
pub mod measure;
mod outgoing;
mod plan;
pub mod safety;
mod service;
pub mod task;
mod visit;
mod workspace;

pub use by::day_of;
pub use case::{Case, SnoozedReason, Why, case, cases, deadline, read_ahead, why};
pub use outgoing::of_caseload;
pub(crate) use visit::SEEN_OR_HEARD;
pub use visit::{LastContact, last_contacts};
pub use workspace::thresholds;
