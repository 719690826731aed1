//! What was tried since somebody was last seen, and whether their circle was asked: as the record gives it to the rules.

use catchment_core::care::attention::{Attempt, Facts};
use catchment_core::facts;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::task::liaison::{self, LiaisonDetails, LiaisonPurpose, LiaisonWay, NewLiaison};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::visit_answer::{self, NotHeld, VisitNotHeld};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::store::{OpKind, Tx};
use chrono::NaiveDateTime;

use super::day;
use crate::support::{Fixture, at, fixture};

fn run<T>(fixture: &mut Fixture, f: impl FnOnce(&Tx<'_>) -> catchment_core::Result<T>) -> T {
    let now = at("2026-11-30T09:00");
    fixture.store.transact(OpKind::RecordCheckIn, now, f).unwrap()
}

fn local(text: &str) -> VisitTime {
    VisitTime(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap())
}

fn contact(fixture: &mut Fixture, patient: &str, when: &str, kind: Kind, outcome: Outcome) {
    let details = CheckInDetails {
        patient: patient.to_owned(),
        kind,
        outcome,
        at: local(when),
        note: String::new(),
    };
    run(fixture, |tx| check_in::add(tx, &details));
}

/// A planned visit that was called off.
fn called_off(fixture: &mut Fixture, patient: &str, on: &str, why: NotHeld) {
    run(fixture, |tx| {
        let visit = visit::plan_imported(
            tx,
            &VisitDetails {
                patient: patient.to_owned(),
                on: day(on),
                time: None,
                kind: Some(Kind::Clinic),
                place: None,
                who: None,
            },
        )?;
        let ask = VisitNotHeld {
            visit,
            why,
            note: Some("Rang".to_owned()),
            rebook: None,
        };
        visit_answer::not_held(tx, &ask)
    });
}

fn facts_of(fixture: &Fixture, patient: &str) -> Facts {
    let today = day("2026-11-30");
    let case = fixture.store.read(|conn| facts::case(conn, patient, today)).unwrap();
    let all = fixture.store.read(|conn| facts::cases(conn, today)).unwrap();
    let among = all.into_iter().find(|case| case.patient.id == patient).unwrap();
    assert_eq!(among.facts.attempts, case.facts.attempts, "alone as among everybody");
    case.facts
}

fn tried(on: &str, kind: &'static str) -> Attempt {
    Attempt { on: day(on), kind }
}

#[test]
fn what_was_missed_refused_or_not_answered_counts_until_somebody_is_seen_or_heard() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", at("2026-10-01T09:00"));
    contact(&mut f, &id, "2026-11-01T10:00", Kind::Phone, Outcome::DidNotAttend);
    contact(&mut f, &id, "2026-11-02T10:00", Kind::HomeVisit, Outcome::Attended);
    contact(&mut f, &id, "2026-11-02T14:00", Kind::Phone, Outcome::NoAccess);
    contact(&mut f, &id, "2026-11-09T10:00", Kind::HomeVisit, Outcome::WasNotBrought);
    // A message that was sent is no sign that anybody is there.
    contact(&mut f, &id, "2026-11-10T10:00", Kind::Message, Outcome::Attended);
    contact(&mut f, &id, "2026-11-11T10:00", Kind::TextMessage, Outcome::Attended);
    called_off(&mut f, &id, "2026-11-12", NotHeld::CancelledByPerson);
    called_off(&mut f, &id, "2026-11-13", NotHeld::CancelledByUs);
    // Nobody says who cancelled.
    contact(&mut f, &id, "2026-11-14T10:00", Kind::Video, Outcome::Cancelled);
    assert_eq!(
        facts_of(&f, &id).attempts,
        [
            tried("2026-11-02", "phone"),
            tried("2026-11-09", "homeVisit"),
            tried("2026-11-12", "clinic"),
        ]
    );
    contact(&mut f, &id, "2026-11-20T10:00", Kind::Phone, Outcome::Attended);
    assert_eq!(facts_of(&f, &id).attempts, []);
}

#[test]
fn the_circle_was_asked_when_somebody_in_it_now_was_spoken_with() {
    let mut f = fixture();
    let id = f.add("Wren", "Okonedo", at("2026-10-01T09:00"));
    let mut spoken = |on: &str, name: &str, in_circle: bool| {
        run(&mut f, |tx| {
            let contact = contact::add(
                tx,
                &ContactDetails {
                    kind: ContactKind::Person,
                    name: name.to_owned(),
                    job: None,
                    organisation: None,
                    phone: None,
                    email: None,
                    address: None,
                    note: None,
                },
            )?;
            if in_circle {
                let member = MemberDetails {
                    patient: id.clone(),
                    contact: contact.clone(),
                    role: "Sister".to_owned(),
                    emergency: false,
                    key_worker: false,
                    share: Share::NotAsked,
                    share_topics: None,
                    share_reason: None,
                    share_agreed_on: None,
                    share_review_on: None,
                };
                circle::add(tx, &member)?;
            }
            let details = LiaisonDetails {
                patient: id.clone(),
                contact: Some(contact),
                who: None,
                way: LiaisonWay::Call,
                purpose: LiaisonPurpose::Ask,
                at: local(on),
                note: "Asked whether they had seen Wren.".to_owned(),
                outcome: None,
            };
            liaison::record(tx, &NewLiaison { details, next: None })
        });
    };
    spoken("2026-11-20T10:00", "Housing office", false);
    spoken("2026-11-05T10:00", "Sarah Evans", true);
    assert_eq!(facts_of(&f, &id).circle_asked, Some(day("2026-11-05")));
}
