//! A need, concern or problem that the plan answers.

use super::care_plan;
use crate::Result;
use crate::record::noun::noun;
use crate::store::Tx;

noun! {
    /// With no plan named it is of the plan that holds.
    Need(NeedDetails) in need, of plan, patient;
    fields { text: String = text, searched; }
    removed;
    positioned;
    found as Plan;
    list by "position";
    whole of_their_plan;
    add by hand;
    end by hand;
}

fn of_their_plan(tx: &Tx<'_>, details: &NeedDetails, _: Option<&str>) -> Result<()> {
    care_plan::is_of(tx, &details.plan, &details.patient)
}

/// Writes a need down, and starts the plan where there is none yet.
///
/// # Errors
/// `Invalid("text", ...)`, `NotFound` for a plan of somebody else.
pub fn add(tx: &Tx<'_>, details: &NeedDetails) -> Result<String> {
    let mut details = details.clone();
    if details.plan.is_empty() {
        details.plan = care_plan::current_or_start(tx, &details.patient)?;
    }
    insert(tx, &details)
}

/// Takes a need off the plan. Goals that answered it stay, without it.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &Tx<'_>, id: &str) -> Result<()> {
    tx.prepare_cached("UPDATE goal SET need = NULL WHERE need = ?")?
        .execute([id])?;
    delete(tx, id)
}
