//! A request to a service and its steps until it ends with an outcome, or that somebody was told of a service and what
//! came of it. Steps go forward only, each with its day; whoever was asked and has not answered is asked again.

use crate::error::Fault;
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::ServiceKind;
use crate::care::attention::RuleSettings;
use crate::record::task::Urgency;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    ReferralWay {
        #[default]
        Referral = "referral",
        /// They were told of it, and go there themselves.
        Signposting = "signposting",
    }
}

stored_enum! {
    ReferralState {
        Draft = "draft",
        Sent = "sent",
        Acknowledged = "acknowledged",
        Accepted = "accepted",
        Declined = "declined",
        Started = "started",
        Ended = "ended",
        Signposted = "signposted",
    }
}

impl ReferralState {
    /// The steps that may come next, the usual one first. A service may answer without having acknowledged, and whatever
    /// is open may end: people move, or no longer want it.
    #[must_use]
    pub fn next(self) -> &'static [ReferralState] {
        use ReferralState::{Accepted, Acknowledged, Declined, Draft, Ended, Sent, Signposted, Started};
        match self {
            Draft => &[Sent, Ended],
            Sent => &[Acknowledged, Accepted, Declined, Started, Ended],
            Acknowledged => &[Accepted, Declined, Started, Ended],
            Accepted => &[Started, Declined, Ended],
            Started | Signposted => &[Ended],
            Declined | Ended => &[],
        }
    }

    /// Somebody else owes the next step.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(
            self,
            ReferralState::Sent | ReferralState::Acknowledged | ReferralState::Accepted
        )
    }

    #[must_use]
    pub fn over(self) -> bool {
        self.next().is_empty()
    }
}

stored_enum! {
    /// What happened on a day.
    ReferralEvent {
        Draft = "draft",
        Sent = "sent",
        Chased = "chased",
        Acknowledged = "acknowledged",
        Accepted = "accepted",
        Declined = "declined",
        Started = "started",
        Ended = "ended",
        Signposted = "signposted",
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralDetails {
    pub patient: String,
    pub way: ReferralWay,
    pub kind: ServiceKind,
    /// Which service, where the directory has it.
    pub service: Option<String>,
    /// Whom it goes to, where they stand in the directory.
    pub contact: Option<String>,
    /// What it is called, whether or not the directory has it.
    pub name: String,
    pub reason: String,
    pub urgency: Urgency,
    /// When to ask again. `None` while it waits for somebody: as many days after the last step as its urgency says.
    pub chase_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Referral {
    pub id: String,
    #[serde(flatten)]
    pub details: ReferralDetails,
    pub state: ReferralState,
    pub declined_why: Option<String>,
    pub outcome: Option<String>,
}

/// One day of a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralStep {
    pub referral: String,
    pub step: ReferralEvent,
    pub on: NaiveDate,
    pub note: Option<String>,
}

/// A referral as it is written down: a draft, or sent already.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewReferral {
    pub details: ReferralDetails,
    /// It is sent; otherwise a draft. Nothing to somebody who was told of a service.
    pub sent: bool,
    /// The day it was sent, or they were told. `None`: today.
    pub on: Option<NaiveDate>,
}

/// A step of a referral.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralMove {
    pub id: String,
    pub to: ReferralState,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// Why it was declined, what came of it, or a note.
    pub words: Option<String>,
    /// When to ask again, where it waits for somebody. `None`: as its urgency says.
    pub chase_on: Option<NaiveDate>,
}

/// They were asked again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralChase {
    pub id: String,
    /// `None`: today.
    pub on: Option<NaiveDate>,
    /// Who was asked, and what they said.
    pub words: Option<String>,
    /// When to ask again. `None`: as its urgency says.
    pub chase_on: Option<NaiveDate>,
}

impl ReferralDetails {
    fn checked(&self) -> Result<Self> {
        Ok(ReferralDetails {
            name: text::required("name", &self.name, LINE)?,
            reason: text::required("reason", &self.reason, PARAGRAPH)?,
            ..self.clone()
        })
    }
}

/// # Errors
/// `Invalid` with the field.
pub(super) fn add(tx: &Tx<'_>, new: &NewReferral, rules: &RuleSettings) -> Result<String> {
    let d = new.details.checked()?;
    let (state, event) = match (d.way, new.sent) {
        (ReferralWay::Signposting, _) => (ReferralState::Signposted, ReferralEvent::Signposted),
        (ReferralWay::Referral, true) => (ReferralState::Sent, ReferralEvent::Sent),
        (ReferralWay::Referral, false) => (ReferralState::Draft, ReferralEvent::Draft),
    };
    // A draft has no other day than the one on which it is written.
    let on = new.on.filter(|_| state != ReferralState::Draft).unwrap_or(tx.today());
    if on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    let id = tx.new_id();
    let chase_on = chase(tx.today(), state, d.urgency.days(rules), on, d.chase_on)?;
    tx.prepare_cached(
        "INSERT INTO referral (id, patient, way, kind, service, contact, name, reason, urgency, state, chase_on)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id, d.patient, d.way, d.kind, d.service, d.contact, d.name, d.reason, d.urgency, state, chase_on
    ])?;
    note_step(tx, &d.patient, &id, event, on, None)?;
    Ok(id)
}

/// What is asked, of whom and how urgently. The steps stay.
///
/// # Errors
/// `Invalid` with the field, `NotFound`.
pub(super) fn edit(tx: &Tx<'_>, id: &str, details: &ReferralDetails, rules: &RuleSettings) -> Result<()> {
    let d = details.checked()?;
    let was = get(tx, id)?;
    let chase_on = chase(
        tx.today(),
        was.state,
        d.urgency.days(rules),
        last_day(tx, id)?,
        d.chase_on,
    )?;
    expect_one_row(
        "referral",
        tx.prepare_cached(
            "UPDATE referral SET kind = ?2, service = ?3, contact = ?4, name = ?5, reason = ?6, urgency = ?7,
               chase_on = ?8 WHERE id = ?1",
        )?
        .execute(params![
            id, d.kind, d.service, d.contact, d.name, d.reason, d.urgency, chase_on
        ])?,
    )
}

/// The next step. Answers with the referral as it now is.
///
/// # Errors
/// `Invalid("to", "notNext")` for a step that does not follow; `Invalid("on", "future" | "beforeLast")`;
/// `Invalid("stepWords", "required")` when it is declined without a reason or ends without an outcome;
/// `Invalid("chaseOn", "beforeLast" | "tooFar")`; `NotFound`.
pub(in crate::record) fn step(tx: &Tx<'_>, made: &ReferralMove, rules: &RuleSettings) -> Result<Referral> {
    let was = get(tx, &made.id)?;
    if !was.state.next().contains(&made.to) {
        return Err(Error::invalid("to", Fault::NotNext));
    }
    let on = day_of(tx, &made.id, made.on)?;
    let words = text::optional("stepWords", made.words.as_deref(), PARAGRAPH)?;
    let (declined, outcome, note) = match made.to {
        ReferralState::Declined => (words, None, None),
        ReferralState::Ended => (None, words, None),
        _ => (None, None, words),
    };
    if made.to.over() && declined.is_none() && outcome.is_none() {
        return Err(Error::invalid("stepWords", Fault::Required));
    }
    let chase_on = chase(tx.today(), made.to, was.details.urgency.days(rules), on, made.chase_on)?;
    tx.prepare_cached("UPDATE referral SET state = ?, chase_on = ?, declined_why = ?, outcome = ? WHERE id = ?")?
        .execute(params![made.to, chase_on, declined, outcome, made.id])?;
    let event = match made.to {
        ReferralState::Draft => ReferralEvent::Draft,
        ReferralState::Sent => ReferralEvent::Sent,
        ReferralState::Acknowledged => ReferralEvent::Acknowledged,
        ReferralState::Accepted => ReferralEvent::Accepted,
        ReferralState::Declined => ReferralEvent::Declined,
        ReferralState::Started => ReferralEvent::Started,
        ReferralState::Ended => ReferralEvent::Ended,
        ReferralState::Signposted => ReferralEvent::Signposted,
    };
    note_step(tx, &was.details.patient, &made.id, event, on, note.as_deref())?;
    get(tx, &made.id)
}

/// They were asked again: it stays where it is, with another day to ask.
///
/// # Errors
/// `Invalid("on", "future" | "beforeLast")`, `Invalid("chaseOn", "beforeLast" | "tooFar")`, `NotFound` when it waits for nobody.
pub(super) fn chased(tx: &Tx<'_>, made: &ReferralChase, rules: &RuleSettings) -> Result<()> {
    let was = get(tx, &made.id)?;
    if !was.state.waits() {
        return Err(Error::NotFound("referral"));
    }
    let on = day_of(tx, &made.id, made.on)?;
    let words = text::optional("stepWords", made.words.as_deref(), PARAGRAPH)?;
    let chase_on = chase(
        tx.today(),
        was.state,
        was.details.urgency.days(rules),
        on,
        made.chase_on,
    )?;
    tx.prepare_cached("UPDATE referral SET chase_on = ? WHERE id = ?")?
        .execute(params![chase_on, made.id])?;
    note_step(
        tx,
        &was.details.patient,
        &made.id,
        ReferralEvent::Chased,
        on,
        words.as_deref(),
    )
}

fn chase(
    today: NaiveDate,
    state: ReferralState,
    days: u16,
    on: NaiveDate,
    wanted: Option<NaiveDate>,
) -> Result<Option<NaiveDate>> {
    if !state.waits() {
        return Ok(None);
    }
    let chase_on = wanted.unwrap_or(on + Days::new(days.into()));
    if chase_on < on {
        return Err(Error::invalid("chaseOn", Fault::BeforeLast));
    }
    text::within_reach("chaseOn", Some(chase_on), today)?;
    Ok(Some(chase_on))
}

/// The day of a step: not ahead, and not before the step before it.
fn day_of(tx: &Tx<'_>, id: &str, on: Option<NaiveDate>) -> Result<NaiveDate> {
    let on = on.unwrap_or(tx.today());
    if on > tx.today() {
        return Err(Error::invalid("on", Fault::Future));
    }
    if on < last_day(tx, id)? {
        return Err(Error::invalid("on", Fault::BeforeLast));
    }
    Ok(on)
}

fn last_day(conn: &Connection, id: &str) -> Result<NaiveDate> {
    Ok(conn
        .prepare_cached("SELECT max(on_date) FROM referral_step WHERE referral = ?")?
        .query_row([id], |row| row.get(0))?)
}

fn note_step(
    tx: &Tx<'_>,
    patient: &str,
    referral: &str,
    step: ReferralEvent,
    on: NaiveDate,
    note: Option<&str>,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO referral_step (id, patient, referral, step, on_date, note) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![tx.new_id(), patient, referral, step, on, note])?;
    Ok(())
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Referral> {
    conn.prepare_cached("SELECT * FROM referral WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("referral"))
}

/// Everything of one person: what is to be asked again first, then what else is open, then what is over.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Referral>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM referral WHERE patient = ?
          ORDER BY state IN ('declined', 'ended'), chase_on IS NULL, chase_on, id DESC",
    )?;
    let rows = query.query_map([patient], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The days of one person's referrals, the earliest first.
///
/// # Errors
/// When the store cannot be read.
pub fn steps(conn: &Connection, patient: &str) -> Result<Vec<ReferralStep>> {
    let mut query = conn.prepare_cached("SELECT * FROM referral_step WHERE patient = ? ORDER BY on_date, rowid")?;
    let rows = query.query_map([patient], |row| {
        Ok(ReferralStep {
            referral: row.get("referral")?,
            step: row.get("step")?,
            on: row.get("on_date")?,
            note: row.get("note")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Referral> {
    Ok(Referral {
        id: row.get("id")?,
        details: ReferralDetails {
            patient: row.get("patient")?,
            way: row.get("way")?,
            kind: row.get("kind")?,
            service: row.get("service")?,
            contact: row.get("contact")?,
            name: row.get("name")?,
            reason: row.get("reason")?,
            urgency: row.get("urgency")?,
            chase_on: row.get("chase_on")?,
        },
        state: row.get("state")?,
        declined_why: row.get("declined_why")?,
        outcome: row.get("outcome")?,
    })
}
