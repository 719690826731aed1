//! Scores and medication, as facts with their dates: what to respond to, what to give in time.

use super::evaluation::{Evaluation, Word, before, due_on};

/// A score that got worse is answered within a week.
const RESPONSE: u16 = 7;

pub(super) fn medication_due(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let rules = &evaluation.thresholds.rules;
    let ahead = rules.medication_days;
    let mut later = None;
    for medication in &facts.medication_due {
        let due = medication.due;
        let words = [("name", Word::Typed(&medication.name)), ("date", Word::Date(due))];
        let when = due_on(due, before(due, ahead), ahead);
        match -evaluation.days_since(due) {
            ..0 => evaluation.holds("medicationDue.passed", &words, when),
            _ if rules.medication_is_near(due, evaluation.today) => {
                evaluation.holds("medicationDue.ahead", &words, when)
            }
            _ => later = Some(later.map_or(due, |soonest: chrono::NaiveDate| soonest.min(due))),
        }
    }
    match later {
        Some(date) => evaluation.not("medicationDue.later", &[("date", Word::Date(date))]),
        None => evaluation.not("medicationDue.none", &[]),
    }
}

pub(super) fn deteriorated(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let open: Vec<_> = facts.score_changes.iter().filter(|change| !change.answered).collect();
    if open.is_empty() {
        let answered = !facts.score_changes.is_empty();
        evaluation.not(
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
        evaluation.holds("deteriorated.scored", &words, due_on(change.on, change.on, RESPONSE));
        evaluation.about(&change.assessment);
    }
}
