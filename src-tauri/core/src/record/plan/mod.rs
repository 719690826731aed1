//! The care plan: needs, goals and how they are rated, milestones, who does what, reviews and earlier versions.

pub mod care_plan;
pub mod goal;
pub mod goal_rating;
pub mod intervention;
pub mod milestone;
pub mod need;
pub mod plan_review;
pub mod plan_version;

use crate::record::noun::nouns;

nouns! { need, milestone, intervention }
