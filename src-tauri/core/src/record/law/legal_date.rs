//! Dates that the law sets, such as a section that ends or a review that is due, as a reminder under the country's own
//! words. The official record decides; nothing here is legal advice.

use crate::error::Fault;
use chrono::NaiveDate;

use crate::record::told::{self, told};

told! {
    LegalDate(LegalDateDetails) in legal_date, by "due", ended, {
        /// "Section 3", "Section 117 review": whatever it is called here.
        label: String = told::needed_line("label"),
        starts: Option<NaiveDate> = told::plain,
        /// When it ends, or is due.
        due: Option<NaiveDate> = told::needed_day("due"),
        note: Option<String> = told::long("note"),
        source: Option<String> = told::line("source"),
        reported_on: Option<NaiveDate> = told::reported_on("reportedOn"),
    }
    whole in_order
}

fn in_order(details: &LegalDateDetails) -> crate::Result<()> {
    if matches!((details.starts, details.due), (Some(starts), Some(due)) if due < starts) {
        return Err(crate::Error::invalid("due", Fault::BeforeStart));
    }
    Ok(())
}
