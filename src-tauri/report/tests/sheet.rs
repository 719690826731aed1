//! The supervision summary as CSV, read back as a spreadsheet would.

use crate::made::{ordinary, row, summary};
use catchment_core::record::person::patient::Status;
use catchment_core::view::outgoing::summary::{SummaryRow, SupervisionSummary};
use proptest::prelude::*;

/// The header and the rows.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text);
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = cells(reader.headers().unwrap());
    let rows = reader.records().map(|record| cells(&record.unwrap())).collect();
    (header, rows)
}

fn sheet(summary: &SupervisionSummary) -> (Vec<String>, Vec<Vec<String>>) {
    read(&catchment_report::csv(summary).unwrap())
}

fn named(name: &str) -> SummaryRow {
    SummaryRow {
        name: Some(name.to_owned()),
        ..row("P0007", "JZ")
    }
}

#[test]
fn it_is_a_table_of_one_row_a_person() {
    let mut all = ordinary();
    all.others[0].status = Status::Paused;
    let (header, rows) = sheet(&all);
    assert_eq!(
        header,
        [
            "Handling",
            "Period from",
            "Period to",
            "Section",
            "Local id",
            "Initials",
            "Age band",
            "Status",
            "Weeks on the caseload",
            "Reasons",
            "Contacts offered",
            "Contacts attended",
            "Contacts not attended",
            "Last contact",
            "Next contact",
            "Plan review due",
            "Goals met",
            "Goals in all",
            "Milestones met",
            "Milestones open",
            "Milestones overdue",
            "Scores, first and latest",
            "Decision",
            "Action",
        ]
    );
    assert_eq!(rows.len(), 9 + 26);
    assert_eq!(
        rows[0],
        [
            "Pseudonymised: handle as a clinical record",
            "2026-10-25",
            "2026-11-22",
            "To discuss",
            "P0002",
            "CC",
            "35–44",
            "active",
            "14",
            "The visit planned for Thu 12 Nov 2026, 14:00 has no outcome recorded. A milestone was due Mon 9 Nov 2026.",
            "4",
            "2",
            "1",
            "2026-11-14",
            "2026-11-27",
            "2027-03-19",
            "1",
            "3",
            "2",
            "3",
            "1",
            "PHQ-9 18 (Mon 2 Mar 2026), now 11 (Mon 16 Nov 2026), change -7",
            "",
            "",
        ]
    );
    assert_eq!(rows[9][3..8], ["Everybody else", "P0001", "BB", "25–34", "paused"]);
}

#[test]
fn a_name_and_a_question_have_a_column_only_where_asked_for() {
    let mut person = named("Jadwiga Zieliński");
    person.question = Some("Should we ask her sister?".to_owned());
    let mut all = summary(vec![person], Vec::new());
    let closed = String::from_utf8(catchment_report::csv(&all).unwrap()).unwrap();
    for secret in ["Jadwiga", "Zieliński", "sister", "0192f0c1", "Question", "Name"] {
        assert!(!closed.contains(secret), "{secret}");
    }
    all.named = true;
    all.free_text = true;
    let (header, rows) = sheet(&all);
    let cell = |name: &str| rows[0][header.iter().position(|head| head == name).unwrap()].as_str();
    assert_eq!(
        (cell("Name"), cell("Question")),
        ("Jadwiga Zieliński", "Should we ask her sister?")
    );
    assert_eq!(cell("Handling"), "Names people: handle as a clinical record");
}

#[test]
fn a_cell_is_never_a_formula() {
    let mut all = summary(Vec::new(), Vec::new());
    all.named = true;
    for name in [
        "=1+1",
        "+44",
        "-2",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\r\n=1",
        "＝1",
        "=\"a\",\"b\"",
        "a=1",
        "O'Brien",
        "\u{feff}=1",
    ] {
        all.others.push(named(name));
    }
    let (header, rows) = sheet(&all);
    let at = header.iter().position(|head| head == "Name").unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row[at].as_str()).collect();
    assert_eq!(
        names,
        [
            "'=1+1",
            "'+44",
            "'-2",
            "'@SUM(A1)",
            "' =1",
            "' =1",
            "'  =1",
            "'＝1",
            "'=\"a\",\"b\"",
            "a=1",
            "O'Brien",
            "'\u{feff}=1"
        ]
    );
}

#[test]
fn made_up_people_are_marked_in_every_row() {
    let mut all = ordinary();
    all.demo = true;
    assert!(
        sheet(&all)
            .1
            .iter()
            .all(|row| row[0] == "DEMO: made-up people. Pseudonymised: handle as a clinical record")
    );
}

#[test]
fn an_empty_caseload_is_a_header() {
    let bytes = catchment_report::csv(&summary(Vec::new(), Vec::new())).unwrap();
    assert!(bytes.ends_with(b"Action\r\n"));
    assert!(read(&bytes).1.is_empty());
}

proptest! {
    #[test]
    fn any_text_stays_in_its_cell_and_is_no_formula(texts in proptest::collection::vec(any::<String>(), 5)) {
        let mut person = named(&texts[0]);
        person.local_id = Some(texts[1].clone());
        person.initials.clone_from(&texts[2]);
        person.reasons = vec![texts[3].clone()];
        person.question = Some(texts[4].clone());
        let mut all = summary(vec![person], Vec::new());
        all.named = true;
        all.free_text = true;
        let (header, rows) = sheet(&all);
        prop_assert_eq!(rows.len(), 1);
        prop_assert_eq!(rows[0].len(), header.len());
        for cell in &rows[0] {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", cell);
            prop_assert!(!cell.chars().any(char::is_control));
        }
    }
}
