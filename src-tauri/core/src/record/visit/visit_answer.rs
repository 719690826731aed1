//! An appointment whose day has passed is answered in one action over several nouns: what happened instead of it, as a
//! check-in that says so, and the appointment that takes its place. And one appointment for several people of a household
//! is planned in one action too.

use crate::error::Fault;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::check_in::{self, CheckInDetails, Kind, Outcome};
use super::visit_mode::NextContact;
use super::{CalledOffBy, State, Visit, VisitDetails};
use crate::record::person::household;
use crate::record::stored_enum;
use crate::record::text::{self, PARAGRAPH, VisitTime};
use crate::record::visit;
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// Why a planned contact did not take place.
    NotHeld {
        DidNotAttend = "didNotAttend",
        WasNotBrought = "wasNotBrought",
        NoAccess = "noAccess",
        CancelledByPerson = "cancelledByPerson",
        CancelledByUs = "cancelledByUs",
    }
}

/// What became of a planned contact that did not take place.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct VisitNotHeld {
    pub visit: String,
    pub why: NotHeld,
    /// What was found, or the reason; needed where somebody called it off.
    pub note: Option<String>,
    /// The appointment in its place, today or later.
    pub rebook: Option<NextContact>,
}

/// One appointment with several people of a household.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanTogether {
    pub details: VisitDetails,
    /// The others, by id: each confirmed as of the household.
    pub with: Vec<String>,
}

impl NotHeld {
    fn outcome(self) -> Outcome {
        match self {
            NotHeld::DidNotAttend => Outcome::DidNotAttend,
            NotHeld::WasNotBrought => Outcome::WasNotBrought,
            NotHeld::NoAccess => Outcome::NoAccess,
            NotHeld::CancelledByPerson | NotHeld::CancelledByUs => Outcome::Cancelled,
        }
    }

    fn called_off_by(self) -> Option<CalledOffBy> {
        match self {
            NotHeld::CancelledByPerson => Some(CalledOffBy::Person),
            NotHeld::CancelledByUs => Some(CalledOffBy::Us),
            _ => None,
        }
    }
}

acts! {
    AnswerVisit = not_held(VisitNotHeld) -> String;
    PlanTogether = plan_together(PlanTogether) -> ();
}

/// Says why a planned contact did not take place; answers with the id of the check-in that says so.
///
/// # Errors
/// `Invalid("note", "required")` where somebody called it off; `Invalid("visit", "ahead")` while its day is still to come;
/// `Invalid("rebook", "past")`; `NotFound("visit")` when it is answered already.
pub fn not_held(tx: &Tx<'_>, ask: &VisitNotHeld) -> Result<String> {
    let visit = visit::get(tx, &ask.visit)?;
    if visit.state != State::Planned {
        return Err(Error::NotFound("visit"));
    }
    if visit.details.on > tx.today() {
        return Err(Error::invalid("visit", Fault::Ahead));
    }
    let note = match ask.why.called_off_by() {
        Some(_) => Some(text::required(
            "note",
            ask.note.as_deref().unwrap_or_default(),
            PARAGRAPH,
        )?),
        None => text::optional("note", ask.note.as_deref(), PARAGRAPH)?,
    };
    let id = check_in::add(
        tx,
        &CheckInDetails {
            patient: visit.details.patient.clone(),
            kind: visit.details.kind.unwrap_or(Kind::Other),
            outcome: ask.why.outcome(),
            at: planned_for(&visit, tx),
            note: note.unwrap_or_default(),
        },
    )?;
    visit::answer_one(tx, &visit.id, &id, ask.why.called_off_by())?;
    if let Some(next) = &ask.rebook {
        let details = next.details(&visit.details.patient);
        let again = VisitDetails {
            who: details.who.or(visit.details.who),
            ..details
        };
        let again = visit::plan(tx, &again).map_err(|error| match error {
            Error::Invalid { field: "on", reason } => Error::invalid("rebook", reason),
            other => other,
        })?;
        visit::agreed_in(tx, &again, &id)?;
    }
    Ok(id)
}

/// When it was to be; today's, where its time is still to come, is answered as of now.
fn planned_for(visit: &Visit, tx: &Tx<'_>) -> VisitTime {
    let time = visit.details.time.as_deref();
    let time = time.and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok());
    let at = VisitTime::at(visit.details.on, time.unwrap_or_default());
    let now = tx.now().naive_local();
    if at.0 > now {
        VisitTime::at(now.date(), now.time())
    } else {
        at
    }
}

/// Plans one visit to several people of a household: an appointment for each, answered by their own check-in.
///
/// # Errors
/// As [`visit::plan`], and `Invalid("with", "notOfHousehold")`.
pub fn plan_together(tx: &Tx<'_>, ask: &PlanTogether) -> Result<()> {
    let household = household::list(tx, &ask.details.patient)?;
    let mut planned = vec![visit::plan(tx, &ask.details)?];
    for other in &ask.with {
        if household.is_none() || household::list(tx, other)? != household || *other == ask.details.patient {
            return Err(Error::invalid("with", Fault::NotOfHousehold));
        }
        planned.push(visit::plan(
            tx,
            &VisitDetails {
                patient: other.clone(),
                ..ask.details.clone()
            },
        )?);
    }
    if planned.len() > 1 {
        visit::belong_together(tx, &planned)?;
    }
    Ok(())
}
