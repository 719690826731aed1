//! What leaves for supervision.

pub mod summary;
