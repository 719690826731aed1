//! What happened beside the scores, so that a change can be seen with what came before it.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::Result;
use crate::care::sentence::say;

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
    /// Coming to the caseload, leaving it, and stays on a ward or in custody.
    Episode,
}

/// What happened beside the scores: contacts, what was agreed, and medication that began or stopped, as it was told.
pub(in crate::view) fn marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut marks = check_in_marks(conn, patient)?;
    marks.extend(plan_marks(conn, patient)?);
    marks.extend(treatment_marks(conn, patient)?);
    marks.extend(episode_marks(conn, patient)?);
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
            label: say(&format!("kind.full.{kind}"), &[]),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn plan_marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut query = conn.prepare_cached(
        "SELECT agreed_on, 'planAgreed' FROM care_plan WHERE patient = ?1 AND agreed_on IS NOT NULL
         UNION SELECT until_on, 'planReviewed' FROM plan_version WHERE patient = ?1
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

/// A beginning that is known by its year or month alone has no place on the axis.
fn treatment_marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut query = conn.prepare_cached(
        "SELECT started, 'started', name FROM medication WHERE patient = ?1 AND length(started) = 10
         UNION SELECT ended_on, 'stopped', name FROM medication WHERE patient = ?1 AND ended_on IS NOT NULL",
    )?;
    let rows = query.query_map([patient], |row| {
        let (what, name): (String, String) = (row.get(1)?, row.get(2)?);
        Ok(ScoreMark {
            on: row.get(0)?,
            kind: MarkKind::Treatment,
            label: say(&format!("mark.{what}"), &[("name", &name)]),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Each episode after the first begins with a baseline of its own.
fn episode_marks(conn: &Connection, patient: &str) -> Result<Vec<ScoreMark>> {
    let mut query = conn.prepare_cached(
        "SELECT ended_on, 'discharged', '' FROM episode WHERE patient = ?1 AND ended_on IS NOT NULL
         UNION SELECT ended, 'discharged', '' FROM patient WHERE id = ?1 AND ended IS NOT NULL
         UNION SELECT started_on, 'takenUp', '' FROM episode WHERE patient = ?1 AND number > 1 AND started_on IS NOT NULL
         UNION SELECT started, 'takenUp', '' FROM patient WHERE id = ?1 AND started IS NOT NULL
                  AND (SELECT max(number) FROM episode WHERE patient = ?1) > 1
         UNION SELECT admitted_on, 'admitted', kind FROM ward_stay WHERE patient = ?1
         UNION SELECT substr(discharged_at, 1, 10), 'left', kind FROM ward_stay
                WHERE patient = ?1 AND discharged_at IS NOT NULL",
    )?;
    let rows = query.query_map([patient], |row| {
        let (what, kind): (String, String) = (row.get(1)?, row.get(2)?);
        let place = say(&format!("stay.{kind}"), &[]);
        Ok(ScoreMark {
            on: row.get(0)?,
            kind: MarkKind::Episode,
            label: say(&format!("mark.{what}"), &[("place", &place)]),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
