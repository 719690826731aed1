//! Who was told of a change.

use catchment_core::care::sharing::NoticeAbout;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::notice::{self, NoticeState, Telling, ToldWay};
use catchment_core::record::circle::raise;
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::store::OpKind;

use super::{from, of, one};
use crate::support::{at, fixture};

#[test]
fn what_was_told_is_a_communication_and_what_is_withheld_says_nothing_of_why() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let seats = f
        .store
        .transact(OpKind::AddToCircle, now, |tx| {
            let mut seats = Vec::new();
            for (name, job, role, share) in [
                ("Dr Iqbal", Some("GP"), "GP", Share::Everything),
                ("Ida Abbott", None, "sister", Share::Nothing),
            ] {
                let contact = contact::add(
                    tx,
                    &ContactDetails {
                        kind: ContactKind::Person,
                        name: name.to_owned(),
                        job: job.map(str::to_owned),
                        organisation: None,
                        phone: None,
                        email: None,
                        address: None,
                        note: None,
                    },
                )?;
                seats.push(circle::add(
                    tx,
                    &MemberDetails {
                        patient: ann.clone(),
                        contact,
                        role: role.to_owned(),
                        emergency: false,
                        key_worker: false,
                        share,
                        share_topics: None,
                        share_reason: Some("They fell out".to_owned()),
                        share_agreed_on: None,
                        share_review_on: None,
                    },
                )?);
            }
            Ok(seats)
        })
        .unwrap();
    f.store
        .transact(OpKind::PassOn, now, |tx| {
            raise::raise(tx, &ann, NoticeAbout::Plan, "A new plan was agreed.", None)
        })
        .unwrap();
    let waiting = from(&f.store, 3);
    let statuses = |bundle: &std::collections::BTreeMap<String, serde_json::Value>| -> Vec<String> {
        let mut all: Vec<_> = of(bundle, "Communication")
            .iter()
            .map(|one| one["status"].as_str().unwrap().to_owned())
            .collect();
        all.sort();
        all
    };
    assert_eq!(statuses(&waiting), ["not-done", "preparation"]);
    let text = serde_json::to_string(&of(&waiting, "Communication")).unwrap();
    assert!(!text.contains("fell out") && !text.contains("A new plan"), "{text}");
    f.store
        .transact(OpKind::TellNotices, now, |tx| {
            let open = notice::list(tx, &ann)?
                .into_iter()
                .filter(|one| one.state == NoticeState::Open);
            let telling = Telling {
                notices: open.map(|one| one.id).collect(),
                on: None,
                way: Some(ToldWay::Call),
                said: None,
                by: None,
            };
            notice::tell(tx, &telling)
        })
        .unwrap();
    let told = from(&f.store, 4);
    let sent = one(&told, "Communication");
    assert_eq!(
        (sent["status"].as_str(), sent["sent"].as_str()),
        (Some("completed"), Some("2026-11-19"))
    );
    assert_eq!(sent["payload"][0]["contentString"], "A new plan was agreed.");
    assert_eq!(sent["medium"][0]["text"], "Phone call");
    assert!(
        sent["recipient"][0]["reference"]
            .as_str()
            .unwrap()
            .starts_with("Practitioner/")
    );
    // She left the circle: what is about her still leads to somebody.
    f.store
        .transact(OpKind::RemoveFromCircle, now, |tx| circle::end(tx, &seats[1]))
        .unwrap();
    assert_eq!(statuses(&from(&f.store, 3)), ["completed", "not-done"]);
}
