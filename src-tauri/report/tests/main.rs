//! What leaves the report crate, read back as whoever receives it would. One binary: each would link all of typst.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod brief;
mod made;
mod own_page;
mod sheet;
mod supervision;
