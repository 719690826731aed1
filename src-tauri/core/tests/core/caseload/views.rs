//! What the screens are told, on a caseload small enough to check by hand.
use crate::support::{at, day, fixture, named};
use catchment_core::record::edit::Edit;
use catchment_core::record::person::alert::{self, AlertDetails};
use catchment_core::record::person::name;
use catchment_core::record::person::patient::{self, PatientDetails};
use catchment_core::record::plan::care_plan::{self, PlanDetails};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckIn, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::store::OpKind;
use catchment_core::view::caseload::{people, status, today};
use catchment_core::view::person;
use catchment_core::view::person::history::{Changed, HistoryQuery, history};
use catchment_core::view::person::timeline::{TimelineQuery, timeline};

#[test]
fn names_are_short_on_today_and_initials_where_others_read() {
    let mut details = PatientDetails {
        preferred: Some("Dil".to_owned()),
        ..named("Dilwyn", "Dlamini")
    };
    assert_eq!(
        (name::full(&details), name::short(&details)),
        ("Dilwyn Dlamini".to_owned(), "Dil D.".to_owned())
    );
    assert_eq!(name::initials(&details), "DD");
    details = named("Mary-Ann Éloïse", "o'Brien");
    assert_eq!(name::initials(&details), "MAÉO");
}

#[test]
fn today_holds_the_visits_in_order_and_who_slips_with_the_reason() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    let added = at("2026-09-01T09:00");
    let ids: Vec<String> = ["Amina", "Brian", "Carys", "Jarek"]
        .iter()
        .map(|given| fixture.add(given, "Test", added))
        .collect();
    for id in &ids {
        fixture.asked(id, added);
    }
    fixture
        .store
        .transact(OpKind::EditPatient, now, |tx| {
            for id in &ids {
                let plan = PlanDetails {
                    patient: id.clone(),
                    review_on: Some(day("2027-01-01")),
                    ..Default::default()
                };
                care_plan::start(tx, &plan)?;
                patient::agree_interval(tx, id, Some(14))?;
                let last = if *id == ids[3] {
                    "2026-10-19T10:00"
                } else {
                    "2026-11-12T10:00"
                };
                check_in::add(
                    tx,
                    &CheckInDetails {
                        patient: id.clone(),
                        kind: Kind::Phone,
                        outcome: Outcome::Attended,
                        at: VisitTime(at(last).naive_local()),
                        note: String::new(),
                    },
                )?;
            }
            let planned = |patient: &str, on: &str, time: Option<&str>| VisitDetails {
                patient: patient.to_owned(),
                on: day(on),
                time: time.map(str::to_owned),
                kind: Some(Kind::HomeVisit),
                place: None,
                who: None,
            };
            visit::plan(tx, &planned(&ids[1], "2026-11-19", Some("11:30")))?;
            visit::plan(tx, &planned(&ids[0], "2026-11-19", Some("10:00")))?;
            visit::plan(tx, &planned(&ids[2], "2026-11-26", None))?;
            let text = "Two staff to visit".to_owned();
            alert::add(
                tx,
                &AlertDetails {
                    patient: ids[0].clone(),
                    text,
                    ..Default::default()
                },
            )?;
            Ok(())
        })
        .unwrap();
    let today = fixture.store.read(|conn| today::today(conn, now)).unwrap();
    let visits: Vec<_> = today
        .visits
        .iter()
        .map(|row| (row.time.as_deref().unwrap(), row.name.as_str()))
        .collect();
    assert_eq!(visits, [("10:00", "Amina T."), ("11:30", "Brian T.")]);
    assert_eq!(today.visits[0].alerts, ["Two staff to visit"]);
    assert_eq!(today.computed_at, "08:12");
    let attention: Vec<_> = today
        .attention
        .iter()
        .map(|row| (row.name.as_str(), row.reasons.len()))
        .collect();
    // Overdue and nothing planned; beneath it a check-in that is not entered, and no circle.
    assert_eq!(attention, [("Jarek T.", 4)]);
    assert_eq!(
        today.attention[0].reasons[0].text,
        "No contact for 31 days; agreed every 14 days."
    );
    assert_eq!(today.attention[0].reasons[0].days, 17);
    let coming: Vec<_> = today.coming.iter().map(|row| (row.name.as_str(), row.on)).collect();
    assert_eq!(coming, [("Carys T.", day("2026-11-26"))]);

    let rows = fixture
        .store
        .read(|conn| people::people(conn, now.date_naive()))
        .unwrap();
    let jarek = rows.iter().find(|row| row.id == ids[3]).unwrap();
    assert_eq!((jarek.last_contact, jarek.attention), (Some(day("2026-10-19")), 4));
    let page = fixture.store.read(|conn| person::person(conn, &ids[3], now)).unwrap();
    assert_eq!(
        page.reasons, today.attention[0].reasons,
        "one definition on every screen"
    );
}

#[test]
fn whoever_is_most_overdue_by_a_rules_own_interval_stands_first_whatever_else_holds() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    let planned = |patient: &str, on: &str| VisitDetails {
        patient: patient.to_owned(),
        on: day(on),
        time: None,
        kind: None,
        place: None,
        who: None,
    };
    // Amina's planned contact lapsed nine days ago, nine times its day. Brian's plan review is 383 days past, nearly
    // fourteen times its four weeks.
    let (amina, brian) = (fixture.add("Amina", "Test", now), fixture.add("Brian", "Test", now));
    fixture
        .store
        .transact(OpKind::Import, now, |tx| {
            visit::plan_imported(tx, &planned(&amina, "2026-11-10"))?;
            visit::plan_imported(tx, &planned(&brian, "2026-11-17"))?;
            let review_on = Some(day("2025-11-01"));
            care_plan::start(
                tx,
                &PlanDetails {
                    patient: brian.clone(),
                    review_on,
                    ..Default::default()
                },
            )
        })
        .unwrap();
    let today = fixture.store.read(|conn| today::today(conn, now)).unwrap();
    let names: Vec<_> = today.attention.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Brian T.", "Amina T."]);
}

#[test]
fn a_later_contact_that_a_sheet_told_of_counts() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    let details = PatientDetails {
        reported_last_contact: Some(day("2026-11-13")),
        ..named("Amina", "Abbott")
    };
    fixture
        .store
        .transact(OpKind::Import, now, |tx| patient::add(tx, &details))
        .unwrap();
    let rows = fixture
        .store
        .read(|conn| people::people(conn, now.date_naive()))
        .unwrap();
    assert_eq!(
        (rows[0].last_contact, rows[0].last_kind),
        (Some(day("2026-11-13")), None)
    );
}

#[test]
fn the_timeline_comes_in_pages_newest_first() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    let id = fixture.add("Amina", "Abbott", now);
    fixture
        .store
        .transact(OpKind::Demo, now, |tx| {
            for n in 0..45_i64 {
                let at = VisitTime(now.naive_local() - chrono::TimeDelta::days(n / 4));
                let (kind, outcome) = (Kind::Phone, Outcome::Attended);
                check_in::add(
                    tx,
                    &CheckInDetails {
                        patient: id.clone(),
                        kind,
                        outcome,
                        at,
                        note: n.to_string(),
                    },
                )?;
            }
            Ok(())
        })
        .unwrap();
    let page = |before: Option<&CheckIn>| {
        let query = TimelineQuery {
            patient: id.clone(),
            before: before.map(|last| last.id.clone()),
        };
        fixture.store.read(|conn| timeline(conn, &query)).unwrap()
    };
    let first = page(None);
    assert_eq!((first.check_ins.len(), first.more), (30, true));
    let rest = page(first.check_ins.last());
    assert_eq!((rest.check_ins.len(), rest.more), (15, false));
    // Four were at the same minute across the edge of the page: each stands on one page, and on one only.
    let mut notes: Vec<i64> = first
        .check_ins
        .iter()
        .chain(&rest.check_ins)
        .map(|row| row.details.note.parse().unwrap())
        .collect();
    notes.sort_unstable();
    assert_eq!(notes, (0..45).collect::<Vec<_>>());
}

#[test]
fn the_history_says_from_what_to_what() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    let id = fixture.add("Amina", "Abbott", now);
    let other = fixture.add("Brian", "Bashir", now);
    let moved = PatientDetails {
        address: Some("2 Mill Lane".to_owned()),
        ..named("Amina", "Abbott")
    };
    fixture
        .store
        .transact(OpKind::EditPatient, now, |tx| {
            patient::edit(tx, &Edit::new(&id, moved.clone()))
        })
        .unwrap();
    fixture.store.undo(now).unwrap();
    let query = HistoryQuery {
        patient: id,
        before: None,
    };
    let history = fixture.store.read(|conn| history(conn, &query)).unwrap();
    let kinds: Vec<_> = history.ops.iter().map(|op| (op.kind.clone(), op.undone)).collect();
    assert_eq!(
        kinds,
        [
            (OpKind::Undo, false),
            (OpKind::EditPatient, true),
            (OpKind::AddPatient, false)
        ],
        "newest first, nothing of {other}"
    );
    let edit = &history.ops[1].changes[0];
    assert_eq!((edit.what, edit.fields.len()), (Changed::Edited, 1));
    let field = &edit.fields[0];
    assert_eq!(
        (field.field.as_str(), field.before.as_deref(), field.after.as_deref()),
        ("address", None, Some("2 Mill Lane"))
    );
}

#[test]
fn the_status_line_counts_what_has_not_left_and_names_the_undo() {
    let mut fixture = fixture();
    let now = at("2026-11-19T08:12");
    fixture.add("Amina", "Abbott", now);
    let line = fixture.store.read(|conn| status::status(conn, now)).unwrap();
    assert_eq!((line.unsent, line.undo_name.as_deref()), (1, Some("Amina A.")));
    assert_eq!(line.undo.unwrap().kind, OpKind::AddPatient);
}
