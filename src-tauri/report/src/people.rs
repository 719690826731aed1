//! The caseload table as CSV: the rows, the columns and the order that it was looked at in.

use catchment_core::care::course::Reliable;
use catchment_core::care::score_words::number;
use catchment_core::view::caseload::people::{MeasureRow, PersonRow};
use catchment_core::view::caseload::people_table::{PeopleTable, TableColumn, TableRow};
use chrono::NaiveDate;

use crate::Result;
use crate::sheet::written;
use crate::words::say;

pub(crate) fn table(table: &PeopleTable) -> Result<Vec<u8>> {
    written(&header(table), table.rows.iter().map(|row| cells(table, row)))
}

fn header(table: &PeopleTable) -> Vec<String> {
    let mut keys = vec!["handling", "lookedAt"];
    keys.extend(table.grouped.then_some("group"));
    keys.extend(["localId", "initials"]);
    keys.extend(table.named.then_some("name"));
    let mut header: Vec<String> = keys.into_iter().map(|key| say(&format!("csv.{key}"), &[])).collect();
    for column in &table.columns {
        let keys: &[&str] = match column {
            TableColumn::Age => &["ageYears"],
            TableColumn::Status => &["status"],
            TableColumn::Cohort => &["cohort"],
            TableColumn::Groups => &["groups"],
            TableColumn::Last => &["last"],
            TableColumn::Agreed => &["agreed"],
            TableColumn::Next => &["next"],
            TableColumn::Milestone if table.typed => &["milestone", "milestoneDue"],
            TableColumn::Milestone => &["milestoneDue"],
            TableColumn::Review => &["review"],
            TableColumn::Attention => &["attention"],
            TableColumn::Reason => &["reason"],
            TableColumn::Scores => &["latestScores"],
            TableColumn::Measure(id) => {
                let short = table.measures.get(id).map_or(id.as_str(), String::as_str);
                let parts = ["first", "firstOn", "latest", "latestOn", "change"];
                header.extend(parts.map(|part| say(&format!("csv.measure.{part}"), &[("short", short)])));
                &[]
            }
        };
        header.extend(keys.iter().map(|key| say(&format!("csv.{key}"), &[])));
    }
    header
}

fn cells(table: &PeopleTable, row: &TableRow) -> Vec<String> {
    let handling = if table.named {
        "handling.named"
    } else {
        "handling.pseudonymised"
    };
    let mut handling = say(handling, &[]);
    if table.demo {
        handling = format!("{}. {handling}", say("demo", &[]));
    }
    let person = &row.person;
    let mut cells = vec![handling, table.on.to_string()];
    if table.grouped {
        cells.push(row.group.clone().unwrap_or_default());
    }
    cells.extend([person.local_id.clone().unwrap_or_default(), person.initials.clone()]);
    if table.named {
        cells.push(row.name.clone().unwrap_or_default());
    }
    for column in &table.columns {
        cell(table, column, person, &mut cells);
    }
    cells
}

fn cell(table: &PeopleTable, column: &TableColumn, person: &PersonRow, cells: &mut Vec<String>) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match column {
        TableColumn::Age => cells.push(person.age.map(|age| age.to_string()).unwrap_or_default()),
        TableColumn::Status => cells.push(say(&format!("status.{}", person.status.name()), &[])),
        TableColumn::Cohort => cells.push(text(&person.cohort)),
        TableColumn::Groups => cells.push(person.groups.join("; ")),
        TableColumn::Last => cells.push(day(person.last_contact)),
        TableColumn::Agreed => cells.push(person.contact_days.map(|days| days.to_string()).unwrap_or_default()),
        TableColumn::Next => cells.push(match &person.next_time {
            Some(time) => format!("{} {time}", day(person.next_contact)),
            None => day(person.next_contact),
        }),
        TableColumn::Milestone => {
            if table.typed {
                cells.push(text(&person.next_milestone));
            }
            cells.push(day(person.next_milestone_due));
        }
        TableColumn::Review => cells.push(day(person.review_on)),
        TableColumn::Attention => cells.push(person.attention.to_string()),
        TableColumn::Reason => cells.push(text(&person.reason)),
        TableColumn::Scores => {
            let all = person.measures.iter();
            let all: Vec<String> = all
                .map(|measure| format!("{} {}", measure.short, number(measure.total)))
                .collect();
            cells.push(all.join("; "));
        }
        TableColumn::Measure(id) => {
            let measure = person.measures.iter().find(|measure| measure.instrument == *id);
            cells.extend(measure.map(course).unwrap_or_default());
        }
    }
}

/// First and its day, latest and its day, and the change in words: a figure with a sign before it would be a formula.
fn course(measure: &MeasureRow) -> [String; 5] {
    [
        measure.first.map(number).unwrap_or_default(),
        day(measure.first_on),
        number(measure.total),
        day(measure.on),
        measure
            .change
            .map(|change| said(change, measure.reliable))
            .unwrap_or_default(),
    ]
}

fn said(change: f64, reliable: Option<Reliable>) -> String {
    let n = number(change.abs());
    let points = if change == 0.0 {
        say("change.none", &[])
    } else {
        say(if change < 0.0 { "change.less" } else { "change.more" }, &[("n", &n)])
    };
    let reliable = reliable.map(|reliable| match reliable {
        Reliable::Improvement => "reliable.improvement",
        Reliable::Deterioration => "reliable.deterioration",
        Reliable::None => "reliable.none",
    });
    match reliable {
        Some(key) => format!("{points}, {}", say(key, &[])),
        None => points,
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
