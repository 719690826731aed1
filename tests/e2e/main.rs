//! Journeys: what a person does, in the real window, with real clicks and keys. One file for each.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod assess;
mod check_in;
mod import;
mod leaving;
mod looks;
mod plan;
mod safety;
mod way_in;
