//! The nouns that are made from their tables: what each says of itself holds of the store, and what the window asks of one
//! by its name is checked.

use std::collections::BTreeSet;

use crate::support::{at, day, fixture};
use catchment_core::error::Fault;
use catchment_core::record::edit::{Edit, Ending};
use catchment_core::record::field::Typed;
use catchment_core::record::person::alert::{self, AlertDetails};
use catchment_core::record::registry;
use catchment_core::{Code, Error};
use serde_json::json;

#[test]
fn every_noun_has_a_name_of_its_own_and_the_columns_it_says() {
    let fixture = fixture();
    let mut names = BTreeSet::new();
    for noun in registry::nouns() {
        assert!(names.insert(noun.name), "{} twice", noun.name);
        let columns: BTreeSet<String> = fixture
            .store
            .read(|conn| {
                let mut query = conn.prepare("SELECT name FROM pragma_table_info(?)")?;
                let names = query.query_map([noun.table], |row| row.get(0))?;
                Ok(names.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        for name in noun.of.iter().chain(noun.fields.iter().map(|field| &field.name)) {
            let column: String = name
                .chars()
                .flat_map(|c| {
                    c.is_ascii_uppercase()
                        .then_some('_')
                        .into_iter()
                        .chain([c.to_ascii_lowercase()])
                })
                .collect();
            assert!(columns.contains(&column), "{}.{column}", noun.table);
        }
        for field in noun.fields {
            assert_eq!(
                field.typed == Typed::Choice,
                !field.values.is_empty(),
                "{}.{}",
                noun.name,
                field.name
            );
            if let Some(when) = field.when {
                let other = noun.fields.iter().find(|other| other.name == when.field).unwrap();
                let known = |value: &&str| other.values.contains(value);
                assert!(when.values.iter().all(known), "{}.{}", noun.name, field.name);
            }
        }
    }
}

#[test]
fn a_noun_is_asked_by_its_name() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    let noun = registry::noun("alert").unwrap();
    let details = json!({ "patient": ann, "text": " Dog at the address ", "source": null, "reviewOn": "2027-01-05" });
    let id = f
        .store
        .transact(noun.add.kind.clone(), now, |tx| (noun.add.run)(tx, details))
        .unwrap();
    let rows = f.store.read(|conn| (noun.list)(conn, &ann)).unwrap();
    assert_eq!(
        rows,
        [json!({
            "id": id, "patient": ann, "text": "Dog at the address", "source": null, "reviewOn": "2027-01-05",
            "notedOn": "2026-11-19", "endedOn": null,
        })]
    );

    let wrong = json!({ "patient": ann, "text": "Dog", "colour": "red" });
    let refused = f
        .store
        .transact(noun.add.kind.clone(), now, |tx| (noun.add.run)(tx, wrong));
    assert!(
        matches!(refused, Err(Error::Internal("unknownField"))),
        "a field that an alert has not"
    );
    let wrong = json!({ "patient": ann, "text": 3 });
    let refused = f
        .store
        .transact(noun.add.kind.clone(), now, |tx| (noun.add.run)(tx, wrong));
    assert_eq!(refused.err().unwrap().code(), Code::Internal, "a value of another type");
    assert!(matches!(registry::noun("horse"), Err(Error::Internal("unknownNoun"))));

    let end = noun.end.as_ref().unwrap();
    let ending = Ending::today(&id);
    f.store
        .transact(end.kind.clone(), now, |tx| (end.run)(tx, &ending))
        .unwrap();
    assert!(f.store.read(|conn| alert::current(conn, &ann)).unwrap().is_empty());
    assert_eq!(f.store.read(|conn| alert::list(conn, &ann)).unwrap().len(), 1);
}

#[test]
fn a_correction_never_moves_a_row_to_somebody_else() {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let (ann, bob) = (f.add("Ann", "Abbott", now), f.add("Bob", "Baines", now));
    let dog = |patient: &str, review: Option<&str>| AlertDetails {
        patient: patient.to_owned(),
        text: "Dog at the address".to_owned(),
        review_on: review.map(day),
        ..AlertDetails::default()
    };
    let id = f.store.act::<alert::add>(now, &dog(&ann, None)).unwrap();
    f.store
        .act::<alert::edit>(now, &Edit::new(&id, dog(&bob, Some("2027-01-05"))))
        .unwrap();
    let stored = f.store.read(|conn| alert::get(conn, &id)).unwrap();
    assert_eq!(stored.details.patient, ann);
    assert_eq!(stored.details.review_on, Some(day("2027-01-05")));

    let far = f
        .store
        .act::<alert::edit>(now, &Edit::new(&id, dog(&ann, Some("2029-01-05"))));
    assert!(matches!(
        far,
        Err(Error::Invalid {
            field: "reviewOn",
            reason: Fault::TooFar
        })
    ));
    let nobody = f.store.act::<alert::edit>(now, &Edit::new("nobody", dog(&ann, None)));
    assert!(matches!(nobody, Err(Error::NotFound("alert"))));
}
