//! Changes that are still to be passed on.

use catchment_core::care::attention::{Facts, Rule, RuleSettings, Standing, Thresholds, Untold, reasons};
use catchment_core::care::sharing::NoticeAbout;

use super::{day, edges, settled, texts};

fn untold(about: NoticeAbout, since: &str, role: &str) -> Untold {
    Untold {
        about,
        since: day(since),
        role: role.to_owned(),
    }
}

fn with(untold: Vec<Untold>) -> Facts {
    Facts {
        untold,
        planned: vec![super::planned("2026-12-31")],
        ..settled()
    }
}

#[test]
fn a_change_is_told_within_three_days_and_a_safety_plan_or_a_discharge_within_one() {
    let plan = with(vec![untold(NoticeAbout::Plan, "2026-11-16", "GP")]);
    edges(
        Rule::Tell,
        &plan,
        &[("2026-11-16", false), ("2026-11-18", false), ("2026-11-19", true)],
    );
    for about in [
        NoticeAbout::SafetyPlan,
        NoticeAbout::Discharge,
        NoticeAbout::WardDischarge,
    ] {
        let soon = with(vec![untold(about, "2026-11-16", "GP")]);
        edges(Rule::Tell, &soon, &[("2026-11-16", false), ("2026-11-17", true)]);
    }
    edges(Rule::Tell, &settled(), &[("2026-11-19", false)]);
}

#[test]
fn it_says_who_of_what_and_for_how_long_and_keeps_asking_after_a_discharge() {
    let mut facts = with(vec![
        untold(NoticeAbout::Plan, "2026-11-15", "GP"),
        untold(NoticeAbout::Plan, "2026-11-15", "housing officer"),
        untold(NoticeAbout::Plan, "2026-11-15", "GP"),
        untold(NoticeAbout::SafetyPlan, "2026-11-18", "sister"),
    ]);
    let said = [
        "Not told of the new plan for 4 days: GP, housing officer.",
        "Not told of the safety plan for 1 day: sister.",
    ];
    // Both past their time: the plan by a day of three, the safety plan not yet by a day.
    assert_eq!(texts(&facts, "2026-11-19"), said);
    facts.standing = Standing::Discharged;
    assert_eq!(texts(&facts, "2026-11-19"), said);
    let found = reasons(&facts, &Thresholds::default(), day("2026-11-19"));
    assert!(found.iter().all(|reason| reason.typed), "a role can name somebody");
    assert_eq!((found[0].due, found[0].days), (Some(day("2026-11-18")), 1));
}

#[test]
fn it_can_be_asked_at_once() {
    let facts = with(vec![untold(NoticeAbout::Plan, "2026-11-19", "GP")]);
    let set = Thresholds {
        rules: RuleSettings {
            tell_days: 0,
            ..RuleSettings::default()
        },
        ..Thresholds::default()
    };
    let found = reasons(&facts, &set, day("2026-11-19"));
    assert_eq!(found[0].text, "Not told of the new plan yet: GP.");
}
