//! Under any run of operations, undo steps back through exactly the states that were, to the empty store.
use crate::support::{at, fixture, named, new_need, snapshot};
use catchment_core::record::edit::Edit;
use catchment_core::record::edit::Ending;
use catchment_core::record::episode::leaving::{self, CaseloadDischarge, Reopening};
use catchment_core::record::episode::open_item::{self, OpenAnswer};
use catchment_core::record::episode::ward_leaving::{self, WardDischarge, WardLeft};
use catchment_core::record::episode::ward_stay::{self, WardStayDetails};
use catchment_core::record::group::attendance::{Attendance, AttendanceAnswer};
use catchment_core::record::group::group_session::SessionDetails;
use catchment_core::record::group::group_work::{self, NewSession};
use catchment_core::record::group::{care_group, membership};
use catchment_core::record::measure::assessing::{self, NewScore};
use catchment_core::record::measure::assessment::{
    self, AssessmentDetails, AssessmentMode, SelfHarmAnswer, WithdrawAssessment,
};
use catchment_core::record::person::alert::{self, AlertDetails};
use catchment_core::record::person::patient::{self, Status};
use catchment_core::record::person::status::{self, StatusChange};
use catchment_core::record::plan::care_plan;
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneOutcome, MilestoneState};
use catchment_core::record::plan::need;
use catchment_core::record::safety::safety_concern::{self, AnswerConcern, DeferConcern, RaiseConcern};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{CheckInDetails, Kind, Outcome};
use catchment_core::record::visit::visit_mode::{self, NewCheckIn, NextContact};
use catchment_core::record::visit::{self, CancelVisit, VisitDetails};
use catchment_core::record::workspace::setting;
use catchment_core::store::{OpKind, Tx, chain};
use catchment_core::{Error, Now, Result};
use proptest::prelude::*;

/// One thing a coordinator may do, on whichever row the number picks.
#[derive(Clone, Debug)]
enum Act {
    Add(u8),
    Edit(u8, u8),
    Pause(u8),
    Discharge(u8),
    Alert(u8),
    EndAlert(u8),
    Need(u8),
    RemoveNeed(u8),
    Goal(u8, bool),
    Milestone(u8),
    Close(u8, bool),
    CheckIn(u8, bool),
    Visit(u8),
    CancelVisit(u8),
    Score(u8, bool),
    Withdraw(u8),
    Concern(u8),
    AnswerConcern(u8, bool),
    Group(u8),
    Session(u8, bool),
    Setting(u16),
    Stay(u8),
    Leave(u8),
    Reopen(u8),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any::<u8>().prop_map(Act::Add),
        any::<(u8, u8)>().prop_map(|(a, b)| Act::Edit(a, b)),
        any::<u8>().prop_map(Act::Pause),
        any::<u8>().prop_map(Act::Discharge),
        any::<u8>().prop_map(Act::Alert),
        any::<u8>().prop_map(Act::EndAlert),
        any::<u8>().prop_map(Act::Need),
        any::<u8>().prop_map(Act::RemoveNeed),
        any::<(u8, bool)>().prop_map(|(a, b)| Act::Goal(a, b)),
        any::<u8>().prop_map(Act::Milestone),
        any::<(u8, bool)>().prop_map(|(a, b)| Act::Close(a, b)),
        any::<(u8, bool)>().prop_map(|(a, b)| Act::CheckIn(a, b)),
        any::<u8>().prop_map(Act::Visit),
        any::<u8>().prop_map(Act::CancelVisit),
        any::<(u8, bool)>().prop_map(|(a, b)| Act::Score(a, b)),
        any::<u8>().prop_map(Act::Withdraw),
        any::<u8>().prop_map(Act::Concern),
        any::<(u8, bool)>().prop_map(|(a, b)| Act::AnswerConcern(a, b)),
        any::<u8>().prop_map(Act::Group),
        any::<(u8, bool)>().prop_map(|(a, b)| Act::Session(a, b)),
        (1_u16..366).prop_map(Act::Setting),
        any::<u8>().prop_map(Act::Stay),
        any::<u8>().prop_map(Act::Leave),
        any::<u8>().prop_map(Act::Reopen),
        Just(Act::Undo),
    ]
}

/// The id of a row of `table`, if it has any.
fn pick(tx: &Tx<'_>, table: &str, n: u8) -> Option<String> {
    let count: i64 = tx
        .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        .unwrap();
    (count > 0).then(|| {
        let sql = format!(
            "SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET {}",
            i64::from(n) % count
        );
        tx.query_row(&sql, [], |row| row.get(0)).unwrap()
    })
}

fn perform(tx: &Tx<'_>, act: &Act, now: Now) -> Result<()> {
    let person = |n| pick(tx, "patient", n);
    match *act {
        Act::Undo => unreachable!("undo is an operation of its own"),
        Act::Add(n) => patient::add(tx, &named(&format!("Given{n}"), "Family")).map(drop),
        Act::Setting(days) => setting::change(
            tx,
            &setting::Settings {
                contact_days: days,
                ..setting::get(tx)?
            },
        ),
        Act::Stay(n) => person(n).map_or(Ok(()), |patient| stay(tx, patient, now)),
        Act::Leave(n) => person(n).map_or(Ok(()), |patient| leave(tx, patient, now)),
        Act::Reopen(n) => person(n).map_or(Ok(()), |patient| {
            let back = Reopening {
                patient,
                on: None,
                reason: "Low again".to_owned(),
                referrer: None,
            };
            leaving::reopen(tx, &back).map(drop)
        }),
        Act::Group(n) => {
            let details = care_group::GroupDetails {
                name: format!("Group {}", tx.op_seq()),
                kind: care_group::GroupKind::Area,
                about: None,
                started_on: None,
                ended_on: None,
            };
            let group = care_group::add(tx, &details)?;
            let joining = membership::Joining {
                group,
                patients: person(n).into_iter().collect(),
                joined_on: None,
                why: None,
            };
            if joining.patients.is_empty() {
                return Ok(());
            }
            membership::join(tx, &joining)
        }
        Act::Session(n, came) => match pick(tx, "membership", n) {
            Some(id) => {
                let member = membership::get(tx, &id)?;
                let answer = if came {
                    AttendanceAnswer::Came
                } else {
                    AttendanceAnswer::DidNotCome
                };
                let new = NewSession {
                    session: pick(tx, &format!("group_session WHERE care_group = '{}'", member.group), n),
                    group: member.group,
                    details: SessionDetails {
                        on: now.date_naive(),
                        time: None,
                        place: None,
                        topic: None,
                        led_by: None,
                        note: None,
                    },
                    answers: vec![Attendance {
                        patient: member.patient,
                        answer,
                    }],
                };
                group_work::record_session(tx, &new).map(drop)
            }
            None => Ok(()),
        },
        Act::Edit(n, m) => match person(n) {
            Some(id) => patient::edit(tx, &Edit::new(&id, named(&format!("Edited{m}"), "Family"))),
            None => Ok(()),
        },
        Act::Pause(n) => status(tx, person(n), Status::Paused),
        Act::Discharge(n) => status(tx, person(n), Status::Discharged),
        Act::Alert(n) => match person(n) {
            Some(patient) => {
                let text = "Dog at the address".to_owned();
                alert::add(
                    tx,
                    &AlertDetails {
                        patient,
                        text,
                        ..AlertDetails::default()
                    },
                )
                .map(drop)
            }
            None => Ok(()),
        },
        Act::EndAlert(n) => pick(tx, "alert", n).map_or(Ok(()), |id| alert::end(tx, &Ending::today(id))),
        Act::Need(n) => match person(n) {
            Some(patient) => {
                let plan = care_plan::current_or_start(tx, &patient)?;
                need::add(tx, &new_need(&patient, &plan, "Somewhere warm to sleep")).map(drop)
            }
            None => Ok(()),
        },
        Act::RemoveNeed(n) => pick(tx, "need", n).map_or(Ok(()), |id| need::remove(tx, &id)),
        Act::Goal(n, with_need) => match person(n) {
            Some(patient) => {
                let plan = care_plan::current_or_start(tx, &patient)?;
                let need = if with_need {
                    Some(need::add(tx, &new_need(&patient, &plan, "Company"))?)
                } else {
                    None
                };
                let details = GoalDetails {
                    text: "Get back to the choir".to_owned(),
                    need,
                    importance: Some(8),
                    confidence: Some(3),
                    state: GoalState::Open,
                };
                goal::add(
                    tx,
                    &NewGoal {
                        patient: patient.clone(),
                        details,
                    },
                )
                .map(drop)
            }
            None => Ok(()),
        },
        Act::Milestone(n) => match pick(tx, "goal", n) {
            Some(goal) => {
                let patient: String =
                    tx.query_row("SELECT patient FROM goal WHERE id = ?", [&goal], |row| row.get(0))?;
                let text = "Ring Sioned about Tuesdays".to_owned();
                let details = MilestoneDetails {
                    goal: goal.clone(),
                    patient: patient.clone(),
                    text,
                    expected: None,
                    due: Some(now.date_naive()),
                    owner: None,
                };
                milestone::add(tx, &details).map(drop)
            }
            None => Ok(()),
        },
        Act::Close(n, met) => match pick(tx, "milestone", n) {
            Some(milestone) => {
                let state = if met { MilestoneState::Met } else { MilestoneState::Open };
                milestone::close(
                    tx,
                    &MilestoneOutcome {
                        milestone,
                        state,
                        actual: None,
                        learned: None,
                    },
                )
            }
            None => Ok(()),
        },
        Act::CheckIn(n, with_next) => match person(n) {
            Some(patient) => {
                let details = CheckInDetails {
                    patient,
                    kind: Kind::HomeVisit,
                    outcome: Outcome::Attended,
                    at: VisitTime(now.naive_local()),
                    note: "Sang two verses".to_owned(),
                };
                let next = with_next.then(|| NextContact {
                    on: now.date_naive(),
                    time: None,
                    kind: None,
                    place: None,
                });
                let new = NewCheckIn {
                    details,
                    next,
                    contact_days: Some(14),
                    milestones: Vec::new(),
                    done: Vec::new(),
                    told: Vec::new(),
                    draft: None,
                };
                visit_mode::record(tx, &new).map(drop)
            }
            None => Ok(()),
        },
        Act::Visit(n) => match person(n) {
            Some(patient) => {
                let on = now.date_naive();
                visit::plan(
                    tx,
                    &VisitDetails {
                        patient,
                        on,
                        time: None,
                        kind: None,
                        place: None,
                        who: None,
                    },
                )
                .map(drop)
            }
            None => Ok(()),
        },
        Act::Score(n, harm) => match person(n) {
            Some(patient) => assessing::record_score(tx, &told(patient, n, harm, now)).map(drop),
            None => Ok(()),
        },
        Act::Withdraw(n) => match pick(tx, "assessment WHERE withdrawn_at IS NULL", n) {
            Some(id) => {
                let why = "Somebody else's".to_owned();
                assessment::withdraw(tx, &WithdrawAssessment { id, why })
            }
            None => Ok(()),
        },
        Act::Concern(n) => match person(n) {
            Some(patient) => {
                let words = "Gave her cat away".to_owned();
                let check_in = None;
                let ask = RaiseConcern {
                    patient,
                    words,
                    check_in,
                };
                safety_concern::raise_by_hand(tx, &ask).map(drop)
            }
            None => Ok(()),
        },
        Act::AnswerConcern(n, wait) => match pick(tx, "safety_concern WHERE state IN ('open', 'deferred')", n) {
            Some(id) if wait => {
                let why = "His mother was in the room".to_owned();
                safety_concern::defer(tx, &DeferConcern { id, why })
            }
            Some(id) => safety_concern::answer(
                tx,
                &AnswerConcern {
                    id,
                    said: "Not more than usual".to_owned(),
                    agreed: None,
                    plan_opened: true,
                    consulted: None,
                    tonight: "Her sister is there".to_owned(),
                },
            ),
            None => Ok(()),
        },
        Act::CancelVisit(n) => match pick(tx, "visit WHERE state = 'planned'", n) {
            Some(id) => visit::cancel(
                tx,
                &CancelVisit {
                    id,
                    reason: "ill".into(),
                },
            ),
            None => Ok(()),
        },
    }
}

/// Onto a ward, or off it where they are there.
fn stay(tx: &Tx<'_>, patient: String, now: Now) -> Result<()> {
    if let Some(stay) = ward_stay::now_at(tx, &patient)? {
        let discharge = WardDischarge {
            stay: stay.id,
            at: VisitTime(now.naive_local()),
            suicide_risk: false,
            source: None,
        };
        return ward_leaving::leave(tx, &WardLeft { discharge, left: now });
    }
    let details = WardStayDetails {
        patient,
        admitted_on: Some(now.date_naive()),
        ..WardStayDetails::default()
    };
    ward_stay::admit(tx, &details).map(drop)
}

/// Off the caseload, with everything that is open handed on.
fn leave(tx: &Tx<'_>, patient: String, now: Now) -> Result<()> {
    if patient::get(tx, &patient)?.status == Status::Discharged {
        return Ok(());
    }
    let answers = open_item::list(tx, &patient, now)?.into_iter();
    let leaving = CaseloadDischarge {
        on: None,
        reason: "As agreed".to_owned(),
        continued_by: "The GP".to_owned(),
        follow_up_on: Some(now.date_naive()),
        open: answers
            .map(|item| OpenAnswer {
                what: item.what,
                id: item.id,
                to_whom: Some("The GP".to_owned()),
                contact: None,
                reason: "As agreed".to_owned(),
            })
            .collect(),
        patient,
    };
    leaving::discharge(tx, &leaving)
}

fn told(patient: String, n: u8, harm: bool, now: Now) -> NewScore {
    NewScore {
        details: AssessmentDetails {
            patient,
            instrument: "phq9".to_owned(),
            taken_on: Some(now.date_naive()),
            time: None,
            mode: AssessmentMode::Phone,
            rater: None,
            language: None,
            note: None,
            check_in: None,
        },
        total: f64::from(n % 28),
        self_harm: Some(if harm { SelfHarmAnswer::Yes } else { SelfHarmAnswer::No }),
    }
}

fn status(tx: &Tx<'_>, patient: Option<String>, status: Status) -> Result<()> {
    match patient {
        Some(patient) => {
            let change = StatusChange {
                patient,
                status,
                on: Some(tx.today()),
                reason: Some("As agreed".to_owned()),
            };
            status::set(tx, &change)
        }
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_restores_every_earlier_state(acts in prop::collection::vec(act(), 1..40)) {
        let mut fixture = fixture();
        let now = at("2026-11-19T14:00");
        // The states as they were, a stack that an undo pops.
        let mut states = vec![snapshot(&fixture.store)];
        for act in &acts {
            if matches!(act, Act::Undo) {
                let undone = fixture.store.undo(now).unwrap();
                prop_assert_eq!(undone.is_some(), states.len() > 1);
                if undone.is_some() {
                    states.pop();
                }
                prop_assert_eq!(&snapshot(&fixture.store), states.last().unwrap());
            } else {
                let done = fixture.store.transact(OpKind::EditPatient, now, |tx| perform(tx, act, now));
                let state = snapshot(&fixture.store);
                if let Err(refused) = done {
                    prop_assert!(matches!(refused, Error::NotFound(_)), "{}", refused);
                    prop_assert_eq!(Some(&state), states.last());
                } else if Some(&state) != states.last() {
                    states.push(state);
                }
            }
        }
        while states.len() > 1 {
            prop_assert!(fixture.store.undo(now).unwrap().is_some());
            states.pop();
            prop_assert_eq!(&snapshot(&fixture.store), states.last().unwrap());
        }
        prop_assert!(fixture.store.undo(now).unwrap().is_none());
        fixture.store.read(|conn| chain::verify(conn, 0, &"0".repeat(64))).unwrap();
    }
}
