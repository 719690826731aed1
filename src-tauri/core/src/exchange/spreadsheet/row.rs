//! One row while it is read: takes cells by what their column becomes, and gathers what was refused, what was corrected
//! and what is kept as it stands. No cell that holds anything leaves without one of the three.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    cells::like_a_formula,
    columns::{Column, Headed},
    dates::{DateCorrection, ReadDate},
    order::DateOrder,
    reading::Record,
    refusal::{Reason, Refusal, Remark, RowNote},
};
use crate::record::text::LINE;

/// A cell kept word for word: of a column nobody knows, of one whose home comes later, or one that was refused.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct KeptCell {
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
    pub refused: Vec<Refusal>,
    pub kept: Vec<KeptCell>,
}

impl<'a> Row<'a> {
    pub fn new(sheet: &'a Headed, record: &'a Record, orders: &'a [DateOrder], today: NaiveDate) -> Self {
        let mut row = Row {
            sheet,
            record,
            orders,
            today,
            notes: Vec::new(),
            refused: Vec::new(),
            kept: Vec::new(),
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

    fn refuse(&mut self, at: usize, reason: Reason, other_line: Option<u32>) {
        let header = &self.sheet.headers[at];
        let value = self.record.cell(at).to_owned();
        self.refused.push(Refusal {
            line: self.record.line,
            header: Some(header.name.clone()),
            value: value.clone(),
            reason,
            other_line,
        });
        self.kept.push(KeptCell {
            header: header.name.clone(),
            value,
            becomes: header.becomes,
            reason: Some(reason),
        });
    }

    /// Keeps a cell word for word although it was understood: its home comes later, or it says more than was taken.
    pub fn keep(&mut self, column: Column) {
        for (at, value) in self.filled(column) {
            self.keep_at(at, value);
        }
    }

    /// Keeps every filled cell of a column nobody knows.
    pub fn keep_unknown(&mut self) {
        for at in 0..self.sheet.headers.len() {
            let value = self.record.cell(at);
            if self.sheet.headers[at].becomes.is_none() && !value.is_empty() {
                self.keep_at(at, value);
            }
        }
    }

    fn keep_at(&mut self, at: usize, value: &str) {
        let header = &self.sheet.headers[at];
        let refused = |kept: &KeptCell| kept.header == header.name && kept.reason.is_some();
        if !self.kept.iter().any(refused) {
            self.kept.push(KeptCell {
                header: header.name.clone(),
                value: value.to_owned(),
                becomes: header.becomes,
                reason: None,
            });
        }
    }
}
