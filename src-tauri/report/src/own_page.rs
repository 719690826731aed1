//! A page that a person keeps, put into plain words: what is written stands under headings of everyday language, one
//! line of typed text a line.

use catchment_core::view::own_page::{OwnPage, PageKind, PagePart, PageSection, Section};
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
        };
        let made = long(page.made_at.date_naive());
        let fact = |key: &str, date: Option<NaiveDate>| date.map(|date| say(key, &[("date", &long(date))]));
        let reader = page.reader.as_deref().map(printed);
        let facts = [
            reader.map(|reader| say("own.for", &[("name", &reader)])),
            fact("own.updated", page.updated_on),
            fact("own.review", page.review_on),
        ];
        let sections: Vec<Shown> = page.sections.iter().map(|section| shown(section, page.kind)).collect();
        let lost = page
            .sections
            .iter()
            .flat_map(|section| &section.parts)
            .any(|part| printed(&part.text).contains(LOST))
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
        Section::Goals => "goals",
        Section::Next => "next",
        Section::Team => "team",
        Section::Medication => "medication",
        Section::Safety => "safety",
        Section::Lines => "lines",
    };
    let titled = kind == PageKind::SafetyPlan && section.section == Section::Safety;
    Shown {
        heading: (!titled).then(|| say(&format!("own.section.{key}"), &[])),
        lines: section.section == Section::Lines,
        parts: section.parts.iter().map(part).collect(),
    }
}

fn part(part: &PagePart) -> Part {
    Part {
        heading: part.part.as_ref().map(|name| say(&format!("own.part.{name}"), &[])),
        lines: part.text.lines().map(printed).filter(|line| !line.is_empty()).collect(),
    }
}

fn printed(text: &str) -> String {
    repertoire().printable(text)
}

/// `3 November 2026`: a page to be read by anybody has no short forms.
fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
