//! Acts that need the facts of a person to know what to refuse. They stand above the record, which knows no facts, and write
//! nothing themselves: the noun does.

pub mod snooze;
