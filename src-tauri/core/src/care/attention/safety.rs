//! What keeps somebody safe, and what the law dates. None of it is a rating: a fact, its day, and what answers it. A
//! pause stops nothing here, and an open concern outlives a discharge.

use super::look::{Look, When, Word, after, before, due_on};
use super::{Standing, stay};

/// A review of a safety plan may be a week late before it counts as once overdue.
const REVIEW: u16 = 7;

pub(super) fn safety(look: &mut Look<'_>) {
    if look.facts.standing == Standing::Discharged {
        look.not("safety.discharged", &[]);
    } else {
        asked(look);
    }
    concerns(look);
}

fn concerns(look: &mut Look<'_>) {
    let (facts, today) = (look.facts, look.today);
    for concern in facts.safety_concerns.iter().filter(|concern| !concern.answered) {
        if let Some(until) = concern.deferred_until.filter(|until| *until > today) {
            look.not("safety.putOff", &[("date", Word::Date(until))]);
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
        look.holds(key, &words, due_on(due, due, 1));
    }
}

fn asked(look: &mut Look<'_>) {
    let Some(asked) = look.facts.safety else {
        let allowed = look.thresholds.rules.safety_days;
        let start = look.facts.here_since();
        let due = after(start, allowed);
        let words = [
            ("days", Word::Days(look.days_since(start))),
            ("interval", Word::Days(allowed.into())),
        ];
        if look.today > due {
            look.holds("safety.neverAsked", &words, due_on(due, after(due, 1), allowed));
        } else {
            look.not("safety.notYetAsked", &words);
        }
        return;
    };
    let Some(due) = asked.review_on else {
        look.not("safety.noReview", &[]);
        return;
    };
    let date = [("date", Word::Date(due))];
    if due < look.today {
        let key = if asked.declined {
            "safety.askAgain"
        } else {
            "safety.review"
        };
        look.holds(key, &date, due_on(due, after(due, 1), REVIEW));
    } else {
        look.not("safety.reviewAhead", &date);
    }
}

pub(super) fn safeguarding(look: &mut Look<'_>) {
    let facts = look.facts;
    if facts.safeguarding_open.is_empty() {
        look.not("safeguarding.none", &[]);
    }
    for since in &facts.safeguarding_open {
        let words = [("date", Word::Date(*since))];
        look.holds("safeguarding.open", &words, due_on(*since, *since, 1));
    }
}

pub(super) fn clock(look: &mut Look<'_>) {
    let facts = look.facts;
    let ahead = look.thresholds.rules.clock_days;
    stay::follow_up(look);
    let mut later = None;
    for clock in &facts.legal_dates {
        let due = clock.due.day();
        let left = -look.days_since(due);
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
            ..0 => look.holds("clock.passed", &words, when),
            0 => look.holds("clock.today", &words, when),
            _ if left <= i64::from(ahead) => look.holds("clock.ahead", &words, when),
            _ => later = Some(later.map_or(due, |soonest: chrono::NaiveDate| soonest.min(due))),
        }
    }
    match later {
        Some(date) => look.not("clock.later", &[("date", Word::Date(date))]),
        None => look.not("clock.none", &[]),
    }
}
