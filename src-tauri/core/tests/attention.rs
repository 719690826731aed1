//! Each rule at its edges: the day before, the day itself, the day after; paused, discharged; across the change of the
//! clocks and 29 February.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use catchment_core::care::attention::{
    Facts, OpenMilestone, Planned, Rule, SafetyAsked, Standing, Thresholds, reasons,
};
use chrono::NaiveDate;
use support::day;

/// Somebody whom no rule asks for on Thu 19 Nov 2026: seen yesterday, a contact planned, a plan with a later review.
fn settled() -> Facts {
    Facts {
        standing: Standing::Active,
        started: Some(day("2026-01-05")),
        added: day("2026-01-05"),
        contact_days: Some(14),
        last_attended: Some(day("2026-11-18")),
        planned: vec![planned("2026-12-02")],
        milestones: Vec::new(),
        has_plan: true,
        review_on: Some(day("2027-01-05")),
        question: None,
        safety: Some(SafetyAsked {
            declined: false,
            review_on: None,
        }),
    }
}

fn planned(on: &str) -> Planned {
    Planned {
        on: day(on),
        time: None,
    }
}

fn rules(facts: &Facts, today: &str) -> Vec<Rule> {
    reasons(facts, &Thresholds::default(), day(today))
        .iter()
        .map(|reason| reason.rule)
        .collect()
}

fn texts(facts: &Facts, today: &str) -> Vec<String> {
    reasons(facts, &Thresholds::default(), day(today))
        .into_iter()
        .map(|reason| reason.text)
        .collect()
}

#[test]
fn nothing_asks_for_somebody_settled() {
    assert_eq!(rules(&settled(), "2026-11-19"), []);
}

#[test]
fn contact_is_overdue_the_day_after_the_interval_ends() {
    let facts = Facts {
        last_attended: Some(day("2026-11-01")),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-14"), []);
    assert_eq!(rules(&facts, "2026-11-15"), [], "day 14 of 14");
    assert_eq!(rules(&facts, "2026-11-16"), [Rule::ContactOverdue]);
    assert_eq!(
        texts(&facts, "2026-12-02"),
        ["No contact for 31 days; agreed every 14 days."]
    );
}

#[test]
fn without_an_agreed_interval_the_usual_one_counts_and_is_named() {
    let facts = Facts {
        contact_days: None,
        last_attended: Some(day("2026-10-22")),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-19"), [], "day 28 of 28");
    assert_eq!(
        texts(&facts, "2026-11-20"),
        ["No contact for 29 days; no interval agreed, 28 days is the usual."]
    );
}

#[test]
fn days_are_days_across_the_change_of_clocks_and_29_february() {
    // The clocks went back on 25 Oct 2026 and 2028 has a 29 February.
    let facts = Facts {
        last_attended: Some(day("2026-10-20")),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-03"), []);
    assert_eq!(rules(&facts, "2026-11-04"), [Rule::ContactOverdue]);
    let facts = Facts {
        last_attended: Some(day("2028-02-20")),
        planned: vec![planned("2028-03-30")],
        review_on: None,
        ..settled()
    };
    assert_eq!(rules(&facts, "2028-03-05"), [], "14 days with 29 February");
    assert_eq!(rules(&facts, "2028-03-06"), [Rule::ContactOverdue]);
}

#[test]
fn somebody_added_and_never_seen_is_asked_for_after_a_week() {
    let facts = Facts {
        last_attended: None,
        added: day("2026-11-12"),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-19"), []);
    assert_eq!(
        texts(&facts, "2026-11-20"),
        ["Never seen since being added 8 days ago."]
    );
}

#[test]
fn a_planned_contact_lapses_the_day_after_and_does_not_lapse_by_itself() {
    let facts = Facts {
        planned: vec![planned("2026-11-18"), planned("2026-12-02")],
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-18"), []);
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["The contact planned for Wed 18 Nov 2026 has no outcome recorded."]
    );
    let years_later = Facts {
        last_attended: Some(day("2030-01-01")),
        review_on: None,
        planned: vec![planned("2026-11-18"), planned("2030-01-20")],
        ..settled()
    };
    assert_eq!(rules(&years_later, "2030-01-02"), [Rule::Lapsed]);
}

#[test]
fn nobody_active_is_without_a_next_step() {
    let facts = Facts {
        planned: Vec::new(),
        ..settled()
    };
    assert_eq!(texts(&facts, "2026-11-19"), ["No next contact is planned."]);
    let today = Facts {
        planned: vec![planned("2026-11-19")],
        ..settled()
    };
    assert_eq!(
        rules(&today, "2026-11-19"),
        [],
        "a contact planned for today is a next step"
    );
    let past = Facts {
        planned: vec![planned("2026-11-18")],
        ..settled()
    };
    assert_eq!(
        rules(&past, "2026-11-19"),
        [Rule::Lapsed, Rule::Silent],
        "a day that has passed is none"
    );
}

#[test]
fn a_milestone_is_overdue_the_day_after_it_was_due() {
    let open = OpenMilestone {
        text: "Ring Sioned".to_owned(),
        due: day("2026-11-18"),
    };
    let facts = Facts {
        milestones: vec![open],
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-18"), []);
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["Milestone “Ring Sioned” was due Wed 18 Nov 2026."]
    );
}

#[test]
fn a_review_is_due_the_day_after_its_date_and_a_plan_four_weeks_after_the_start() {
    let facts = Facts {
        review_on: Some(day("2026-11-18")),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-18"), []);
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["The plan review was due Wed 18 Nov 2026."]
    );
    let facts = Facts {
        has_plan: false,
        review_on: None,
        started: Some(day("2026-10-22")),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-19"), [], "day 28");
    assert_eq!(texts(&facts, "2026-11-20"), ["No plan 29 days after the start."]);
}

#[test]
fn a_pause_stops_the_contact_rules_until_it_ends() {
    let neglected = Facts {
        last_attended: Some(day("2026-01-06")),
        planned: Vec::new(),
        review_on: Some(day("2026-02-01")),
        ..settled()
    };
    let paused = Facts {
        standing: Standing::Paused(Some(day("2026-11-19"))),
        ..neglected.clone()
    };
    assert_eq!(rules(&paused, "2026-11-19"), []);
    assert_eq!(
        rules(&paused, "2026-11-20"),
        [Rule::ContactOverdue, Rule::Silent, Rule::PauseEnded, Rule::ReviewDue]
    );
    let milestone = OpenMilestone {
        text: "Ring Sioned".to_owned(),
        due: day("2026-11-01"),
    };
    let with_milestone = Facts {
        milestones: vec![milestone],
        ..paused
    };
    assert_eq!(
        rules(&with_milestone, "2026-11-19"),
        [Rule::MilestoneDue],
        "a pause stops no milestone"
    );
}

#[test]
fn a_discharge_stops_all_but_what_was_never_answered() {
    let facts = Facts {
        standing: Standing::Discharged,
        last_attended: None,
        planned: vec![planned("2026-11-01")],
        review_on: Some(day("2026-02-01")),
        question: Some("Ready to end?".to_owned()),
        ..settled()
    };
    assert_eq!(rules(&facts, "2026-11-19"), [Rule::Lapsed]);
}

#[test]
fn a_question_stays_until_it_is_taken_away() {
    let facts = Facts {
        question: Some("Is the tenancy at risk?".to_owned()),
        ..settled()
    };
    assert_eq!(texts(&facts, "2026-11-19"), ["To discuss: Is the tenancy at risk?"]);
}

proptest::proptest! {
    /// Nobody falls through: whoever is active has a contact planned from today on, or a reason in the list.
    #[test]
    fn nobody_active_is_without_a_next_step_or_a_reason(
        last in proptest::option::of(0_i64..2000),
        planned_days in proptest::collection::vec(-400_i64..400, 0..4),
        contact_days in proptest::option::of(1_u16..=366),
        has_plan in proptest::bool::ANY,
    ) {
        let today = day("2026-11-19");
        let ago = |days: i64| today - chrono::TimeDelta::days(days);
        let planned: Vec<Planned> = planned_days.iter().map(|d| Planned { on: ago(-d), time: None }).collect();
        let next = |planned: &Planned| planned.on >= today;
        let has_next = planned.iter().any(next);
        let facts = Facts {
            last_attended: last.map(ago),
            planned,
            contact_days,
            has_plan,
            review_on: None,
            ..settled()
        };
        let found: Vec<NaiveDate> =
            reasons(&facts, &Thresholds::default(), today).iter().map(|reason| reason.since).collect();
        proptest::prop_assert!(has_next || !found.is_empty());
        proptest::prop_assert!(found.iter().all(|since| *since <= today));
    }
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
    assert_eq!(rules(&asked(false), "2026-11-18"), []);
    assert_eq!(rules(&asked(false), "2026-11-19"), [Rule::Safety]);
    assert_eq!(
        texts(&asked(false), "2026-11-19"),
        ["The safety plan's review was due Wed 18 Nov 2026."]
    );
    assert_eq!(
        texts(&asked(true), "2026-11-19"),
        ["They declined a safety plan; asking again was due Wed 18 Nov 2026."]
    );
    let paused = Facts {
        standing: Standing::Paused(None),
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
    assert_eq!(rules(&never, "2026-11-19"), [], "day 28");
    assert_eq!(rules(&never, "2026-11-20"), [Rule::Safety]);
    assert_eq!(
        texts(&never, "2026-11-20"),
        ["A safety plan was never talked about, 29 days after the start here."]
    );
}
