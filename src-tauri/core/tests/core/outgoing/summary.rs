//! The supervision summary on a caseload small enough to count by hand.
use crate::support::{Fixture, at, day, fixture, named};
use catchment_core::Error;
use catchment_core::acts;
use catchment_core::care::attention::Rule;
use catchment_core::error::Fault;
use catchment_core::record::outgoing::disclosure::{self, NewDisclosure, What};
use catchment_core::record::outgoing::import::{self, NewImport, Sheet};
use catchment_core::record::person::patient::{self, PatientDetails, Status};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::record::plan::care_plan::{self, PlanDetails};
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::record::workspace::snooze::SnoozeDetails;
use catchment_core::store::{OpKind, Tx};
use catchment_core::view::caseload::today::today;
use catchment_core::view::outgoing::summary::{
    AgeBand, ContactCounts, Figures, GoalCounts, Level, MilestoneCounts, Period, Proportion, SummaryOptions,
    SummaryRow, SupervisionSummary, summary,
};

const NOW: &str = "2026-11-22T09:00";

fn person(local_id: &str, given: &str, family: &str, started: Option<&str>) -> PatientDetails {
    PatientDetails {
        local_id: Some(local_id.to_owned()),
        started: started.map(day),
        ..named(given, family)
    }
}

fn add(fixture: &mut Fixture, kind: OpKind, on: &str, details: &PatientDetails) -> String {
    let now = at(&format!("{on}T09:00"));
    let id = fixture
        .store
        .transact(kind, now, |tx| patient::add(tx, details))
        .unwrap();
    fixture.asked(&id, now);
    id
}

/// The sheet that whoever was added in that moment came in with.
fn brought_in(fixture: &mut Fixture, on: &str) {
    let sheet = NewImport {
        sheet: Sheet::Caseload,
        file_name: "caseload.csv",
        sha256: "00",
        people: 1,
        contacts: 0,
        refused: "[]",
    };
    let now = at(&format!("{on}T09:00"));
    fixture
        .store
        .transact(OpKind::Import, now, |tx| import::record(tx, &sheet))
        .unwrap();
}

fn contact(tx: &Tx<'_>, patient: &str, on: &str, outcome: Outcome) {
    let details = CheckInDetails {
        patient: patient.to_owned(),
        kind: Kind::HomeVisit,
        outcome,
        at: VisitTime(at(&format!("{on}T08:30")).naive_local()),
        note: "Spoke about Sioned.".to_owned(),
    };
    check_in::add(tx, &details).unwrap();
}

fn planned(tx: &Tx<'_>, patient: &str, on: &str) {
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

fn plan(tx: &Tx<'_>, patient: &str, review_on: &str) -> String {
    let details = PlanDetails {
        patient: patient.to_owned(),
        review_on: Some(day(review_on)),
        ..PlanDetails::default()
    };
    care_plan::start(tx, &details).unwrap()
}

fn goal(tx: &Tx<'_>, patient: &str, state: GoalState) -> String {
    let details = GoalDetails {
        text: "See Sioned on Sundays".to_owned(),
        need: None,
        importance: None,
        confidence: None,
        state,
    };
    goal::add(
        tx,
        &NewGoal {
            patient: patient.to_owned(),
            details,
        },
    )
    .unwrap()
}

fn milestone(tx: &Tx<'_>, patient: &str, goal: &str, due: Option<&str>, state: MilestoneState) {
    let details = MilestoneDetails {
        goal: goal.to_owned(),
        patient: patient.to_owned(),
        text: "Ring Sioned".to_owned(),
        expected: None,
        due: due.map(day),
        owner: None,
    };
    let milestone = milestone::add(tx, &details).unwrap();
    let outcome = MilestoneOutcome {
        milestone,
        state,
        actual: Some("Did it".to_owned()),
        learned: None,
    };
    milestone::close(tx, &outcome).unwrap();
}

fn set_status(fixture: &mut Fixture, patient: &str, on: &str, status: Status, date: Option<&str>) {
    let change = StatusChange {
        patient: patient.to_owned(),
        status,
        on: date.map(day),
        reason: Some("as agreed".to_owned()),
    };
    let now = at(&format!("{on}T09:00"));
    fixture
        .store
        .transact(OpKind::SetStatus, now, |tx| status::set(tx, &change))
        .unwrap();
}

fn disclosed(fixture: &mut Fixture, what: What, at_time: &str, people: &[String]) {
    let new = NewDisclosure {
        what,
        recipient: "Supervisor",
        purpose: "supervision",
        file_name: "summary.pdf",
        sha256: "00",
        detail: Some("pseudonymised"),
        people,
    };
    fixture
        .store
        .transact(OpKind::Disclosure, at(at_time), |tx| disclosure::record(tx, &new))
        .unwrap();
}

fn read(fixture: &Fixture, options: SummaryOptions) -> SupervisionSummary {
    fixture.store.read(|conn| summary(conn, at(NOW), options)).unwrap()
}

fn row<'a>(rows: &'a [SummaryRow], initials: &str) -> &'a SummaryRow {
    rows.iter()
        .find(|row| row.initials == initials)
        .unwrap_or_else(|| panic!("no {initials}"))
}

fn initials(rows: &[SummaryRow]) -> Vec<&str> {
    rows.iter().map(|row| row.initials.as_str()).collect()
}

/// Seven people; the last summary was on Sun 1 Nov 2026, so that the period is 1 to 22 November.
fn caseload() -> Fixture {
    let mut fixture = fixture();
    let old = "2026-01-05";
    let amina = PatientDetails {
        born: Some(day("1990-11-22")),
        contact_days: Some(14),
        ..person("P0001", "Amina", "Abbott", Some("2026-01-05"))
    };
    let faisal = PatientDetails {
        question: Some("Should his brother Tariq come along?".to_owned()),
        ..person("P0006", "Faisal", "Farouk", Some("2026-01-05"))
    };
    let gwen = PatientDetails {
        reported_last_contact: Some(day("2026-11-13")),
        ..person("P0007", "Gwen", "Griffiths", None)
    };
    let a = add(&mut fixture, OpKind::AddPatient, old, &amina);
    let b = add(
        &mut fixture,
        OpKind::AddPatient,
        old,
        &person("P0002", "Brian", "Bashir", Some("2026-01-05")),
    );
    let c = add(
        &mut fixture,
        OpKind::AddPatient,
        "2026-11-11",
        &person("P0003", "Carys", "Cadwallader", Some("2026-11-10")),
    );
    let d = add(
        &mut fixture,
        OpKind::AddPatient,
        old,
        &person("P0004", "Dilwyn", "Dlamini", Some("2025-01-05")),
    );
    let e = add(
        &mut fixture,
        OpKind::AddPatient,
        old,
        &person("P0005", "Efua", "Evans", Some("2025-01-05")),
    );
    let f = add(&mut fixture, OpKind::AddPatient, old, &faisal);
    let g = add(&mut fixture, OpKind::Import, "2026-11-20", &gwen);
    brought_in(&mut fixture, "2026-11-20");
    let there = [&a, &b, &d, &e, &f].map(Clone::clone);
    disclosed(&mut fixture, What::SummaryPdf, "2026-09-01T09:00", &there);
    disclosed(&mut fixture, What::SummaryCsv, "2026-11-01T10:00", &there);
    disclosed(&mut fixture, What::Bundle, "2026-11-10T10:00", &there);
    disclosed(&mut fixture, What::SummaryPdf, "2026-11-22T08:00", &[]);
    set_status(&mut fixture, &d, "2026-11-15", Status::Paused, Some("2026-12-31"));
    set_status(&mut fixture, &e, "2026-11-18", Status::Discharged, Some("2026-11-17"));
    let written = fixture.store.transact(OpKind::EditPlan, at(NOW), |tx| {
        for (patient, on, outcome) in [
            (&a, "2026-10-31", Outcome::Attended),
            (&a, "2026-11-01", Outcome::DidNotAttend),
            (&a, "2026-11-10", Outcome::Cancelled),
            (&a, "2026-11-22", Outcome::Attended),
            (&b, "2026-11-15", Outcome::Attended),
            (&c, "2026-11-12", Outcome::Attended),
            (&e, "2026-11-02", Outcome::Attended),
            (&f, "2026-10-01", Outcome::Attended),
            (&f, "2026-11-08", Outcome::NoAccess),
        ] {
            contact(tx, patient, on, outcome);
        }
        for (patient, on) in [
            (&a, "2026-11-22"),
            (&a, "2026-11-27"),
            (&b, "2026-11-30"),
            (&c, "2026-11-26"),
            (&g, "2026-12-05"),
        ] {
            planned(tx, patient, on);
        }
        let first = plan(tx, &a, "2027-01-01");
        let met = goal(tx, &a, GoalState::Met);
        let open = goal(tx, &a, GoalState::Open);
        goal(tx, &a, GoalState::NoLongerWanted);
        milestone(tx, &a, &met, Some("2026-08-01"), MilestoneState::Met);
        milestone(tx, &a, &open, Some("2026-11-12"), MilestoneState::Open);
        milestone(tx, &a, &open, Some("2026-11-22"), MilestoneState::Open);
        milestone(tx, &a, &open, None, MilestoneState::Open);
        milestone(tx, &a, &open, Some("2026-11-01"), MilestoneState::Partly);
        plan(tx, &b, "2027-01-01");
        plan(tx, &c, "2027-01-01");
        plan(tx, &f, "2027-01-01");
        Ok(())
    });
    written.unwrap();
    fixture
}

#[test]
fn the_figures_are_counted() {
    let all = read(&caseload(), SummaryOptions::default());
    assert_eq!(
        all.period,
        Period {
            from: day("2026-11-01"),
            to: day("2026-11-22")
        }
    );
    let expected = Figures {
        // Amina, Brian, Carys, Faisal, Gwen. On 1 Nov: Amina, Brian, Dilwyn, Efua, Faisal, Gwen.
        active: Level { now: 5, change: -1 },
        paused: Level { now: 1, change: 1 },
        discharged: Level { now: 1, change: 1 },
        // Since 25 Oct: Amina, Brian, Carys and Gwen, of the five active.
        contacted: Proportion {
            n: 4,
            of: 5,
            percent: None,
        },
        // Amina and Faisal were not met; Amina, Brian, Carys and Efua were. Amina's cancelled one is in neither.
        not_attended: Proportion {
            n: 2,
            of: 6,
            percent: None,
        },
        new: 1,
        ended: 1,
    };
    assert_eq!(all.figures, expected);
    assert_eq!((all.release.as_str(), all.demo), (env!("CARGO_PKG_VERSION"), false));
    assert_eq!((all.prepared_at, all.coordinator), (at(NOW), None));
}

#[test]
fn who_must_be_discussed_comes_in_the_order_of_today_and_the_new_ones_after() {
    let fixture = caseload();
    let all = read(&fixture, SummaryOptions::default());
    let on_today = fixture.store.read(|conn| today(conn, at(NOW))).unwrap();
    let on_today: Vec<String> = on_today.attention.into_iter().map(|row| row.patient).collect();
    let discussed: Vec<String> = all.discuss.iter().map(|row| row.patient.clone()).collect();
    assert_eq!(discussed[..on_today.len()], on_today, "one definition of each rule");
    assert_eq!(initials(&all.discuss), ["FF", "AA", "CC"]);
    assert_eq!(
        initials(&all.others),
        ["BB", "DD", "GG"],
        "Efua has left and nothing is unfinished"
    );

    assert_eq!(
        row(&all.discuss, "FF").reasons,
        [
            "No access Sun 8 Nov 2026; nothing is booked since.",
            "No contact for 52 days; no interval agreed, 28 days is the usual.",
            "No next contact is planned.",
            "The coordinator asks to discuss this.",
        ]
    );
    assert_eq!(
        row(&all.discuss, "AA").reasons,
        ["A milestone was due Thu 12 Nov 2026."]
    );
    assert_eq!(
        row(&all.discuss, "CC").reasons,
        ["New on the caseload since Tue 10 Nov 2026."]
    );
    assert!(all.others.iter().all(|row| row.reasons.is_empty()));
}

#[test]
fn a_row_says_where_a_person_stands() {
    let all = read(&caseload(), SummaryOptions::default());
    let amina = row(&all.discuss, "AA");
    assert_eq!(amina.local_id.as_deref(), Some("P0001"));
    assert_eq!(amina.age_band, AgeBand::From35, "36 today");
    // 5 Jan to 22 Nov 2026 are 321 days.
    assert_eq!(amina.weeks, Some(45));
    assert_eq!(
        amina.contacts,
        ContactCounts {
            offered: 3,
            attended: 1,
            not_attended: 1
        }
    );
    assert_eq!(
        (amina.last_contact, amina.next_contact),
        (Some(day("2026-11-22")), Some(day("2026-11-22")))
    );
    assert_eq!(amina.review_due, Some(day("2027-01-01")));
    assert_eq!(amina.goals, GoalCounts { met: 1, total: 2 });
    assert_eq!(
        amina.milestones,
        MilestoneCounts {
            met: 1,
            open: 3,
            overdue: 1
        }
    );

    let gwen = row(&all.others, "GG");
    assert_eq!(
        (gwen.weeks, gwen.age_band),
        (None, AgeBand::NotKnown),
        "the day of an import is no start"
    );
    assert_eq!((gwen.last_contact, gwen.review_due), (Some(day("2026-11-13")), None));
    assert_eq!(row(&all.others, "DD").status, Status::Paused);
}

#[test]
fn names_and_typed_text_are_in_it_only_where_asked_for() {
    let fixture = caseload();
    let text = |options| serde_json::to_string(&read(&fixture, options)).unwrap();
    let names = ["Amina", "Abbott", "Faisal", "Farouk", "Griffiths"];
    let typed = ["Sioned", "Tariq"];

    let closed = text(SummaryOptions::default());
    assert!(
        names.iter().chain(&typed).all(|secret| !closed.contains(secret)),
        "{closed}"
    );
    let named = text(SummaryOptions {
        named: true,
        ..SummaryOptions::default()
    });
    assert!(names.iter().all(|name| named.contains(name)) && typed.iter().all(|secret| !named.contains(secret)));

    let free = read(
        &fixture,
        SummaryOptions {
            free_text: true,
            ..SummaryOptions::default()
        },
    );
    assert_eq!(
        row(&free.discuss, "AA").reasons,
        ["Milestone “Ring Sioned” was due Thu 12 Nov 2026."]
    );
    let faisal = row(&free.discuss, "FF");
    assert_eq!(faisal.question.as_deref(), Some("Should his brother Tariq come along?"));
    assert_eq!(faisal.name, None);
    assert!(
        !faisal.reasons.iter().any(|reason| reason.contains("Tariq")),
        "it is said once"
    );
}

#[test]
fn the_period_is_as_asked_or_since_the_last_summary_or_four_weeks() {
    let since = |since: &str| SummaryOptions {
        since: Some(day(since)),
        ..SummaryOptions::default()
    };
    let fixture = caseload();
    let all = read(&fixture, since("2026-10-31"));
    assert_eq!(all.period.from, day("2026-10-31"));
    assert_eq!(
        row(&all.discuss, "AA").contacts,
        ContactCounts {
            offered: 4,
            attended: 2,
            not_attended: 1
        }
    );
    assert_eq!(read(&fixture, since("2026-11-22")).figures.new, 0);
    let refused = fixture.store.read(|conn| summary(conn, at(NOW), since("2026-11-23")));
    assert!(matches!(
        refused,
        Err(Error::Invalid {
            field: "since",
            reason: Fault::Future
        })
    ));

    let empty = read(&crate::support::fixture(), SummaryOptions::default());
    assert_eq!(
        empty.period,
        Period {
            from: day("2026-10-25"),
            to: day("2026-11-22")
        }
    );
    assert_eq!(empty.figures, Figures::default());
    assert!(empty.discuss.is_empty() && empty.others.is_empty());
}

#[test]
fn what_was_left_unfinished_at_a_discharge_is_discussed() {
    let mut fixture = fixture();
    let hamish = add(
        &mut fixture,
        OpKind::AddPatient,
        "2026-01-05",
        &person("P1", "Hamish", "Iqbal", Some("2026-01-05")),
    );
    fixture
        .store
        .transact(OpKind::PlanVisit, at("2026-10-01T09:00"), |tx| {
            planned(tx, &hamish, "2026-10-08");
            Ok(())
        })
        .unwrap();
    set_status(&mut fixture, &hamish, "2026-10-02", Status::Discharged, None);
    let all = read(&fixture, SummaryOptions::default());
    let row = row(&all.discuss, "HI");
    assert_eq!(row.status, Status::Discharged);
    assert_eq!(
        row.reasons,
        ["The contact planned for Thu 8 Oct 2026 has no outcome recorded."]
    );
    assert_eq!(all.figures.discharged, Level { now: 1, change: 0 });
}

#[test]
fn a_return_and_an_end_written_late_change_the_counts_by_their_day() {
    let mut fixture = fixture();
    let started = Some("2026-01-05");
    let back = add(
        &mut fixture,
        OpKind::AddPatient,
        "2026-01-05",
        &person("P1", "Keeley", "Kaur", started),
    );
    let late = add(
        &mut fixture,
        OpKind::AddPatient,
        "2026-01-05",
        &person("P2", "Leroy", "Lewis", started),
    );
    set_status(&mut fixture, &back, "2026-05-01", Status::Discharged, None);
    set_status(&mut fixture, &back, "2026-11-10", Status::Active, None);
    // Written in the period, but the day was before it.
    set_status(
        &mut fixture,
        &late,
        "2026-11-10",
        Status::Discharged,
        Some("2026-08-01"),
    );
    let figures = read(&fixture, SummaryOptions::default()).figures;
    assert_eq!(figures.active, Level { now: 1, change: 1 });
    assert_eq!(figures.discharged, Level { now: 1, change: -1 });
    assert_eq!((figures.new, figures.ended), (0, 0));
}

#[test]
fn invented_people_mark_the_summary() {
    let mut fixture = fixture();
    let id = add(
        &mut fixture,
        OpKind::Demo,
        "2026-11-01",
        &person("P1", "Olu", "Obi", None),
    );
    fixture
        .store
        .transact(OpKind::Demo, at(NOW), |tx| patient::mark_demo(tx, &id))
        .unwrap();
    assert!(read(&fixture, SummaryOptions::default()).demo);
}

#[test]
fn a_snooze_hides_nobody_from_the_supervisor_and_housekeeping_is_nobodys_case() {
    let mut fixture = caseload();
    let all = read(&fixture, SummaryOptions::default());
    let faisal = row(&all.discuss, "FF").patient.clone();
    let brian = row(&all.others, "BB").patient.clone();
    let now = at(NOW);
    for rule in [Rule::Missed, Rule::ContactOverdue, Rule::Silent, Rule::Flag] {
        let details = SnoozeDetails {
            patient: faisal.clone(),
            rule,
            until: Some(day("2026-11-30")),
            reason: "Tariq rings back on Monday".to_owned(),
            informed: None,
        };
        fixture
            .store
            .transact(OpKind::Snooze, now, |tx| acts::snooze::add(tx, &details))
            .unwrap();
    }
    let day_view = fixture.store.read(|conn| today(conn, now)).unwrap();
    assert!(!day_view.attention.iter().any(|row| row.patient == faisal));
    // Brian's check-in is a week old and not entered: a line of housekeeping, and no reason to discuss him.
    assert!(
        day_view
            .housekeeping
            .iter()
            .any(|line| line.people.iter().any(|row| row.patient == brian))
    );

    let all = read(&fixture, SummaryOptions::default());
    assert_eq!(
        row(&all.discuss, "FF").reasons[1],
        "No contact for 52 days; no interval agreed, 28 days is the usual. Snoozed until Mon 30 Nov 2026."
    );
    assert!(all.others.iter().any(|row| row.patient == brian));
    assert!(
        !serde_json::to_string(&all).unwrap().contains("Tariq"),
        "why it was snoozed stays here"
    );
}

#[test]
fn whoever_was_in_no_summary_for_four_weeks_must_be_discussed() {
    let fixture = caseload();
    let later = |on: &str| {
        fixture
            .store
            .read(|conn| summary(conn, at(on), SummaryOptions::default()))
            .unwrap()
    };
    let not_discussed = |all: &SupervisionSummary| {
        let rows = all
            .discuss
            .iter()
            .filter(|row| row.reasons.iter().any(|text| text.contains("supervision summary")));
        rows.map(|row| row.initials.clone()).collect::<Vec<_>>()
    };
    // Last in the one of 1 November; Carys and Gwen were added on the 11th and 20th and were in none.
    assert_eq!(
        not_discussed(&later("2026-11-29T09:00")),
        Vec::<String>::new(),
        "day 28"
    );
    let mut of_day_29 = not_discussed(&later("2026-11-30T09:00"));
    of_day_29.sort();
    assert_eq!(of_day_29, ["AA", "BB", "DD", "FF"]);
}
