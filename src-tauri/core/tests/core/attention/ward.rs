//! Where somebody is for a while, and the hours within which they are seen once they leave: 72 after a ward, 48 where it
//! named a risk of suicide (NICE QS159). To the minute, and in hours that passed where the clocks change.

use catchment_core::Now;
use catchment_core::care::attention::{
    Facts, FollowUp, Goals, ListSection, Missed, MissedHow, Rule, Snooze, Stay, StayPlace, Thresholds, found, reasons,
};
use chrono::DateTime;

use super::{day, edges, planned, rules, settled};

fn moment(text: &str) -> Now {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn left(at: &str, hours: u16) -> FollowUp {
    FollowUp {
        place: StayPlace::Ward,
        left: moment(at),
        hours,
        attempts: 0,
        last_attempt: None,
    }
}

fn after(follow_up: FollowUp) -> Facts {
    Facts {
        follow_ups: vec![follow_up],
        ..settled()
    }
}

fn text(facts: &Facts, now: &str) -> String {
    let found = reasons(facts, &Thresholds::default(), moment(now));
    let clock = found.into_iter().find(|reason| reason.rule == Rule::Clock);
    clock.map(|reason| reason.text).unwrap_or_default()
}

#[test]
fn the_clock_shows_at_once_and_counts_down_to_the_minute() {
    // Left on Tue 17 Nov at 14:30; 72 hours later it is Fri 20 Nov, 14:30.
    let facts = after(left("2026-11-17T14:30:00+00:00", 72));
    for (now, says) in [
        (
            "2026-11-17T14:30:00+00:00",
            "72 hours left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-17T14:31:00+00:00",
            "71 hours left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-19T07:30:00+00:00",
            "31 hours left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-20T13:30:00+00:00",
            "1 hour left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-20T13:31:00+00:00",
            "59 minutes left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-20T14:29:00+00:00",
            "1 minute left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-20T14:30:00+00:00",
            "0 minutes left of 72 hours to see them after the ward; no attempt yet.",
        ),
        (
            "2026-11-20T14:31:00+00:00",
            "Not seen within 72 hours after the ward: that was 1 minute ago; no attempt yet.",
        ),
        (
            "2026-11-22T14:30:00+00:00",
            "Not seen within 72 hours after the ward: that was 48 hours ago; no attempt yet.",
        ),
    ] {
        assert_eq!(text(&facts, now), says, "{now}");
    }
    let first = &reasons(&facts, &Thresholds::default(), moment("2026-11-17T14:30:00+00:00"))[0];
    assert_eq!((first.rule, first.section), (Rule::Clock, ListSection::Now));
    assert_eq!(
        (first.since, first.due),
        (Some(day("2026-11-17")), Some(day("2026-11-20")))
    );
    assert!(!first.typed, "the place is said by its kind: no name stands in it");
}

#[test]
fn what_was_tried_stands_in_the_sentence() {
    let tried = |attempts| {
        after(FollowUp {
            attempts,
            last_attempt: Some(day("2026-11-18")),
            ..left("2026-11-17T14:30:00+00:00", 48)
        })
    };
    let now = "2026-11-18T14:30:00+00:00";
    assert_eq!(
        text(&tried(1), now),
        "24 hours left of 48 hours to see them after the ward; 1 attempt, Wed 18 Nov 2026."
    );
    assert_eq!(
        text(&tried(2), now),
        "24 hours left of 48 hours to see them after the ward; 2 attempts, the last Wed 18 Nov 2026."
    );
}

#[test]
fn hours_are_those_that_passed_where_the_clocks_change_and_over_29_february() {
    for (name, at, due_minute, minute_after) in [
        // The clocks go back on Sun 25 Oct 2026: 72 hours from Fri 14:30 end at 13:30 by the clock on the wall.
        (
            "back",
            "2026-10-23T14:30:00+01:00",
            "2026-10-26T13:30:00+00:00",
            "2026-10-26T13:31:00+00:00",
        ),
        // They go forward on Sun 29 Mar 2026: 72 hours from Fri 14:30 end at 15:30.
        (
            "forward",
            "2026-03-27T14:30:00+00:00",
            "2026-03-30T15:30:00+01:00",
            "2026-03-30T15:31:00+01:00",
        ),
        (
            "29 February",
            "2028-02-27T09:00:00+00:00",
            "2028-03-01T09:00:00+00:00",
            "2028-03-01T09:01:00+00:00",
        ),
        (
            "28 February",
            "2027-02-26T09:00:00+00:00",
            "2027-03-01T09:00:00+00:00",
            "2027-03-01T09:01:00+00:00",
        ),
    ] {
        let facts = after(left(at, 72));
        assert!(
            text(&facts, due_minute).starts_with("0 minutes left of 72 hours"),
            "{name}"
        );
        assert!(
            text(&facts, minute_after).ends_with("that was 1 minute ago; no attempt yet."),
            "{name}"
        );
    }
}

#[test]
fn where_only_the_day_is_known_it_names_the_moment_and_counts_nothing() {
    let found = reasons(
        &after(left("2026-11-17T14:30:00+00:00", 72)),
        &Thresholds::default(),
        day("2026-11-18"),
    );
    assert_eq!(
        found[0].text,
        "To be seen by Fri 20 Nov 2026, 14:30 after the ward, within 72 hours; no attempt yet."
    );
}

#[test]
fn of_two_clocks_on_one_day_the_one_that_runs_out_first_stands_first() {
    let weight = |at, hours| {
        let found = reasons(
            &after(left(at, hours)),
            &Thresholds::default(),
            moment("2026-11-19T09:00:00+00:00"),
        );
        found[0].weight
    };
    let (sooner, later) = (
        weight("2026-11-17T10:00:00+00:00", 72),
        weight("2026-11-17T16:00:00+00:00", 72),
    );
    assert!(sooner > later, "{sooner} {later}");
    assert!(weight("2026-11-16T08:00:00+00:00", 72) > 0, "past due");
}

#[test]
fn a_snooze_never_passes_the_day_on_which_the_clock_runs_out() {
    let facts = Facts {
        snoozes: vec![Snooze {
            id: "s".to_owned(),
            rule: Rule::Clock,
            made_on: day("2026-11-17"),
            until: day("2026-11-30"),
        }],
        ..after(left("2026-11-17T14:30:00+00:00", 72))
    };
    let ask = |now| found(&facts, &Thresholds::default(), moment(now));
    assert_eq!(ask("2026-11-19T23:59:00+00:00").snoozed[0].2, day("2026-11-20"));
    assert_eq!(
        ask("2026-11-20T00:00:00+00:00").reasons[0].rule,
        Rule::Clock,
        "back on the morning of that day, before it runs out"
    );
}

#[test]
fn nobody_is_doing_well_while_a_clock_in_hours_runs() {
    let well = |follow_ups| Facts {
        goals: Goals {
            open: 0,
            met: 2,
            no_longer_wanted: 0,
        },
        follow_ups,
        ..settled()
    };
    assert_eq!(rules(&well(Vec::new()), "2026-11-19"), [Rule::Ready]);
    assert_eq!(
        rules(&well(vec![left("2026-11-18T14:30:00+00:00", 72)]), "2026-11-19"),
        [Rule::Clock]
    );
}

#[test]
fn while_they_are_on_a_ward_the_interval_stated_for_it_counts() {
    let there = |contact_days| Facts {
        last_attended: Some(day("2026-11-01")),
        contact_days: Some(28),
        stay: Some(Stay {
            place: StayPlace::Ward,
            since: day("2026-11-02"),
            contact_days,
        }),
        ..settled()
    };
    edges(
        Rule::ContactOverdue,
        &there(Some(7)),
        &[("2026-11-08", false), ("2026-11-09", true)],
    );
    let says = |facts: &Facts, on| {
        let found = reasons(facts, &Thresholds::default(), day(on)).into_iter();
        found.map(|reason| reason.text).next().unwrap()
    };
    assert_eq!(
        says(&there(Some(7)), "2026-11-09"),
        "No contact for 8 days; every 7 days while they are on a ward."
    );
    // None stated: as agreed with them.
    edges(
        Rule::ContactOverdue,
        &there(None),
        &[("2026-11-29", false), ("2026-11-30", true)],
    );
    assert_eq!(
        says(&there(None), "2026-11-30"),
        "No contact for 29 days; agreed every 28 days."
    );
}

#[test]
fn a_missed_contact_asks_at_once_within_28_days_of_the_ward() {
    let missed = |on| Facts {
        missed: Some(Missed {
            last: day(on),
            how: MissedHow::DidNotAttend,
            times: 1,
        }),
        planned: Vec::new(),
        ward_discharge: Some(day("2026-10-20")),
        ..settled()
    };
    // 20 Oct to 17 Nov are 28 days.
    edges(Rule::Missed, &missed("2026-11-17"), &[("2026-11-17", true)]);
    edges(
        Rule::Missed,
        &missed("2026-11-18"),
        &[("2026-11-18", false), ("2026-11-19", false), ("2026-11-20", true)],
    );
}

#[test]
fn whoever_came_back_and_was_not_seen_yet_is_asked_for_after_7_days() {
    let back = Facts {
        started: Some(day("2026-11-10")),
        added: day("2026-11-10"),
        reopened: Some(day("2026-11-10")),
        last_attended: None,
        planned: vec![planned("2026-12-02")],
        ..settled()
    };
    edges(Rule::Silent, &back, &[("2026-11-17", false), ("2026-11-18", true)]);
    let found = reasons(&back, &Thresholds::default(), day("2026-11-18"));
    assert!(
        found
            .iter()
            .any(|reason| reason.text == "Not seen since being taken up again 8 days ago."),
        "{found:?}"
    );
}
