//! Pure rules: the record in, today in, an answer out. No input, no output, no clock.

pub mod attention;
pub mod dates;
pub mod plan_change;
pub mod sentence;
