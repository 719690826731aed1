//! Children and others who depend on the person: who they are, who cares for them, and their school or service.

use crate::record::noun::noun;

noun! {
    Dependant(DependantDetails) in dependant, of patient;
    fields {
        /// A name, or initials.
        name: String = line, searched;
        born: Option<chrono::NaiveDate> = past;
        /// Years, on the day it was told.
        age: Option<u16> = number(0, 130);
        cared_by: Option<String> = line, searched;
        /// School or service.
        school: Option<String> = line, searched;
        note: Option<String> = text, searched;
        source: Option<String> = line, searched;
        reported_on: Option<chrono::NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Law, on reported_on;
    list by "born IS NULL, born, name COLLATE NOCASE";
}
