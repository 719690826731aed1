//! The caseload table as it is looked at, to leave as a file: the people, the columns and the order of the window, and no
//! more of each person than was asked for.

use crate::error::Fault;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::people::{self, PersonRow};
use crate::facts;
use crate::record::measure::instrument;
use crate::record::person::name;
use crate::store::reading::Reading;
use crate::view::outgoing::summary;
use crate::{Error, Result};

/// A column beyond who it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "column", content = "instrument")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum TableColumn {
    Age,
    Status,
    Cohort,
    Groups,
    Last,
    Agreed,
    Next,
    Milestone,
    Review,
    Attention,
    /// The strongest reason.
    Reason,
    /// The latest of every measure, in one cell.
    Scores,
    /// The first, the latest and the change of one measure, by its id.
    Measure(String),
}

/// One line of the window.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TableLine {
    pub patient: String,
    /// The heading it stands under, where the table is grouped.
    pub group: Option<String>,
}

/// What is on the screen, and how much of it may leave.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TableAsk {
    /// In their order.
    pub lines: Vec<TableLine>,
    /// In their order.
    pub columns: Vec<TableColumn>,
    /// Full names; otherwise initials and local id.
    pub named: bool,
    /// The words of milestones and of questions, as somebody typed them.
    pub typed: bool,
}

pub struct PeopleTable {
    pub on: NaiveDate,
    pub demo: bool,
    pub named: bool,
    pub typed: bool,
    pub grouped: bool,
    pub columns: Vec<TableColumn>,
    /// The short name of each measure that is a column, by its id.
    pub measures: BTreeMap<String, String>,
    pub rows: Vec<TableRow>,
}

pub struct TableRow {
    pub group: Option<String>,
    pub name: Option<String>,
    /// What was typed is taken out of it, unless it was asked for.
    pub person: PersonRow,
}

/// # Errors
/// `Invalid("lines", "required")`; `NotFound` for somebody, or a measure, that is not here.
pub fn people_table<'a>(from: impl Into<Reading<'a>>, today: NaiveDate, ask: &TableAsk) -> Result<PeopleTable> {
    let reading = from.into();
    let conn = reading.conn();
    if ask.lines.is_empty() {
        return Err(Error::invalid("lines", Fault::Required));
    }
    let cases = facts::cases(reading, today)?;
    let rows = people::rows(reading, &cases, today)?;
    let by_id: HashMap<&str, _> = cases
        .iter()
        .zip(&rows)
        .map(|(case, row)| (row.id.as_str(), (case, row)))
        .collect();
    let measures = ask.columns.iter().filter_map(|column| match column {
        TableColumn::Measure(id) => Some(instrument::current(conn, id).map(|known| (id.clone(), known.short.clone()))),
        _ => None,
    });
    let measures = measures.collect::<Result<_>>()?;
    let rows = ask
        .lines
        .iter()
        .map(|line| {
            let (case, row) = by_id.get(line.patient.as_str()).ok_or(Error::NotFound("patient"))?;
            let mut person = (*row).clone();
            person.reason = case.reasons.first().map(|reason| summary::in_words(reason, ask.typed));
            if !ask.typed {
                person.next_milestone = None;
            }
            Ok(TableRow {
                group: line.group.clone(),
                name: ask.named.then(|| name::full(&case.patient.details)),
                person,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(PeopleTable {
        on: today,
        demo: rows.iter().any(|row| row.person.demo),
        named: ask.named,
        typed: ask.typed,
        grouped: ask.lines.iter().any(|line| line.group.is_some()),
        columns: ask.columns.clone(),
        measures,
        rows,
    })
}
