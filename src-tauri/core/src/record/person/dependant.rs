//! Children and others who depend on the person: who they are, who cares for them, and their school or service.

use crate::record::told::{self, told};

told! {
    Dependant(DependantDetails) in dependant, by "born IS NULL, born, name COLLATE NOCASE", ended, {
        /// A name, or initials.
        name: String = told::needed_line("name"),
        born: Option<chrono::NaiveDate> = told::past("born"),
        /// Years, on the day it was told.
        age: Option<u16> = told::within("age", 0, 130),
        cared_by: Option<String> = told::line("caredBy"),
        /// School or service.
        school: Option<String> = told::line("school"),
        note: Option<String> = told::long("note"),
        source: Option<String> = told::line("source"),
        reported_on: Option<chrono::NaiveDate> = told::reported_on("reportedOn"),
    }
}
