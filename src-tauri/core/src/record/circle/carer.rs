//! Somebody of the circle who cares for the person: since when, what they need themselves in their own words, and what
//! they were offered. Their needs are their own, and stand beside what may be shared with them.

use crate::error::Fault;
use chrono::NaiveDate;

use crate::record::stored_enum;
use crate::record::told::{self, told};
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    /// What they said to an assessment of their own needs.
    CarerAnswer { Accepted = "accepted", Declined = "declined" }
}

told! {
    Carer(CarerDetails) in carer, by "reported_on DESC", ended, {
        /// Their place in the person's circle.
        member: String = told::plain,
        /// A year, a month or a day.
        caring_since: Option<String> = told::since("caringSince"),
        needs: Option<String> = told::long("needs"),
        /// Who takes over when they need a break, and when.
        respite: Option<String> = told::long("respite"),
        assessment_offered_on: Option<NaiveDate> = told::past("assessmentOfferedOn"),
        assessment_answer: Option<CarerAnswer> = told::plain,
        assessment_answered_on: Option<NaiveDate> = told::past("assessmentAnsweredOn"),
        /// A plan for the day on which they cannot care.
        contingency_offered_on: Option<NaiveDate> = told::past("contingencyOfferedOn"),
        contingency_made_on: Option<NaiveDate> = told::past("contingencyMadeOn"),
        /// When it was agreed to offer again; at the latest it is asked about after a year.
        next_offer_on: Option<NaiveDate> = told::plain,
        reported_on: Option<NaiveDate> = told::reported_on("reportedOn"),
    }
    whole in_order
}

/// An answer comes after the offer.
fn in_order(details: &CarerDetails) -> Result<()> {
    let before = |first: Option<NaiveDate>, then: Option<NaiveDate>| first.zip(then).is_some_and(|(a, b)| b < a);
    if before(details.assessment_offered_on, details.assessment_answered_on) {
        return Err(Error::invalid("assessmentAnsweredOn", Fault::BeforeOffer));
    }
    if before(details.contingency_offered_on, details.contingency_made_on) {
        return Err(Error::invalid("contingencyMadeOn", Fault::BeforeOffer));
    }
    if details.next_offer_on.is_some() && before(details.reported_on, details.next_offer_on) {
        return Err(Error::invalid("nextOfferOn", Fault::Past));
    }
    Ok(())
}

/// Writes down that somebody of the circle cares for the person.
///
/// # Errors
/// `Invalid` with the field; `Invalid("member", "taken")` when it is written down already.
pub fn write(tx: &Tx<'_>, details: &CarerDetails) -> Result<String> {
    let taken = tx
        .prepare_cached("SELECT 1 FROM carer WHERE member = ? AND ended_on IS NULL")?
        .exists([&details.member])?;
    if taken {
        return Err(Error::invalid("member", Fault::Taken));
    }
    add(tx, details)
}
