//! Health as the person or their surgery reported it: medication and its dates, allergies, conditions, physical checks.

pub mod allergy;
pub mod condition;
pub mod medication;
pub mod medication_event;
pub mod physical_check;

use crate::record::noun::nouns;

nouns! { medication, medication_event, allergy, condition, physical_check }
