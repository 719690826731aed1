//! Summaries made up for the tests: an ordinary caseload, and people with hostile names.
#![allow(dead_code, clippy::unwrap_used)]

use catchment_core::record::person::patient::Status;
use catchment_core::view::outgoing::summary::{
    AgeBand, ContactCounts, Figures, GoalCounts, Level, MilestoneCounts, Period, Proportion, ScoreSpan, SummaryRow,
    SupervisionSummary,
};
use chrono::NaiveDate;

pub fn day(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

pub fn summary(discuss: Vec<SummaryRow>, others: Vec<SummaryRow>) -> SupervisionSummary {
    SupervisionSummary {
        period: Period {
            from: day("2026-10-25"),
            to: day("2026-11-22"),
        },
        prepared_at: chrono::DateTime::parse_from_rfc3339("2026-11-22T09:14:00+00:00").unwrap(),
        coordinator: Some("Sam Rees".to_owned()),
        release: "0.1.0".to_owned(),
        demo: false,
        named: false,
        free_text: false,
        figures: Figures {
            active: Level { now: 34, change: 2 },
            paused: Level { now: 3, change: -1 },
            discharged: Level { now: 12, change: 0 },
            contacted: Proportion::new(29, 34),
            not_attended: Proportion::new(11, 94),
            new: 2,
            ended: 0,
        },
        discuss,
        others,
    }
}

pub fn row(local_id: &str, initials: &str) -> SummaryRow {
    SummaryRow {
        patient: format!("0192f0c1-0000-7000-8000-{local_id:0>12}"),
        local_id: Some(local_id.to_owned()).filter(|id| !id.is_empty()),
        initials: initials.to_owned(),
        name: None,
        age_band: AgeBand::From25,
        status: Status::Active,
        weeks: Some(34),
        reasons: Vec::new(),
        question: None,
        contacts: ContactCounts {
            offered: 4,
            attended: 2,
            not_attended: 1,
        },
        last_contact: Some(day("2026-11-14")),
        next_contact: Some(day("2026-11-27")),
        review_due: Some(day("2027-03-19")),
        goals: GoalCounts { met: 1, total: 3 },
        milestones: MilestoneCounts {
            met: 2,
            open: 3,
            overdue: 1,
        },
        scores: vec![ScoreSpan {
            short: "PHQ-9".to_owned(),
            first: Some(18.0),
            first_on: Some(day("2026-03-02")),
            latest: 11.0,
            latest_on: Some(day("2026-11-16")),
            change: Some(-7.0),
        }],
    }
}

/// Nine people to discuss and twenty-six others, as on a caseload of 35.
pub fn ordinary() -> SupervisionSummary {
    let reasons: [&[&str]; 9] = [
        &[
            "The visit planned for Thu 12 Nov 2026, 14:00 has no outcome recorded.",
            "A milestone was due Mon 9 Nov 2026.",
        ],
        &[
            "No contact for 31 days; agreed every 14 days.",
            "No next contact is planned.",
            "The plan review was due Wed 3 Jun 2026.",
        ],
        &["No contact for 36 days; no interval agreed, 28 days is the usual."],
        &["No next contact is planned."],
        &[
            "A milestone was due Mon 2 Nov 2026.",
            "A milestone was due Fri 13 Nov 2026.",
            "The coordinator asks to discuss this.",
        ],
        &["The plan review was due Fri 20 Nov 2026."],
        &[
            "No plan 41 days after the start.",
            "New on the caseload since Sun 25 Oct 2026.",
        ],
        &[
            "Never seen since being added 12 days ago.",
            "No next contact is planned.",
            "New on the caseload since Tue 10 Nov 2026.",
        ],
        &["The coordinator asks to discuss this."],
    ];
    let bands = [
        AgeBand::From18,
        AgeBand::From25,
        AgeBand::From35,
        AgeBand::From45,
        AgeBand::From65,
        AgeBand::From85,
    ];
    let initials = [
        "AA", "BB", "CC", "DD", "EE", "FG", "GH", "HI", "IJ", "JK", "KOB", "LZ", "MAÉO",
    ];
    let person = |n: usize| {
        let mut row = row(&format!("P{n:04}"), initials[n % initials.len()]);
        row.age_band = bands[n % bands.len()];
        row.weeks = Some(u32::try_from(n * 7 % 130).unwrap());
        row
    };
    let mut discuss: Vec<SummaryRow> = (0..9).map(|n| person(n * 3 + 2)).collect();
    for (row, reasons) in discuss.iter_mut().zip(reasons) {
        row.reasons = reasons.iter().map(|reason| (*reason).to_owned()).collect();
    }
    discuss[1].last_contact = Some(day("2026-10-22"));
    discuss[1].next_contact = None;
    discuss[1].review_due = Some(day("2026-06-03"));
    discuss[1].contacts = ContactCounts {
        offered: 2,
        attended: 0,
        not_attended: 2,
    };
    discuss[7].last_contact = None;
    discuss[7].next_contact = None;
    discuss[7].review_due = None;
    discuss[7].contacts = ContactCounts::default();
    discuss[7].goals = GoalCounts::default();
    discuss[7].milestones = MilestoneCounts::default();
    let mut others: Vec<SummaryRow> = (1..=35).filter(|n| n % 3 != 2 || *n > 26).map(person).collect();
    others[4].status = Status::Paused;
    others[6].local_id = None;
    others[7].weeks = None;
    summary(discuss, others)
}
