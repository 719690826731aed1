//! The plan agreed with one person: when it was agreed and with whom, and who reviews it when. Needs, goals,
//! milestones and interventions hang on it.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::circle::raise::raise;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// Who agreed to the plan.
    AgreedBy { Person = "person", Representative = "representative" }
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanDetails {
    pub patient: String,
    pub strengths: Option<String>,
    pub agreed_on: Option<NaiveDate>,
    /// `None`: not said, or told in words before this was asked.
    pub agreed_by: Option<AgreedBy>,
    /// The name of whoever spoke for them.
    pub agreed_with: Option<String>,
    /// In which capacity they spoke: mother, attorney for health and welfare, advocate.
    pub agreed_as: Option<String>,
    pub review_on: Option<NaiveDate>,
    pub review_owner: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CarePlan {
    pub id: String,
    #[serde(flatten)]
    pub details: PlanDetails,
    /// From 1.
    pub version: u32,
    pub started_on: NaiveDate,
    /// Since when this version holds; `None`: since the plan was started.
    pub version_from: Option<NaiveDate>,
}

struct Checked {
    strengths: Option<String>,
    agreed_with: Option<String>,
    agreed_as: Option<String>,
    review_owner: Option<String>,
}

fn checked(details: &PlanDetails, today: NaiveDate) -> Result<Checked> {
    if details.agreed_on.is_some_and(|on| on > today) {
        return Err(Error::invalid("agreedOn", Fault::Future));
    }
    let agreed_with = text::optional("agreedWith", details.agreed_with.as_deref(), LINE)?;
    let agreed_as = text::optional("agreedAs", details.agreed_as.as_deref(), LINE)?;
    if details.agreed_by == Some(AgreedBy::Representative) {
        for (field, said) in [("agreedWith", &agreed_with), ("agreedAs", &agreed_as)] {
            if said.is_none() {
                return Err(Error::invalid(field, Fault::Required));
            }
        }
    }
    Ok(Checked {
        strengths: text::optional("strengths", details.strengths.as_deref(), PARAGRAPH)?,
        agreed_with,
        agreed_as,
        review_owner: text::optional("reviewOwner", details.review_owner.as_deref(), LINE)?,
    })
}

acts! {
    StartPlan = start(PlanDetails) -> String;
    EditPlan = edit(PlanDetails) -> String;
}

/// Starts the first plan of a person.
///
/// # Errors
/// `Invalid("plan", "taken")` when there is one; `Invalid` with the field.
pub fn start(tx: &Tx<'_>, details: &PlanDetails) -> Result<String> {
    let id = start_on(tx, details, tx.today())?;
    let words = agreed_words(details).unwrap_or_else(|| say("notice.planBegun", &[("date", &dates::long(tx.today()))]));
    raise(
        tx,
        &details.patient,
        NoticeAbout::Plan,
        &words,
        Some(("care_plan", &id)),
    )?;
    Ok(id)
}

/// The plan that holds now, started now if there is none: a goal can be written before anything else is agreed.
///
/// # Errors
/// When the store would not take it.
pub fn current_or_start(tx: &Tx<'_>, patient: &str) -> Result<String> {
    match current(tx, patient)? {
        Some(plan) => Ok(plan.id),
        None => start(
            tx,
            &PlanDetails {
                patient: patient.to_owned(),
                ..PlanDetails::default()
            },
        ),
    }
}

/// # Errors
/// `NotFound` for a plan of somebody else.
pub(super) fn is_of(tx: &Tx<'_>, plan: &str, patient: &str) -> Result<()> {
    let theirs = tx
        .prepare_cached("SELECT 1 FROM care_plan WHERE id = ? AND patient = ?")?
        .exists([plan, patient])?;
    if theirs {
        Ok(())
    } else {
        Err(Error::NotFound("carePlan"))
    }
}

/// Starts the first plan of a person as of a day.
pub(crate) fn start_on(tx: &Tx<'_>, details: &PlanDetails, on: NaiveDate) -> Result<String> {
    let c = checked(details, tx.today())?;
    if current(tx, &details.patient)?.is_some() {
        return Err(Error::invalid("plan", Fault::Taken));
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO care_plan (id, patient, version, state, started_on, strengths, agreed_on, agreed_by, agreed_with,
           agreed_as, review_on, review_owner) VALUES (?, ?, 1, 'current', ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        details.patient,
        on,
        c.strengths,
        details.agreed_on,
        details.agreed_by,
        c.agreed_with,
        c.agreed_as,
        details.review_on,
        c.review_owner,
    ])?;
    Ok(id)
}

/// Begins the next version, as it was agreed at a review; answers with its number.
///
/// # Errors
/// `Invalid("reviewOn", "required" | "past")`, `Invalid` with another field, `NotFound`.
pub(crate) fn next_version(tx: &Tx<'_>, id: &str, details: &PlanDetails, on: NaiveDate) -> Result<u32> {
    match details.review_on {
        None => return Err(Error::invalid("reviewOn", Fault::Required)),
        Some(review) if review < on => return Err(Error::invalid("reviewOn", Fault::Past)),
        Some(_) => {}
    }
    update(tx, id, details)?;
    tx.prepare_cached("UPDATE care_plan SET version = version + 1, version_from = ? WHERE id = ?")?
        .execute(params![on, id])?;
    Ok(tx
        .prepare_cached("SELECT version FROM care_plan WHERE id = ?")?
        .query_row([id], |row| row.get(0))?)
}

/// What was agreed changes without a review. Strengths alone are nothing to ring anybody about.
///
/// # Errors
/// `Invalid` with the field, `NotFound` where the person has no plan.
pub fn edit(tx: &Tx<'_>, details: &PlanDetails) -> Result<String> {
    let plan = current(tx, &details.patient)?.ok_or(Error::NotFound("carePlan"))?;
    update(tx, &plan.id, details)?;
    let now = current(tx, &details.patient)?.ok_or(Error::NotFound("carePlan"))?;
    let was = &plan.details;
    let strengths_alone = PlanDetails {
        strengths: was.strengths.clone(),
        ..now.details.clone()
    };
    if strengths_alone == *was {
        return Ok(plan.id);
    }
    let agreed_again = agreed_words(&now.details).filter(|_| now.details.agreed_on != was.agreed_on);
    let words = agreed_again.unwrap_or_else(|| {
        let today = dates::long(tx.today());
        match now.details.review_on {
            Some(on) => say("notice.planChanged", &[("date", &today), ("review", &dates::long(on))]),
            None => say("notice.planChangedNoReview", &[("date", &today)]),
        }
    });
    raise(
        tx,
        &was.patient,
        NoticeAbout::Plan,
        &words,
        Some(("care_plan", &plan.id)),
    )?;
    Ok(plan.id)
}

/// `None`: it is not agreed yet.
fn agreed_words(details: &PlanDetails) -> Option<String> {
    let date = dates::long(details.agreed_on?);
    Some(match details.review_on {
        Some(on) => say("notice.plan", &[("date", &date), ("review", &dates::long(on))]),
        None => say("notice.planNoReview", &[("date", &date)]),
    })
}

fn update(tx: &Tx<'_>, id: &str, details: &PlanDetails) -> Result<()> {
    let c = checked(details, tx.today())?;
    let changed = tx
        .prepare_cached(
            "UPDATE care_plan SET strengths = ?2, agreed_on = ?3, agreed_by = ?4, agreed_with = ?5, agreed_as = ?6,
               review_on = ?7, review_owner = ?8
             WHERE id = ?1 AND state = 'current'",
        )?
        .execute(params![
            id,
            c.strengths,
            details.agreed_on,
            details.agreed_by,
            c.agreed_with,
            c.agreed_as,
            details.review_on,
            c.review_owner
        ])?;
    expect_one_row("carePlan", changed)
}

/// The plan that holds now, if there is one.
///
/// # Errors
/// When the store cannot be read.
pub fn current(conn: &Connection, patient: &str) -> Result<Option<CarePlan>> {
    Ok(conn
        .prepare_cached("SELECT * FROM care_plan WHERE patient = ? AND state = 'current'")?
        .query_row([patient], from_row)
        .optional()?)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<CarePlan> {
    Ok(CarePlan {
        id: row.get("id")?,
        details: PlanDetails {
            patient: row.get("patient")?,
            strengths: row.get("strengths")?,
            agreed_on: row.get("agreed_on")?,
            agreed_by: row.get("agreed_by")?,
            agreed_with: row.get("agreed_with")?,
            agreed_as: row.get("agreed_as")?,
            review_on: row.get("review_on")?,
            review_owner: row.get("review_owner")?,
        },
        version: row.get("version")?,
        started_on: row.get("started_on")?,
        version_from: row.get("version_from")?,
    })
}
