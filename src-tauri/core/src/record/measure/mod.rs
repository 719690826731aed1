//! Scores over time: instruments, what was answered, how often it is repeated, what was done about a score.

use crate::record::noun::nouns;

nouns! { enrolment }

pub mod assessing;
pub mod assessment;
pub mod enrolment;
pub mod instrument;
pub mod score_repeat;
pub mod score_response;
