//! What a column is, told from its header by the words people use for it. A header that says nothing known is not an
//! error: its cells are kept with the person.

use super::column::{Column, Scale};
use super::headers::{CASELOAD, CONTACTS};
use super::reading::{Record, Table};
use super::text::{fold, words};
use crate::error::Fault;

use crate::record::measure::assessment::Occasion;
use crate::record::outgoing::import::Sheet;
use crate::{Error, Result};

/// How far down a header may stand: exports put a title or a date above it.
const HEADER_WITHIN: usize = 10;

impl Scale {
    /// The id of the instrument.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Scale::Phq9 => "phq9",
            Scale::Gad7 => "gad7",
        }
    }

    /// The highest total there is (0-27 and 0-21).
    #[must_use]
    pub fn highest(self) -> u8 {
        match self {
            Scale::Phq9 => 27,
            Scale::Gad7 => 21,
        }
    }
}

impl Column {
    /// The score a column holds, if it holds one, and which one of an episode it says it is. None of them is dated.
    #[must_use]
    pub fn score(self) -> Option<(Scale, Option<Occasion>)> {
        Some(match self {
            Column::Phq9Initial => (Scale::Phq9, Some(Occasion::Initial)),
            Column::Phq9Last => (Scale::Phq9, Some(Occasion::Last)),
            Column::Phq9 => (Scale::Phq9, None),
            Column::Gad7Initial => (Scale::Gad7, Some(Occasion::Initial)),
            Column::Gad7Last => (Scale::Gad7, Some(Occasion::Last)),
            Column::Gad7 => (Scale::Gad7, None),
            _ => return None,
        })
    }

    pub(super) fn is_date(self) -> bool {
        use Column as C;
        matches!(
            self,
            C::BirthDate | C::Started | C::LastContact | C::NextContact | C::PlanReview | C::Date
        )
    }

    /// Whether several columns may become the same thing: two phones, an address over three columns.
    pub(super) fn may_repeat(self) -> bool {
        use Column as C;
        matches!(self, C::Address | C::Phone | C::Alert | C::Note | C::Goal)
    }
}

/// The column a header names in a sheet of this kind.
pub(super) fn recognise(kind: Sheet, header: &str) -> Option<Column> {
    let folded = fold(header);
    let known = match kind {
        Sheet::Caseload => CASELOAD,
        Sheet::Contacts => CONTACTS,
    };
    known
        .iter()
        .find(|(_, names)| names.split_whitespace().any(|name| name == folded))
        .map(|(column, _)| *column)
        .or_else(|| (kind == Sheet::Caseload).then(|| score_header(header)).flatten())
}

/// `PHQ9 initial`, `last GAD-7`, `PHQ`: the instrument, and the words that say which one.
fn score_header(header: &str) -> Option<Column> {
    let mut occasion = None;
    let mut rest = String::new();
    for word in words(header) {
        match word.as_str() {
            "initial" | "first" | "baseline" | "start" | "pre" | "1st" => occasion = Some(Occasion::Initial),
            "last" | "latest" | "current" | "recent" | "post" => occasion = Some(Occasion::Last),
            "score" | "total" | "most" => {}
            _ => rest.push_str(&word),
        }
    }
    let phq = matches!(rest.as_str(), "phq" | "phq9");
    let gad = matches!(rest.as_str(), "gad" | "gad7");
    Some(match (phq, gad, occasion) {
        (true, _, Some(Occasion::Initial)) => Column::Phq9Initial,
        (true, _, Some(Occasion::Last)) => Column::Phq9Last,
        (true, _, None) => Column::Phq9,
        (_, true, Some(Occasion::Initial)) => Column::Gad7Initial,
        (_, true, Some(Occasion::Last)) => Column::Gad7Last,
        (_, true, None) => Column::Gad7,
        _ => return None,
    })
}

/// A table whose header was found.
pub(super) struct Headed {
    pub kind: Sheet,
    pub headers: Vec<Header>,
    /// Lines above the header, which are read as nothing.
    pub above: Vec<u32>,
    pub rows: Vec<Record>,
}

pub(super) struct Header {
    /// As it stands in the file; `Column 7` where there is none.
    pub name: String,
    pub becomes: Option<Column>,
}

/// Finds the header line and what its columns become.
///
/// # Errors
/// `invalid(file, noHeader)` when the first line holds data, `noKnownColumns` when no header is known, `noReference`
/// when contacts do not say whose they are.
pub(super) fn find_header(table: Table) -> Result<Headed> {
    let known = |record: &Record| {
        let (kind, columns) = best(&record.cells);
        (kind, columns.into_iter().flatten().count())
    };
    let within = &table.records[..table.records.len().min(HEADER_WITHIN)];
    let at = within
        .iter()
        .position(|record| known(record).1 >= 2)
        .or_else(|| within.first().filter(|first| known(first).1 == 1).map(|_| 0));
    let Some(at) = at else {
        let data = within
            .first()
            .is_some_and(|first| first.cells.iter().any(|c| looks_like_data(c)));
        return Err(Error::invalid(
            "file",
            if data { Fault::NoHeader } else { Fault::NoKnownColumns },
        ));
    };
    let mut records = table.records.into_iter();
    let above = records.by_ref().take(at).map(|record| record.line).collect();
    let header = records.next().map_or_else(Vec::new, |record| record.cells);
    let rows: Vec<Record> = records.collect();

    let (kind, columns) = best(&header);
    if kind == Sheet::Contacts && !columns.contains(&Some(Column::LocalId)) {
        return Err(Error::invalid("file", Fault::NoReference));
    }
    let width = usual_width(header.len(), &rows);
    let mut taken = Vec::new();
    let headers = (0..width)
        .map(|i| {
            let name = header.get(i).filter(|name| !name.is_empty());
            // Of two columns with one meaning the first counts; the second is kept as it stands.
            let becomes = columns
                .get(i)
                .copied()
                .flatten()
                .filter(|column| column.may_repeat() || !taken.contains(column));
            taken.extend(becomes);
            Header {
                name: name.cloned().unwrap_or_else(|| format!("Column {}", i + 1)),
                becomes,
            }
        })
        .collect();
    Ok(Headed {
        kind,
        headers,
        above,
        rows,
    })
}

/// The kind of sheet a header line suits, and what its columns become in it.
fn best(cells: &[String]) -> (Sheet, Vec<Option<Column>>) {
    let of = |kind| cells.iter().map(|cell| recognise(kind, cell)).collect::<Vec<_>>();
    let contacts = of(Sheet::Contacts);
    let has = |column| contacts.contains(&Some(column));
    if has(Column::Date) && (has(Column::ContactKind) || has(Column::Outcome)) {
        (Sheet::Contacts, contacts)
    } else {
        (Sheet::Caseload, of(Sheet::Caseload))
    }
}

/// As wide as the header, or as most rows where most are wider: then the last columns have no header.
fn usual_width(header: usize, rows: &[Record]) -> usize {
    let wider: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|w| *w > header).collect();
    if wider.len() * 2 > rows.len() {
        wider.into_iter().max().unwrap_or(header)
    } else {
        header
    }
}

fn looks_like_data(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 4 && !cell.chars().any(char::is_alphabetic)
}
