//! Whether somebody is seen as agreed, and whether it is known when they are seen next.

use super::facts::MissedHow;
use super::look::{Look, When, Word, after, due_on};
use super::{Rule, Standing};

pub(super) fn lapsed(look: &mut Look<'_>) {
    let facts = look.facts;
    let allowed = look.thresholds.rules.lapsed_days;
    let is_late = |on| look.days_since(on) >= i64::from(allowed);
    let passed: Vec<_> = facts.planned.iter().filter(|planned| is_late(planned.on)).collect();
    if passed.is_empty() {
        look.not("lapsed.none", &[]);
    }
    for planned in passed {
        let when = due_on(planned.on, after(planned.on, allowed), allowed);
        let date = ("date", Word::Date(planned.on));
        match &planned.time {
            Some(time) => look.holds("lapsed.visit", &[date, ("time", Word::Text(time))], when),
            None => look.holds("lapsed.contact", &[date], when),
        }
    }
}

pub(super) fn overdue(look: &mut Look<'_>) {
    let Some(last) = look.facts.last_attended else {
        look.not("contactOverdue.neverSeen", &[]);
        return;
    };
    let stated = look
        .facts
        .stay
        .and_then(|stay| Some((stay.place.there(), stay.contact_days?)));
    let (held, not, interval, there) = match (stated, look.facts.contact_days) {
        (Some((there, days)), _) => ("contactOverdue.stay", "contactOverdue.withinStay", days, there),
        (None, Some(days)) => ("contactOverdue.agreed", "contactOverdue.within", days, String::new()),
        (None, None) => (
            "contactOverdue.notAgreed",
            "contactOverdue.withinUsual",
            look.thresholds.contact_days,
            String::new(),
        ),
    };
    let words = [
        ("days", Word::Days(look.days_since(last))),
        ("interval", Word::Days(interval.into())),
        ("there", Word::Text(&there)),
    ];
    let due = after(last, interval);
    if look.today > due {
        look.holds(held, &words, due_on(due, after(due, 1), interval));
    } else {
        look.not(not, &words);
    }
}

pub(super) fn silent(look: &mut Look<'_>) {
    let facts = look.facts;
    if facts.last_attended.is_none() {
        never_seen(look);
    }
    if let Some(next) = facts.planned.iter().find(|planned| planned.on >= look.today) {
        look.not("silent.planned", &[("date", Word::Date(next.on))]);
        return;
    }
    // The day on which the last next step was used up: what was planned has passed, or was what happened last.
    let last_planned = facts.planned.last().map(|planned| planned.on);
    let since = [facts.last_attended, last_planned, Some(facts.added.min(look.today))];
    let since = since.into_iter().flatten().max().unwrap_or(look.today);
    let allowed = look.thresholds.rules.silent_days;
    let words = [
        ("days", Word::Days(look.days_since(since))),
        ("interval", Word::Days(allowed.into())),
    ];
    if look.days_since(since) < i64::from(allowed) {
        look.not("silent.soon", &words);
        return;
    }
    let when = When {
        since: Some(after(since, allowed)),
        ..When::default()
    };
    look.holds("silent.none", &[], when);
}

fn never_seen(look: &mut Look<'_>) {
    let added = look.facts.added;
    let allowed = look.thresholds.rules.first_contact_days;
    let due = after(added, allowed);
    if look.today > due {
        let words = [("days", Word::Days(look.days_since(added)))];
        let key = match look.facts.reopened {
            Some(_) => "silent.neverAgain",
            None => "silent.never",
        };
        look.holds(key, &words, due_on(due, after(due, 1), allowed));
    }
}

pub(super) fn missed(look: &mut Look<'_>) {
    let Some(missed) = look.facts.missed else {
        look.not("missed.none", &[]);
        return;
    };
    let date = ("date", Word::Date(missed.last));
    if let Some(next) = look.facts.planned.iter().find(|planned| planned.on >= look.today) {
        look.not("missed.rebooked", &[date, ("next", Word::Date(next.on))]);
        return;
    }
    let rules = &look.thresholds.rules;
    let ward = look.facts.ward_discharge.is_some_and(|left| {
        let since = (missed.last - left).num_days();
        (0..=i64::from(rules.ward_days)).contains(&since)
    });
    let at_once = missed.times >= 2 || ward || look.facts.concern_open(look.today);
    let allowed = if at_once { 0 } else { rules.missed_days };
    if look.days_since(missed.last) < i64::from(allowed) {
        look.not("missed.soon", &[date, ("interval", Word::Days(allowed.into()))]);
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
    look.holds(key, words, due_on(missed.last, after(missed.last, allowed), allowed));
}

pub(super) fn pause_ended(look: &mut Look<'_>) {
    match look.facts.standing {
        Standing::Paused(Some(until)) if until < look.today => {
            look.holds(
                "pauseEnded.ended",
                &[("date", Word::Date(until))],
                due_on(until, after(until, 1), 7),
            );
        }
        Standing::Paused(Some(until)) => look.not("pauseEnded.ahead", &[("date", Word::Date(until))]),
        Standing::Paused(None) => look.holds("pauseEnded.noEnd", &[], When::default()),
        Standing::Active | Standing::Discharged => look.not("pauseEnded.notPaused", &[]),
    }
}

/// Whether a pause stops the rules that a pause stops: it has begun and not ended.
pub(super) fn paused(standing: Standing, today: chrono::NaiveDate) -> bool {
    match standing {
        Standing::Paused(until) => until.is_none_or(|until| until >= today),
        Standing::Active | Standing::Discharged => false,
    }
}

/// Why a rule is not asked about somebody who stands there.
pub(super) fn stopped(rule: Rule, standing: Standing, today: chrono::NaiveDate) -> Option<&'static str> {
    use super::rule::Reach;
    match rule.reach() {
        Reach::Everybody => None,
        _ if standing == Standing::Discharged => Some("stopped.discharged"),
        Reach::Active if paused(standing, today) => Some("stopped.paused"),
        Reach::Active | Reach::Caseload => None,
    }
}
