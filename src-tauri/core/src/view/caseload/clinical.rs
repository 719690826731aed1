//! What of safety, scores, health and the law the rules look at. Carers are nothing yet: the record has no place for what
//! was offered to one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::day_of;
use super::facts::By;
use super::stays;
use crate::care::attention::{CarerFacts, LegalClock, MedicationDue, RunsOut, SafetyConcern, ScoreChange};
use crate::care::course::{self, Dated};
use crate::care::instrument::Instrument;
use crate::care::sentence::say;
use crate::record::instrument;
use crate::view::dated;
use crate::{Error, Result};

pub(super) struct Clinical {
    pub(super) safety_concerns: By<Vec<SafetyConcern>>,
    pub(super) safeguarding_open: By<Vec<NaiveDate>>,
    pub(super) legal_clocks: By<Vec<LegalClock>>,
    pub(super) ward_discharges: By<NaiveDate>,
    pub(super) score_changes: By<Vec<ScoreChange>>,
    pub(super) medication_due: By<Vec<MedicationDue>>,
    pub(super) carers: By<CarerFacts>,
}

pub(super) fn gather(conn: &Connection) -> Result<Clinical> {
    Ok(Clinical {
        safety_concerns: safety_concerns(conn)?,
        safeguarding_open: safeguarding_open(conn)?,
        legal_clocks: legal_clocks(conn)?,
        ward_discharges: stays::ward_discharges(conn)?,
        score_changes: score_changes(conn)?,
        medication_due: medication_due(conn)?,
        carers: carers(conn)?,
    })
}

fn safety_concerns(conn: &Connection) -> Result<By<Vec<SafetyConcern>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, coalesce(words, item), answer, raised_at, deferred_until FROM safety_concern
          WHERE state IN ('open', 'deferred') ORDER BY raised_at, id",
    )?;
    let mut rows = query.query([])?;
    let mut open: By<Vec<SafetyConcern>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let what: Option<String> = row.get(1)?;
        let answer: Option<String> = row.get(2)?;
        let (raised, until): (String, Option<String>) = (row.get(3)?, row.get(4)?);
        let said = [what, answer].into_iter().flatten().collect::<Vec<_>>().join(": ");
        open.entry(row.get(0)?).or_default().push(SafetyConcern {
            what: said,
            since: day_of(&raised).ok_or(Error::Damaged("store"))?,
            answered: false,
            // Put off to the end of a day: it holds again on the next.
            deferred_until: until.as_deref().and_then(day_of).and_then(|day| day.succ_opt()),
        });
    }
    Ok(open)
}

fn safeguarding_open(conn: &Connection) -> Result<By<Vec<NaiveDate>>> {
    dated::open_concerns(conn)
}

/// The dates of the law, the yearly physical check of those who are flagged for it, and what is due after a discharge.
fn legal_clocks(conn: &Connection) -> Result<By<Vec<LegalClock>>> {
    let mut clocks: By<Vec<LegalClock>> = HashMap::new();
    for (patient, dues) in dated::open_clocks(conn)? {
        let own = dues.into_iter().map(|clock| LegalClock {
            label: clock.label,
            due: RunsOut::Day(clock.due),
        });
        clocks.entry(patient).or_default().extend(own);
    }
    for (patient, due) in dated::physical_check_due(conn)? {
        clocks.entry(patient).or_default().push(LegalClock {
            label: say("clock.physicalCheck", &[]),
            due: RunsOut::Day(due),
        });
    }
    for (patient, clock) in stays::after_discharge(conn)? {
        clocks.entry(patient).or_default().push(clock);
    }
    Ok(clocks)
}

/// Whoever's newest score of a measure is reliably worse than their first or their best one, by the measure's own rule. It
/// asks until there is a newer score: the record has no place yet for what was done about one, but a snooze says it.
fn score_changes(conn: &Connection) -> Result<By<Vec<ScoreChange>>> {
    let ruled: HashMap<String, Instrument> = instrument::all(conn)?
        .into_iter()
        .filter(|known| known.reliable_change.is_some())
        .map(|known| (known.id.clone(), known))
        .collect();
    let mut query = conn.prepare_cached(
        "SELECT assessment.patient, instrument, coding, assessment.id, taken_on, total, started
           FROM assessment JOIN patient ON patient.id = assessment.patient
          WHERE withdrawn_at IS NULL AND taken_on IS NOT NULL AND total IS NOT NULL
          ORDER BY assessment.patient, instrument, taken_on, at_time, recorded_at, assessment.id",
    )?;
    let mut rows = query.query([])?;
    let mut changes: By<Vec<ScoreChange>> = HashMap::new();
    let mut course = Course::default();
    while let Some(row) = rows.next()? {
        let (patient, measure): (String, String) = (row.get(0)?, row.get(1)?);
        if !ruled.contains_key(&measure) {
            continue;
        }
        if (&course.patient, &course.measure) != (&patient, &measure) {
            course.into_change(&ruled, &mut changes);
            course = Course {
                patient,
                measure,
                started: row.get(6)?,
                scores: Vec::new(),
            };
        }
        let score = Dated {
            id: row.get(3)?,
            on: row.get(4)?,
            total: row.get(5)?,
        };
        course.scores.push((row.get(2)?, score));
    }
    course.into_change(&ruled, &mut changes);
    Ok(changes)
}

/// The scores of one person and measure with their codings, in order of time.
#[derive(Default)]
struct Course {
    patient: String,
    measure: String,
    started: Option<NaiveDate>,
    scores: Vec<(Option<String>, Dated)>,
}

impl Course {
    fn into_change(self, ruled: &HashMap<String, Instrument>, changes: &mut By<Vec<ScoreChange>>) {
        let (Some(known), Some((newest, _))) = (ruled.get(&self.measure), self.scores.last()) else {
            return;
        };
        // Scores of another coding are no course with the newest one.
        let coding = newest.clone();
        let alike = self.scores.into_iter().filter(|(of, _)| *of == coding);
        let scores: Vec<Dated> = alike.map(|(_, score)| score).collect();
        if let Some(found) = course::deteriorated(known, &scores, self.started) {
            changes.entry(self.patient).or_default().push(ScoreChange {
                instrument: known.short.clone(),
                was: whole(found.earlier),
                now: whole(found.total),
                on: found.on,
                answered: false,
            });
        }
    }
}

/// Totals with a published rule of change are whole numbers, but for a prorated one.
#[allow(clippy::cast_possible_truncation, reason = "no total is above 100")]
fn whole(total: f64) -> i32 {
    total.round() as i32
}

fn medication_due(conn: &Connection) -> Result<By<Vec<MedicationDue>>> {
    let all = dated::medication_due(conn)?.into_iter();
    Ok(all
        .map(|(patient, dues)| {
            let dues = dues.into_iter().map(|event| MedicationDue {
                name: event.name,
                due: event.due,
            });
            (patient, dues.collect())
        })
        .collect())
}

fn carers(_conn: &Connection) -> Result<By<CarerFacts>> {
    Ok(HashMap::new())
}
