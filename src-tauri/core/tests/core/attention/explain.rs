//! Why somebody is on the list, or is not.

use catchment_core::care::attention::{Explanation, Facts, Rule, RuleAnswer, Snooze, Standing, Thresholds, explain};

use super::{day, planned, settled};

const TODAY: &str = "2026-11-19";

fn of(rule: Rule, facts: &Facts, thresholds: &Thresholds) -> Explanation {
    let all = explain(facts, thresholds, day(TODAY));
    all.into_iter().find(|one| one.rule == rule).unwrap()
}

#[test]
fn every_rule_answers_in_words_wherever_somebody_stands() {
    for standing in [
        Standing::Active,
        Standing::Paused(Some(day("2026-12-01"))),
        Standing::Paused(Some(day("2026-11-01"))),
        Standing::Paused(None),
        Standing::Discharged,
    ] {
        for facts in [settled(), Facts::default()] {
            let facts = Facts { standing, ..facts };
            let all = explain(&facts, &Thresholds::default(), day(TODAY));
            for rule in Rule::ALL {
                let said: Vec<_> = all.iter().filter(|one| one.rule == *rule).collect();
                assert!(!said.is_empty(), "{rule:?} says nothing");
                for one in said {
                    let text = &one.text;
                    assert!(text.ends_with('.') && !text.contains(['{', '}']), "{rule:?}: {text}");
                }
            }
        }
    }
}

#[test]
fn it_says_what_it_looked_at() {
    let none = Thresholds::default();
    let text = |rule, facts: &Facts| of(rule, facts, &none).text;
    let facts = Facts {
        last_attended: Some(day("2026-11-16")),
        ..settled()
    };
    assert_eq!(
        text(Rule::ContactOverdue, &facts),
        "Last contact 3 days ago; agreed every 14 days."
    );
    assert_eq!(
        text(Rule::Silent, &facts),
        "The next contact is planned for Wed 2 Dec 2026."
    );
    let paused = Facts {
        standing: Standing::Paused(Some(day("2026-12-01"))),
        ..settled()
    };
    assert_eq!(
        text(Rule::ContactOverdue, &paused),
        "Not asked during a pause, until Tue 1 Dec 2026."
    );
    let gone = Facts {
        standing: Standing::Discharged,
        ..settled()
    };
    assert_eq!(text(Rule::Silent, &gone), "Not asked after a discharge.");
}

#[test]
fn it_says_since_when_until_when_and_what_is_off() {
    let mut thresholds = Thresholds::default();
    thresholds.rules.off.insert(Rule::Flag);
    let facts = Facts {
        planned: vec![planned("2026-11-10")],
        question: Some("Ready?".to_owned()),
        snoozes: vec![Snooze {
            id: "s".to_owned(),
            rule: Rule::Lapsed,
            made_on: day("2026-11-18"),
            until: day("2026-11-25"),
        }],
        ..settled()
    };
    let lapsed = of(Rule::Lapsed, &facts, &thresholds);
    assert_eq!(
        (lapsed.answer, lapsed.since, lapsed.until),
        (RuleAnswer::Snoozed, Some(day("2026-11-11")), Some(day("2026-11-25")))
    );
    assert_eq!(of(Rule::Silent, &facts, &thresholds).answer, RuleAnswer::Holds);
    let flag = of(Rule::Flag, &facts, &thresholds);
    assert_eq!(
        (flag.answer, flag.text.as_str()),
        (RuleAnswer::Off, "Switched off in Settings.")
    );
    assert_eq!(of(Rule::MilestoneDue, &facts, &thresholds).answer, RuleAnswer::No);
}
