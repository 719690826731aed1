//! What is in order about the records rather than the person: entered, complete, discussed, sent.

use chrono::NaiveDate;

use super::evaluation::{self, Evaluation, Word, after, due_on};
use super::{CaseloadFacts, Reason, Rule, Thresholds};
use crate::care::sentence::say;

pub(super) fn unrecorded(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let allowed = evaluation.thresholds.rules.unrecorded_days;
    let late = facts
        .unentered
        .iter()
        .filter(|day| evaluation.days_since(**day) >= i64::from(allowed));
    let count = i64::try_from(late.count()).unwrap_or(i64::MAX);
    let Some(oldest) = facts.unentered.first().copied().filter(|_| count > 0) else {
        let key = if facts.unentered.is_empty() {
            "unrecorded.none"
        } else {
            "unrecorded.soon"
        };
        evaluation.not(key, &[("interval", Word::Days(allowed.into()))]);
        return;
    };
    let words = [("date", Word::Date(oldest)), ("count", Word::Number(count))];
    let when = due_on(oldest, after(oldest, allowed), allowed);
    if count == 1 {
        evaluation.holds("unrecorded.one", &words[..1], when);
    } else {
        evaluation.holds("unrecorded.many", &words, when);
    }
}

pub(super) fn circle_gap(evaluation: &mut Evaluation<'_>) {
    let circle = evaluation.facts.circle;
    let gaps: Vec<String> = [
        (circle.emergency, "circleGap.emergency"),
        (circle.gp, "circleGap.gp"),
        (circle.sharing_asked, "circleGap.sharing"),
    ]
    .into_iter()
    .filter(|(there, _)| !there)
    .map(|(_, key)| say(key, &[]))
    .collect();
    let allowed = evaluation.thresholds.rules.circle_days;
    let due = after(evaluation.facts.here_since(), allowed);
    let gaps_said = gaps.join("; ");
    let words = [("gaps", Word::Text(&gaps_said)), ("date", Word::Date(due))];
    if gaps.is_empty() {
        evaluation.not("circleGap.none", &[]);
    } else if evaluation.today > due {
        evaluation.holds("circleGap.gaps", &words[..1], due_on(due, after(due, 1), allowed));
    } else {
        evaluation.not("circleGap.soon", &words);
    }
}

pub(super) fn supervision(evaluation: &mut Evaluation<'_>) {
    let discussed = evaluation.facts.discussed;
    if !discussed.ever {
        evaluation.not("supervision.never", &[]);
        return;
    }
    let allowed = evaluation.thresholds.rules.supervision_days;
    let from = discussed.last.unwrap_or(evaluation.facts.added);
    let due = after(from, allowed);
    let words = [
        ("days", Word::Days(evaluation.days_since(from))),
        ("interval", Word::Days(allowed.into())),
    ];
    if evaluation.today > due {
        let key = if discussed.last.is_some() {
            "supervision.long"
        } else {
            "supervision.notYet"
        };
        evaluation.holds(key, &words[..1], due_on(due, after(due, 1), allowed));
    } else {
        evaluation.not("supervision.within", &words);
    }
}

/// Changes that have not left are one line for the caseload, so the rule finds nothing about one person.
pub(super) fn of_nobody(evaluation: &mut Evaluation<'_>) {
    evaluation.not("unsent.ofCaseload", &[]);
}

/// What holds of the caseload as a whole.
#[must_use]
pub fn of_caseload(facts: &CaseloadFacts, thresholds: &Thresholds, today: NaiveDate) -> Option<Reason> {
    let rules = &thresholds.rules;
    if rules.off.contains(&Rule::Unsent) {
        return None;
    }
    let allowed = rules.unsent_days;
    let late = |day: &NaiveDate| *day < evaluation::before(today, allowed);
    let when = |day| due_on(after(day, allowed), after(day, allowed + 1), allowed);
    if let Some(day) = facts.unacknowledged.filter(late) {
        let words = [("date", Word::Date(day))];
        return Some(evaluation::reason(
            Rule::Unsent,
            "unsent.unacknowledged",
            &words,
            when(day),
            today,
        ));
    }
    let (count, day) = facts.waiting.filter(|(_, day)| late(day))?;
    let words = [("date", Word::Date(day)), ("count", Word::Number(count.into()))];
    let key = match (facts.office, count) {
        (true, 1) => "unsent.one",
        (true, _) => "unsent.many",
        (false, 1) => "unsent.noOfficeOne",
        (false, _) => "unsent.noOffice",
    };
    Some(evaluation::reason(Rule::Unsent, key, &words, when(day), today))
}
