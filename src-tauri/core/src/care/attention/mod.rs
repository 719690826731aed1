//! Who needs the coordinator, and why. One definition of each rule, used by Today, People, the person's page and the
//! supervision summary. Rules say their numbers; none of them rates a person, and nothing expires by itself.
//!
//! [`rule`] has one row for each rule: when it holds, its numbers, and what a pause and a discharge stop. Inside a section,
//! reasons and people are ordered by the time past due relative to the rule's own interval; what has no date counts as due
//! today.

mod at;
mod contact;
mod evaluation;
mod explain;
mod facts;
mod health;
mod housekeeping;
pub mod improving;
mod owed;
mod plan;
pub mod rule;
mod safety;
pub mod snooze;
mod stay;
mod thresholds;
mod told;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use at::At;
pub use explain::{Explanation, RuleAnswer, explain};
pub use facts::{
    Attempt, CarerFacts, CaseloadFacts, CircleFacts, Discussed, Facts, Goals, LegalDate, MedicationDue, Missed,
    MissedHow, OpenMilestone, Owed, PlanFacts, Planned, Programme, ProgrammeFacts, RecoveredScore, RunsOut,
    SafetyAsked, SafetyConcern, ScoreChange, ScoreCourse, ScoreRepeat, Snooze, Standing, Untold, WaitingOn,
};
pub use housekeeping::of_caseload;
pub use rule::{InSupervision, ListSection, Rule, RuleNumber, RuleRow, RuleSettings};
pub use stay::{FollowUp, Stay, StayPlace};
pub use thresholds::Thresholds;

use crate::care::{dates, sentence};
use evaluation::Evaluation;

/// One reason to look at somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reason {
    pub rule: Rule,
    pub section: ListSection,
    /// In words, with its numbers.
    pub text: String,
    /// The numbers of the words, by their names.
    pub numbers: BTreeMap<String, i32>,
    /// The first day on which it held, where that is known.
    pub since: Option<NaiveDate>,
    /// By when it was to be done; none where the rule has no day.
    pub due: Option<NaiveDate>,
    /// Days past due; negative when it is still ahead.
    pub days: i32,
    /// What would close it.
    pub closes: String,
    /// The record that an answer would be about, where the row itself can take one: the score that got worse,
    /// the task or the referral that is waited for.
    pub about: Option<String>,
    /// The words hold what somebody typed.
    #[serde(skip)]
    pub typed: bool,
    /// Days past due in thousandths of the rule's own interval: what orders the list.
    #[serde(skip)]
    pub weight: i64,
}

impl Reason {
    /// Whether it asks about a referral that was not answered.
    #[must_use]
    pub fn is_about_referral(&self) -> bool {
        self.rule == Rule::WaitingOn && self.numbers.get("referral") == Some(&1)
    }

    /// In words that hold nothing of what somebody typed.
    #[must_use]
    pub fn untyped(&self) -> String {
        let date = self.due.or(self.since).map(dates::long).unwrap_or_default();
        let own = format!("supervision.untyped.{}", self.rule.name());
        let key = if sentence::is_there(&own) {
            &own
        } else {
            "supervision.untyped.other"
        };
        sentence::say(key, &[("date", &date)])
    }

    /// What orders reasons, and people by their first reason. The first is the strongest.
    fn place(&self) -> (ListSection, Reverse<i64>, Rule) {
        (self.section, Reverse(self.weight), self.rule)
    }
}

/// What holds of one person.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Strongest first. Empty: nothing asks for this person.
    pub reasons: Vec<Reason>,
    /// Those put aside, with the id of the snooze and the day on which they are back.
    pub snoozed: Vec<(Reason, String, NaiveDate)>,
}

/// The reasons that hold today, and those of them that are put aside.
#[must_use]
pub fn found(facts: &Facts, thresholds: &Thresholds, at: impl Into<At>) -> Found {
    let at = at.into();
    let today = at.today;
    let mut evaluation = Evaluation::new(facts, thresholds, at, false);
    for rule in Rule::ALL.iter().copied() {
        let off = thresholds.rules.off.contains(&rule);
        if !off && contact::stopped(rule, facts.standing, today).is_none() {
            evaluation.ask(rule);
        }
    }
    let mut all = evaluation.found;
    all.sort_by_key(Reason::place);
    let mut found = Found::default();
    for reason in all {
        match facts.snoozes.iter().find(|snooze| snooze.covers(&reason, today)) {
            Some(snooze) => {
                let back = snooze.back_on(&reason);
                found.snoozed.push((reason, snooze.id.clone(), back));
            }
            None => found.reasons.push(reason),
        }
    }
    found
}

/// The reasons that hold today and are not put aside, strongest first.
#[must_use]
pub fn reasons(facts: &Facts, thresholds: &Thresholds, at: impl Into<At>) -> Vec<Reason> {
    found(facts, thresholds, at).reasons
}

/// What orders people by need: the section of their strongest reason, then how far it is past due. Whoever has none
/// comes last. People who are equal here stay in the order they came in, by name.
#[must_use]
pub fn urgency(reasons: &[Reason]) -> (bool, Option<(ListSection, Reverse<i64>)>) {
    let strongest = reasons.first();
    (
        strongest.is_none(),
        strongest.map(|reason| (reason.section, Reverse(reason.weight))),
    )
}
