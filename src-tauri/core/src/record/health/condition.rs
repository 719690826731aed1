//! Medical history in plain words: "has a diagnosis of", since when, and who says so.

use crate::record::noun::noun;

noun! {
    Condition(ConditionDetails) in condition, of patient;
    fields {
        name: String = line, searched;
        /// A year, a month or a day.
        since: Option<String> = since;
        note: Option<String> = text, searched;
        source: Option<String> = line, searched;
        reported_on: Option<chrono::NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Health, on reported_on;
    list by "since IS NULL, since";
}
