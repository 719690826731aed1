//! Scores over time: instruments, what was answered, how often it is repeated, what was done about a score.

pub mod assessing;
pub mod assessment;
pub mod enrolment;
pub mod instrument;
pub mod score_repeat;
pub mod score_response;

use crate::record::noun::nouns;

nouns! { enrolment }
