//! Two groups of the synthetic caseload, with sessions every week: told by the number alone, so that nothing else of the
//! caseload changes with them.

use chrono::{Days, NaiveDate};

use crate::Result;
use crate::record::group::attendance::{Attendance, AttendanceAnswer};
use crate::record::group::care_group::{self, GroupDetails, GroupKind};
use crate::record::group::group_objective::{self, ObjectiveDetails, ObjectiveOutcome};
use crate::record::group::group_session::{self, NewPlannedSession, SessionDetails};
use crate::record::group::group_work::{self, NewSession};
use crate::record::group::membership::{self, Joining};
use crate::record::person::patient::{self, Status};
use crate::record::plan::milestone::MilestoneState;
use crate::store::Tx;

/// As many as sit around one table.
const MOST: usize = 9;
const SESSIONS: u64 = 6;

struct Plan {
    name: &'static str,
    kind: GroupKind,
    about: &'static str,
    time: &'static str,
    place: &'static str,
    led_by: &'static str,
    topics: [&'static str; 3],
    objectives: [(&'static str, &'static str); 3],
}

const PLANS: [Plan; 2] = [
    Plan {
        name: "Back to work",
        kind: GroupKind::Programme,
        about: "For those who want paid work, at their own pace. Made up, as everybody in it is.",
        time: "14:00",
        place: "Library, upstairs room",
        led_by: "Employment specialist",
        topics: [
            "What to say about the gap",
            "A day in a café kitchen",
            "Benefits and the first pay",
        ],
        objectives: [
            (
                "Everybody has a CV they are content with",
                "Nine of nine by the end of the term",
            ),
            ("Three people try a day at work", "A day each, with somebody they know"),
            ("Know whom to ask about benefits", "Everybody has the adviser’s number"),
        ],
    },
    Plan {
        name: "North walking group",
        kind: GroupKind::Area,
        about: "An hour by the river, whatever the weather. Made up, as everybody in it is.",
        time: "10:30",
        place: "Bridge end, by the bench",
        led_by: "Support worker",
        topics: ["The long way round", "To the allotments", "Rain plan: the museum"],
        objectives: [
            (
                "Everybody comes out once a fortnight",
                "Two walks in four weeks for each",
            ),
            (
                "The group finds its own way without us",
                "One walk led by somebody in it",
            ),
            ("Talk about sleep", "One walk on what helps at night"),
        ],
    },
];

/// Does nothing where there are too few people for a group.
pub(super) fn make(tx: &Tx<'_>, people: &[String]) -> Result<()> {
    let mut active = Vec::new();
    for id in people {
        if patient::get(tx, id)?.status == Status::Active {
            active.push(id.clone());
        }
    }
    for (at, plan) in PLANS.iter().enumerate() {
        let members: Vec<String> = active.iter().skip(at).step_by(3).take(MOST).cloned().collect();
        if members.len() >= 3 {
            group(tx, plan, &members)?;
        }
    }
    Ok(())
}

fn group(tx: &Tx<'_>, plan: &Plan, members: &[String]) -> Result<()> {
    let text = |text: &str| Some(text.to_owned());
    let today = tx.today();
    let first = today - Days::new(7 * SESSIONS);
    let group = care_group::add(
        tx,
        &GroupDetails {
            name: plan.name.to_owned(),
            kind: plan.kind,
            about: text(plan.about),
            started_on: Some(first),
            ended_on: None,
        },
    )?;
    care_group::mark_demo(tx, &group)?;
    membership::join(
        tx,
        &Joining {
            group: group.clone(),
            patients: members.to_vec(),
            joined_on: Some(first),
            why: None,
        },
    )?;
    for (at, (objective, expected)) in plan.objectives.iter().enumerate() {
        let id = group_objective::add(
            tx,
            &ObjectiveDetails {
                care_group: group.clone(),
                text: (*objective).to_owned(),
                expected: text(expected),
                due: Some(today + Days::new(30) - Days::new(40 * at as u64)),
            },
        )?;
        if at == 2 {
            group_objective::close(
                tx,
                &ObjectiveOutcome {
                    objective: id,
                    state: MilestoneState::Met,
                    actual: text("Done in the second week"),
                    learned: text("Somebody who had been through it said it best"),
                },
            )?;
        }
    }
    let details = |on: NaiveDate, week: u64, note: Option<String>| SessionDetails {
        on,
        time: text(plan.time),
        place: text(plan.place),
        topic: text(plan.topics[week as usize % plan.topics.len()]),
        led_by: text(plan.led_by),
        note,
    };
    for week in 0..SESSIONS {
        let note =
            (week % 2 == 0).then(|| "Warm in the room. More questions than time; they go on next week.".to_owned());
        let answers = members.iter().enumerate().map(|(at, patient)| Attendance {
            patient: patient.clone(),
            answer: answer(at as u64, SESSIONS - week),
        });
        group_work::record_session(
            tx,
            &NewSession {
                group: group.clone(),
                session: None,
                details: details(today - Days::new(7 * (SESSIONS - week) - 2), week, note),
                answers: answers.collect(),
            },
        )?;
    }
    group_session::plan(
        tx,
        &NewPlannedSession {
            group: group.clone(),
            details: details(today + Days::new(5), SESSIONS, None),
        },
    )?;
    Ok(())
}

/// Of the person at this place; `back` 1 is the last session. Two have not been for a while, one of them sent word.
fn answer(at: u64, back: u64) -> AttendanceAnswer {
    match at {
        1 if back <= 3 => AttendanceAnswer::DidNotCome,
        2 if back == 2 => AttendanceAnswer::DidNotCome,
        2 if back == 1 => AttendanceAnswer::SentWord,
        _ if (at + back).is_multiple_of(6) => AttendanceAnswer::SentWord,
        _ if (at * 2 + back).is_multiple_of(7) => AttendanceAnswer::DidNotCome,
        _ => AttendanceAnswer::Came,
    }
}
