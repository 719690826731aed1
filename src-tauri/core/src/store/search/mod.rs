//! The index that search reads: which words stand in which row.
//!
//! * [`indexed`] is what can be found: one line a noun, from the record.
//! * [`follow`] keeps the index in step with the journal, and makes it again.
//! * [`words`] folds a text into words; [`endings`] forgives plurals, -ed and -ing; [`wanted`] is what somebody typed.
//! * [`lookup`] asks the index.
//!
//! Texts are folded here before the index sees them, and excerpts are marked by the same folding, so that what is found
//! and what is marked can never differ.

pub mod endings;
pub mod follow;
pub mod indexed;
pub mod lookup;
pub mod wanted;
pub mod words;

pub use indexed::{HitKind, Index, Indexed};
pub use lookup::{Match, Source, matching, question, source, written};
pub use wanted::Wanted;
