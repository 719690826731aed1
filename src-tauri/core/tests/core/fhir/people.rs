//! People and those around them.

use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::edit::Edit;
use catchment_core::record::person::patient::{self, PatientDetails, Status};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::store::OpKind;

use super::{from, of, one};
use crate::support::{at, day, fixture, named};

fn person(name: &str, job: Option<&str>, organisation: Option<&str>) -> ContactDetails {
    ContactDetails {
        kind: ContactKind::Person,
        name: name.into(),
        job: job.map(str::to_owned),
        organisation: organisation.map(str::to_owned),
        phone: Some("07700 900123".into()),
        email: Some("someone@example.org".into()),
        address: None,
        note: None,
    }
}

fn member(patient: &str, contact: &str, role: &str) -> MemberDetails {
    MemberDetails {
        patient: patient.into(),
        contact: contact.into(),
        role: role.into(),
        emergency: false,
        key_worker: false,
        share: Share::NotAsked,
        share_topics: None,
        share_reason: None,
        share_agreed_on: None,
        share_review_on: None,
    }
}

#[test]
fn a_person_keeps_numbers_as_identifiers() {
    let mut f = fixture();
    let details = PatientDetails {
        local_id: Some("P0004".into()),
        nhs_number: Some("999 100 0216".into()),
        preferred: Some("Dil".into()),
        pronouns: Some("he/him".into()),
        born: Some(day("1970-06-09")),
        phone: Some("07700 900698".into()),
        address: Some("37 Cross Street\nAnytown".into()),
        postcode: Some("ZZ99 3VZ".into()),
        access_notes: Some("Side gate".into()),
        ..named("Dilwyn", "Dlamini")
    };
    let id = f
        .store
        .transact(OpKind::AddPatient, at("2026-11-19T14:00"), |tx| {
            patient::add(tx, &details)
        })
        .unwrap();
    let bundle = from(&f.store, 1);
    let patient = one(&bundle, "Patient");
    assert_eq!(patient["id"], id);
    assert_eq!(patient["identifier"][0]["system"], "https://fhir.nhs.uk/Id/nhs-number");
    assert_eq!(patient["identifier"][0]["value"], "9991000216");
    assert_eq!(patient["identifier"][1]["value"], "P0004");
    assert_eq!(
        patient["identifier"][1]["system"],
        "urn:uuid:0192f000-0000-7000-8000-00000000d001"
    );
    assert_eq!(patient["name"][0]["family"], "Dlamini");
    assert_eq!(patient["name"][1]["use"], "usual");
    assert_eq!(patient["address"][0]["line"].as_array().unwrap().len(), 2);
    assert_eq!(patient["active"], true);
    assert!(
        patient["extension"][0]["url"]
            .as_str()
            .unwrap()
            .ends_with("individual-pronouns")
    );

    let change = StatusChange {
        patient: id,
        status: Status::Discharged,
        on: None,
        reason: Some("Moved".into()),
    };
    f.store
        .transact(OpKind::SetStatus, at("2026-11-20T10:00"), |tx| status::set(tx, &change))
        .unwrap();
    assert_eq!(one(&from(&f.store, 2), "Patient")["active"], false);
}

#[test]
fn a_circle_is_a_team_of_the_right_kinds() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let (ann, ben) = (f.add("Ann", "Abbott", now), f.add("Ben", "Bashir", now));
    let (surgery, doctor, mother) = f
        .store
        .transact(OpKind::AddToCircle, now, |tx| {
            let surgery = contact::add(
                tx,
                &ContactDetails {
                    kind: ContactKind::Organisation,
                    ..person("Abbey Surgery", Some("GP surgery"), None)
                },
            )?;
            let doctor = contact::add(tx, &person("Dr Ida Iqbal", Some("GP"), Some(&surgery)))?;
            let mother = contact::add(tx, &person("Mair Abbott", None, None))?;
            circle::add(tx, &member(&ann, &doctor, "GP"))?;
            circle::add(tx, &member(&ben, &doctor, "GP"))?;
            circle::add(
                tx,
                &MemberDetails {
                    emergency: true,
                    ..member(&ann, &mother, "mother")
                },
            )?;
            Ok((surgery, doctor, mother))
        })
        .unwrap();
    let bundle = from(&f.store, 3);
    assert_eq!(one(&bundle, "Organization")["id"], surgery);
    assert_eq!(one(&bundle, "Practitioner")["id"], doctor);
    let role = one(&bundle, "PractitionerRole");
    assert_eq!(role["organization"]["reference"], format!("Organization/{surgery}"));
    let related = one(&bundle, "RelatedPerson");
    assert_eq!(related["patient"]["reference"], format!("Patient/{ann}"));
    assert_ne!(
        related["id"], mother,
        "her place in this circle, not the directory's entry"
    );
    assert_eq!(related["relationship"][1]["coding"][0]["code"], "C");
    let teams = of(&bundle, "CareTeam");
    assert_eq!(teams.len(), 2);
    assert_eq!(
        teams
            .iter()
            .map(|team| team["participant"].as_array().unwrap().len())
            .sum::<usize>(),
        3
    );

    // One contact changes: both circles they stand in are sent again, each whole.
    f.store
        .transact(OpKind::EditContact, now, |tx| {
            contact::edit(
                tx,
                &Edit::new(&doctor, person("Dr Ida Iqbal", Some("GP partner"), Some(&surgery))),
            )
        })
        .unwrap();
    let after = from(&f.store, 4);
    assert_eq!(of(&after, "Patient").len(), 2);
    assert_eq!(of(&after, "CareTeam").len(), 2);

    // She is no longer in it.
    let seat = f.store.read(|conn| circle::list(conn, &ann)).unwrap()[0].id.clone();
    f.store
        .transact(OpKind::RemoveFromCircle, now, |tx| circle::end(tx, &seat))
        .unwrap();
    let after = from(&f.store, 5);
    assert_eq!(one(&after, "RelatedPerson")["active"], false);
    assert_eq!(one(&after, "CareTeam")["participant"].as_array().unwrap().len(), 1);
}
