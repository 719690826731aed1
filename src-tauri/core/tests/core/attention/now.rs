//! What stands under *Now*: safety, safeguarding and clocks.

use catchment_core::care::attention::{
    Facts, LegalDate, ListSection, Rule, RunsOut, SafetyAsked, SafetyConcern, Standing, Thresholds, reasons,
};

use super::{day, edges, planned, rules, settled, texts};

fn concern(since: &str) -> SafetyConcern {
    SafetyConcern {
        what: "An answer about self-harm above 0".to_owned(),
        since: day(since),
        answered: false,
        deferred_until: None,
    }
}

#[test]
fn an_open_concern_asks_at_once_through_a_pause_and_a_discharge() {
    for standing in [Standing::Active, Standing::Paused(None), Standing::Discharged] {
        let facts = Facts {
            standing,
            safety_concerns: vec![concern("2026-11-19")],
            ..settled()
        };
        let found = reasons(&facts, &Thresholds::default(), day("2026-11-19"));
        assert_eq!((found[0].rule, found[0].section), (Rule::Safety, ListSection::Now));
    }
    let answered = SafetyConcern {
        answered: true,
        ..concern("2026-11-19")
    };
    let facts = Facts {
        safety_concerns: vec![answered],
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-19"), []);
}

#[test]
fn a_concern_that_was_put_off_comes_back_on_its_day() {
    let put_off = SafetyConcern {
        deferred_until: Some(day("2026-11-20")),
        ..concern("2026-11-18")
    };
    let facts = Facts {
        safety_concerns: vec![put_off],
        ..settled()
    };
    edges(
        Rule::Safety,
        &facts,
        &[("2026-11-19", false), ("2026-11-20", true), ("2026-11-21", true)],
    );
}

#[test]
fn a_safety_plan_is_looked_at_the_day_after_its_review_whether_made_or_declined() {
    let asked = |declined| Facts {
        safety: Some(SafetyAsked {
            declined,
            review_on: Some(day("2026-11-18")),
        }),
        ..settled()
    };
    edges(
        Rule::Safety,
        &asked(false),
        &[("2026-11-17", false), ("2026-11-18", false), ("2026-11-19", true)],
    );
    assert_eq!(
        texts(&asked(false), "2026-11-19"),
        ["The safety plan's review was due Wed 18 Nov 2026."]
    );
    assert_eq!(
        texts(&asked(true), "2026-11-19"),
        ["They declined a safety plan; asking again was due Wed 18 Nov 2026."]
    );
    let paused = Facts {
        standing: Standing::Paused(Some(day("2026-12-31"))),
        ..asked(false)
    };
    assert_eq!(rules(&paused, "2026-11-19"), [Rule::Safety], "a pause does not stop it");
    let gone = Facts {
        standing: Standing::Discharged,
        planned: Vec::new(),
        ..asked(false)
    };
    assert_eq!(rules(&gone, "2026-11-19"), []);
}

#[test]
fn never_asked_counts_28_days_from_the_later_of_the_start_and_being_added_here() {
    let never = Facts {
        started: Some(day("2020-01-05")),
        added: day("2026-10-22"),
        safety: None,
        ..settled()
    };
    edges(Rule::Safety, &never, &[("2026-11-19", false), ("2026-11-20", true)]);
    assert_eq!(
        texts(&never, "2026-11-20"),
        ["A safety plan was never talked about, 29 days after the start here."]
    );
}

#[test]
fn every_open_safeguarding_concern_stands_there_until_it_is_closed() {
    let facts = Facts {
        safeguarding_open: vec![day("2026-11-01"), day("2026-11-19")],
        ..settled()
    };
    assert_eq!(
        texts(&facts, "2026-11-19"),
        [
            "A safeguarding concern is open since Sun 1 Nov 2026.",
            "A safeguarding concern is open since Thu 19 Nov 2026.",
        ]
    );
    assert!(rules(&facts, "2029-11-19").contains(&Rule::Safeguarding));
}

#[test]
fn a_clock_shows_30_days_before_it_runs_out_and_stays_after() {
    let facts = Facts {
        legal_dates: vec![LegalDate {
            label: "Section 117 review".to_owned(),
            due: RunsOut::Day(day("2026-12-19")),
        }],
        standing: Standing::Paused(Some(day("2027-12-31"))),
        ..settled()
    };
    // 19 Nov to 19 Dec are 30 days.
    edges(
        Rule::Clock,
        &facts,
        &[("2026-11-18", false), ("2026-11-19", true), ("2027-05-01", true)],
    );
    let text = |on| texts(&facts, on).remove(0);
    assert_eq!(
        text("2026-12-18"),
        "Section 117 review: due Sat 19 Dec 2026, 1 day left."
    );
    assert_eq!(text("2026-12-19"), "Section 117 review: due today, Sat 19 Dec 2026.");
    assert_eq!(
        text("2026-12-21"),
        "Section 117 review: was due Sat 19 Dec 2026, 2 days ago."
    );
}

#[test]
fn now_stands_before_this_week_and_that_before_housekeeping() {
    let facts = Facts {
        planned: vec![planned("2026-01-05")],
        unentered: vec![day("2024-01-01")],
        safety_concerns: vec![concern("2026-11-19")],
        ..settled()
    };
    let sections: Vec<_> = reasons(&facts, &Thresholds::default(), day("2026-11-19"))
        .iter()
        .map(|reason| reason.section)
        .collect();
    assert_eq!(
        sections,
        [
            ListSection::Now,
            ListSection::Week,
            ListSection::Week,
            ListSection::Housekeeping
        ],
        "however long each has waited"
    );
}
