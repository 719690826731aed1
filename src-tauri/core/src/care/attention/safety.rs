//! What keeps somebody safe, and what the law dates. None of it is a rating: a fact, its day, and what answers it. A
//! pause stops nothing here, and an open concern outlives a discharge.

use super::evaluation::{Evaluation, When, Word, after, before, due_on};
use super::{Standing, stay};

/// A review of a safety plan may be a week late before it counts as once overdue.
const REVIEW: u16 = 7;

pub(super) fn safety(evaluation: &mut Evaluation<'_>) {
    if evaluation.facts.standing == Standing::Discharged {
        evaluation.not("safety.discharged", &[]);
    } else {
        asked(evaluation);
    }
    concerns(evaluation);
}

fn concerns(evaluation: &mut Evaluation<'_>) {
    let (facts, today) = (evaluation.facts, evaluation.today);
    for concern in facts.safety_concerns.iter().filter(|concern| !concern.answered) {
        if let Some(until) = concern.deferred_until.filter(|until| *until > today) {
            evaluation.not("safety.putOff", &[("date", Word::Date(until))]);
            continue;
        }
        let words = [
            ("concern", Word::Typed(&concern.what)),
            ("date", Word::Date(concern.since)),
        ];
        let (key, due) = match concern.deferred_until {
            Some(until) => ("safety.deferred", until),
            None => ("safety.concern", concern.since),
        };
        evaluation.holds(key, &words, due_on(due, due, 1));
    }
}

fn asked(evaluation: &mut Evaluation<'_>) {
    let Some(asked) = evaluation.facts.safety else {
        let allowed = evaluation.thresholds.rules.safety_days;
        let start = evaluation.facts.here_since();
        let due = after(start, allowed);
        let words = [
            ("days", Word::Days(evaluation.days_since(start))),
            ("interval", Word::Days(allowed.into())),
        ];
        if evaluation.today > due {
            evaluation.holds("safety.neverAsked", &words, due_on(due, after(due, 1), allowed));
        } else {
            evaluation.not("safety.notYetAsked", &words);
        }
        return;
    };
    let Some(due) = asked.review_on else {
        evaluation.not("safety.noReview", &[]);
        return;
    };
    let date = [("date", Word::Date(due))];
    if due < evaluation.today {
        let key = if asked.declined {
            "safety.askAgain"
        } else {
            "safety.review"
        };
        evaluation.holds(key, &date, due_on(due, after(due, 1), REVIEW));
    } else {
        evaluation.not("safety.reviewAhead", &date);
    }
}

pub(super) fn safeguarding(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    if facts.safeguarding_open.is_empty() {
        evaluation.not("safeguarding.none", &[]);
    }
    for since in &facts.safeguarding_open {
        let words = [("date", Word::Date(*since))];
        evaluation.holds("safeguarding.open", &words, due_on(*since, *since, 1));
    }
}

pub(super) fn clock(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let rules = &evaluation.thresholds.rules;
    let ahead = rules.clock_days;
    stay::follow_up(evaluation);
    let mut later = None;
    for clock in &facts.legal_dates {
        let due = clock.due.day();
        let left = -evaluation.days_since(due);
        let words = [
            ("label", Word::Typed(&clock.label)),
            ("date", Word::Date(due)),
            ("days", Word::Days(left.abs())),
        ];
        let when = When {
            since: Some(before(due, ahead)),
            due: Some(due),
            interval: i64::from(ahead),
        };
        match left {
            ..0 => evaluation.holds("clock.passed", &words, when),
            0 => evaluation.holds("clock.today", &words, when),
            _ if rules.clock_is_near(due, evaluation.today) => evaluation.holds("clock.ahead", &words, when),
            _ => later = Some(later.map_or(due, |soonest: chrono::NaiveDate| soonest.min(due))),
        }
    }
    match later {
        Some(date) => evaluation.not("clock.later", &[("date", Word::Date(date))]),
        None => evaluation.not("clock.none", &[]),
    }
}
