//! Exporting to the office from a whole vault: what leaves, what is recorded of it, and what still waits.

use crate::error::BundleFault;
use std::fs::{self, File};

use super::desk::{Desk, MORNING, at, names};
use crate::Error;
use crate::bundle::{self, SenderKey};
use crate::record::outgoing::disclosure;
use crate::record::person::alert;
use crate::store::chain;

#[path = "../../../tests/core/fhir/rules.rs"]
mod fhir_rules;

#[test]
fn an_export_is_a_bundle_of_everything_not_acknowledged() {
    let mut desk = Desk::new();
    let ann = desk.add("Ann");
    let head = desk.vault.read(chain::head).unwrap();
    let exported = desk.export().unwrap();
    assert_eq!((exported.first, exported.last, exported.count), (1, 2, 2));
    let verified = desk.read(&exported);
    assert_eq!(verified.manifest.head_hash, head.hash);
    assert_eq!(verified.manifest.sender.device, desk.vault.device());
    assert_eq!(verified.kinds.get("addPatient"), Some(&1));
    assert_eq!(verified.manifest.counts.get("Patient"), Some(&1));
    let file = fs::read(desk.share.path().join(&exported.file_name)).unwrap();
    assert_eq!(
        exported.sha256,
        format!("{:x}", <sha2::Sha256 as sha2::Digest>::digest(&file))
    );
    assert!(
        !file.windows(12).any(|window| window == b"Quillfeather"),
        "the name is in plain sight"
    );
    let (device, epoch) = (desk.vault.device(), desk.vault.epoch());
    assert_eq!(
        exported.file_name,
        format!("catchment-{}-{}-1-2.age", &device[24..], &epoch[24..])
    );

    // Word for word what the journal holds: both images and every salt.
    let lines = String::from_utf8(desk.member(&exported, bundle::CHANGES)).unwrap();
    assert_eq!(lines.lines().count(), 2);
    let line: serde_json::Value = serde_json::from_str(lines.lines().nth(1).unwrap()).unwrap();
    let stored: String = desk
        .vault
        .read(|conn| Ok(conn.query_row("SELECT after FROM change WHERE op = 2", [], |row| row.get(0))?))
        .unwrap();
    assert!(lines.lines().nth(1).unwrap().contains(&stored));
    assert_eq!(line["changes"][0]["row"], ann);
    assert!(fhir_rules::check(&desk.member(&exported, bundle::FHIR)).contains_key(&format!("Patient/{ann}")));
}

#[test]
fn what_left_is_recorded_with_whom_it_was_about() {
    let mut desk = Desk::new();
    let (ann, ben) = (desk.add("Ann"), desk.add("Ben"));
    let exported = desk.export().unwrap();
    desk.acknowledge(exported.last);
    desk.vault
        .transact(alert::add::KIND, at(MORNING), |tx| {
            let details = alert::AlertDetails {
                patient: ben.clone(),
                text: "Dog".into(),
                ..alert::AlertDetails::default()
            };
            alert::add(tx, &details)
        })
        .unwrap();
    let second = desk.export().unwrap();
    // The first export's own record is in the second, and names nobody in it again.
    assert_eq!((second.first, second.count), (exported.last + 1, 2));
    let about = |id: &str| desk.vault.read(|conn| disclosure::about(conn, id)).unwrap();
    assert_eq!(about(&ann).len(), 1);
    assert_eq!(about(&ben).len(), 2);
    let all = about(&ben);
    let last = all.iter().find(|one| one.file_name == second.file_name).unwrap();
    assert_eq!(last.sha256, second.sha256);
    assert_eq!(
        (last.recipient.as_str(), last.what),
        ("Team office", disclosure::What::Bundle)
    );
    assert!(!desk.read(&second).manifest.counts.contains_key("Patient"));
}

#[test]
fn nothing_is_delivered_until_it_is_acknowledged() {
    let mut desk = Desk::new();
    desk.add("Ann");
    let before = desk.waiting();
    assert_eq!((before.changes, before.not_exported), (2, 2));
    assert!(before.last_export.is_none() && before.acknowledged_at.is_none());
    assert_eq!(before.since.as_deref().map(|at| &at[..10]), Some("2026-11-22"));

    let first = desk.export().unwrap();
    let after = desk.waiting();
    // Two operations and the record of the export: all of them wait, none is unexported.
    assert_eq!((after.changes, after.not_exported), (3, 0));
    let last_export = after.last_export.unwrap();
    assert_eq!(
        (last_export.file_name.as_str(), last_export.changes),
        (&*first.file_name, 2)
    );

    // Not acknowledged, so sent again from the start; the new file takes the old one's place everywhere.
    desk.add("Ben");
    assert_eq!(desk.waiting().not_exported, 1);
    let second = desk.export().unwrap();
    assert_eq!((second.first, second.last), (1, 4));
    assert_eq!(names(desk.share.path()), [&*second.file_name]);
    assert_eq!(names(&desk.vault.layout().outbox()), [&*second.file_name]);
    assert_eq!(names(&desk.vault.layout().outbox_self()), [&*second.file_name]);

    // Acknowledged up to 4: the next begins at 5 and stands beside the other, which it does not cover.
    desk.acknowledge(4);
    let waiting = desk.waiting();
    assert_eq!((waiting.changes, waiting.not_exported), (1, 0));
    assert_eq!(
        waiting.kinds,
        [bundle::KindCount {
            kind: "disclosure".into(),
            count: 1
        }]
    );
    assert!(waiting.acknowledged_at.is_some());
    let third = desk.export().unwrap();
    assert_eq!((third.first, third.last), (5, 5));
    assert_eq!(desk.read(&third).manifest.prev.seq, 4);
    assert_eq!(names(desk.share.path()).len(), 2);
}

#[test]
fn another_office_gets_everything_from_the_start() {
    let mut desk = Desk::new();
    desk.add("Ann");
    let first = desk.export().unwrap();
    desk.acknowledge(first.last);
    desk.office = age::x25519::Identity::generate();
    desk.set_office();
    let waiting = desk.waiting();
    assert_eq!(i64::from(waiting.changes), desk.head());
    assert!(waiting.last_export.is_none());
    let second = desk.export().unwrap();
    assert_eq!(second.first, 1);
    desk.read(&second);
}

#[test]
fn other_files_in_the_folder_stay() {
    let mut desk = Desk::new();
    desk.add("Ann");
    let (device, epoch) = (
        desk.vault.device()[24..].to_owned(),
        desk.vault.epoch()[24..].to_owned(),
    );
    let stay = [
        format!("catchment-00000000-{epoch}-1-1.age"),
        format!("catchment-{device}-00000000-1-1.age"),
        format!("catchment-{device}-{epoch}-1-99.age"),
        format!("catchment-{device}-{epoch}-1-1.age.txt"),
        "letter.pdf".to_owned(),
    ];
    for name in &stay {
        fs::write(desk.share.path().join(name), "x").unwrap();
    }
    fs::write(
        desk.share.path().join(format!("catchment-{device}-{epoch}-1-1.age")),
        "ours, and covered",
    )
    .unwrap();
    let exported = desk.export().unwrap();
    let mut expected = stay.to_vec();
    expected.push(exported.file_name);
    expected.sort();
    assert_eq!(names(desk.share.path()), expected);
}

#[test]
fn an_export_that_fails_changes_nothing() {
    let mut desk = Desk::without_office(false);
    assert!(matches!(desk.export(), Err(Error::Bundle(BundleFault::NoRecipient))));
    desk.set_office();
    desk.add("Ann");
    let gone = desk.share.path().join("unplugged");
    assert!(matches!(
        bundle::export(&mut desk.vault, &gone, at(MORNING)),
        Err(Error::Bundle(BundleFault::Folder))
    ));
    // A file where the folder's file should be: found when it is written.
    fs::create_dir_all(desk.share.path().join("taken")).unwrap();
    let name = format!(
        "catchment-{}-{}-1-2.age",
        &desk.vault.device()[24..],
        &desk.vault.epoch()[24..]
    );
    fs::create_dir(desk.share.path().join(format!("{name}.part"))).unwrap();
    assert!(matches!(desk.export(), Err(Error::Storage(_))));
    assert_eq!(desk.head(), 2);
    assert!(desk.waiting().last_export.is_none());
    assert!(desk.vault.read(disclosure::all).unwrap().is_empty());
    fs::remove_dir(desk.share.path().join(format!("{name}.part"))).unwrap();
    assert_eq!(desk.export().unwrap().file_name, name);
}

#[test]
fn nothing_new_is_said_and_not_written() {
    let mut desk = Desk::new();
    let first = desk.export().unwrap();
    desk.acknowledge(first.last);
    let second = desk.export().unwrap();
    assert_eq!(second.count, 1, "the record of the first export");
    desk.acknowledge(second.last);
    // Everything acknowledged but the last export's own record, which no bundle needs to be made for.
    assert_eq!(desk.waiting().not_exported, 0);
    let last = desk.head();
    desk.vault
        .write_unjournalled(|conn| {
            Ok(conn.execute("UPDATE outbox SET last_seq = ? WHERE last_seq = ?", [last, last - 1])?)
        })
        .unwrap();
    assert!(matches!(desk.export(), Err(Error::Bundle(BundleFault::NothingNew))));
}

#[test]
fn the_vault_keeps_a_copy_it_can_open_itself() {
    let mut desk = Desk::new();
    desk.add("Ann");
    let exported = desk.export().unwrap();
    let path = desk.vault.layout().outbox_self().join(&exported.file_name);
    let mut own = File::open(&path).unwrap();
    let sender = desk.sender();
    let copy = bundle::verify(&mut own, desk.vault.inbox_identity(), &sender).unwrap();
    let original = desk.read(&exported);
    assert!(copy.manifest.files == original.manifest.files);
    assert_eq!(copy.manifest.bundle_id, original.manifest.bundle_id);
    assert!(matches!(
        bundle::verify(&mut own, &desk.office, &sender),
        Err(Error::Bundle(BundleFault::NotForUs))
    ));
}

#[test]
fn a_demo_says_so_in_what_leaves() {
    let mut desk = Desk::without_office(true);
    desk.add("Ann");
    desk.set_office();
    let exported = desk.export().unwrap();
    let readme = String::from_utf8(desk.member(&exported, bundle::README)).unwrap();
    assert!(readme.starts_with("DEMO"), "{readme}");
    let fhir = fhir_rules::check(&desk.member(&exported, bundle::FHIR));
    assert!(
        fhir.values()
            .all(|resource| resource["meta"]["security"][0]["code"] == "HTEST")
    );
    assert_eq!(fhir.len(), 1);

    let mut real = Desk::new();
    let exported = real.export().unwrap();
    assert!(
        !String::from_utf8(real.member(&exported, bundle::README))
            .unwrap()
            .contains("DEMO")
    );
}

#[test]
fn both_sides_read_the_same_words() {
    let desk = Desk::new();
    let pairing = bundle::pairing(&desk.vault).unwrap();
    let sender: SenderKey = pairing.sender_pub.parse().unwrap();
    assert_eq!(pairing.sender_words, bundle::words(&sender.text()));
    assert_eq!(
        pairing.office_words.unwrap(),
        bundle::words(&desk.office.to_public().to_string())
    );
    assert!(
        bundle::pairing(&Desk::without_office(false).vault)
            .unwrap()
            .office_words
            .is_none()
    );
}
