//! What of safety, health and the law the rules look at.

use crate::error::Damage;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::dated;
use super::gather::By;
use super::{day_of, episode, service};
use crate::care::attention::{CarerFacts, LegalDate, MedicationDue, RunsOut, SafetyConcern};
use crate::care::sentence::say;
use crate::record::patient_filter::PatientFilter;
use crate::{Error, Result};

pub(in crate::facts) struct Clinical {
    pub(in crate::facts) safety_concerns: By<Vec<SafetyConcern>>,
    pub(in crate::facts) safeguarding_open: By<Vec<NaiveDate>>,
    pub(in crate::facts) legal_dates: By<Vec<LegalDate>>,
    pub(in crate::facts) ward_discharges: By<NaiveDate>,
    pub(in crate::facts) medication_due: By<Vec<MedicationDue>>,
    pub(in crate::facts) carers: By<Vec<CarerFacts>>,
}

pub(in crate::facts) fn gather(conn: &Connection, filter: PatientFilter<'_>) -> Result<Clinical> {
    Ok(Clinical {
        safety_concerns: safety_concerns(conn, filter)?,
        safeguarding_open: safeguarding_open(conn, filter)?,
        legal_dates: legal_dates(conn, filter)?,
        ward_discharges: episode::ward_discharges(conn, filter)?,
        medication_due: medication_due(conn, filter)?,
        carers: service::carers(conn, filter)?,
    })
}

fn safety_concerns(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<SafetyConcern>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, coalesce(words, item), answer, raised_at, deferred_until FROM safety_concern
          WHERE state IN ('open', 'deferred') AND patient BETWEEN ?1 AND ?2 ORDER BY raised_at, id",
    )?;
    let mut rows = query.query(filter.range())?;
    let mut open: By<Vec<SafetyConcern>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let what: Option<String> = row.get(1)?;
        let answer: Option<String> = row.get(2)?;
        let (raised, until): (String, Option<String>) = (row.get(3)?, row.get(4)?);
        let said = [what, answer].into_iter().flatten().collect::<Vec<_>>().join(": ");
        open.entry(row.get(0)?).or_default().push(SafetyConcern {
            what: said,
            since: day_of(&raised).ok_or(Error::Damaged(Damage::Store))?,
            answered: false,
            // Put off to the end of a day: it holds again on the next.
            deferred_until: until.as_deref().and_then(day_of).and_then(|day| day.succ_opt()),
        });
    }
    Ok(open)
}

fn safeguarding_open(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<NaiveDate>>> {
    dated::open_concerns(conn, filter)
}

/// The dates of the law, the yearly physical check of those who are flagged for it, and what is due after a discharge.
fn legal_dates(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<LegalDate>>> {
    let mut clocks: By<Vec<LegalDate>> = HashMap::new();
    for (patient, dues) in dated::open_clocks(conn, filter)? {
        let own = dues.into_iter().map(|clock| LegalDate {
            label: clock.label,
            due: RunsOut::Day(clock.due),
        });
        clocks.entry(patient).or_default().extend(own);
    }
    for (patient, due) in dated::physical_check_due(conn, filter)? {
        clocks.entry(patient).or_default().push(LegalDate {
            label: say("clock.physicalCheck", &[]),
            due: RunsOut::Day(due),
        });
    }
    for (patient, clock) in episode::after_discharge(conn, filter)? {
        clocks.entry(patient).or_default().push(clock);
    }
    Ok(clocks)
}

fn medication_due(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<MedicationDue>>> {
    let all = dated::medication_due(conn, filter)?.into_iter();
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
