//! What makes each rule hold, from which day on, and what stops it.

use catchment_core::care::attention::{
    Attempt, CarerFacts, CircleFacts, Discussed, Facts, FollowUp, Goals, LegalDate, MedicationDue, Missed, MissedHow,
    OpenMilestone, Owed, PlanFacts, Planned, Programme, ProgrammeFacts, RecoveredScore, Rule, RunsOut, SafetyAsked,
    SafetyConcern, ScoreChange, ScoreCourse, ScoreRepeat, StayPlace, Untold, WaitingOn,
};
use catchment_core::care::sharing::NoticeAbout;
use chrono::{NaiveDate, NaiveTime};

use super::on;

/// What goes on when somebody is paused, or was discharged.
#[derive(Clone, Copy)]
pub(super) enum Goes {
    /// A pause and a discharge stop nothing.
    Always,
    /// A discharge stops it.
    UntilDischarged,
    /// A pause stops it too.
    Active,
}
use Goes::{Active, Always, UntilDischarged};

/// Whether the rule holds on the day before, the rest of the facts being the same.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Begins {
    ThatDay,
    /// It asks at once of what is there, whatever its day.
    AtOnce,
}
use Begins::{AtOnce, ThatDay};

pub(super) struct Case {
    pub(super) rule: Rule,
    pub(super) goes: Goes,
    pub(super) begins: Begins,
    /// What makes the rule hold from the edge on, of somebody for whom no rule holds for a year before and after.
    pub(super) facts: fn(NaiveDate, Facts) -> Facts,
}

const fn case(rule: Rule, goes: Goes, begins: Begins, facts: fn(NaiveDate, Facts) -> Facts) -> Case {
    Case {
        rule,
        goes,
        begins,
        facts,
    }
}

/// Looked after well, around the edge.
pub(super) fn quiet(edge: NaiveDate) -> Facts {
    Facts {
        started: Some(on(edge, -100)),
        added: on(edge, -100),
        contact_days: Some(366),
        last_attended: Some(on(edge, -20)),
        planned: vec![Planned {
            on: on(edge, 60),
            time: None,
        }],
        plan: Some(PlanFacts {
            since: on(edge, -20),
            first: false,
            review_on: Some(on(edge, 200)),
        }),
        safety: Some(SafetyAsked {
            declined: false,
            review_on: None,
        }),
        circle: CircleFacts {
            emergency: true,
            gp: true,
            sharing_asked: true,
        },
        ..Facts::default()
    }
}

/// In the order of [`Rule::ALL`]; the numbers are those of the usual settings.
pub(super) const CASES: &[Case] = &[
    // Never talked about, 28 days after the start.
    case(Rule::Safety, UntilDischarged, ThatDay, |edge, facts| Facts {
        started: Some(on(edge, -29)),
        added: on(edge, -29),
        safety: None,
        ..facts
    }),
    case(Rule::Safety, Always, AtOnce, |edge, facts| Facts {
        safety_concerns: vec![SafetyConcern {
            what: "Said so".to_owned(),
            since: edge,
            answered: false,
            deferred_until: None,
        }],
        ..facts
    }),
    case(Rule::Safeguarding, Always, AtOnce, |edge, facts| Facts {
        safeguarding_open: vec![edge],
        ..facts
    }),
    // 30 days before.
    case(Rule::Clock, Always, ThatDay, |edge, facts| Facts {
        legal_dates: vec![LegalDate {
            label: "Section 3".to_owned(),
            due: RunsOut::Day(on(edge, 30)),
        }],
        ..facts
    }),
    case(Rule::Clock, Always, AtOnce, |edge, facts| Facts {
        follow_ups: vec![FollowUp {
            place: StayPlace::Ward,
            left: edge.and_time(NaiveTime::MIN).and_utc().fixed_offset(),
            hours: 72,
            attempts: 0,
            last_attempt: None,
        }],
        ..facts
    }),
    case(Rule::Missed, Active, ThatDay, |edge, facts| Facts {
        missed: Some(Missed {
            last: on(edge, -2),
            how: MissedHow::NoAccess,
            times: 1,
        }),
        planned: Vec::new(),
        ..facts
    }),
    // 3 in 28 days, the first and the last included.
    case(Rule::Disengaging, Active, AtOnce, |edge, facts| Facts {
        attempts: [-27, -9, 0].map(|days| tried(on(edge, days))).to_vec(),
        ..facts
    }),
    // Long ago, and nobody was seen since.
    case(Rule::Disengaging, Active, AtOnce, |edge, facts| Facts {
        attempts: [-200, -190, -180, -20].map(|days| tried(on(edge, days))).to_vec(),
        circle_asked: Some(on(edge, -185)),
        ..facts
    }),
    case(Rule::Lapsed, Always, ThatDay, |edge, mut facts| {
        facts.planned.insert(
            0,
            Planned {
                on: on(edge, -1),
                time: None,
            },
        );
        facts
    }),
    case(Rule::ContactOverdue, Active, ThatDay, |edge, facts| Facts {
        contact_days: Some(14),
        last_attended: Some(on(edge, -15)),
        ..facts
    }),
    // None agreed: 28 days.
    case(Rule::ContactOverdue, Active, ThatDay, |edge, facts| Facts {
        contact_days: None,
        last_attended: Some(on(edge, -29)),
        ..facts
    }),
    // What was planned last was yesterday.
    case(Rule::Silent, Active, ThatDay, |edge, facts| Facts {
        planned: vec![Planned {
            on: on(edge, -1),
            time: None,
        }],
        ..facts
    }),
    // Never seen, 7 days after being added.
    case(Rule::Silent, Active, ThatDay, |edge, facts| Facts {
        started: Some(on(edge, -8)),
        added: on(edge, -8),
        last_attended: None,
        ..facts
    }),
    case(Rule::MedicationDue, UntilDischarged, ThatDay, |edge, facts| Facts {
        medication_due: vec![MedicationDue {
            name: "Depot".to_owned(),
            due: on(edge, 3),
        }],
        ..facts
    }),
    case(Rule::Deteriorated, Active, AtOnce, |edge, facts| Facts {
        score_changes: vec![ScoreChange {
            assessment: "a".to_owned(),
            instrument: "PHQ-9".to_owned(),
            was: 11,
            now: 17,
            on: edge,
            answered: false,
        }],
        ..facts
    }),
    // Week 8.
    case(Rule::NotImproving, Active, ThatDay, |edge, facts| Facts {
        programme: Some(ProgrammeFacts {
            programme: Programme::CollaborativeCare,
            started: on(edge, -56),
            courses: vec![ScoreCourse {
                instrument: "phq9".to_owned(),
                short: "PHQ-9".to_owned(),
                first: 18.0,
                first_on: on(edge, -56),
                latest: 16.0,
                latest_on: on(edge, -3),
                scores: 3,
                case: true,
                improved: false,
                worse: false,
            }],
        }),
        ..facts
    }),
    case(Rule::MilestoneDue, UntilDischarged, ThatDay, |edge, facts| Facts {
        milestones: vec![OpenMilestone {
            text: "Ring Sioned".to_owned(),
            due: on(edge, 7),
        }],
        ..facts
    }),
    case(Rule::ReviewDue, Active, ThatDay, |edge, facts| Facts {
        plan: Some(PlanFacts {
            since: on(edge, -60),
            first: false,
            review_on: Some(on(edge, -1)),
        }),
        ..facts
    }),
    // No plan, 28 days after the start.
    case(Rule::ReviewDue, Active, ThatDay, |edge, facts| Facts {
        started: Some(on(edge, -29)),
        added: on(edge, -29),
        plan: None,
        ..facts
    }),
    // A new plan, 8 weeks on.
    case(Rule::ReviewDue, Active, ThatDay, |edge, facts| Facts {
        plan: Some(PlanFacts {
            since: on(edge, -57),
            first: true,
            review_on: None,
        }),
        ..facts
    }),
    case(Rule::Promise, Always, ThatDay, |edge, facts| Facts {
        owed: vec![Owed {
            what: "Ring housing".to_owned(),
            promised: true,
            due: edge,
        }],
        ..facts
    }),
    case(Rule::WaitingOn, Always, ThatDay, |edge, facts| Facts {
        waiting_on: vec![WaitingOn {
            id: "w".to_owned(),
            what: "Letter".to_owned(),
            who: "Surgery".to_owned(),
            since: on(edge, -14),
            chase_on: edge,
            interval: 14,
            last_chased: None,
            referral: true,
        }],
        ..facts
    }),
    // A safety plan: 1 day; another change: 3.
    case(Rule::Tell, Always, ThatDay, |edge, facts| Facts {
        untold: vec![untold(NoticeAbout::SafetyPlan, on(edge, -1))],
        ..facts
    }),
    case(Rule::Tell, Always, ThatDay, |edge, facts| Facts {
        untold: vec![untold(NoticeAbout::Referral, on(edge, -3))],
        ..facts
    }),
    case(Rule::Carer, UntilDischarged, ThatDay, |edge, facts| Facts {
        carers: vec![CarerFacts {
            since: on(edge, -900),
            offered: Some(on(edge, -366)),
            next_offer: None,
        }],
        ..facts
    }),
    case(Rule::Flag, UntilDischarged, AtOnce, |_, facts| Facts {
        question: Some("Is the tenancy safe?".to_owned()),
        ..facts
    }),
    case(Rule::Ready, Active, AtOnce, |_, facts| Facts {
        goals: Goals {
            open: 0,
            met: 2,
            no_longer_wanted: 1,
        },
        ..facts
    }),
    case(Rule::Ready, Active, AtOnce, |edge, facts| Facts {
        recovered: vec![RecoveredScore {
            instrument: "PHQ-9".to_owned(),
            was: 18,
            was_on: on(edge, -90),
            before: 8,
            now: 6,
            on: edge,
        }],
        ..facts
    }),
    case(Rule::Unrecorded, Always, ThatDay, |edge, facts| Facts {
        unentered: vec![on(edge, -2)],
        ..facts
    }),
    case(Rule::CircleGap, UntilDischarged, ThatDay, |edge, facts| Facts {
        started: Some(on(edge, -400)),
        added: on(edge, -29),
        circle: CircleFacts::default(),
        ..facts
    }),
    case(Rule::Supervision, UntilDischarged, ThatDay, |edge, facts| Facts {
        discussed: Discussed {
            ever: true,
            last: Some(on(edge, -29)),
        },
        ..facts
    }),
    case(Rule::ScoreDue, Active, ThatDay, |edge, facts| Facts {
        score_repeats: vec![ScoreRepeat {
            instrument: "PHQ-9".to_owned(),
            every_days: 90,
            agreed_on: on(edge, -120),
            last: Some(on(edge, -90)),
        }],
        ..facts
    }),
];

fn tried(on: NaiveDate) -> Attempt {
    Attempt { on, kind: "phone" }
}

fn untold(about: NoticeAbout, since: NaiveDate) -> Untold {
    Untold {
        about,
        since,
        role: "GP".to_owned(),
    }
}
