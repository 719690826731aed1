//! What was told of health, what safeguarding and the law ask to be remembered, and what those who care need themselves,
//! as the window hands it over: one entry of one noun. Each noun keeps its own operations, so that the history names what was done.

use catchment_core::record::circle::carer::{self, CarerDetails};
use catchment_core::record::health::allergy::{self, AllergyDetails};
use catchment_core::record::health::condition::{self, ConditionDetails};
use catchment_core::record::health::medication::{self, MedicationDetails};
use catchment_core::record::health::medication_event::{self, MedicationEventDetails};
use catchment_core::record::health::physical_check::{self, PhysicalCheckDetails};
use catchment_core::record::law::advance_decision::{self, AdvanceDecisionDetails};
use catchment_core::record::law::capacity::{self, CapacityDetails};
use catchment_core::record::law::legal_date::{self, LegalDateDetails};
use catchment_core::record::law::legal_role::{self, LegalRoleDetails};
use catchment_core::record::person::dependant::{self, DependantDetails};
use catchment_core::record::safety::safeguarding_concern::{self, SafeguardingConcernDetails};
use catchment_core::record::told::Ending;
use catchment_core::store::{OpKind, Tx};
use catchment_core::{Now, Result};
use serde::Deserialize;

use crate::app::App;

macro_rules! entries {
    ($($noun:ident($details:ty): $add:path as $added:ident, $edit:path as $edited:ident, $end:path as $ended:ident;)+) => {
        #[derive(Deserialize)]
        #[serde(tag = "noun", content = "details", rename_all = "camelCase")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum Entry { $($noun($details),)+ }

        #[derive(Clone, Copy, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum EntryNoun { $($noun,)+ }

        /// # Errors
        /// What the noun refuses.
        pub fn add(app: &App, entry: &Entry, now: Now) -> Result<String> {
            match entry {
                $(Entry::$noun(details) => app.write(OpKind::$added, now, |tx| $add(tx, details)),)+
            }
        }

        /// # Errors
        /// What the noun refuses.
        pub fn edit(app: &App, edit: &EditEntry, now: Now) -> Result<()> {
            match &edit.entry {
                $(Entry::$noun(details) => app.write(OpKind::$edited, now, |tx| $edit(tx, &edit.id, details)),)+
            }
        }

        /// # Errors
        /// What the noun refuses.
        pub fn end(app: &App, end: &EndEntry, now: Now) -> Result<()> {
            let (kind, run): (OpKind, fn(&Tx<'_>, &Ending) -> Result<()>) = match end.noun {
                $(EntryNoun::$noun => (OpKind::$ended, $end),)+
            };
            app.write(kind, now, |tx| run(tx, &end.ending))
        }
    };
}

entries! {
    Medication(MedicationDetails): medication::add as AddMedication, medication::edit as EditMedication,
        medication::stop as EndMedication;
    MedicationEvent(MedicationEventDetails): medication_event::add as AddMedicationEvent,
        medication_event::edit as EditMedicationEvent, medication_event::end as EndMedicationEvent;
    Allergy(AllergyDetails): allergy::tell as AddAllergy, allergy::correct as EditAllergy, allergy::end as EndAllergy;
    Condition(ConditionDetails): condition::add as AddCondition, condition::edit as EditCondition,
        condition::end as EndCondition;
    PhysicalCheck(PhysicalCheckDetails): physical_check::write as AddPhysicalCheck,
        physical_check::rewrite as EditPhysicalCheck, physical_check::end as EndPhysicalCheck;
    Concern(SafeguardingConcernDetails): safeguarding_concern::add as RaiseSafeguarding,
        safeguarding_concern::edit as EditSafeguarding, safeguarding_concern::end as CloseSafeguarding;
    Dependant(DependantDetails): dependant::add as AddDependant, dependant::edit as EditDependant,
        dependant::end as EndDependant;
    Clock(LegalDateDetails): legal_date::add as AddLegalDate, legal_date::edit as EditLegalDate,
        legal_date::end as EndLegalDate;
    Role(LegalRoleDetails): legal_role::add as AddLegalRole, legal_role::edit as EditLegalRole,
        legal_role::end as EndLegalRole;
    Capacity(CapacityDetails): capacity::add as AddCapacity, capacity::edit as EditCapacity,
        capacity::end as EndCapacity;
    AdvanceDecision(AdvanceDecisionDetails): advance_decision::add as AddAdvanceDecision,
        advance_decision::edit as EditAdvanceDecision, advance_decision::end as EndAdvanceDecision;
    Carer(CarerDetails): carer::write as AddCarer, carer::edit as EditCarer, carer::end as EndCarer;
}

/// A row, and what stands in it written anew.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EditEntry {
    pub id: String,
    pub entry: Entry,
}

/// A row that no longer holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EndEntry {
    pub noun: EntryNoun,
    pub ending: Ending,
}
