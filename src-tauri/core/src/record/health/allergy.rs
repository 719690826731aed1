//! Allergies and intolerances as told. "None known" is an answer with a day of its own; no row at all says that nobody
//! asked.

use crate::error::Fault;
use rusqlite::params;

use crate::record::stored_enum;
use crate::record::told::{self, told};
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

told! {
    Allergy(AllergyDetails) in allergy, by "reported_on", ended, {
        answer: AllergyAnswer = told::plain,
        substance: Option<String> = told::line("substance"),
        /// What happens, as told.
        reaction: Option<String> = told::long("reaction"),
        source: Option<String> = told::line("source"),
        reported_on: Option<chrono::NaiveDate> = told::reported_on("reportedOn"),
    }
    whole names_its_substance
}

fn names_its_substance(details: &AllergyDetails) -> Result<()> {
    match (details.answer, &details.substance) {
        (AllergyAnswer::NoneKnown, _) | (_, Some(_)) => Ok(()),
        _ => Err(Error::invalid("substance", Fault::Required)),
    }
}

/// Writes an answer down: a newer "none known", or an allergy after one, takes the place of the "none known" before it.
///
/// # Errors
/// As [`add`]; `Invalid("answer", "contradicts")` for "none known" while an allergy or intolerance stands.
pub fn tell(tx: &Tx<'_>, details: &AllergyDetails) -> Result<String> {
    let stands = tx
        .prepare_cached("SELECT 1 FROM allergy WHERE patient = ? AND ended_on IS NULL AND answer <> 'noneKnown'")?
        .exists([&details.patient])?;
    if details.answer == AllergyAnswer::NoneKnown && stands {
        return Err(Error::invalid("answer", Fault::Contradicts));
    }
    tx.prepare_cached(
        "UPDATE allergy SET ended_on = ? WHERE patient = ? AND ended_on IS NULL AND answer = 'noneKnown'",
    )?
    .execute(params![tx.today(), details.patient])?;
    add(tx, details)
}

/// As [`edit`], with the same care for what contradicts.
///
/// # Errors
/// As [`edit`] and [`tell`].
pub fn correct(tx: &Tx<'_>, id: &str, details: &AllergyDetails) -> Result<()> {
    let stands = tx
        .prepare_cached(
            "SELECT 1 FROM allergy WHERE patient = ? AND id <> ? AND ended_on IS NULL AND answer <> 'noneKnown'",
        )?
        .exists([&details.patient, id])?;
    if details.answer == AllergyAnswer::NoneKnown && stands {
        return Err(Error::invalid("answer", Fault::Contradicts));
    }
    edit(tx, id, details)
}
