//! How dates and ages are said.

use chrono::NaiveDate;

/// `Thu 19 Nov 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Whole years from `born` to `today`; `None` when born later.
#[must_use]
pub fn age(born: NaiveDate, today: NaiveDate) -> Option<u32> {
    today.years_since(born)
}
