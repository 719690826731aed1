//! The Health tab and the tab beside it: everything told of somebody's health, and what safeguarding and the law ask to
//! be remembered about them.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::person::own_page::PagePart;
use crate::Result;
use crate::record::circle::contact::{self, Contact};
use crate::record::health::allergy::{self, Allergy, AllergyAnswer};
use crate::record::health::condition::{self, Condition};
use crate::record::health::medication::{self, Medication};
use crate::record::health::medication_event::{self, MedicationEvent};
use crate::record::health::physical_check::{self, PhysicalCheck};
use crate::record::law::advance_decision::{self, AdvanceDecision};
use crate::record::law::capacity::{self, Capacity};
use crate::record::law::legal_date::{self, LegalDate};
use crate::record::law::legal_role::{self, LegalRole};
use crate::record::person::dependant::{self, Dependant};
use crate::record::safety::safeguarding_concern::{self, SafeguardingConcern};

/// What holds stands first in every list, what has ended after it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Health {
    pub medications: Vec<Medication>,
    /// Open ones by their day, then those done, the latest first.
    pub events: Vec<MedicationEvent>,
    pub allergies: Vec<Allergy>,
    pub conditions: Vec<Condition>,
    pub checks: Vec<PhysicalCheck>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Law {
    pub concerns: Vec<SafeguardingConcern>,
    pub dependants: Vec<Dependant>,
    pub clocks: Vec<LegalDate>,
    pub roles: Vec<RoleRow>,
    pub capacity: Vec<Capacity>,
    pub advance_decisions: Vec<AdvanceDecision>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RoleRow {
    pub role: LegalRole,
    /// Their entry in the directory, where they stand in it.
    pub contact: Option<Contact>,
}

/// # Errors
/// When the store cannot be read.
pub fn health(conn: &Connection, patient: &str) -> Result<Health> {
    Ok(Health {
        medications: medication::list(conn, patient)?,
        events: medication_event::list(conn, patient)?,
        allergies: allergy::list(conn, patient)?,
        conditions: condition::list(conn, patient)?,
        checks: physical_check::list(conn, patient)?,
    })
}

/// # Errors
/// When the store cannot be read.
pub fn law(conn: &Connection, patient: &str) -> Result<Law> {
    let role = |role: LegalRole| {
        let contact = role.details.contact.as_deref();
        Ok(RoleRow {
            contact: contact.map(|id| contact::get(conn, id)).transpose()?,
            role,
        })
    };
    Ok(Law {
        concerns: safeguarding_concern::list(conn, patient)?,
        dependants: dependant::list(conn, patient)?,
        clocks: legal_date::list(conn, patient)?,
        roles: legal_role::list(conn, patient)?
            .into_iter()
            .map(role)
            .collect::<Result<_>>()?,
        capacity: capacity::list(conn, patient)?,
        advance_decisions: advance_decision::list(conn, patient)?,
    })
}

/// For the page that they keep: what they take, what is due when, and what they must not be given.
pub(super) fn on_page(conn: &Connection, patient: &str) -> Result<Vec<PagePart>> {
    let part = |name: &str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| PagePart {
            part: Some(name.to_owned()),
            text: lines.join("\n"),
            steps: Vec::new(),
        })
    };
    let taken = medication::list(conn, patient)?.into_iter();
    let taken = taken.filter(|one| one.ended_on.is_none()).map(|one| {
        let d = one.details;
        let said = [Some(d.name), d.dose, d.how_often, d.purpose];
        said.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let events = medication_event::list(conn, patient)?.into_iter();
    let due = events
        .filter(|one| one.done_on.is_none() && one.ended_on.is_none())
        .filter_map(|one| {
            let day = one.details.due?.format("%A %-d %B %Y");
            Some(format!("{}: {day}", one.details.name))
        });
    let allergies = allergy::list(conn, patient)?.into_iter();
    let (mut told, mut none) = (Vec::new(), None);
    for one in allergies.filter(|one| one.ended_on.is_none()) {
        match (one.details.answer, one.details.substance) {
            (AllergyAnswer::NoneKnown, _) => none = Some("noAllergies"),
            (_, Some(substance)) => told.push(
                [Some(substance), one.details.reaction]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(": "),
            ),
            _ => {}
        }
    }
    // Its heading says all of it.
    let none = none.map(|name| PagePart {
        part: Some(name.to_owned()),
        text: String::new(),
        steps: Vec::new(),
    });
    let parts = [
        part("taken", taken.collect()),
        part("medicationDue", due.collect()),
        part("allergies", told),
        none,
    ];
    Ok(parts.into_iter().flatten().collect())
}
