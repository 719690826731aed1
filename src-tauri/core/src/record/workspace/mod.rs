//! How this coordinator works: settings, kept views of the caseload table, half-typed drafts, and what was put aside.

pub mod draft;
pub mod saved_view;
pub mod setting;
pub mod snooze;
pub mod view_state;
