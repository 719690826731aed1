//! The plan, its stages, scores and medication.

use catchment_core::care::attention::{
    CarerFacts, Facts, Goals, LegalDate, MedicationDue, OpenMilestone, PlanFacts, RecoveredScore, Rule, RunsOut,
    SafetyConcern, ScoreChange, Standing, Thresholds, reasons,
};

use super::{day, edges, rules, settled, texts};

#[test]
fn a_milestone_shows_a_week_before_and_after_it_was_due() {
    let facts = Facts {
        milestones: vec![OpenMilestone {
            text: "Ring Sioned".to_owned(),
            due: day("2026-11-18"),
        }],
        planned: vec![super::planned("2026-12-31")],
        ..settled()
    };
    edges(
        Rule::MilestoneDue,
        &facts,
        &[("2026-11-10", false), ("2026-11-11", true), ("2026-11-18", true)],
    );
    assert_eq!(
        texts(&facts, "2026-11-18"),
        ["Milestone “Ring Sioned” is due Wed 18 Nov 2026."]
    );
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["Milestone “Ring Sioned” was due Wed 18 Nov 2026."]
    );
    let found = reasons(&facts, &Thresholds::default(), day("2026-11-25"));
    assert_eq!(
        (found[0].days, found[0].due, found[0].since),
        (7, Some(day("2026-11-18")), Some(day("2026-11-11")))
    );
}

#[test]
fn a_review_is_due_the_day_after_its_date_and_a_plan_four_weeks_after_the_start() {
    let mut facts = settled();
    facts.plan.as_mut().unwrap().review_on = Some(day("2026-11-18"));
    edges(Rule::ReviewDue, &facts, &[("2026-11-18", false), ("2026-11-19", true)]);
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["The plan review was due Wed 18 Nov 2026."]
    );
    let facts = Facts {
        plan: None,
        started: Some(day("2026-10-22")),
        ..settled()
    };
    edges(Rule::ReviewDue, &facts, &[("2026-11-19", false), ("2026-11-20", true)]);
    assert_eq!(texts(&facts, "2026-11-20"), ["No plan 29 days after the start."]);
    let paused = Facts {
        standing: Standing::Paused(Some(day("2026-12-31"))),
        ..facts
    };
    edges(Rule::ReviewDue, &paused, &[("2026-11-20", false)]);
}

fn plan_since(since: &str, first: bool) -> Facts {
    Facts {
        plan: Some(PlanFacts {
            since: day(since),
            first,
            review_on: None,
        }),
        ..settled()
    }
}

#[test]
fn a_new_plan_is_reviewed_within_eight_weeks() {
    // 24 Sep to 19 Nov 2026 are 56 days, across the change of the clocks.
    let facts = plan_since("2026-09-24", true);
    edges(Rule::ReviewDue, &facts, &[("2026-11-19", false), ("2026-11-20", true)]);
    assert_eq!(
        texts(&facts, "2026-11-20"),
        ["The new plan has not been reviewed for 57 days; a first review is usual within 56 days."]
    );
    edges(
        Rule::ReviewDue,
        &plan_since("2026-09-24", false),
        &[("2026-11-20", false)],
    );
}

#[test]
fn any_plan_is_reviewed_within_a_year_and_said_a_month_before() {
    let facts = plan_since("2026-01-31", false);
    edges(
        Rule::ReviewDue,
        &facts,
        &[("2026-12-30", false), ("2026-12-31", true), ("2027-01-31", true)],
    );
    assert_eq!(
        texts(&facts, "2026-12-31").last().unwrap(),
        "The plan will be 12 months old on Sun 31 Jan 2027."
    );
    assert!(
        texts(&facts, "2027-02-01")
            .contains(&"The plan has not been reviewed for more than 12 months, since Sun 31 Jan 2027.".to_owned())
    );
    // A year after 29 February is 28 February.
    let leap = plan_since("2028-02-29", false);
    let words = |on| {
        texts(&leap, on)
            .into_iter()
            .find(|text| text.starts_with("The plan"))
            .unwrap()
    };
    assert_eq!(
        words("2029-02-28"),
        "The plan will be 12 months old on Wed 28 Feb 2029."
    );
    assert!(words("2029-03-01").contains("more than 12 months"));
}

#[test]
fn medication_shows_three_days_before() {
    let facts = Facts {
        medication_due: vec![MedicationDue {
            name: "Depot".to_owned(),
            due: day("2026-11-22"),
        }],
        standing: Standing::Paused(Some(day("2026-12-31"))),
        ..settled()
    };
    edges(
        Rule::MedicationDue,
        &facts,
        &[("2026-11-18", false), ("2026-11-19", true), ("2026-11-23", true)],
    );
    assert_eq!(texts(&facts, "2026-11-19"), ["Depot: due Sun 22 Nov 2026."]);
    assert_eq!(texts(&facts, "2026-11-23"), ["Depot: was due Sun 22 Nov 2026."]);
}

#[test]
fn a_deterioration_asks_once_until_it_is_answered() {
    let change = |answered| ScoreChange {
        assessment: format!("score-{answered}"),
        instrument: "PHQ-9".to_owned(),
        was: 11,
        now: 18,
        on: day("2026-11-15"),
        answered,
    };
    let facts = Facts {
        score_changes: vec![change(false), change(true)],
        ..settled()
    };
    edges(
        Rule::Deteriorated,
        &facts,
        &[("2026-11-15", true), ("2028-11-15", true)],
    );
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["PHQ-9 scored 18 on Sun 15 Nov 2026, was 11: reliably worse by the measure's own rule."]
    );
    let paused = Facts {
        standing: Standing::Paused(Some(day("2026-12-31"))),
        ..facts
    };
    edges(Rule::Deteriorated, &paused, &[("2026-11-19", false)]);
}

#[test]
fn a_carer_is_offered_something_every_year() {
    let carer = |offered: Option<&str>| Facts {
        carers: vec![CarerFacts {
            since: day("2025-11-19"),
            offered: offered.map(day),
            next_offer: None,
        }],
        ..settled()
    };
    edges(
        Rule::Carer,
        &carer(None),
        &[("2026-11-19", false), ("2026-11-20", true)],
    );
    edges(
        Rule::Carer,
        &carer(Some("2025-12-01")),
        &[("2026-12-01", false), ("2026-12-02", true)],
    );
    edges(Rule::Carer, &settled(), &[("2030-12-02", false)]);
}

#[test]
fn what_was_agreed_with_a_carer_holds_where_it_is_sooner_and_of_several_the_first_due_asks() {
    let carer = |offered: Option<&str>, next_offer: Option<&str>| CarerFacts {
        since: day("2025-11-19"),
        offered: offered.map(day),
        next_offer: next_offer.map(day),
    };
    let of = |carers: &[CarerFacts]| Facts {
        carers: carers.to_vec(),
        ..settled()
    };
    let sooner = of(&[carer(Some("2026-06-01"), Some("2026-11-18"))]);
    edges(Rule::Carer, &sooner, &[("2026-11-18", false), ("2026-11-19", true)]);
    assert_eq!(
        texts(&sooner, "2026-11-19"),
        ["It was agreed to offer a carer an assessment or a contingency plan again on Wed 18 Nov 2026."]
    );
    // Nobody is put off for longer than the usual year.
    let later = of(&[carer(Some("2025-12-01"), Some("2029-01-01"))]);
    edges(Rule::Carer, &later, &[("2026-12-01", false), ("2026-12-02", true)]);
    let two = of(&[carer(Some("2026-11-01"), None), carer(None, None)]);
    edges(Rule::Carer, &two, &[("2026-11-19", false), ("2026-11-20", true)]);
}

#[test]
fn a_question_stays_until_it_is_taken_away() {
    let facts = Facts {
        question: Some("Is the tenancy at risk?".to_owned()),
        ..settled()
    };
    assert_eq!(texts(&facts, "2026-11-19"), ["To discuss: Is the tenancy at risk?"]);
}

#[test]
fn whoever_has_done_what_they_wanted_is_asked_what_next_unless_something_is_open() {
    let goals = |open, met, no_longer_wanted| Facts {
        goals: Goals {
            open,
            met,
            no_longer_wanted,
        },
        ..settled()
    };
    assert_eq!(rules(&goals(0, 2, 1), "2026-11-19"), [Rule::Ready]);
    assert_eq!(rules(&goals(1, 2, 0), "2026-11-19"), []);
    assert_eq!(rules(&goals(0, 0, 0), "2026-11-19"), []);
    let unsafe_now = Facts {
        safety_concerns: vec![SafetyConcern {
            what: "Said so".to_owned(),
            since: day("2026-11-19"),
            answered: false,
            deferred_until: None,
        }],
        ..goals(0, 2, 0)
    };
    assert_eq!(rules(&unsafe_now, "2026-11-19"), [Rule::Safety]);
    let on_a_clock = Facts {
        legal_dates: vec![LegalDate {
            label: "Section 117 review".to_owned(),
            due: RunsOut::Day(day("2027-11-19")),
        }],
        ..goals(0, 2, 0)
    };
    assert_eq!(rules(&on_a_clock, "2026-11-19"), []);
}

#[test]
fn whoever_recovered_twice_is_asked_what_next_though_goals_are_open_but_never_with_a_concern() {
    let recovered = Facts {
        recovered: vec![RecoveredScore {
            instrument: "PHQ-9".to_owned(),
            was: 18,
            was_on: day("2026-03-02"),
            before: 8,
            now: 6,
            on: day("2026-11-05"),
        }],
        goals: Goals {
            open: 2,
            ..Goals::default()
        },
        ..settled()
    };
    assert_eq!(
        texts(&recovered, "2026-11-19"),
        [
            "Doing well: ask what next. PHQ-9 shows a reliable recovery twice in a row: 8, then 6 on Thu 5 Nov 2026; it was \
          18 on Mon 2 Mar 2026."
        ]
    );
    let safeguarding = Facts {
        safeguarding_open: vec![day("2026-11-01")],
        ..recovered
    };
    assert_eq!(rules(&safeguarding, "2026-11-19"), [Rule::Safeguarding]);
}
