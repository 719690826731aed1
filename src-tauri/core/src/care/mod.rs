//! Pure rules: the record in, today in, an answer out. No input, no output, no clock.

pub mod attention;
pub mod dates;
pub mod groups;
pub mod sentence;
