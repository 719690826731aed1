//! What the person wants done when things get hard, under the headings of the PRSB standard for care and support plans
//! (v2.0), in our own words. Every part is optional. Each save is a new version; the earlier ones stay readable.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::circle::raise::raise;
use crate::record::stored_enum;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// What came of asking.
    Answer { Made = "made", Declined = "declined" }
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SafetyPlanDetails {
    pub patient: String,
    pub triggers: Option<String>,
    pub warning_signs: Option<String>,
    pub coping: Option<String>,
    /// People and places that take the mind off it.
    pub distraction: Option<String>,
    /// Whom to contact.
    pub contacts: Option<String>,
    /// What should happen, and what others should do.
    pub should_happen: Option<String>,
    /// How the place they are in is made safer.
    pub safer_place: Option<String>,
    pub reasons: Option<String>,
    pub helped: Option<String>,
    pub not_helped: Option<String>,
    pub advance_statement: Option<String>,
    pub advance_on: Option<NaiveDate>,
    /// Where the advance statement is kept.
    pub advance_place: Option<String>,
    pub agreed_with: Option<String>,
    pub review_on: Option<NaiveDate>,
    /// Where the person keeps their copy.
    pub own_copy: Option<String>,
    /// Who else has one.
    pub copies: Option<String>,
}

/// They were asked and said no.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Declined {
    pub patient: String,
    pub why: Option<String>,
    /// When to ask again.
    pub review_on: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SafetyPlan {
    pub id: String,
    #[serde(flatten)]
    pub details: SafetyPlanDetails,
    /// From 1.
    pub version: u32,
    pub answer: Answer,
    pub updated_on: NaiveDate,
    pub declined_why: Option<String>,
}

impl SafetyPlanDetails {
    fn checked(&self, today: NaiveDate) -> Result<Self> {
        if self.advance_on.is_some_and(|on| on > today) {
            return Err(Error::invalid("advanceOn", Fault::Future));
        }
        let long = |field, text: &Option<String>| text::optional(field, text.as_deref(), PARAGRAPH);
        let line = |field, text: &Option<String>| text::optional(field, text.as_deref(), LINE);
        let checked = SafetyPlanDetails {
            patient: self.patient.clone(),
            triggers: long("triggers", &self.triggers)?,
            warning_signs: long("warningSigns", &self.warning_signs)?,
            coping: long("coping", &self.coping)?,
            distraction: long("distraction", &self.distraction)?,
            contacts: long("contacts", &self.contacts)?,
            should_happen: long("shouldHappen", &self.should_happen)?,
            safer_place: long("saferPlace", &self.safer_place)?,
            reasons: long("reasons", &self.reasons)?,
            helped: long("helped", &self.helped)?,
            not_helped: long("notHelped", &self.not_helped)?,
            advance_statement: long("advanceStatement", &self.advance_statement)?,
            advance_on: self.advance_on,
            advance_place: line("advancePlace", &self.advance_place)?,
            agreed_with: line("agreedWith", &self.agreed_with)?,
            review_on: self.review_on,
            own_copy: line("ownCopy", &self.own_copy)?,
            copies: line("copies", &self.copies)?,
        };
        if checked.parts().is_empty() {
            return Err(Error::invalid("triggers", Fault::Nothing));
        }
        Ok(checked)
    }

    /// What is written, under the names of its parts, in the order in which it helps: what comes first when things get
    /// hard stands first.
    #[must_use]
    pub fn parts(&self) -> Vec<(&'static str, &str)> {
        [
            ("warningSigns", &self.warning_signs),
            ("triggers", &self.triggers),
            ("coping", &self.coping),
            ("distraction", &self.distraction),
            ("contacts", &self.contacts),
            ("shouldHappen", &self.should_happen),
            ("saferPlace", &self.safer_place),
            ("reasons", &self.reasons),
            ("helped", &self.helped),
            ("notHelped", &self.not_helped),
            ("advanceStatement", &self.advance_statement),
        ]
        .into_iter()
        .filter_map(|(part, text)| text.as_deref().map(|text| (part, text)))
        .collect()
    }
}

acts! {
    SaveSafetyPlan = save(SafetyPlanDetails) -> String;
    DeclineSafetyPlan = decline(Declined) -> String;
}

/// Writes the next version, which the circle is to hear of.
///
/// # Errors
/// `Invalid` with the field; `Invalid("triggers", "nothing")` when no part is written.
pub fn save(tx: &Tx<'_>, details: &SafetyPlanDetails) -> Result<String> {
    let d = details.checked(tx.today())?;
    let id = insert(tx, &d, Answer::Made, None)?;
    notify(tx, &d.patient, &id, "notice.safetyPlan")?;
    Ok(id)
}

/// Records that they were asked and said no, today; the circle is to hear of it. What an earlier version says stays
/// in it.
///
/// # Errors
/// `Invalid("reviewOn", "required" | "past")`, `Invalid("why", ...)`.
pub fn decline(tx: &Tx<'_>, declined: &Declined) -> Result<String> {
    match declined.review_on {
        None => return Err(Error::invalid("reviewOn", Fault::Required)),
        Some(on) if on < tx.today() => return Err(Error::invalid("reviewOn", Fault::Past)),
        Some(_) => {}
    }
    let why = text::optional("why", declined.why.as_deref(), PARAGRAPH)?;
    let details = SafetyPlanDetails {
        patient: declined.patient.clone(),
        review_on: declined.review_on,
        ..SafetyPlanDetails::default()
    };
    let id = insert(tx, &details, Answer::Declined, why)?;
    notify(tx, &details.patient, &id, "notice.safetyPlanDeclined")?;
    Ok(id)
}

fn notify(tx: &Tx<'_>, patient: &str, id: &str, key: &str) -> Result<()> {
    let words = say(key, &[("date", &dates::long(tx.today()))]);
    raise(tx, patient, NoticeAbout::SafetyPlan, &words, Some(("safety_plan", id)))
}

fn insert(tx: &Tx<'_>, d: &SafetyPlanDetails, answer: Answer, why: Option<String>) -> Result<String> {
    let version: u32 = tx
        .prepare_cached("SELECT coalesce(max(version), 0) + 1 FROM safety_plan WHERE patient = ?")?
        .query_row([&d.patient], |row| row.get(0))?;
    tx.prepare_cached("UPDATE safety_plan SET state = 'superseded' WHERE patient = ? AND state = 'current'")?
        .execute([&d.patient])?;
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO safety_plan (id, patient, version, state, answer, updated_on, triggers, warning_signs, coping,
           distraction, contacts, should_happen, safer_place, reasons, helped, not_helped, advance_statement, advance_on,
           advance_place, agreed_with, review_on, own_copy, copies, declined_why)
         VALUES (?, ?, ?, 'current', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.patient,
        version,
        answer,
        tx.today(),
        d.triggers,
        d.warning_signs,
        d.coping,
        d.distraction,
        d.contacts,
        d.should_happen,
        d.safer_place,
        d.reasons,
        d.helped,
        d.not_helped,
        d.advance_statement,
        d.advance_on,
        d.advance_place,
        d.agreed_with,
        d.review_on,
        d.own_copy,
        d.copies,
        why,
    ])?;
    Ok(id)
}

/// The version that holds now; `None` when they were never asked.
///
/// # Errors
/// When the store cannot be read.
pub fn current(conn: &Connection, patient: &str) -> Result<Option<SafetyPlan>> {
    Ok(conn
        .prepare_cached("SELECT * FROM safety_plan WHERE patient = ? AND state = 'current'")?
        .query_row([patient], from_row)
        .optional()?)
}

/// Every version, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn versions(conn: &Connection, patient: &str) -> Result<Vec<SafetyPlan>> {
    let mut query = conn.prepare_cached("SELECT * FROM safety_plan WHERE patient = ? ORDER BY version DESC")?;
    let all = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<SafetyPlan> {
    Ok(SafetyPlan {
        id: row.get("id")?,
        details: SafetyPlanDetails {
            patient: row.get("patient")?,
            triggers: row.get("triggers")?,
            warning_signs: row.get("warning_signs")?,
            coping: row.get("coping")?,
            distraction: row.get("distraction")?,
            contacts: row.get("contacts")?,
            should_happen: row.get("should_happen")?,
            safer_place: row.get("safer_place")?,
            reasons: row.get("reasons")?,
            helped: row.get("helped")?,
            not_helped: row.get("not_helped")?,
            advance_statement: row.get("advance_statement")?,
            advance_on: row.get("advance_on")?,
            advance_place: row.get("advance_place")?,
            agreed_with: row.get("agreed_with")?,
            review_on: row.get("review_on")?,
            own_copy: row.get("own_copy")?,
            copies: row.get("copies")?,
        },
        version: row.get("version")?,
        answer: row.get("answer")?,
        updated_on: row.get("updated_on")?,
        declined_why: row.get("declined_why")?,
    })
}
