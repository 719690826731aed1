//! A person on the caseload: who they are, how to reach them, and whether they are active, paused or discharged.

use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, Statement, params};
use serde::{Deserialize, Serialize};

use crate::care::sentence::{days, say};
use crate::care::sharing::NoticeAbout;
use crate::record::circle::raise::raise;
use crate::record::edit::Edit;
use crate::record::text::{self, LINE, PARAGRAPH, StoredDay};
use crate::record::{expect_one_row, stored_enum};
use crate::store::Tx;
use crate::store::act::acts;
use crate::{Error, Result};

stored_enum! {
    /// Where somebody stands on the caseload.
    Status { Active = "active", Paused = "paused", Discharged = "discharged" }
}

/// What a coordinator may write about somebody. Every field but the names may be empty.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PatientDetails {
    /// The organisation's own number for this person, for example `P0004`. Unique when given.
    pub local_id: Option<String>,
    /// Ten digits with a right check digit; spaces and dashes are taken out. Unique when given.
    pub nhs_number: Option<String>,
    pub family: String,
    pub given: String,
    pub preferred: Option<String>,
    pub pronouns: Option<String>,
    pub born: Option<NaiveDate>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// What a visitor must know at the door: the side gate, the bell that does not work.
    pub access_notes: Option<String>,
    pub cohort: Option<String>,
    pub key_worker: Option<String>,
    pub started: Option<NaiveDate>,
    /// Days between contacts as agreed with this person, 1 to 366; `None` when not agreed.
    pub contact_days: Option<u16>,
    /// The coordinator's own question for supervision.
    pub question: Option<String>,
    /// The last contact as the imported sheet told it, where no check-in is held.
    pub reported_last_contact: Option<NaiveDate>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Patient {
    pub id: String,
    #[serde(flatten)]
    pub details: PatientDetails,
    pub status: Status,
    pub paused_until: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    pub ended_reason: Option<String>,
    /// RFC 3339.
    pub added_at: String,
    pub demo: bool,
}

impl PatientDetails {
    /// Trims and checks every field.
    fn checked(&self, today: NaiveDate) -> Result<Self> {
        let line = |field, text: &Option<String>| text::optional(field, text.as_deref(), LINE);
        let long = |field, text: &Option<String>| text::optional(field, text.as_deref(), PARAGRAPH);
        if let Some(born) = self.born {
            if born > today {
                return Err(Error::invalid("born", Fault::Future));
            }
            if today.years_since(born).is_none_or(|years| years > 130) {
                return Err(Error::invalid("born", Fault::TooLongAgo));
            }
        }
        if self.contact_days.is_some_and(|days| !(1..=366).contains(&days)) {
            return Err(Error::invalid("contactDays", Fault::Range));
        }
        Ok(PatientDetails {
            local_id: line("localId", &self.local_id)?,
            nhs_number: self.nhs_number.as_deref().map(nhs_number).transpose()?.flatten(),
            family: text::required("family", &self.family, LINE)?,
            given: text::required("given", &self.given, LINE)?,
            preferred: line("preferred", &self.preferred)?,
            pronouns: line("pronouns", &self.pronouns)?,
            born: self.born,
            phone: line("phone", &self.phone)?,
            email: line("email", &self.email)?,
            address: long("address", &self.address)?,
            postcode: line("postcode", &self.postcode)?,
            access_notes: long("accessNotes", &self.access_notes)?,
            cohort: line("cohort", &self.cohort)?,
            key_worker: line("keyWorker", &self.key_worker)?,
            started: self.started,
            contact_days: self.contact_days,
            question: long("question", &self.question)?,
            reported_last_contact: self.reported_last_contact,
        })
    }
}

/// Reads an NHS number as it is typed: ten digits, spaces and dashes ignored, the check digit right, not one digit ten
/// times. Empty is `None`. Numbers of the 999 range are never issued and are taken: the sample people have them.
///
/// # Errors
/// `Invalid("nhsNumber", "digits" | "check" | "repeated")`.
pub fn nhs_number(typed: &str) -> Result<Option<String>> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if digits.is_empty() {
        return Ok(None);
    }
    if digits.len() != 10 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Error::invalid("nhsNumber", Fault::Digits));
    }
    if digits.bytes().all(|b| Some(b) == digits.bytes().next()) {
        return Err(Error::invalid("nhsNumber", Fault::Repeated));
    }
    match digits.parse::<nhs_number::NHSNumber>() {
        Ok(number) if number.validate_check_digit() => Ok(Some(digits)),
        _ => Err(Error::invalid("nhsNumber", Fault::Check)),
    }
}

acts! {
    AddPatient = add(PatientDetails) -> String;
    EditPatient = edit(Edit<PatientDetails>) -> ();
}

/// Adds somebody, active.
///
/// # Errors
/// `Invalid` with the field; `Invalid("localId" | "nhsNumber", "taken")` when somebody else has it.
pub fn add(tx: &Tx<'_>, details: &PatientDetails) -> Result<String> {
    let details = details.checked(tx.today())?;
    let id = tx.new_id();
    refuse_taken(tx, &id, &details)?;
    tx.prepare_cached(
        "INSERT INTO patient (id, local_id, nhs_number, family, given, preferred, pronouns, born, phone, email,
           address, postcode, access_notes, cohort, key_worker, started, contact_days, question, reported_last_contact,
           status, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?)",
    )?
    .execute(params![
        id,
        details.local_id,
        details.nhs_number,
        details.family,
        details.given,
        details.preferred,
        details.pronouns,
        details.born,
        details.phone,
        details.email,
        details.address,
        details.postcode,
        details.access_notes,
        details.cohort,
        details.key_worker,
        details.started,
        details.contact_days,
        details.question,
        details.reported_last_contact,
        tx.now().to_rfc3339(),
    ])?;
    Ok(id)
}

/// Corrects what is known about somebody. The circle hears of another contact pattern and of another key worker.
///
/// # Errors
/// As [`add`], and `NotFound`.
pub fn edit(tx: &Tx<'_>, edit: &Edit<PatientDetails>) -> Result<()> {
    let before = get(tx, &edit.id)?;
    update(tx, &edit.id, &edit.details)?;
    notify_pattern(tx, &before)
}

fn update(tx: &Tx<'_>, id: &str, details: &PatientDetails) -> Result<()> {
    let details = details.checked(tx.today())?;
    refuse_taken(tx, id, &details)?;
    let changed = tx
        .prepare_cached(
            "UPDATE patient SET local_id = ?2, nhs_number = ?3, family = ?4, given = ?5, preferred = ?6, pronouns = ?7,
               born = ?8, phone = ?9, email = ?10, address = ?11, postcode = ?12, access_notes = ?13, cohort = ?14,
               key_worker = ?15, started = ?16, contact_days = ?17, question = ?18, reported_last_contact = ?19
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            details.local_id,
            details.nhs_number,
            details.family,
            details.given,
            details.preferred,
            details.pronouns,
            details.born,
            details.phone,
            details.email,
            details.address,
            details.postcode,
            details.access_notes,
            details.cohort,
            details.key_worker,
            details.started,
            details.contact_days,
            details.question,
            details.reported_last_contact,
        ])?;
    expect_one_row("patient", changed)
}

/// Agrees how often to be in touch, in days from 1 to 366; `None` takes the agreement back. The circle hears of it.
///
/// # Errors
/// `Invalid("contactDays", "range")`, `NotFound`.
pub fn agree_interval(tx: &Tx<'_>, id: &str, days: Option<u16>) -> Result<()> {
    if days.is_some_and(|days| !(1..=366).contains(&days)) {
        return Err(Error::invalid("contactDays", Fault::Range));
    }
    let before = get(tx, id)?;
    expect_one_row(
        "patient",
        tx.prepare_cached("UPDATE patient SET contact_days = ? WHERE id = ?")?
            .execute(params![days, id])?,
    )?;
    notify_pattern(tx, &before)
}

/// How often to be in touch, and a key worker instead of another. A key worker where none was written down completes the
/// record, and changes nothing.
fn notify_pattern(tx: &Tx<'_>, before: &Patient) -> Result<()> {
    let now = get(tx, &before.id)?.details;
    let was = &before.details;
    let source = Some(("patient", before.id.as_str()));
    if now.contact_days != was.contact_days {
        let said = |agreed: Option<u16>| agreed.map(|n| days(n.into())).unwrap_or_default();
        let key = match (was.contact_days, now.contact_days) {
            (_, None) => "notice.noInterval",
            (None, Some(_)) => "notice.interval",
            (Some(_), Some(_)) => "notice.newInterval",
        };
        let words = say(
            key,
            &[("now", &said(now.contact_days)), ("was", &said(was.contact_days))],
        );
        raise(tx, &before.id, NoticeAbout::ContactPattern, &words, source)?;
    }
    if let (Some(_), Some(name)) = (&was.key_worker, &now.key_worker)
        && now.key_worker != was.key_worker
    {
        let words = say("notice.keyWorker", &[("name", name)]);
        raise(tx, &before.id, NoticeAbout::KeyWorker, &words, source)?;
    }
    Ok(())
}

/// Marks somebody as invented.
///
/// # Errors
/// `NotFound`.
pub fn mark_demo(tx: &Tx<'_>, id: &str) -> Result<()> {
    expect_one_row(
        "patient",
        tx.prepare_cached("UPDATE patient SET demo = 1 WHERE id = ?")?
            .execute([id])?,
    )
}

/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Patient> {
    conn.prepare_cached("SELECT * FROM patient WHERE id = ?")?
        .query_row([id], from_row)
        .optional()?
        .ok_or(Error::NotFound("patient"))
}

/// Everybody, in the order of a list: family name, then given name.
///
/// # Errors
/// When the store cannot be read.
pub fn all(conn: &Connection) -> Result<Vec<Patient>> {
    let mut query = conn.prepare_cached("SELECT * FROM patient ORDER BY family, given, id")?;
    // Where each column stands is looked up once, not once for everybody.
    let places = places(&query)?;
    let people = query
        .query_map([], |row| read(row, &places))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(people)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Patient> {
    read(row, &places(row.as_ref())?)
}

/// In the order in which [`read`] takes them.
const COLUMNS: [&str; 25] = [
    "id",
    "local_id",
    "nhs_number",
    "family",
    "given",
    "preferred",
    "pronouns",
    "born",
    "phone",
    "email",
    "address",
    "postcode",
    "access_notes",
    "cohort",
    "key_worker",
    "started",
    "contact_days",
    "question",
    "reported_last_contact",
    "status",
    "paused_until",
    "ended",
    "ended_reason",
    "added_at",
    "demo",
];

fn places(query: &Statement<'_>) -> rusqlite::Result<[usize; COLUMNS.len()]> {
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = query.column_index(column)?;
    }
    Ok(places)
}

fn read(row: &Row<'_>, places: &[usize; COLUMNS.len()]) -> rusqlite::Result<Patient> {
    let mut places = places.iter().copied();
    let mut next = || places.next().unwrap_or(usize::MAX);
    let day = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<StoredDay>>(at)?.map(|day| day.0));
    Ok(Patient {
        id: row.get(next())?,
        details: PatientDetails {
            local_id: row.get(next())?,
            nhs_number: row.get(next())?,
            family: row.get(next())?,
            given: row.get(next())?,
            preferred: row.get(next())?,
            pronouns: row.get(next())?,
            born: day(next())?,
            phone: row.get(next())?,
            email: row.get(next())?,
            address: row.get(next())?,
            postcode: row.get(next())?,
            access_notes: row.get(next())?,
            cohort: row.get(next())?,
            key_worker: row.get(next())?,
            started: day(next())?,
            contact_days: row.get(next())?,
            question: row.get(next())?,
            reported_last_contact: day(next())?,
        },
        status: row.get(next())?,
        paused_until: day(next())?,
        ended: day(next())?,
        ended_reason: row.get(next())?,
        added_at: row.get(next())?,
        demo: row.get(next())?,
    })
}

fn refuse_taken(conn: &Connection, id: &str, details: &PatientDetails) -> Result<()> {
    for (field, sql, value) in [
        (
            "localId",
            "SELECT 1 FROM patient WHERE local_id = ? AND id <> ?",
            &details.local_id,
        ),
        (
            "nhsNumber",
            "SELECT 1 FROM patient WHERE nhs_number = ? AND id <> ?",
            &details.nhs_number,
        ),
    ] {
        if value.is_some() && conn.prepare_cached(sql)?.exists(params![value, id])? {
            return Err(Error::invalid(field, Fault::Taken));
        }
    }
    Ok(())
}
