//! The bytes of a file into records of text. A spreadsheet comes from outside and may be anything at all: sizes are
//! bounded before anything is built, and what is not a text file is refused with a reason.

use crate::error::Fault;
use std::{borrow::Cow, io::Read, path::Path};

use super::text;
use crate::{Error, Result};

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// Most records, the header included: the stress size of a vault (50,000 contacts) and some more.
pub const MAX_ROWS: usize = 60_000;
/// Most columns up to the last one that holds anything.
pub const MAX_COLUMNS: usize = 200;
/// Longest cell, in bytes.
pub const MAX_CELL: usize = 100_000;
/// Most cells of the whole table, each record counted up to its last filled cell.
pub const MAX_CELLS: usize = 1_000_000;
/// As many columns as spreadsheet programs have: a line with more separators was not written by one.
const MAX_SEPARATORS: usize = 16_384;
const SAMPLE_BYTES: usize = 64 * 1024;
const SAMPLE_RECORDS: usize = 20;

/// The records of a file, in order, blank ones left out.
pub(super) struct Table {
    pub records: Vec<Record>,
}

pub(super) struct Record {
    /// Line of the file on which the record begins, from 1.
    pub line: u32,
    /// Up to the last filled cell.
    pub cells: Vec<String>,
    /// Whether characters that do not show were taken out of a cell.
    pub cleaned: bool,
}

impl Record {
    /// The cell of a column; empty where the record is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The bytes of a chosen file, never more than [`MAX_BYTES`] of it in memory.
///
/// # Errors
/// `invalid(file, tooLarge)`; `storage` when it cannot be read.
pub fn open(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    std::fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        Err(refused(Fault::TooLarge))
    } else {
        Ok(bytes)
    }
}

/// Reads a file of separated values: UTF-8 (with or without a byte order mark), UTF-16 with a byte order mark, else
/// Windows-1252; separated by comma, semicolon or tab.
///
/// # Errors
/// `invalid(file, ...)`: `tooLarge`, `workbook`, `notText`, `empty`, `unbalancedQuotes`, `tooManyRows`,
/// `tooManyColumns`, `tooManyCells`, `cellTooLarge`.
pub(super) fn read(bytes: &[u8]) -> Result<Table> {
    if bytes.len() > MAX_BYTES {
        return Err(refused(Fault::TooLarge));
    }
    let whole = decode(bytes)?;
    let (delimiter, text, skipped) = match separator_line(&whole) {
        Some((delimiter, rest)) => (delimiter, rest, 1),
        None => (sniff(&whole), whole.as_ref(), 0),
    };
    if text.trim().is_empty() {
        return Err(refused(Fault::Empty));
    }
    survey(text.as_bytes(), delimiter)?;

    let mut reader = parser(delimiter).from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut lines = Lines::new(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|_| refused(Fault::NotText))?;
        let line = lines.of(record.position().map_or(0, csv::Position::byte)) + skipped;
        let mut cleaned = false;
        let mut cells: Vec<String> = record
            .iter()
            .map(|cell| {
                let (shown, removed) = text::clean(cell);
                cleaned |= removed;
                shown.into_owned()
            })
            .collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            records.push(Record { line, cells, cleaned });
        }
    }
    if records.is_empty() {
        Err(refused(Fault::Empty))
    } else {
        Ok(Table { records })
    }
}

fn refused(reason: Fault) -> Error {
    Error::invalid("file", reason)
}

fn parser(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}

/// Counts lines up to where records begin. The csv crate's own count stands still between `\r` and `\n`.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a [u8]) -> Self {
        Lines { text, at: 0, line: 1 }
    }

    /// The line of the record found at a byte; blank lines before it are not part of it.
    fn of(&mut self, byte: u64) -> u32 {
        let found = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.at) {
            let breaks = matches!(byte, b'\r' | b'\n');
            if self.at >= found && !breaks {
                break;
            }
            self.at += 1;
            // Of `\r\n` only the second counts.
            self.line += u32::from(breaks && !(*byte == b'\r' && self.text.get(self.at) == Some(&b'\n')));
        }
        self.line
    }
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    // Zip (xlsx, ods) and the older compound file (xls): a person chose the workbook itself.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(refused(Fault::Workbook));
    }
    let text = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Cow::Borrowed(std::str::from_utf8(rest).map_err(|_| refused(Fault::NotText))?)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        Cow::Owned(utf_16(rest, u16::from_le_bytes)?)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        Cow::Owned(utf_16(rest, u16::from_be_bytes)?)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(
            bytes
                .iter()
                .map(|b| windows_1252(*b))
                .collect::<Option<String>>()
                .ok_or(refused(Fault::NotText))?,
        )
    };
    if text.contains('\0') || mostly_controls(&text) {
        return Err(refused(Fault::NotText));
    }
    Ok(text)
}

/// A stray control character is taken out of its cell; a file full of them is not text.
fn mostly_controls(text: &str) -> bool {
    let (mut controls, mut all) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        controls += usize::from(c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    }
    controls * 100 > all && controls > 10
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String> {
    if !bytes.len().is_multiple_of(2) {
        return Err(refused(Fault::NotText));
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .map_err(|_| refused(Fault::NotText))
}

/// The character of a Windows-1252 byte; `None` for the five that have none.
fn windows_1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => Some(HIGH[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// `sep=;` on the first line, by which some programs name the separator themselves.
fn separator_line(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let named = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    match named.strip_prefix("sep=")?.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t')] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The separator under which most of the first records are as wide as the first one, then the one that makes it widest.
fn sniff(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text.as_bytes()[..end];
    let rank = |delimiter: u8| {
        let mut reader = parser(delimiter).from_reader(sample);
        let widths: Vec<usize> = reader
            .byte_records()
            .map_while(Result::ok)
            .take(SAMPLE_RECORDS)
            .map(|r| r.len())
            .collect();
        let first = widths.first().copied().unwrap_or(0);
        let agreeing = widths.iter().filter(|w| **w == first).count();
        if first > 1 { (agreeing, first) } else { (0, 0) }
    };
    // The last of equals wins: a comma where nothing speaks for another.
    [b'\t', b';', b','].into_iter().max_by_key(|d| rank(*d)).unwrap_or(b',')
}

/// Walks the text once, building nothing, and refuses what is out of bounds or ends inside a quoted cell. It follows
/// the csv crate: a quote opens a cell only at its start, two quotes within are one, what follows a closing one is text.
fn survey(text: &[u8], delimiter: u8) -> Result<()> {
    let (mut records, mut cells) = (0, 0);
    let (mut column, mut filled, mut length) = (0, 0, 0);
    let mut quoted = false;
    let mut at = 0;
    while at <= text.len() {
        // The end of the file ends its last record, except inside a quoted cell.
        let byte = match text.get(at) {
            Some(byte) => *byte,
            None if quoted => return Err(refused(Fault::UnbalancedQuotes)),
            None => b'\n',
        };
        if quoted {
            if byte == b'"' {
                if text.get(at + 1) == Some(&b'"') {
                    at += 1;
                    length += 1;
                } else {
                    quoted = false;
                }
            } else {
                length += 1;
            }
        } else if byte == b'"' && length == 0 && at.checked_sub(1).is_none_or(|p| ends_cell(text[p], delimiter)) {
            quoted = true;
        } else if ends_cell(byte, delimiter) {
            filled = if length > 0 { column + 1 } else { filled };
            length = 0;
            if filled > MAX_COLUMNS {
                return Err(refused(Fault::TooManyColumns));
            }
            if byte == delimiter {
                column += 1;
            } else {
                records += usize::from(filled > 0);
                cells += filled;
                (column, filled) = (0, 0);
            }
        } else {
            length += 1;
        }
        if length > MAX_CELL {
            return Err(refused(Fault::CellTooLarge));
        }
        if column > MAX_SEPARATORS {
            return Err(refused(Fault::TooManyColumns));
        }
        if records > MAX_ROWS {
            return Err(refused(Fault::TooManyRows));
        }
        if cells > MAX_CELLS {
            return Err(refused(Fault::TooManyCells));
        }
        at += 1;
    }
    Ok(())
}

fn ends_cell(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || byte == b'\n' || byte == b'\r'
}
