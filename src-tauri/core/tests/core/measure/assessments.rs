//! Answers that are kept, finished and taken back; what an answer asks to be talked about; totals; the organisation's
//! own files; and what the screens are told of it.
use crate::support::{Fixture, at, day, fixture, named};
use catchment_core::care::attention::Rule;
use catchment_core::care::course::Reliable;
use catchment_core::care::instrument::{Asking, InstrumentOrigin};
use catchment_core::care::scoring::ItemAnswer;
use catchment_core::facts::measure::latest::latest;
use catchment_core::record::edit::Edit;
use catchment_core::record::health::medication::{self, MedicationDetails};
use catchment_core::record::measure::assessing::{self, AnswersSaved, FinishAssessment, NewScore, SaveAnswers};
use catchment_core::record::measure::assessment::{
    self, AssessmentDetails, AssessmentMode, SelfHarmAnswer, WithdrawAssessment,
};
use catchment_core::record::measure::instrument;
use catchment_core::record::patient_filter::PatientFilter;
use catchment_core::record::person::patient::{self, PatientDetails};
use catchment_core::record::plan::care_plan::{self, PlanDetails};
use catchment_core::record::safety::safety_concern::{
    self, AnswerConcern, ConcernSource, ConcernState, DeferConcern, RaiseConcern, SlipConcern,
};
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{self, CheckInDetails, Kind, Outcome};
use catchment_core::record::workspace::draft;
use catchment_core::store::OpKind;
use catchment_core::view::caseload::{people, today};
use catchment_core::view::measure::{MarkKind, scores};
use catchment_core::view::outgoing::summary::{SummaryOptions, summary};
use catchment_core::view::person;
use catchment_core::view::person::history::{HistoryQuery, history};
use catchment_core::{Error, Now, Result};

const CORE10: &str = include_str!("../../instruments/core10.json");

fn details(patient: &str, instrument: &str, on: Option<&str>) -> AssessmentDetails {
    AssessmentDetails {
        patient: patient.to_owned(),
        instrument: instrument.to_owned(),
        taken_on: on.map(day),
        time: None,
        mode: AssessmentMode::ReadAloud,
        rater: None,
        language: None,
        note: None,
        check_in: None,
    }
}

fn answers(values: &[i32]) -> Vec<ItemAnswer> {
    let each = values.iter().enumerate();
    each.map(|(n, value)| ItemAnswer {
        item: (n + 1).to_string(),
        value: Some(*value),
    })
    .collect()
}

struct Desk {
    f: Fixture,
    ann: String,
    now: Now,
}

fn desk() -> Desk {
    let mut f = fixture();
    let now = at("2026-11-19T14:00");
    let ann = f.add("Ann", "Abbott", now);
    Desk { f, ann, now }
}

impl Desk {
    fn try_keep(&mut self, draft: Option<&str>, answers: Vec<ItemAnswer>) -> Result<AnswersSaved> {
        let ask = SaveAnswers {
            details: details(&self.ann, "phq9", Some("2026-11-19")),
            draft: draft.map(str::to_owned),
            version: "1".to_owned(),
            answers,
            at: Some("3".to_owned()),
        };
        assessing::save(&mut self.f.store, self.now, &ask)
    }

    fn keep(&mut self, draft: Option<&str>, values: &[i32]) -> AnswersSaved {
        self.try_keep(draft, answers(values)).unwrap()
    }

    fn finish(&mut self, draft: &str) -> Result<assessing::AssessmentDone> {
        let ask = FinishAssessment {
            draft: draft.to_owned(),
        };
        self.f
            .store
            .transact(OpKind::FinishAssessment, self.now, |tx| assessing::finish(tx, &ask))
    }

    fn score(&mut self, new: &NewScore) -> Result<assessing::ScoreRecorded> {
        self.f
            .store
            .transact(OpKind::RecordScore, self.now, |tx| assessing::record_score(tx, new))
    }

    fn told(&mut self, instrument: &str, on: Option<&str>, total: f64) -> String {
        let new = NewScore {
            details: details(&self.ann, instrument, on),
            total,
            self_harm: Some(SelfHarmAnswer::No),
        };
        self.score(&new).unwrap().id
    }

    fn concerns(&self) -> Vec<safety_concern::SafetyConcern> {
        self.f
            .store
            .read(|conn| safety_concern::list(conn, &self.ann, self.now))
            .unwrap()
    }

    fn answer(&mut self, id: &str) -> Result<()> {
        let ask = AnswerConcern {
            id: id.to_owned(),
            said: "Not more than usual".to_owned(),
            agreed: None,
            plan_opened: true,
            consulted: None,
            tonight: "Her sister is there".to_owned(),
        };
        self.f
            .store
            .transact(OpKind::AnswerConcern, self.now, |tx| safety_concern::answer(tx, &ask))
    }

    fn scores(&self) -> catchment_core::view::measure::Scores {
        let today = self.now.date_naive();
        self.f.store.read(|conn| scores(conn, &self.ann, today)).unwrap()
    }

    fn install(&mut self, text: &str) -> Result<String> {
        let look = self.f.store.read(|conn| instrument::inspect(conn, text.as_bytes()))?;
        self.f.store.transact(OpKind::InstallInstrument, self.now, |tx| {
            instrument::install(tx, "/home/x/core10.json", text.as_bytes(), &look.sha256)
        })
    }
}

fn refusal<T>(result: Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason.name()),
        Err(Error::NotFound(what)) => ("notFound", what),
        _ => ("", ""),
    }
}

#[test]
fn answers_are_kept_finished_and_opened_again_by_undo() {
    let mut desk = desk();
    let first = desk.keep(None, &[2, 2]);
    assert_eq!((first.answered, first.of, first.complete), (2, 9, false));
    assert_eq!(
        first.asked.last().map(String::as_str),
        Some("10"),
        "something is above 0"
    );
    let kept = desk.keep(Some(&first.draft), &[2, 2, 1, 2, 1, 1, 1, 1, 0]);
    assert_eq!((kept.draft.as_str(), kept.complete), (first.draft.as_str(), true));
    assert!(kept.concern.is_none());
    let bob = desk.f.add("Bob", "Bashir", desk.now);
    let ann = std::mem::replace(&mut desk.ann, bob);
    let theirs = desk.try_keep(Some(&kept.draft), answers(&[3]));
    assert_eq!(refusal(theirs), ("notFound", "draft"), "never with somebody else");
    desk.ann = ann;
    let rows = desk.f.store.read(|conn| today::today(conn, desk.now)).unwrap().drafts;
    let body: assessment::AssessmentDraftBody = serde_json::from_str(&rows[0].body).unwrap();
    assert_eq!((body.short.as_str(), body.answered, body.of), ("PHQ-9", 9, 9));
    assert_eq!(body.at.as_deref(), Some("3"));

    let done = desk.finish(&kept.draft).unwrap();
    assert_eq!((done.total, done.band.as_deref()), (Some(11.0), Some("moderate")));
    assert!(desk.f.store.read(draft::open).unwrap().is_empty());
    assert_eq!(refusal(desk.finish(&kept.draft)), ("notFound", "draft"));
    let stored = desk.f.store.read(|conn| assessment::get(conn, &done.id)).unwrap();
    assert_eq!(stored.details.mode, AssessmentMode::ReadAloud);
    assert_eq!((stored.version.as_str(), stored.answers.len()), ("1", 10));

    desk.f.store.undo(desk.now).unwrap().unwrap();
    assert_eq!(
        desk.f.store.read(draft::open).unwrap().len(),
        1,
        "what was answered is not lost"
    );
    assert!(desk.scores().measures.is_empty());
    assert_eq!(desk.finish(&kept.draft).unwrap().total, Some(11.0));
}

#[test]
fn an_incomplete_one_is_a_record_without_a_total() {
    let mut desk = desk();
    let kept = desk.keep(None, &[2, 2, 2]);
    let done = desk.finish(&kept.draft).unwrap();
    assert_eq!((done.total, done.answered, done.of, done.band), (None, 3, 9, None));
    let scores = desk.scores();
    assert_eq!(
        scores.measures[0].sentence,
        "Answered 3 of 9 on Thu 19 Nov 2026: not enough for a score."
    );
    assert!(
        desk.f
            .store
            .read(|conn| latest(conn, PatientFilter::Everybody))
            .unwrap()
            .is_empty()
    );
    // Nothing at all is no record, and what cannot be is refused.
    let empty = desk.keep(None, &[]);
    assert_eq!(refusal(desk.finish(&empty.draft)), ("answers", "nothing"));
    assert_eq!(refusal(desk.try_keep(None, answers(&[7]))), ("answers", "noSuchChoice"));
    let odd = ItemAnswer {
        item: "11".to_owned(),
        value: Some(0),
    };
    assert_eq!(refusal(desk.try_keep(None, vec![odd])), ("answers", "noSuchItem"));
}

#[test]
fn an_answer_raises_its_concern_when_it_is_kept_whatever_becomes_of_the_rest() {
    let mut desk = desk();
    let mut only = vec![ItemAnswer {
        item: "9".to_owned(),
        value: Some(1),
    }];
    let kept = desk.try_keep(None, only.clone()).unwrap();
    let concern = kept.concern.clone().expect("raised at once");
    assert_eq!(
        (concern.source, concern.instrument.as_deref(), concern.answer.as_deref()),
        (ConcernSource::Item, Some("PHQ-9"), Some("Several days"))
    );
    assert_eq!(
        concern.item.as_deref(),
        Some("Thoughts that you would be better off dead or of hurting yourself in some way")
    );
    // Kept again, and put higher, it is the same one.
    only[0].value = Some(3);
    let again = desk.try_keep(Some(&kept.draft), only.clone()).unwrap();
    assert_eq!(again.concern.unwrap().id, concern.id);
    assert_eq!(desk.concerns().len(), 1);
    // Abandoned, it still asks; and no key takes it back, nor the person it is about.
    desk.f
        .store
        .write_unjournalled(|conn| draft::discard(conn, &kept.draft))
        .unwrap();
    let undone = desk.f.store.undo(desk.now);
    assert_eq!(refusal(undone), ("undo", "changedSince"));
    assert_eq!(desk.concerns()[0].state, ConcernState::Open);
    let today = desk.f.store.read(|conn| today::today(conn, desk.now)).unwrap();
    assert_eq!(today.concerns[0].concern.id, concern.id);
    let kinds = desk
        .f
        .store
        .read(|conn| {
            history(
                conn,
                &HistoryQuery {
                    patient: desk.ann.clone(),
                    before: None,
                },
            )
        })
        .unwrap();
    assert!(kinds.ops.iter().any(|op| op.kind == OpKind::ItemAlert));
}

#[test]
fn an_answered_concern_is_not_raised_again_by_going_on() {
    let mut desk = desk();
    let kept = desk.keep(None, &[0, 0, 0, 0, 0, 0, 0, 0, 2]);
    let id = kept.concern.unwrap().id;
    desk.answer(&id).unwrap();
    let on = desk.keep(Some(&kept.draft), &[1, 0, 0, 0, 0, 0, 0, 0, 2]);
    assert!(on.concern.is_none());
    assert_eq!(desk.concerns().len(), 1);
    let done = desk.finish(&kept.draft).unwrap();
    let concerns = desk.concerns();
    assert_eq!(
        (concerns.len(), concerns[0].assessment.as_deref()),
        (1, Some(done.id.as_str()))
    );
    assert_eq!(concerns[0].state, ConcernState::Answered);
    assert_eq!(refusal(desk.answer(&id)), ("concern", "settled"));
    // Put right and given again, it asks again.
    let kept = desk.keep(None, &[0, 0, 0, 0, 0, 0, 0, 0, 2]);
    let id = kept.concern.unwrap().id;
    desk.answer(&id).unwrap();
    desk.keep(Some(&kept.draft), &[0; 9]);
    assert!(
        desk.keep(Some(&kept.draft), &[0, 0, 0, 0, 0, 0, 0, 0, 1])
            .concern
            .is_some()
    );
    assert_eq!(desk.concerns().len(), 3);
}

#[test]
fn a_slip_of_the_finger_is_put_right_and_stays_in_the_history() {
    let mut desk = desk();
    let kept = desk.keep(None, &[0, 0, 0, 0, 0, 0, 0, 0, 1]);
    let id = kept.concern.unwrap().id;
    let mut slip = |draft: Option<&str>| {
        let ask = SlipConcern {
            id: id.clone(),
            draft: draft.map(str::to_owned),
        };
        let now = desk.now;
        desk.f
            .store
            .transact(OpKind::SlipConcern, now, |tx| safety_concern::slip(tx, &ask))
    };
    assert_eq!(refusal(slip(Some("another"))), ("concern", "anotherDraft"));
    slip(Some(&kept.draft)).unwrap();
    let right = desk.keep(Some(&kept.draft), &[0; 9]);
    assert!(right.concern.is_none());
    assert_eq!(desk.finish(&kept.draft).unwrap().total, Some(0.0));
    assert_eq!(desk.concerns()[0].state, ConcernState::Slip);
    assert_eq!(desk.concerns().len(), 1);
    // Called a slip and left standing, it was none.
    let kept = desk.keep(None, &[0, 0, 0, 0, 0, 0, 0, 0, 1]);
    let id = kept.concern.unwrap().id;
    let ask = SlipConcern { id, draft: None };
    desk.f
        .store
        .transact(OpKind::SlipConcern, desk.now, |tx| safety_concern::slip(tx, &ask))
        .unwrap();
    let done = desk.finish(&kept.draft).unwrap();
    let open: Vec<_> = desk
        .concerns()
        .into_iter()
        .filter(|concern| concern.state == ConcernState::Open)
        .map(|concern| concern.assessment)
        .collect();
    assert_eq!(open, [Some(done.id)]);
}

#[test]
fn a_concern_can_wait_until_the_end_of_the_day_and_no_longer() {
    let mut desk = desk();
    let kept = desk.keep(None, &[0, 0, 0, 0, 0, 0, 0, 0, 1]);
    let id = kept.concern.unwrap().id;
    let mut defer = |why: &str| {
        let ask = DeferConcern {
            id: id.clone(),
            why: why.to_owned(),
        };
        let now = desk.now;
        desk.f
            .store
            .transact(OpKind::DeferConcern, now, |tx| safety_concern::defer(tx, &ask))
    };
    assert_eq!(refusal(defer(" ")), ("why", "required"));
    defer("His mother was in the room; I ring at six").unwrap();
    assert!(
        desk.keep(Some(&kept.draft), &[0, 0, 0, 0, 0, 0, 0, 0, 1])
            .concern
            .is_none()
    );
    let state = |desk: &Desk, now: Now| {
        let rows = desk.f.store.read(|conn| today::today(conn, now)).unwrap().concerns;
        assert_eq!(
            (rows.len(), rows[0].name.as_str()),
            (1, "Ann A."),
            "it is on Today all the time"
        );
        rows[0].concern.state
    };
    assert_eq!(
        desk.concerns()[0].deferred_until.as_deref(),
        Some("2026-11-19T23:59:59+00:00")
    );
    assert_eq!(state(&desk, at("2026-11-19T23:59")), ConcernState::Deferred);
    assert_eq!(state(&desk, at("2026-11-20T00:00")), ConcernState::Open);
    desk.now = at("2026-11-20T09:00");
    assert!(
        desk.keep(Some(&kept.draft), &[0, 0, 0, 0, 0, 0, 0, 0, 1])
            .concern
            .is_some()
    );
    let page = desk
        .f
        .store
        .read(|conn| person::person(conn, &desk.ann, desk.now))
        .unwrap();
    assert_eq!(page.concerns[0].state, ConcernState::Open);
    desk.answer(&id).unwrap();
    let page = desk
        .f
        .store
        .read(|conn| person::person(conn, &desk.ann, desk.now))
        .unwrap();
    assert!(page.concerns.is_empty());
    desk.f.store.undo(desk.now).unwrap().unwrap();
    assert_eq!(desk.concerns()[0].state, ConcernState::Open);
}

#[test]
fn an_answer_to_a_concern_says_what_was_said_and_what_holds_tonight() {
    let mut desk = desk();
    let raise = RaiseConcern {
        patient: desk.ann.clone(),
        words: "Gave her cat away".to_owned(),
        check_in: None,
    };
    let id = desk
        .f
        .store
        .transact(OpKind::RaiseConcern, desk.now, |tx| {
            safety_concern::raise_by_hand(tx, &raise)
        })
        .unwrap();
    assert_eq!(desk.concerns()[0].source, ConcernSource::Other);
    let mut answer = |said: &str, tonight: &str| {
        let ask = AnswerConcern {
            id: id.clone(),
            said: said.to_owned(),
            agreed: None,
            plan_opened: false,
            consulted: None,
            tonight: tonight.to_owned(),
        };
        let now = desk.now;
        desk.f
            .store
            .transact(OpKind::AnswerConcern, now, |tx| safety_concern::answer(tx, &ask))
    };
    assert_eq!(refusal(answer("", "x")), ("said", "required"));
    assert_eq!(refusal(answer("x", "")), ("tonight", "required"));
    answer("The cat was the neighbour's", "As always").unwrap();
    let mut by_hand = |patient: &str, words: &str, check_in: Option<&str>| {
        let ask = RaiseConcern {
            patient: patient.to_owned(),
            words: words.to_owned(),
            check_in: check_in.map(str::to_owned),
        };
        let now = desk.now;
        desk.f
            .store
            .transact(OpKind::RaiseConcern, now, |tx| safety_concern::raise_by_hand(tx, &ask))
    };
    let ann = desk.ann.clone();
    assert_eq!(refusal(by_hand(&ann, "", None)), ("words", "required"));
    assert_eq!(refusal(by_hand("nobody", "x", None)), ("notFound", "patient"));
    assert_eq!(refusal(by_hand(&ann, "x", Some("none"))), ("notFound", "checkIn"));
}

#[test]
fn a_total_that_is_told_asks_for_the_self_harm_item() {
    let mut desk = desk();
    let mut new = NewScore {
        details: details(&desk.ann, "phq9", Some("2026-11-18")),
        total: 14.0,
        self_harm: None,
    };
    assert_eq!(refusal(desk.score(&new)), ("selfHarm", "required"));
    new.self_harm = Some(SelfHarmAnswer::Yes);
    let recorded = desk.score(&new).unwrap();
    let concern = recorded.concern.expect("a yes asks to be talked about");
    assert_eq!(
        (concern.source, concern.assessment),
        (ConcernSource::Score, Some(recorded.id))
    );
    new.self_harm = Some(SelfHarmAnswer::NotKnown);
    assert!(desk.score(&new).unwrap().concern.is_none());
    for (instrument, total, wanted) in [
        ("phq9", 28.0, ("total", "range")),
        ("phq9", -1.0, ("total", "range")),
        ("phq9", f64::NAN, ("total", "range")),
        ("phq9", 12.5, ("total", "notWhole")),
        ("phqads", 12.0, ("instrument", "derived")),
        ("phq10", 12.0, ("notFound", "instrument")),
        ("core10", 12.5, ("", "")),
        ("gad7", 0.0, ("", "")),
    ] {
        new.details.instrument = instrument.to_owned();
        new.total = total;
        assert_eq!(refusal(desk.score(&new)), wanted, "{instrument} {total}");
    }
    new.details.taken_on = Some(day("2026-11-20"));
    assert_eq!(refusal(desk.score(&new)), ("takenOn", "future"));
    new.details.taken_on = None;
    new.details.time = Some("10:30".to_owned());
    assert_eq!(refusal(desk.score(&new)), ("time", "withoutDay"));
    new.details.taken_on = Some(day("2026-11-18"));
    new.details.time = Some("half ten".to_owned());
    assert_eq!(refusal(desk.score(&new)), ("time", "notATime"));
    new.details.time = None;
    new.details.check_in = Some("none".to_owned());
    assert_eq!(refusal(desk.score(&new)), ("notFound", "checkIn"));
}

#[test]
fn the_course_counts_from_the_first_dated_score_of_the_episode() {
    let mut desk = desk();
    let started = PatientDetails {
        started: Some(day("2026-03-01")),
        ..named("Ann", "Abbott")
    };
    desk.f
        .store
        .transact(OpKind::EditPatient, desk.now, |tx| {
            patient::edit(tx, &Edit::new(&desk.ann, started.clone()))
        })
        .unwrap();
    desk.told("phq9", Some("2025-06-02"), 22.0);
    desk.told("phq9", None, 21.0);
    desk.told("phq9", Some("2026-11-16"), 0.0);
    desk.told("phq9", Some("2026-03-02"), 18.0);
    desk.told("phq9", Some("2026-05-04"), 15.0);
    let scores = desk.scores();
    let points: Vec<_> = scores.measures[0]
        .points
        .iter()
        .map(|point| (point.total.unwrap(), point.baseline, point.change, point.reliable))
        .collect();
    assert_eq!(
        points,
        [
            (21.0, false, None, None),
            (22.0, false, None, None),
            (18.0, true, None, None),
            (15.0, false, Some(-3.0), Some(Reliable::None)),
            (0.0, false, Some(-18.0), Some(Reliable::Improvement)),
        ]
    );
    assert_eq!(
        scores.measures[0].sentence,
        "Scored 0 on Mon 16 Nov 2026, was 18 in March; a reliable improvement by the NHS Talking Therapies rule."
    );
    assert_eq!(
        scores.measures[0].next_allowed_on,
        Some(day("2026-11-30")),
        "14 days after the last"
    );
    let rows = desk
        .f
        .store
        .read(|conn| people::people(conn, desk.now.date_naive()))
        .unwrap();
    let latest = &rows[0].measures[0];
    assert_eq!(
        (latest.short.as_str(), latest.total, latest.max, latest.change),
        ("PHQ-9", 0.0, 27.0, Some(-18.0))
    );
    let page = desk
        .f
        .store
        .read(|conn| person::person(conn, &desk.ann, desk.now))
        .unwrap();
    assert_eq!(page.scores[0].on, Some(day("2026-11-16")));
    assert_eq!(scores.outcome, None, "one measure alone has no such outcome");
    let sheet = desk
        .f
        .store
        .read(|conn| summary(conn, desk.now, SummaryOptions::default()))
        .unwrap();
    let span = &sheet.discuss.iter().chain(&sheet.others).next().unwrap().scores[0];
    assert_eq!(
        (span.first, span.first_on, span.latest, span.change),
        (Some(18.0), Some(day("2026-03-02")), 0.0, Some(-18.0))
    );
    desk.now = at("2026-12-01T09:00");
    assert_eq!(desk.scores().measures[0].next_allowed_on, None);
}

#[test]
fn two_measures_of_one_day_have_a_sum_and_an_outcome_between_the_first_and_the_last_pair() {
    let mut desk = desk();
    desk.told("phq9", Some("2026-03-02"), 18.0);
    desk.told("gad7", Some("2026-03-02"), 15.0);
    let one = desk.scores();
    assert_eq!(one.outcome, None, "one occasion is no outcome");
    let shorts: Vec<_> = one
        .measures
        .iter()
        .map(|measure| measure.instrument.short.as_str())
        .collect();
    assert_eq!(shorts, ["PHQ-9", "GAD-7", "PHQ-ADS"]);
    desk.told("phq9", Some("2026-06-01"), 20.0);
    desk.told("phq9", Some("2026-11-16"), 8.0);
    desk.told("gad7", Some("2026-11-16"), 6.0);
    let scores = desk.scores();
    assert_eq!(
        scores.outcome.as_deref(),
        Some("NHS Talking Therapies outcome on PHQ-9 and GAD-7, Mon 2 Mar 2026 to Mon 16 Nov 2026: reliable recovery.")
    );
    let sum = &scores.measures[2];
    assert_eq!(sum.instrument.entry, Asking::Derived);
    let totals: Vec<_> = sum
        .points
        .iter()
        .map(|point| (point.total.unwrap(), point.band.as_deref()))
        .collect();
    assert_eq!(
        totals,
        [(33.0, Some("severe")), (14.0, Some("mild"))],
        "not on a day with one of them"
    );
    assert!(
        sum.points
            .iter()
            .all(|point| point.assessment.is_none() && point.reliable.is_none())
    );
    assert_eq!(sum.points[1].change, Some(-19.0));
}

#[test]
fn answers_show_item_by_item_and_what_was_withdrawn_does_not() {
    let mut desk = desk();
    let kept = desk.keep(None, &[2, 2, 1, 2, 1, 1, 1, 1, 0]);
    let done = desk.finish(&kept.draft).unwrap();
    let wrong = desk.told("phq9", Some("2026-11-17"), 26.0);
    let mut withdraw = |id: &str, why: &str| {
        let ask = WithdrawAssessment {
            id: id.to_owned(),
            why: why.to_owned(),
        };
        let now = desk.now;
        desk.f
            .store
            .transact(OpKind::WithdrawAssessment, now, |tx| assessment::withdraw(tx, &ask))
    };
    assert_eq!(refusal(withdraw(&wrong, "")), ("why", "required"));
    withdraw(&wrong, "Somebody else's letter").unwrap();
    assert_eq!(refusal(withdraw(&wrong, "again")), ("notFound", "assessment"));
    let scores = desk.scores();
    let measure = &scores.measures[0];
    assert_eq!(measure.points.len(), 1);
    let first = &measure.items[0];
    assert_eq!(
        (first.item.as_str(), first.text.as_str()),
        ("1", "Little interest or pleasure in doing things")
    );
    assert_eq!(
        (first.answers[0].assessment.as_str(), first.answers[0].label.as_deref()),
        (done.id.as_str(), Some("More than half the days"))
    );
    let stood = desk.f.store.read(|conn| assessment::get(conn, &wrong)).unwrap();
    assert!(stood.withdrawn && stood.total == Some(26.0), "it stays in the record");
}

#[test]
fn what_happened_beside_the_scores_is_marked() {
    let mut desk = desk();
    desk.f
        .store
        .transact(OpKind::EditPlan, desk.now, |tx| {
            for (outcome, when) in [
                (Outcome::Attended, "2026-11-02T10:00"),
                (Outcome::DidNotAttend, "2026-11-09T10:00"),
            ] {
                let details = CheckInDetails {
                    patient: desk.ann.clone(),
                    kind: Kind::HomeVisit,
                    outcome,
                    at: VisitTime(at(when).naive_local()),
                    note: String::new(),
                };
                check_in::add(tx, &details)?;
            }
            let plan = PlanDetails {
                patient: desk.ann.clone(),
                agreed_on: Some(day("2026-11-03")),
                review_on: Some(day("2027-02-01")),
                ..PlanDetails::default()
            };
            care_plan::start(tx, &plan)?;
            for (name, started) in [("Sertraline", "2026-11-04"), ("Lithium", "2025")] {
                let told = MedicationDetails {
                    patient: desk.ann.clone(),
                    name: name.to_owned(),
                    started: Some(started.to_owned()),
                    ..MedicationDetails::default()
                };
                medication::add(tx, &told)?;
            }
            Ok(())
        })
        .unwrap();
    let marks: Vec<_> = desk
        .scores()
        .marks
        .into_iter()
        .map(|mark| (mark.on.to_string(), mark.kind, mark.label))
        .collect();
    let mark = |on: &str, kind, label: &str| (on.to_owned(), kind, label.to_owned());
    assert_eq!(
        marks,
        [
            mark("2026-11-02", MarkKind::CheckIn, "Home visit"),
            mark("2026-11-03", MarkKind::Plan, "Plan agreed"),
            mark("2026-11-04", MarkKind::Treatment, "Sertraline began"),
            mark("2027-02-01", MarkKind::Plan, "Plan review"),
        ],
        "what began in a year, and nobody knows when, has no place in time"
    );
}

#[test]
fn an_organisations_file_stands_where_the_total_alone_stood() {
    let mut desk = desk();
    let alone = desk.told("core10", Some("2026-03-02"), 20.0);
    let before = desk.f.store.read(instrument::all).unwrap();
    let look = desk
        .f
        .store
        .read(|conn| instrument::inspect(conn, CORE10.as_bytes()))
        .unwrap();
    assert_eq!((look.faults.len(), look.replaces.as_deref()), (0, Some("CORE-10 1")));
    assert_eq!(desk.install(CORE10).unwrap(), "core10");
    let after = desk.f.store.read(instrument::all).unwrap();
    assert_eq!(before.len(), after.len());
    let now = after.iter().find(|known| known.id == "core10").unwrap();
    assert_eq!(
        (now.entry, now.origin, now.items.len()),
        (Asking::Items, InstrumentOrigin::Organisation, 10)
    );
    let listed = desk.f.store.read(instrument::installed).unwrap();
    assert_eq!(
        (listed[0].id.as_str(), listed[0].file_name.as_str(), listed[0].used),
        ("core10", "core10.json", 0)
    );
    // The one that is there already is not installed twice, nor is another under its version.
    let again = desk
        .f
        .store
        .read(|conn| instrument::inspect(conn, CORE10.as_bytes()))
        .unwrap();
    assert_eq!(again.faults[0].reason, "alreadyInstalled");
    let other = CORE10.replace("Wording by licence.", "Wording by another licence.");
    let fault = desk
        .f
        .store
        .read(|conn| instrument::inspect(conn, other.as_bytes()))
        .unwrap()
        .faults
        .remove(0);
    assert_eq!(
        (fault.line, fault.at.as_str(), fault.reason.as_str()),
        (3, "version", "sameVersion")
    );
    assert_eq!(refusal(desk.install(&other)), ("file", "faulty"));

    let result = desk.f.store.transact(OpKind::FinishAssessment, desk.now, |tx| {
        let file = instrument::current(tx, "core10")?;
        let given = answers(&[4, 0, 0, 4, 4, 0, 4, 4, 4, 4]);
        assessing::record(
            tx,
            &file,
            &details(&desk.ann, "core10", Some("2026-11-19")),
            &given,
            None,
        )
    });
    assert_eq!(result.unwrap().1.total, Some(36.0));

    // A newer version: the old results keep the old wording and labels.
    let newer = CORE10
        .replace("2024-1", "2026-1")
        .replace("Answer 4", "Most of the time");
    let look = desk
        .f
        .store
        .read(|conn| instrument::inspect(conn, newer.as_bytes()))
        .unwrap();
    assert_eq!(look.replaces.as_deref(), Some("CORE-10 of our trust 2024-1"));
    desk.install(&newer).unwrap();
    let scores = desk.scores();
    assert_eq!(scores.measures[0].instrument.version, "2026-1");
    assert_eq!(
        scores.measures[0].items[0].answers[0].label.as_deref(),
        Some("Answer 4")
    );
    assert_eq!(scores.measures[0].points[0].assessment.as_ref(), Some(&alone));
    assert_eq!(scores.measures[0].points[1].reliable, Some(Reliable::Deterioration));

    // Retired, nothing new is answered with it, and what was stays.
    desk.f
        .store
        .transact(OpKind::RetireInstrument, desk.now, |tx| {
            instrument::retire(tx, "core10")
        })
        .unwrap();
    let now = desk.f.store.read(|conn| instrument::current(conn, "core10")).unwrap();
    assert_eq!((now.entry, now.origin), (Asking::ScoreOnly, InstrumentOrigin::Shipped));
    assert_eq!(desk.scores().measures[0].points.len(), 2);
    let retire = desk.f.store.transact(OpKind::RetireInstrument, desk.now, |tx| {
        instrument::retire(tx, "core10")
    });
    assert_eq!(refusal(retire), ("notFound", "instrument"));
}

#[test]
fn an_instrument_that_nobody_else_has_keeps_its_scores_when_it_is_retired() {
    let mut desk = desk();
    let own = CORE10
        .replace("\"core10\"", "\"trust-1\"")
        .replace("\"CORE-10\"", "\"TRUST\"");
    desk.install(&own).unwrap();
    desk.told("trust-1", Some("2026-11-17"), 12.0);
    desk.f
        .store
        .transact(OpKind::RetireInstrument, desk.now, |tx| {
            instrument::retire(tx, "trust-1")
        })
        .unwrap();
    assert_eq!(desk.scores().measures[0].instrument.short, "TRUST");
    let latest = desk
        .f
        .store
        .read(|conn| latest(conn, PatientFilter::Everybody))
        .unwrap();
    assert_eq!(
        (latest[&desk.ann][0].short.as_str(), latest[&desk.ann][0].total),
        ("TRUST", 12.0)
    );
    let new = NewScore {
        details: details(&desk.ann, "trust-1", Some("2026-11-18")),
        total: 12.0,
        self_harm: Some(SelfHarmAnswer::No),
    };
    assert_eq!(refusal(desk.score(&new)), ("notFound", "instrument"));
}

#[test]
fn what_comes_with_the_program_is_not_replaced_and_what_changed_is_not_installed() {
    let mut desk = desk();
    let phq9 = CORE10.replace("\"core10\"", "\"phq9\"");
    let look = desk
        .f
        .store
        .read(|conn| instrument::inspect(conn, phq9.as_bytes()))
        .unwrap();
    assert_eq!(
        (
            look.faults[0].reason.as_str(),
            look.faults[0].line,
            look.faults[0].column
        ),
        ("shipped", 2, 9)
    );
    assert!(look.instrument.is_none() && look.replaces.is_none());
    let shown = desk
        .f
        .store
        .read(|conn| instrument::inspect(conn, CORE10.as_bytes()))
        .unwrap()
        .sha256;
    let changed = format!("{CORE10} ");
    let result = desk.f.store.transact(OpKind::InstallInstrument, desk.now, |tx| {
        instrument::install(tx, "core10.json", changed.as_bytes(), &shown)
    });
    assert_eq!(refusal(result), ("file", "changed"));
    assert!(
        desk.f.store.read(instrument::installed).unwrap().is_empty(),
        "nothing half-installed"
    );
    desk.install(CORE10).unwrap();
    desk.f.store.undo(desk.now).unwrap().unwrap();
    assert!(desk.f.store.read(instrument::installed).unwrap().is_empty());
}

#[test]
fn two_codings_are_never_compared() {
    let mut desk = desk();
    let us = CORE10
        .replace("\"core10\"", "\"k10us\"")
        .replace("\"about\"", "\"coding\": \"0-4\", \"about\"");
    desk.install(&us).unwrap();
    desk.told("k10us", Some("2026-03-02"), 10.0);
    let other = us.replace("0-4", "1-5").replace("2024-1", "2025-1");
    desk.install(&other).unwrap();
    desk.told("k10us", Some("2026-06-01"), 20.0);
    desk.told("k10us", Some("2026-09-07"), 21.0);
    let points: Vec<_> = desk.scores().measures[0]
        .points
        .iter()
        .map(|point| (point.baseline, point.change))
        .collect();
    assert_eq!(points, [(true, None), (true, None), (false, Some(1.0))]);
}

/// PHQ-9: a reliable change is 6 points, by NHS Talking Therapies.
#[test]
fn the_list_says_whose_newest_score_is_reliably_worse_until_there_is_a_newer_one() {
    let mut desk = desk();
    let reasons = |desk: &Desk| -> Vec<String> {
        let cases = desk
            .f
            .store
            .read(|conn| catchment_core::facts::cases(conn, desk.now.date_naive()))
            .unwrap();
        let all = cases.into_iter().flat_map(|case| case.reasons);
        all.filter(|reason| reason.rule == Rule::Deteriorated)
            .map(|reason| reason.text)
            .collect()
    };
    desk.told("phq9", Some("2026-09-01"), 11.0);
    desk.told("phq9", None, 27.0);
    desk.told("phq9", Some("2026-10-01"), 16.0);
    assert!(
        reasons(&desk).is_empty(),
        "five points are no reliable change, and an undated score is none at all"
    );
    desk.told("phq9", Some("2026-11-01"), 17.0);
    assert_eq!(
        reasons(&desk),
        ["PHQ-9 scored 17 on Sun 1 Nov 2026, was 11: reliably worse by the measure's own rule."]
    );
    desk.told("phq9", Some("2026-11-15"), 12.0);
    assert!(reasons(&desk).is_empty());
}

#[test]
fn a_concern_is_asked_about_on_the_list_until_it_is_talked_about() {
    let mut desk = desk();
    let safety = |desk: &Desk| -> usize {
        let cases = desk
            .f
            .store
            .read(|conn| catchment_core::facts::cases(conn, desk.now.date_naive()))
            .unwrap();
        let all = cases.into_iter().flat_map(|case| case.reasons);
        all.filter(|reason| reason.rule == Rule::Safety).count()
    };
    let id = desk
        .try_keep(
            None,
            vec![ItemAnswer {
                item: "9".to_owned(),
                value: Some(1),
            }],
        )
        .unwrap();
    let concern = id.concern.unwrap().id;
    assert_eq!(safety(&desk), 1);
    let now = desk.now;
    let answer = AnswerConcern {
        id: concern,
        said: "Passing thoughts, no plan".to_owned(),
        agreed: None,
        plan_opened: false,
        consulted: None,
        tonight: "Her sister stays".to_owned(),
    };
    desk.f
        .store
        .transact(OpKind::AnswerConcern, now, |tx| safety_concern::answer(tx, &answer))
        .unwrap();
    assert_eq!(safety(&desk), 0);
}
