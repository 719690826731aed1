//! What is written down about scores, and what the rules make of it: a response, an agreement, a programme.

use catchment_core::care::attention::{Programme, Reason, Rule};
use catchment_core::facts;
use catchment_core::record::edit::{Edit, Ending};
use catchment_core::record::measure::assessing::{self, NewScore};
use catchment_core::record::measure::assessment::{
    self, AssessmentDetails, AssessmentMode, SelfHarmAnswer, WithdrawAssessment,
};
use catchment_core::record::measure::enrolment::{self, EnrolmentDetails};
use catchment_core::record::measure::score_repeat::AgreeRepeat;
use catchment_core::record::measure::score_response::{self, RespondToScore};
use catchment_core::store::{OpKind, Tx};
use catchment_core::{Error, Now, Result};

use super::day;
use crate::support::{Fixture, at, fixture};

struct Desk {
    fixture: Fixture,
    ann: String,
    now: Now,
}

fn desk() -> Desk {
    let mut fixture = fixture();
    let now = at("2026-11-19T14:00");
    let ann = fixture.add("Ann", "Abbott", now);
    Desk { fixture, ann, now }
}

impl Desk {
    fn change<T>(&mut self, kind: OpKind, change: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.fixture.store.transact(kind, self.now, change)
    }

    fn scored(&mut self, instrument: &str, on: &str, total: f64) -> String {
        let new = NewScore {
            details: AssessmentDetails {
                patient: self.ann.clone(),
                instrument: instrument.to_owned(),
                taken_on: Some(day(on)),
                time: None,
                mode: AssessmentMode::ReadAloud,
                rater: None,
                language: None,
                note: None,
                check_in: None,
            },
            total,
            self_harm: Some(SelfHarmAnswer::No),
        };
        self.change(OpKind::RecordScore, |tx| assessing::record_score(tx, &new))
            .unwrap()
            .id
    }

    fn respond(&mut self, assessment: &str, done: &str) -> Result<String> {
        let ask = RespondToScore {
            assessment: assessment.to_owned(),
            done: done.to_owned(),
        };
        self.change(OpKind::RespondToScore, |tx| score_response::respond(tx, &ask))
    }

    fn agree(&mut self, instrument: &str, every_days: Option<u16>) -> Result<()> {
        let ask = AgreeRepeat {
            patient: self.ann.clone(),
            instrument: instrument.to_owned(),
            every_days,
        };
        self.change(OpKind::AgreeRepeat, |tx| assessing::agree_repeat(tx, &ask))
    }

    fn enrol(&mut self, programme: Programme, on: &str) -> Result<String> {
        let details = EnrolmentDetails {
            patient: self.ann.clone(),
            programme,
            started_on: Some(day(on)),
        };
        self.change(enrolment::add::KIND, |tx| enrolment::add(tx, &details))
    }

    fn asked(&self, rule: Rule, on: &str) -> Vec<Reason> {
        let case = |conn: &_| facts::case(conn, &self.ann, day(on));
        let case = self.fixture.store.read(case).unwrap();
        case.reasons.into_iter().filter(|reason| reason.rule == rule).collect()
    }
}

fn refused<T>(result: Result<T>) -> Option<String> {
    result.err().map(|error| error.to_string())
}

fn invalid(field: &str, reason: &str) -> Option<String> {
    Some(format!("{field} is not valid: {reason}"))
}

/// PHQ-9: a reliable change is 6 points, by NHS Talking Therapies.
#[test]
fn a_score_that_got_worse_asks_until_what_was_done_is_written_down() {
    let mut desk = desk();
    let first = desk.scored("phq9", "2026-09-01", 11.0);
    let worse = desk.scored("phq9", "2026-11-01", 17.0);
    let asked = desk.asked(Rule::Deteriorated, "2026-11-19");
    assert_eq!(asked.len(), 1);
    assert_eq!(
        asked[0].about.as_deref(),
        Some(worse.as_str()),
        "the list says which score it is"
    );

    assert_eq!(refused(desk.respond(&worse, " ")), invalid("done", "required"));
    assert_eq!(
        refused(desk.respond("nothing", "Rang the GP")),
        Some(Error::NotFound("assessment").to_string())
    );
    // What was said about another score is no answer to this one.
    desk.respond(&first, "Talked about it").unwrap();
    assert_eq!(desk.asked(Rule::Deteriorated, "2026-11-19").len(), 1);
    desk.respond(&worse, "Rang the GP; medication is looked at on Friday")
        .unwrap();
    assert!(desk.asked(Rule::Deteriorated, "2026-11-19").is_empty());
    assert_eq!(refused(desk.respond(&worse, "Again")), invalid("done", "already"));

    // Once for each score: a newer one asks again.
    let again = desk.scored("phq9", "2026-11-18", 18.0);
    let asked = desk.asked(Rule::Deteriorated, "2026-11-19");
    assert_eq!(asked[0].about.as_deref(), Some(again.as_str()));

    // Taken off the chart, it neither asks nor can be answered; the one before was answered.
    let ask = WithdrawAssessment {
        id: again.clone(),
        why: "Somebody else's".to_owned(),
    };
    desk.change(OpKind::WithdrawAssessment, |tx| assessment::withdraw(tx, &ask))
        .unwrap();
    assert!(desk.asked(Rule::Deteriorated, "2026-11-19").is_empty());
    assert!(desk.respond(&again, "Nothing").is_err());
}

#[test]
fn an_answer_to_a_score_can_be_taken_back() {
    let mut desk = desk();
    desk.scored("phq9", "2026-09-01", 11.0);
    let worse = desk.scored("phq9", "2026-11-01", 17.0);
    desk.respond(&worse, "Rang the GP").unwrap();
    desk.fixture.store.undo(desk.now).unwrap();
    assert_eq!(desk.asked(Rule::Deteriorated, "2026-11-19").len(), 1);
}

#[test]
fn a_repeat_is_agreed_with_the_person_and_never_within_the_recall_window() {
    let mut desk = desk();
    desk.scored("phq9", "2026-08-20", 11.0);
    desk.scored("gad7", "2026-08-20", 9.0);
    assert!(
        desk.asked(Rule::ScoreDue, "2026-11-19").is_empty(),
        "nothing is asked before it is agreed"
    );
    assert_eq!(refused(desk.agree("phq9", Some(0))), invalid("everyDays", "range"));
    assert_eq!(refused(desk.agree("phq9", Some(367))), invalid("everyDays", "range"));
    // PHQ-9 asks about the last two weeks.
    assert_eq!(refused(desk.agree("phq9", Some(13))), invalid("everyDays", "tooSoon"));
    assert_eq!(
        refused(desk.agree("horoscope", Some(30))),
        Some(Error::NotFound("instrument").to_string())
    );
    desk.agree("phq9", Some(14)).unwrap();
    desk.agree("phq9", Some(90)).unwrap();
    let asked = desk.asked(Rule::ScoreDue, "2026-11-19");
    assert_eq!(
        asked.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>(),
        ["PHQ-9 was agreed every 90 days; last taken Thu 20 Aug 2026."],
        "the last agreement holds, and only what was agreed is asked"
    );
    desk.scored("phq9", "2026-11-19", 10.0);
    assert!(desk.asked(Rule::ScoreDue, "2026-11-19").is_empty());
    assert!(desk.asked(Rule::ScoreDue, "2027-02-16").is_empty());
    assert_eq!(
        desk.asked(Rule::ScoreDue, "2027-02-17").len(),
        1,
        "90 days after Thu 19 Nov 2026"
    );
    desk.agree("phq9", None).unwrap();
    assert!(desk.asked(Rule::ScoreDue, "2027-02-17").is_empty());
}

#[test]
fn a_programme_looks_at_the_scores_since_it_began() {
    let mut desk = desk();
    desk.scored("phq9", "2026-09-01", 27.0);
    desk.scored("phq9", "2026-09-25", 14.0);
    desk.scored("phq9", "2026-11-18", 12.0);
    assert!(
        desk.asked(Rule::NotImproving, "2026-11-19").is_empty(),
        "off until a programme is chosen"
    );
    let begun = desk.enrol(Programme::CollaborativeCare, "2026-09-24").unwrap();
    assert_eq!(
        refused(desk.enrol(Programme::TalkingTherapies, "2026-09-24")),
        invalid("programme", "already")
    );
    // Since the first of all, 27, it would be down by half.
    let asked = desk.asked(Rule::NotImproving, "2026-11-19");
    assert_eq!(
        asked.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>(),
        [
            "Collaborative care, week 8: PHQ-9 scored 12 on Wed 18 Nov 2026, was 14 on Fri 25 Sep 2026; neither below 10 nor down by half."
        ]
    );
    let earlier = EnrolmentDetails {
        patient: desk.ann.clone(),
        programme: Programme::CollaborativeCare,
        started_on: Some(day("2026-08-31")),
    };
    desk.change(enrolment::edit::KIND, |tx| {
        enrolment::edit(tx, &Edit::new(&begun, earlier.clone()))
    })
    .unwrap();
    assert!(desk.asked(Rule::NotImproving, "2026-11-19").is_empty());
    let over = Ending {
        id: begun,
        on: None,
        outcome: Some("Finished as planned".to_owned()),
    };
    desk.change(enrolment::end::KIND, |tx| enrolment::end(tx, &over))
        .unwrap();
    desk.enrol(Programme::TalkingTherapies, "2026-09-24").unwrap();
    assert!(
        desk.asked(Rule::NotImproving, "2026-11-19").is_empty(),
        "two scores are not four"
    );
    desk.scored("phq9", "2026-11-19", 13.0);
    desk.scored("phq9", "2026-11-19", 12.0);
    assert_eq!(desk.asked(Rule::NotImproving, "2026-11-19").len(), 1);
}

/// PHQ-9: a case from 10 on, a reliable change is 6 points; GAD-7: 8 and 4 (NHS Talking Therapies).
#[test]
fn two_recovered_scores_in_a_row_ask_what_next_and_one_does_not() {
    let mut desk = desk();
    desk.scored("phq9", "2026-03-02", 15.0);
    desk.scored("phq9", "2026-09-01", 9.0);
    assert!(desk.asked(Rule::Ready, "2026-11-19").is_empty(), "once is not twice");
    // Twice on one day is once.
    desk.scored("phq9", "2026-09-01", 8.0);
    assert!(desk.asked(Rule::Ready, "2026-11-19").is_empty());
    desk.scored("phq9", "2026-11-05", 9.0);
    assert_eq!(desk.asked(Rule::Ready, "2026-11-19").len(), 1);

    // Another measure that got reliably worse undoes it.
    desk.scored("gad7", "2026-03-02", 4.0);
    desk.scored("gad7", "2026-11-05", 8.0);
    assert!(desk.asked(Rule::Ready, "2026-11-19").is_empty());
}

#[test]
fn a_recovery_is_below_the_cut_off_by_a_reliable_change_from_a_case() {
    let cases = [
        // 5 points better: not reliable.
        ([14.0, 9.0, 9.0], false),
        ([15.0, 9.0, 9.0], true),
        // Still a case the last time, or the time before.
        ([20.0, 9.0, 10.0], false),
        ([20.0, 10.0, 9.0], false),
        // No case to begin with.
        ([9.0, 3.0, 3.0], false),
        ([18.0, 0.0, 0.0], true),
    ];
    for (totals, asks) in cases {
        let mut desk = desk();
        for (total, on) in totals.into_iter().zip(["2026-03-02", "2026-09-01", "2026-11-05"]) {
            desk.scored("phq9", on, total);
        }
        assert_eq!(!desk.asked(Rule::Ready, "2026-11-19").is_empty(), asks, "{totals:?}");
    }
}
