//! Who needs the coordinator, and why. One definition of each rule, used by Today, People, the person's page and the
//! supervision summary. Rules say their numbers; none of them rates a person, and nothing expires by itself.
//!
//! | rule | holds when | usual |
//! | --- | --- | --- |
//! | safety | a safety concern is open | at once |
//! | | a safety plan's review date, or the day to ask again, has passed | the day after |
//! | | a safety plan was never talked about | after 28 days here |
//! | safeguarding | a concern is open | at once |
//! | clock | they left a ward, or another place with a rule, and were not seen since | at once, in hours |
//! | | a dated legal clock, or a follow-up after a discharge from the caseload, runs out | 30 days before |
//! | missed | did not attend, was not brought or no access, and nothing booked since | from the 2nd day; at once for a second in a row, with an open safety concern, or within 28 days of leaving a ward |
//! | lapsed | a planned contact or visit has passed with no outcome recorded | from the day after |
//! | contact overdue | days since the last attended contact exceed the interval agreed, or the one stated for a stay on a ward or in custody | after 28 days where none is agreed |
//! | silent | no future-dated contact with an active person; or never seen since being added, or taken up again | at once; after 7 days |
//! | medication due | a depot, a blood test or another dated medication event | 3 days before |
//! | deteriorated | a reliable deterioration without a recorded response | at once |
//! | not improving | by the definition of the programme they are in ([`improving`]); nothing is asked without one | week 8; 4 scores |
//! | pause ended | the end date of a pause has passed, or a pause has none | the day after; at once |
//! | milestone due | an open milestone's date is near or has passed | 7 days before |
//! | review due | the plan's review date has passed | the day after |
//! | | no plan | after 28 days |
//! | | a new plan was not reviewed | after 8 weeks |
//! | | any plan is a year old | from 11 months |
//! | promise | a promise to the person, or another task of mine, is due or past | on the day |
//! | waiting on | the day to ask somebody again has come and they owe it still; usually 1 day after asking in a crisis or about safeguarding, 3 days when urgent, else 14 | on the day |
//! | tell | somebody around them was not told of a change: a safety plan, a discharge from a ward or the caseload; else | from the 1st day; the 3rd |
//! | carer | an assessment or contingency plan was not offered | after a year |
//! | flag | the coordinator's own question for supervision | - |
//! | ready | a measure shows a reliable recovery twice in a row and none got worse, or all goals met or no longer wanted; no open concern, no clock | - |
//! | unrecorded | a check-in is not yet in the official record | from the 2nd day |
//! | circle gap | no emergency contact, no GP, sharing wishes never asked | after 28 days here |
//! | supervision | not in a supervision summary, once there are any | after 28 days |
//! | score due | a measure that was agreed to be taken again is due; nothing is asked without an agreement | on the day |
//! | unsent | changes that have not left this laptop | after 7 days |
//!
//! "After 28 days" means: day 28 is in time, day 29 is not. "From the 2nd day" means: day 2 holds. What a pause and a
//! discharge stop stands in [`rule`]. Inside a section, reasons and people stand by the time past due relative to the
//! rule's own interval; what has no date counts as due today.

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
    CarerFacts, CaseloadFacts, CircleFacts, Discussed, Facts, Goals, LegalDate, MedicationDue, Missed, MissedHow,
    OpenMilestone, Owed, PlanFacts, Planned, Programme, ProgrammeFacts, RecoveredScore, RunsOut, SafetyAsked,
    SafetyConcern, ScoreChange, ScoreCourse, ScoreRepeat, Snooze, Standing, Untold, WaitingOn,
};
pub use housekeeping::of_caseload;
pub use rule::{ListSection, Rule};
pub use stay::{FollowUp, Stay, StayPlace};
pub use thresholds::{RuleSettings, Thresholds};

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
