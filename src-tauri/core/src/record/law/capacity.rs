//! Capacity for one decision at one time, how the person was supported to make it, and what was decided in their best
//! interests. Nothing here is said of a person as a whole.

use chrono::NaiveDate;

use crate::record::stored_enum;
use crate::record::told::{self, told};

stored_enum! {
    #[derive(Default)]
    HasCapacity { #[default] Yes = "yes", No = "no", Fluctuates = "fluctuates" }
}

told! {
    Capacity(CapacityDetails) in capacity, by "assessed_on DESC", ended, {
        decision: String = told::needed_long("decision"),
        assessed_on: Option<NaiveDate> = told::reported_on("assessedOn"),
        assessed_by: Option<String> = told::line("assessedBy"),
        /// For this decision.
        has_capacity: HasCapacity = told::plain,
        /// How they were supported to decide for themselves.
        supported: Option<String> = told::long("supported"),
        best_interests: Option<String> = told::long("bestInterests"),
        decided_by: Option<String> = told::line("decidedBy"),
        review_on: Option<NaiveDate> = told::plain,
    }
}
