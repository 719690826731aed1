//! One measure of one person, from its results in order of time.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::Connection;

use super::{ItemHistory, Measure, PastAnswer, ScorePoint, dated};
use crate::care::course::{self, Dated, Reliable};
use crate::care::instrument::{Asking, Instrument, shipped};
use crate::care::score_words::{self, ScoreSentence};
use crate::record::measure::assessment::{Assessment, Occasion};
use crate::record::measure::instrument;
use crate::{Error, Result};

pub(in crate::view) fn measure(
    conn: &Connection,
    rows: &[Assessment],
    started: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Measure> {
    let newest = rows.last().ok_or(Error::Internal("no scores"))?;
    let id = &newest.details.instrument;
    let mut versions: HashMap<&str, Cow<'static, Instrument>> = HashMap::new();
    for row in rows {
        if !versions.contains_key(row.version.as_str()) {
            versions.insert(&row.version, known(conn, id, &row.version, rows)?);
        }
    }
    let now = match instrument::current(conn, id) {
        Ok(now) => now,
        Err(_) => known(conn, id, &newest.version, rows)?,
    };
    let points = rows
        .iter()
        .map(|row| {
            let instrument = &versions[row.version.as_str()];
            point(instrument, row, &dated(rows, row.coding.as_deref()), started)
        })
        .collect();
    let last_on = rows.iter().filter_map(|row| row.details.taken_on).max();
    let next = last_on
        .zip(now.repeat_days)
        .map(|(on, days)| on + TimeDelta::days(i64::from(days)));
    Ok(Measure {
        sentence: sentence(&now, rows, started),
        items: items(&now, rows, &versions),
        next_allowed_on: next.filter(|next| *next > today),
        points,
        instrument: now.into_owned(),
    })
}

/// The instrument of a result. Where its file can no longer be read, what the record itself says stands for it: a total
/// is never hidden.
fn known(conn: &Connection, id: &str, version: &str, rows: &[Assessment]) -> Result<Cow<'static, Instrument>> {
    match instrument::version(conn, id, version) {
        Err(Error::NotFound(_)) => {
            let mut bare = shipped()
                .iter()
                .find(|known| known.entry == Asking::ScoreOnly)
                .cloned()
                .ok_or(Error::Internal("instruments"))?;
            let totals = rows.iter().filter_map(|row| row.total);
            id.clone_into(&mut bare.id);
            version.clone_into(&mut bare.version);
            id.clone_into(&mut bare.name);
            id.clone_into(&mut bare.short);
            bare.about.clear();
            bare.notice.clear();
            bare.sources.clear();
            bare.bands.clear();
            bare.caseness = None;
            bare.reliable_change = None;
            bare.asks_self_harm = false;
            bare.repeat_days = None;
            bare.min = totals.clone().fold(0.0, f64::min);
            bare.max = totals.fold(0.0, f64::max);
            Ok(Cow::Owned(bare))
        }
        found => found,
    }
}

fn point(instrument: &Instrument, row: &Assessment, dated: &[Dated], started: Option<NaiveDate>) -> ScorePoint {
    let first = course::baseline(dated, started).map(|at| &dated[at]);
    let (baseline, change, reliable) = compared(instrument, first, &row.id, row.details.taken_on, row.total);
    ScorePoint {
        assessment: Some(row.id.clone()),
        on: row.details.taken_on,
        total: row.total,
        band: row.total.and_then(|total| instrument.band(total)).map(str::to_owned),
        answered: row.answered,
        of: row.of,
        mode: row.details.mode,
        rater: row.details.rater.clone(),
        version: row.version.clone(),
        coding: row.coding.clone(),
        origin: row.origin,
        occasion: row.occasion,
        baseline,
        change,
        reliable,
        note: row.details.note.clone(),
    }
}

/// Whether a score is the baseline, and what it is beside it.
pub(in crate::view) fn compared(
    instrument: &Instrument,
    first: Option<&Dated>,
    id: &str,
    on: Option<NaiveDate>,
    total: Option<f64>,
) -> (bool, Option<f64>, Option<Reliable>) {
    let (Some(first), Some(on), Some(total)) = (first, on, total) else {
        return (false, None, None);
    };
    if first.id == id {
        return (true, None, None);
    }
    if on < first.on {
        return (false, None, None);
    }
    (
        false,
        Some(total - first.total),
        course::reliable(instrument, first.total, total),
    )
}

fn sentence(instrument: &Instrument, rows: &[Assessment], started: Option<NaiveDate>) -> String {
    // The newest coding is the one spoken of; scores of another are never compared with it.
    let coding = rows
        .iter()
        .rev()
        .find(|row| row.total.is_some())
        .and_then(|row| row.coding.as_deref());
    let dated = dated(rows, coding);
    let undated = |occasion: Option<Occasion>| {
        let mut rows = rows.iter().rev();
        rows.find(|row| row.details.taken_on.is_none() && row.occasion == occasion)
            .and_then(|row| row.total)
    };
    let incomplete = rows.last().filter(|row| row.total.is_none());
    score_words::summary(
        instrument,
        &ScoreSentence {
            dated: &dated,
            started,
            initial: undated(Some(Occasion::Initial)),
            last: undated(Some(Occasion::Last)),
            unsaid: undated(None),
            incomplete: incomplete.map(|row| (row.answered, row.of, row.details.taken_on)),
        },
    )
}

fn items(
    now: &Instrument,
    rows: &[Assessment],
    versions: &HashMap<&str, Cow<'static, Instrument>>,
) -> Vec<ItemHistory> {
    let of = |item: &str| -> Vec<PastAnswer> {
        rows.iter()
            .filter_map(|row| {
                let answer = row.answers.iter().find(|answer| answer.item == item)?;
                // In the words of the version it was answered in.
                let wording = versions.get(row.version.as_str()).and_then(|known| known.item(item));
                let choice = answer.value.and_then(|value| wording?.choice(value));
                Some(PastAnswer {
                    assessment: row.id.clone(),
                    on: row.details.taken_on,
                    value: answer.value,
                    label: choice.map(|choice| choice.label.clone()),
                })
            })
            .collect()
    };
    now.items
        .iter()
        .map(|item| ItemHistory {
            item: item.id.clone(),
            text: item.text.clone(),
            answers: of(&item.id),
        })
        .filter(|item| !item.answers.is_empty())
        .collect()
}
