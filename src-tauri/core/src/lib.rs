//! Everything of Catchment that needs no window.
//!
//! | room | holds | may use |
//! | --- | --- | --- |
//! | [`vault`] | the encrypted folder: key slots, layout, create, open, recover | store |
//! | [`store`] | connection, migrations and the journal: the one way to write | - |
//! | [`record`] | one folder per capability, one file per noun: its type, its checks, its SQL, its acts | store, care |
//! | [`care`] | pure rules, no input or output | - |
//! | [`facts`] | what the rules read, gathered over everybody or of one person | record, care; of bundle, what waits |
//! | [`acts`] | acts that need the facts: what to refuse depends on them | facts, record, care |
//! | [`view`] | read models that join nouns for a screen, in the folders of [`record`] | facts, record, care |
//! | [`bundle`] | the sync bundle that leaves the laptop | record, exchange |
//! | [`exchange`] | foreign formats: spreadsheets in, FHIR out | record, care |
//! | [`demo`] | the synthetic caseload | record, care |
//!
//! Invariants: every write is one journalled operation; time is always an argument; nothing here prints, and nothing
//! here opens a network connection.

pub mod acts;
pub mod bundle;
pub mod care;
pub mod demo;
pub mod error;
pub mod exchange;
pub mod facts;
pub mod record;
pub mod store;
pub mod vault;
pub mod view;

pub use error::{Code, Error, Failure, Result};
pub use store::Now;
