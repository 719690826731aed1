//! What is promised, to be done and waited for with synthetic people, and some calls about them. Told by the number alone,
//! so that nothing else of the caseload changes with it.

use chrono::{Days, NaiveTime};

use crate::Result;
use crate::record::task::liaison::{self, LiaisonDetails, LiaisonPurpose, LiaisonWay, NewLiaison, NextStep};
use crate::record::task::{self, NewChase, OwedBy, TaskDetails, Urgency};
use crate::record::text::VisitTime;
use crate::store::Tx;

fn said(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// For person `number`, with the surgery of their circle.
pub(super) fn write(tx: &Tx<'_>, patient: &str, surgery: Option<&str>, number: u32) -> Result<()> {
    let ago = |days: u64| tx.today() - Days::new(days);
    let surgery = surgery.map(str::to_owned);
    match number % 8 {
        1 => {
            task::add(
                tx,
                &TaskDetails {
                    patient: patient.to_owned(),
                    text: "Bring the form for the bus pass".to_owned(),
                    promise: true,
                    asked_on: Some(ago(6)),
                    due: Some(tx.today() + Days::new(u64::from(number % 3))),
                    ..TaskDetails::default()
                },
            )?;
        }
        3 => {
            let id = task::add(
                tx,
                &TaskDetails {
                    patient: patient.to_owned(),
                    text: "Answer about the blood test".to_owned(),
                    owed_by: OwedBy::Other,
                    contact: surgery.clone(),
                    who: said("The surgery"),
                    asked_on: Some(ago(9)),
                    urgency: Some(Urgency::Urgent),
                    ..TaskDetails::default()
                },
            )?;
            let chase = NewChase {
                task: id,
                on: Some(ago(4)),
                note: said("Left a message at reception."),
                ..NewChase::default()
            };
            task::chase(tx, &chase)?;
        }
        5 => {
            task::add(
                tx,
                &TaskDetails {
                    patient: patient.to_owned(),
                    text: "Ring the surgery about the repeat prescription".to_owned(),
                    contact: surgery.clone(),
                    who: said("The surgery"),
                    ..TaskDetails::default()
                },
            )?;
        }
        6 => housing(tx, patient)?,
        _ => {}
    }
    Ok(())
}

fn housing(tx: &Tx<'_>, patient: &str) -> Result<()> {
    let on = tx.today() - Days::new(10);
    let new = NewLiaison {
        details: LiaisonDetails {
            patient: patient.to_owned(),
            contact: None,
            who: said("Mr Ofori, housing"),
            way: LiaisonWay::Call,
            purpose: LiaisonPurpose::Advocate,
            at: VisitTime::at(on, NaiveTime::from_hms_opt(11, 20, 0).unwrap_or_default()),
            note: "Asked for the repair of the boiler before the cold sets in, and said why it cannot wait.".to_owned(),
            outcome: said("He puts it to the contractor as urgent."),
        },
        next: Some(NextStep {
            text: "A date for the boiler".to_owned(),
            owed_by: OwedBy::Other,
            due: None,
            urgency: Some(Urgency::Routine),
            chase_on: None,
        }),
    };
    liaison::record(tx, &new)?;
    Ok(())
}
