//! Screens over everybody: today, the caseload table, closing the day, search and the status line.

pub mod closing;
pub mod excerpt;
pub mod needing;
pub mod people;
pub mod people_table;
pub mod search;
pub mod status;
pub mod today;
