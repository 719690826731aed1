//! Bringing a sheet in, all of it or nothing, as one operation; and taking the whole of it back.
//!
//! The file is read again where it is applied, against the caseload of that moment, and must be the file that was
//! shown. Nothing is written that the dry run did not say.

use super::dry_run::{Asked, DateOrders, DryRun, ReadSheet, dry_run};
use super::existing::{ExistingCaseload, moment};
use super::row::UnmappedValue;
use super::sheet::{SheetContact, SheetPerson, SheetScore};
use crate::error::Fault;
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::record::circle::contact::{self, ContactDetails, ContactKind};
use crate::record::circle::{self, MemberDetails, Share};
use crate::record::measure::assessment::{self, AssessmentResult};
use crate::record::measure::instrument;
use crate::record::outgoing::import::{self, NewImport};
use crate::record::person::alert::{self, AlertDetails};
use crate::record::person::patient::{self, PatientDetails};
use crate::record::person::status;
use crate::record::person::unmapped_cell;
use crate::record::plan::care_plan::{self, PlanDetails};
use crate::record::plan::goal::{self, GoalDetails, GoalState};
use crate::record::text::{LINE, VisitTime};
use crate::record::visit::check_in::{self, CheckInDetails};
use crate::record::visit::{self, VisitDetails};
use crate::store::{OpKind, Store, Tx};
use crate::{Error, Now, Result};

/// Stands where a sheet has only one of two names.
const NO_NAME: &str = "?";
/// Most bytes of refusals that an import keeps with itself: about 7,000 rows. A file with more is not the right file.
const MAX_REFUSED_BYTES: usize = 1 << 20;

/// The file that was chosen.
#[derive(Clone, Copy)]
pub struct ChosenFile<'a> {
    /// With or without its folder, which is never stored.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What came in.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Imported {
    /// The id of the import.
    pub import: String,
    /// The operation, for [`take_back`].
    #[serde(with = "crate::store::number_text")]
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub op: i64,
    pub people: u32,
    pub contacts: u32,
    pub refused_rows: u32,
    pub refused_cells: u32,
}

/// What bringing a sheet in would do to the caseload as it is.
///
/// # Errors
/// `Invalid("file", ...)` as [`dry_run`]; or when the store cannot be read.
pub fn preview(conn: &Connection, bytes: &[u8], orders: &DateOrders, today: NaiveDate) -> Result<DryRun> {
    Ok(read(conn, bytes, orders, today)?.0.dry_run)
}

fn read(
    conn: &Connection,
    bytes: &[u8],
    orders: &DateOrders,
    today: NaiveDate,
) -> Result<(ReadSheet, ExistingCaseload)> {
    let held = ExistingCaseload::load(conn)?;
    let asked = Asked {
        today,
        orders: orders.clone(),
    };
    Ok((dry_run(bytes, &asked, &held)?, held))
}

/// Brings in what [`preview`] showed, inside an operation of [`OpKind::Import`].
///
/// # Errors
/// `Invalid("file", "changed")` when the file is not the one with `shown_hash`, `Invalid("file", "nothingNew")`,
/// `Invalid("file", "tooManyRefused")`, and as [`preview`].
pub fn bring_in(tx: &Tx<'_>, file: ChosenFile<'_>, shown_hash: &str, orders: &DateOrders) -> Result<Imported> {
    let (sheet, held) = read(tx, file.bytes, orders, tx.today())?;
    let report = &sheet.dry_run;
    if report.sha256 != shown_hash {
        return Err(Error::invalid("file", Fault::Changed));
    }
    if sheet.people.is_empty() && sheet.contacts.is_empty() {
        return Err(Error::invalid("file", Fault::NothingNew));
    }
    let refused = serde_json::to_string(&report.refused)?;
    if refused.len() > MAX_REFUSED_BYTES {
        return Err(Error::invalid("file", Fault::TooManyRefused));
    }
    let file_name = bare_name(file.name);
    let id = import::record(
        tx,
        &NewImport {
            sheet: report.sheet,
            file_name: &file_name,
            sha256: &report.sha256,
            people: sheet.people.len(),
            contacts: sheet.contacts.len(),
            refused: &refused,
        },
    )?;
    for person in &sheet.people {
        add_person(tx, &id, &file_name, person)?;
    }
    for contact in &sheet.contacts {
        // The dry run took only contacts of people who are there.
        let patient = held.patient_of(contact).ok_or(Error::NotFound("patient"))?;
        add_contact(tx, &id, patient, contact)?;
    }
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    Ok(Imported {
        import: id,
        op: tx.op_seq(),
        people: count(sheet.people.len()),
        contacts: count(sheet.contacts.len()),
        refused_rows: report.counts.refused_rows,
        refused_cells: report.counts.refused_cells,
    })
}

/// Takes an import back whole, as one operation. `op` is what [`Imported`] and the list of imports name.
///
/// # Errors
/// `NotFound("import")` when `op` is none; `Invalid("undo", "changedSince")` when something of it was changed, or
/// something was recorded about its people; `Invalid("undo", "already")`. Nothing is changed then.
pub fn take_back(store: &mut Store, op: i64, now: Now) -> Result<()> {
    if !store.read(import::all)?.iter().any(|import| import.op == op) {
        return Err(Error::NotFound("import"));
    }
    store.take_back(OpKind::UndoImport, op, now)
}

/// The last part of a path of any system, without control characters and not too long.
fn bare_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(LINE).collect();
    if shown.trim().is_empty() {
        NO_NAME.to_owned()
    } else {
        shown
    }
}

fn add_person(tx: &Tx<'_>, import: &str, file_name: &str, person: &SheetPerson) -> Result<()> {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| NO_NAME.to_owned());
    let patient = patient::add(
        tx,
        &PatientDetails {
            local_id: person.local_id.clone(),
            nhs_number: person.nhs_number.clone(),
            family: name(&person.family),
            given: name(&person.given),
            preferred: person.preferred.clone(),
            born: person.birth_date,
            phone: person.phone.clone(),
            email: person.email.clone(),
            address: person.address.clone(),
            postcode: person.postcode.clone(),
            key_worker: person.key_worker.clone(),
            started: person.started,
            question: person.flag.clone(),
            // The sheet's word for it, beside the contacts that are held: the later of the two counts.
            reported_last_contact: person.last_contact,
            ..PatientDetails::default()
        },
    )?;
    status::set_reported(tx, &patient, person.status, person.status_word.as_deref())?;
    if let Some(text) = &person.alert {
        let details = AlertDetails {
            patient: patient.clone(),
            text: text.clone(),
            source: Some(file_name.to_owned()),
            review_on: None,
        };
        alert::add(tx, &details)?;
    }
    if let Some(on) = person.next_contact {
        let details = VisitDetails {
            patient: patient.clone(),
            on,
            time: None,
            kind: None,
            place: None,
            who: None,
        };
        visit::plan_imported(tx, &details)?;
    }
    add_plan(tx, &patient, person)?;
    if let Some(gp) = &person.gp {
        add_gp(tx, &patient, gp)?;
    }
    for score in &person.scores {
        add_score(tx, &patient, score)?;
    }
    for kept in &person.kept {
        keep(tx, import, &patient, kept, &kept.header)?;
    }
    Ok(())
}

/// A total of the sheet. Its date is unknown and stays so: the columns beside it tell of something else.
fn add_score(tx: &Tx<'_>, patient: &str, score: &SheetScore) -> Result<()> {
    let id = score.scale.id();
    let instrument = instrument::current(tx, id)?;
    let taken = AssessmentResult {
        version: &instrument.version,
        coding: instrument.coding.as_deref(),
        total: Some(f64::from(score.total)),
        ..AssessmentResult::default()
    };
    assessment::add_imported(tx, patient, id, &taken, score.occasion)?;
    Ok(())
}

fn add_plan(tx: &Tx<'_>, patient: &str, person: &SheetPerson) -> Result<()> {
    if person.plan_review.is_none() && person.goal.is_none() {
        return Ok(());
    }
    let details = PlanDetails {
        patient: patient.to_owned(),
        review_on: person.plan_review,
        ..PlanDetails::default()
    };
    let plan = care_plan::start(tx, &details)?;
    if let Some(text) = &person.goal {
        let details = GoalDetails {
            text: text.clone(),
            need: None,
            importance: None,
            confidence: None,
            state: GoalState::Open,
        };
        goal::add_imported(tx, patient, &plan, &details)?;
    }
    Ok(())
}

/// The practice or the doctor, once in the directory however many people have them, and in this person's circle. What
/// may be shared with them was never asked.
fn add_gp(tx: &Tx<'_>, patient: &str, name: &str) -> Result<()> {
    let doctor = name
        .split_whitespace()
        .next()
        .is_some_and(|first| first.trim_end_matches('.').eq_ignore_ascii_case("dr"));
    let kind = if doctor {
        ContactKind::Person
    } else {
        ContactKind::Organisation
    };
    let contact = match contact::named(tx, kind, name)? {
        Some(contact) => contact.id,
        None => contact::add(
            tx,
            &ContactDetails {
                kind,
                name: name.to_owned(),
                job: Some("GP".to_owned()),
                organisation: None,
                phone: None,
                email: None,
                address: None,
                note: None,
            },
        )?,
    };
    let details = MemberDetails {
        patient: patient.to_owned(),
        contact,
        role: "GP".to_owned(),
        emergency: false,
        key_worker: false,
        share: Share::NotAsked,
        share_topics: None,
        share_reason: None,
        share_agreed_on: None,
        share_review_on: None,
    };
    circle::add(tx, &details)?;
    Ok(())
}

fn add_contact(tx: &Tx<'_>, import: &str, patient: &str, contact: &SheetContact) -> Result<()> {
    let details = CheckInDetails {
        patient: patient.to_owned(),
        kind: contact.kind,
        outcome: contact.outcome,
        at: VisitTime(moment(contact)),
        note: contact.note.clone().unwrap_or_default(),
    };
    check_in::add_imported(tx, &details)?;
    for kept in &contact.kept {
        // It stays with the person; its day says which contact it belongs to.
        let header = format!("{} ({})", kept.header, contact.date);
        keep(tx, import, patient, kept, &header)?;
    }
    Ok(())
}

fn keep(tx: &Tx<'_>, import: &str, patient: &str, kept: &UnmappedValue, header: &str) -> Result<()> {
    let reason = kept.reason.map(super::Reason::key);
    unmapped_cell::add(tx, patient, import, header, &kept.value, reason.as_deref())?;
    Ok(())
}
