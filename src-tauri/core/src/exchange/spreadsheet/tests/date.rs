//! Dates, times, and which number is the day.

use chrono::NaiveTime;

use super::*;
use crate::exchange::spreadsheet::cells;
use crate::exchange::spreadsheet::dates::{self, DateCorrection};

fn taken(cell: &str) -> String {
    let read = dates::date(cell, DateOrder::DayFirst, day("2026-11-22"));
    read.unwrap_or_else(|reason| panic!("{cell}: {reason:?}"))
        .expect(cell)
        .date
        .to_string()
}

fn not(cell: &str) -> Reason {
    match dates::date(cell, DateOrder::DayFirst, day("2026-11-22")) {
        Err(reason) => reason,
        Ok(date) => panic!("{cell}: {:?}", date.map(|d| d.date)),
    }
}

#[test]
fn the_ways_a_date_is_written() {
    for cell in [
        "21/04/2005",
        "21-4-05",
        "21.04.2005",
        "21 04 2005",
        "2005-04-21",
        "2005/04/21",
        "21 Apr 2005",
        "21-Apr-05",
        "21st April 2005",
        "April 21, 2005",
        "Thu 21 Apr 2005",
        "21042005",
        "20050421",
        "38463",
        "38463.0",
        "2005-04-21T00:00:00",
        "2005-04-21T00:00:00Z",
        "2005-04-21T00:00:00.000",
        "2005-04-21 00:00:00",
        "21/04/2005 09:30",
        "'21/04/2005",
    ] {
        assert_eq!(taken(cell), "2005-04-21", "{cell}");
    }
    // Spreadsheet day numbers: 25569 is 1 January 1970, 46348 is 22 November 2026.
    assert_eq!(taken("25569"), "1970-01-01");
    assert_eq!(taken("46348"), "2026-11-22");
    assert_eq!(taken("29/02/2024"), "2024-02-29");
    assert_eq!(taken("1042005"), "2005-04-01", "seven digits lost a zero");
}

#[test]
fn what_is_no_date_says_why() {
    for (cell, reason) in [
        ("31/02/2026", Reason::NoSuchDay),
        ("29/02/2025", Reason::NoSuchDay),
        ("2026-02-31", Reason::NoSuchDay),
        ("31022026", Reason::NoSuchDay),
        ("31 Feb 2026", Reason::NoSuchDay),
        ("00/04/2026", Reason::NoSuchDay),
        ("04/21/2005", Reason::OtherOrder),
        ("1985", Reason::YearOnly),
        ("########", Reason::Hashes),
        ("#N/A", Reason::FormulaError),
        ("soon", Reason::NotADate),
        ("next week", Reason::NotADate),
        ("21/04", Reason::NotADate),
        ("21/04/205", Reason::NotADate),
        ("1/2/3/4", Reason::NotADate),
        ("99999999999999999999", Reason::NotADate),
        ("21/04/1066", Reason::NotADate),
        ("May May 2026", Reason::NotADate),
    ] {
        assert_eq!(not(cell), reason, "{cell}");
    }
    for cell in ["", " ", "-", "n/a", "None", "not known"] {
        assert!(
            matches!(dates::date(cell, DateOrder::DayFirst, day("2026-11-22")), Ok(None)),
            "{cell}"
        );
    }
}

#[test]
fn two_digits_of_a_year_are_completed_and_said() {
    let read = |cell| {
        dates::date(cell, DateOrder::DayFirst, day("2026-11-22"))
            .ok()
            .flatten()
            .unwrap()
    };
    assert_eq!(read("01/02/36").date, day("2036-02-01"), "ten years ahead");
    assert_eq!(read("01/02/37").date, day("1937-02-01"));
    assert_eq!(read("01/02/37").corrected, Some(DateCorrection::Century));
    assert_eq!(read("01/02/1937").corrected, None);
    let born = |cell| cells::birth_date(cell, DateOrder::DayFirst, day("2026-11-22")).map(|b| b.map(|b| b.date));
    assert_eq!(
        born("01/02/36"),
        Ok(Some(day("1936-02-01"))),
        "nobody is born in 2036 yet"
    );
    assert_eq!(born("23/11/26"), Ok(Some(day("1926-11-23"))));
    assert_eq!(born("22/11/26"), Ok(Some(day("2026-11-22"))), "born today");
    assert_eq!(born("23/11/2026"), Err(Reason::InFuture));
    assert_eq!(born("22/11/1906"), Ok(Some(day("1906-11-22"))), "120 today");
    assert_eq!(born("21/11/1906"), Err(Reason::TooLongAgo));
}

#[test]
fn what_has_happened_is_not_in_the_future() {
    let past = |cell| cells::past_date(cell, DateOrder::DayFirst, day("2026-11-22")).map(|b| b.map(|b| b.date));
    assert_eq!(past("22/11/2026"), Ok(Some(day("2026-11-22"))));
    assert_eq!(past("23/11/2026"), Err(Reason::InFuture));
}

#[test]
fn times_of_day() {
    for (cell, time) in [
        ("9:05", "09:05"),
        ("09.05", "09:05"),
        ("0905", "09:05"),
        ("905", "09:05"),
        ("9am", "09:00"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("9:05 pm", "21:05"),
        ("14:30:00", "14:30"),
        ("0.489583333", "11:45"),
        ("0.999999", "23:59"),
        ("00:00", "00:00"),
    ] {
        let read = dates::time(cell).unwrap_or_else(|_| panic!("{cell}")).unwrap();
        assert_eq!(read, NaiveTime::parse_from_str(time, "%H:%M").unwrap(), "{cell}");
    }
    for cell in [
        "24:00",
        "9:60",
        "13pm",
        "morning",
        "12",
        "1:2",
        "99999",
        "12:30:00:00",
        "٩:٠٥",
    ] {
        assert_eq!(dates::time(cell), Err(Reason::NotATime), "{cell}");
    }
    assert_eq!(dates::time(""), Ok(None));
}

fn columns_of(text: &str) -> Vec<(String, Option<ColumnDates>)> {
    read(text)
        .dry_run
        .columns
        .into_iter()
        .map(|c| (c.header, c.dates))
        .collect()
}

#[test]
fn one_value_decides_its_column() {
    let day_first = columns_of("Name,DOB\nA B,04/05/1980\nC D,21/05/1980\n")[1].1.unwrap();
    assert_eq!(
        (day_first.order, day_first.basis, day_first.ask),
        (DateOrder::DayFirst, OrderBasis::Proven, false)
    );

    let sheet = read("Name,DOB\nA B,04/05/1980\nC D,05/21/1980\n");
    let month_first = sheet.dry_run.columns[1].dates.unwrap();
    assert_eq!(
        (month_first.order, month_first.basis),
        (DateOrder::MonthFirst, OrderBasis::Proven)
    );
    assert_eq!(sheet.people[0].birth_date, Some(day("1980-04-05")));
    assert_eq!(sheet.people[1].birth_date, Some(day("1980-05-21")));
}

#[test]
fn what_nothing_decides_is_day_first_and_asked() {
    let text = "Name,DOB\nA B,04/05/1980\n";
    let sheet = read(text);
    let dates = sheet.dry_run.columns[1].dates.unwrap();
    assert_eq!(
        (dates.order, dates.basis, dates.ask),
        (DateOrder::DayFirst, OrderBasis::Assumed, true)
    );
    assert_eq!(sheet.people[0].birth_date, Some(day("1980-05-04")));

    let told = Asked {
        orders: [("DOB".to_owned(), DateOrder::MonthFirst)].into(),
        ..asked()
    };
    let sheet = dry_run(text.as_bytes(), &told, &Nobody).ok().unwrap();
    let dates = sheet.dry_run.columns[1].dates.unwrap();
    assert_eq!((dates.basis, dates.ask), (OrderBasis::Told, false));
    assert_eq!(sheet.people[0].birth_date, Some(day("1980-04-05")));
}

#[test]
fn other_columns_speak_for_a_silent_one() {
    let columns = columns_of("Name,DOB,Last seen\nA B,04/05/1980,19/11/2026\n");
    assert_eq!(columns[1].1.unwrap().basis, OrderBasis::OtherColumns);
    assert!(!columns[1].1.unwrap().ask);
}

#[test]
fn a_column_written_both_ways_is_asked_and_its_odd_ones_refused() {
    let sheet = read("Name,DOB\nA B,21/05/1980\nC D,05/21/1981\n");
    let dates = sheet.dry_run.columns[1].dates.unwrap();
    assert_eq!((dates.basis, dates.ask), (OrderBasis::Mixed, true));
    assert_eq!(sheet.people[0].birth_date, Some(day("1980-05-21")));
    assert_eq!(sheet.people[1].birth_date, None);
    assert_eq!(refused(&sheet), [(3, Some("DOB"), Reason::OtherOrder)]);
}

#[test]
fn dates_that_read_one_way_only_are_not_asked() {
    for value in ["1980-05-04", "04/04/1980", "4 May 1980", "25569"] {
        let dates = columns_of(&format!("Name,DOB\nA B,{value}\n"))[1].1.unwrap();
        assert!(!dates.ask, "{value}");
    }
}
