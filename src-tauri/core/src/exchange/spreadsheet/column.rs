//! What a column of a sheet may be.

use serde::{Deserialize, Serialize};

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Column {
    LocalId,
    NhsNumber,
    Family,
    Given,
    FullName,
    Preferred,
    BirthDate,
    Address,
    Postcode,
    Phone,
    Email,
    Gp,
    Started,
    Status,
    KeyWorker,
    Alert,
    LastContact,
    NextContact,
    PlanReview,
    Goal,
    Flag,
    Note,
    Phq9Initial,
    Phq9Last,
    /// A PHQ-9 that does not say which one it is.
    Phq9,
    Gad7Initial,
    Gad7Last,
    Gad7,
    Date,
    Time,
    ContactKind,
    Outcome,
}

/// Scored instruments that spreadsheets carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    Phq9,
    Gad7,
}
