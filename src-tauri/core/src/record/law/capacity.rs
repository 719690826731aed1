//! Capacity for one decision at one time, how the person was supported to make it, and what was decided in their best
//! interests. Nothing here is said of a person as a whole.

use chrono::NaiveDate;

use crate::record::noun::noun;
use crate::record::stored_enum;

stored_enum! {
    #[derive(Default)]
    HasCapacity { #[default] Yes = "yes", No = "no", Fluctuates = "fluctuates" }
}

noun! {
    Capacity(CapacityDetails) in capacity, of patient;
    fields {
        decision: String = text, searched;
        /// For this decision.
        has_capacity: HasCapacity = choice;
        assessed_on: Option<NaiveDate> = past_or_today;
        assessed_by: Option<String> = line, searched;
        /// How they were supported to decide for themselves.
        supported: Option<String> = text, searched;
        best_interests: Option<String> = text, searched;
        decided_by: Option<String> = line, searched;
        review_on: Option<NaiveDate> = future;
    }
    ends with outcome;
    found as Law, on assessed_on;
    list by "assessed_on DESC";
}
