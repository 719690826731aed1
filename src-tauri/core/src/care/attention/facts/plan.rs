//! What the rules read of the plan that holds now.

use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMilestone {
    pub text: String,
    pub due: NaiveDate,
}

/// The plan that holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// The later of the day this version began and the day it was agreed.
    pub since: NaiveDate,
    /// The first version, made here and not reviewed yet.
    pub first: bool,
    pub review_on: Option<NaiveDate>,
}

/// The goals of the plan that holds now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goals {
    pub open: u32,
    pub met: u32,
    pub no_longer_wanted: u32,
}
