//! One taking of one instrument: what was answered, when, how and by whom, and the total if there is one. What was
//! entered in error is withdrawn: it stays in the history and leaves the charts.

use crate::error::Fault;
use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::care::scoring::ItemAnswer;
use crate::record::text::{self, LINE, PARAGRAPH};
use crate::record::{expect_one_row, stored_enum};
use crate::store::act::acts;
use crate::store::{Now, Tx};
use crate::{Error, Result};

stored_enum! {
    /// How it was answered.
    AssessmentMode {
        OwnHand = "self",
        ReadAloud = "readAloud",
        Phone = "phone",
        /// Somebody answered for them.
        Proxy = "proxy",
        /// Rated by a professional.
        Clinician = "clinician",
    }
}

stored_enum! {
    AssessmentOrigin { Here = "here", Import = "import" }
}

stored_enum! {
    /// Which score of an episode a sheet said it was.
    Occasion { Initial = "initial", Last = "last" }
}

stored_enum! {
    /// "Was the self-harm item above 0?", asked with a total.
    SelfHarmAnswer { Yes = "yes", No = "no", NotKnown = "notKnown" }
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AssessmentDetails {
    pub patient: String,
    /// The instrument's id.
    pub instrument: String,
    /// `None`: the date is unknown.
    pub taken_on: Option<NaiveDate>,
    /// `HH:MM`, local.
    pub time: Option<String>,
    pub mode: AssessmentMode,
    /// Who rated or answered, where it was not the person.
    pub rater: Option<String>,
    pub language: Option<String>,
    pub note: Option<String>,
    pub check_in: Option<String>,
}

/// The body of a draft of kind `assessment`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AssessmentDraftBody {
    pub details: AssessmentDetails,
    pub version: String,
    pub answers: Vec<ItemAnswer>,
    /// The item in focus.
    pub at: Option<String>,
    pub short: String,
    pub answered: u32,
    pub of: u32,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WithdrawAssessment {
    pub id: String,
    pub why: String,
}

/// As it is stored.
#[derive(Clone)]
pub struct Assessment {
    pub id: String,
    pub details: AssessmentDetails,
    pub version: String,
    pub coding: Option<String>,
    pub answers: Vec<ItemAnswer>,
    pub total: Option<f64>,
    pub answered: u32,
    pub of: u32,
    pub self_harm: Option<SelfHarmAnswer>,
    pub origin: AssessmentOrigin,
    pub occasion: Option<Occasion>,
    /// RFC 3339.
    pub recorded_at: String,
    pub withdrawn: bool,
}

/// What an assessment says beside its details.
#[derive(Clone, Default)]
pub struct AssessmentResult<'a> {
    pub version: &'a str,
    pub coding: Option<&'a str>,
    pub answers: &'a [ItemAnswer],
    pub total: Option<f64>,
    pub answered: u32,
    pub of: u32,
    pub self_harm: Option<SelfHarmAnswer>,
}

impl AssessmentDetails {
    fn checked(&self, today: NaiveDate) -> Result<Self> {
        if self.taken_on.is_some_and(|on| on > today) {
            return Err(Error::invalid("takenOn", Fault::Future));
        }
        let time = match self.time.as_deref().map(str::trim).filter(|time| !time.is_empty()) {
            None => None,
            Some(_) if self.taken_on.is_none() => return Err(Error::invalid("time", Fault::WithoutDay)),
            Some(typed) => {
                let time =
                    NaiveTime::parse_from_str(typed, "%H:%M").map_err(|_| Error::invalid("time", Fault::NotATime))?;
                Some(time.format("%H:%M").to_string())
            }
        };
        Ok(AssessmentDetails {
            time,
            rater: text::optional("rater", self.rater.as_deref(), LINE)?,
            language: text::optional("language", self.language.as_deref(), LINE)?,
            note: text::optional("note", self.note.as_deref(), PARAGRAPH)?,
            ..self.clone()
        })
    }
}

/// # Errors
/// `Invalid("takenOn", "future")`, `Invalid("time", "notATime" | "withoutDay")`, `Invalid` with the field,
/// `NotFound("checkIn")` when the check-in is not one with this person.
pub fn add(tx: &Tx<'_>, details: &AssessmentDetails, came: &AssessmentResult<'_>) -> Result<String> {
    insert(tx, details, came, AssessmentOrigin::Here, None, tx.now())
}

/// One whose recording time is known and lies in the past: the synthetic caseload's.
///
/// # Errors
/// As [`add`].
pub fn add_recorded(
    tx: &Tx<'_>,
    details: &AssessmentDetails,
    came: &AssessmentResult<'_>,
    recorded: Now,
) -> Result<String> {
    insert(tx, details, came, AssessmentOrigin::Here, None, recorded.min(tx.now()))
}

/// A total that a sheet told. It has no date and is never given another column's.
///
/// # Errors
/// When the store would not take it.
pub fn add_imported(
    tx: &Tx<'_>,
    patient: &str,
    instrument: &str,
    came: &AssessmentResult<'_>,
    occasion: Option<Occasion>,
) -> Result<String> {
    let details = AssessmentDetails {
        patient: patient.to_owned(),
        instrument: instrument.to_owned(),
        taken_on: None,
        time: None,
        // The instruments that sheets carry are answered by the person; how, no sheet says.
        mode: AssessmentMode::OwnHand,
        rater: None,
        language: None,
        note: None,
        check_in: None,
    };
    insert(tx, &details, came, AssessmentOrigin::Import, occasion, tx.now())
}

fn insert(
    tx: &Tx<'_>,
    details: &AssessmentDetails,
    came: &AssessmentResult<'_>,
    origin: AssessmentOrigin,
    occasion: Option<Occasion>,
    recorded: Now,
) -> Result<String> {
    let d = details.checked(tx.today())?;
    if let Some(check_in) = &d.check_in {
        let theirs = tx
            .prepare_cached("SELECT 1 FROM check_in WHERE id = ? AND patient = ?")?
            .exists([check_in, &d.patient])?;
        if !theirs {
            return Err(Error::NotFound("checkIn"));
        }
    }
    let id = tx.new_id();
    tx.prepare_cached(
        "INSERT INTO assessment (id, patient, instrument, version, coding, taken_on, at_time, mode, rater, language, note,
           answers, total, answered, asked, self_harm, check_in, origin, occasion, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        d.patient,
        d.instrument,
        came.version,
        came.coding,
        d.taken_on,
        d.time,
        d.mode,
        d.rater,
        d.language,
        d.note,
        serde_json::to_string(came.answers)?,
        came.total,
        came.answered,
        came.of,
        came.self_harm,
        d.check_in,
        origin,
        occasion,
        recorded.to_rfc3339(),
    ])?;
    Ok(id)
}

acts! { WithdrawAssessment = withdraw(WithdrawAssessment) -> (); }

/// Takes one that was entered in error off the charts; it stays in the history with the reason.
///
/// # Errors
/// `Invalid("why", "required" | "tooLong" | "control")`, `NotFound("assessment")`.
pub fn withdraw(tx: &Tx<'_>, ask: &WithdrawAssessment) -> Result<()> {
    let why = text::required("why", &ask.why, PARAGRAPH)?;
    expect_one_row(
        "assessment",
        tx.prepare_cached(
            "UPDATE assessment SET withdrawn_at = ?, withdrawn_why = ? WHERE id = ? AND withdrawn_at IS NULL",
        )?
        .execute(params![tx.now().to_rfc3339(), why, ask.id])?,
    )
}

/// What was taken of somebody on the day of a check-in, while it was being written, was taken in it.
///
/// # Errors
/// When the store would not take it.
pub fn taken_in(tx: &Tx<'_>, patient: &str, on: NaiveDate, since: &str, check_in: &str) -> Result<()> {
    tx.prepare_cached(
        "UPDATE assessment SET check_in = ?4 WHERE patient = ?1 AND taken_on = ?2 AND check_in IS NULL
           AND origin = 'here' AND withdrawn_at IS NULL AND julianday(recorded_at) >= julianday(?3)",
    )?
    .execute(params![patient, on, since, check_in])?;
    Ok(())
}

/// # Errors
/// `NotFound("assessment")`.
pub fn get(conn: &Connection, id: &str) -> Result<Assessment> {
    conn.prepare_cached("SELECT * FROM assessment WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("assessment"))
}

/// What stands of one person, the oldest first; what has no date stands before all that has one.
///
/// # Errors
/// When the store cannot be read.
pub fn list(conn: &Connection, patient: &str) -> Result<Vec<Assessment>> {
    let mut query = conn.prepare_cached(
        "SELECT * FROM assessment WHERE patient = ? AND withdrawn_at IS NULL
         ORDER BY taken_on IS NOT NULL, taken_on, at_time, occasion = 'last', recorded_at, id",
    )?;
    let rows = query.query_map([patient], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Assessment> {
    let answers: String = row.get("answers")?;
    Ok(Assessment {
        id: row.get("id")?,
        details: AssessmentDetails {
            patient: row.get("patient")?,
            instrument: row.get("instrument")?,
            taken_on: row.get("taken_on")?,
            time: row.get("at_time")?,
            mode: row.get("mode")?,
            rater: row.get("rater")?,
            language: row.get("language")?,
            note: row.get("note")?,
            check_in: row.get("check_in")?,
        },
        version: row.get("version")?,
        coding: row.get("coding")?,
        answers: serde_json::from_str(&answers)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into()))?,
        total: row.get("total")?,
        answered: row.get("answered")?,
        of: row.get("asked")?,
        self_harm: row.get("self_harm")?,
        origin: row.get("origin")?,
        occasion: row.get("occasion")?,
        recorded_at: row.get("recorded_at")?,
        withdrawn: row.get::<_, Option<String>>("withdrawn_at")?.is_some(),
    })
}
