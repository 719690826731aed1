//! Read models: what a screen shows, joined over the nouns, in the folders of [`crate::record`]. [`caseload`] holds the
//! screens over everybody. Nothing here writes.

pub mod caseload;
pub mod circle;
pub mod episode;
pub mod group;
pub mod health;
pub mod measure;
pub mod outgoing;
pub mod person;
pub mod plan;
pub mod service;
pub mod task;
pub mod visit;
