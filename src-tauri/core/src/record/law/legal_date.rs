//! Dates that the law sets, such as a section that ends or a review that is due, as a reminder under the country's own
//! words. The official record decides; nothing here is legal advice.

use crate::error::Fault;
use chrono::NaiveDate;

use crate::record::noun::noun;
use crate::store::Tx;

noun! {
    LegalDate(LegalDateDetails) in legal_date, of patient;
    fields {
        /// "Section 3", "Section 117 review": whatever it is called here.
        label: String = line, searched;
        starts: Option<NaiveDate> = day;
        /// When it ends, or is due.
        due: Option<NaiveDate> = future_required;
        note: Option<String> = text, searched;
        source: Option<String> = line, searched;
        reported_on: Option<NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Law, on due;
    list by "due";
    whole in_order;
}

fn in_order(_: &Tx<'_>, details: &LegalDateDetails, _: Option<&str>) -> crate::Result<()> {
    if matches!((details.starts, details.due), (Some(starts), Some(due)) if due < starts) {
        return Err(crate::Error::invalid("due", Fault::BeforeStart));
    }
    Ok(())
}
