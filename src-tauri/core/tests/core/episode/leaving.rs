//! Leaving the caseload with one of everything that can be open: nothing is left behind, each may be closed or handed on.
use crate::support::{Fixture, at, day, fixture};
use catchment_core::care::sharing::NoticeAbout;
use catchment_core::error::Fault;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::raise;
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::episode::handover::{self, OpenKind};
use catchment_core::record::episode::leaving::{self, CaseloadDischarge};
use catchment_core::record::episode::open_item::{self, OpenAnswer};
use catchment_core::record::safety::safeguarding_concern::{self, SafeguardingConcernDetails};
use catchment_core::record::safety::safety_concern::{self, RaiseConcern};
use catchment_core::record::service::referral::{NewReferral, ReferralDetails, ReferralWay};
use catchment_core::record::service::referring;
use catchment_core::record::task::{self, OwedBy, TaskDetails};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::record::workspace::draft::{self, DraftKind, SaveDraft};
use catchment_core::store::{OpKind, Tx};
use catchment_core::{Error, Now, Result};
use std::collections::BTreeSet;

fn now() -> Now {
    at("2026-11-19T14:30")
}

fn run<T>(f: &mut Fixture, act: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    f.store.transact(OpKind::DischargePatient, now(), act)
}

/// Somebody with one of everything open: of referrals a draft, one that was sent and one they were told of.
fn with_everything(f: &mut Fixture) -> String {
    let wren = f.add("Wren", "Okonedo", now());
    run(f, |tx| {
        let raised = RaiseConcern {
            patient: wren.clone(),
            words: "Said nobody would notice".to_owned(),
            check_in: None,
        };
        safety_concern::raise_by_hand(tx, &raised)?;
        let concern = SafeguardingConcernDetails {
            patient: wren.clone(),
            facts: "Bruises on both arms".to_owned(),
            ..SafeguardingConcernDetails::default()
        };
        safeguarding_concern::add(tx, &concern)?;
        for owed_by in [OwedBy::Me, OwedBy::Other] {
            let task = TaskDetails {
                patient: wren.clone(),
                // As long as a task may be.
                text: "x".repeat(2_000),
                owed_by,
                who: Some("Mr Ofori".to_owned()),
                ..TaskDetails::default()
            };
            task::add(tx, &task)?;
        }
        let planned = VisitDetails {
            patient: wren.clone(),
            on: day("2026-12-01"),
            time: None,
            kind: None,
            place: None,
            who: None,
        };
        visit::plan(tx, &planned)?;
        for (way, sent) in [
            (ReferralWay::Referral, false),
            (ReferralWay::Referral, true),
            (ReferralWay::Signposting, true),
        ] {
            let details = ReferralDetails {
                patient: wren.clone(),
                way,
                name: "Harbour Housing".to_owned(),
                reason: "Arrears".to_owned(),
                ..ReferralDetails::default()
            };
            let new = NewReferral {
                details,
                sent,
                on: None,
            };
            referring::add(tx, &new)?;
        }
        let surgery = ContactDetails {
            kind: ContactKind::Organisation,
            name: "Riverside Practice".to_owned(),
            job: None,
            organisation: None,
            phone: None,
            email: None,
            address: None,
            note: None,
        };
        let member = MemberDetails {
            patient: wren.clone(),
            contact: contact::add(tx, &surgery)?,
            role: "G".repeat(200),
            emergency: false,
            key_worker: false,
            share: Share::Everything,
            share_topics: None,
            share_reason: None,
            share_agreed_on: None,
            share_review_on: None,
        };
        circle::add(tx, &member)?;
        raise::raise(tx, &wren, NoticeAbout::Plan, &"y".repeat(2_000), None)
    })
    .unwrap();
    for kind in [DraftKind::CheckIn, DraftKind::Assessment] {
        let kept = SaveDraft {
            id: None,
            kind,
            patient: wren.clone(),
            body: "{}".to_owned(),
        };
        f.store
            .write_unjournalled(|conn| draft::save(conn, now(), &kept))
            .unwrap();
    }
    wren
}

#[test]
fn each_thing_that_is_open_stops_a_discharge_and_is_closed_or_handed_on() {
    for handed in [false, true] {
        let mut f = fixture();
        let wren = with_everything(&mut f);
        let items = f.store.read(|conn| open_item::list(conn, &wren, now())).unwrap();
        let kinds: BTreeSet<_> = items.iter().map(|item| item.what.name()).collect();
        assert_eq!(kinds.len(), OpenKind::ALL.len(), "one of everything: {kinds:?}");
        let answers: Vec<_> = items
            .iter()
            .map(|item| OpenAnswer {
                what: item.what,
                id: item.id.clone(),
                to_whom: (item.only_handover || (handed && !item.only_closed)).then(|| "Dr Patel".to_owned()),
                contact: None,
                reason: "Agreed with them".to_owned(),
            })
            .collect();
        let leave = |f: &mut Fixture, open: Vec<OpenAnswer>| {
            let leaving = CaseloadDischarge {
                patient: wren.clone(),
                on: None,
                reason: "Moved away".to_owned(),
                continued_by: "The GP".to_owned(),
                follow_up_on: None,
                open,
            };
            run(f, |tx| leaving::discharge(tx, &leaving))
        };
        for one in 0..answers.len() {
            let mut but_one = answers.clone();
            let left_out = but_one.remove(one).what;
            let refused = leave(&mut f, but_one);
            assert!(
                matches!(
                    refused,
                    Err(Error::Invalid {
                        field: "open",
                        reason: Fault::Unanswered
                    })
                ),
                "{left_out:?} stops it"
            );
        }
        leave(&mut f, answers).unwrap();
        let after = f.store.read(|conn| open_item::list(conn, &wren, now())).unwrap();
        let new: Vec<OpenKind> = after.iter().map(|item| item.what).collect();
        assert_eq!(new, [OpenKind::Notice], "the GP hears of the discharge itself");
        assert!(items.iter().all(|item| item.id != after[0].id));
        let went = f.store.read(|conn| handover::list(conn, &wren)).unwrap();
        // Drafts are recorded or thrown away, never handed on; a safety concern is only handed on.
        assert_eq!(went.len(), if handed { items.len() - 2 } else { 1 });
        assert!(went.iter().all(|one| one.to_whom == "Dr Patel"));
        let concern = f.store.read(|conn| safety_concern::list(conn, &wren, now())).unwrap();
        assert_eq!(
            concern[0].tonight.as_deref(),
            Some("Handed on to Dr Patel when they left the caseload."),
            "nothing is said of tonight that nobody said"
        );
    }
}
