//! Journeys: what a person does, in the real window, with real clicks and keys. One file for each.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod assess;
mod check_in;
mod groups;
mod health;
mod import;
mod leaving;
mod looks;
mod monday;
mod owed;
mod plan;
mod plan_review;
mod safety;
mod scores;
mod search;
mod services;
mod table;
mod told;
mod tour;
mod visit;
mod ward;
mod way_in;
