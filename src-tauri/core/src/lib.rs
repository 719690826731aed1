//! Everything of Catchment that needs no window.
//!
//! | room | holds | may use |
//! | --- | --- | --- |
//! | [`vault`] | the encrypted folder: key slots, layout, create, open, recover | store |
//! | [`store`] | connection, migrations and the journal: the one way to write | - |
//! | [`record`] | one file per noun: its type, its rules, its SQL, its operations | store, care |
//! | [`care`] | pure rules, no input or output | - |
//! | [`view`] | read models that join nouns for a screen | record, care; of bundle, what waits |
//! | [`bundle`] | the sync bundle that leaves the laptop | record, exchange |
//! | [`exchange`] | foreign formats: spreadsheets in, FHIR out | record |
//! | [`demo`] | the synthetic caseload | record |
//!
//! Invariants: every write is one journalled operation; time is always an argument; nothing here prints, and nothing
//! here opens a network connection.

pub mod bundle;
pub mod care;
pub mod demo;
pub mod error;
pub mod exchange;
pub mod record;
pub mod store;
pub mod vault;
pub mod view;

pub use error::{Code, Error, Failure, Result};
pub use store::Now;
