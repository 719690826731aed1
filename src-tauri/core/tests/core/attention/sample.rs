//! The sample caseload: whoever its spreadsheet leaves overdue or without a next contact is on the list, with the right
//! number of days. What is expected is read from the file itself.

use std::collections::BTreeMap;

use catchment_core::care::attention::{Reason, Rule};
use catchment_core::exchange::spreadsheet::{self, ChosenFile, DateOrders};
use catchment_core::record::person::patient;
use catchment_core::store::OpKind;
use catchment_core::view::caseload::{people, today};
use chrono::NaiveDate;

use crate::support::{Fixture, at, fixture};

const CASELOAD: &[u8] = include_bytes!("../../../../../tests/fixtures/sample/caseload.csv");
const CONTACTS: &[u8] = include_bytes!("../../../../../tests/fixtures/sample/contacts.csv");
const USUAL_DAYS: i64 = 28;

/// One row of the sheet, as far as it says when somebody was seen and is seen next.
struct Row {
    closed: bool,
    last: NaiveDate,
    next: Option<NaiveDate>,
}

fn date(cell: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(cell, "%d/%m/%Y").ok()
}

/// The sheet by its references, the last contact being the later of the one it tells and those it lists.
fn sheet() -> BTreeMap<String, Row> {
    let mut seen: BTreeMap<String, NaiveDate> = BTreeMap::new();
    for record in csv::Reader::from_reader(CONTACTS).records() {
        let record = record.unwrap();
        if &record[4] == "Attended" {
            let on = date(&record[1]).unwrap();
            let last = seen.entry(record[0].to_owned()).or_insert(on);
            *last = on.max(*last);
        }
    }
    let mut rows = BTreeMap::new();
    for record in csv::Reader::from_reader(CASELOAD).records() {
        let record = record.unwrap();
        let told = date(&record[17]).unwrap();
        let row = Row {
            closed: &record[10] == "Closed",
            last: seen.get(&record[0]).map_or(told, |seen| told.max(*seen)),
            next: date(&record[18]),
        };
        rows.insert(record[0].to_owned(), row);
    }
    rows
}

fn bring_in(fixture: &mut Fixture, name: &str, bytes: &[u8]) {
    let now = at("2026-11-22T09:00");
    let shown = fixture
        .store
        .read(|conn| spreadsheet::preview(conn, bytes, &DateOrders::new(), now.date_naive()))
        .ok()
        .unwrap();
    fixture
        .store
        .transact(OpKind::Import, now, |tx| {
            spreadsheet::bring_in(tx, ChosenFile { name, bytes }, &shown.sha256, &DateOrders::new())
        })
        .ok()
        .unwrap();
}

#[test]
fn whoever_the_sheet_leaves_overdue_or_without_a_next_contact_is_on_the_list() {
    let mut fixture = fixture();
    bring_in(&mut fixture, "caseload.csv", CASELOAD);
    bring_in(&mut fixture, "contacts.csv", CONTACTS);
    let references: BTreeMap<String, String> = fixture
        .store
        .read(patient::all)
        .unwrap()
        .into_iter()
        .map(|person| (person.details.local_id.unwrap(), person.id))
        .collect();
    let sheet = sheet();
    assert_eq!((sheet.len(), references.len()), (36, 36));

    let (mut overdue, mut silent, mut lapsed) = (0, 0, 0);
    for now in ["2026-11-22T09:00", "2026-12-14T09:00", "2027-02-01T09:00"] {
        let now = at(now);
        let on = now.date_naive();
        let shown = fixture.store.read(|conn| today::today(conn, now)).unwrap();
        let counted = fixture.store.read(|conn| people::people(conn, on)).unwrap();
        for (reference, row) in &sheet {
            let id = &references[reference];
            let reasons: &[Reason] = shown
                .attention
                .iter()
                .find(|row| row.patient == *id)
                .map_or(&[], |row| &row.reasons);
            let find = |rule| reasons.iter().find(|reason| reason.rule == rule);

            let since = (on - row.last).num_days();
            let late = !row.closed && since > USUAL_DAYS;
            let found = find(Rule::ContactOverdue);
            assert_eq!(found.is_some(), late, "{reference} on {on}");
            if let Some(found) = found {
                overdue += 1;
                assert_eq!(i64::from(found.numbers["days"]), since, "{reference}");
                assert_eq!(i64::from(found.days), since - USUAL_DAYS, "{reference}");
                assert!(
                    found.text.starts_with(&format!("No contact for {since} day")),
                    "{reference}"
                );
            }

            let nothing_ahead = !row.closed && row.next.is_none_or(|next| next < on);
            assert_eq!(find(Rule::Silent).is_some(), nothing_ahead, "{reference} on {on}");
            silent += i32::from(nothing_ahead);

            let passed = row.next.filter(|next| *next < on);
            let found = find(Rule::Lapsed);
            assert_eq!(found.map(|reason| reason.due), passed.map(Some), "{reference} on {on}");
            if let (Some(found), Some(passed)) = (found, passed) {
                lapsed += 1;
                assert_eq!(i64::from(found.days), (on - passed).num_days(), "{reference}");
            }
            let as_new = reasons.iter().any(|reason| reason.text.starts_with("The new plan"));
            assert!(!as_new, "{reference}: a plan of the sheet is no new one");
            if !reasons.is_empty() {
                let person = counted.iter().find(|row| row.id == *id).unwrap();
                assert_eq!(
                    person.attention as usize,
                    reasons.len(),
                    "one definition on every screen"
                );
            }
        }
    }
    assert!(
        overdue > 20 && silent > 20 && lapsed > 20,
        "{overdue} {silent} {lapsed}"
    );
}
