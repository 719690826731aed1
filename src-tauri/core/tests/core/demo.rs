//! The synthetic caseload: always the same for a seed, marked everywhere, and a caseload the screens can show.
use crate::support::{at, fixture, snapshot};
use catchment_core::demo::{self, Size};
use catchment_core::record::patient_filter::PatientFilter;
use catchment_core::record::person::patient::{self, Status};
use catchment_core::store::chain;
use catchment_core::view::caseload::{people, today};
use catchment_core::view::group::groups;
use catchment_core::view::measure;

#[test]
fn one_seed_makes_one_caseload() {
    let now = at("2026-11-19T08:00");
    let make = |seed| {
        let mut fixture = fixture();
        demo::fill(
            &mut fixture.store,
            Size {
                people: 5,
                years: 1,
                seed,
            },
            now,
            |_, _| (),
        )
        .unwrap();
        snapshot(&fixture.store)
    };
    assert_eq!(make(1), make(1));
    assert_ne!(make(1), make(2));
}

#[test]
fn everybody_is_marked_and_nobody_can_be_mistaken() {
    let mut fixture = fixture();
    let mut told = Vec::new();
    demo::fill(
        &mut fixture.store,
        Size {
            people: 100,
            years: 1,
            seed: 3,
        },
        at("2026-11-19T08:00"),
        |done, of| {
            told.push((done, of));
        },
    )
    .unwrap();
    assert_eq!((told.len(), told.last()), (100, Some(&(100, 100))));
    let all = fixture.store.read(patient::all).unwrap();
    for person in &all {
        assert!(person.demo);
        let number = person.details.nhs_number.as_deref().unwrap();
        assert!(number.starts_with("999"), "{number} could be somebody's");
        assert!(person.details.phone.as_deref().unwrap().starts_with("07700 900"));
    }
    let active = all.iter().filter(|person| person.status == Status::Active).count();
    assert_eq!((active, all.len() - active), (35, 65), "the typical set");
    fixture
        .store
        .read(|conn| chain::verify(conn, 0, &"0".repeat(64)))
        .unwrap();
}

#[test]
fn it_shows_every_part_of_a_working_day() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:00");
    demo::fill(&mut fixture.store, Size::EXPLORE, now, |_, _| ()).unwrap();
    let day = fixture.store.read(|conn| today::today(conn, now)).unwrap();
    let times: Vec<_> = day.visits.iter().filter_map(|visit| visit.time.as_deref()).collect();
    assert_eq!(times, ["10:00", "11:30", "14:15", "14:15"]);
    assert!(day.visits[2].together.is_some() && day.visits[2].together == day.visits[3].together);
    assert_eq!(day.unanswered.len(), 1);
    assert!(
        !day.attention.is_empty() && day.attention.len() < 24,
        "{} people",
        day.attention.len()
    );
    assert!(!day.coming.is_empty());
    let groups = fixture.store.read(|conn| groups::groups(conn, now)).unwrap().groups;
    assert_eq!(groups.len(), 2);
    for row in &groups {
        assert!(row.group.demo && row.people >= 3 && row.objectives_met == 1 && row.next.is_some());
        assert!(
            row.not_seen > 0 && row.not_seen < row.people,
            "{} of {}",
            row.not_seen,
            row.people
        );
    }
    let latest = fixture
        .store
        .read(|conn| measure::latest(conn, PatientFilter::Everybody))
        .unwrap();
    assert!((18..24).contains(&latest.len()), "{} people with scores", latest.len());
    let phq = |scores: &Vec<measure::LatestScore>| scores[0].total;
    assert_eq!(latest.values().filter(|scores| phq(scores) == 0.0).count(), 1);
    let settled = "SELECT count(*) FROM safety_concern WHERE state = 'answered' AND source = 'item'";
    let settled: i64 = fixture
        .store
        .read(|conn| Ok(conn.query_row(settled, [], |row| row.get(0))?))
        .unwrap();
    assert_eq!((settled, day.concerns.len()), (1, 0), "talked about, and nothing waits");
    assert_eq!(
        fixture
            .store
            .read(|conn| people::people(conn, now.date_naive()))
            .unwrap()
            .len(),
        24
    );
}

#[test]
fn sizes_out_of_range_are_refused() {
    let mut fixture = fixture();
    for size in [
        Size {
            people: 0,
            years: 1,
            seed: 1,
        },
        Size {
            people: 1,
            years: 0,
            seed: 1,
        },
    ] {
        assert!(demo::fill(&mut fixture.store, size, at("2026-11-19T08:00"), |_, _| ()).is_err());
    }
}
