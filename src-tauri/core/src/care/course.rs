//! How scores of one person go over time: since the first of the episode, and whether a change is a reliable one by the
//! instrument's own published rule. Facts for a conversation, never a verdict. A score of 0 is a score; one without a
//! date has no place in time and feeds nothing here.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::instrument::Instrument;

/// A total with its day.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated<Id = String> {
    /// Which record it is.
    pub id: Id,
    pub on: NaiveDate,
    pub total: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Reliable {
    Improvement,
    Deterioration,
    /// The change is smaller than the rule asks for.
    None,
}

/// The baseline of an episode: its first score. `scores` are in order of time; without a known start all of them are
/// of the episode.
#[must_use]
pub fn baseline<Id>(scores: &[Dated<Id>], started: Option<NaiveDate>) -> Option<usize> {
    scores
        .iter()
        .position(|score| started.is_none_or(|started| score.on >= started))
}

/// What a change from one total to another is by the instrument's rule; `None` when it has none.
#[must_use]
pub fn reliable(instrument: &Instrument, from: f64, to: f64) -> Option<Reliable> {
    let points = instrument.reliable_change.as_ref()?.points;
    let worse = instrument.worse_by(from, to);
    Some(if worse >= points {
        Reliable::Deterioration
    } else if worse <= -points {
        Reliable::Improvement
    } else {
        Reliable::None
    })
}

/// A reliable recovery that was found again at the next score.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    pub first: f64,
    pub first_on: NaiveDate,
    /// The score before the newest, recovered already.
    pub before: f64,
    pub newest: f64,
    pub newest_on: NaiveDate,
}

/// Whether the two newest scores of an episode, of two days, are each a reliable recovery against its first one: that
/// was a case by the measure's cut-off, they are none, and the change is a reliable improvement. `scores` are in order of
/// time, of one instrument and one coding. `None` too where the measure has no cut-off or no rule of change.
#[must_use]
pub fn recovered_twice<Id>(
    instrument: &Instrument,
    scores: &[Dated<Id>],
    started: Option<NaiveDate>,
) -> Option<Recovered> {
    let [first, .., before, newest] = &scores[baseline(scores, started)?..] else {
        return None;
    };
    let recovered = |score: &Dated<Id>| {
        instrument.case(score.total) == Some(false)
            && reliable(instrument, first.total, score.total) == Some(Reliable::Improvement)
    };
    (instrument.case(first.total) == Some(true) && before.on < newest.on && recovered(before) && recovered(newest))
        .then_some(Recovered {
            first: first.total,
            first_on: first.on,
            before: before.total,
            newest: newest.total,
            newest_on: newest.on,
        })
}

/// What a deterioration is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    First,
    Best,
}

/// A reliable deterioration of the newest score.
#[derive(Clone, Debug, PartialEq)]
pub struct Deteriorated<Id = String> {
    /// The record of the newest score: it asks once, and a response to it closes it. A newer score is looked at again.
    pub score: Id,
    pub on: NaiveDate,
    pub total: f64,
    pub against: Against,
    pub earlier: f64,
    pub earlier_on: NaiveDate,
    /// By how many points it is worse.
    pub worse: f64,
}

/// Whether the newest score of an episode is reliably worse than the first one or, if not, than the best one before it.
/// `scores` are in order of time, of one instrument and one coding.
#[must_use]
pub fn deteriorated<Id: Clone>(
    instrument: &Instrument,
    scores: &[Dated<Id>],
    started: Option<NaiveDate>,
) -> Option<Deteriorated<Id>> {
    let episode = &scores[baseline(scores, started)?..];
    let (newest, earlier) = episode.split_last()?;
    let first = earlier.first()?;
    let worse_than = |score: &Dated<Id>| instrument.worse_by(score.total, newest.total);
    // Of two equally good scores the later one counts.
    let best = earlier.iter().rev().reduce(|best, score| {
        if worse_than(score) > worse_than(best) {
            score
        } else {
            best
        }
    })?;
    [(Against::First, first), (Against::Best, best)]
        .into_iter()
        .find(|(_, score)| reliable(instrument, score.total, newest.total) == Some(Reliable::Deterioration))
        .map(|(against, score)| Deteriorated {
            score: newest.id.clone(),
            on: newest.on,
            total: newest.total,
            against,
            earlier: score.total,
            earlier_on: score.on,
            worse: worse_than(score),
        })
}
