//! Who somebody is, and what to know before meeting them.

pub mod about_me;
pub mod alert;
pub mod dependant;
pub mod household;
pub mod name;
pub mod patient;
pub mod status;
pub mod unmapped_cell;

use crate::record::noun::nouns;

nouns! { alert, dependant }
