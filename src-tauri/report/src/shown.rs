//! A summary put into words, one string a cell: the template lays out and says nothing of its own.

use catchment_core::view::outgoing::summary::{Figures, Level, Proportion, SupervisionSummary};
use chrono::NaiveDate;
use serde::Serialize;

use crate::printable::LOST;
use crate::row::{Discussed, Line, discussed, line, typed};
use crate::typeset::repertoire;
use crate::words::{count, say};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Shown {
    document_title: String,
    period: String,
    coordinator: Option<String>,
    handling: String,
    demo: bool,
    named: bool,
    free_text: bool,
    prepared: String,
    figures: Vec<Figure>,
    discuss_count: String,
    discuss_none: String,
    discuss: Vec<Discussed>,
    others_count: String,
    others_none: String,
    others: Vec<Line>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Figure {
    name: String,
    value: String,
    detail: String,
}

impl Shown {
    pub(crate) fn of(summary: &SupervisionSummary) -> Self {
        let (from, to) = (short(summary.period.from), short(summary.period.to));
        let discuss: Vec<Discussed> = summary.discuss.iter().map(|row| discussed(row, summary)).collect();
        let others: Vec<Line> = summary.others.iter().map(|row| line(row, summary)).collect();
        let everybody = || summary.discuss.iter().chain(&summary.others);
        let lost = everybody().any(|row| typed(row, summary).any(|text| repertoire().printable(text).contains(LOST)));
        let mut notes = vec![
            say("note.contacts", &[("from", &from), ("to", &to)]),
            say("note.plan", &[]),
            say("note.percent", &[]),
        ];
        if !summary.free_text {
            notes.push(say("note.freeText", &[]));
        }
        if lost {
            notes.push(say("note.lost", &[]));
        }
        let none = |key: &str| say(if everybody().next().is_none() { "nobody" } else { key }, &[]);
        Shown {
            document_title: say("documentTitle", &[("from", &from), ("to", &to)]),
            period: say(
                "period",
                &[("from", &long(summary.period.from)), ("to", &long(summary.period.to))],
            ),
            coordinator: summary
                .coordinator
                .as_deref()
                .map(|name| say("caseloadOf", &[("name", &printable(name))])),
            handling: handling(summary),
            demo: summary.demo,
            named: summary.named,
            free_text: summary.free_text,
            prepared: say(
                "prepared",
                &[
                    ("at", &summary.prepared_at.format("%a %-d %b %Y, %H:%M").to_string()),
                    ("release", &printable(&summary.release)),
                ],
            ),
            figures: figures(&summary.figures),
            discuss_count: count("people", discuss.len()),
            discuss_none: none("discuss.none"),
            discuss,
            others_count: count("people", others.len()),
            others_none: none("others.none"),
            others,
            notes,
        }
    }
}

/// What stands on every page: who may not simply be handed this.
pub(crate) fn handling(summary: &SupervisionSummary) -> String {
    say(
        if summary.named {
            "handling.named"
        } else {
            "handling.pseudonymised"
        },
        &[],
    )
}

fn figures(figures: &Figures) -> Vec<Figure> {
    let figure = |name: &str, value: String, detail: String| Figure {
        name: say(name, &[]),
        value,
        detail,
    };
    let level = |name: &str, level: Level| {
        let detail = match level.change {
            0 => say("figure.same", &[]),
            change => say("figure.change", &[("change", &signed(change))]),
        };
        figure(name, level.now.to_string(), detail)
    };
    let proportion = |name: &str, counted: Proportion| {
        let (n, of) = (counted.n.to_string(), counted.of.to_string());
        let values: [(&str, &str); 2] = [("n", &n), ("of", &of)];
        match counted.percent {
            Some(percent) => {
                let value = say("percent", &[("n", &percent.to_string())]);
                figure(name, value, say(&format!("{name}.of"), &values))
            }
            None => figure(name, say("share", &values), say(&format!("{name}.few"), &[])),
        }
    };
    let moved = |name: &str, n: u32| figure(name, n.to_string(), say("figure.inPeriod", &[]));
    vec![
        level("figure.active", figures.active),
        level("figure.paused", figures.paused),
        level("figure.discharged", figures.discharged),
        proportion("figure.contacted", figures.contacted),
        proportion("figure.notAttended", figures.not_attended),
        moved("figure.new", figures.new),
        moved("figure.ended", figures.ended),
    ]
}

/// `+2`, `−1`, with a real minus sign.
fn signed(n: i32) -> String {
    if n < 0 {
        format!("\u{2212}{}", n.unsigned_abs())
    } else {
        format!("+{n}")
    }
}

pub(crate) fn share(n: u32, of: u32) -> String {
    say("share", &[("n", &n.to_string()), ("of", &of.to_string())])
}

pub(crate) fn printable(text: &str) -> String {
    repertoire().printable(text)
}

pub(crate) fn long(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

fn short(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}
