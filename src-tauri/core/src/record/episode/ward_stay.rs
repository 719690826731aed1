//! A stay on a ward, in custody, in a crisis house or a general hospital: when it began, when it ended, and how often they
//! are contacted while it lasts. An event of somebody who stays on the caseload. What a discharge letter named is a fact
//! with its source, never a rating of the person.

use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::error::Fault;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::record::circle::notice;
use crate::record::circle::raise::raise;
use crate::record::edit::Edit;
use crate::record::text::{self, LINE, PARAGRAPH, VisitTime};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    #[derive(Default)]
    StayKind {
        /// A mental health ward.
        #[default]
        Ward = "ward",
        Custody = "custody",
        CrisisHouse = "crisisHouse",
        /// A general hospital.
        Hospital = "hospital",
    }
}

stored_enum! {
    /// How a follow-up ended without a contact of ours.
    FollowUpClosed { SeenByOthers = "seenByOthers", NotPossible = "notPossible" }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WardStayDetails {
    pub patient: String,
    pub kind: StayKind,
    /// The ward, the hospital, the station.
    pub place: Option<String>,
    pub admitted_on: Option<NaiveDate>,
    /// `HH:MM`, local; often nobody says.
    pub admitted_time: Option<String>,
    /// When a discharge is planned for.
    pub planned_on: Option<NaiveDate>,
    /// Days between contacts while it lasts, 1 to 366; `None`: as agreed at other times.
    pub contact_days: Option<u16>,
    /// Who told.
    pub source: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WardStay {
    pub id: String,
    #[serde(flatten)]
    pub details: WardStayDetails,
    /// RFC 3339, with the offset that held there and then. `None`: they are there.
    pub discharged_at: Option<String>,
    /// The ward named a risk of suicide when it discharged them.
    pub suicide_risk: Option<bool>,
    pub discharge_source: Option<String>,
    /// Hours from the discharge within which they are seen, as the rule of that day said; `None`: no rule, no clock.
    pub follow_hours: Option<u16>,
    /// The name and the source of that rule.
    pub follow_rule: Option<String>,
    /// Local, where the follow-up ended without a contact of ours.
    pub closed_at: Option<VisitTime>,
    pub closed_how: Option<FollowUpClosed>,
    pub closed_words: Option<String>,
}

/// The follow-up ended without a contact of ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FollowUpClosing {
    pub stay: String,
    pub how: FollowUpClosed,
    /// Local: when they were seen, or when it was clear that it cannot be.
    pub at: VisitTime,
    /// Who saw them, or why it cannot be.
    pub words: String,
}

impl WardStay {
    /// When it ended, as an instant.
    #[must_use]
    pub fn left(&self) -> Option<DateTime<FixedOffset>> {
        self.discharged_at.as_deref().and_then(moment)
    }
}

impl WardStayDetails {
    fn checked(&self, today: NaiveDate) -> Result<Self> {
        let on = self.admitted_on.ok_or(Error::invalid("admittedOn", Fault::Required))?;
        if on > today {
            return Err(Error::invalid("admittedOn", Fault::Future));
        }
        if self.planned_on.is_some_and(|planned| planned < on) {
            return Err(Error::invalid("plannedOn", Fault::BeforeAdmission));
        }
        if self.contact_days.is_some_and(|days| !(1..=366).contains(&days)) {
            return Err(Error::invalid("contactDays", Fault::Range));
        }
        Ok(WardStayDetails {
            place: text::optional("place", self.place.as_deref(), LINE)?,
            admitted_time: text::time("admittedTime", self.admitted_time.as_deref())?,
            source: text::optional("source", self.source.as_deref(), LINE)?,
            ..self.clone()
        })
    }
}

acts! {
    AdmitToWard = admit(WardStayDetails) -> String;
    EditStay = edit(Edit<WardStayDetails>) -> ();
    CloseFollowUp = close_follow_up(FollowUpClosing) -> ();
    RemoveStay = remove(String) -> ();
}

/// They were admitted. The circle hears of it, except of custody.
///
/// # Errors
/// `Invalid("admittedOn", "required" | "future" | "alreadyThere")` where a stay is open already,
/// `Invalid("plannedOn", "beforeAdmission")`, `Invalid` with another field.
pub fn admit(tx: &Tx<'_>, details: &WardStayDetails) -> Result<String> {
    let d = details.checked(tx.today())?;
    if now_at(tx, &d.patient)?.is_some() {
        return Err(Error::invalid("admittedOn", Fault::AlreadyThere));
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO ward_stay (id, patient, kind, place, admitted_on, admitted_time, planned_on, contact_days, source)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.patient,
        d.kind,
        d.place,
        d.admitted_on,
        d.admitted_time,
        d.planned_on,
        d.contact_days,
        d.source
    ])?;
    let stay = get(tx, &id)?;
    let on = stay.details.admitted_on.unwrap_or(tx.today());
    notify(tx, &stay, NoticeAbout::WardAdmission, on)?;
    Ok(id)
}

/// Raises the notice of an admission or a discharge. Custody is nobody's business by itself: it is passed on by hand, or not at
/// all.
pub(super) fn notify(tx: &Tx<'_>, stay: &WardStay, about: NoticeAbout, on: NaiveDate) -> Result<()> {
    let d = &stay.details;
    if d.kind == StayKind::Custody {
        return Ok(());
    }
    let place = say(&format!("stay.{}", d.kind.name()), &[]);
    let key = format!("notice.{}", about.name());
    let words = say(&key, &[("place", &place), ("date", &dates::long(on))]);
    raise(tx, &d.patient, about, &words, Some(("ward_stay", &stay.id)))
}

/// Corrects how a stay began, or what was agreed for it.
///
/// # Errors
/// As [`admit`], `Invalid("admittedOn", "afterDischarge")`, `NotFound`.
pub fn edit(tx: &Tx<'_>, Edit { id, details }: &Edit<WardStayDetails>) -> Result<()> {
    let d = details.checked(tx.today())?;
    let left = get(tx, id)?.left();
    if left.zip(d.admitted_on).is_some_and(|(left, on)| on > left.date_naive()) {
        return Err(Error::invalid("admittedOn", Fault::AfterDischarge));
    }
    expect_one_row(
        "ward_stay",
        tx.prepare_cached(
            "UPDATE ward_stay SET kind = ?, place = ?, admitted_on = ?, admitted_time = ?, planned_on = ?,
               contact_days = ?, source = ? WHERE id = ?",
        )?
        .execute(params![
            d.kind,
            d.place,
            d.admitted_on,
            d.admitted_time,
            d.planned_on,
            d.contact_days,
            d.source,
            id
        ])?,
    )
}

/// Somebody else saw them, or it cannot be: the clock ends with these words.
///
/// # Errors
/// `Invalid("closedAt", "future" | "beforeDischarge")`, `Invalid("words", "required" | ...)`, `NotFound` where no clock runs.
pub fn close_follow_up(tx: &Tx<'_>, closing: &FollowUpClosing) -> Result<()> {
    if closing.at.0 > tx.now().naive_local() {
        return Err(Error::invalid("closedAt", Fault::Future));
    }
    let left = get(tx, &closing.stay)?.left();
    if left.is_some_and(|left| closing.at.0 < minute(left.naive_local())) {
        return Err(Error::invalid("closedAt", Fault::BeforeDischarge));
    }
    let words = text::required("words", &closing.words, PARAGRAPH)?;
    expect_one_row(
        "ward_stay",
        tx.prepare_cached(
            "UPDATE ward_stay SET closed_at = ?, closed_how = ?, closed_words = ?
              WHERE id = ? AND follow_hours IS NOT NULL",
        )?
        .execute(params![closing.at, closing.how, words, closing.stay])?,
    )
}

/// Takes out a stay that was entered in error: nobody need hear of it any more. The history keeps it.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &Tx<'_>, id: &str) -> Result<()> {
    let patient = get(tx, id)?.details.patient;
    expect_one_row(
        "ward_stay",
        tx.prepare_cached("DELETE FROM ward_stay WHERE id = ?")?.execute([id])?,
    )?;
    notice::put_away_about(tx, &patient, ("ward_stay", id), &say("notice.takenBack", &[]))
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<WardStay> {
    conn.prepare_cached("SELECT * FROM ward_stay WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("ward_stay"))
}

/// Every stay of one person, the latest first.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<WardStay>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM ward_stay WHERE patient = ? ORDER BY discharged_at IS NOT NULL, admitted_on DESC, id DESC",
    )?;
    let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Where somebody is now, if they are anywhere.
///
/// # Errors
/// When the store cannot be read.
pub fn now_at(conn: &Connection, patient: &str) -> Result<Option<WardStay>> {
    Ok(conn
        .prepare_cached("SELECT * FROM ward_stay WHERE patient = ? AND discharged_at IS NULL")?
        .query_row([patient], from_row)
        .optional()?)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<WardStay> {
    Ok(WardStay {
        id: row.get("id")?,
        details: WardStayDetails {
            patient: row.get("patient")?,
            kind: row.get("kind")?,
            place: row.get("place")?,
            admitted_on: row.get("admitted_on")?,
            admitted_time: row.get("admitted_time")?,
            planned_on: row.get("planned_on")?,
            contact_days: row.get("contact_days")?,
            source: row.get("source")?,
        },
        discharged_at: row.get("discharged_at")?,
        suicide_risk: row.get("suicide_risk")?,
        discharge_source: row.get("discharge_source")?,
        follow_hours: row.get("follow_hours")?,
        follow_rule: row.get("follow_rule")?,
        closed_at: row.get("closed_at")?,
        closed_how: row.get("closed_how")?,
        closed_words: row.get("closed_words")?,
    })
}

/// A time that was written down with its offset.
#[must_use]
pub fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

fn minute(at: NaiveDateTime) -> NaiveDateTime {
    use chrono::Timelike as _;
    at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}
