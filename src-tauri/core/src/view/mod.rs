//! Read models: what a screen shows, joined over the nouns. Nothing here writes.

pub mod brief;
pub mod caseload;
pub mod circle;
pub mod closing;
pub mod contacts;
pub mod copy_note;
pub mod dated;
mod excerpt;
pub mod group;
pub mod groups;
pub mod health;
pub mod history;
pub mod household;
pub mod name;
pub mod needing;
pub mod owed;
pub mod own_page;
pub mod people;
pub mod person;
pub mod plan;
pub mod plan_versions;
pub mod scores;
pub mod search;
pub mod status;
pub mod summary;
pub mod timeline;
pub mod today;
