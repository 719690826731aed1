//! Medical history in plain words: "has a diagnosis of", since when, and who says so.

use crate::record::told::{self, told};

told! {
    Condition(ConditionDetails) in condition, by "since IS NULL, since", ended, {
        name: String = told::needed_line("name"),
        /// A year, a month or a day.
        since: Option<String> = told::since("since"),
        note: Option<String> = told::long("note"),
        source: Option<String> = told::line("source"),
        reported_on: Option<chrono::NaiveDate> = told::reported_on("reportedOn"),
    }
}
