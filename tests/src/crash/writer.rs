//! The one that is killed: it writes as fast as it can and acknowledges each write once the vault has taken it.

use super::{PASSPHRASE, moment};
use catchment_core::record::edit::Edit;
use catchment_core::record::person::patient::{self, PatientDetails};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::store::{OpKind, chain};
use catchment_core::vault::{Passphrase, Vault};
use catchment_core::{Error, Result};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::io::Write;
use std::path::Path;

/// Writes to the vault in `dir` until it is killed. Each line of output acknowledges one write:
/// `op SEQ HASH` for an operation, `draft ID COUNT` for the COUNTth saving of a draft.
///
/// # Errors
/// When the vault does not open or will not take a write, neither of which may happen.
pub fn write(dir: &Path, seed: u64) -> Result<()> {
    let mut vault = Vault::open(dir, &Passphrase::from(PASSPHRASE))?;
    let mut rng = StdRng::seed_from_u64(seed);
    let mut saved = None;
    loop {
        let head = vault.read(chain::head)?.seq;
        match rng.random_range(0..10) {
            0 | 1 => add_person(&mut vault, head, &mut rng)?,
            2..=5 => record(&mut vault, head, &mut rng)?,
            6 => rename(&mut vault, head, &mut rng)?,
            7 => take_back(&mut vault, head)?,
            _ => save_draft(&mut vault, head, &mut saved)?,
        }
        let now = vault.read(chain::head)?;
        if now.seq > head {
            acknowledge(&format!("op {} {}", now.seq, now.hash))?;
        }
    }
}

fn acknowledge(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn add_person(vault: &mut Vault, head: i64, rng: &mut StdRng) -> Result<()> {
    let details = person(rng);
    vault
        .transact(OpKind::AddPatient, moment(head), |tx| patient::add(tx, &details))
        .map(|_| ())
}

fn record(vault: &mut Vault, head: i64, rng: &mut StdRng) -> Result<()> {
    let Some(patient) = anybody(vault, rng)? else {
        return Ok(());
    };
    let details = CheckInDetails {
        patient,
        kind: Kind::HomeVisit,
        outcome: Outcome::Attended,
        at: VisitTime(moment(0).naive_local()),
        // From a line to more than a page of the store, so that commits of one and of many pages are cut short.
        note: "A made-up note. ".repeat(rng.random_range(1..600)),
    };
    vault
        .transact(OpKind::RecordCheckIn, moment(head), |tx| check_in::add(tx, &details))
        .map(|_| ())
}

fn rename(vault: &mut Vault, head: i64, rng: &mut StdRng) -> Result<()> {
    let Some(patient) = anybody(vault, rng)? else {
        return Ok(());
    };
    let details = person(rng);
    vault.transact(OpKind::EditPatient, moment(head), |tx| {
        patient::edit(tx, &Edit::new(&patient, details.clone()))
    })
}

fn take_back(vault: &mut Vault, head: i64) -> Result<()> {
    match vault.store_mut().undo(moment(head)) {
        // Somebody recorded a check-in for the person whose adding would be taken back: refused, and nothing changed.
        Err(Error::Invalid { .. }) => Ok(()),
        other => other.map(|_| ()),
    }
}

fn save_draft(vault: &mut Vault, head: i64, saved: &mut Option<(String, u64)>) -> Result<()> {
    let patient = vault.read(patient::all)?.pop().map(|patient| patient.id);
    let Some(patient) = patient else { return Ok(()) };
    let (id, count) = saved.take().map_or((None, 1), |(id, count)| (Some(id), count + 1));
    let body = serde_json::json!({ "count": count, "note": "Half a sentence, and th".repeat(20) }).to_string();
    let draft = SaveDraft {
        id,
        kind: DraftKind::CheckIn,
        patient,
        body,
    };
    let stored = vault.write_unjournalled(|conn| draft::save(conn, moment(head), &draft))?;
    acknowledge(&format!("draft {} {count}", stored.id))?;
    *saved = Some((stored.id, count));
    Ok(())
}

fn anybody(vault: &Vault, rng: &mut StdRng) -> Result<Option<String>> {
    let people = vault.read(patient::all)?;
    Ok((!people.is_empty()).then(|| people[rng.random_range(0..people.len())].id.clone()))
}

fn person(rng: &mut StdRng) -> PatientDetails {
    PatientDetails {
        given: format!("Given{}", rng.random_range(0..1000)),
        family: format!("Family{}", rng.random_range(0..1000)),
        access_notes: Some("Side gate. ".repeat(rng.random_range(1..40))),
        ..PatientDetails::default()
    }
}
