//! The synthetic caseload, of any size and always the same for a seed, made through the same operations as a real one.
//! Everybody in it is marked: NHS numbers of the range that is never issued, phone numbers kept for drama.

mod episode;
mod follow;
mod group;
mod health;
mod measure;
mod notice;
mod person;
mod plan;
mod safety;
mod service;
mod task;
mod visit;
mod words;

use crate::error::Fault;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom as _};

use crate::record::circle::contact::{self, ContactDetails, ContactKind};
use crate::record::circle::{self, MemberDetails, Share};
use crate::store::{OpKind, Store, Tx};
use crate::{Error, Now, Result};

/// How much to make. PRODUCT sizes run from 35 people to 5,000, over one to five years.
#[derive(Clone, Copy)]
pub struct Size {
    /// 1 to 100,000.
    pub people: u32,
    /// Years of contacts for each, 1 to 20.
    pub years: u32,
    pub seed: u64,
}

impl Size {
    /// What "explore the demo caseload" shows: small enough to be made while somebody waits.
    pub const EXPLORE: Size = Size {
        people: 24,
        years: 1,
        seed: 7,
    };
}

/// Fills an empty store. `progress` is told how many of the people are done.
///
/// # Errors
/// `Invalid("people" | "years", "range")`, or why the store would not take it.
pub fn fill(store: &mut Store, size: Size, now: Now, mut progress: impl FnMut(u32, u32)) -> Result<()> {
    if !(1..=100_000).contains(&size.people) {
        return Err(Error::invalid("people", Fault::Range));
    }
    if !(1..=20).contains(&size.years) {
        return Err(Error::invalid("years", Fault::Range));
    }
    store.make_repeatable(size.seed);
    let mut rng = StdRng::seed_from_u64(size.seed);
    let surgeries = store.transact(OpKind::Demo, now, surgeries)?;
    let directory = store.transact(OpKind::Demo, now, service::directory)?;
    let mut people = Vec::new();
    for number in 1..=size.people {
        people.push(store.transact(OpKind::Demo, now, |tx| {
            let patient = person::make(tx, number, size, &mut rng)?;
            let surgery = circle_of(tx, &patient, &surgeries, &mut rng)?;
            task::write(tx, &patient, surgery.as_deref(), number)?;
            service::write(tx, &patient, number, &directory)?;
            notice::write(tx, &patient, number)?;
            Ok(patient)
        })?);
        progress(number, size.people);
    }
    store.transact(OpKind::Demo, now, |tx| {
        group::make(tx, &people)?;
        follow::view(tx)
    })?;
    store.transact(OpKind::Demo, now, |tx| visit::make(tx, &people))
}

fn surgeries(tx: &Tx<'_>) -> Result<Vec<String>> {
    words::SURGERIES
        .iter()
        .map(|name| {
            contact::add(
                tx,
                &ContactDetails {
                    kind: ContactKind::Organisation,
                    name: (*name).to_owned(),
                    job: Some("GP surgery".to_owned()),
                    organisation: None,
                    phone: Some("01632 960100".to_owned()),
                    email: None,
                    address: None,
                    note: None,
                },
            )
        })
        .collect()
}

/// Answers with the surgery of their circle.
fn circle_of(tx: &Tx<'_>, patient: &str, surgeries: &[String], rng: &mut StdRng) -> Result<Option<String>> {
    let member = |contact: &str, role: &str, emergency, share| MemberDetails {
        patient: patient.to_owned(),
        contact: contact.to_owned(),
        role: role.to_owned(),
        emergency,
        key_worker: false,
        share,
        share_topics: (share == Share::Topics).then(|| "Appointments, and who to ring at night".to_owned()),
        share_reason: None,
        share_agreed_on: (share != Share::NotAsked).then(|| tx.today() - chrono::TimeDelta::days(90)),
        share_review_on: None,
    };
    let surgery = surgeries.choose(rng);
    if let Some(surgery) = surgery {
        circle::add(tx, &member(surgery, "GP", false, Share::Everything))?;
    }
    if let Some((given, role)) = words::KIN.choose(rng).filter(|_| rng.random_bool(0.8)) {
        let name = format!("{given} {}", one(words::FAMILY, rng));
        let kin = contact::add(
            tx,
            &ContactDetails {
                kind: ContactKind::Person,
                name,
                job: None,
                organisation: None,
                phone: Some(format!("07700 900{:03}", rng.random_range(0..1000))),
                email: None,
                address: None,
                note: None,
            },
        )?;
        let share = *[Share::Everything, Share::Topics, Share::Nothing, Share::NotAsked]
            .choose(rng)
            .unwrap_or(&Share::NotAsked);
        circle::add(tx, &member(&kin, role, true, share))?;
    }
    Ok(surgery.cloned())
}

fn one<'a>(words: &[&'a str], rng: &mut StdRng) -> &'a str {
    words.choose(rng).copied().unwrap_or_default()
}
