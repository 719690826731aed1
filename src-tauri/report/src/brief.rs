//! The brief of a visit, put into plain words: short lines, each with what it is about in front.

use catchment_core::care::sentence;
use catchment_core::record::health::allergy::{Allergy, AllergyAnswer};
use catchment_core::record::safety::safety_plan::Answer;
use catchment_core::record::task::{OwedBy, Task};
use catchment_core::record::visit::Visit;
use catchment_core::record::visit::check_in::Outcome;
use catchment_core::view::circle::notices::NoticeRow;
use catchment_core::view::visit::brief::{Brief, BriefContact, BriefGoal, BriefSafety};
use catchment_core::view::visit::brief_page::BriefPage;
use chrono::NaiveDate;
use serde::Serialize;

use crate::printable::LOST;
use crate::typeset::repertoire;
use crate::words::say;

/// How many of those who are still to hear of something are named, as on the screen.
const HEARERS: usize = 2;

#[derive(Serialize)]
pub(crate) struct Doorstep {
    title: String,
    name: String,
    facts: Vec<String>,
    /// What must not be overlooked.
    marks: Vec<String>,
    sections: Vec<Section>,
    demo: bool,
    prepared: String,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Section {
    heading: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    /// What it is about; `None`: it says so itself.
    label: Option<String>,
    text: String,
}

impl Doorstep {
    pub(crate) fn of(page: &BriefPage) -> Self {
        let brief = &page.brief;
        let today = page.made_at.date_naive();
        let sections: Vec<Section> = [
            ("door", door(brief)),
            (
                "attention",
                brief.reasons.iter().map(|reason| plain(&reason.text)).collect(),
            ),
            ("mine", owed(brief, OwedBy::Me)),
            ("others", owed(brief, OwedBy::Other)),
            ("hear", hear(&brief.to_hear)),
            ("last", brief.last.iter().map(contact).collect()),
            ("goals", brief.goals.iter().map(goal).collect()),
            ("safety", safety(brief)),
        ]
        .into_iter()
        .filter(|(_, lines): &(_, Vec<Line>)| !lines.is_empty())
        .map(|(key, lines)| Section {
            heading: say(&format!("brief.section.{key}"), &[]),
            lines,
        })
        .collect();
        let who = [
            brief
                .preferred
                .as_deref()
                .map(|name| say("brief.likes", &[("name", &printed(name))])),
            brief.pronouns.as_deref().map(printed),
            brief.age.map(|age| say("brief.age", &[("n", &age.to_string())])),
            brief.local_id.as_deref().map(printed),
            brief.phone.as_deref().map(printed),
        ];
        let facts = [place(brief, today), joined(who)];
        let allergies = brief
            .allergies
            .iter()
            .filter(|one| one.details.answer != AllergyAnswer::NoneKnown);
        let alerts = brief.alerts.iter().map(|alert| printed(&alert.details.text));
        let mut doorstep = Doorstep {
            title: say("brief.title", &[]),
            name: printed(&brief.name),
            facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
            marks: allergies.map(allergy).chain(alerts).collect(),
            sections,
            demo: page.demo,
            prepared: say("own.made", &[("date", &long(today))]),
            notes: Vec::new(),
        };
        if doorstep.texts().any(|text| text.contains(LOST)) {
            doorstep.notes.push(say("note.lost", &[]));
        }
        doorstep
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        let lines = self
            .sections
            .iter()
            .flat_map(|section| &section.lines)
            .map(|line| &line.text);
        std::iter::once(&self.name)
            .chain(&self.facts)
            .chain(&self.marks)
            .chain(lines)
    }
}

/// `Thursday 26 November 2026, 14:30 · Home visit · 3 Lido Terrace, ZZ99 3VZ`
fn place(brief: &Brief, today: NaiveDate) -> String {
    let home = || {
        let parts = [brief.address.as_deref(), brief.postcode.as_deref()];
        parts.into_iter().flatten().map(printed).collect::<Vec<_>>().join(", ")
    };
    let Some(Visit { details, .. }) = &brief.visit else {
        return joined([Some(say("brief.noVisit", &[])), Some(home())]);
    };
    let day = if details.on == today {
        say("brief.today", &[])
    } else {
        weekday(details.on)
    };
    let when = match &details.time {
        Some(time) => format!("{day}, {time}"),
        None => day,
    };
    joined([
        Some(when),
        details
            .kind
            .map(|kind| sentence::say(&format!("kind.short.{}", kind.name()), &[])),
        Some(details.place.as_deref().map_or_else(home, printed)),
        details
            .who
            .as_deref()
            .map(|who| say("brief.with", &[("who", &printed(who))])),
    ])
}

fn door(brief: &Brief) -> Vec<Line> {
    let allergies = if brief.allergies.is_empty() {
        say("brief.allergiesNotAsked", &[])
    } else {
        brief.allergies.iter().map(allergy).collect::<Vec<_>>().join("; ")
    };
    let dependants = brief
        .dependants
        .iter()
        .map(|name| printed(name))
        .collect::<Vec<_>>()
        .join(", ");
    let facts = [
        ("access", brief.access_notes.as_deref().map(printed)),
        ("pleaseDo", brief.please_do.as_deref().map(printed)),
        ("pleaseDont", brief.please_dont.as_deref().map(printed)),
        ("communicate", brief.communicate.as_deref().map(printed)),
        ("allergies", Some(allergies)),
        ("dependants", Some(dependants)),
    ];
    labelled(facts)
}

fn allergy(one: &Allergy) -> String {
    let d = &one.details;
    let parts = [d.substance.as_deref(), d.reaction.as_deref()];
    let what = parts.into_iter().flatten().map(printed).collect::<Vec<_>>().join(": ");
    say(&format!("brief.allergy.{}", d.answer.name()), &[("what", &what)])
}

fn owed(brief: &Brief, by: OwedBy) -> Vec<Line> {
    let rows = brief.owed.iter().filter(|row| row.task.details.owed_by == by);
    rows.map(|row| Line {
        label: row.who.as_deref().filter(|_| by == OwedBy::Other).map(printed),
        text: joined([Some(printed(&row.task.details.text)), day(&row.task)]),
    })
    .collect()
}

fn day(task: &Task) -> Option<String> {
    let d = &task.details;
    let (key, on) = match d.owed_by {
        OwedBy::Me => ("brief.due", d.due),
        OwedBy::Other => ("brief.askAgain", d.chase_on),
    };
    Some(say(key, &[("date", &long(on?))]))
}

fn hear(rows: &[NoticeRow]) -> Vec<Line> {
    let mut lines: Vec<Line> = rows.iter().take(HEARERS).map(hearer).collect();
    if let Some(more) = rows.len().checked_sub(HEARERS).filter(|more| *more > 0) {
        lines.push(plain(&say("brief.more", &[("n", &more.to_string())])));
    }
    lines
}

fn hearer(row: &NoticeRow) -> Line {
    let words = printed(&row.notice.words);
    Line {
        label: Some(format!("{} ({})", printed(&row.contact_name), printed(&row.role))),
        text: match row.notice.topics.as_deref().filter(|_| row.look_first) {
            Some(topics) => format!("{words} {}", say("brief.lookFirst", &[("topics", &printed(topics))])),
            None => words,
        },
    }
}

fn contact(contact: &BriefContact) -> Line {
    let outcome =
        (contact.outcome != Outcome::Attended).then(|| say(&format!("brief.outcome.{}", contact.outcome.name()), &[]));
    let note = printed(&contact.note);
    let note = if contact.cut { format!("{note} …") } else { note };
    Line {
        label: Some(joined([
            Some(long(contact.at.date())),
            Some(sentence::say(&format!("kind.short.{}", contact.kind.name()), &[])),
            outcome,
        ])),
        text: note,
    }
}

fn goal(goal: &BriefGoal) -> Line {
    let own = format!("“{}”", printed(&goal.text));
    let next = goal.next.as_deref().map(|next| {
        let next = printed(next);
        match goal.due {
            Some(due) => say("brief.nextDue", &[("text", &next), ("date", &long(due))]),
            None => say("brief.next", &[("text", &next)]),
        }
    });
    plain(&joined([Some(own), next]))
}

fn safety(brief: &Brief) -> Vec<Line> {
    let Some(plan) = &brief.safety else {
        return vec![plain(&say("brief.safety.never", &[]))];
    };
    let call: Vec<String> = brief
        .call_first
        .iter()
        .map(|one| {
            let who = format!("{} ({})", printed(&one.name), printed(&one.role));
            one.phone
                .as_deref()
                .map_or(who.clone(), |phone| format!("{who}, {}", printed(phone)))
        })
        .collect();
    let facts = [
        ("signs", plan.warning_signs.as_deref().map(lines)),
        ("helps", plan.helps.as_deref().map(lines)),
        ("contacts", plan.contacts.as_deref().map(lines)),
        ("callFirst", Some(call.join("; "))),
    ];
    let mut said = vec![plain(&written(plan))];
    said.extend(labelled(facts));
    said
}

fn written(plan: &BriefSafety) -> String {
    let key = match plan.answer {
        Answer::Made => "brief.safety.made",
        Answer::Declined => "brief.safety.declined",
    };
    let review = plan
        .review_on
        .map(|on| say("brief.safety.review", &[("date", &long(on))]));
    joined([Some(say(key, &[("date", &long(plan.updated_on))])), review])
}

fn labelled<const N: usize>(facts: [(&str, Option<String>); N]) -> Vec<Line> {
    facts
        .into_iter()
        .filter_map(|(key, text)| {
            let text = text.filter(|text| !text.is_empty())?;
            Some(Line {
                label: Some(say(&format!("brief.fact.{key}"), &[])),
                text,
            })
        })
        .collect()
}

fn plain(text: &str) -> Line {
    Line {
        label: None,
        text: printed(text),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let said = parts.into_iter().flatten().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

/// What was typed in several lines, on one.
fn lines(text: &str) -> String {
    let each = text.lines().map(printed).filter(|line| !line.is_empty());
    each.collect::<Vec<_>>().join("; ")
}

fn printed(text: &str) -> String {
    repertoire().printable(text)
}

fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

fn weekday(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}
