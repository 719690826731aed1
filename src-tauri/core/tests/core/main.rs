//! The core from outside, as one program, so that the store is linked once. Folders are those of `src/record`; a test
//! stands in the folder of what it is about.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::float_cmp)]

mod attention;
mod caseload;
mod circle;
mod demo;
mod episode;
mod fhir;
mod group;
mod health;
mod measure;
mod outgoing;
mod person;
mod plan;
mod safety;
mod service;
mod store;
mod support;
mod task;
mod visit;
