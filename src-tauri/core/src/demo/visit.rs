//! Two people who live together and are visited together today, and a visit that nobody has answered yet.

use chrono::Days;

use crate::Result;
use crate::record::edit::Edit;
use crate::record::person::household::{self, HouseholdPair};
use crate::record::person::patient::{self, PatientDetails};
use crate::record::visit::check_in::Kind;
use crate::record::visit::{self, VisitDetails};
use crate::store::Tx;

/// Of the people in their order: the third and the fourth live together, the fifth waits to be answered.
pub(super) fn make(tx: &Tx<'_>, people: &[String]) -> Result<()> {
    if let [_, _, third, fourth, ..] = people {
        together(tx, third, fourth)?;
    }
    if let Some(fifth) = people.get(4) {
        visit::plan_imported(
            tx,
            &VisitDetails {
                patient: fifth.clone(),
                on: tx.today() - Days::new(2),
                time: Some("11:00".to_owned()),
                kind: Some(Kind::HomeVisit),
                place: None,
                who: None,
            },
        )?;
    }
    Ok(())
}

fn together(tx: &Tx<'_>, one: &str, other: &str) -> Result<()> {
    let home = patient::get(tx, one)?.details;
    let details = PatientDetails {
        address: home.address,
        postcode: home.postcode,
        access_notes: home.access_notes,
        ..patient::get(tx, other)?.details
    };
    patient::edit(tx, &Edit::new(other, details.clone()))?;
    let pair = HouseholdPair {
        patient: one.to_owned(),
        with: other.to_owned(),
    };
    household::join(tx, &pair)?;
    let Some(today) = visit::planned(tx, one)?
        .into_iter()
        .find(|visit| visit.details.on == tx.today())
    else {
        return Ok(());
    };
    let who = Some("a colleague from the team".to_owned());
    let details = VisitDetails { who, ..today.details };
    visit::edit(tx, &Edit::new(&today.id, details.clone()))?;
    let details = VisitDetails {
        patient: other.to_owned(),
        ..details
    };
    let theirs = visit::plan(tx, &details)?;
    visit::belong_together(tx, &[today.id, theirs])
}
