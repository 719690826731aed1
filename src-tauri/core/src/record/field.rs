//! The fields of a noun: how each is typed, what is checked, and what the window has to know to ask for it. A check is
//! chosen by its name in the noun's table ([`super::noun`]); whether a field may stay empty is said by its type.

use chrono::NaiveDate;
use serde::Serialize;

use super::text::{self, LINE, NOTE, PARAGRAPH};
use crate::error::Fault;
use crate::{Error, Result};

/// How a field is typed, which is how the window draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Typed {
    /// A name, a role, a phone number.
    Line,
    /// Some sentences.
    Text,
    /// A day that has come.
    Past,
    /// A day that is most likely still to come.
    Future,
    /// A year, a month or a day that has come.
    Since,
    /// So many days, which may be typed as `2w`.
    Days,
    Number,
    /// One of `values`.
    Choice,
    /// Somebody of the directory or of the circle.
    Who,
    /// Not typed: the window knows it, or another field asks for it.
    Hidden,
}

/// What the window has to know of a field to ask for it.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FieldSpec {
    pub name: &'static str,
    pub typed: Typed,
    pub required: bool,
    /// The most characters, or the greatest number.
    pub most: Option<usize>,
    /// The least number.
    pub least: Option<usize>,
    /// Left empty it is today.
    pub today: bool,
    /// What may be chosen, as it is stored.
    pub values: &'static [&'static str],
    /// Asked only where another field is answered.
    pub when: Option<When>,
}

/// Another field that is answered, with one of `values` where there are any.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct When {
    pub field: &'static str,
    pub values: &'static [&'static str],
}

/// A check of a field of type `T`, and how the field is typed.
pub struct Check<T: 'static> {
    typed: Typed,
    required: bool,
    most: Option<usize>,
    least: Option<usize>,
    today: bool,
    values: &'static [&'static str],
    check: fn(&Check<T>, &'static str, &T, NaiveDate) -> Result<T>,
}

impl<T> Check<T> {
    const fn new(typed: Typed, check: fn(&Check<T>, &'static str, &T, NaiveDate) -> Result<T>) -> Self {
        Check {
            typed,
            required: false,
            most: None,
            least: None,
            today: false,
            values: &[],
            check,
        }
    }

    /// Of the field `name`.
    pub const fn spec(&self, name: &'static str, when: Option<When>) -> FieldSpec {
        FieldSpec {
            name,
            typed: self.typed,
            required: self.required,
            most: self.most,
            least: self.least,
            today: self.today,
            values: self.values,
            when,
        }
    }

    /// What was typed into the field `name`, as it is stored.
    ///
    /// # Errors
    /// `Invalid(name, ...)` with the check's own reason.
    pub fn checked(&self, name: &'static str, typed: &T, today: NaiveDate) -> Result<T> {
        (self.check)(self, name, typed, today)
    }
}

/// Text that has to be there (`String`), or may be (`Option<String>`).
pub trait Words: Sized + 'static {
    const REQUIRED: bool;
    /// # Errors
    /// `Invalid(field, "required" | "tooLong" | "control")`.
    fn checked(&self, field: &'static str, most: usize) -> Result<Self>;
}

impl Words for String {
    const REQUIRED: bool = true;
    fn checked(&self, field: &'static str, most: usize) -> Result<Self> {
        text::required(field, self, most)
    }
}

impl Words for Option<String> {
    const REQUIRED: bool = false;
    fn checked(&self, field: &'static str, most: usize) -> Result<Self> {
        text::optional(field, self.as_deref(), most)
    }
}

/// One of a few answers (an enum of `stored_enum!`), or none yet (`Option` of one).
pub trait Chosen: Clone + 'static {
    const REQUIRED: bool;
    const VALUES: &'static [&'static str];
}

impl<T: Chosen> Chosen for Option<T> {
    const REQUIRED: bool = false;
    const VALUES: &'static [&'static str] = T::VALUES;
}

const fn words<T: Words>(typed: Typed, most: usize) -> Check<T> {
    Check {
        required: T::REQUIRED,
        most: Some(most),
        ..Check::new(typed, |check, field, typed, _| {
            typed.checked(field, check.most.unwrap_or(LINE))
        })
    }
}

/// At most 200 characters.
pub const fn line<T: Words>() -> Check<T> {
    words(Typed::Line, LINE)
}

/// At most 2,000 characters.
pub const fn text<T: Words>() -> Check<T> {
    words(Typed::Text, PARAGRAPH)
}

/// At most 100,000 characters.
pub const fn note<T: Words>() -> Check<T> {
    words(Typed::Text, NOTE)
}

/// The name of somebody who is not in the directory: the field of [`who`] asks for it.
pub const fn who_name<T: Words>() -> Check<T> {
    words(Typed::Hidden, LINE)
}

/// The id of somebody in the directory.
pub const fn who() -> Check<Option<String>> {
    id_as(Typed::Who)
}

/// The id of another row, which the window knows.
pub const fn id<T: Clone + 'static>() -> Check<T> {
    id_as(Typed::Hidden)
}

const fn id_as<T: Clone + 'static>(typed: Typed) -> Check<T> {
    Check::new(typed, |_, _, id, _| Ok(id.clone()))
}

pub const fn choice<T: Chosen>() -> Check<T> {
    Check {
        required: T::REQUIRED,
        values: T::VALUES,
        ..Check::new(Typed::Choice, |_, _, chosen, _| Ok(chosen.clone()))
    }
}

/// A day that has come: `Invalid(field, "future")`.
pub const fn past() -> Check<Option<NaiveDate>> {
    Check::new(Typed::Past, |_, field, day, today| come(field, *day, today))
}

/// As [`past`], and today where none is said.
pub const fn past_or_today() -> Check<Option<NaiveDate>> {
    Check {
        today: true,
        ..Check::new(Typed::Past, |_, field, day, today| {
            Ok(come(field, *day, today)?.or(Some(today)))
        })
    }
}

fn come(field: &'static str, day: Option<NaiveDate>, today: NaiveDate) -> Result<Option<NaiveDate>> {
    match day {
        Some(day) if day > today => Err(Error::invalid(field, Fault::Future)),
        day => Ok(day),
    }
}

/// Any day, most likely one that has come.
pub const fn day() -> Check<Option<NaiveDate>> {
    Check::new(Typed::Past, |_, _, day, _| Ok(*day))
}

/// Any day, most likely one that is still to come.
pub const fn future() -> Check<Option<NaiveDate>> {
    Check::new(Typed::Future, |_, _, day, _| Ok(*day))
}

/// A day that has to be said: `Invalid(field, "required")`.
pub const fn future_required() -> Check<Option<NaiveDate>> {
    Check {
        required: true,
        ..Check::new(Typed::Future, |_, field, day, _| {
            day.map(Some).ok_or_else(|| Error::invalid(field, Fault::Required))
        })
    }
}

/// A day two years ahead at most: `Invalid(field, "tooFar")`.
pub const fn within_reach() -> Check<Option<NaiveDate>> {
    Check::new(Typed::Future, |_, field, day, today| {
        text::within_reach(field, *day, today)?;
        Ok(*day)
    })
}

/// A whole number between two, both included: `Invalid(field, "range")`.
pub const fn number(least: usize, most: usize) -> Check<Option<u16>> {
    within(Typed::Number, least, most)
}

/// So many days: `Invalid(field, "range")`.
pub const fn days(least: usize, most: usize) -> Check<Option<u16>> {
    within(Typed::Days, least, most)
}

const fn within(typed: Typed, least: usize, most: usize) -> Check<Option<u16>> {
    Check {
        least: Some(least),
        most: Some(most),
        ..Check::new(typed, |check, field, number, _| {
            let outside = |number: usize| {
                check.least.is_some_and(|least| number < least) || check.most.is_some_and(|most| number > most)
            };
            match *number {
                Some(number) if outside(usize::from(number)) => Err(Error::invalid(field, Fault::Range)),
                number => Ok(number),
            }
        })
    }
}

/// Since when, as well as it is known: `2019`, `2019-03` or `2019-03-12`. `Invalid(field, "future" | "notASince")`.
pub const fn since() -> Check<Option<String>> {
    Check::new(Typed::Since, |_, field, typed, today| {
        let Some(typed) = text::optional(field, typed.as_deref(), LINE)? else {
            return Ok(None);
        };
        let first = match typed.len() {
            4 => format!("{typed}-01-01"),
            7 => format!("{typed}-01"),
            _ => typed.clone(),
        };
        let digits = typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match first.parse::<NaiveDate>() {
            Ok(day) if digits && day > today => Err(Error::invalid(field, Fault::Future)),
            Ok(_) if digits => Ok(Some(typed)),
            _ => Err(Error::invalid(field, Fault::NotASince)),
        }
    })
}
