//! One row while it is read: takes cells by what their column becomes, and gathers what was refused, what was corrected
//! and what is kept as it stands. No cell that holds anything leaves without one of the three.

use super::cells::like_a_formula;
use super::column::Column;
use super::columns::Headed;
use super::dates::{DateCorrection, DateOrder, ReadDate};
use super::reading::Record;
use super::refusal::{Reason, Refusal, Remark, RowNote};
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::record::text::LINE;

/// A cell kept word for word: of a column nobody knows, of one whose home comes later, or one that was refused.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct UnmappedValue {
    pub header: String,
    pub value: String,
    /// What the column is, where that is known: by this the cell finds its home later.
    pub becomes: Option<Column>,
    /// Why it was not taken, where it was refused.
    pub reason: Option<Reason>,
}

pub(super) struct Row<'a> {
    sheet: &'a Headed,
    record: &'a Record,
    /// One for each column.
    orders: &'a [DateOrder],
    pub today: NaiveDate,
    pub notes: Vec<RowNote>,
    /// Columns whose cell is kept word for word, with why and the other line it is about where it was refused.
    set_aside: BTreeMap<usize, Option<(Reason, Option<u32>)>>,
}

impl<'a> Row<'a> {
    pub fn new(sheet: &'a Headed, record: &'a Record, orders: &'a [DateOrder], today: NaiveDate) -> Self {
        let mut row = Row {
            sheet,
            record,
            orders,
            today,
            notes: Vec::new(),
            set_aside: BTreeMap::new(),
        };
        if record.cleaned {
            row.notes.push(RowNote {
                remark: Remark::CharactersRemoved,
                header: None,
                became: None,
            });
        }
        row
    }

    pub fn line(&self) -> u32 {
        self.record.line
    }

    /// A row with more cells than the header: none of them can be trusted to stand under its own header.
    pub fn overflows(&self) -> bool {
        self.record.cells.len() > self.sheet.headers.len()
    }

    /// Blank cells at the end are left out by many programs; a row cut before its middle is worth a note.
    pub fn note_if_short(&mut self) {
        if self.record.cells.len() * 2 < self.sheet.headers.len() {
            self.note(Remark::ShortRow, None, None);
        }
    }

    pub fn note(&mut self, remark: Remark, column: Option<usize>, became: Option<String>) {
        let header = column.map(|at| self.sheet.headers[at].name.clone());
        self.notes.push(RowNote { remark, header, became });
    }

    /// The whole row, joined: what a refused row shows of itself.
    pub fn as_text(&self) -> String {
        self.record.cells.join(" | ")
    }

    /// Positions and texts of the filled cells whose column becomes this.
    fn filled(&self, column: Column) -> Vec<(usize, &'a str)> {
        let record = self.record;
        (0..self.sheet.headers.len())
            .filter(|at| self.sheet.headers[*at].becomes == Some(column))
            .map(|at| (at, record.cell(at)))
            .filter(|(_, cell)| !cell.is_empty())
            .collect()
    }

    /// Free text of at most `most` characters; several columns of one meaning are joined by `between`.
    pub fn text(&mut self, column: Column, between: &str, most: usize) -> Option<String> {
        let cells = self.filled(column);
        for (at, cell) in &cells {
            if like_a_formula(cell) {
                self.note(Remark::FormulaText, Some(*at), None);
            }
        }
        let joined = cells
            .into_iter()
            .map(|(_, cell)| cell)
            .collect::<Vec<_>>()
            .join(between);
        if joined.chars().count() > most {
            self.refuse_column(column, Reason::TooLong, None);
            return None;
        }
        (!joined.is_empty()).then_some(joined)
    }

    /// Text on one line: names, identifiers.
    pub fn line_of_text(&mut self, column: Column) -> Option<String> {
        self.text(column, " ", LINE)
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What a cell says by the rules of `read`; refused cells are listed and kept.
    pub fn read<T>(&mut self, column: Column, read: impl Fn(&str) -> Result<Option<T>, Reason>) -> Option<T> {
        self.read_each(column, |cell, _| read(cell)).pop().map(|(_, said)| said)
    }

    /// What every filled cell of a column says, with its position.
    pub fn read_each<T>(
        &mut self,
        column: Column,
        read: impl Fn(&str, DateOrder) -> Result<Option<T>, Reason>,
    ) -> Vec<(usize, T)> {
        let mut said = Vec::new();
        for (at, cell) in self.filled(column) {
            match read(cell, self.orders[at]) {
                Ok(value) => said.extend(value.map(|value| (at, value))),
                Err(reason) => self.refuse(at, reason, None),
            }
        }
        said
    }

    /// A date by the rules of `read`, with a note of what was made of the cell.
    pub fn date(
        &mut self,
        column: Column,
        read: impl Fn(&str, DateOrder, NaiveDate) -> Result<Option<ReadDate>, Reason>,
    ) -> Option<ReadDate> {
        let today = self.today;
        let (at, said) = self.read_each(column, |cell, order| read(cell, order, today)).pop()?;
        if let Some(corrected) = said.corrected {
            let remark = match corrected {
                DateCorrection::Serial => Remark::SerialDate,
                DateCorrection::LeadingZero => Remark::LeadingZero,
                DateCorrection::Century => Remark::Century,
            };
            self.note(remark, Some(at), Some(said.date.to_string()));
        }
        Some(said)
    }

    /// Refuses the cell of a column that was read already, for a reason that only shows beside other cells.
    pub fn refuse_column(&mut self, column: Column, reason: Reason, other_line: Option<u32>) {
        for (at, _) in self.filled(column) {
            self.refuse(at, reason, other_line);
        }
    }

    /// The first column that becomes this, if the sheet has one.
    pub fn position(&self, column: Column) -> Option<usize> {
        self.sheet
            .headers
            .iter()
            .position(|header| header.becomes == Some(column))
    }

    /// A cell is refused once, for the first reason.
    fn refuse(&mut self, at: usize, reason: Reason, other_line: Option<u32>) {
        let refused = self.set_aside.entry(at).or_default();
        refused.get_or_insert((reason, other_line));
    }

    /// Keeps a cell word for word although it was understood: its home comes later, or it says more than was taken.
    pub fn keep(&mut self, column: Column) {
        for (at, _) in self.filled(column) {
            self.set_aside.entry(at).or_default();
        }
    }

    /// Keeps every filled cell of a column nobody knows.
    pub fn keep_unknown(&mut self) {
        for at in 0..self.sheet.headers.len() {
            if self.sheet.headers[at].becomes.is_none() && !self.record.cell(at).is_empty() {
                self.set_aside.entry(at).or_default();
            }
        }
    }

    /// Whether a cell of this column was refused.
    pub fn refuses(&self, column: Column) -> bool {
        let refused =
            |(at, why): (&usize, &Option<_>)| why.is_some() && self.sheet.headers[*at].becomes == Some(column);
        self.set_aside.iter().any(refused)
    }

    /// Nothing is taken from the row, so nothing of it is refused, corrected or kept; `remark` says why.
    pub fn pass_over(&mut self, remark: Remark) {
        self.set_aside.clear();
        self.notes.clear();
        self.note(remark, None, None);
    }

    /// The refused cells, from left to right.
    pub fn refused(&self) -> Vec<Refusal> {
        let refused = self
            .set_aside
            .iter()
            .filter_map(|(at, why)| why.map(|(reason, line)| (*at, reason, line)));
        refused
            .map(|(at, reason, other_line)| Refusal {
                line: self.record.line,
                header: Some(self.sheet.headers[at].name.clone()),
                value: self.record.cell(at).to_owned(),
                reason,
                other_line,
            })
            .collect()
    }

    /// The cells kept word for word, refused ones too, from left to right.
    pub fn kept(&self) -> Vec<UnmappedValue> {
        let kept = self
            .set_aside
            .iter()
            .map(|(at, why)| (&self.sheet.headers[*at], *at, why));
        kept.map(|(header, at, why)| UnmappedValue {
            header: header.name.clone(),
            value: self.record.cell(at).to_owned(),
            becomes: header.becomes,
            reason: why.map(|(reason, _)| reason),
        })
        .collect()
    }
}
