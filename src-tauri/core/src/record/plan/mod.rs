//! The care plan: needs, goals and how they are rated, milestones, who does what, reviews and earlier versions.

use crate::record::noun::nouns;

nouns! { need, milestone, intervention }

pub mod care_plan;
pub mod goal;
pub mod goal_rating;
pub mod plan_review;
pub mod plan_version;
