//! Seen as agreed, and seen again: lapsed, silent, contact overdue, missed, pause ended.

use catchment_core::care::attention::{
    Facts, Missed, MissedHow, OpenMilestone, Planned, Rule, SafetyConcern, Standing,
};

use super::{day, edges, planned, rules, settled, texts};

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
    edges(
        Rule::ContactOverdue,
        &facts,
        &[("2026-11-14", false), ("2026-11-15", false), ("2026-11-16", true)],
    );
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
    edges(
        Rule::ContactOverdue,
        &facts,
        &[("2026-11-03", false), ("2026-11-04", true)],
    );
    let facts = Facts {
        last_attended: Some(day("2028-02-20")),
        planned: vec![planned("2028-03-30")],
        plan: None,
        started: Some(day("2028-02-20")),
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
    edges(
        Rule::Lapsed,
        &facts,
        &[("2026-11-17", false), ("2026-11-18", false), ("2026-11-19", true)],
    );
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["The contact planned for Wed 18 Nov 2026 has no outcome recorded."]
    );
    let visit = Planned {
        time: Some("10:30".to_owned()),
        ..planned("2026-11-18")
    };
    let facts = Facts {
        planned: vec![visit, planned("2026-12-02")],
        ..settled()
    };
    assert_eq!(
        texts(&facts, "2026-11-19"),
        ["The visit planned for Wed 18 Nov 2026, 10:30 has no outcome recorded."]
    );
    assert!(
        rules(&facts, "2036-11-19").contains(&Rule::Lapsed),
        "ten years later it still asks"
    );
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

fn came_to_nothing(last: &str, how: MissedHow, times: u32) -> Facts {
    Facts {
        missed: Some(Missed {
            last: day(last),
            how,
            times,
        }),
        planned: Vec::new(),
        ..settled()
    }
}

#[test]
fn a_missed_contact_asks_from_the_second_day_unless_it_is_rebooked() {
    let facts = came_to_nothing("2026-11-17", MissedHow::WasNotBrought, 1);
    edges(
        Rule::Missed,
        &facts,
        &[("2026-11-17", false), ("2026-11-18", false), ("2026-11-19", true)],
    );
    assert_eq!(
        texts(&facts, "2026-11-19")[0],
        "Was not brought Tue 17 Nov 2026; nothing is booked since."
    );
    let rebooked = Facts {
        planned: vec![planned("2026-11-25")],
        ..facts.clone()
    };
    edges(
        Rule::Missed,
        &rebooked,
        &[("2026-11-19", false), ("2026-11-25", false), ("2026-11-26", true)],
    );
    let paused = Facts {
        standing: Standing::Paused(None),
        ..facts
    };
    edges(Rule::Missed, &paused, &[("2026-11-19", false)]);
}

#[test]
fn the_second_in_a_row_a_concern_and_the_weeks_after_a_ward_ask_at_once() {
    let twice = came_to_nothing("2026-11-17", MissedHow::DidNotAttend, 2);
    edges(Rule::Missed, &twice, &[("2026-11-17", true)]);
    assert_eq!(
        texts(&twice, "2026-11-17")[0],
        "2 contacts in a row came to nothing, the last Tue 17 Nov 2026; nothing is booked since."
    );
    let once = came_to_nothing("2026-11-17", MissedHow::NoAccess, 1);
    let concern = SafetyConcern {
        what: "PHQ-9 item 9".to_owned(),
        since: day("2026-11-10"),
        answered: false,
        deferred_until: None,
    };
    let with_concern = Facts {
        safety_concerns: vec![concern.clone()],
        ..once.clone()
    };
    edges(Rule::Missed, &with_concern, &[("2026-11-17", true)]);
    let answered = Facts {
        safety_concerns: vec![SafetyConcern {
            answered: true,
            ..concern
        }],
        ..once.clone()
    };
    edges(Rule::Missed, &answered, &[("2026-11-17", false)]);
    // 20 Oct to 17 Nov are 28 days, 19 Oct to 17 Nov are 29.
    let left = |on| Facts {
        ward_discharge: Some(day(on)),
        ..once.clone()
    };
    edges(Rule::Missed, &left("2026-10-20"), &[("2026-11-17", true)]);
    edges(Rule::Missed, &left("2026-10-19"), &[("2026-11-17", false)]);
}

#[test]
fn a_pause_stops_the_contact_rules_until_it_ends() {
    let neglected = Facts {
        last_attended: Some(day("2026-01-06")),
        planned: Vec::new(),
        plan: None,
        ..settled()
    };
    let paused = Facts {
        standing: Standing::Paused(Some(day("2026-11-19"))),
        ..neglected.clone()
    };
    assert_eq!(rules(&paused, "2026-11-19"), []);
    let mut after = rules(&paused, "2026-11-20");
    after.sort_unstable();
    assert_eq!(
        after,
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
    let open_end = Facts {
        standing: Standing::Paused(None),
        ..neglected
    };
    assert_eq!(texts(&open_end, "2026-11-19"), ["The pause has no end date; set one."]);
}

#[test]
fn a_discharge_stops_all_but_what_was_never_answered() {
    let facts = Facts {
        standing: Standing::Discharged,
        last_attended: None,
        planned: vec![planned("2026-11-01")],
        plan: None,
        question: Some("Ready to end?".to_owned()),
        safeguarding_open: vec![day("2026-10-01")],
        unentered: vec![day("2026-10-30")],
        ..settled()
    };
    assert_eq!(
        rules(&facts, "2026-11-19"),
        [Rule::Safeguarding, Rule::Lapsed, Rule::Unrecorded]
    );
}
