//! Groups that are looked after as a whole: who is in them, what they work towards, when they meet and who came.

pub mod attendance;
pub mod care_group;
pub mod group_objective;
pub mod group_session;
pub mod group_work;
pub mod membership;

use crate::record::noun::nouns;

nouns! { group_objective }
