//! What is said of scores in one sentence: facts with their days, and by whose rule a change is a reliable one.

use chrono::{Datelike as _, NaiveDate};

use super::course::{Dated, Reliable, baseline, reliable};
use super::dates;
use super::instrument::Instrument;
use super::outcome::Outcome;
use super::sentence::say;

/// What there is to say something about, of one instrument and one person.
#[derive(Default)]
pub struct ScoreSentence<'a> {
    /// In order of time.
    pub dated: &'a [Dated],
    pub started: Option<NaiveDate>,
    /// Without a day, as a sheet told them: the first of an episode, the last, and any that does not say which.
    pub initial: Option<f64>,
    pub last: Option<f64>,
    pub unsaid: Option<f64>,
    /// The newest answers had no total: how many of how many, and when.
    pub incomplete: Option<(u32, u32, Option<NaiveDate>)>,
}

/// `11`, `4.4`: no more decimals than there are, two at most.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// The one sentence above a chart.
#[must_use]
pub fn summary(instrument: &Instrument, told: &ScoreSentence<'_>) -> String {
    let said = match told.dated.split_last() {
        Some((newest, _)) => dated(instrument, told, newest),
        None => undated(told),
    };
    match (said, told.incomplete) {
        (said, None) => said.unwrap_or_else(|| say("score.none", &[])),
        (said, Some((answered, of, on))) => {
            let (answered, of) = (answered.to_string(), of.to_string());
            let values = [("answered", answered.as_str()), ("of", &of)];
            let incomplete = match on {
                Some(on) => say("score.incomplete", &[values[0], values[1], ("date", &dates::long(on))]),
                None => say("score.incompleteUndated", &values),
            };
            match said {
                Some(said) => format!("{said} {incomplete}"),
                None => incomplete,
            }
        }
    }
}

fn dated(instrument: &Instrument, told: &ScoreSentence<'_>, newest: &Dated) -> Option<String> {
    let total = number(newest.total);
    let date = dates::long(newest.on);
    let values = [("total", total.as_str()), ("date", &date)];
    let Some(first) = baseline(told.dated, told.started).map(|at| &told.dated[at]) else {
        return Some(say("score.beforeStart", &values));
    };
    if first.id == newest.id {
        return Some(say("score.first", &values));
    }
    let before = number(first.total);
    let when = when(first.on, newest.on);
    let values = [values[0], values[1], ("before", before.as_str()), ("when", &when)];
    if before == total {
        return Some(say("score.same", &values));
    }
    let Some(change) = &instrument.reliable_change else {
        return Some(say("score.changed", &values));
    };
    let points = number(change.points);
    let values = [
        values[0],
        values[1],
        values[2],
        values[3],
        ("rule", change.rule.as_str()),
        ("points", &points),
    ];
    let key = match (reliable(instrument, first.total, newest.total)?, change.verified) {
        (Reliable::Improvement, true) => "score.improved",
        (Reliable::Deterioration, true) => "score.worse",
        (Reliable::None, true) => "score.notReliable",
        (Reliable::Improvement, false) => "score.improvedUnverified",
        (Reliable::Deterioration, false) => "score.worseUnverified",
        (Reliable::None, false) => "score.notReliableUnverified",
    };
    Some(say(key, &values))
}

fn undated(told: &ScoreSentence<'_>) -> Option<String> {
    let text = |total: Option<f64>| total.map(number);
    match (text(told.initial), text(told.last), text(told.unsaid)) {
        (Some(initial), Some(last), _) => Some(say("score.undatedPair", &[("initial", &initial), ("last", &last)])),
        (_, Some(total), _) | (_, None, Some(total)) | (Some(total), None, None) => {
            Some(say("score.undated", &[("total", &total)]))
        }
        (None, None, None) => None,
    }
}

/// "in March", "in March 2025", or of the same month "on Tue 3 Mar 2026".
fn when(on: NaiveDate, seen_from: NaiveDate) -> String {
    let month = on.format("%B").to_string();
    let year = on.year().to_string();
    if (on.year(), on.month()) == (seen_from.year(), seen_from.month()) {
        say("score.onDay", &[("date", &dates::long(on))])
    } else if on.year() == seen_from.year() {
        say("score.inMonth", &[("month", &month)])
    } else {
        say("score.inMonthOf", &[("month", &month), ("year", &year)])
    }
}

/// The outcome of an episode, labelled as NHS Talking Therapies'.
#[must_use]
pub fn outcome(outcome: Outcome, first: NaiveDate, last: NaiveDate) -> String {
    let key = if outcome.reliable_recovery {
        "outcome.reliableRecovery"
    } else if outcome.recovery && outcome.no_reliable_change {
        "outcome.recoveryOnly"
    } else if outcome.recovery {
        "outcome.recoveryMixed"
    } else if outcome.reliable_improvement && outcome.case_at_start {
        "outcome.improvement"
    } else if outcome.reliable_improvement {
        "outcome.improvementNoCase"
    } else if outcome.reliable_deterioration {
        "outcome.deterioration"
    } else {
        "outcome.noChange"
    };
    say(
        "outcome.labelled",
        &[
            ("first", &dates::long(first)),
            ("last", &dates::long(last)),
            ("outcome", &say(key, &[])),
        ],
    )
}
