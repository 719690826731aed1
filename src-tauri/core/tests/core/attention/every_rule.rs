//! Every rule at its edge, in one table: the day before, the day, the day after; across 29 February, a new year and both
//! changes of the clocks, wherever on earth the laptop stands; paused, discharged and put aside. The days before each
//! edge are the usual ones of the rules as they are written down in `care/attention/mod.rs`.

mod cases;

use catchment_core::care::attention::{Facts, Rule, Snooze, Standing, Thresholds, found, reasons};
use chrono::{FixedOffset, NaiveDate, TimeDelta};

use self::cases::{Begins, CASES, Case, Goes, quiet};
use super::day;

/// The first day on which each case holds, in turn.
const EDGES: [&str; 6] = [
    "2026-11-19",
    "2028-02-29",
    "2028-03-01",
    "2027-01-01",
    // In the United Kingdom the clocks go back in the night to the first, and forward in the night to the second.
    "2026-10-25",
    "2027-03-28",
];

/// Days from this one.
fn on(edge: NaiveDate, days: i64) -> NaiveDate {
    edge + TimeDelta::days(days)
}

fn holds(case: &Case, facts: &Facts, today: NaiveDate) -> bool {
    let found = reasons(facts, &Thresholds::default(), today);
    found.iter().any(|reason| reason.rule == case.rule)
}

/// Each case at each edge.
fn everywhere(check: impl Fn(&Case, NaiveDate, Facts, &str)) {
    for (number, case) in CASES.iter().enumerate() {
        for edge in EDGES {
            let edge = day(edge);
            let facts = (case.facts)(edge, quiet(edge));
            check(case, edge, facts, &format!("case {number}, {:?} on {edge}", case.rule));
        }
    }
}

#[test]
fn no_rule_is_left_out() {
    for rule in Rule::ALL {
        // Those two are about the caseload, and about a pause: they stand in `housekeeping` and `contact`.
        let elsewhere = matches!(rule, Rule::Unsent | Rule::PauseEnded);
        let here = CASES.iter().any(|case| case.rule == *rule);
        assert!(here != elsewhere, "{rule:?}");
    }
    for edge in EDGES {
        assert_eq!(reasons(&quiet(day(edge)), &Thresholds::default(), day(edge)), []);
    }
}

#[test]
fn the_day_before_the_day_and_the_day_after() {
    everywhere(|case, edge, facts, said| {
        let before = case.begins == Begins::AtOnce;
        assert_eq!(holds(case, &facts, on(edge, -1)), before, "{said}: the day before");
        assert!(holds(case, &facts, edge), "{said}: the day");
        assert!(holds(case, &facts, on(edge, 1)), "{said}: the day after");
        assert!(holds(case, &facts, on(edge, 21)), "{said}: it never ends by itself");
    });
}

#[test]
fn the_day_is_the_one_on_the_wall_wherever_the_laptop_stands() {
    everywhere(|case, edge, facts, said| {
        for hours in [-10, 0, 1, 14] {
            let here = FixedOffset::east_opt(hours * 3600).unwrap();
            let at = |day: NaiveDate, hour, minute| {
                day.and_hms_opt(hour, minute, 0)
                    .unwrap()
                    .and_local_timezone(here)
                    .unwrap()
            };
            for (now, asks) in [
                (at(on(edge, -1), 23, 59), case.begins == Begins::AtOnce),
                (at(edge, 0, 0), true),
                (at(edge, 23, 59), true),
            ] {
                let found = reasons(&facts, &Thresholds::default(), now);
                let asked = found.iter().any(|reason| reason.rule == case.rule);
                assert_eq!(asked, asks, "{said}: {now}");
            }
        }
    });
}

#[test]
fn a_pause_and_a_discharge_stop_what_they_stop_and_nothing_else() {
    everywhere(|case, edge, facts, said| {
        let standing = |standing| Facts {
            standing,
            ..facts.clone()
        };
        let (paused, discharged) = match case.goes {
            Goes::Always => (true, true),
            Goes::UntilDischarged => (true, false),
            Goes::Active => (false, false),
        };
        for until in [Some(on(edge, 10)), Some(edge), None] {
            let facts = standing(Standing::Paused(until));
            assert_eq!(holds(case, &facts, edge), paused, "{said}: paused until {until:?}");
        }
        let ended = standing(Standing::Paused(Some(on(edge, -1))));
        assert_eq!(
            holds(case, &ended, edge),
            // Asking what is next is for later: first it is to be decided whether the pause has ended.
            case.rule != Rule::Ready,
            "{said}: the pause has ended"
        );
        let gone = standing(Standing::Discharged);
        assert_eq!(holds(case, &gone, edge), discharged, "{said}: discharged");
    });
}

#[test]
fn put_aside_it_stands_among_the_snoozed_until_its_day() {
    everywhere(|case, edge, mut facts, said| {
        // Safety: one day at most.
        let days = if case.rule.one_day_at_most() { 1 } else { 3 };
        facts.snoozes = vec![Snooze {
            id: "s".to_owned(),
            rule: case.rule,
            made_on: edge,
            until: on(edge, days),
        }];
        // Before a clock runs out, in days: the hours of a ward end on the third day.
        for ahead in 0..days {
            let found = found(&facts, &Thresholds::default(), on(edge, ahead));
            let shows = found.reasons.iter().any(|reason| reason.rule == case.rule);
            let aside = found.snoozed.iter().any(|(reason, _, _)| reason.rule == case.rule);
            assert_eq!((shows, aside), (false, true), "{said}: put aside, day {ahead}");
        }
        assert!(holds(case, &facts, on(edge, days)), "{said}: back");
    });
}
