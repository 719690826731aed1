//! The attention rules: each at its edges (the day before, the day itself, the day after), what puts one aside, what
//! explains one, and that nobody falls through. Numbers come from the rules as they are written down in
//! `care/attention/mod.rs`, never from what the code answers.
mod attempts;
mod contact;
mod disengaging;
mod every_rule;
mod explain;
mod housekeeping;
mod improving;
mod kept;
mod nobody_falls_through;
mod now;
mod one_person;
mod owed;
mod plan;
mod sample;
mod scores;
mod screens;
mod settings;
mod snooze;
mod told;
mod ward;

use crate::support::day;
use catchment_core::care::attention::{CircleFacts, Facts, PlanFacts, Planned, Rule, SafetyAsked, Thresholds, reasons};

/// Somebody whom no rule asks for on Thu 19 Nov 2026: seen yesterday, a contact planned, a plan with a later review.
fn settled() -> Facts {
    Facts {
        started: Some(day("2026-01-05")),
        added: day("2026-01-05"),
        contact_days: Some(14),
        last_attended: Some(day("2026-11-18")),
        planned: vec![planned("2026-12-02")],
        plan: Some(PlanFacts {
            since: day("2026-09-01"),
            first: false,
            review_on: Some(day("2027-01-05")),
        }),
        safety: Some(SafetyAsked {
            declined: false,
            review_on: None,
        }),
        circle: CircleFacts {
            emergency: true,
            gp: true,
            sharing_asked: true,
        },
        ..Facts::default()
    }
}

fn planned(on: &str) -> Planned {
    Planned {
        on: day(on),
        time: None,
    }
}

fn rules(facts: &Facts, today: &str) -> Vec<Rule> {
    let found = reasons(facts, &Thresholds::default(), day(today));
    found.iter().map(|reason| reason.rule).collect()
}

fn texts(facts: &Facts, today: &str) -> Vec<String> {
    let found = reasons(facts, &Thresholds::default(), day(today));
    found.into_iter().map(|reason| reason.text).collect()
}

/// Whether the rule holds on each of the days.
fn edges(rule: Rule, facts: &Facts, days: &[(&str, bool)]) {
    for (on, holds) in days {
        assert_eq!(rules(facts, on).contains(&rule), *holds, "{rule:?} on {on}");
    }
}
