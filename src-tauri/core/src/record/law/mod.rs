//! What the law asks to be remembered: roles, dates and their rules, capacity, advance decisions.

pub mod advance_decision;
pub mod capacity;
pub mod clock_rule;
pub mod legal_date;
pub mod legal_role;

use crate::record::noun::nouns;

nouns! { legal_date, legal_role, capacity, advance_decision }
