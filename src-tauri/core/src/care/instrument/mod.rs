//! What an instrument is: its wording, how it is answered, how it is scored, and what may be said of a score. All of it
//! is data from a file (`assets/instruments/README.md` has the format); no instrument has code of its own.
//!
//! [`spots`] reads JSON and remembers where everything stood, [`fields`] takes fields out of an object and names what is
//! wrong with them, [`file`] turns a file into an [`Instrument`], [`shipped`] holds those that come with the program.

mod check;
mod fields;
mod file;
mod shipped;
mod spots;

use serde::{Deserialize, Serialize};

pub use check::place_of;
pub use fields::REASONS;
pub use file::{MAX_BYTES, read, read_bytes};
pub use shipped::shipped;

/// Makes an enum whose values cross to the window, and stand in a file, under the same camelCase names.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// Which way a score goes when things get worse.
    Direction { HigherWorse = "higherWorse", HigherBetter = "higherBetter" }
}

named! {
    InstrumentOrigin {
        Shipped = "shipped",
        /// A file of the organisation, which has the licence.
        Organisation = "organisation",
    }
}

named! {
    Asking {
        /// Answered one by one.
        Items = "items",
        /// The total alone.
        ScoreOnly = "scoreOnly",
        /// The sum of others taken on the same day.
        Derived = "derived",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Choice {
    pub value: i32,
    pub label: String,
    /// The LOINC answer code.
    #[serde(skip)]
    pub loinc: Option<String>,
}

/// Holds when the item was answered with one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AskedWhen {
    pub item: String,
    pub is_one_of: Vec<i32>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstrumentItem {
    pub id: String,
    pub text: String,
    pub choices: Vec<Choice>,
    /// Whether it counts towards the total.
    pub scored: bool,
    /// Asked only when every condition holds.
    pub ask_if: Vec<AskedWhen>,
    /// Asked only when any scored item is above it.
    pub ask_if_any_above: Option<i32>,
    #[serde(skip)]
    pub points: Points,
    #[serde(skip)]
    pub loinc: Option<String>,
}

/// What an answer counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// One point when the answer is one of these, else none; `None`: the answer's own value.
    pub when: Option<Vec<i32>>,
    /// The highest answer counts as the lowest, and so on.
    pub reverse: bool,
    pub weight: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScoreBand {
    pub from: f64,
    pub to: f64,
    /// As it was published.
    pub name: String,
}

/// The cut-off from which, or up to which, a score counts as a case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Caseness {
    pub at_least: Option<f64>,
    pub at_most: Option<f64>,
    pub source: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReliableChange {
    /// A change of so many points or more is reliable.
    pub points: f64,
    /// Whose rule it is, as it stands in a sentence: "the NHS Talking Therapies rule".
    pub rule: String,
    /// Whether its source was read.
    pub verified: bool,
}

/// An answer above this opens the safety step. It is a question to talk about, never a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ItemAlert {
    pub item: String,
    pub above: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Instrument {
    pub id: String,
    pub version: String,
    pub name: String,
    pub short: String,
    pub origin: InstrumentOrigin,
    pub entry: Asking,
    /// One plain line: "depression, last 2 weeks".
    pub about: String,
    pub recall: Option<String>,
    pub stem: Option<String>,
    pub instructions: Option<String>,
    /// What the holder of the rights wants said beside the wording.
    pub notice: String,
    pub sources: Vec<String>,
    /// "self", "interview", ...
    pub respondent: Option<String>,
    /// In years; below it the window warns.
    pub age_from: Option<u32>,
    pub items: Vec<InstrumentItem>,
    pub min: f64,
    pub max: f64,
    pub whole_numbers: bool,
    pub bands: Vec<ScoreBand>,
    pub caseness: Option<Caseness>,
    pub direction: Direction,
    pub reliable_change: Option<ReliableChange>,
    pub alerts: Vec<ItemAlert>,
    /// Entered as a total, it asks "self-harm item above 0? yes / no / not known".
    pub asks_self_harm: bool,
    /// The least gap between two, in days; never a deadline.
    pub repeat_days: Option<u32>,
    pub repeat: Option<String>,
    /// Which of several codings the scores have: never compared with another.
    pub coding: Option<String>,
    /// Ids of the instruments it is the sum of.
    pub derived_from: Vec<String>,
    #[serde(skip)]
    pub scoring: Scoring,
    #[serde(skip)]
    pub codes: Codes,
    #[serde(skip)]
    pub criteria: Vec<Criterion>,
}

/// How the points become a total.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    pub rule: Rule,
    pub multiply: f64,
    pub missing: Missing,
    pub subscales: Vec<Subscale>,
}

impl Default for Scoring {
    fn default() -> Self {
        Scoring {
            rule: Rule::Sum,
            multiply: 1.0,
            missing: Missing::NoneAllowed,
            subscales: Vec::new(),
        }
    }
}

named! {
    Rule { Sum = "sum", Mean = "mean" }
}

/// When there is a total although items were not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    NoneAllowed,
    /// At most so many; they count nothing.
    Exclude(u32),
    /// At most so many; the total is scaled up from the answered ones.
    Prorate(u32),
}

/// A score of some of the items, beside the total. There is none unless all of them were answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Subscale {
    pub id: String,
    pub name: String,
    pub rule: Rule,
    pub items: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    pub loinc_panel: Option<String>,
    pub loinc_total: Option<String>,
    pub loinc_display: Option<String>,
    pub snomed_total: Option<String>,
}

/// A published rule that counts answers, such as "five symptoms or more, one of them of the first two".
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    pub id: String,
    pub name: String,
    pub source: Option<String>,
    /// All of them hold.
    pub all: Vec<Tally>,
}

/// How many answers lie where they are counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub of: Vec<Counted>,
    pub least: u32,
    pub most: Option<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub items: Vec<String>,
    pub at_least: Option<i32>,
    pub at_most: Option<i32>,
}

/// One thing wrong with a file, and where. Its sentence is `instrument.fault.${reason}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InstrumentFault {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// The field: `items[3].choices[0].label`.
    pub at: String,
    pub reason: String,
    /// What stood there, where that helps.
    pub value: Option<String>,
}

impl Instrument {
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&InstrumentItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The published name of the band a total lies in.
    #[must_use]
    pub fn band(&self, total: f64) -> Option<&str> {
        if !(self.min..=self.max).contains(&total) {
            return None;
        }
        // A total between two whole numbers stays in the band it has not left.
        let band = self.bands.iter().rev().find(|band| band.from <= total)?;
        Some(&band.name)
    }

    /// Whether a total is at or beyond the cut-off; `None` when there is none.
    #[must_use]
    pub fn case(&self, total: f64) -> Option<bool> {
        let caseness = self.caseness.as_ref()?;
        let above = caseness.at_least.is_none_or(|least| total >= least);
        let below = caseness.at_most.is_none_or(|most| total <= most);
        Some(above && below)
    }

    /// By how much `to` is worse than `from`, in points; negative when it is better.
    #[must_use]
    pub fn worse_by(&self, from: f64, to: f64) -> f64 {
        match self.direction {
            Direction::HigherWorse => to - from,
            Direction::HigherBetter => from - to,
        }
    }
}

impl InstrumentItem {
    #[must_use]
    pub fn choice(&self, value: i32) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.value == value)
    }

    /// What an answer counts towards a score.
    #[must_use]
    pub fn points(&self, value: i32) -> f64 {
        let own = match &self.points.when {
            Some(counted) => i32::from(counted.contains(&value)),
            None if self.points.reverse => {
                let values = self.choices.iter().map(|choice| choice.value);
                values.clone().min().unwrap_or(0) + values.max().unwrap_or(0) - value
            }
            None => value,
        };
        f64::from(own) * self.points.weight
    }
}

#[cfg(test)]
mod tests;
