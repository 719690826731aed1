//! Allergies and intolerances as told. "None known" is an answer with a day of its own; no row at all says that nobody
//! asked.

use crate::error::Fault;
use rusqlite::params;

use crate::record::noun::noun;
use crate::record::stored_enum;
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    AllergyAnswer {
        #[default]
        Allergy = "allergy",
        Intolerance = "intolerance",
        NoneKnown = "noneKnown",
    }
}

noun! {
    Allergy(AllergyDetails) in allergy, of patient;
    fields {
        answer: AllergyAnswer = choice;
        substance: Option<String> = line, searched when answer is "allergy" | "intolerance";
        /// What happens, as told.
        reaction: Option<String> = text, searched when answer is "allergy" | "intolerance";
        source: Option<String> = line, searched;
        reported_on: Option<chrono::NaiveDate> = past_or_today;
    }
    ends with outcome;
    found as Health, on reported_on;
    list by "reported_on";
    whole agrees;
    add by hand;
}

/// A substance is named, and "none known" stands beside no allergy or intolerance.
fn agrees(tx: &Tx<'_>, details: &AllergyDetails, id: Option<&str>) -> Result<()> {
    if details.answer != AllergyAnswer::NoneKnown {
        return match details.substance {
            Some(_) => Ok(()),
            None => Err(Error::invalid("substance", Fault::Required)),
        };
    }
    let contradicted = tx
        .prepare_cached(
            "SELECT 1 FROM allergy
              WHERE patient = ? AND id IS NOT ? AND ended_on IS NULL AND answer <> 'noneKnown'",
        )?
        .exists(params![details.patient, id])?;
    if contradicted {
        return Err(Error::invalid("answer", Fault::Contradicts));
    }
    Ok(())
}

/// Writes an answer down: a newer "none known", or an allergy after one, takes the place of the "none known" before it.
///
/// # Errors
/// `Invalid` with the field; `Invalid("answer", "contradicts")` for "none known" while an allergy or intolerance holds.
pub fn add(tx: &Tx<'_>, details: &AllergyDetails) -> Result<String> {
    tx.prepare_cached(
        "UPDATE allergy SET ended_on = ? WHERE patient = ? AND ended_on IS NULL AND answer = 'noneKnown'",
    )?
    .execute(params![tx.today(), details.patient])?;
    insert(tx, details)
}
