//! The part of a page to keep about medication: what they take, what is due when, and what they must not be given.

use rusqlite::Connection;

use super::page_part::PagePart;
use crate::Result;
use crate::record::health::allergy::{self, AllergyAnswer};
use crate::record::health::{medication, medication_event};

pub(super) fn medication_part(conn: &Connection, patient: &str) -> Result<Vec<PagePart>> {
    let part = |name: &str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| PagePart {
            part: Some(name.to_owned()),
            text: lines.join("\n"),
            steps: Vec::new(),
        })
    };
    let taken = medication::list(conn, patient)?.into_iter();
    let taken = taken.filter(|one| one.ended_on.is_none()).map(|one| {
        let d = one.details;
        let said = [Some(d.name), d.dose, d.how_often, d.purpose];
        said.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let events = medication_event::list(conn, patient)?.into_iter();
    let due = events
        .filter(|one| one.done_on.is_none() && one.ended_on.is_none())
        .filter_map(|one| {
            let day = one.details.due?.format("%A %-d %B %Y");
            Some(format!("{}: {day}", one.details.name))
        });
    let allergies = allergy::list(conn, patient)?.into_iter();
    let (mut told, mut none) = (Vec::new(), None);
    for one in allergies.filter(|one| one.ended_on.is_none()) {
        match (one.details.answer, one.details.substance) {
            (AllergyAnswer::NoneKnown, _) => none = Some("noAllergies"),
            (_, Some(substance)) => told.push(
                [Some(substance), one.details.reaction]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(": "),
            ),
            _ => {}
        }
    }
    // Its heading says all of it.
    let none = none.map(|name| PagePart {
        part: Some(name.to_owned()),
        text: String::new(),
        steps: Vec::new(),
    });
    let parts = [
        part("taken", taken.collect()),
        part("medicationDue", due.collect()),
        part("allergies", told),
        none,
    ];
    Ok(parts.into_iter().flatten().collect())
}
