//! Disengaging: so many contacts missed, refused or not answered in so many days, what was tried, and whether the circle
//! was asked. It never ends by itself, nor by one more that came to nothing.

use catchment_core::care::attention::{
    Attempt, Facts, InSupervision, ListSection, Rule, Standing, Thresholds, explain, reasons,
};

use super::{day, edges, rules, settled};

fn tried(days: &[(&str, &'static str)]) -> Facts {
    Facts {
        attempts: days.iter().map(|(on, kind)| Attempt { on: day(on), kind }).collect(),
        ..settled()
    }
}

fn says(facts: &Facts, today: &str) -> String {
    let found = reasons(facts, &Thresholds::default(), day(today));
    let said = found.into_iter().find(|reason| reason.rule == Rule::Disengaging);
    said.map(|reason| reason.text).unwrap_or_default()
}

fn why_not(facts: &Facts) -> String {
    let all = explain(facts, &Thresholds::default(), day("2026-11-19"));
    let one = all.into_iter().find(|one| one.rule == Rule::Disengaging);
    one.map(|one| one.text).unwrap_or_default()
}

#[test]
fn three_in_28_days_hold_and_three_in_29_do_not() {
    let within = tried(&[
        ("2026-10-23", "phone"),
        ("2026-11-02", "homeVisit"),
        ("2026-11-19", "phone"),
    ]);
    edges(
        Rule::Disengaging,
        &within,
        &[("2026-11-19", true), ("2026-11-20", true)],
    );
    let beyond = tried(&[
        ("2026-10-22", "phone"),
        ("2026-11-02", "homeVisit"),
        ("2026-11-19", "phone"),
    ]);
    edges(Rule::Disengaging, &beyond, &[("2026-11-19", false)]);
    assert_eq!(
        why_not(&beyond),
        "Contacts that came to nothing since they were last seen or heard: 3; asked for from 3 in 28 days."
    );
    let two = tried(&[("2026-11-18", "phone"), ("2026-11-19", "phone")]);
    edges(Rule::Disengaging, &two, &[("2026-11-19", false)]);
    assert_eq!(
        why_not(&settled()),
        "No contact came to nothing since they were last seen or heard."
    );
}

#[test]
fn it_never_ends_by_itself_nor_by_another_that_came_to_nothing() {
    let mut facts = tried(&[
        ("2026-01-02", "phone"),
        ("2026-01-09", "homeVisit"),
        ("2026-01-16", "phone"),
    ]);
    edges(
        Rule::Disengaging,
        &facts,
        &[("2026-02-13", true), ("2026-02-14", true), ("2026-11-19", true)],
    );
    facts.attempts.push(Attempt {
        on: day("2026-11-18"),
        kind: "clinic",
    });
    edges(Rule::Disengaging, &facts, &[("2026-11-19", true)]);
    // Seen: what was tried before is no longer given to the rule.
    edges(Rule::Disengaging, &settled(), &[("2026-11-19", false)]);
}

#[test]
fn it_says_what_was_tried_and_whether_the_circle_was_asked() {
    let days = [
        ("2026-11-02", "homeVisit"),
        ("2026-11-09", "phone"),
        ("2026-11-12", "clinic"),
    ];
    let mut facts = tried(&days);
    let listed = "Home visit Mon 2 Nov 2026, Phone call Mon 9 Nov 2026, Clinic Thu 12 Nov 2026";
    let nobody = "Nobody in the circle was asked in that time.";
    assert_eq!(
        says(&facts, "2026-11-19"),
        format!("3 contacts came to nothing, and nobody saw or heard them since: {listed}. {nobody}")
    );
    facts.circle_asked = Some(day("2026-11-01"));
    assert!(says(&facts, "2026-11-19").ends_with(nobody), "before the first of them");
    for on in ["2026-11-02", "2026-11-15"] {
        facts.circle_asked = Some(day(on));
        let said = says(&facts, "2026-11-19");
        assert!(said.contains("Somebody in the circle was asked, last on"), "{said}");
    }
    let many: Vec<_> = (10..=17).map(|day| (format!("2026-11-{day}"), "phone")).collect();
    let many: Vec<_> = many.iter().map(|(on, kind)| (on.as_str(), *kind)).collect();
    let said = says(&tried(&many), "2026-11-19");
    assert!(said.contains(": 3 before, Phone call Fri 13 Nov 2026, "), "{said}");
}

#[test]
fn both_numbers_are_settings() {
    let facts = tried(&[("2026-11-02", "phone"), ("2026-11-12", "phone")]);
    let holds = |contacts, days| {
        let mut set = Thresholds::default();
        (set.rules.disengaging_contacts, set.rules.disengaging_days) = (contacts, days);
        let found = reasons(&facts, &set, day("2026-11-19"));
        found.iter().any(|reason| reason.rule == Rule::Disengaging)
    };
    assert!(!holds(3, 28));
    assert!(holds(2, 28));
    assert!(holds(2, 11) && !holds(2, 10), "11 days, both included");
    assert!(holds(1, 1));
}

#[test]
fn a_pause_stops_it_until_it_ends_and_supervision_discusses_it() {
    let facts = |standing| Facts {
        standing,
        ..tried(&[
            ("2026-11-02", "phone"),
            ("2026-11-09", "phone"),
            ("2026-11-12", "phone"),
        ])
    };
    let asks = |standing| rules(&facts(standing), "2026-11-19").contains(&Rule::Disengaging);
    assert!(!asks(Standing::Paused(Some(day("2026-11-19")))));
    assert!(asks(Standing::Paused(Some(day("2026-11-18")))));
    assert!(!asks(Standing::Discharged));
    assert_eq!(Rule::Disengaging.in_supervision(), InSupervision::Always);
    assert_eq!(Rule::Disengaging.section(), ListSection::Week);
}
