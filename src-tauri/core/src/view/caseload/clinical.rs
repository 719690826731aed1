//! Facts whose nouns the record does not hold yet. The rules that read them are there; here each is nothing.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::facts::By;
use crate::Result;
use crate::care::attention::{CarerFacts, LegalClock, MedicationDue, SafetyConcern, ScoreChange};

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
        ward_discharges: ward_discharges(conn)?,
        score_changes: score_changes(conn)?,
        medication_due: medication_due(conn)?,
        carers: carers(conn)?,
    })
}

fn safety_concerns(_conn: &Connection) -> Result<By<Vec<SafetyConcern>>> {
    Ok(HashMap::new())
}

fn safeguarding_open(_conn: &Connection) -> Result<By<Vec<NaiveDate>>> {
    Ok(HashMap::new())
}

fn legal_clocks(_conn: &Connection) -> Result<By<Vec<LegalClock>>> {
    Ok(HashMap::new())
}

fn ward_discharges(_conn: &Connection) -> Result<By<NaiveDate>> {
    Ok(HashMap::new())
}

fn score_changes(_conn: &Connection) -> Result<By<Vec<ScoreChange>>> {
    Ok(HashMap::new())
}

fn medication_due(_conn: &Connection) -> Result<By<Vec<MedicationDue>>> {
    Ok(HashMap::new())
}

fn carers(_conn: &Connection) -> Result<By<CarerFacts>> {
    Ok(HashMap::new())
}
