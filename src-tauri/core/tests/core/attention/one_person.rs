//! One person is computed by the same queries and the same rules as among everybody: their page and the list can never
//! say two things.

use catchment_core::demo::{self, Size};
use catchment_core::facts::{self, Case};

use crate::support::{at, fixture};

/// All that is computed of somebody, as text.
pub(super) fn all_of(case: &Case) -> String {
    let put_aside: Vec<_> = case.snoozed.iter().map(|aside| &aside.reason).collect();
    let last = case.last_contact.map(|contact| (contact.on, contact.kind));
    format!("{:#?}\n{:#?}\n{put_aside:#?}\n{last:?}", case.facts, case.reasons)
}

#[test]
fn one_person_is_worked_out_as_among_everybody() {
    let now = at("2026-11-19T08:00");
    let mut fixture = fixture();
    let size = Size {
        people: 40,
        years: 1,
        seed: 11,
    };
    demo::fill(&mut fixture.store, size, now, |_, _| ()).unwrap();
    fixture
        .store
        .read(|conn| {
            let everybody = facts::cases(conn, now.date_naive())?;
            assert_eq!(everybody.len(), 40);
            assert!(
                everybody.iter().any(|case| case.reasons.len() > 2),
                "the demo is too calm to compare"
            );
            for among in &everybody {
                let alone = facts::case(conn, &among.patient.id, now.date_naive())?;
                assert_eq!(all_of(&alone), all_of(among));
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn nobody_else_is_read_with_one_person() {
    let now = at("2026-11-19T08:00");
    let mut fixture = fixture();
    fixture.add("Dilwyn", "Davies", now);
    let unknown = fixture.store.read(|conn| facts::case(conn, "nobody", now.date_naive()));
    assert_eq!(
        unknown.err().map(|error| error.to_string()),
        Some(catchment_core::Error::NotFound("patient").to_string())
    );
}
