//! Somebody of the circle who cares for the person: since when, what they need themselves in their own words, and what
//! they were offered. Their needs are their own, and stand beside what may be shared with them.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::params;

use crate::record::noun::noun;
use crate::record::stored_enum;
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    /// What they said to an assessment of their own needs.
    CarerAnswer { Accepted = "accepted", Declined = "declined" }
}

noun! {
    Carer(CarerDetails) in carer, of patient;
    fields {
        /// Their place in the person's circle.
        member: String = id;
        needs: Option<String> = text, searched;
        /// A year, a month or a day.
        caring_since: Option<String> = since;
        /// Who takes over when they need a break, and when.
        respite: Option<String> = text, searched;
        assessment_offered_on: Option<NaiveDate> = past;
        assessment_answer: Option<CarerAnswer> = choice when assessment_offered_on;
        assessment_answered_on: Option<NaiveDate> = past when assessment_answer;
        /// A plan for the day on which they cannot care.
        contingency_offered_on: Option<NaiveDate> = past;
        contingency_made_on: Option<NaiveDate> = past;
        /// When it was agreed to offer again; at the latest it is asked about after a year.
        next_offer_on: Option<NaiveDate> = future;
        reported_on: Option<NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Service, on reported_on;
    list by "reported_on DESC";
    whole agrees;
}

/// Somebody is written down once, and an answer comes after the offer.
fn agrees(tx: &Tx<'_>, details: &CarerDetails, id: Option<&str>) -> Result<()> {
    let taken = tx
        .prepare_cached("SELECT 1 FROM carer WHERE member = ? AND id IS NOT ? AND ended_on IS NULL")?
        .exists(params![details.member, id])?;
    if taken {
        return Err(Error::invalid("member", Fault::Taken));
    }
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
