//! Pure rules: the record in, today in, an answer out. No input, no output, no clock.

pub mod attention;
pub mod course;
pub mod dates;
pub mod groups;
pub mod instrument;
pub mod outcome;
pub mod plan_change;
pub mod promises;
pub mod score_words;
pub mod scoring;
pub mod sentence;
