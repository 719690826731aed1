//! A page that a person keeps, put into plain words: what is written stands under headings of everyday language, one
//! line of typed text a line.

use catchment_core::view::person::own_page::{OwnPage, PageAgreed, PageKind, PagePart, PageSection, PageStep, Section};
use chrono::NaiveDate;
use serde::Serialize;

use crate::printable::LOST;
use crate::typeset::repertoire;
use crate::words::say;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Keepsake {
    title: String,
    name: String,
    facts: Vec<String>,
    large: bool,
    demo: bool,
    prepared: String,
    sections: Vec<Shown>,
    nothing: Option<String>,
    notes: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    /// `None`: the page has one section, and its title says it.
    heading: Option<String>,
    /// The numbers to ring stand out.
    lines: bool,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    heading: Option<String>,
    lines: Vec<String>,
}

impl Keepsake {
    pub(crate) fn of(page: &OwnPage) -> Self {
        let kind = match page.kind {
            PageKind::SafetyPlan => "safetyPlan",
            PageKind::MyCare => "myCare",
            PageKind::Carer => "carer",
            PageKind::Plan => "plan",
        };
        let made = long(page.made_at.date_naive());
        let fact = |key: &str, date: Option<NaiveDate>| date.map(|date| say(key, &[("date", &long(date))]));
        let reader = page.reader.as_deref().map(printed);
        let owner = |agreed: &PageAgreed| {
            let owner = agreed.review_owner.as_deref().map(printed)?;
            Some(say("own.reviewOwner", &[("name", &owner)]))
        };
        let facts = [
            page.agreed.as_ref().and_then(agreed),
            reader.map(|reader| say("own.for", &[("name", &reader)])),
            fact("own.updated", page.updated_on),
            fact("own.review", page.review_on),
            page.agreed.as_ref().and_then(owner),
        ];
        let sections: Vec<Shown> = page.sections.iter().map(|section| shown(section, page.kind)).collect();
        let lost = page
            .sections
            .iter()
            .flat_map(|section| &section.parts)
            .any(|part| part_lines(part).any(|line| line.contains(LOST)))
            || printed(&page.name).contains(LOST);
        Keepsake {
            title: say(&format!("own.title.{kind}"), &[]),
            name: printed(&page.name),
            facts: facts.into_iter().flatten().collect(),
            large: page.large,
            demo: page.demo,
            prepared: say("own.made", &[("date", &made)]),
            nothing: sections.is_empty().then(|| say("own.nothing", &[])),
            sections,
            notes: lost.then(|| say("note.lost", &[])).into_iter().collect(),
        }
    }
}

fn shown(section: &PageSection, kind: PageKind) -> Shown {
    let key = match section.section {
        Section::About => "about",
        Section::Goals if kind == PageKind::Plan => "plan",
        Section::Goals => "goals",
        Section::Needs => "needs",
        Section::Support => "support",
        Section::Next => "next",
        Section::Team => "team",
        Section::Medication => "medication",
        Section::Safety => "safety",
        Section::Lines => "lines",
    };
    let titled = matches!(
        (kind, section.section),
        (PageKind::SafetyPlan, Section::Safety) | (PageKind::Plan, Section::Needs)
    );
    Shown {
        heading: (!titled).then(|| say(&format!("own.section.{key}"), &[])),
        lines: section.section == Section::Lines,
        parts: section.parts.iter().map(part).collect(),
    }
}

fn part(part: &PagePart) -> Part {
    Part {
        heading: part.part.as_ref().map(|name| say(&format!("own.part.{name}"), &[])),
        lines: part_lines(part).collect(),
    }
}

/// What is written, a line each, and then the steps.
fn part_lines(part: &PagePart) -> impl Iterator<Item = String> {
    let written = part.text.lines().map(printed).filter(|line| !line.is_empty());
    written.chain(part.steps.iter().map(step))
}

/// `Walk to the lido, by 4 December 2026. We hope: there and back in an hour`
fn step(step: &PageStep) -> String {
    let text = printed(&step.text);
    if step.done {
        return say("own.step.done", &[("text", &text)]);
    }
    let due = step.due.map(long);
    let text = match due {
        Some(due) => say("own.step.due", &[("text", &text), ("date", &due)]),
        None => text,
    };
    match step.expected.as_deref().map(printed) {
        Some(expected) => say("own.step.expected", &[("text", &text), ("expected", &expected)]),
        None => text,
    }
}

/// `Agreed on 3 November 2026 with Ida Okonedo, sister`
fn agreed(agreed: &PageAgreed) -> Option<String> {
    let with = agreed.with.as_deref().map(printed);
    let on = agreed.on.map(long);
    match (on, with) {
        (Some(on), Some(with)) => Some(say("own.agreed.onWith", &[("date", &on), ("name", &with)])),
        (Some(on), None) => Some(say("own.agreed.on", &[("date", &on)])),
        (None, Some(with)) => Some(say("own.agreed.with", &[("name", &with)])),
        (None, None) => None,
    }
}

fn printed(text: &str) -> String {
    repertoire().printable(text)
}

/// `3 November 2026`: a page to be read by anybody has no short forms.
fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
