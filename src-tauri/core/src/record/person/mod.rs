//! Who somebody is, and what to know before meeting them.

use crate::record::noun::nouns;

nouns! { alert, dependant }

pub mod about_me;
pub mod household;
pub mod name;
pub mod patient;
pub mod status;
pub mod unmapped_cell;
