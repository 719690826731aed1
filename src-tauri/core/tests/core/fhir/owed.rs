//! What is owed, and what was said with others.

use catchment_core::record::task::liaison::{self, LiaisonDetails, LiaisonPurpose, LiaisonWay, NewLiaison, NextStep};
use catchment_core::record::task::{OwedBy, Urgency};
use catchment_core::record::text::VisitTime;
use catchment_core::store::OpKind;

use super::{bytes, from, one, rules};
use crate::support::{at, fixture};

#[test]
fn a_call_is_a_communication_and_what_follows_is_a_task() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let new = NewLiaison {
        details: LiaisonDetails {
            patient: ann.clone(),
            contact: None,
            who: Some("Mr Ofori".to_owned()),
            way: LiaisonWay::Call,
            purpose: LiaisonPurpose::Advocate,
            at: VisitTime("2026-11-19T10:00:00".parse().unwrap()),
            note: "The boiler cannot wait".to_owned(),
            outcome: Some("He looks into it".to_owned()),
        },
        next: Some(NextStep {
            text: "A date for the boiler".to_owned(),
            owed_by: OwedBy::Other,
            due: None,
            urgency: Some(Urgency::Urgent),
            chase_on: None,
        }),
    };
    f.store
        .transact(OpKind::RecordLiaison, now, |tx| liaison::record(tx, &new))
        .unwrap();
    let bundle = from(&f.store, 2);
    one(&bundle, "Patient");
    let said = one(&bundle, "Communication");
    assert_eq!(said["category"][0]["text"], "Speaking up for the person");
    assert_eq!(said["medium"][0]["text"], "Call");
    assert_eq!(said["recipient"][0]["display"], "Mr Ofori");
    assert_eq!(said["sent"], "2026-11-19T10:00:00+00:00");
    assert_eq!(said["payload"][0]["contentString"], "The boiler cannot wait");
    let task = one(&bundle, "Task");
    assert_eq!(
        (&task["status"], &task["owner"]["display"]),
        (&"requested".into(), &"Mr Ofori".into())
    );
    assert_eq!(task["note"][0]["text"], "To be asked again: 2026-11-22");

    // Taken back after it had left: the receiver is told so, without its content.
    f.store.undo(now).unwrap();
    let gone = rules::check(&bytes(&f.store, 3, 2, false));
    for kind in ["Communication", "Task"] {
        assert_eq!(one(&gone, kind)["status"], "entered-in-error", "{kind}");
    }
}
