//! What I owe and what others owe, at the edges: the day before, the day itself, the day after.

use catchment_core::care::attention::{Facts, Owed, Rule, RuleAnswer, Standing, Thresholds, WaitingOn, explain, found};
use catchment_core::care::attention::{Snooze, reasons};

use super::{edges, rules, settled, texts};
use crate::support::day;

fn promised(due: &str) -> Owed {
    Owed {
        what: "Bring the bus pass form".to_owned(),
        promised: true,
        due: day(due),
    }
}

fn asked(since: &str, chase_on: &str) -> WaitingOn {
    WaitingOn {
        id: "task-1".to_owned(),
        what: "Answer about the blood test".to_owned(),
        who: "Abbey Surgery".to_owned(),
        since: day(since),
        chase_on: day(chase_on),
        interval: 3,
        last_chased: None,
        referral: false,
    }
}

fn owing(owed: &[Owed]) -> Facts {
    Facts {
        owed: owed.to_vec(),
        ..settled()
    }
}

fn waiting(on: WaitingOn) -> Facts {
    Facts {
        waiting_on: vec![on],
        ..settled()
    }
}

#[test]
fn a_promise_asks_on_its_day_and_until_it_is_closed() {
    let facts = owing(&[promised("2026-11-19")]);
    edges(
        Rule::Promise,
        &facts,
        &[
            ("2026-11-18", false),
            ("2026-11-19", true),
            ("2026-11-20", true),
            ("2027-11-19", true),
        ],
    );
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["Promised: “Bring the bus pass form”, due today, Thu 19 Nov 2026."]
    );
    assert_eq!(
        texts(&facts, "2026-11-22"),
        ["Promised: “Bring the bus pass form”, due Thu 19 Nov 2026, 3 days ago."]
    );
    let reason = reasons(&facts, &Thresholds::default(), day("2026-11-22")).remove(0);
    assert_eq!(
        (reason.days, reason.since, reason.due),
        (3, Some(day("2026-11-19")), Some(day("2026-11-19")))
    );
    assert!(reason.typed, "its words can name somebody");
}

#[test]
fn another_task_of_mine_asks_as_a_promise_does_in_its_own_words() {
    let task = Owed {
        promised: false,
        ..promised("2026-11-19")
    };
    let facts = owing(&[task, promised("2026-11-25")]);
    assert_eq!(
        texts(&facts, "2026-11-20"),
        ["To do: “Bring the bus pass form”, due Thu 19 Nov 2026, 1 day ago."],
        "one reason for each that is due"
    );
    assert_eq!(rules(&facts, "2026-11-25"), [Rule::Promise, Rule::Promise]);
}

#[test]
fn somebody_who_owes_is_to_be_asked_again_on_the_chase_date() {
    let facts = waiting(asked("2026-11-16", "2026-11-19"));
    edges(
        Rule::WaitingOn,
        &facts,
        &[
            ("2026-11-18", false),
            ("2026-11-19", true),
            ("2026-11-20", true),
            ("2027-11-19", true),
        ],
    );
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["Abbey Surgery was asked for “Answer about the blood test” 3 days ago, Mon 16 Nov 2026; ask again today."]
    );
    assert_eq!(
        texts(&facts, "2026-11-20"),
        [
            "Abbey Surgery was asked for “Answer about the blood test” 4 days ago, Mon 16 Nov 2026; to be asked again Thu 19 Nov 2026."
        ]
    );
    let again = waiting(WaitingOn {
        last_chased: Some(day("2026-11-17")),
        ..asked("2026-11-16", "2026-11-19")
    });
    assert_eq!(
        texts(&again, "2026-11-19"),
        [
            "Abbey Surgery was asked for “Answer about the blood test” 3 days ago and again Tue 17 Nov 2026; ask again today."
        ]
    );
}

#[test]
fn the_same_days_past_weigh_more_where_the_interval_is_short() {
    let routine = WaitingOn {
        interval: 14,
        who: "Housing".to_owned(),
        ..asked("2026-11-01", "2026-11-15")
    };
    let crisis = WaitingOn {
        interval: 1,
        who: "Crisis team".to_owned(),
        ..asked("2026-11-14", "2026-11-15")
    };
    let facts = Facts {
        waiting_on: vec![routine, crisis],
        ..settled()
    };
    let said = texts(&facts, "2026-11-19");
    assert!(said[0].starts_with("Crisis team") && said[1].starts_with("Housing"));
}

#[test]
fn neither_a_pause_nor_a_discharge_stops_what_is_owed() {
    for standing in [Standing::Paused(Some(day("2026-12-31"))), Standing::Discharged] {
        let facts = Facts {
            standing,
            waiting_on: vec![asked("2026-11-16", "2026-11-19")],
            ..owing(&[promised("2026-11-19")])
        };
        edges(Rule::Promise, &facts, &[("2026-11-18", false), ("2026-11-19", true)]);
        edges(Rule::WaitingOn, &facts, &[("2026-11-18", false), ("2026-11-19", true)]);
    }
}

#[test]
fn a_snooze_puts_aside_what_held_then_and_not_what_is_due_later() {
    let facts = Facts {
        snoozes: vec![Snooze {
            id: "s".to_owned(),
            rule: Rule::Promise,
            made_on: day("2026-11-19"),
            until: day("2026-11-23"),
        }],
        ..owing(&[promised("2026-11-19"), promised("2026-11-21")])
    };
    let count = |on: &str| {
        let found = found(&facts, &Thresholds::default(), day(on));
        (found.reasons.len(), found.snoozed.len())
    };
    assert_eq!(count("2026-11-20"), (0, 1));
    assert_eq!(count("2026-11-22"), (1, 1));
    assert_eq!(count("2026-11-23"), (2, 0));
}

#[test]
fn the_explanation_says_what_is_next() {
    let answer = |facts: &Facts, rule: Rule| {
        let all = explain(facts, &Thresholds::default(), day("2026-11-18"));
        all.into_iter()
            .find(|one| one.rule == rule && one.answer == RuleAnswer::No)
            .unwrap()
            .text
    };
    let facts = Facts {
        waiting_on: vec![asked("2026-11-16", "2026-11-19")],
        ..owing(&[promised("2026-11-20")])
    };
    assert_eq!(
        answer(&facts, Rule::Promise),
        "The next promise or task is due Fri 20 Nov 2026."
    );
    assert_eq!(
        answer(&facts, Rule::WaitingOn),
        "Somebody who owes something is to be asked again Thu 19 Nov 2026."
    );
    assert_eq!(answer(&settled(), Rule::Promise), "Nothing is promised or to be done.");
    assert_eq!(answer(&settled(), Rule::WaitingOn), "Nobody else owes anything.");
}

#[test]
fn what_is_owed_is_no_next_contact() {
    let facts = Facts {
        planned: Vec::new(),
        waiting_on: vec![asked("2026-11-16", "2026-12-19")],
        ..owing(&[promised("2026-12-20")])
    };
    assert_eq!(rules(&facts, "2026-11-19"), [Rule::Silent]);
}
