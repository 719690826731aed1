//! Journeys: what a person does, in the real window, with real clicks and keys. One file for each.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod import;
mod way_in;
