//! What the rules look at of scores, out of one reading of them: the newest that is reliably worse, the courses since a
//! programme began, and the last of a measure that was agreed to be taken again. No rule asks about the scores of somebody
//! who was discharged, so theirs are not read.

pub mod latest;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::By;
use crate::care::attention::{ProgrammeFacts, RecoveredScore, ScoreChange, ScoreCourse, ScoreRepeat};
use crate::care::course::{self, Dated, Reliable};
use crate::care::instrument::Instrument;
use crate::record::measure::{enrolment, instrument, score_repeat};
use crate::record::patient_filter::PatientFilter;
use crate::record::text::StoredDay;
use crate::{Error, Result};

#[derive(Default)]
pub(in crate::facts) struct Scores {
    pub(in crate::facts) changes: By<Vec<ScoreChange>>,
    pub(in crate::facts) recovered: By<Vec<RecoveredScore>>,
    pub(in crate::facts) programmes: By<ProgrammeFacts>,
    pub(in crate::facts) repeats: By<Vec<ScoreRepeat>>,
}

pub(in crate::facts) fn gather(conn: &Connection, filter: PatientFilter<'_>) -> Result<Scores> {
    let mut scores = Scores {
        programmes: programmes(conn, filter)?,
        ..Scores::default()
    };
    let answered = answered(conn, filter)?;
    let mut measures = Measures::default();
    let mut last: HashMap<(String, String), NaiveDate> = HashMap::new();
    let mut query = conn.prepare_cached(
        "SELECT patient.id, instrument, coding, assessment.rowid, taken_on, total, patient.started
           FROM patient CROSS JOIN assessment
          WHERE patient.id BETWEEN ?1 AND ?2 AND patient.status <> 'discharged'
            AND assessment.patient = patient.id
            AND withdrawn_at IS NULL AND total IS NOT NULL AND taken_on IS NOT NULL
          ORDER BY patient.id, instrument, taken_on, at_time, occasion = 'last', recorded_at, assessment.id",
    )?;
    let mut rows = query.query(filter.range())?;
    let mut course = Course::default();
    while let Some(row) = rows.next()? {
        let same = course.patient == row.get_ref(0)?.as_str().unwrap_or_default()
            && course.measure == row.get_ref(1)?.as_str().unwrap_or_default();
        if !same {
            course.read(conn, &mut measures, &answered, &mut scores, &mut last)?;
            course = Course {
                patient: row.get(0)?,
                measure: row.get(1)?,
                started: row.get::<_, Option<StoredDay>>(6)?.map(|day| day.0),
                ..Course::default()
            };
        }
        let coding = course.coding(row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?);
        let score = Dated {
            id: row.get(3)?,
            on: row.get::<_, StoredDay>(4)?.0,
            total: row.get(5)?,
        };
        course.scores.push((coding, score));
    }
    course.read(conn, &mut measures, &answered, &mut scores, &mut last)?;
    let changes = &scores.changes;
    scores.recovered.retain(|patient, _| !changes.contains_key(patient));
    for repeat in score_repeat::agreed(conn, filter)? {
        let last = last.get(&(repeat.patient.clone(), repeat.instrument.clone()));
        let known = measures.get(conn, &repeat.instrument)?;
        scores.repeats.entry(repeat.patient).or_default().push(ScoreRepeat {
            instrument: known.map_or(repeat.instrument, |known| known.short.clone()),
            every_days: repeat.every_days,
            agreed_on: repeat.agreed_on,
            last: last.copied(),
        });
    }
    Ok(scores)
}

/// The measures met so far; `None`: one that is not offered any more has no rule either.
#[derive(Default)]
struct Measures(HashMap<String, Option<Cow<'static, Instrument>>>);

impl Measures {
    fn get(&mut self, conn: &Connection, id: &str) -> Result<Option<&Instrument>> {
        if !self.0.contains_key(id) {
            let known = match instrument::current(conn, id) {
                Ok(known) => Some(known),
                Err(Error::NotFound(_)) => None,
                Err(error) => return Err(error),
            };
            self.0.insert(id.to_owned(), known);
        }
        Ok(self.0.get(id).and_then(Option::as_deref))
    }
}

/// The scores of one person and measure with their codings, in order of time.
#[derive(Default)]
struct Course {
    patient: String,
    measure: String,
    started: Option<NaiveDate>,
    codings: Vec<Option<String>>,
    /// Each with the place of its coding. A record is named by its number: of thousands only a few are asked about.
    scores: Vec<(usize, Dated<i64>)>,
}

impl Course {
    fn coding(&mut self, coding: Option<&str>) -> usize {
        let known = self.codings.iter().position(|known| known.as_deref() == coding);
        known.unwrap_or_else(|| {
            self.codings.push(coding.map(str::to_owned));
            self.codings.len() - 1
        })
    }

    fn read(
        &mut self,
        conn: &Connection,
        measures: &mut Measures,
        answered: &HashSet<String>,
        into: &mut Scores,
        last: &mut HashMap<(String, String), NaiveDate>,
    ) -> Result<()> {
        let Some(&(coding, ref score)) = self.scores.last() else {
            return Ok(());
        };
        last.insert((self.patient.clone(), self.measure.clone()), score.on);
        let Some(known) = measures.get(conn, &self.measure)? else {
            return Ok(());
        };
        // Scores of another coding are no course with the newest one.
        let alike = self.scores.drain(..).filter(|(of, _)| *of == coding);
        let scores: Vec<Dated<i64>> = alike.map(|(_, score)| score).collect();
        if let Some(programme) = into.programmes.get_mut(&self.patient) {
            let since: Vec<&Dated<i64>> = scores.iter().filter(|score| score.on >= programme.started).collect();
            programme.courses.extend(since_programme(known, &since));
        }
        if let Some(found) = course::deteriorated(known, &scores, self.started) {
            let assessment: String = conn
                .prepare_cached("SELECT id FROM assessment WHERE rowid = ?")?
                .query_row([found.score], |row| row.get(0))?;
            into.changes.entry(self.patient.clone()).or_default().push(ScoreChange {
                instrument: known.short.clone(),
                was: whole(found.earlier),
                now: whole(found.total),
                on: found.on,
                answered: answered.contains(&assessment),
                assessment,
            });
        }
        if let Some(found) = course::recovered_twice(known, &scores, self.started) {
            into.recovered
                .entry(self.patient.clone())
                .or_default()
                .push(RecoveredScore {
                    instrument: known.short.clone(),
                    was: whole(found.first),
                    was_on: found.first_on,
                    before: whole(found.before),
                    now: whole(found.newest),
                    on: found.newest_on,
                });
        }
        Ok(())
    }
}

/// `None` where the measure has no cut-off or no rule of change: no definition goes by it.
fn since_programme(known: &Instrument, scores: &[&Dated<i64>]) -> Option<ScoreCourse> {
    let (first, latest) = (scores.first()?, scores.last()?);
    let change = course::reliable(known, first.total, latest.total)?;
    Some(ScoreCourse {
        instrument: known.id.clone(),
        short: known.short.clone(),
        first: first.total,
        first_on: first.on,
        latest: latest.total,
        latest_on: latest.on,
        scores: u32::try_from(scores.len()).unwrap_or(u32::MAX),
        case: known.case(latest.total)?,
        improved: change == Reliable::Improvement,
        worse: change == Reliable::Deterioration,
    })
}

/// Totals with a published rule of change are whole numbers, but for a prorated one.
#[allow(clippy::cast_possible_truncation, reason = "no total is above 100")]
fn whole(total: f64) -> i32 {
    total.round() as i32
}

fn programmes(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<ProgrammeFacts>> {
    let running = enrolment::running(conn, filter)?.into_iter();
    Ok(running
        .map(|(patient, programme, started)| {
            let facts = ProgrammeFacts {
                programme,
                started,
                courses: Vec::new(),
            };
            (patient, facts)
        })
        .collect())
}

/// The scores of which it is written down what was done.
fn answered(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashSet<String>> {
    let mut query = conn.prepare_cached("SELECT assessment FROM score_response WHERE patient BETWEEN ?1 AND ?2")?;
    let rows = query.query_map(filter.range(), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
