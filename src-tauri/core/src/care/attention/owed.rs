//! What is owed to somebody and to the people around them, what others owe, and the coordinator's own questions.

use super::CarerFacts;
use super::evaluation::{Evaluation, When, Word, after, due_on};

pub(super) fn promise(evaluation: &mut Evaluation<'_>) {
    let (facts, today) = (evaluation.facts, evaluation.today);
    for owed in facts.owed.iter().filter(|owed| owed.asks(today)) {
        let past = evaluation.days_since(owed.due);
        let words = [
            ("what", Word::Typed(&owed.what)),
            ("date", Word::Date(owed.due)),
            ("days", Word::Days(past)),
        ];
        let (key, words) = match (owed.promised, past) {
            (true, 0) => ("promise.today", &words[..2]),
            (true, _) => ("promise.passed", &words[..]),
            (false, 0) => ("promise.taskToday", &words[..2]),
            (false, _) => ("promise.taskPassed", &words[..]),
        };
        evaluation.holds(key, words, due_on(owed.due, owed.due, 1));
    }
    match facts.owed.iter().map(|owed| owed.due).min() {
        Some(date) => evaluation.not("promise.later", &[("date", Word::Date(date))]),
        None => evaluation.not("promise.none", &[]),
    }
}

pub(super) fn waiting_on(evaluation: &mut Evaluation<'_>) {
    let (facts, today) = (evaluation.facts, evaluation.today);
    for waiting in facts.waiting_on.iter().filter(|waiting| waiting.asks(today)) {
        let chase = waiting.chase_on;
        let words = [
            ("what", Word::Typed(&waiting.what)),
            ("who", Word::Typed(&waiting.who)),
            ("days", Word::Days(evaluation.days_since(waiting.since))),
            ("date", Word::Date(waiting.since)),
            ("chase", Word::Date(chase)),
            ("last", Word::Date(waiting.last_chased.unwrap_or(waiting.since))),
            // Not said: it tells the window which tab the row leads to.
            ("referral", Word::Number(i64::from(waiting.referral))),
        ];
        let again = waiting.last_chased.is_some();
        let key = match (again, chase == today) {
            (false, true) => "today",
            (false, false) => "passed",
            (true, true) => "todayAgain",
            (true, false) => "passedAgain",
        };
        let family = if waiting.referral {
            "waitingOn.referral"
        } else {
            "waitingOn.task"
        };
        evaluation.holds(
            &format!("{family}.{key}"),
            &words,
            due_on(chase, chase, waiting.interval),
        );
        evaluation.about(&waiting.id);
    }
    match facts.waiting_on.iter().map(|waiting| waiting.chase_on).min() {
        Some(date) => evaluation.not("waitingOn.later", &[("date", Word::Date(date))]),
        None => evaluation.not("waitingOn.none", &[]),
    }
}

pub(super) fn carer(evaluation: &mut Evaluation<'_>) {
    let allowed = evaluation.thresholds.rules.carer_days;
    // What was agreed holds where it is sooner; nobody is asked about later than after the usual time.
    let due_of = |carer: &CarerFacts| {
        let usual = after(carer.offered.unwrap_or(carer.since), allowed);
        carer.next_offer.map_or(usual, |agreed| agreed.min(usual))
    };
    let Some(carer) = evaluation.facts.carers.iter().min_by_key(|carer| due_of(carer)) else {
        evaluation.not("carer.none", &[]);
        return;
    };
    let due = due_of(carer);
    if evaluation.today <= due {
        evaluation.not("carer.later", &[("date", Word::Date(due))]);
        return;
    }
    let when = due_on(due, after(due, 1), allowed);
    match (carer.next_offer, carer.offered) {
        (Some(agreed), _) if agreed == due => evaluation.holds("carer.agreed", &[("date", Word::Date(agreed))], when),
        (_, Some(offered)) => evaluation.holds("carer.again", &[("date", Word::Date(offered))], when),
        (_, None) => evaluation.holds("carer.never", &[("date", Word::Date(carer.since))], when),
    }
}

pub(super) fn flag(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    match &facts.question {
        Some(question) => evaluation.holds("flag.question", &[("question", Word::Typed(question))], When::default()),
        None => evaluation.not("flag.none", &[]),
    }
}
