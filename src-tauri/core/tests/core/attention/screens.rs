//! What Today makes of the reasons: sections, one line a rule, and the same answer on every screen.

use catchment_core::care::attention::{ListSection, Rule};
use catchment_core::facts;
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::caseload::{people, today};
use catchment_core::view::person;
use chrono::FixedOffset;

use super::day;
use crate::support::{Fixture, at, fixture};

fn check_in(tx: &Tx<'_>, patient: &str, at_time: &str, outcome: Outcome) -> String {
    let details = CheckInDetails {
        patient: patient.to_owned(),
        kind: Kind::HomeVisit,
        outcome,
        at: VisitTime(at(at_time).naive_local()),
        note: String::new(),
    };
    check_in::add(tx, &details).unwrap()
}

fn plan(tx: &Tx<'_>, patient: &str, on: &str) {
    let details = VisitDetails {
        patient: patient.to_owned(),
        on: day(on),
        time: None,
        kind: None,
        place: None,
        who: None,
    };
    visit::plan(tx, &details).unwrap();
}

fn change(fixture: &mut Fixture, now: &str, f: impl FnOnce(&Tx<'_>)) {
    fixture
        .store
        .transact(OpKind::Demo, at(now), |tx| {
            f(tx);
            Ok(())
        })
        .unwrap();
}

fn names(today: &today::Today) -> Vec<(&str, ListSection)> {
    today
        .attention
        .iter()
        .map(|row| (row.name.as_str(), row.section))
        .collect()
}

#[test]
fn the_list_has_three_sections_and_one_row_a_person() {
    let mut fixture = fixture();
    let start = "2026-10-01T09:00";
    let ids: Vec<String> = ["Amina", "Brian", "Carys", "Dilwyn"]
        .iter()
        .map(|given| fixture.add(given, "Test", at(start)))
        .collect();
    // Amina was never asked about a safety plan; the others were.
    for id in &ids[1..] {
        fixture.asked(id, at(start));
    }
    change(&mut fixture, "2026-11-10T09:00", |tx| {
        for id in &ids {
            check_in(tx, id, "2026-11-10T08:00", Outcome::Attended);
        }
        plan(tx, &ids[3], "2026-11-30");
        plan(tx, &ids[0], "2026-11-30");
        plan(tx, &ids[2], "2026-11-11");
    });
    let now = at("2026-11-19T08:00");
    let today = fixture.store.read(|conn| today::today(conn, now)).unwrap();
    // Nobody has a plan, which is 49 - 28 = 21 days past due for each; Carys has a lapse of 8 days besides.
    assert_eq!(
        names(&today),
        [
            ("Amina T.", ListSection::Now),
            ("Carys T.", ListSection::Week),
            ("Brian T.", ListSection::Week),
            ("Dilwyn T.", ListSection::Week),
        ]
    );
    let lines: Vec<_> = today
        .housekeeping
        .iter()
        .map(|line| (line.rule, line.people.len(), line.reason.is_some()))
        .collect();
    assert_eq!(
        lines,
        [
            (Rule::Unrecorded, 4, false),
            (Rule::CircleGap, 4, false),
            (Rule::Unsent, 0, true)
        ]
    );
    assert_eq!(today.asked.len(), Rule::ALL.len());

    let rows = fixture
        .store
        .read(|conn| people::people(conn, now.date_naive()))
        .unwrap();
    for row in &today.attention {
        let page = fixture
            .store
            .read(|conn| person::person(conn, &row.patient, now))
            .unwrap();
        assert_eq!(page.reasons, row.reasons);
        let counted = rows.iter().find(|one| one.id == row.patient).unwrap();
        assert_eq!(counted.attention as usize, row.reasons.len());
    }
}

#[test]
fn the_missed_are_counted_since_the_last_that_was_not() {
    let mut fixture = fixture();
    let now = "2026-11-19T09:00";
    let id = fixture.add("Amina", "Abbott", at("2026-11-01T09:00"));
    change(&mut fixture, now, |tx| {
        check_in(tx, &id, "2026-11-02T08:00", Outcome::DidNotAttend);
        check_in(tx, &id, "2026-11-05T08:00", Outcome::Attended);
        check_in(tx, &id, "2026-11-10T08:00", Outcome::NoAccess);
        check_in(tx, &id, "2026-11-12T08:00", Outcome::Cancelled);
        check_in(tx, &id, "2026-11-17T08:00", Outcome::WasNotBrought);
    });
    let case = fixture
        .store
        .read(|conn| facts::case(conn, &id, day("2026-11-19")))
        .unwrap();
    let missed = case.facts.missed.unwrap();
    assert_eq!((missed.times, missed.last), (2, day("2026-11-17")));
    assert_eq!(case.facts.last_attended, Some(day("2026-11-05")));
}

#[test]
fn a_gp_an_emergency_contact_and_an_answer_complete_the_circle() {
    let mut fixture = fixture();
    let now = "2026-11-19T09:00";
    let id = fixture.add("Amina", "Abbott", at(now));
    let facts = |fixture: &Fixture| {
        let case = fixture.store.read(|conn| facts::case(conn, &id, day("2026-11-19")));
        case.unwrap().facts.circle
    };
    assert!(!facts(&fixture).gp);
    change(&mut fixture, now, |tx| {
        let details = ContactDetails {
            kind: ContactKind::Organisation,
            name: "Abbey Surgery".to_owned(),
            job: None,
            organisation: None,
            phone: None,
            email: None,
            address: None,
            note: None,
        };
        let contact = contact::add(tx, &details).unwrap();
        let member = MemberDetails {
            patient: id.clone(),
            contact,
            role: "GP surgery".to_owned(),
            emergency: true,
            key_worker: false,
            share: Share::Everything,
            share_topics: None,
            share_reason: None,
            share_agreed_on: None,
            share_review_on: None,
        };
        circle::add(tx, &member).unwrap();
    });
    let circle = facts(&fixture);
    assert!(circle.gp && circle.emergency && circle.sharing_asked);
}

#[test]
fn a_day_ends_at_midnight_where_the_laptop_is() {
    let mut fixture = fixture();
    let summer = |text: &str| {
        let offset = FixedOffset::east_opt(3600).unwrap();
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        local.and_local_timezone(offset).unwrap()
    };
    let id = fixture.add("Amina", "Abbott", summer("2026-06-01T00:30"));
    fixture
        .store
        .transact(OpKind::PlanVisit, summer("2026-06-01T00:30"), |tx| {
            plan(tx, &id, "2026-06-02");
            Ok(())
        })
        .unwrap();
    let lapsed = |now| {
        let today = fixture.store.read(|conn| today::today(conn, now)).unwrap();
        let reasons = today.attention.into_iter().flat_map(|row| row.reasons);
        reasons.filter(|reason| reason.rule == Rule::Lapsed).count()
    };
    assert_eq!(lapsed(summer("2026-06-02T23:59")), 0);
    assert_eq!(
        lapsed(summer("2026-06-03T00:01")),
        1,
        "in London it is still the 2nd by Greenwich"
    );
    let added = fixture
        .store
        .read(|conn| facts::case(conn, &id, day("2026-06-02")))
        .unwrap()
        .facts
        .added;
    assert_eq!(added, day("2026-06-01"), "the day here, not the one in Greenwich");
}

#[test]
fn the_whole_caseload_is_read_by_index() {
    let fixture = fixture();
    fixture
        .store
        .read(|conn| {
            for sql in [
                "SELECT patient, at FROM check_in WHERE entered_at IS NULL ORDER BY patient, at",
                "SELECT patient.id, check_in.at FROM patient CROSS JOIN check_in
                 WHERE patient.status <> 'discharged' AND check_in.patient = patient.id
                   AND check_in.outcome IN ('didNotAttend', 'wasNotBrought', 'noAccess') AND check_in.at > ''",
                "SELECT * FROM snooze WHERE ended_on IS NULL AND until > '2026-11-19' ORDER BY until, id",
            ] {
                let mut query = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps: Vec<String> = query
                    .query_map([], |row| row.get(3))?
                    .collect::<rusqlite::Result<_>>()?;
                let read_whole = |step: &String| {
                    step.starts_with("SCAN") && !step.contains("INDEX") && !step.starts_with("SCAN patient")
                };
                assert!(!steps.iter().any(read_whole), "{steps:?}");
            }
            Ok(())
        })
        .unwrap();
}
