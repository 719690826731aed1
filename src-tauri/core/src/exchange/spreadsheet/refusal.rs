//! Why a cell or a row is not taken, and what was made of a cell that was: each a key the window has a sentence for.

use serde::{Deserialize, Serialize};

/// Why a cell, or a whole row, is not taken. The sentences are `import.reason.<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
// The rules have reasons as well; the window knows both.
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(rename = "RefusalReason"))]
pub enum Reason {
    // Dates and times
    NotADate,
    /// 31 February.
    NoSuchDay,
    /// A month over 12 where the other values of the column are the other way round.
    OtherOrder,
    YearOnly,
    /// `#####`: the column was too narrow when the file was saved.
    Hashes,
    /// `#N/A`, `#REF!`.
    FormulaError,
    InFuture,
    /// Born more than 120 years ago, or a contact before the person was born.
    TooLongAgo,
    BeforeBirth,
    NotATime,
    // Numbers
    /// `9.99E+09`: the last digits are gone.
    Scientific,
    NotDigits,
    NotTenDigits,
    RepeatedDigit,
    CheckDigit,
    NotAPhone,
    NotAnEmail,
    NotAScore,
    /// A PHQ-9 above 27, a GAD-7 above 21.
    ScoreOutOfRange,
    // Words
    UnknownStatus,
    UnknownKind,
    UnknownOutcome,
    /// A contact without a date or an outcome.
    Missing,
    /// More text than the field holds.
    TooLong,
    // Between rows
    /// Two different people of the file have this reference.
    SharedReference,
    /// Somebody else on the caseload has this reference.
    TakenReference,
    /// Somebody else on the caseload has this NHS number.
    TakenNhsNumber,
    /// Two different people of the file have this NHS number.
    SharedNhsNumber,
    // Whole rows
    NoNameNoId,
    /// More cells than the header has: an unquoted separator has shifted them, and none can be trusted.
    TooManyCells,
    /// The same person stands further up.
    DuplicatePerson,
    /// The same contact stands further up.
    DuplicateContact,
    NoReference,
    /// Nobody on the caseload has this reference.
    UnknownReference,
}

impl Reason {
    /// The name it is stored and sent under.
    #[must_use]
    pub fn key(self) -> String {
        // An enum without fields always serialises to its name.
        serde_json::to_value(self)
            .ok()
            .and_then(|key| key.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

/// What was made of a row or a cell that was taken. The sentences are `import.note.<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Remark {
    /// The zero a spreadsheet program drops at the start of a number was put back.
    LeadingZero,
    /// A day number was read as a date.
    SerialDate,
    /// A year of two digits was completed.
    Century,
    /// `Amina Abbott` was split into two names.
    NameSplit,
    /// One of the two names is missing; a question mark stands in its place.
    NameMissing,
    /// Characters that do not show were taken out.
    CharactersRemoved,
    /// Fewer cells than the header.
    ShortRow,
    /// A cell begins like a formula; it is kept as text.
    FormulaText,
    /// `RPP`: on the caseload, in the relapse-prevention phase.
    RelapsePrevention,
    /// The status says that the person has died: taken as closed.
    Died,
    /// Nothing can be told from the status cell: taken as active.
    StatusAssumed,
    /// The caseload has this person already: nothing of theirs is changed.
    SamePerson,
    /// The caseload has this contact already.
    SameContact,
}

/// A cell that was not taken, and why; it is kept with the person all the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Refusal {
    /// Line of the file, from 1.
    pub line: u32,
    /// The column's header; `None` when the whole row is refused.
    pub header: Option<String>,
    /// What the cell holds.
    pub value: String,
    pub reason: Reason,
    /// The other line it is about, for what is shared or stands twice.
    pub other_line: Option<u32>,
}

/// One thing that was made of a row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RowNote {
    pub remark: Remark,
    /// The column's header, where it is about one.
    pub header: Option<String>,
    /// What the cell became, where it was changed.
    pub became: Option<String>,
}
