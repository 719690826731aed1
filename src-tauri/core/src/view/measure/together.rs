//! What follows from two measures that were taken on one day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::points::compared;
use super::{Measure, ScorePoint, dated};
use crate::care::course::{self, Dated};
use crate::care::instrument::{Instrument, shipped};
use crate::care::outcome::{self, Paired};
use crate::care::score_words::{self, ScoreSentence};
use crate::record::measure::assessment::{Assessment, AssessmentMode, AssessmentOrigin};

/// The days on which there is a total of each, with the last one of that day.
fn together<const N: usize>(of: [&[Dated]; N]) -> Vec<(NaiveDate, [f64; N])> {
    let mut days: Vec<NaiveDate> = of
        .iter()
        .flat_map(|scores| scores.iter().map(|score| score.on))
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter()
        .filter_map(|day| {
            let mut totals = [0.0; N];
            for (total, scores) in totals.iter_mut().zip(of) {
                *total = scores.iter().rev().find(|score| score.on == day)?.total;
            }
            Some((day, totals))
        })
        .collect()
}

/// A measure that is the sum of others taken on one day.
pub(in crate::view) fn sum(
    derived: &Instrument,
    by_instrument: &BTreeMap<String, Vec<Assessment>>,
    started: Option<NaiveDate>,
) -> Option<Measure> {
    let [a, b] = derived.derived_from.as_slice() else {
        return None;
    };
    let of = |id: &String| by_instrument.get(id).map(|rows| dated(rows, None)).unwrap_or_default();
    let days = together([&of(a), &of(b)]);
    let totals: Vec<Dated> = days
        .iter()
        .map(|(day, totals)| Dated {
            id: day.to_string(),
            on: *day,
            total: totals.iter().sum(),
        })
        .collect();
    if totals.is_empty() {
        return None;
    }
    let first = course::baseline(&totals, started).map(|at| &totals[at]);
    let points = totals
        .iter()
        .map(|score| {
            let (baseline, change, reliable) = compared(derived, first, &score.id, Some(score.on), Some(score.total));
            ScorePoint {
                assessment: None,
                on: Some(score.on),
                total: Some(score.total),
                band: derived.band(score.total).map(str::to_owned),
                answered: 0,
                of: 0,
                mode: AssessmentMode::OwnHand,
                rater: None,
                version: derived.version.clone(),
                coding: None,
                origin: AssessmentOrigin::Here,
                occasion: None,
                baseline,
                change,
                reliable,
                note: None,
            }
        })
        .collect();
    Some(Measure {
        sentence: score_words::summary(
            derived,
            &ScoreSentence {
                dated: &totals,
                started,
                ..ScoreSentence::default()
            },
        ),
        instrument: derived.clone(),
        points,
        items: Vec::new(),
        next_allowed_on: None,
    })
}

/// The outcome by the rules of NHS Talking Therapies, from the first to the last day of the episode with both measures.
pub(in crate::view) fn talking_therapies(
    by_instrument: &BTreeMap<String, Vec<Assessment>>,
    started: Option<NaiveDate>,
) -> Option<String> {
    let of = |id: &str| by_instrument.get(id).map(|rows| dated(rows, None)).unwrap_or_default();
    let known = |id: &str| shipped().iter().find(|known| known.id == id);
    let mut days = together([&of("phq9"), &of("gad7")]);
    days.retain(|(day, _)| started.is_none_or(|started| *day >= started));
    let (first, last) = (days.first()?, days.last()?);
    if first.0 == last.0 {
        return None;
    }
    let paired = |instrument, at: usize| Paired {
        instrument,
        first: first.1[at],
        last: last.1[at],
    };
    let outcome = outcome::outcome(&[paired(known("phq9")?, 0), paired(known("gad7")?, 1)]);
    Some(score_words::outcome(outcome, first.0, last.0))
}
