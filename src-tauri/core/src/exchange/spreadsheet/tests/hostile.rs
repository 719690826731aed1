//! Files made to break it. Nothing here may panic, take long, or get anything in that a person did not see.

use proptest::prelude::*;

use super::*;

#[test]
fn hostile_files_are_refused_with_a_reason() {
    let huge_line = [b"Ref,Surname\nP1,".as_slice(), &vec![b'a'; 5_000_000]].concat();
    let columns = format!("Ref,Surname{}\nP1,Abbott\n", ",".repeat(1_000_000));
    let quotes = format!("Ref,Surname\n{}", "\"".repeat(99_999));
    let separators = vec![b','; 2_000_000];
    for (name, reason, bytes) in [
        ("a line of five million letters", "cellTooLarge", huge_line.as_slice()),
        ("a million empty columns", "tooManyColumns", columns.as_bytes()),
        ("an odd number of quotes", "unbalancedQuotes", quotes.as_bytes()),
        ("nothing but separators", "tooManyColumns", &separators),
        ("zeros", "notText", &[0; 100_000]),
        ("control characters", "notText", &[7; 100_000]),
        ("a workbook named csv", "workbook", b"PK\x03\x04[Content_Types].xml"),
    ] {
        assert_eq!(refusal(bytes), reason, "{name}");
    }
}

#[test]
fn blank_lines_without_end_are_nothing() {
    let text = format!("Ref,Surname\n{}P1,Abbott\n", "\r\n".repeat(1_000_000));
    assert_eq!(read(&text).people.len(), 1);
    assert_eq!(refusal("\n".repeat(1_000_000).as_bytes()), "empty");
}

#[test]
fn formulas_stay_text() {
    let sheet = read("Ref,Surname,Goal\n=1+1,\"=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\",@SUM(A1)\n");
    let person = &sheet.people[0];
    assert_eq!(person.local_id.as_deref(), Some("=1+1"));
    assert_eq!(
        person.family.as_deref(),
        Some("=HYPERLINK(\"http://example.org\",\"x\")")
    );
    assert_eq!(person.goal.as_deref(), Some("@SUM(A1)"));
    let formulas = remarks(&sheet)
        .into_iter()
        .filter(|r| *r == Remark::FormulaText)
        .count();
    assert_eq!(formulas, 3);
}

#[test]
fn what_does_not_show_is_taken_out_of_cells_and_said() {
    let sheet = read("Ref,Surname,Goal\nP1,\u{202E}ttobbA\u{7},a\u{1b}[31m\u{200B}b\n");
    assert_eq!(sheet.people[0].family.as_deref(), Some("ttobbA"));
    assert_eq!(sheet.people[0].goal.as_deref(), Some("a[31mb"));
    assert_eq!(remarks(&sheet).first(), Some(&Remark::CharactersRemoved));
}

#[test]
fn markup_is_only_text() {
    let sheet = read("Ref,Surname\nP1,<img src=x onerror=alert(1)>\n");
    assert_eq!(sheet.people[0].family.as_deref(), Some("<img src=x onerror=alert(1)>"));
}

#[test]
fn sixty_thousand_rows_about_one_person_are_one_person() {
    let mut text = String::from("Ref,NHS No,Surname\n");
    (0..59_999).for_each(|_| text.push_str("P1,9991000003,Abbott\n"));
    let sheet = read(&text);
    assert_eq!((sheet.people.len(), sheet.dry_run.counts.refused_rows), (1, 59_998));
}

/// Text that looks like a sheet, and goes wrong everywhere.
pub(super) fn sheet_like() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "Ref",
        "NHS No",
        "Surname",
        "Forename",
        "Name",
        "DOB",
        "Mobile",
        "Email",
        "Status",
        "PHQ9 last",
        "GAD7 last",
        "Last contact",
        "Next contact",
        "Flag",
        "Notes",
        "Date",
        "Time",
        "Type",
        "Outcome",
        "Cluster",
        "",
    ]);
    let cell = prop_oneof![
        3 => "[0-9/.: ;,TZ\\-]{0,12}",
        2 => "\\PC{0,12}",
        1 => "[\"\\r\\n\\t',;]{0,4}",
        1 => prop::sample::select(vec!["P1", "31/02/2026", "9.99E+09", "07700 900750", "25", "Attended", "\u{202E}é"])
            .prop_map(str::to_owned),
    ];
    let line = |cell: BoxedStrategy<String>, separator: &'static str| {
        prop::collection::vec(cell, 0..8).prop_map(move |cells| cells.join(separator))
    };
    prop::sample::select(vec![",", ";", "\t"]).prop_flat_map(move |separator| {
        let headers = line(header.clone().prop_map(str::to_owned).boxed(), separator);
        let rows = prop::collection::vec(line(cell.clone().boxed(), separator), 0..8);
        (headers, rows).prop_map(|(header, rows)| format!("{header}\n{}", rows.join("\r\n")))
    })
}

/// What holds for anything that is read at all.
fn holds(sheet: &ReadSheet) {
    let report = &sheet.dry_run;
    let counts = report.counts;
    assert_eq!(counts.rows as usize, report.rows.len(), "every row is reported");
    assert_eq!(counts.rows, counts.new + counts.same + counts.refused_rows);
    assert_eq!(counts.new as usize, sheet.people.len() + sheet.contacts.len());
    let whole = report.refused.iter().filter(|r| r.header.is_none()).count();
    assert_eq!(counts.refused_rows as usize, whole, "every refused row says why");
    for person in &sheet.people {
        assert!(person.birth_date.is_none_or(|born| born <= day("2026-11-22")));
        assert!(person.last_contact.is_none_or(|last| last <= day("2026-11-22")));
        for text in [&person.family, &person.given, &person.local_id, &person.goal]
            .into_iter()
            .flatten()
        {
            assert!(!text.trim().is_empty());
            assert!(
                !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')),
                "{text:?}"
            );
        }
    }
    // Cells refused in rows that are taken are kept with their person or contact.
    let kept = sheet
        .people
        .iter()
        .flat_map(|p| &p.kept)
        .chain(sheet.contacts.iter().flat_map(|c| &c.kept));
    let kept_refused = kept.filter(|k| k.reason.is_some()).count();
    let taken: Vec<u32> = sheet
        .people
        .iter()
        .map(|p| p.line)
        .chain(sheet.contacts.iter().map(|c| c.line))
        .collect();
    let refused = report
        .refused
        .iter()
        .filter(|r| r.header.is_some() && taken.contains(&r.line))
        .count();
    assert_eq!(kept_refused, refused);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(sheet) = dry_run(&bytes, &asked(), &Nobody) {
            holds(&sheet);
        }
    }

    #[test]
    fn anything_like_a_sheet_is_read_or_refused(text in sheet_like()) {
        if let Ok(sheet) = dry_run(text.as_bytes(), &asked(), &Nobody) {
            holds(&sheet);
        }
    }

    #[test]
    fn a_cut_sample_is_read_or_refused(end in 0..CASELOAD.len(), at in 0..CASELOAD.len(), byte in any::<u8>()) {
        let mut bytes = CASELOAD[..end].to_vec();
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        if let Ok(sheet) = dry_run(&bytes, &asked(), &Nobody) {
            holds(&sheet);
        }
    }

    #[test]
    fn any_cell_is_read_or_refused(cell in "\\PC{0,30}|[0-9/:.E+ -]{0,20}") {
        use crate::exchange::spreadsheet::{cells, dates};
        let _ = dates::date(&cell, DateOrder::MonthFirst, day("2026-11-22"));
        let _ = dates::time(&cell);
        let _ = cells::nhs_number(&cell);
        let _ = cells::phones(&cell);
        let _ = cells::score(&cell, Scale::Gad7);
        let _ = cells::full_name(&cell);
        let _ = cells::email(&cell);
    }
}
