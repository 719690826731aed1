//! Who left a ward yesterday and was tried once, who is on a ward, and who came back after a discharge. Made without drawing
//! a number of chance, so that nothing else of the caseload depends on it.

use chrono::{Days, NaiveTime};

use crate::record::episode::leaving::{self, CaseloadDischarge, Reopening};
use crate::record::episode::ward_leaving::{self, WardDischarge, WardLeft};
use crate::record::episode::ward_stay::{self, StayKind, WardStayDetails};
use crate::record::text::VisitTime;
use crate::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use crate::store::Tx;
use crate::{Error, Result};

/// Left the ward yesterday.
const FROM_WARD: u32 = 5;
const ON_WARD: u32 = 8;
/// Was discharged before, and is in the second episode.
const CAME_BACK: u32 = 11;

pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    let today = tx.today();
    match number {
        FROM_WARD => {
            let stay = ward_stay::admit(tx, &stay(patient, "Maple ward", today - Days::new(24)))?;
            let at = VisitTime::at(today - Days::new(1), time(17, 15));
            let left = at.0.and_local_timezone(*tx.now().offset()).single();
            let discharge = WardDischarge {
                stay,
                at,
                suicide_risk: false,
                source: Some("Discharge letter".to_owned()),
            };
            ward_leaving::leave(
                tx,
                &WardLeft {
                    discharge,
                    left: left.ok_or(Error::Internal("offset"))?,
                },
            )?;
            let tried = VisitTime::at(today - Days::new(1), time(18, 30));
            let details = CheckInDetails {
                patient: patient.to_owned(),
                kind: Kind::Phone,
                outcome: Outcome::DidNotAttend,
                at: tried,
                note: "Rang in the evening, no answer. Left a message with the number to ring back.".to_owned(),
            };
            check_in::add_recorded(tx, &details, tried.0 + chrono::TimeDelta::minutes(5), false)?;
        }
        ON_WARD => {
            ward_stay::admit(tx, &stay(patient, "Rowan ward", today - Days::new(6)))?;
        }
        CAME_BACK => come_back(tx, patient)?,
        _ => {}
    }
    Ok(())
}

/// The episode before, which ended; and the present one, with why it began.
fn come_back(tx: &Tx<'_>, patient: &str) -> Result<()> {
    let ended = tx.today() - Days::new(50);
    leaving::discharge(
        tx,
        &CaseloadDischarge {
            patient: patient.to_owned(),
            on: Some(ended),
            reason: "Goals met".to_owned(),
            continued_by: "The GP".to_owned(),
            follow_up_on: None,
            open: Vec::new(),
        },
    )?;
    leaving::reopen(
        tx,
        &Reopening {
            patient: patient.to_owned(),
            on: Some(tx.today() - Days::new(40)),
            reason: "Low again since the summer, asked to come back".to_owned(),
            referrer: Some("The GP".to_owned()),
        },
    )?;
    Ok(())
}

fn stay(patient: &str, place: &str, on: chrono::NaiveDate) -> WardStayDetails {
    WardStayDetails {
        patient: patient.to_owned(),
        kind: StayKind::Ward,
        place: Some(place.to_owned()),
        admitted_on: Some(on),
        contact_days: Some(7),
        source: Some("The ward".to_owned()),
        ..WardStayDetails::default()
    }
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}
