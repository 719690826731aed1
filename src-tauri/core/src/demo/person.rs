//! One synthetic person: who they are, the contacts of some years, and what comes next.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};
use rand::{Rng, rngs::StdRng, seq::IndexedRandom as _};

use super::{Size, episode, follow, health, measure, one, plan, safety, words};
use crate::Result;
use crate::record::person::alert::{self, AlertDetails};
use crate::record::person::patient::{self, PatientDetails, Status};
use crate::record::person::status::{self, StatusChange};
use crate::record::text::VisitTime;
use crate::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use crate::record::visit::{self, VisitDetails};
use crate::store::Tx;

/// Of three people, one is active, as on a caseload of 35 active and 65 discharged; a small one is mostly active.
fn is_active(number: u32, size: Size) -> bool {
    size.people < 60 || number % 20 < 7
}

/// The first three have a visit today.
fn visited_today(number: u32) -> bool {
    number <= 3
}

/// Makes person `number` of a caseload; answers with their id.
pub(super) fn make(tx: &Tx<'_>, number: u32, size: Size, rng: &mut StdRng) -> Result<String> {
    let today = tx.today();
    let started = today - Days::new(u64::from(size.years) * 365 - rng.random_range(0..200));
    let active = is_active(number, size);
    let details = details(number, started, today, rng);
    let interval = details.contact_days.unwrap_or(28);
    let id = patient::add(tx, &details)?;
    patient::mark_demo(tx, &id)?;
    if number == 1 || rng.random_bool(0.3) {
        let text = one(words::ALERTS, rng).to_owned();
        let source = Some("Told by the person".to_owned());
        alert::add(
            tx,
            &AlertDetails {
                patient: id.clone(),
                text,
                source,
                review_on: None,
            },
        )?;
    }
    let until = if active {
        today
    } else {
        today - Days::new(rng.random_range(20..300).min(days(started, today)))
    };
    contacts(tx, &id, started, until, interval, rng)?;
    plan::make(tx, &id, number, started, rng)?;
    safety::write(tx, &id, number)?;
    measure::write(tx, &id, number, started, until)?;
    follow::write(tx, &id, number, started)?;
    health::write(tx, &id, number)?;
    if active {
        episode::write(tx, &id, number)?;
        next_contact(tx, &id, number, rng)?;
    } else {
        let reason = Some("Moved on to primary care, as agreed".to_owned());
        status::set(
            tx,
            &StatusChange {
                patient: id.clone(),
                status: Status::Discharged,
                on: Some(until),
                reason,
            },
        )?;
    }
    Ok(id)
}

fn days(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or(0)
}

fn details(number: u32, started: NaiveDate, today: NaiveDate, rng: &mut StdRng) -> PatientDetails {
    let (given, pronouns) = words::GIVEN.choose(rng).copied().unwrap_or(("Robin", "they/them"));
    let born = NaiveDate::from_yo_opt(today.year() - rng.random_range(19..78), rng.random_range(1..365));
    PatientDetails {
        local_id: Some(format!("D{number:04}")),
        nhs_number: Some(nhs_number(number)),
        given: given.to_owned(),
        family: one(words::FAMILY, rng).to_owned(),
        pronouns: rng.random_bool(0.7).then(|| pronouns.to_owned()),
        born,
        phone: Some(format!("07700 900{:03}", rng.random_range(0..1000))),
        address: Some(format!("{} {}", rng.random_range(1..180), one(words::STREETS, rng))),
        postcode: Some("ZZ99 3VZ".to_owned()),
        access_notes: (visited_today(number) || rng.random_bool(0.3)).then(|| one(words::ACCESS, rng).to_owned()),
        cohort: Some(one(words::COHORTS, rng).to_owned()),
        started: Some(started),
        contact_days: [Some(7), Some(14), Some(14), Some(28), None]
            .choose(rng)
            .copied()
            .flatten(),
        question: rng
            .random_bool(0.06)
            .then(|| "Is a smaller step wanted before the next review?".to_owned()),
        ..PatientDetails::default()
    }
}

/// The `number`th number, from 1, of the range 999 000 0000 to 999 999 9999 with a right check digit.
fn nhs_number(number: u32) -> String {
    // About one in eleven bases has no check digit; spreading the bases over the range leaves room for the next one.
    let mut base = 999_000_000 + number * 9;
    loop {
        let digits: Vec<u32> = base.to_string().bytes().map(|digit| u32::from(digit - b'0')).collect();
        let sum: u32 = digits
            .iter()
            .zip((2..=10).rev())
            .map(|(digit, weight)| digit * weight)
            .sum();
        match 11 - sum % 11 {
            10 => base += 1,
            check => return format!("{base}{}", check % 11),
        }
    }
}

fn contacts(tx: &Tx<'_>, id: &str, from: NaiveDate, to: NaiveDate, interval: u16, rng: &mut StdRng) -> Result<()> {
    let mut day = from;
    // Most are seen as agreed; now and then somebody slips.
    let late = if rng.random_bool(0.15) {
        u64::from(interval) + rng.random_range(1..20)
    } else {
        0
    };
    while day + Days::new(late) < to {
        let time = NaiveTime::from_hms_opt(rng.random_range(9..17), rng.random_range(0..4) * 15, 0).unwrap_or_default();
        let kind = *[Kind::HomeVisit, Kind::HomeVisit, Kind::Phone, Kind::Clinic, Kind::Video]
            .choose(rng)
            .unwrap_or(&Kind::HomeVisit);
        let outcome = match rng.random_range(0..100) {
            0..81 => Outcome::Attended,
            81..91 => Outcome::DidNotAttend,
            91..96 => Outcome::Cancelled,
            _ => Outcome::NoAccess,
        };
        let note = if outcome == Outcome::Attended {
            note(rng)
        } else {
            String::new()
        };
        let at = VisitTime::at(day, time);
        let details = CheckInDetails {
            patient: id.to_owned(),
            kind,
            outcome,
            at,
            note,
        };
        check_in::add_recorded(
            tx,
            &details,
            at.0 + chrono::TimeDelta::minutes(rng.random_range(20..300)),
            // The last days are not copied over yet.
            days(day, tx.today()) > 6,
        )?;
        day = day + Days::new(rng.random_range(5..u64::from(interval).clamp(8, 18)));
    }
    Ok(())
}

/// A few sentences, or now and then a page: about 1 kB in the mean.
fn note(rng: &mut StdRng) -> String {
    let sentences = if rng.random_bool(0.7) {
        rng.random_range(2..6)
    } else {
        rng.random_range(20..40)
    };
    let mut note = String::new();
    for _ in 0..sentences {
        if !note.is_empty() {
            note.push(' ');
        }
        note.push_str(one(words::NOTES, rng));
    }
    note
}

/// The first three are visited today; most others in the weeks ahead, one in ten has nothing planned.
fn next_contact(tx: &Tx<'_>, id: &str, number: u32, rng: &mut StdRng) -> Result<()> {
    let (on, time) = match number {
        1..=3 => (
            tx.today(),
            Some(["10:00", "11:30", "14:15"][number as usize - 1].to_owned()),
        ),
        _ if rng.random_bool(0.1) => return Ok(()),
        _ => (
            tx.today() + Days::new(rng.random_range(1..21)),
            rng.random_bool(0.5).then(|| "10:30".to_owned()),
        ),
    };
    let kind = Some(Kind::HomeVisit);
    visit::plan(
        tx,
        &VisitDetails {
            patient: id.to_owned(),
            on,
            time,
            kind,
            place: None,
            who: None,
        },
    )?;
    Ok(())
}
