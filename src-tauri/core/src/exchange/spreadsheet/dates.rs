//! Dates and times as spreadsheets write them.

use super::refusal::Reason;
use super::text::{says_nothing, unguarded, words};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// A date as read, and what had to be made of the cell for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadDate {
    pub date: NaiveDate,
    /// The time of day, where the cell has one.
    pub time: Option<NaiveTime>,
    pub corrected: Option<DateCorrection>,
}

/// What had to be made of a cell to read a date from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateCorrection {
    /// A day number of a spreadsheet program.
    Serial,
    /// Seven digits: the first zero was lost.
    LeadingZero,
    /// Two digits of a year.
    Century,
}

/// Reads a date: `21/04/2005`, `21-4-05`, `21.04.2005`, `2005-04-21` (with or without a time), `21 Apr 2005`,
/// `21042005`, or the five-digit day number of a spreadsheet program. `None`: the cell says that there is none.
///
/// # Errors
/// The reason, in words a person understands.
pub(super) fn date(cell: &str, order: DateOrder, today: NaiveDate) -> Result<Option<ReadDate>, Reason> {
    let cell = unguarded(cell);
    if cell.chars().all(|c| c == '#') && !cell.is_empty() {
        return Err(Reason::Hashes);
    }
    if says_nothing(cell) {
        return Ok(None);
    }
    if cell.starts_with('#') {
        return Err(Reason::FormulaError);
    }
    if cell.chars().all(|c| c.is_ascii_digit() || c == '.') && cell.matches('.').count() < 2 {
        return serial_or_run(cell, order).map(Some);
    }
    let (day, time) = date_part(cell);
    let time = time.map(self::time).transpose()?.flatten();
    let read = |date, corrected| Some(ReadDate { date, time, corrected });
    if let Some((y, m, d)) = named_month(day) {
        let (year, corrected) = full_year(y, today);
        return calendar(year, m, d).map(|date| read(date, corrected));
    }
    let Some([first, second, third]) = numbers(day) else {
        return Err(Reason::NotADate);
    };
    if first > 31 {
        // Year first: the one order in which nobody swaps day and month.
        return calendar(first, second, third).map(|date| read(date, None));
    }
    let (year, corrected) = full_year(third, today);
    let (d, m) = match order {
        DateOrder::DayFirst => (first, second),
        DateOrder::MonthFirst => (second, first),
    };
    if m > 12 && d <= 12 {
        return Err(Reason::OtherOrder);
    }
    calendar(year, m, d).map(|date| read(date, corrected))
}

/// Reads a time of day: `9:05`, `09.05`, `0905`, `9am`, `9:05 pm`, `14:30:00`, or the fraction of a day that a
/// spreadsheet program keeps. `None`: the cell says that there is none.
///
/// # Errors
/// [`Reason::NotATime`].
pub(super) fn time(cell: &str) -> Result<Option<NaiveTime>, Reason> {
    let cell = unguarded(cell);
    if says_nothing(cell) {
        return Ok(None);
    }
    let lower = cell.to_lowercase().replace(' ', "");
    if let Some(fraction) = lower.strip_prefix("0.").filter(|f| f.len() > 2) {
        let day: f64 = format!("0.{fraction}").parse().map_err(|_| Reason::NotATime)?;
        return Ok(Some(of_day(day)));
    }
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(false)),
        (_, Some(digits)) => (digits, Some(true)),
        _ => (lower.as_str(), None),
    };
    let parts: Vec<&str> = digits.split([':', '.']).collect();
    let (hour, minute) = match parts.as_slice() {
        [run] if half.is_some() && run.len() <= 2 => (*run, "0"),
        [run] if (3..=4).contains(&run.len()) && run.is_ascii() => run.split_at(run.len() - 2),
        [hour, minute] | [hour, minute, _] if minute.len() == 2 => (*hour, *minute),
        _ => return Err(Reason::NotATime),
    };
    let number = |part: &str| {
        let plain = (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        plain
            .then(|| part.parse::<u32>().ok())
            .flatten()
            .ok_or(Reason::NotATime)
    };
    let (mut hour, minute) = (number(hour)?, number(minute)?);
    if let Some(afternoon) = half {
        if !(1..=12).contains(&hour) {
            return Err(Reason::NotATime);
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
        .map(Some)
        .ok_or(Reason::NotATime)
}

/// The minute of a fraction of a day, rounded.
fn of_day(fraction: f64) -> NaiveTime {
    // At most 1439: `fraction` is below one, and the clamp also settles what is not a number.
    let minutes = (fraction * 1440.0).round().clamp(0.0, 1439.0) as u32;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default()
}

/// The part before a time of day, and the time.
pub(super) fn date_part(cell: &str) -> (&str, Option<&str>) {
    let cell = cell.trim().trim_end_matches('Z');
    let at = cell.find('T').filter(|t| *t == 10).or_else(|| {
        let colon = cell.find(':')?;
        cell[..colon].rfind(' ')
    });
    match at {
        Some(at) => (
            cell[..at].trim(),
            Some(cell[at + 1..].split('.').next().unwrap_or("").trim()),
        ),
        None => (cell, None),
    }
}

/// Three numbers between `/`, `-`, `.` or blanks. Years have two or four digits.
pub(super) fn numbers(cell: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = cell
        .split(['/', '-', '.', ' ', '\\'])
        .filter(|p| !p.is_empty())
        .collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &str, lengths: &[usize]| {
        let plain = part.chars().all(|c| c.is_ascii_digit()) && lengths.contains(&part.len());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    if a.len() == 4 {
        return Some([number(a, &[4])?, number(b, &[1, 2])?, number(c, &[1, 2])?]);
    }
    Some([number(a, &[1, 2])?, number(b, &[1, 2])?, number(c, &[2, 4])?])
}

/// `21 Apr 2005`, `April 21, 2005`, `Thu 19 Nov 2026`, `3rd May 26`: year, month, day.
fn named_month(cell: &str) -> Option<(u32, u32, u32)> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let begins = |names: &[&str], word: &str| {
        names
            .iter()
            .position(|name| word.len() >= 3 && (name.starts_with(word) || (word == "sept" && *name == "september")))
    };
    let (mut month, mut figures) = (None, Vec::new());
    for word in words(cell) {
        if let Some(at) = begins(&MONTHS, &word) {
            if month.replace(u32::try_from(at).ok()? + 1).is_some() {
                return None;
            }
        } else if begins(&DAYS, &word).is_none() {
            let digits = ["st", "nd", "rd", "th"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(&word);
            figures.push((digits.len(), digits.parse::<u32>().ok()?));
        }
    }
    match (month, figures.as_slice()) {
        (Some(month), [(1..=2, day), (2 | 4, year)]) => Some((*year, month, *day)),
        (Some(month), [(4, year), (1..=2, day)]) => Some((*year, month, *day)),
        _ => None,
    }
}

/// Two digits of a year are of this century unless that lies more than ten years ahead.
fn full_year(year: u32, today: NaiveDate) -> (u32, Option<DateCorrection>) {
    if year >= 100 {
        return (year, None);
    }
    let this = today.year().unsigned_abs();
    let century = this - this % 100;
    let full = if century + year > this + 10 {
        century - 100 + year
    } else {
        century + year
    };
    (full, Some(DateCorrection::Century))
}

fn calendar(year: u32, month: u32, day: u32) -> Result<NaiveDate, Reason> {
    if !(1800..=2200).contains(&year) {
        return Err(Reason::NotADate);
    }
    let year = i32::try_from(year).map_err(|_| Reason::NotADate)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Reason::NoSuchDay)
}

/// Digits alone: eight or seven of them are a date without separators, five a day number (with a fraction, a time).
fn serial_or_run(cell: &str, order: DateOrder) -> Result<ReadDate, Reason> {
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    let number: u32 = whole.parse().map_err(|_| Reason::NotADate)?;
    match (whole.len(), fraction) {
        (8 | 7, "") => {
            let run = format!("{number:08}");
            let parts = |a: &str, b: &str, c: &str| Some((a.parse().ok()?, b.parse().ok()?, c.parse().ok()?));
            let (first, second, year): (u32, u32, u32) =
                parts(&run[..2], &run[2..4], &run[4..]).ok_or(Reason::NotADate)?;
            let corrected = (whole.len() == 7).then_some(DateCorrection::LeadingZero);
            // 20101112 is 2010-11-12: as day, month, year it would lie in the year 1112.
            let date = if year < 1800 && whole.len() == 8 {
                let (year, month, day) = parts(&run[..4], &run[4..6], &run[6..]).ok_or(Reason::NotADate)?;
                calendar(year, month, day)?
            } else if order == DateOrder::DayFirst {
                calendar(year, second, first)?
            } else {
                calendar(year, first, second)?
            };
            Ok(ReadDate {
                date,
                time: None,
                corrected,
            })
        }
        (5, _) => {
            // Day 61 is 1 March 1900; before it the programs disagree, and five digits begin at 1927.
            let day = NaiveDate::from_ymd_opt(1899, 12, 30)
                .and_then(|zero| zero.checked_add_signed(TimeDelta::days(i64::from(number))))
                .ok_or(Reason::NotADate)?;
            let time = match fraction.trim_end_matches('0') {
                "" => None,
                some => Some(of_day(format!("0.{some}").parse().unwrap_or(0.0))),
            };
            Ok(ReadDate {
                date: day,
                time,
                corrected: Some(DateCorrection::Serial),
            })
        }
        (4, "") => Err(Reason::YearOnly),
        _ => Err(Reason::NotADate),
    }
}
