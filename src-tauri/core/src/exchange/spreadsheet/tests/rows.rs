//! Rows of a file: what is refused of them, what is made of them, and rows about one person.

use super::*;
use crate::record::measure::assessment::Occasion;
use crate::record::person::patient::Status;
use crate::record::visit::check_in::Kind;

#[test]
fn a_refused_cell_never_costs_a_person_their_place() {
    let sheet = read(
        "Ref,NHS No,Surname,Forename,DOB,Phone,Email,Status,GAD7 last,Last contact,Next contact\n\
         P1,9.99E+09,Abbott,Amina,31/02/1980,none of your business,mail,lost,25,23/11/2026,whenever\n",
    );
    let person = &sheet.people[0];
    assert_eq!(person.who(), "P1 AA");
    assert_eq!(
        refused(&sheet),
        [
            (2, Some("NHS No"), Reason::Scientific),
            (2, Some("DOB"), Reason::NoSuchDay),
            (2, Some("Phone"), Reason::NotAPhone),
            (2, Some("Email"), Reason::NotAnEmail),
            (2, Some("Status"), Reason::UnknownStatus),
            (2, Some("GAD7 last"), Reason::ScoreOutOfRange),
            (2, Some("Last contact"), Reason::InFuture),
            (2, Some("Next contact"), Reason::NotADate),
        ]
    );
    // Every refused cell is kept with the person, once, with its reason.
    let kept: Vec<_> = person
        .kept
        .iter()
        .map(|k| (k.value.as_str(), k.reason.is_some()))
        .collect();
    assert_eq!(kept.len(), 8);
    assert!(kept.contains(&("25", true)) && kept.contains(&("9.99E+09", true)));
    assert_eq!(person.status, Status::Active, "said in a note");
    assert_eq!(remarks(&sheet), [Remark::StatusAssumed]);
    assert!(person.scores.is_empty());
}

#[test]
fn a_passed_next_contact_is_taken() {
    let sheet = read("Ref,Surname,Next contact\nP1,Abbott,13/11/2026\n");
    assert_eq!(sheet.people[0].next_contact, Some(day("2026-11-13")));
    assert!(sheet.dry_run.refused.is_empty());
}

#[test]
fn nothing_happens_to_somebody_before_they_are_born() {
    let sheet = read("Surname,DOB,Referral date,Last contact\nAbbott,21/05/1980,20/05/1980,21/05/1980\n");
    assert_eq!(refused(&sheet), [(2, Some("Referral date"), Reason::BeforeBirth)]);
    assert_eq!(sheet.people[0].last_contact, Some(day("1980-05-21")));
}

#[test]
fn rows_without_a_person_are_refused_whole() {
    let sheet = read("Ref,NHS No,Surname,Notes\n,,,orphan\n,9991000003,,\nP3,,,\n,,Abbott,\n");
    assert_eq!(refused(&sheet), [(2, None, Reason::NoNameNoId)]);
    assert_eq!(
        sheet.dry_run.refused[0].value, " |  |  | orphan",
        "what stood there is not lost"
    );
    assert_eq!(sheet.people.len(), 3);
}

#[test]
fn a_row_shifted_out_of_its_columns_is_refused_whole() {
    let text = "Ref,Surname,Address,Phone\nP1,Abbott,12, Mill Lane,07700 900750\nP2,Bashir,1 Cross Street,\n\
                P3,Farrow\n";
    let sheet = read(text);
    assert_eq!(refused(&sheet), [(2, None, Reason::TooManyCells)]);
    assert_eq!(sheet.people.len(), 2);
    assert_eq!(sheet.people[1].phone, None, "a short row is no error");
}

#[test]
fn names_from_one_column_are_said_and_missing_ones_too() {
    let sheet = read("Ref,Name\nP1,Amina Abbott\nP2,Bashir\n");
    assert_eq!(
        remarks(&sheet),
        [Remark::NameSplit, Remark::NameSplit, Remark::NameMissing]
    );
    assert_eq!(sheet.dry_run.rows[0].notes[0].became.as_deref(), Some("Amina · Abbott"));
    assert_eq!(
        (sheet.people[1].family.as_deref(), sheet.people[1].given.as_deref()),
        (Some("Bashir"), None)
    );
    let both = read("Name,Surname,Forename\nMs A Abbott,Abbott,Amina\n");
    assert_eq!(
        both.people[0].kept[0].value, "Ms A Abbott",
        "the whole is kept beside its parts"
    );
}

#[test]
fn corrections_are_said_with_what_they_made() {
    let sheet = read("Surname,Forename,DOB,Phone,Status\nAbbott,Amina,38463,7700900750,RPP\n");
    let notes = &sheet.dry_run.rows[0].notes;
    let made: Vec<_> = notes
        .iter()
        .map(|n| (n.remark, n.header.as_deref(), n.became.as_deref()))
        .collect();
    assert_eq!(
        made,
        [
            (Remark::SerialDate, Some("DOB"), Some("2005-04-21")),
            (Remark::RelapsePrevention, Some("Status"), None),
            (Remark::LeadingZero, Some("Phone"), Some("07700 900750")),
        ]
    );
    assert_eq!(sheet.people[0].kept[0].value, "RPP");
}

#[test]
fn several_columns_of_one_meaning_are_joined() {
    let sheet = read("Surname,Address 1,Town,Tel,Mobile\nAbbott,1 Mill Lane,Llan,01632 960001,07700 900750\n");
    assert_eq!(sheet.people[0].address.as_deref(), Some("1 Mill Lane, Llan"));
    assert_eq!(sheet.people[0].phone.as_deref(), Some("01632 960001 / 07700 900750"));
}

#[test]
fn scores_are_taken_and_never_dated() {
    let sheet = read("Surname,PHQ9 initial,GAD7 last\nAbbott,0,12\n");
    let person = &sheet.people[0];
    let scores: Vec<_> = person.scores.iter().map(|s| (s.scale, s.occasion, s.total)).collect();
    assert_eq!(
        scores,
        [
            (Scale::Phq9, Some(Occasion::Initial), 0),
            (Scale::Gad7, Some(Occasion::Last), 12)
        ]
    );
    assert!(person.kept.is_empty(), "they have a home");
}

#[test]
fn a_flag_that_says_no_is_none() {
    let sheet = read("Surname,Flag\nAbbott,discuss\nBashir,no\nFarrow,move to clinic?\n");
    let flags: Vec<_> = sheet.people.iter().map(|p| p.flag.as_deref()).collect();
    assert_eq!(flags, [Some("discuss"), None, Some("move to clinic?")]);
    assert_eq!(sheet.people[1].kept[0].value, "no");
}

#[test]
fn text_longer_than_its_field_is_refused_and_kept() {
    let name = "n".repeat(201);
    let sheet = read(&format!("Ref,Surname,Goal\nP1,{name},{}\n", "g".repeat(2_001)));
    assert_eq!(
        refused(&sheet),
        [
            (2, Some("Surname"), Reason::TooLong),
            (2, Some("Goal"), Reason::TooLong)
        ]
    );
    assert_eq!(sheet.people[0].kept[0].value, name);
    let sheet = read(&format!(
        "Ref,Email,Tel,Mobile,Status\nP1,{}@example.org,{},{},active{}\n",
        "e".repeat(200),
        ["07700 900750"; 40].join("/"),
        "none of your business",
        "!".repeat(200),
    ));
    assert_eq!(
        refused(&sheet),
        [
            (2, Some("Email"), Reason::TooLong),
            (2, Some("Tel"), Reason::TooLong),
            (2, Some("Mobile"), Reason::NotAPhone),
            (2, Some("Status"), Reason::TooLong),
        ]
    );
    let fits = read(&format!(
        "Ref,Surname,Goal\nP1,{},{}\n",
        "é".repeat(200),
        "g".repeat(2_000)
    ));
    assert!(fits.dry_run.refused.is_empty(), "in characters, not bytes");
}

#[test]
fn a_cell_is_refused_and_kept_once() {
    // Each phone column fits; together they do not.
    let many = |from: u32| {
        (from..from + 13)
            .map(|n| format!("07700 900{n:03}"))
            .collect::<Vec<_>>()
            .join("/")
    };
    let sheet = read(&format!(
        "Ref,Tel,Mobile,Home phone\nP1,{},{},ring mum\n",
        many(0),
        many(20)
    ));
    assert_eq!(
        refused(&sheet),
        [
            (2, Some("Tel"), Reason::TooLong),
            (2, Some("Mobile"), Reason::TooLong),
            (2, Some("Home phone"), Reason::NotAPhone),
        ]
    );
    assert_eq!(sheet.people[0].kept.len(), 3);
    // Two columns of one name: refusing the first does not lose the second.
    let sheet = read(&format!("Ref,Surname,Surname\nP1,{},Abbott\n", "n".repeat(201)));
    let kept: Vec<_> = sheet.people[0]
        .kept
        .iter()
        .map(|k| (k.value.len(), k.reason.is_some()))
        .collect();
    assert_eq!(kept, [(201, true), (6, false)]);
}

#[test]
fn the_second_row_about_a_person_is_refused_and_listed() {
    for (name, rows) in [
        (
            "NHS number",
            "P1,9991000003,Abbott,Amina,\nP2,999 100 0003,Abbott,Amina,\n",
        ),
        (
            "name and birth date",
            "P1,,Abbott,Amina,21/04/2005\nP2,,ABBOTT,Amína,2005-04-21\n",
        ),
        (
            "one has the number",
            "P1,9991000003,Abbott,Amina,21/04/2005\n,,Abbott,Amina,21/04/2005\n",
        ),
        ("reference and name", "P1,,Abbott,Amina,\np1,,Abbott,Amina,\n"),
        (
            "reference and birth date",
            "P1,,Abbott,Amina,21/04/2005\nP1,,Abbott-Jones,Amina,21/04/2005\n",
        ),
    ] {
        let sheet = read(&format!("Ref,NHS No,Surname,Forename,DOB\n{rows}"));
        assert_eq!(refused(&sheet), [(3, None, Reason::DuplicatePerson)], "{name}");
        assert_eq!(sheet.dry_run.refused[0].other_line, Some(2), "{name}");
        assert_eq!(sheet.people.len(), 1, "{name}");
        assert_eq!(sheet.dry_run.rows[1].outcome, RowOutcome::Refused, "{name}");
    }
}

#[test]
fn people_who_share_something_are_still_two() {
    for (name, rows) in [
        ("twins", "P1,,Abbott,Amina,21/04/2005\nP2,,Abbott,Anna,21/04/2005\n"),
        (
            "one name, two numbers",
            "P1,9991000003,Abbott,Amina,21/04/2005\nP2,9991000070,Abbott,Amina,21/04/2005\n",
        ),
        (
            "one name, two births",
            "P1,,Abbott,Amina,21/04/2005\nP2,,Abbott,Amina,21/04/1975\n",
        ),
    ] {
        let sheet = read(&format!("Ref,NHS No,Surname,Forename,DOB\n{rows}"));
        assert_eq!((sheet.people.len(), refused(&sheet)), (2, vec![]), "{name}");
    }
}

#[test]
fn an_identifier_of_two_people_belongs_to_neither() {
    let sheet = read(
        "Ref,NHS No,Surname,Forename,DOB\n\
         P1,9991000003,Abbott,Amina,21/04/2005\n\
         P1,9991000003,Bashir,Brian,20/07/1970\n\
         P1,,Farrow,Farid,14/09/1950\n",
    );
    assert_eq!(sheet.people.len(), 3);
    assert!(
        sheet
            .people
            .iter()
            .all(|p| p.local_id.is_none() && p.nhs_number.is_none())
    );
    let mut found = refused(&sheet);
    found.sort();
    assert_eq!(
        found,
        [
            (2, Some("NHS No"), Reason::SharedNhsNumber),
            (2, Some("Ref"), Reason::SharedReference),
            (3, Some("NHS No"), Reason::SharedNhsNumber),
            (3, Some("Ref"), Reason::SharedReference),
            (4, Some("Ref"), Reason::SharedReference),
        ]
    );
    assert_eq!(
        sheet.dry_run.refused.iter().find(|r| r.line == 4).unwrap().other_line,
        Some(2)
    );
}

/// A caseload with P1 on it, who was seen on 19 November 2026, and somebody else with P2 and 999 100 0070.
struct Some1;

impl ExistingPeople for Some1 {
    fn person(&self, person: &SheetPerson) -> Match {
        match person.local_id.as_deref() {
            Some("P1") => Match::Same,
            id => Match::New {
                taken: InUse {
                    nhs_number: person.nhs_number.as_deref() == Some("9991000070"),
                    reference: id == Some("P2"),
                },
            },
        }
    }
    fn reference(&self, local_id: &str) -> bool {
        local_id.eq_ignore_ascii_case("p1")
    }
    fn contact(&self, contact: &SheetContact) -> bool {
        contact.date == day("2026-11-19")
    }
}

#[test]
fn who_is_there_already_is_left_as_they_are() {
    let text = "Ref,NHS No,Surname\nP1,9.99E+09,Abbott\nP2,9991000070,Bashir\nP3,,Farrow\n";
    let sheet = dry_run(text.as_bytes(), &asked(), &Some1).ok().unwrap();
    let outcomes: Vec<_> = sheet.dry_run.rows.iter().map(|r| r.outcome).collect();
    assert_eq!(outcomes, [RowOutcome::SamePerson, RowOutcome::New, RowOutcome::New]);
    let notes: Vec<_> = sheet.dry_run.rows[0].notes.iter().map(|note| note.remark).collect();
    assert_eq!(
        notes,
        [Remark::SamePerson],
        "nothing is taken from the row, so nothing of it is refused"
    );
    assert_eq!(
        refused(&sheet),
        [
            (3, Some("Ref"), Reason::TakenReference),
            (3, Some("NHS No"), Reason::TakenNhsNumber)
        ]
    );
    assert_eq!((sheet.people.len(), sheet.people[0].local_id.as_deref()), (2, None));
    let counts = sheet.dry_run.counts;
    assert_eq!(
        (
            counts.rows,
            counts.new,
            counts.same,
            counts.refused_rows,
            counts.refused_cells
        ),
        (3, 2, 1, 0, 2)
    );
}

#[test]
fn contacts_need_somebody_a_day_and_an_outcome() {
    let text = "Ref,Date,Time,Type,Outcome,Notes,Minutes\n\
                P1,18/11/2026,11:45,Home visit,Attended,Walked to the shop,40\n\
                p1,17/11/2026,,Face to face,DNA,,\n\
                P9,18/11/2026,11:45,Phone,Attended,,\n\
                ,18/11/2026,11:45,Phone,Attended,,\n\
                P1,23/11/2026,11:45,Phone,Attended,,\n\
                P1,16/11/2026,late,Phone,Attended,,\n\
                P1,15/11/2026,11:45,Phone,booked,,\n\
                P1,14/11/2026,11:45,Phone,,,\n\
                P1,18/11/2026,11:45,Home visit,Attended,Walked to the shop,40\n\
                P1,19/11/2026,11:45,Phone,Attended,,\n";
    let sheet = dry_run(text.as_bytes(), &asked(), &Some1).ok().unwrap();
    assert_eq!(
        refused(&sheet),
        [
            (3, Some("Type"), Reason::UnknownKind),
            (4, None, Reason::UnknownReference),
            (5, None, Reason::NoReference),
            (6, None, Reason::Missing),
            (6, Some("Date"), Reason::InFuture),
            (7, Some("Time"), Reason::NotATime),
            (8, None, Reason::Missing),
            (8, Some("Outcome"), Reason::UnknownOutcome),
            (9, None, Reason::Missing),
            (10, None, Reason::DuplicateContact),
        ]
    );
    let kinds: Vec<_> = sheet
        .contacts
        .iter()
        .map(|c| (c.line, c.kind, c.time.is_some()))
        .collect();
    assert_eq!(
        kinds,
        [
            (2, Kind::HomeVisit, true),
            (3, Kind::Other, false),
            (7, Kind::Phone, false)
        ]
    );
    assert_eq!(sheet.contacts[0].kept[0].value, "40");
    assert_eq!(sheet.dry_run.rows[9].outcome, RowOutcome::SameContact);
    let counts = sheet.dry_run.counts;
    assert_eq!(
        (counts.rows, counts.new, counts.same, counts.refused_rows),
        (10, 3, 1, 6)
    );
}

#[test]
fn a_time_beside_the_date_is_read() {
    let text = "Ref,Date,Outcome\nP1,18/11/2026 11:45,Attended\nP1,17/11/2026 00:00,Attended\n";
    let sheet = dry_run(text.as_bytes(), &asked(), &Some1).ok().unwrap();
    let times: Vec<_> = sheet.contacts.iter().map(|c| c.time.map(|t| t.to_string())).collect();
    assert_eq!(times, [Some("11:45:00".to_owned()), None]);
}
