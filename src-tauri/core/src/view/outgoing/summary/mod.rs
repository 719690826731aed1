//! The supervision summary: who must be discussed and why, everybody else in one line, and the figures of the caseload.
//!
//! Pseudonymised unless the coordinator chooses otherwise: a person is a local id, initials and an age band, and nothing
//! that somebody typed freely (the question for the supervisor, the words of a milestone) is in it.
//!
//! This file is what a summary holds; [`gather`] joins it from the record, [`figures`] counts the caseload.

mod figures;
mod gather;
mod member;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(in crate::view) use gather::in_words;
pub use gather::summary;

use crate::Now;
use crate::record::person::patient::Status;

/// What the coordinator chose before the preview.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SummaryOptions {
    /// First day of the period; none means since the last summary, or four weeks when there was none.
    pub since: Option<NaiveDate>,
    /// Names beside the initials. The document then identifies people, and says so.
    pub named: bool,
    /// What was typed, word for word: the question for the supervisor, the text of an overdue milestone. It can hold a
    /// name, and is therefore a choice of its own.
    pub free_text: bool,
}

/// One summary, complete: the preview, the PDF and the CSV show nothing that is not in here.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SupervisionSummary {
    pub period: Period,
    /// RFC 3339, with the offset of the place.
    pub prepared_at: Now,
    /// Who keeps the caseload, as set.
    pub coordinator: Option<String>,
    /// The release that made it, such as `0.1.0`.
    pub release: String,
    /// The people are made up: marked on every page.
    pub demo: bool,
    /// What this summary holds, as chosen.
    pub named: bool,
    pub free_text: bool,
    pub figures: Figures,
    /// Must be discussed, strongest reason first.
    pub discuss: Vec<SummaryRow>,
    /// Everybody else on the caseload, by local id.
    pub others: Vec<SummaryRow>,
}

/// Both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// The caseload in numbers, on the last day of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Figures {
    pub active: Level,
    pub paused: Level,
    pub discharged: Level,
    /// Active people with an attended contact in the last 28 days, of all active people.
    pub contacted: Proportion,
    /// Contacts of the period the person did not come to or could not be found at (did not attend, was not brought, no
    /// access), of those and the attended ones. Cancelled contacts are in neither.
    pub not_attended: Proportion,
    /// Joined the caseload in the period.
    pub new: u32,
    /// Left it in the period.
    pub ended: u32,
}

/// A count now, and how it differs from the first morning of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Level {
    pub now: u32,
    pub change: i32,
}

/// `n` of `of`. The percentage is left out while `n` is below [`Proportion::SMALLEST`]: a proportion of so few says little
/// and can point at somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Proportion {
    pub n: u32,
    pub of: u32,
    /// 0 to 100, rounded half up.
    pub percent: Option<u32>,
}

impl Proportion {
    /// Fewer than this many and no percentage is given (small-number suppression).
    pub const SMALLEST: u32 = 5;

    /// `n` must not exceed `of`.
    #[must_use]
    pub fn new(n: u32, of: u32) -> Self {
        let percent = (n >= Self::SMALLEST && of >= n)
            .then(|| u32::try_from((u64::from(n) * 200 + u64::from(of)) / (u64::from(of) * 2)).unwrap_or(100));
        Proportion { n, of, percent }
    }
}

/// One person of the summary.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SummaryRow {
    /// Who it is, for the window and the disclosure; never printed.
    pub patient: String,
    pub local_id: Option<String>,
    pub initials: String,
    /// Only in a summary with names.
    pub name: Option<String>,
    pub age_band: AgeBand,
    /// Somebody discharged is here only for what was left unfinished.
    pub status: Status,
    /// Whole weeks on the caseload; none when the start is not known.
    pub weeks: Option<u32>,
    /// Why, in words with their numbers, strongest first. Typed text only in a summary with free text.
    pub reasons: Vec<String>,
    /// What the coordinator asks of the supervisor; only in a summary with free text.
    pub question: Option<String>,
    pub contacts: ContactCounts,
    pub last_contact: Option<NaiveDate>,
    pub next_contact: Option<NaiveDate>,
    pub review_due: Option<NaiveDate>,
    pub goals: GoalCounts,
    pub milestones: MilestoneCounts,
    /// Of each measure.
    pub scores: Vec<ScoreSpan>,
}

/// The first and the latest score of a measure, each with its day as far as it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScoreSpan {
    pub short: String,
    /// `None`: there is one score alone, or none before it has a date.
    pub first: Option<f64>,
    pub first_on: Option<NaiveDate>,
    pub latest: f64,
    pub latest_on: Option<NaiveDate>,
    pub change: Option<f64>,
}

/// Contacts of the period. What is offered and neither attended nor not attended was cancelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ContactCounts {
    pub offered: u32,
    pub attended: u32,
    pub not_attended: u32,
}

/// Goals of the current plan; those no longer wanted count in neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct GoalCounts {
    pub met: u32,
    pub total: u32,
}

/// Milestones of the current plan. The overdue ones are among the open ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct MilestoneCounts {
    pub met: u32,
    pub open: u32,
    pub overdue: u32,
}

/// Ten years wide from 25, so that an age does not single anybody out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum AgeBand {
    NotKnown,
    Under18,
    From18,
    From25,
    From35,
    From45,
    From55,
    From65,
    From75,
    From85,
}

impl AgeBand {
    /// The band of an age in whole years.
    #[must_use]
    pub fn of(years: Option<u32>) -> Self {
        match years {
            Some(0..=17) => AgeBand::Under18,
            Some(18..=24) => AgeBand::From18,
            Some(25..=34) => AgeBand::From25,
            Some(35..=44) => AgeBand::From35,
            Some(45..=54) => AgeBand::From45,
            Some(55..=64) => AgeBand::From55,
            Some(65..=74) => AgeBand::From65,
            Some(75..=84) => AgeBand::From75,
            Some(85..) => AgeBand::From85,
            None => AgeBand::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_share_has_a_percentage_only_from_five_up() {
        assert_eq!(Proportion::new(4, 5).percent, None);
        assert_eq!(Proportion::new(0, 0).percent, None);
        assert_eq!(Proportion::new(0, 40).percent, None);
        assert_eq!(Proportion::new(5, 5).percent, Some(100));
        // 29 / 34 = 85.29 %, 5 / 8 = 62.5 %, 5 / 1000 = 0.5 %
        assert_eq!(Proportion::new(29, 34).percent, Some(85));
        assert_eq!(Proportion::new(5, 8).percent, Some(63));
        assert_eq!(Proportion::new(5, 1000).percent, Some(1));
        assert_eq!(Proportion::new(u32::MAX, u32::MAX).percent, Some(100));
    }

    #[test]
    fn an_age_falls_into_one_band() {
        for (years, band) in [
            (0, AgeBand::Under18),
            (17, AgeBand::Under18),
            (18, AgeBand::From18),
            (24, AgeBand::From18),
            (25, AgeBand::From25),
            (84, AgeBand::From75),
            (85, AgeBand::From85),
            (117, AgeBand::From85),
        ] {
            assert_eq!(AgeBand::of(Some(years)), band);
        }
        assert_eq!(AgeBand::of(None), AgeBand::NotKnown);
    }

    #[test]
    fn a_summary_is_pseudonymised_unless_asked_otherwise() {
        let options: SummaryOptions = serde_json::from_str("{}").unwrap();
        assert!(!options.named && !options.free_text && options.since.is_none());
    }
}
