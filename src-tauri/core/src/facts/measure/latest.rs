//! The newest score of each measure, of everybody in one query.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::Result;
use crate::care::course::{self, Dated, Reliable};
use crate::record::measure::instrument;
use crate::record::patient_filter::PatientFilter;
use crate::record::text::StoredDay;

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

/// The latest score of each measure of each person, in the order in which measures are offered.
///
/// # Errors
/// When the store cannot be read.
pub fn latest(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<LatestScore>>> {
    let spans = spans(conn, filter)?.into_iter();
    Ok(spans
        .map(|(patient, spans)| (patient, spans.into_iter().map(|span| span.latest).collect()))
        .collect())
}

/// The latest score of a measure, and the baseline it is compared with where there is an earlier one.
pub struct Span {
    pub latest: LatestScore,
    pub first: Option<Dated<i64>>,
    /// The least total there is.
    pub min: f64,
    /// What the change since then is by the measure's own rule.
    pub reliable: Option<Reliable>,
    /// The dated scores since the baseline, it and the latest included, in the coding of the latest.
    pub course: Vec<Dated<i64>>,
}

/// As [`latest`], with the course that leads to it.
///
/// # Errors
/// When the store cannot be read.
pub fn spans(conn: &Connection, filter: PatientFilter<'_>) -> Result<HashMap<String, Vec<Span>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient.id, instrument, total, taken_on, coding, patient.started, assessment.rowid, version
           FROM patient CROSS JOIN assessment
          WHERE patient.id BETWEEN ?1 AND ?2 AND assessment.patient = patient.id
            AND withdrawn_at IS NULL AND total IS NOT NULL
          ORDER BY patient.id, instrument, taken_on, at_time, occasion = 'last', recorded_at, assessment.id",
    )?;
    let mut rows = query.query(filter.range())?;
    let mut courses: Vec<(String, String, Course)> = Vec::new();
    while let Some(row) = rows.next()? {
        let same = courses.last().is_some_and(|(patient, measure, _)| {
            let is = |at, text: &str| row.get_ref(at).is_ok_and(|found| found.as_str() == Ok(text));
            is(0, patient) && is(1, measure)
        });
        if !same {
            let course = Course {
                started: row.get::<_, Option<StoredDay>>(5)?.map(|day| day.0),
                ..Course::default()
            };
            courses.push((row.get(0)?, row.get(1)?, course));
        }
        if let Some((_, _, course)) = courses.last_mut() {
            let on = row.get::<_, Option<StoredDay>>(3)?.map(|day| day.0);
            let coding = row.get_ref(4)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            course.add(row.get(2)?, on, coding, row.get(6)?);
            let version = row.get_ref(7)?.as_str().map_err(rusqlite::Error::from)?;
            if course.version != version {
                version.clone_into(&mut course.version);
            }
        }
    }
    let all = instrument::offered(conn)?;
    let place = |id: &str| all.iter().position(|known| known.id == id);
    let mut found: HashMap<String, Vec<(usize, Span)>> = HashMap::new();
    for (patient, id, course) in courses {
        let Some(newest) = &course.newest else { continue };
        let dated = course
            .by_coding
            .get(newest.coding)
            .map(|(_, dated)| dated.as_slice())
            .unwrap_or_default();
        let first = course::baseline(dated, course.started).map(|at| &dated[at]);
        let change = first.filter(|first| first.id != newest.id && newest.on.is_some_and(|on| on >= first.on));
        let known = match place(&id) {
            Some(at) => Cow::Borrowed(&*all[at]),
            None => match instrument::version(conn, &id, &course.version) {
                Ok(retired) => Cow::Owned(retired.into_owned()),
                Err(_) => continue,
            },
        };
        let since = course::baseline(dated, course.started).unwrap_or(dated.len());
        let span = Span {
            reliable: change.and_then(|first| course::reliable(&known, first.total, newest.total)),
            course: dated[since..].to_vec(),
            latest: LatestScore {
                short: known.short.clone(),
                total: newest.total,
                max: known.max,
                on: newest.on,
                change: change.map(|first| newest.total - first.total),
                instrument: id.clone(),
            },
            first: change.cloned(),
            min: known.min,
        };
        found
            .entry(patient)
            .or_default()
            .push((place(&id).unwrap_or(usize::MAX), span));
    }
    Ok(found
        .into_iter()
        .map(|(patient, mut scores)| {
            scores.sort_by(|a, b| (a.0, &a.1.latest.instrument).cmp(&(b.0, &b.1.latest.instrument)));
            (patient, scores.into_iter().map(|(_, span)| span).collect())
        })
        .collect())
}

/// One person's scores on one measure, while they are read in order of time.
#[derive(Default)]
struct Course {
    started: Option<NaiveDate>,
    version: String,
    by_coding: Vec<(Option<String>, Vec<Dated<i64>>)>,
    newest: Option<Newest>,
}

struct Newest {
    id: i64,
    total: f64,
    on: Option<NaiveDate>,
    /// Its place among the codings.
    coding: usize,
}

impl Course {
    fn add(&mut self, total: f64, on: Option<NaiveDate>, coding: Option<&str>, id: i64) {
        let known = self.by_coding.iter().position(|(known, _)| known.as_deref() == coding);
        let coding = known.unwrap_or_else(|| {
            self.by_coding.push((coding.map(str::to_owned), Vec::new()));
            self.by_coding.len() - 1
        });
        if let (Some(on), Some((_, dated))) = (on, self.by_coding.get_mut(coding)) {
            dated.push(Dated { id, on, total });
        }
        self.newest = Some(Newest { id, total, on, coding });
    }
}
