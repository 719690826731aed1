//! The scores of one person, measure by measure, with what may be said of them; and the latest ones of everybody.
//!
//! The baseline is the first dated score since the start here, and of another coding there is another baseline. What
//! has no date stands first and is compared with nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};
use rusqlite::Connection;
use serde::Serialize;

use crate::care::course::{self, Dated, Reliable};
use crate::care::instrument::{Entry, Instrument, shipped};
use crate::care::outcome::{self, Paired};
use crate::care::score_words::{self, Told};
use crate::care::sentence::say;
use crate::record::assessment::{self, Assessment, AssessmentMode, AssessmentOrigin, Occasion};
use crate::record::{instrument, patient};
use crate::{Error, Result};

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScorePoint {
    /// `None`: the sum of others of that day.
    pub assessment: Option<String>,
    pub on: Option<NaiveDate>,
    /// `None`: too much was left unanswered.
    pub total: Option<f64>,
    /// As it was published.
    pub band: Option<String>,
    pub answered: u32,
    pub of: u32,
    pub mode: AssessmentMode,
    pub rater: Option<String>,
    pub version: String,
    pub coding: Option<String>,
    pub origin: AssessmentOrigin,
    pub occasion: Option<Occasion>,
    pub baseline: bool,
    /// Since the baseline.
    pub change: Option<f64>,
    /// What that change is by the instrument's rule.
    pub reliable: Option<Reliable>,
    pub note: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ItemHistory {
    pub item: String,
    pub text: String,
    pub answers: Vec<PastAnswer>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PastAnswer {
    pub assessment: String,
    pub on: Option<NaiveDate>,
    pub value: Option<i32>,
    pub label: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Measure {
    pub instrument: Instrument,
    /// The oldest first; undated ones before all others.
    pub points: Vec<ScorePoint>,
    /// The one sentence.
    pub sentence: String,
    pub items: Vec<ItemHistory>,
    /// Before this day its recall window is not over. A least gap, never a deadline.
    pub next_allowed_on: Option<NaiveDate>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScoreMark {
    pub on: NaiveDate,
    pub kind: MarkKind,
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum MarkKind {
    CheckIn,
    Treatment,
    Plan,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Scores {
    pub measures: Vec<Measure>,
    /// What happened beside the scores, by day.
    pub marks: Vec<ScoreMark>,
    /// The NHS Talking Therapies outcome on PHQ-9 and GAD-7 together, labelled so; `None` before two paired occasions.
    pub outcome: Option<String>,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LatestScore {
    pub instrument: String,
    pub short: String,
    pub total: f64,
    pub max: f64,
    pub on: Option<NaiveDate>,
    pub change: Option<f64>,
}

/// The scores of one person.
///
/// # Errors
/// `NotFound("patient")`.
pub fn scores(conn: &Connection, patient: &str, today: NaiveDate) -> Result<Scores> {
    let started = patient::get(conn, patient)?.details.started;
    let mut by_instrument: BTreeMap<String, Vec<Assessment>> = BTreeMap::new();
    for row in assessment::of(conn, patient)? {
        by_instrument
            .entry(row.details.instrument.clone())
            .or_default()
            .push(row);
    }
    let mut measures = Vec::new();
    for rows in by_instrument.values() {
        measures.push(measure(conn, rows, started, today)?);
    }
    for derived in shipped().iter().filter(|known| known.entry == Entry::Derived) {
        measures.extend(sum(derived, &by_instrument, started));
    }
    let place = |measure: &Measure| shipped().iter().position(|known| known.id == measure.instrument.id);
    measures.sort_by_key(|measure| (place(measure).unwrap_or(usize::MAX), measure.instrument.name.clone()));
    Ok(Scores {
        measures,
        marks: marks(conn, patient)?,
        outcome: talking_therapies(&by_instrument, started),
    })
}

/// The dated totals of one coding, in order of time.
fn dated<'a>(rows: impl IntoIterator<Item = &'a Assessment>, coding: Option<&str>) -> Vec<Dated> {
    rows.into_iter()
        .filter(|row| row.coding.as_deref() == coding)
        .filter_map(|row| {
            Some(Dated {
                id: row.id.clone(),
                on: row.details.taken_on?,
                total: row.total?,
            })
        })
        .collect()
}

fn measure(conn: &Connection, rows: &[Assessment], started: Option<NaiveDate>, today: NaiveDate) -> Result<Measure> {
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
                .find(|known| known.entry == Entry::ScoreOnly)
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
fn compared(
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
        &Told {
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
fn sum(
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
            &Told {
                dated: &totals,
                started,
                ..Told::default()
            },
        ),
        instrument: derived.clone(),
        points,
        items: Vec::new(),
        next_allowed_on: None,
    })
}

/// The outcome by the rules of NHS Talking Therapies, from the first to the last day of the episode with both measures.
fn talking_therapies(by_instrument: &BTreeMap<String, Vec<Assessment>>, started: Option<NaiveDate>) -> Option<String> {
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

/// What happened beside the scores. A treatment that starts or changes becomes a mark here once there are any.
fn marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut marks = check_in_marks(conn, patient)?;
    marks.extend(plan_marks(conn, patient)?);
    marks.sort_by_key(|mark| (mark.on, mark.kind));
    Ok(marks)
}

fn check_in_marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT substr(at, 1, 10), kind FROM check_in WHERE patient = ? AND outcome = 'attended'",
    )?;
    let rows = query.query_map([patient], |row| {
        let kind: String = row.get(1)?;
        Ok(ScoreMark {
            on: row.get(0)?,
            kind: MarkKind::CheckIn,
            label: say(&format!("mark.{kind}"), &[]),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn plan_marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut query = conn.prepare_cached(
        "SELECT agreed_on, 'planAgreed' FROM care_plan WHERE patient = ?1 AND agreed_on IS NOT NULL
         UNION SELECT review_on, 'planReview' FROM care_plan
          WHERE patient = ?1 AND review_on IS NOT NULL AND state = 'current'",
    )?;
    let rows = query.query_map([patient], |row| {
        let what: String = row.get(1)?;
        Ok(ScoreMark {
            on: row.get(0)?,
            kind: MarkKind::Plan,
            label: say(&format!("mark.{what}"), &[]),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The latest score of each measure of each person, in the order in which measures are offered; of one person, or of
/// everybody.
///
/// # Errors
/// When the store cannot be read.
pub fn latest(conn: &Connection, of: Option<&str>) -> Result<HashMap<String, Vec<LatestScore>>> {
    let mut query = conn.prepare_cached(
        "SELECT assessment.patient, instrument, total, taken_on, coding, patient.started, assessment.id, version
           FROM assessment JOIN patient ON patient.id = assessment.patient
          WHERE total IS NOT NULL AND withdrawn_at IS NULL AND (?1 IS NULL OR assessment.patient = ?1)
          ORDER BY taken_on IS NOT NULL, taken_on, at_time, occasion = 'last', recorded_at, assessment.id",
    )?;
    let mut rows = query.query([of])?;
    let mut courses: HashMap<(String, String), Course> = HashMap::new();
    while let Some(row) = rows.next()? {
        let course = courses.entry((row.get(0)?, row.get(1)?)).or_default();
        course.started = row.get(5)?;
        course.add(row.get(2)?, row.get(3)?, row.get(4)?, row.get(6)?);
        course.version = row.get(7)?;
    }
    let all = instrument::all(conn)?;
    let place = |id: &str| all.iter().position(|known| known.id == id);
    let mut found: HashMap<String, Vec<(usize, LatestScore)>> = HashMap::new();
    for ((patient, id), course) in courses {
        let Some(newest) = &course.newest else { continue };
        let dated = course
            .by_coding
            .get(&newest.coding)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let first = course::baseline(dated, course.started).map(|at| &dated[at]);
        let change = first.filter(|first| first.id != newest.id && newest.on.is_some_and(|on| on >= first.on));
        let known = match place(&id) {
            Some(at) => Cow::Borrowed(&all[at]),
            None => match instrument::version(conn, &id, &course.version) {
                Ok(retired) => Cow::Owned(retired.into_owned()),
                Err(_) => continue,
            },
        };
        let score = LatestScore {
            short: known.short.clone(),
            total: newest.total,
            max: known.max,
            on: newest.on,
            change: change.map(|first| newest.total - first.total),
            instrument: id.clone(),
        };
        found
            .entry(patient)
            .or_default()
            .push((place(&id).unwrap_or(usize::MAX), score));
    }
    Ok(found
        .into_iter()
        .map(|(patient, mut scores)| {
            scores.sort_by(|a, b| (a.0, &a.1.instrument).cmp(&(b.0, &b.1.instrument)));
            (patient, scores.into_iter().map(|(_, score)| score).collect())
        })
        .collect())
}

/// One person's scores on one measure, while they are read in order of time.
#[derive(Default)]
struct Course {
    started: Option<NaiveDate>,
    version: String,
    by_coding: HashMap<Option<String>, Vec<Dated>>,
    newest: Option<Newest>,
}

struct Newest {
    id: String,
    total: f64,
    on: Option<NaiveDate>,
    coding: Option<String>,
}

impl Course {
    fn add(&mut self, total: f64, on: Option<NaiveDate>, coding: Option<String>, id: String) {
        if let Some(on) = on {
            let dated = self.by_coding.entry(coding.clone()).or_default();
            let id = id.clone();
            dated.push(Dated { id, on, total });
        }
        self.newest = Some(Newest { id, total, on, coding });
    }
}
