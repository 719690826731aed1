//! A fact to know before a visit, with its source and review date: "dog at the address". Never a rating of a person.

use chrono::NaiveDate;

use crate::record::noun::noun;
use crate::store::Tx;

noun! {
    Alert(AlertDetails) in alert, of patient;
    fields {
        text: String = text, searched;
        source: Option<String> = line, searched;
        review_on: Option<NaiveDate> = within_reach;
    }
    written { noted_on: NaiveDate = Tx::today; }
    ends;
    found as Alert, on noted_on;
    list by "noted_on";
}
