//! Putting a rule aside: until its day, with its reason, never past a clock, and for safety one day at most.

use catchment_core::acts;
use catchment_core::care::attention::{
    Facts, LegalDate, OpenMilestone, Rule, RunsOut, SafetyConcern, Snooze, Thresholds, found, snooze,
};
use catchment_core::error::Fault;
use catchment_core::record::workspace::snooze::{self as noun, SnoozeDetails};
use catchment_core::store::OpKind;
use catchment_core::view::caseload::today;
use catchment_core::view::person::{self, history};
use catchment_core::{Error, Result};

use super::{day, planned, settled};
use crate::support::{Fixture, at, fixture};

const TODAY: &str = "2026-11-19";

fn aside(rule: Rule, made_on: &str, until: &str) -> Snooze {
    Snooze {
        id: "s".to_owned(),
        rule,
        made_on: day(made_on),
        until: day(until),
    }
}

/// Whether the rule shows, and whether it stands among the snoozed.
fn shows(rule: Rule, facts: &Facts, on: &str) -> (bool, bool) {
    let found = found(facts, &Thresholds::default(), day(on));
    (
        found.reasons.iter().any(|reason| reason.rule == rule),
        found.snoozed.iter().any(|(reason, _, _)| reason.rule == rule),
    )
}

#[test]
fn a_snooze_ends_by_itself_on_its_day_and_the_reason_is_still_there() {
    let facts = Facts {
        planned: vec![planned("2026-11-01"), planned("2027-03-01")],
        snoozes: vec![aside(Rule::Lapsed, "2026-11-10", "2026-11-17")],
        ..settled()
    };
    assert_eq!(shows(Rule::Lapsed, &facts, "2026-11-10"), (false, true));
    assert_eq!(shows(Rule::Lapsed, &facts, "2026-11-16"), (false, true));
    assert_eq!(shows(Rule::Lapsed, &facts, "2026-11-17"), (true, false));
    assert_eq!(shows(Rule::Lapsed, &facts, "2027-01-17"), (true, false));
}

#[test]
fn it_puts_aside_one_rule_and_only_what_held_when_it_was_made() {
    let milestone = |text: &str, due: &str| OpenMilestone {
        text: text.to_owned(),
        due: day(due),
    };
    let facts = Facts {
        planned: Vec::new(),
        // Shown from 13 and from 20 November.
        milestones: vec![milestone("First", "2026-11-20"), milestone("Second", "2026-11-27")],
        snoozes: vec![aside(Rule::MilestoneDue, "2026-11-19", "2026-12-31")],
        ..settled()
    };
    assert_eq!(shows(Rule::MilestoneDue, &facts, "2026-11-19"), (false, true));
    assert_eq!(shows(Rule::Silent, &facts, "2026-11-19"), (true, false));
    assert_eq!(
        shows(Rule::MilestoneDue, &facts, "2026-11-20"),
        (true, true),
        "the second is new"
    );
}

#[test]
fn safety_comes_back_the_next_day_and_a_clock_on_its_deadline_whatever_is_stored() {
    let facts = Facts {
        safety_concerns: vec![SafetyConcern {
            what: "Said so".to_owned(),
            since: day("2026-11-15"),
            answered: false,
            deferred_until: None,
        }],
        legal_dates: vec![LegalDate {
            label: "Section 117 review".to_owned(),
            due: RunsOut::Day(day("2026-11-25")),
        }],
        snoozes: vec![
            aside(Rule::Safety, TODAY, "2026-12-31"),
            aside(Rule::Clock, TODAY, "2026-12-31"),
        ],
        ..settled()
    };
    assert_eq!(shows(Rule::Safety, &facts, TODAY), (false, true));
    assert_eq!(shows(Rule::Safety, &facts, "2026-11-20"), (true, false));
    assert_eq!(shows(Rule::Clock, &facts, "2026-11-24"), (false, true));
    assert_eq!(shows(Rule::Clock, &facts, "2026-11-25"), (true, false));
}

#[test]
fn what_may_be_put_aside_for_how_long() {
    let check = |rule, until, told, deadline: Option<&str>| {
        snooze::check(rule, day(until), told, deadline.map(day), day(TODAY))
    };
    assert_eq!(check(Rule::Lapsed, "2026-11-20", false, None), Ok(()));
    assert_eq!(check(Rule::Lapsed, TODAY, false, None), Err(("until", Fault::NotLater)));
    assert_eq!(check(Rule::Lapsed, "2027-11-20", false, None), Ok(()), "366 days");
    assert_eq!(
        check(Rule::Lapsed, "2027-11-21", false, None),
        Err(("until", Fault::TooFar))
    );
    for rule in [Rule::Safety, Rule::Safeguarding] {
        assert_eq!(check(rule, "2026-11-20", true, None), Ok(()));
        assert_eq!(
            check(rule, "2026-11-20", false, None),
            Err(("informed", Fault::Required))
        );
        assert_eq!(check(rule, "2026-11-21", true, None), Err(("until", Fault::OneDay)));
    }
    assert_eq!(check(Rule::Clock, "2026-11-25", false, Some("2026-11-25")), Ok(()));
    assert_eq!(
        check(Rule::Clock, "2026-11-26", false, Some("2026-11-25")),
        Err(("until", Fault::Deadline))
    );
    assert_eq!(
        check(Rule::Clock, "2026-11-20", false, Some("2026-11-18")),
        Err(("until", Fault::Deadline)),
        "it has run out"
    );
    assert_eq!(
        check(Rule::Unsent, "2026-11-20", false, None),
        Err(("rule", Fault::OfCaseload))
    );
}

fn put(fixture: &mut Fixture, details: &SnoozeDetails, now: &str) -> Result<String> {
    let now = at(now);
    fixture
        .store
        .transact(OpKind::Snooze, now, |tx| acts::snooze::add(tx, details))
}

fn details(patient: &str, until: &str, reason: &str) -> SnoozeDetails {
    SnoozeDetails {
        patient: patient.to_owned(),
        rule: Rule::Silent,
        until: Some(day(until)),
        reason: reason.to_owned(),
        informed: None,
    }
}

/// Of Today: how many rows, and the reasons of the snoozes.
fn on_today(fixture: &Fixture, now: &str) -> (usize, Vec<String>) {
    let today = fixture.store.read(|conn| today::today(conn, at(now))).unwrap();
    let snoozed = today.snoozed.into_iter().map(|row| row.snoozed.snooze.reason);
    (today.attention.len(), snoozed.collect())
}

#[test]
fn a_snooze_is_kept_undone_replaced_and_ended() {
    let mut fixture = fixture();
    let now = "2026-11-19T08:12";
    let id = fixture.add("Amina", "Abbott", at(now));
    assert_eq!(on_today(&fixture, now), (1, vec![]));

    put(&mut fixture, &details(&id, "2026-11-26", "Away until then"), now).unwrap();
    assert_eq!(on_today(&fixture, now), (0, vec!["Away until then".to_owned()]));
    let page = fixture.store.read(|conn| person::person(conn, &id, at(now))).unwrap();
    assert_eq!((page.reasons.len(), page.snoozed.len()), (0, 1));
    assert_eq!(page.snoozed[0].back_on, day("2026-11-26"));

    let undone = fixture.store.undo(at(now)).unwrap().unwrap();
    assert_eq!(undone.kind, OpKind::Snooze);
    assert_eq!(on_today(&fixture, now), (1, vec![]));

    put(&mut fixture, &details(&id, "2026-11-26", "First"), now).unwrap();
    let second = put(&mut fixture, &details(&id, "2026-11-24", "Second"), now).unwrap();
    assert_eq!(on_today(&fixture, now), (0, vec!["Second".to_owned()]));
    assert_eq!(on_today(&fixture, "2026-11-24T08:00").0, 1, "it is back by itself");

    let end = |fixture: &mut Fixture| {
        fixture
            .store
            .transact(OpKind::EndSnooze, at(now), |tx| noun::end(tx, &second))
    };
    end(&mut fixture).unwrap();
    assert_eq!(on_today(&fixture, now), (1, vec![]));
    assert!(matches!(end(&mut fixture), Err(Error::NotFound("snooze"))));
    fixture.store.undo(at(now)).unwrap();
    assert_eq!(on_today(&fixture, now), (0, vec!["Second".to_owned()]));

    let query = history::HistoryQuery {
        patient: id,
        before: None,
    };
    let told = fixture.store.read(|conn| history::history(conn, &query)).unwrap();
    assert!(told.ops.iter().any(|op| op.kind == OpKind::EndSnooze && op.undone));
}

#[test]
fn a_snooze_says_why_and_when_and_whom_it_told() {
    let mut fixture = fixture();
    let now = "2026-11-19T08:12";
    let id = fixture.add("Amina", "Abbott", at(now));
    let whole = details(&id, "2026-11-20", "Rang; out until tomorrow");
    for (wrong, field) in [
        (
            SnoozeDetails {
                reason: " ".to_owned(),
                ..whole.clone()
            },
            "reason",
        ),
        (
            SnoozeDetails {
                until: None,
                ..whole.clone()
            },
            "until",
        ),
        (
            SnoozeDetails {
                rule: Rule::Safety,
                ..whole.clone()
            },
            "informed",
        ),
    ] {
        let refused = put(&mut fixture, &wrong, now);
        assert!(
            matches!(refused, Err(Error::Invalid { field: named, .. }) if named == field),
            "{field}"
        );
    }
    let told = SnoozeDetails {
        rule: Rule::Safety,
        informed: Some("Duty worker".to_owned()),
        ..whole
    };
    put(&mut fixture, &told, now).unwrap();
}
