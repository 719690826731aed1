//! CSV, and the summary as it, one row a person. A spreadsheet must not run what somebody typed: a cell that would be read as
//! a formula begins with an apostrophe.

use catchment_core::view::outgoing::summary::{SummaryRow, SupervisionSummary};
use chrono::NaiveDate;

use crate::printable::is_invisible;
use crate::row::{age, name, question, scores};
use crate::shown::handling;
use crate::words::say;
use crate::{Error, Result};

/// Without it spreadsheets read UTF-8 as something else.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(crate) fn supervision(summary: &SupervisionSummary) -> Result<Vec<u8>> {
    let sections = [("discuss", &summary.discuss), ("others", &summary.others)];
    let rows = sections
        .into_iter()
        .flat_map(|(section, rows)| rows.iter().map(move |row| cells(summary, &say(section, &[]), row)));
    written(&header(summary), rows)
}

/// A header and its rows as CSV, every cell of them guarded.
pub(crate) fn written(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    let mut write = |cells: &[String]| {
        let guarded = cells.iter().map(|cell| guarded(cell));
        out.write_record(guarded).map_err(|_| Error::Table)
    };
    write(header)?;
    for row in rows {
        write(&row)?;
    }
    out.into_inner().map_err(|_| Error::Table)
}

fn header(summary: &SupervisionSummary) -> Vec<String> {
    let mut keys = vec!["handling", "from", "to", "section", "localId", "initials"];
    keys.extend(summary.named.then_some("name"));
    keys.extend(["age", "status", "weeks", "reasons"]);
    keys.extend(summary.free_text.then_some("question"));
    keys.extend(["offered", "attended", "notAttended", "last", "next", "review"]);
    keys.extend([
        "goalsMet",
        "goalsTotal",
        "milestonesMet",
        "milestonesOpen",
        "milestonesOverdue",
        "scores",
    ]);
    keys.extend(["decision", "action"]);
    keys.into_iter().map(|key| say(&format!("csv.{key}"), &[])).collect()
}

fn cells(summary: &SupervisionSummary, section: &str, row: &SummaryRow) -> Vec<String> {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let mut handling = handling(summary);
    if summary.demo {
        handling = format!("{}. {handling}", say("demo", &[]));
    }
    let mut cells = vec![
        handling,
        summary.period.from.to_string(),
        summary.period.to.to_string(),
        section.to_owned(),
        row.local_id.clone().unwrap_or_default(),
        row.initials.clone(),
    ];
    if summary.named {
        cells.push(name(row, summary).unwrap_or_default().to_owned());
    }
    cells.extend([
        age(row.age_band),
        say(&format!("status.{}", row.status.name()), &[]),
        row.weeks.map(|weeks| weeks.to_string()).unwrap_or_default(),
        row.reasons.join(" "),
    ]);
    if summary.free_text {
        cells.push(question(row, summary).unwrap_or_default().to_owned());
    }
    cells.extend([row.contacts.offered, row.contacts.attended, row.contacts.not_attended].map(|n| n.to_string()));
    cells.extend([row.last_contact, row.next_contact, row.review_due].map(date));
    cells.extend(
        [
            row.goals.met,
            row.goals.total,
            row.milestones.met,
            row.milestones.open,
            row.milestones.overdue,
        ]
        .map(|n| n.to_string()),
    );
    cells.push(scores(row).join("; "));
    cells.extend([String::new(), String::new()]);
    cells
}

/// One line, and an apostrophe before whatever a spreadsheet would take for a formula: `= + - @` and their wide forms,
/// also behind signs that draw nothing.
fn guarded(cell: &str) -> String {
    let line: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let first = line.chars().find(|c| !c.is_whitespace() && !is_invisible(*c));
    let formula = first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if formula { format!("'{line}") } else { line }
}
