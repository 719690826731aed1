//! What was read of everybody, kept beside the open store from one screen to the next.
//!
//! Only what the record says is kept, never what the rules make of it: a reason is computed again each time. It holds for
//! one day and up to one operation. After others, the people whose rows those changed are read again, by the same queries
//! as anybody alone; where a change is nobody's alone (a setting, a contact, an instrument), or on another day, everybody
//! is.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::gather::{PersonFacts, read};
use super::measure::latest::{Span, spans as read_spans};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::patient::{self, Patient};
use crate::store::reading::{Reading, changed_since, last};
use crate::{Error, Result};

/// With more people than these changed it is quicker to read everybody.
const FEW: usize = 20;

/// The scores of each person, by their id.
pub(crate) type Spans = HashMap<String, Arc<Vec<Span>>>;

struct CaseloadCache {
    seq: i64,
    today: NaiveDate,
    people: Vec<PersonFacts>,
    /// Read when a screen first asks for them.
    spans: Option<Spans>,
}

impl CaseloadCache {
    fn read(conn: &Connection, seq: i64, today: NaiveDate) -> Result<Self> {
        Ok(CaseloadCache {
            seq,
            today,
            people: read(conn, patient::all(conn)?, PatientFilter::Everybody, today)?,
            spans: None,
        })
    }

    /// Reads again those whom the operations since changed; `None` where that is not certain.
    fn updated(self, conn: &Connection, seq: i64) -> Result<Option<Self>> {
        if self.seq > seq {
            return Ok(None);
        }
        let Some(changed) = changed_since(conn, self.seq, FEW)? else {
            return Ok(None);
        };
        let mut known: HashMap<String, PersonFacts> = self
            .people
            .into_iter()
            .map(|known| (known.patient.id.clone(), known))
            .collect();
        let mut spans = self.spans;
        for id in &changed {
            known.remove(id);
            match patient::get(conn, id) {
                Ok(patient) => known.extend(one(conn, patient, self.today)?),
                // Taken back with the operation that added them.
                Err(Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
            if let Some(spans) = &mut spans {
                spans.remove(id);
                spans.extend(shared(read_spans(conn, PatientFilter::One(id))?));
            }
        }
        // Whoever was added, renamed or taken back: the list has its order from the store.
        let people = patient::all(conn)?.into_iter();
        let people: Option<Vec<PersonFacts>> = people.map(|patient| known.remove(&patient.id)).collect();
        Ok(people.filter(|_| known.is_empty()).map(|people| CaseloadCache {
            seq,
            today: self.today,
            people,
            spans,
        }))
    }
}

fn one(conn: &Connection, patient: Patient, today: NaiveDate) -> Result<Option<(String, PersonFacts)>> {
    let id = patient.id.clone();
    let known = read(conn, vec![patient], PatientFilter::One(&id), today)?.pop();
    Ok(known.map(|known| (id, known)))
}

fn shared(spans: HashMap<String, Vec<Span>>) -> impl Iterator<Item = (String, Arc<Vec<Span>>)> {
    spans.into_iter().map(|(id, spans)| (id, Arc::new(spans)))
}

/// Everybody as the record has them now, in the order of a list.
pub(in crate::facts) fn everybody(reading: Reading<'_>, today: NaiveDate) -> Result<Vec<PersonFacts>> {
    let conn = reading.conn();
    let Some(shelf) = reading.cache() else {
        return read(conn, patient::all(conn)?, PatientFilter::Everybody, today);
    };
    shelf.with(|held: &mut Option<CaseloadCache>| {
        // Whatever fails on the way, nothing that may be out of date is left.
        let kept = now(conn, held.take(), today)?;
        let people = kept.people.clone();
        *held = Some(kept);
        Ok(people)
    })
}

/// The scores of everybody as [`read_spans`] reads them.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn spans(reading: Reading<'_>, today: NaiveDate) -> Result<Spans> {
    let conn = reading.conn();
    let fresh = || Ok::<_, Error>(shared(read_spans(conn, PatientFilter::Everybody)?).collect());
    let Some(shelf) = reading.cache() else {
        return fresh();
    };
    shelf.with(|held: &mut Option<CaseloadCache>| {
        let mut kept = now(conn, held.take(), today)?;
        let spans = match kept.spans.take() {
            Some(spans) => spans,
            None => fresh()?,
        };
        kept.spans = Some(spans.clone());
        *held = Some(kept);
        Ok(spans)
    })
}

fn now(conn: &Connection, held: Option<CaseloadCache>, today: NaiveDate) -> Result<CaseloadCache> {
    let seq = last(conn)?;
    let updated = match held.filter(|kept| kept.today == today) {
        Some(kept) if kept.seq == seq => return Ok(kept),
        Some(kept) => kept.updated(conn, seq)?,
        None => None,
    };
    match updated {
        Some(kept) => Ok(kept),
        None => CaseloadCache::read(conn, seq, today),
    }
}
