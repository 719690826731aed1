//! Scores and medication, as facts with their dates: what to respond to, what to give in time.

use super::look::{Look, Word, before, due_on};

/// A score that got worse is answered within a week.
const RESPONSE: u16 = 7;

pub(super) fn medication_due(look: &mut Look<'_>) {
    let facts = look.facts;
    let ahead = look.thresholds.rules.medication_days;
    let mut later = None;
    for medication in &facts.medication_due {
        let due = medication.due;
        let words = [("name", Word::Typed(&medication.name)), ("date", Word::Date(due))];
        let when = due_on(due, before(due, ahead), ahead);
        match -look.days_since(due) {
            ..0 => look.holds("medicationDue.passed", &words, when),
            left if left <= i64::from(ahead) => look.holds("medicationDue.ahead", &words, when),
            _ => later = Some(later.map_or(due, |soonest: chrono::NaiveDate| soonest.min(due))),
        }
    }
    match later {
        Some(date) => look.not("medicationDue.later", &[("date", Word::Date(date))]),
        None => look.not("medicationDue.none", &[]),
    }
}

pub(super) fn deteriorated(look: &mut Look<'_>) {
    let facts = look.facts;
    let open: Vec<_> = facts.score_changes.iter().filter(|change| !change.answered).collect();
    if open.is_empty() {
        let answered = !facts.score_changes.is_empty();
        look.not(
            if answered {
                "deteriorated.answered"
            } else {
                "deteriorated.none"
            },
            &[],
        );
    }
    for change in open {
        let words = [
            ("instrument", Word::Text(&change.instrument)),
            ("now", Word::Number(change.now.into())),
            ("was", Word::Number(change.was.into())),
            ("date", Word::Date(change.on)),
        ];
        look.holds("deteriorated.scored", &words, due_on(change.on, change.on, RESPONSE));
        look.about(&change.assessment);
    }
}
