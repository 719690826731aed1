//! Caseload summaries as documents: tagged PDF (PDF/UA-1) for a person, CSV for a spreadsheet.
//!
//! | file | does |
//! | --- | --- |
//! | [`words`] | the fixed sentences, from `assets/messages/report.en.json` |
//! | [`shown`] | a summary put into words: head, figures, notes |
//! | [`row`] | a person put into words, one string a cell |
//! | [`own_page`] | a page that a person keeps, put into words |
//! | [`brief`] | the brief of a visit, put into words |
//! | [`printable`] | makes any text safe to typeset with the fonts of this crate |
//! | [`typeset`] | template + words to PDF, with no clock, no file and no network |
//! | [`sheet`] | a summary as CSV |
//! | [`people`] | the caseload table as CSV |
//!
//! What goes in is data, never markup; the same summary gives the same bytes.

mod brief;
mod own_page;
mod people;
mod printable;
mod row;
mod sheet;
mod shown;
mod typeset;
mod words;

use catchment_core::view::caseload::people_table::PeopleTable;
use catchment_core::view::outgoing::summary::SupervisionSummary;
use catchment_core::view::person::own_page::OwnPage;
use catchment_core::view::visit::brief_page::BriefPage;

/// Why a document could not be made. Holds nothing of what was to be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The template refused the data.
    #[error("the document could not be laid out")]
    Layout,
    /// The laid-out document does not meet PDF/UA-1.
    #[error("the document could not be written as an accessible PDF")]
    Export,
    #[error("the table could not be written")]
    Table,
}

pub type Result<T> = std::result::Result<T, Error>;

impl From<Error> for catchment_core::Error {
    fn from(error: Error) -> Self {
        catchment_core::Error::Internal(match error {
            Error::Layout => "report layout",
            Error::Export => "report export",
            Error::Table => "report table",
        })
    }
}

/// The summary as a tagged PDF (PDF/UA-1), A4 landscape.
///
/// # Errors
/// [`Error::Layout`] and [`Error::Export`] are mistakes of this crate; no summary should cause them.
pub fn pdf(summary: &SupervisionSummary) -> Result<Vec<u8>> {
    typeset::supervision(summary)
}

/// A page that a person keeps as a tagged PDF (PDF/UA-1), A4, in ordinary (12 point) or large print (18 point).
///
/// # Errors
/// [`Error::Layout`] and [`Error::Export`] are mistakes of this crate; no page should cause them.
pub fn own_page(page: &OwnPage) -> Result<Vec<u8>> {
    typeset::own_page(page)
}

/// The brief of a visit as a tagged PDF (PDF/UA-1), A4 on one page: the largest of 11 to 8 point that fits. What is more
/// than a page at 8 point goes on to another; nothing is cut.
///
/// # Errors
/// [`Error::Layout`] and [`Error::Export`] are mistakes of this crate; no brief should cause them.
pub fn brief(page: &BriefPage) -> Result<Vec<u8>> {
    typeset::brief(page)
}

/// The summary as CSV: UTF-8 with a byte order mark (spreadsheets need it to read an accent), one row a person,
/// dates as `YYYY-MM-DD`, and no cell that a spreadsheet would take for a formula.
///
/// # Errors
/// [`Error::Table`] is a mistake of this crate; no summary should cause it.
pub fn csv(summary: &SupervisionSummary) -> Result<Vec<u8>> {
    sheet::supervision(summary)
}

/// The caseload table as CSV, in the same manner: one row a person, the columns as they were looked at.
///
/// # Errors
/// [`Error::Table`] is a mistake of this crate; no table should cause it.
pub fn people_csv(table: &PeopleTable) -> Result<Vec<u8>> {
    people::table(table)
}
