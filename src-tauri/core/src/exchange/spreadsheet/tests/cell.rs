//! Single cells: numbers, phones, words.

use super::*;
use crate::exchange::spreadsheet::cells;
use crate::record::person::patient::Status;
use crate::record::visit::check_in::{Kind, Outcome};

#[test]
fn nhs_numbers_are_taken_however_they_are_spaced() {
    // 999 100 0003: 9*10+9*9+9*8+1*7 = 250, 250 mod 11 = 8, 11 - 8 = 3.
    for cell in [
        "9991000003",
        "999 100 0003",
        "999-100-0003",
        " 999\u{A0}100 0003 ",
        "'9991000003",
        "=\"9991000003\"",
        "9991000003.0",
    ] {
        assert_eq!(cells::nhs_number(cell), Ok(Some("9991000003".to_owned())), "{cell}");
    }
    for cell in ["", "-", "n/a", "unknown"] {
        assert_eq!(cells::nhs_number(cell), Ok(None), "{cell}");
    }
}

#[test]
fn nhs_numbers_are_refused_with_their_reason() {
    for (cell, reason) in [
        ("9.99E+09", Reason::Scientific),
        ("9.991e9", Reason::Scientific),
        ("9991000004", Reason::CheckDigit),
        // 999 123 456 leaves a remainder of 1: no digit fits.
        ("9991234560", Reason::CheckDigit),
        ("9999999999", Reason::RepeatedDigit),
        ("0000000000", Reason::RepeatedDigit),
        ("999100000", Reason::NotTenDigits),
        ("99910000030", Reason::NotTenDigits),
        ("999100000X", Reason::NotDigits),
        ("٩٩٩١٠٠٠٠٠٣", Reason::NotDigits),
        ("E5", Reason::NotDigits),
    ] {
        assert_eq!(cells::nhs_number(cell), Err(reason), "{cell}");
    }
}

#[test]
fn a_phone_gets_its_lost_zero_back_and_says_so() {
    let numbers = |cell| {
        cells::phones(cell).map(|read| {
            read.into_iter()
                .map(|p| (p.number, p.zero_restored))
                .collect::<Vec<_>>()
        })
    };
    let one = |number: &str, restored| Ok(vec![(number.to_owned(), restored)]);
    assert_eq!(numbers("07700 900750"), one("07700 900750", false));
    assert_eq!(numbers("07700900750"), one("07700 900750", false));
    assert_eq!(numbers("7700900750"), one("07700 900750", true));
    assert_eq!(numbers("7700900750.0"), one("07700 900750", true));
    assert_eq!(numbers("1632960001"), one("01632 960001", true));
    assert_eq!(numbers("2079460001"), one("02079 460001", true));
    assert_eq!(numbers("+44 7700 900750"), one("+44 7700 900750", false));
    assert_eq!(
        numbers("8005550100"),
        one("8005550100", false),
        "not a number that begins with 07, 01 or 02"
    );
    assert_eq!(numbers("(01632) 960001"), one("(01632) 960001", false));
    assert_eq!(numbers("07700 900750 / 01632 960001").map(|n| n.len()), Ok(2));
    assert_eq!(numbers("n/a"), Ok(vec![]));
    assert_eq!(numbers("7.7009E+09"), Err(Reason::Scientific));
    for cell in [
        "ring mum",
        "07700 900750 (mum)",
        "123",
        "1234567890123456",
        "07700+900750",
        "2026-11-22 10:00",
    ] {
        assert_eq!(numbers(cell), Err(Reason::NotAPhone), "{cell}");
    }
}

#[test]
fn scores_stay_within_their_instrument() {
    let phq = |cell| cells::score(cell, Scale::Phq9);
    let gad = |cell| cells::score(cell, Scale::Gad7);
    assert_eq!(
        (phq("0"), gad("0")),
        (Ok(Some(0)), Ok(Some(0))),
        "a score of 0 is a score"
    );
    assert_eq!((phq("27"), gad("21")), (Ok(Some(27)), Ok(Some(21))));
    assert_eq!(phq("28"), Err(Reason::ScoreOutOfRange));
    assert_eq!(gad("22"), Err(Reason::ScoreOutOfRange));
    assert_eq!(gad("25"), Err(Reason::ScoreOutOfRange));
    assert_eq!(phq("-1"), Err(Reason::ScoreOutOfRange));
    assert_eq!(phq("99999999999999999999"), Err(Reason::ScoreOutOfRange));
    assert_eq!(phq("12.0"), Ok(Some(12)));
    assert_eq!(phq("12.5"), Err(Reason::NotAScore));
    assert_eq!(phq("severe"), Err(Reason::NotAScore));
    assert_eq!(phq("-"), Ok(None));
}

#[test]
fn words_for_status_kind_and_outcome() {
    for (cell, status) in [
        ("Active", Status::Active),
        ("OPEN", Status::Active),
        ("RPP", Status::Active),
        ("On hold", Status::Paused),
        ("closed", Status::Discharged),
        ("Inactive", Status::Discharged),
        ("Discharged", Status::Discharged),
        ("Deceased", Status::Discharged),
    ] {
        assert_eq!(cells::status(cell), Ok(Some(status)), "{cell}");
    }
    assert_eq!(cells::status("waiting"), Err(Reason::UnknownStatus));
    for (cell, kind) in [
        ("Home visit", Kind::HomeVisit),
        ("home-visit", Kind::HomeVisit),
        ("Phone", Kind::Phone),
        ("Tel", Kind::Phone),
        ("Video", Kind::Video),
        ("Clinic", Kind::Clinic),
        ("SMS", Kind::TextMessage),
        ("Text message", Kind::TextMessage),
        ("Email", Kind::Message),
        ("Message", Kind::Message),
    ] {
        assert_eq!(cells::contact_kind(cell), Ok(Some(kind)), "{cell}");
    }
    assert_eq!(
        cells::contact_kind("Face to face"),
        Err(Reason::UnknownKind),
        "at home or in a clinic?"
    );
    for (cell, outcome) in [
        ("Attended", Outcome::Attended),
        ("DNA", Outcome::DidNotAttend),
        ("Did not attend", Outcome::DidNotAttend),
        ("was not brought", Outcome::WasNotBrought),
        ("WNB", Outcome::WasNotBrought),
        ("Cancelled", Outcome::Cancelled),
        ("canceled", Outcome::Cancelled),
        ("No access", Outcome::NoAccess),
        ("no answer", Outcome::NoAccess),
    ] {
        assert_eq!(cells::outcome(cell), Ok(Some(outcome)), "{cell}");
    }
    assert_eq!(cells::outcome("booked"), Err(Reason::UnknownOutcome));
}

#[test]
fn names_in_one_cell() {
    let name = |cell| {
        let (family, given) = cells::full_name(cell);
        format!("{}|{}", family.unwrap_or_default(), given.unwrap_or_default())
    };
    assert_eq!(name("Abbott, Amina"), "Abbott|Amina");
    assert_eq!(name("Amina Abbott"), "Abbott|Amina");
    assert_eq!(name("Ms Amina Jane Abbott"), "Abbott|Amina Jane");
    assert_eq!(name("ABBOTT, Mrs Amina"), "ABBOTT|Amina");
    assert_eq!(name("Abbott"), "Abbott|");
    assert_eq!(name(", Amina"), "|Amina");
    assert_eq!(name("Dr"), "Dr|");
}

#[test]
fn mail_addresses() {
    assert_eq!(cells::email("a.b@example.org"), Ok(Some("a.b@example.org".to_owned())));
    for cell in [
        "a.b",
        "@example.org",
        "a@b",
        "a b@example.org",
        "a@example.org; c@example.org",
    ] {
        assert_eq!(cells::email(cell), Err(Reason::NotAnEmail), "{cell}");
    }
}
