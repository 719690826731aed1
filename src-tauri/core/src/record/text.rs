//! What may be typed into a field of text: trimmed, not too long, no control characters. Lengths are in characters.

use crate::error::Fault;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, Result};

/// A name, a role, a phone number.
pub const LINE: usize = 200;
/// An address, an alert, a goal.
pub const PARAGRAPH: usize = 2_000;
/// A note: about 30 pages, against a paste by mistake.
pub const NOTE: usize = 100_000;

/// How far ahead somebody is seen or asked again: two years, one of them a leap year.
pub const FARTHEST_DAYS: i64 = 731;

/// A field that must not be empty.
///
/// # Errors
/// `Invalid(field, "required" | "tooLong" | "control")`.
pub fn required(field: &'static str, text: &str, most: usize) -> Result<String> {
    optional(field, Some(text), most)?.ok_or_else(|| Error::invalid(field, Fault::Required))
}

/// A field that may be empty; then it is `None`.
///
/// # Errors
/// `Invalid(field, "tooLong" | "control")`.
pub fn optional(field: &'static str, text: Option<&str>, most: usize) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    if text.chars().count() > most {
        return Err(Error::invalid(field, Fault::TooLong));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        return Err(Error::invalid(field, Fault::Control));
    }
    Ok(Some(text.replace("\r\n", "\n")))
}

/// A day on which somebody is seen or asked again: two years ahead at most. A slip of the finger in the year would keep
/// them off every list until then.
///
/// # Errors
/// `Invalid(field, "tooFar")`.
pub fn within_reach(field: &'static str, day: Option<NaiveDate>, today: NaiveDate) -> Result<()> {
    if day.is_some_and(|day| (day - today).num_days() > FARTHEST_DAYS) {
        return Err(Error::invalid(field, Fault::TooFar));
    }
    Ok(())
}

/// A time of day, `HH:MM`; empty is `None`.
///
/// # Errors
/// `Invalid(field, "notATime")`.
pub fn time(field: &'static str, text: Option<&str>) -> Result<Option<String>> {
    let Some(typed) = text.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return Ok(None);
    };
    let time = NaiveTime::parse_from_str(typed, "%H:%M").map_err(|_| Error::invalid(field, Fault::NotATime))?;
    Ok(Some(time.format("%H:%M").to_string()))
}

/// When a visit was, as the person typed it: local, to the minute, `YYYY-MM-DDTHH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct VisitTime(pub NaiveDateTime);

impl VisitTime {
    const FORMAT: &'static str = "%Y-%m-%dT%H:%M";

    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }

    #[must_use]
    pub fn at(date: NaiveDate, time: NaiveTime) -> Self {
        VisitTime(date.and_time(time))
    }
}

impl std::fmt::Display for VisitTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.format(Self::FORMAT).fmt(f)
    }
}

impl Serialize for VisitTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for VisitTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveDateTime::parse_from_str(&text, Self::FORMAT)
            .map(VisitTime)
            .map_err(serde::de::Error::custom)
    }
}

impl ToSql for VisitTime {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for VisitTime {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        if let (Some(day), Some((hour, minute))) = (day_digits(text), text.get(11..).and_then(clock_digits)) {
            return day
                .and_hms_opt(hour, minute, 0)
                .map(VisitTime)
                .ok_or(FromSqlError::InvalidType);
        }
        NaiveDateTime::parse_from_str(text, Self::FORMAT)
            .map(VisitTime)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

/// A day out of a query over everybody's rows: `YYYY-MM-DD`, read without a parser of formats.
#[derive(Clone, Copy)]
pub struct StoredDay(pub NaiveDate);

impl FromSql for StoredDay {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        match day_digits(text).filter(|_| text.len() == 10) {
            Some(day) => Ok(StoredDay(day)),
            None => NaiveDate::column_result(value).map(StoredDay),
        }
    }
}

/// The day that a text begins with.
fn day_digits(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = [text.get(..4)?, text.get(5..7)?, text.get(8..10)?];
    let dashes = text.as_bytes();
    if dashes.get(4) != Some(&b'-') || dashes.get(7) != Some(&b'-') {
        return None;
    }
    NaiveDate::from_ymd_opt(digits(year)?.try_into().ok()?, digits(month)?, digits(day)?)
}

/// `HH:MM`.
fn clock_digits(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.split_once(':')?;
    (hour.len() == 2 && minute.len() == 2).then_some((digits(hour)?, digits(minute)?))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().try_fold(0, |sum, byte| {
        byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
    })
}
