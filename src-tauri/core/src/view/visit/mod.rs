//! Before, during and after a visit: the brief, the household, the note for the official record.

pub mod brief;
pub mod brief_page;
pub mod copy_note;
pub mod household;
