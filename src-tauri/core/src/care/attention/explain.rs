//! Why somebody is on the list, or is not: every rule with what it looked at and its answer in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::evaluation::{Evaluation, Word, sentence};
use super::{At, Facts, Rule, Thresholds, contact};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum RuleAnswer {
    Holds,
    /// It holds, and is put aside.
    Snoozed,
    No,
    /// Not asked: switched off in the settings.
    Off,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Explanation {
    pub rule: Rule,
    pub answer: RuleAnswer,
    /// What it looked at, with its numbers.
    pub text: String,
    /// The first day on which it held, where that is known.
    pub since: Option<NaiveDate>,
    /// The day on which it is back, for a snoozed one.
    pub until: Option<NaiveDate>,
}

/// Every rule in its order; a rule that holds more than once has as many rows.
#[must_use]
pub fn explain(facts: &Facts, thresholds: &Thresholds, at: impl Into<At>) -> Vec<Explanation> {
    let at = at.into();
    let today = at.today;
    let mut all = Vec::new();
    for rule in Rule::ALL.iter().copied() {
        let silent = |answer, text| Explanation {
            rule,
            answer,
            text,
            since: None,
            until: None,
        };
        if thresholds.rules.off.contains(&rule) {
            all.push(silent(RuleAnswer::Off, sentence("stopped.off", &[])));
            continue;
        }
        if let Some(key) = contact::stopped(rule, facts.standing, today) {
            let text = match facts.standing {
                super::Standing::Paused(Some(until)) => sentence(key, &[("date", Word::Date(until))]),
                super::Standing::Paused(None) => sentence("stopped.pausedOpen", &[]),
                super::Standing::Active | super::Standing::Discharged => sentence(key, &[]),
            };
            all.push(silent(RuleAnswer::No, text));
            continue;
        }
        let mut evaluation = Evaluation::new(facts, thresholds, at, true);
        evaluation.ask(rule);
        if evaluation.found.is_empty() {
            all.push(silent(RuleAnswer::No, evaluation.not.unwrap_or_default()));
        }
        for reason in evaluation.found {
            let snooze = facts.snoozes.iter().find(|snooze| snooze.covers(&reason, today));
            all.push(Explanation {
                rule,
                answer: snooze.map_or(RuleAnswer::Holds, |_| RuleAnswer::Snoozed),
                until: snooze.map(|snooze| snooze.back_on(&reason)),
                since: reason.since,
                text: reason.text,
            });
        }
    }
    all
}
