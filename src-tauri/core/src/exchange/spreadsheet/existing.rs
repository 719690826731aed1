//! What the vault holds already, gathered once for the rows of a sheet to be compared with.

use super::identity::{Found, Identity, Index, reference_key};
use super::row_result::{ExistingPeople, InUse, Match};
use super::sheet::{SheetContact, SheetPerson};
use std::collections::{HashMap, HashSet};

use chrono::{NaiveDateTime, NaiveTime};
use rusqlite::Connection;

use crate::Result;
use crate::record::person::patient;
use crate::record::text::VisitTime;
use crate::record::visit::check_in::Kind;

/// The caseload as a sheet is compared with it.
pub(super) struct ExistingCaseload {
    people: Index<()>,
    /// Patient ids by reference.
    references: HashMap<String, String>,
    contacts: HashSet<(String, NaiveDateTime, Kind)>,
}

impl ExistingCaseload {
    /// # Errors
    /// When the store cannot be read.
    pub fn load(conn: &Connection) -> Result<Self> {
        let mut held = ExistingCaseload {
            people: Index::new(),
            references: HashMap::new(),
            contacts: HashSet::new(),
        };
        for person in patient::all(conn)? {
            let details = &person.details;
            let names = (Some(details.given.as_str()), Some(details.family.as_str()));
            let local_id = details.local_id.as_deref();
            let identity = Identity::new(details.nhs_number.as_deref(), names, details.born, local_id);
            held.people.add(identity, ());
            if let Some(local_id) = local_id {
                held.references.insert(reference_key(local_id), person.id);
            }
        }
        let mut query = conn.prepare_cached("SELECT patient, at, kind FROM check_in")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            held.contacts
                .insert((row.get(0)?, row.get::<_, VisitTime>(1)?.0, row.get(2)?));
        }
        Ok(held)
    }

    /// The id of the person whom a contact is about.
    pub fn patient_of(&self, contact: &SheetContact) -> Option<&str> {
        self.references
            .get(&reference_key(&contact.reference))
            .map(String::as_str)
    }
}

/// When a contact was. A sheet that tells no time means the day: it is kept as midnight, when nobody visits.
pub(super) fn moment(contact: &SheetContact) -> NaiveDateTime {
    contact.date.and_time(contact.time.unwrap_or(NaiveTime::MIN))
}

impl ExistingPeople for ExistingCaseload {
    fn person(&self, person: &SheetPerson) -> Match {
        match self.people.find(&person.identity()) {
            Found::Same(()) => Match::Same,
            Found::Other { nhs_number, reference } => Match::New {
                taken: InUse {
                    nhs_number: nhs_number.is_some(),
                    reference: reference.is_some(),
                },
            },
        }
    }

    fn reference(&self, local_id: &str) -> bool {
        self.references.contains_key(&reference_key(local_id))
    }

    fn contact(&self, contact: &SheetContact) -> bool {
        self.patient_of(contact)
            .is_some_and(|id| self.contacts.contains(&(id.to_owned(), moment(contact), contact.kind)))
    }
}
