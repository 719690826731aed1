//! Foreign formats: what other programs write, read into the caseload, and what the caseload is written as for them.

pub mod fhir;
pub mod spreadsheet;
