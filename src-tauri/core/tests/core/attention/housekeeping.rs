//! What stands under *Housekeeping*: entered, complete, discussed, sent.

use catchment_core::care::attention::{
    CaseloadFacts, CircleFacts, Discussed, Facts, ListSection, Rule, Standing, Thresholds, of_caseload, reasons,
};

use super::{day, edges, rules, settled, texts};

#[test]
fn a_check_in_asks_to_be_entered_from_the_second_day_after_a_discharge_too() {
    let facts = Facts {
        unentered: vec![day("2026-11-17"), day("2026-11-18")],
        ..settled()
    };
    edges(
        Rule::Unrecorded,
        &facts,
        &[("2026-11-17", false), ("2026-11-18", false), ("2026-11-19", true)],
    );
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["The check-in of Tue 17 Nov 2026 is not yet marked as entered in the official record."]
    );
    assert_eq!(
        texts(&facts, "2026-11-20"),
        ["2 check-ins are not yet marked as entered in the official record, the oldest of Tue 17 Nov 2026."]
    );
    let gone = Facts {
        standing: Standing::Discharged,
        planned: Vec::new(),
        ..facts
    };
    assert_eq!(rules(&gone, "2026-11-20"), [Rule::Unrecorded]);
}

#[test]
fn a_circle_is_complete_28_days_after_the_start_or_the_import() {
    let facts = Facts {
        started: Some(day("2020-01-05")),
        added: day("2026-10-22"),
        circle: CircleFacts {
            emergency: false,
            gp: true,
            sharing_asked: false,
        },
        ..settled()
    };
    edges(Rule::CircleGap, &facts, &[("2026-11-19", false), ("2026-11-20", true)]);
    assert_eq!(
        texts(&facts, "2026-11-20"),
        ["In the circle: no emergency contact; sharing wishes never asked."]
    );
}

#[test]
fn supervision_counts_only_where_there_is_any_and_from_the_day_of_the_import() {
    let facts = |ever, last: Option<&str>| Facts {
        added: day("2026-10-22"),
        discussed: Discussed {
            ever,
            last: last.map(day),
        },
        ..settled()
    };
    edges(Rule::Supervision, &facts(false, None), &[("2026-11-20", false)]);
    edges(
        Rule::Supervision,
        &facts(true, None),
        &[("2026-11-19", false), ("2026-11-20", true)],
    );
    edges(
        Rule::Supervision,
        &facts(true, Some("2026-11-01")),
        &[("2026-11-29", false), ("2026-11-30", true)],
    );
    let found = reasons(&facts(true, None), &Thresholds::default(), day("2026-11-20"));
    assert_eq!(
        (found[0].text.as_str(), found[0].section),
        (
            "Not in a supervision summary since being added 29 days ago.",
            ListSection::Housekeeping
        )
    );
}

#[test]
fn what_has_not_left_for_a_week_is_one_line_of_the_caseload() {
    let text = |facts: &CaseloadFacts, on| of_caseload(facts, &Thresholds::default(), day(on)).map(|one| one.text);
    let mut facts = CaseloadFacts {
        waiting: Some((4, day("2026-11-12"))),
        unacknowledged: None,
        office: true,
    };
    assert_eq!(text(&facts, "2026-11-19"), None, "day 7");
    assert_eq!(
        text(&facts, "2026-11-20").as_deref(),
        Some("4 changes have not left this laptop, the oldest of Thu 12 Nov 2026.")
    );
    facts.office = false;
    assert!(text(&facts, "2026-11-20").unwrap().contains("no office is set"));
    let sent = CaseloadFacts {
        waiting: None,
        unacknowledged: Some(day("2026-11-12")),
        office: true,
    };
    assert_eq!(text(&sent, "2026-11-19"), None);
    assert_eq!(
        text(&sent, "2026-11-20").as_deref(),
        Some("The office has not said that it holds the bundle of Thu 12 Nov 2026.")
    );
    let mut off = Thresholds::default();
    off.rules.off.insert(Rule::Unsent);
    assert_eq!(of_caseload(&sent, &off, day("2026-12-20")), None);
}
