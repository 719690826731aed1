//! Whether somebody is seen as agreed, and whether it is known when they are seen next.

use super::evaluation::{Evaluation, When, Word, after, due_on};
use super::facts::MissedHow;
use super::{Rule, Standing};
use crate::care::dates;
use crate::care::sentence::say;

pub(super) fn lapsed(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let allowed = evaluation.thresholds.rules.lapsed_days;
    let is_late = |on| evaluation.days_since(on) >= i64::from(allowed);
    let passed: Vec<_> = facts.planned.iter().filter(|planned| is_late(planned.on)).collect();
    if passed.is_empty() {
        evaluation.not("lapsed.none", &[]);
    }
    for planned in passed {
        let when = due_on(planned.on, after(planned.on, allowed), allowed);
        let date = ("date", Word::Date(planned.on));
        match &planned.time {
            Some(time) => evaluation.holds("lapsed.visit", &[date, ("time", Word::Text(time))], when),
            None => evaluation.holds("lapsed.contact", &[date], when),
        }
    }
}

pub(super) fn overdue(evaluation: &mut Evaluation<'_>) {
    let Some(last) = evaluation.facts.last_attended else {
        evaluation.not("contactOverdue.neverSeen", &[]);
        return;
    };
    let stated = evaluation
        .facts
        .stay
        .and_then(|stay| Some((stay.place.there(), stay.contact_days?)));
    let (held, not, interval, there) = match (stated, evaluation.facts.contact_days) {
        (Some((there, days)), _) => ("contactOverdue.stay", "contactOverdue.withinStay", days, there),
        (None, Some(days)) => ("contactOverdue.agreed", "contactOverdue.within", days, String::new()),
        (None, None) => (
            "contactOverdue.notAgreed",
            "contactOverdue.withinUsual",
            evaluation.thresholds.contact_days,
            String::new(),
        ),
    };
    let words = [
        ("days", Word::Days(evaluation.days_since(last))),
        ("interval", Word::Days(interval.into())),
        ("there", Word::Text(&there)),
    ];
    let due = after(last, interval);
    if evaluation.today > due {
        evaluation.holds(held, &words, due_on(due, after(due, 1), interval));
    } else {
        evaluation.not(not, &words);
    }
}

pub(super) fn silent(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    if facts.last_attended.is_none() {
        never_seen(evaluation);
    }
    if let Some(next) = facts.planned.iter().find(|planned| planned.on >= evaluation.today) {
        evaluation.not("silent.planned", &[("date", Word::Date(next.on))]);
        return;
    }
    // The day on which the last next step was used up: what was planned has passed, or was what happened last.
    let last_planned = facts.planned.last().map(|planned| planned.on);
    let since = [
        facts.last_attended,
        last_planned,
        Some(facts.added.min(evaluation.today)),
    ];
    let since = since.into_iter().flatten().max().unwrap_or(evaluation.today);
    let allowed = evaluation.thresholds.rules.silent_days;
    let words = [
        ("days", Word::Days(evaluation.days_since(since))),
        ("interval", Word::Days(allowed.into())),
    ];
    if evaluation.days_since(since) < i64::from(allowed) {
        evaluation.not("silent.soon", &words);
        return;
    }
    let when = When {
        since: Some(after(since, allowed)),
        ..When::default()
    };
    evaluation.holds("silent.none", &[], when);
}

fn never_seen(evaluation: &mut Evaluation<'_>) {
    let added = evaluation.facts.added;
    let allowed = evaluation.thresholds.rules.first_contact_days;
    let due = after(added, allowed);
    if evaluation.today > due {
        let words = [("days", Word::Days(evaluation.days_since(added)))];
        let key = match evaluation.facts.reopened {
            Some(_) => "silent.neverAgain",
            None => "silent.never",
        };
        evaluation.holds(key, &words, due_on(due, after(due, 1), allowed));
    }
}

pub(super) fn missed(evaluation: &mut Evaluation<'_>) {
    let Some(missed) = evaluation.facts.missed else {
        evaluation.not("missed.none", &[]);
        return;
    };
    let date = ("date", Word::Date(missed.last));
    if let Some(next) = evaluation
        .facts
        .planned
        .iter()
        .find(|planned| planned.on >= evaluation.today)
    {
        evaluation.not("missed.rebooked", &[date, ("next", Word::Date(next.on))]);
        return;
    }
    let rules = &evaluation.thresholds.rules;
    let ward = evaluation.facts.ward_discharge.is_some_and(|left| {
        let since = (missed.last - left).num_days();
        (0..=i64::from(rules.ward_days)).contains(&since)
    });
    let at_once = missed.times >= 2 || ward || evaluation.facts.concern_open(evaluation.today);
    let allowed = if at_once { 0 } else { rules.missed_days };
    if evaluation.days_since(missed.last) < i64::from(allowed) {
        evaluation.not("missed.soon", &[date, ("interval", Word::Days(allowed.into()))]);
        return;
    }
    let words = [date, ("times", Word::Number(missed.times.into()))];
    let key = match (missed.times, missed.how) {
        (2.., _) => "missed.again",
        (_, MissedHow::DidNotAttend) => "missed.didNotAttend",
        (_, MissedHow::WasNotBrought) => "missed.wasNotBrought",
        (_, MissedHow::NoAccess) => "missed.noAccess",
    };
    let words = if missed.times >= 2 { &words[..] } else { &words[..1] };
    evaluation.holds(key, words, due_on(missed.last, after(missed.last, allowed), allowed));
}

/// Attempts that are named with their day, the newest; those before them are counted.
const NAMED: usize = 5;
/// What to try next is decided within a week.
const DECIDED: u16 = 7;

pub(super) fn disengaging(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let rules = &evaluation.thresholds.rules;
    let (times, days) = (rules.disengaging_contacts, rules.disengaging_days);
    let tried = &facts.attempts;
    // Any run of so many counts, however long ago it was: nobody was seen or heard since.
    let since = tried.windows(usize::from(times.max(1))).find_map(|run| {
        let (first, last) = (run.first()?.on, run.last()?.on);
        ((last - first).num_days() < i64::from(days)).then_some(last)
    });
    let count = ("count", Word::Number(i64::try_from(tried.len()).unwrap_or(i64::MAX)));
    let (Some(since), Some(first)) = (since, tried.first()) else {
        let key = if tried.is_empty() {
            "disengaging.none"
        } else {
            "disengaging.few"
        };
        let asked = [
            count,
            ("times", Word::Number(times.into())),
            ("days", Word::Days(days.into())),
        ];
        evaluation.not(key, &asked);
        return;
    };
    let before = tried.len().saturating_sub(NAMED);
    let named = tried[before..].iter().map(|one| {
        let kind = say(&format!("kind.full.{}", one.kind), &[]);
        format!("{kind} {}", dates::long(one.on))
    });
    let earlier = (before > 0).then(|| say("disengaging.earlier", &[("n", &before.to_string())]));
    let named = earlier.into_iter().chain(named).collect::<Vec<_>>().join(", ");
    let words = [
        count,
        ("tried", Word::Text(&named)),
        ("date", Word::Date(facts.circle_asked.unwrap_or(first.on))),
    ];
    let when = due_on(since, since, DECIDED);
    match facts.circle_asked.filter(|asked| *asked >= first.on) {
        Some(_) => evaluation.holds("disengaging.circleAsked", &words, when),
        None => evaluation.holds("disengaging.circleNotAsked", &words[..2], when),
    }
}

pub(super) fn pause_ended(evaluation: &mut Evaluation<'_>) {
    match evaluation.facts.standing {
        Standing::Paused(Some(until)) if until < evaluation.today => {
            evaluation.holds(
                "pauseEnded.ended",
                &[("date", Word::Date(until))],
                due_on(until, after(until, 1), 7),
            );
        }
        Standing::Paused(Some(until)) => evaluation.not("pauseEnded.ahead", &[("date", Word::Date(until))]),
        Standing::Paused(None) => evaluation.holds("pauseEnded.noEnd", &[], When::default()),
        Standing::Active | Standing::Discharged => evaluation.not("pauseEnded.notPaused", &[]),
    }
}

/// Whether a pause stops the rules that a pause stops: it has begun and not ended.
pub(super) fn paused(standing: Standing, today: chrono::NaiveDate) -> bool {
    match standing {
        Standing::Paused(until) => until.is_none_or(|until| until >= today),
        Standing::Active | Standing::Discharged => false,
    }
}

/// Why a rule does not apply to somebody with this status: the key of its sentence.
pub(super) fn stopped(rule: Rule, standing: Standing, today: chrono::NaiveDate) -> Option<&'static str> {
    use super::rule::Reach;
    match rule.reach() {
        Reach::Everybody => None,
        _ if standing == Standing::Discharged => Some("stopped.discharged"),
        Reach::Active if paused(standing, today) => Some("stopped.paused"),
        Reach::Active | Reach::Caseload => None,
    }
}
