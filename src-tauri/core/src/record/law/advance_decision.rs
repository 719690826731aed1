//! That an advance decision exists, what it is about, and where it is kept. Its words stay where it is kept.

use chrono::NaiveDate;

use crate::record::told::{self, told};

told! {
    AdvanceDecision(AdvanceDecisionDetails) in advance_decision, by "made_on IS NULL, made_on DESC", ended, {
        about: String = told::needed_long("about"),
        made_on: Option<NaiveDate> = told::past("madeOn"),
        kept_at: Option<String> = told::line("keptAt"),
        /// The day the paper itself was seen.
        seen_on: Option<NaiveDate> = told::past("seenOn"),
        source: Option<String> = told::line("source"),
        reported_on: Option<NaiveDate> = told::reported_on("reportedOn"),
    }
}
