//! The two sample files. Every number here was counted from the files by the rules, not by this code.

use std::collections::BTreeMap;

use super::*;
use crate::record::outgoing::import::Sheet;
use crate::record::person::patient::Status;
use crate::record::visit::check_in::{Kind, Outcome};

/// A caseload whose references are exactly those of the sample.
struct SamplePeople;

impl ExistingPeople for SamplePeople {
    fn person(&self, _: &SheetPerson) -> Match {
        Match::New {
            taken: InUse::default(),
        }
    }
    fn reference(&self, local_id: &str) -> bool {
        matches!(
            local_id.strip_prefix('P').and_then(|n| n.parse::<u32>().ok()),
            Some(1..=36)
        )
    }
    fn contact(&self, _: &SheetContact) -> bool {
        false
    }
}

fn caseload() -> ReadSheet {
    dry_run(CASELOAD, &asked(), &Nobody).ok().unwrap()
}

fn person<'a>(sheet: &'a ReadSheet, local_id: &str) -> &'a SheetPerson {
    sheet
        .people
        .iter()
        .find(|p| p.local_id.as_deref() == Some(local_id))
        .unwrap()
}

#[test]
fn every_column_of_the_caseload_is_known() {
    use Column as C;
    let sheet = caseload();
    assert_eq!(sheet.dry_run.sheet, Sheet::Caseload);
    let becomes: Vec<_> = sheet.dry_run.columns.iter().map(|c| c.becomes.unwrap()).collect();
    assert_eq!(
        becomes,
        [
            C::LocalId,
            C::NhsNumber,
            C::Family,
            C::Given,
            C::BirthDate,
            C::Address,
            C::Postcode,
            C::Phone,
            C::Gp,
            C::Started,
            C::Status,
            C::KeyWorker,
            C::Alert,
            C::Phq9Initial,
            C::Phq9Last,
            C::Gad7Initial,
            C::Gad7Last,
            C::LastContact,
            C::NextContact,
            C::PlanReview,
            C::Goal,
            C::Flag,
            C::Note,
        ]
    );
    let kept: Vec<_> = sheet
        .dry_run
        .columns
        .iter()
        .filter(|c| c.kept)
        .map(|c| c.header.as_str())
        .collect();
    assert_eq!(kept, ["Notes"]);
    let dates: Vec<_> = sheet.dry_run.columns.iter().filter_map(|c| c.dates).collect();
    assert_eq!(dates.len(), 5);
    assert!(
        dates
            .iter()
            .all(|d| d.order == DateOrder::DayFirst && d.basis == OrderBasis::Proven)
    );
}

#[test]
fn everybody_of_the_caseload_comes_in() {
    let sheet = caseload();
    let counts = sheet.dry_run.counts;
    assert_eq!(
        (counts.rows, counts.new, counts.same, counts.refused_rows),
        (36, 36, 0, 0)
    );
    let count = |what: &dyn Fn(&SheetPerson) -> bool| sheet.people.iter().filter(|p| what(p)).count();
    assert_eq!(count(&|p| p.nhs_number.is_some()), 32, "four have none");
    assert_eq!(count(&|p| p.status == Status::Discharged), 5);
    assert_eq!(count(&|p| p.status == Status::Active), 31);
    assert_eq!(count(&|p| p.alert.is_some()), 18);
    assert_eq!(count(&|p| p.next_contact.is_some()), 28);
    assert_eq!(
        count(&|p| p.next_contact.is_some_and(|on| on < day("2026-11-22"))),
        12,
        "passed, and taken"
    );
    assert_eq!(count(&|p| p.flag.is_some()), 3);
    assert_eq!(
        count(&|p| p.goal.is_some() && p.plan_review.is_some() && p.birth_date.is_some()),
        36
    );
    assert!(
        sheet.dry_run.rows.iter().all(|row| row.notes.is_empty()),
        "nothing had to be corrected"
    );
}

#[test]
fn impossible_scores_are_refused_by_cell() {
    let sheet = caseload();
    let found: Vec<_> = sheet
        .dry_run
        .refused
        .iter()
        .map(|r| (r.line, r.header.as_deref().unwrap(), r.value.as_str(), r.reason))
        .collect();
    assert_eq!(
        found,
        [
            (3, "GAD7 last", "23", Reason::ScoreOutOfRange),
            (19, "GAD7 last", "23", Reason::ScoreOutOfRange),
            (22, "GAD7 last", "22", Reason::ScoreOutOfRange),
            (24, "GAD7 last", "23", Reason::ScoreOutOfRange),
            (25, "PHQ9 last", "28", Reason::ScoreOutOfRange),
        ]
    );
    // 36 people with four scores, five of them refused.
    assert_eq!(sheet.people.iter().map(|p| p.scores.len()).sum::<usize>(), 139);
    // Each keeps its note, and word for word what was refused.
    assert_eq!(sheet.people.iter().map(|p| p.kept.len()).sum::<usize>(), 36 + 5);
    let noted = |p: &SheetPerson| {
        p.kept
            .iter()
            .any(|cell| cell.header == "Notes" && cell.reason.is_none())
    };
    assert!(sheet.people.iter().all(noted));
    let xu = person(&sheet, "P0024");
    assert_eq!((xu.family.as_deref(), xu.scores.len()), (Some("Xu"), 3));
}

#[test]
fn one_person_whole() {
    let sheet = caseload();
    let p = person(&sheet, "P0026");
    assert_eq!(p.line, 27);
    assert_eq!(p.who(), "P0026 ZZ");
    assert_eq!(
        (p.family.as_deref(), p.given.as_deref()),
        (Some("Zieliński"), Some("Zofia"))
    );
    assert_eq!(p.nhs_number.as_deref(), Some("9991001751"));
    assert_eq!(p.birth_date, Some(day("1991-12-07")), "day first: 07/12");
    assert_eq!(
        (p.address.as_deref(), p.postcode.as_deref()),
        (Some("90 Cross Street"), Some("ZZ99 3VZ"))
    );
    assert_eq!(
        (p.phone.as_deref(), p.gp.as_deref()),
        (Some("07700 900370"), Some("Abbey Surgery"))
    );
    assert_eq!(
        (p.started, p.status_word.as_deref()),
        (Some(day("2025-10-01")), Some("Active"))
    );
    assert_eq!(
        (p.key_worker.as_deref(), p.alert.as_deref()),
        (Some("Me"), Some("Two staff to visit"))
    );
    assert_eq!(
        (p.last_contact, p.next_contact),
        (Some(day("2026-11-15")), Some(day("2026-11-24")))
    );
    assert_eq!(
        (p.plan_review, p.goal.as_deref()),
        (Some(day("2026-11-05")), Some("Go a month without A&E"))
    );
    assert_eq!(p.flag, None);
}

#[test]
fn a_report_row_shows_no_name() {
    let sheet = caseload();
    let shown = serde_json::to_string(&sheet.dry_run.rows).unwrap();
    for person in &sheet.people {
        assert!(!shown.contains(person.family.as_deref().unwrap()) || person.family.as_deref() == Some("Xu"));
    }
    assert_eq!(sheet.dry_run.rows[0].who, "P0001 AA");
}

#[test]
fn every_contact_comes_in() {
    let sheet = dry_run(CONTACTS, &asked(), &SamplePeople).ok().unwrap();
    assert_eq!(sheet.dry_run.sheet, Sheet::Contacts);
    assert!(sheet.dry_run.refused.is_empty());
    let counts = sheet.dry_run.counts;
    assert_eq!((counts.rows, counts.new, counts.refused_rows), (1229, 1229, 0));
    let mut kinds = BTreeMap::new();
    let mut outcomes = BTreeMap::new();
    for contact in &sheet.contacts {
        *kinds.entry(contact.kind.name()).or_insert(0) += 1;
        *outcomes.entry(contact.outcome.name()).or_insert(0) += 1;
    }
    let name = |kind: Kind| kind.name();
    assert_eq!(
        kinds,
        BTreeMap::from([
            (name(Kind::Clinic), 327),
            (name(Kind::Video), 313),
            (name(Kind::HomeVisit), 303),
            (name(Kind::Phone), 286),
        ])
    );
    assert_eq!(
        outcomes,
        BTreeMap::from([
            (Outcome::Attended.name(), 998),
            (Outcome::DidNotAttend.name(), 116),
            (Outcome::Cancelled.name(), 83),
            (Outcome::NoAccess.name(), 32),
        ])
    );
    assert!(sheet.contacts.iter().all(|c| c.time.is_some()));
    let newest = sheet.contacts.iter().map(|c| c.date).max();
    assert_eq!(newest, Some(day("2026-11-19")));
}

#[test]
fn contacts_of_nobody_known_are_refused_each() {
    let sheet = dry_run(CONTACTS, &asked(), &Nobody).ok().unwrap();
    assert_eq!((sheet.contacts.len(), sheet.dry_run.counts.refused_rows), (0, 1229));
    assert!(
        sheet
            .dry_run
            .refused
            .iter()
            .all(|r| r.reason == Reason::UnknownReference)
    );
}
