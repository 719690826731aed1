//! That an advance decision exists, what it is about, and where it is kept. Its words stay where it is kept.

use chrono::NaiveDate;

use crate::record::noun::noun;

noun! {
    AdvanceDecision(AdvanceDecisionDetails) in advance_decision, of patient;
    fields {
        about: String = text, searched;
        made_on: Option<NaiveDate> = past;
        kept_at: Option<String> = line, searched;
        /// The day the paper itself was seen.
        seen_on: Option<NaiveDate> = past;
        source: Option<String> = line, searched;
        reported_on: Option<NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Law, on reported_on;
    list by "made_on IS NULL, made_on DESC";
}
