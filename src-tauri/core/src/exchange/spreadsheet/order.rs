//! Whether `04/05/2026` is in April or in May: a property of a column, decided by any value in it that can only be read
//! one way. Where nothing decides, it is day first, and worth asking.

use super::dates::{DateOrder, date_part, numbers};
use serde::{Deserialize, Serialize};

/// How the order of a column is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum OrderBasis {
    /// A value of this column can be read in no other way, or none of them could be misread.
    Proven,
    /// Told by the person importing.
    Told,
    /// Nothing in this column speaks, but every other one of the file that does says the same.
    OtherColumns,
    /// Nothing speaks: day first, as in Britain. Worth asking.
    Assumed,
    /// Some values can only be day first, others only month first. Worth asking.
    Mixed,
}

/// What the values of one column prove.
#[derive(Clone, Copy, Default)]
pub(super) struct Proof {
    day_first: bool,
    month_first: bool,
    /// Holds a value that reads both ways, to different dates.
    either: bool,
}

impl Proof {
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut proof = Proof::default();
        for cell in cells {
            if let Some([first, second, _]) = numbers(date_part(cell).0) {
                proof.day_first |= first > 12 && first <= 31 && (1..=12).contains(&second);
                proof.month_first |= second > 12 && second <= 31 && (1..=12).contains(&first);
                proof.either |= first <= 12 && second <= 12 && first != second;
            }
        }
        proof
    }

    /// The order of this column, given what all others of the file prove together.
    pub fn order(self, told: Option<DateOrder>, others: Proof) -> (DateOrder, OrderBasis) {
        use DateOrder::{DayFirst, MonthFirst};
        if let Some(order) = told {
            return (order, OrderBasis::Told);
        }
        match (self.day_first, self.month_first) {
            (true, true) => (DayFirst, OrderBasis::Mixed),
            (true, false) => (DayFirst, OrderBasis::Proven),
            (false, true) => (MonthFirst, OrderBasis::Proven),
            (false, false) if !self.either => (DayFirst, OrderBasis::Proven),
            _ => match (others.day_first, others.month_first) {
                (true, false) => (DayFirst, OrderBasis::OtherColumns),
                (false, true) => (MonthFirst, OrderBasis::OtherColumns),
                _ => (DayFirst, OrderBasis::Assumed),
            },
        }
    }

    pub fn and(self, other: Proof) -> Proof {
        Proof {
            day_first: self.day_first || other.day_first,
            month_first: self.month_first || other.month_first,
            either: self.either || other.either,
        }
    }
}
