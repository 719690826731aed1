//! Whole files: encodings, separators, headers, bounds.

use super::*;
use crate::error::Fault;
use crate::exchange::spreadsheet::reading;

const TWO: &str = "Ref,Surname,Forename\nP1,Ibáñez,Zoë\n";

#[test]
fn every_encoding_a_spreadsheet_program_writes() {
    let utf_16 = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter()
            .chain(TWO.encode_utf16().flat_map(unit))
            .collect::<Vec<u8>>()
    };
    let windows: Vec<u8> = TWO.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (name, bytes) in [
        ("utf-8", TWO.as_bytes().to_vec()),
        ("utf-8 with mark", [b"\xEF\xBB\xBF", TWO.as_bytes()].concat()),
        ("utf-16 le", utf_16(u16::to_le_bytes, [0xFF, 0xFE])),
        ("utf-16 be", utf_16(u16::to_be_bytes, [0xFE, 0xFF])),
        ("windows-1252", windows),
    ] {
        let sheet = dry_run(&bytes, &asked(), &Nobody).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(sheet.people[0].family.as_deref(), Some("Ibáñez"), "{name}");
        assert_eq!(
            sheet.people[0].local_id.as_deref(),
            Some("P1"),
            "{name}: the mark is no part of the header"
        );
    }
    let curly = dry_run(b"Surname,Forename\nO\x92Brien,Olu\n", &asked(), &Nobody)
        .ok()
        .unwrap();
    assert_eq!(curly.people[0].family.as_deref(), Some("O’Brien"));
}

#[test]
fn separators_are_found() {
    for (name, text) in [
        ("comma", "Ref,Surname,Notes\nP1,Abbott,one; two; three\nP2,Bashir,x\n"),
        (
            "semicolon",
            "Ref;Surname;Notes\nP1;Abbott;one, two, three\nP2;Bashir;x\n",
        ),
        (
            "tab",
            "Ref\tSurname\tNotes\nP1\tAbbott\tone, two; three\nP2\tBashir\tx\n",
        ),
        (
            "named",
            "sep=;\nRef;Surname;Notes\nP1;Abbott;one, two, three\nP2;Bashir;x\n",
        ),
    ] {
        let sheet = read(text);
        let header: Vec<_> = sheet.dry_run.columns.iter().map(|c| c.header.as_str()).collect();
        assert_eq!(header, ["Ref", "Surname", "Notes"], "{name}");
        assert_eq!(sheet.people.len(), 2, "{name}");
    }
    assert_eq!(
        read("sep=;\nRef;Surname\nP1;Abbott\n").people[0].line,
        3,
        "the line of the file, not of the table"
    );
}

#[test]
fn quoted_cells_hold_separators_quotes_and_lines() {
    let sheet = read("Ref,Surname,Address\nP1,\"O\"\"Brien, Jr\",\"1 Mill Lane\r\nZZ99\"\r\nP2,Bashir,x\n");
    assert_eq!(sheet.people[0].family.as_deref(), Some("O\"Brien, Jr"));
    assert_eq!(sheet.people[0].address.as_deref(), Some("1 Mill Lane\nZZ99"));
    assert_eq!(sheet.people[1].line, 4);
}

#[test]
fn a_title_above_the_header_is_passed_over_and_said() {
    let sheet = read("Caseload of the north team\n\nRef,Surname\nP1,Abbott\n");
    assert_eq!(sheet.dry_run.above_header, [1]);
    assert_eq!(sheet.people[0].line, 4);
}

#[test]
fn headers_by_the_words_people_use() {
    let becomes = |header: &str| {
        let sheet = read(&format!("Surname,{header}\nAbbott,x\n"));
        sheet.dry_run.columns[1].becomes
    };
    // CLINICAL section 8, word for word.
    for (column, headers) in [
        (Column::LocalId, "mrn|patient id|local id|client key|ref"),
        (Column::NhsNumber, "nhs no|nhs number|NHS No."),
        (Column::Given, "forename|first name|given"),
        (Column::BirthDate, "dob|d.o.b.|date of birth|D.O.B."),
        (Column::Phone, "tel|mobile|phone"),
        (Column::Gp, "gp|gp practice|surgery|GP surgery"),
        (Column::Started, "referral date|enrolled|initial assessment date"),
        (Column::Status, "status"),
        (Column::Phq9, "phq|phq9|phq-9|PHQ-9 score"),
        (
            Column::Phq9Initial,
            "initial phq|PHQ9 initial|first PHQ-9|PHQ-9 (baseline)",
        ),
        (Column::Phq9Last, "last phq|PHQ9 last|latest PHQ-9"),
        (Column::Gad7Initial, "initial gad|GAD7 initial"),
        (Column::Gad7Last, "last gad|GAD-7 last"),
        (Column::NextContact, "next contact|next appt|due|Next"),
        (Column::LastContact, "last contact|last seen|Last"),
        (Column::Flag, "flag|discuss"),
        (Column::KeyWorker, "key worker|care coordinator|cco"),
        (Column::PlanReview, "Care plan review|CPA review"),
    ] {
        for header in headers.split('|') {
            assert_eq!(becomes(header), Some(column), "{header}");
        }
    }
    for header in ["PHQ9 date", "phq9 item 9", "Diagnosis", "Cluster", "x"] {
        assert_eq!(becomes(header), None, "{header}");
    }
    for header in ["last name", "family name", "surname"] {
        assert_eq!(
            read(&format!("Ref,{header}\nP1,Abbott\n")).people[0].family.as_deref(),
            Some("Abbott")
        );
    }
}

#[test]
fn what_nobody_knows_is_kept_word_for_word() {
    let sheet = read("Surname,Cluster,,Surname\nAbbott,\" 4 \",loose,Second\n");
    let columns: Vec<_> = sheet
        .dry_run
        .columns
        .iter()
        .map(|c| (c.header.as_str(), c.kept))
        .collect();
    assert_eq!(
        columns,
        [
            ("Surname", false),
            ("Cluster", true),
            ("Column 3", true),
            ("Surname", true)
        ]
    );
    let kept: Vec<_> = sheet.people[0]
        .kept
        .iter()
        .map(|k| (k.header.as_str(), k.value.as_str()))
        .collect();
    assert_eq!(kept, [("Cluster", "4"), ("Column 3", "loose"), ("Surname", "Second")]);
    assert_eq!(sheet.dry_run.counts.kept_cells, 3);
}

#[test]
fn a_file_that_is_no_table_says_why() {
    for (reason, bytes) in [
        ("empty", b"".as_slice()),
        ("empty", b"\xEF\xBB\xBF \r\n\r\n"),
        ("empty", b",,,\n,,,\n"),
        ("workbook", b"PK\x03\x04\x14\x00\x06\x00"),
        ("workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("notText", b"Ref,Surname\nP1,Abb\0ott\n"),
        ("notText", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("notText", b"Ref,Surname\nP1,\x81\x8d\xff\n"),
        ("notText", b"\xFF\xFER\0e"),
        ("notText", b"\xFF\xFE\x00\xD8R\0"),
        ("unbalancedQuotes", b"Ref,Surname\nP1,\"Abbott\nP2,Bashir\n"),
        ("noHeader", b"P1,9991000003,21/04/2005\nP2,9991000070,20/07/1970\n"),
        ("noKnownColumns", b"Colour,Shape\nred,round\n"),
        ("noRows", b"Ref,Surname\n"),
        ("noReference", b"Date,Type,Outcome\n19/11/2026,Phone,Attended\n"),
    ] {
        assert_eq!(refusal(bytes), reason, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn bounds_hold_on_both_sides() {
    let people = |rows: usize| {
        let mut text = String::from("Ref,Surname\n");
        (0..rows).for_each(|i| text.push_str(&format!("P{i},Abbott\n")));
        text
    };
    assert_eq!(
        read(&people(reading::MAX_ROWS - 1)).dry_run.rows.len(),
        reading::MAX_ROWS - 1
    );
    assert_eq!(refusal(people(reading::MAX_ROWS).as_bytes()), "tooManyRows");

    let wide = |columns: usize| format!("Surname{}\nAbbott\n", ",x".repeat(columns - 1));
    assert_eq!(
        read(&wide(reading::MAX_COLUMNS)).dry_run.columns.len(),
        reading::MAX_COLUMNS
    );
    assert_eq!(refusal(wide(reading::MAX_COLUMNS + 1).as_bytes()), "tooManyColumns");
    assert_eq!(
        refusal(wide(reading::MAX_COLUMNS + 1).trim_end().as_bytes()),
        "tooManyColumns"
    );

    let long = |bytes: usize| format!("Surname,Notes\nAbbott,{}\n", "n".repeat(bytes));
    assert_eq!(read(&long(reading::MAX_CELL)).people.len(), 1);
    assert_eq!(refusal(long(reading::MAX_CELL + 1).as_bytes()), "cellTooLarge");

    let full = |rows: usize| {
        format!(
            "Surname{}\n{}",
            ",x".repeat(99),
            format!("A{}\n", ",1".repeat(99)).repeat(rows)
        )
    };
    assert_eq!(refusal(full(reading::MAX_CELLS / 100).as_bytes()), "tooManyCells");
    assert_eq!(refusal(&vec![b'a'; reading::MAX_BYTES + 1]), "tooLarge");
}

#[test]
fn lines_are_those_of_the_file_whatever_ends_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = [
            "Title",
            "",
            "Ref,Surname,Notes",
            "P1,Abbott,\"two",
            "lines\"",
            "",
            "P2,Bashir,x",
        ]
        .join(end);
        let sheet = read(&text);
        let lines: Vec<_> = sheet.people.iter().map(|p| p.line).collect();
        assert_eq!(lines, [4, 7], "{end:?}");
    }
}

#[test]
fn blank_columns_at_the_end_are_no_columns() {
    let sheet = read("Ref,Surname,,,,,,\nP1,Abbott,,,,,,,,,,,,\n,,,\n");
    assert_eq!(sheet.dry_run.columns.len(), 2);
    assert_eq!(sheet.dry_run.rows.len(), 1);
    assert!(sheet.dry_run.refused.is_empty());
}

#[test]
fn a_file_is_opened_up_to_its_bound() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("caseload.csv");
    std::fs::write(&path, TWO).unwrap();
    assert_eq!(open(&path).unwrap(), TWO.as_bytes());
    std::fs::File::create(&path)
        .unwrap()
        .set_len(MAX_BYTES as u64 + 1)
        .unwrap();
    assert!(matches!(
        open(&path),
        Err(crate::Error::Invalid {
            field: "file",
            reason: Fault::TooLarge
        })
    ));
    assert!(matches!(
        open(&dir.path().join("none.csv")),
        Err(crate::Error::Storage(_))
    ));
}
