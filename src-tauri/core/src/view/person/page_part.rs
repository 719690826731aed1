//! What a section of a page to keep is made of, for every file that fills one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PagePart {
    /// The name of the part, for its heading; `None`: a line of a list.
    pub part: Option<String>,
    pub text: String,
    /// Of a goal on the page of the plan: the steps on the way.
    pub steps: Vec<PageStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PageStep {
    pub text: String,
    pub expected: Option<String>,
    pub due: Option<NaiveDate>,
    pub done: bool,
}
