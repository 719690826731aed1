//! One person of a summary put into words: at length for whoever is discussed, in one line for everybody else.

use catchment_core::care::score_words::number;
use catchment_core::record::person::patient::Status;
use catchment_core::view::outgoing::summary::{AgeBand, ContactCounts, SummaryRow, SupervisionSummary};
use chrono::NaiveDate;
use serde::Serialize;

use crate::shown::{long, printable, share};
use crate::words::{count, say};

/// Signs of one row above which it may run over the end of a page: the narrowest column holds some 700 on one.
const LONG: usize = 600;

/// Somebody to be discussed, with room to write.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Discussed {
    /// More text than surely fits on a page.
    long: bool,
    initials: String,
    local_id: String,
    name: Option<String>,
    about: Vec<String>,
    reasons: Vec<String>,
    question: Option<String>,
    contacts: String,
    last: Fact,
    next: Fact,
    review: Fact,
    goals: Fact,
    milestones: Fact,
    /// Each measure in one line.
    scores: Vec<String>,
}

/// A value, and behind it the word that sets it apart: `passed`, `1 overdue`.
#[derive(Serialize)]
struct Fact {
    said: String,
    alert: Option<String>,
}

impl Fact {
    fn plain(said: String) -> Self {
        Fact { said, alert: None }
    }

    fn one_line(self) -> String {
        match self.alert {
            Some(alert) => format!("{}, {alert}", self.said),
            None => self.said,
        }
    }
}

/// Somebody else, in one line.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Line {
    initials: String,
    local_id: String,
    name: Option<String>,
    status: Option<String>,
    reasons: Vec<String>,
    age: String,
    weeks: String,
    attended: String,
    not_attended: String,
    last: String,
    next: String,
    review: String,
    goals: String,
    milestones: String,
}

pub(crate) fn age(band: AgeBand) -> String {
    let band = match band {
        AgeBand::NotKnown => "notKnown",
        AgeBand::Under18 => "under18",
        AgeBand::From18 => "from18",
        AgeBand::From25 => "from25",
        AgeBand::From35 => "from35",
        AgeBand::From45 => "from45",
        AgeBand::From55 => "from55",
        AgeBand::From65 => "from65",
        AgeBand::From75 => "from75",
        AgeBand::From85 => "from85",
    };
    say(&format!("age.{band}"), &[])
}

/// The name, where the summary has names.
pub(crate) fn name<'a>(row: &'a SummaryRow, summary: &SupervisionSummary) -> Option<&'a str> {
    row.name.as_deref().filter(|_| summary.named)
}

/// The question, where the summary has free text.
pub(crate) fn question<'a>(row: &'a SummaryRow, summary: &SupervisionSummary) -> Option<&'a str> {
    row.question.as_deref().filter(|_| summary.free_text)
}

/// All of a row that somebody typed, as far as this summary shows it.
pub(crate) fn typed<'a>(row: &'a SummaryRow, summary: &SupervisionSummary) -> impl Iterator<Item = &'a str> {
    let own = [
        row.local_id.as_deref(),
        Some(row.initials.as_str()),
        name(row, summary),
        question(row, summary),
    ];
    own.into_iter().flatten().chain(row.reasons.iter().map(String::as_str))
}

pub(crate) fn discussed(row: &SummaryRow, summary: &SupervisionSummary) -> Discussed {
    let mut about = vec![match row.age_band {
        AgeBand::NotKnown => age(AgeBand::NotKnown),
        band => say("aged", &[("band", &age(band))]),
    }];
    about.extend(row.weeks.map(|weeks| count("weeks", weeks as usize)));
    about.extend(unusual(row));
    Discussed {
        long: typed(row, summary).map(|text| text.chars().count()).sum::<usize>() > LONG,
        initials: printable(&row.initials),
        local_id: local_id(row),
        name: name(row, summary).map(printable),
        about,
        reasons: reasons(row),
        question: question(row, summary).map(printable),
        contacts: contacts(row.contacts),
        last: last(row),
        next: next(row, summary),
        review: review(row, summary),
        goals: Fact::plain(goals(row)),
        milestones: milestones(row),
        scores: scores(row),
    }
}

pub(crate) fn line(row: &SummaryRow, summary: &SupervisionSummary) -> Line {
    let contacts = row.contacts;
    Line {
        initials: printable(&row.initials),
        local_id: local_id(row),
        name: name(row, summary).map(printable),
        status: unusual(row),
        reasons: reasons(row),
        age: age(row.age_band),
        weeks: row.weeks.map_or_else(|| say("unknown", &[]), |weeks| weeks.to_string()),
        attended: share(contacts.attended, contacts.offered),
        not_attended: contacts.not_attended.to_string(),
        last: last(row).one_line(),
        next: next(row, summary).one_line(),
        review: review(row, summary).one_line(),
        goals: share(row.goals.met, row.goals.total),
        milestones: milestones(row).one_line(),
    }
}

fn reasons(row: &SummaryRow) -> Vec<String> {
    row.reasons.iter().map(|reason| printable(reason)).collect()
}

fn local_id(row: &SummaryRow) -> String {
    match row.local_id.as_deref().map(printable) {
        Some(id) if !id.is_empty() => id,
        _ => say("noLocalId", &[]),
    }
}

/// Where somebody stands, unless that is the usual.
fn unusual(row: &SummaryRow) -> Option<String> {
    (row.status != Status::Active).then(|| say(&format!("status.{}", row.status.name()), &[]))
}

fn contacts(counts: ContactCounts) -> String {
    if counts.offered == 0 {
        return say("contacts.none", &[]);
    }
    let n = |n: u32| n.to_string();
    let mut said = vec![say(
        "contacts.offered",
        &[("attended", &n(counts.attended)), ("offered", &n(counts.offered))],
    )];
    if counts.not_attended > 0 {
        said.push(say("contacts.notAttended", &[("n", &n(counts.not_attended))]));
    }
    let cancelled = counts
        .offered
        .saturating_sub(counts.attended)
        .saturating_sub(counts.not_attended);
    if cancelled > 0 {
        said.push(say("contacts.cancelled", &[("n", &n(cancelled))]));
    }
    said.join(", ")
}

fn goals(row: &SummaryRow) -> String {
    match row.goals.total {
        0 => say("goals.none", &[]),
        total => say(
            "goals.met",
            &[("met", &row.goals.met.to_string()), ("total", &total.to_string())],
        ),
    }
}

fn milestones(row: &SummaryRow) -> Fact {
    let counts = row.milestones;
    if counts.met == 0 && counts.open == 0 {
        return Fact::plain(say("milestones.none", &[]));
    }
    let counted = |key: &str, n: u32| say(key, &[("n", &n.to_string())]);
    Fact {
        said: format!(
            "{}, {}",
            counted("milestones.met", counts.met),
            counted("milestones.open", counts.open)
        ),
        alert: (counts.overdue > 0).then(|| counted("milestones.overdue", counts.overdue)),
    }
}

/// `PHQ-9: 18 (Mon 2 Mar 2026), now 11 (Mon 16 Nov 2026), change -7`, as far as there is more than one.
pub(crate) fn scores(row: &SummaryRow) -> Vec<String> {
    let said = |total: f64, on: Option<NaiveDate>| {
        let on = on.map_or_else(|| say("score.noDate", &[]), long);
        say("score.dated", &[("total", &number(total)), ("on", &on)])
    };
    let spans = row.scores.iter();
    spans
        .map(|span| {
            let short = printable(&span.short);
            let latest = said(span.latest, span.latest_on);
            match (span.first, span.change) {
                (Some(first), Some(change)) => {
                    let sign = if change > 0.0 { "+" } else { "" };
                    let change = format!("{sign}{}", number(change));
                    let first = said(first, span.first_on);
                    let values = [
                        ("short", &*short),
                        ("first", &*first),
                        ("latest", &*latest),
                        ("change", &*change),
                    ];
                    say("score.span", &values)
                }
                _ => say("score.one", &[("short", &short), ("latest", &latest)]),
            }
        })
        .collect()
}

fn last(row: &SummaryRow) -> Fact {
    Fact::plain(row.last_contact.map_or_else(|| say("date.neverSeen", &[]), long))
}

fn next(row: &SummaryRow, summary: &SupervisionSummary) -> Fact {
    dated(row.next_contact, "date.noNext", summary)
}

fn review(row: &SummaryRow, summary: &SupervisionSummary) -> Fact {
    dated(row.review_due, "date.noReview", summary)
}

/// What lies ahead, unless it has gone by.
fn dated(date: Option<NaiveDate>, none: &str, summary: &SupervisionSummary) -> Fact {
    let Some(date) = date else {
        return Fact::plain(say(none, &[]));
    };
    Fact {
        said: long(date),
        alert: (date < summary.period.to).then(|| say("date.passed", &[])),
    }
}
