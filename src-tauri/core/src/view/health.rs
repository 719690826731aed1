//! The Health tab and the tab beside it: everything told of somebody's health, and what safeguarding and the law ask to
//! be remembered about them.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::facts::{self, thresholds};
use crate::record::circle::contact::{self, Contact};
use crate::record::health::allergy::{self, Allergy};
use crate::record::health::condition::{self, Condition};
use crate::record::health::medication::{self, Medication};
use crate::record::health::medication_event::{self, EventKind, MedicationEvent};
use crate::record::health::physical_check::{self, PhysicalCheck};
use crate::record::law::advance_decision::{self, AdvanceDecision};
use crate::record::law::capacity::{self, Capacity};
use crate::record::law::legal_date::{self, LegalDate};
use crate::record::law::legal_role::{self, LegalRole};
use crate::record::patient_filter::PatientFilter;
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

/// What somebody's page shows of health and the law whichever tab is open.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct HealthDue {
    /// Those that hold, "none known" too; empty: nobody asked.
    pub allergies: Vec<Allergy>,
    /// The days on which open safeguarding concerns were noted, earliest first.
    pub concerns: Vec<NaiveDate>,
    /// What is past its day or near it, soonest first.
    pub due: Vec<Due>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum DueKind {
    Medication,
    Clock,
    PhysicalCheck,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Due {
    pub what: DueKind,
    /// With [`DueKind::Medication`]: which kind of date.
    pub event: Option<EventKind>,
    /// Empty for the physical check, of which there is one.
    pub name: String,
    pub on: NaiveDate,
}

/// What is near is what the rules call near ([`crate::care::attention::RuleSettings`]), so that the page and the list show it from one day on.
///
/// # Errors
/// When the store cannot be read.
pub fn health_due(conn: &Connection, patient: &str, today: NaiveDate) -> Result<HealthDue> {
    let rules = thresholds(conn)?.rules;
    let own = PatientFilter::One(patient);
    let medication = facts::health::medication_due(conn, own)?
        .remove(patient)
        .unwrap_or_default();
    let clocks = facts::law::open_clocks(conn, own)?.remove(patient).unwrap_or_default();
    let check = facts::health::physical_check_due(conn, own)?.remove(patient);
    let medication = medication
        .into_iter()
        .filter(|event| rules.medication_is_near(event.due, today))
        .map(|event| Due {
            what: DueKind::Medication,
            event: Some(event.kind),
            name: event.name,
            on: event.due,
        });
    let named = |what, name, on| Due {
        what,
        event: None,
        name,
        on,
    };
    let clocks = clocks
        .into_iter()
        .map(|clock| named(DueKind::Clock, clock.label, clock.due));
    let check = check.map(|on| named(DueKind::PhysicalCheck, String::new(), on));
    let dates = clocks.chain(check).filter(|due| rules.clock_is_near(due.on, today));
    let mut due: Vec<Due> = medication.chain(dates).collect();
    due.sort_by_key(|due| due.on);
    let allergies = allergy::list(conn, patient)?;
    Ok(HealthDue {
        allergies: allergies.into_iter().filter(|one| one.ended_on.is_none()).collect(),
        concerns: facts::safety::open_concerns(conn, own)?
            .remove(patient)
            .unwrap_or_default(),
        due,
    })
}
