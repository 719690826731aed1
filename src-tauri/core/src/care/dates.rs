//! How dates and ages are said.

use chrono::{Datelike as _, NaiveDate};

/// `Thu 19 Nov 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    // Said for hundreds of people on one screen: written without a parser of formats.
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {} {month} {:04}", date.weekday(), date.day(), date.year())
}

/// Whole years from `born` to `today`; `None` when born later.
#[must_use]
pub fn age(born: NaiveDate, today: NaiveDate) -> Option<u32> {
    today.years_since(born)
}
