//! What follows from the course of scores: when they do not improve, by the definition of the programme somebody is in,
//! and when one was agreed to be taken again. Both are silent until somebody chooses: without a programme, or without an
//! agreement, nothing is asked.
//!
//! | programme | not improving | source |
//! | --- | --- | --- |
//! | collaborative care | from week 8 on the latest PHQ-9 is neither below 10 nor down by half | Bao et al. 2016, *Psychiatric Services* 67(4) |
//! | Talking Therapies | after 4 scores or more still at or above a cut-off, and no reliable improvement | NHS Talking Therapies manual: cut-offs and reliable change as in the instruments' files |

use super::evaluation::{Evaluation, Word, after, due_on};
use super::facts::{Programme, ProgrammeFacts, ScoreCourse};

/// Days: eight weeks.
const WEEK_8: u16 = 56;
/// Of PHQ-9: below it is a response.
const RESPONSE_BELOW: f64 = 10.0;
/// The part of the first score at or below which the latest is a response.
const RESPONSE_PART: f64 = 0.5;
/// Scores before Talking Therapies says anything of a course.
const SCORES: u32 = 4;
/// What does not improve is talked about within a week.
const ANSWER: u16 = 7;
/// The measure that collaborative care goes by.
const DEPRESSION: &str = "phq9";

pub(super) fn not_improving(evaluation: &mut Evaluation<'_>) {
    match &evaluation.facts.programme {
        None => evaluation.not("notImproving.noProgramme", &[]),
        Some(course) if course.programme == Programme::CollaborativeCare => collaborative_care(evaluation, course),
        Some(course) => talking_therapies(evaluation, course),
    }
}

fn collaborative_care(evaluation: &mut Evaluation<'_>, programme: &ProgrammeFacts) {
    let due = after(programme.started, WEEK_8);
    if evaluation.today < due {
        evaluation.not("notImproving.early", &[("date", Word::Date(due))]);
        return;
    }
    let course = programme.courses.iter().find(|course| course.instrument == DEPRESSION);
    let Some(course) = course.filter(|course| course.scores > 1) else {
        evaluation.not("notImproving.noScores", &[("date", Word::Date(programme.started))]);
        return;
    };
    let words = [
        ("week", Word::Number(evaluation.days_since(programme.started) / 7)),
        ("now", Word::Number(whole(course.latest))),
        ("date", Word::Date(course.latest_on)),
        ("was", Word::Number(whole(course.first))),
        ("first", Word::Date(course.first_on)),
    ];
    if course.latest < RESPONSE_BELOW || course.latest <= course.first * RESPONSE_PART {
        evaluation.not("notImproving.response", &words);
    } else {
        evaluation.holds("notImproving.collaborativeCare", &words, due_on(due, due, WEEK_8));
    }
}

fn talking_therapies(evaluation: &mut Evaluation<'_>, programme: &ProgrammeFacts) {
    let courses: Vec<&ScoreCourse> = programme
        .courses
        .iter()
        .filter(|course| course.scores >= SCORES)
        .collect();
    let Some(latest) = courses.iter().map(|course| course.latest_on).max() else {
        let words = [
            ("count", Word::Number(SCORES.into())),
            ("date", Word::Date(programme.started)),
        ];
        evaluation.not("notImproving.fewScores", &words);
        return;
    };
    let said: Vec<String> = courses
        .iter()
        .map(|course| format!("{} {}, was {}", course.short, whole(course.latest), whole(course.first)))
        .collect();
    let said = said.join("; ");
    let count = courses.iter().map(|course| course.scores).max().unwrap_or(SCORES);
    let words = [
        ("count", Word::Number(count.into())),
        ("scores", Word::Text(&said)),
        ("date", Word::Date(latest)),
    ];
    let still = courses.iter().any(|course| course.case);
    // As the outcome of an episode is computed: one measure that got reliably worse undoes another's improvement.
    let improved = courses.iter().any(|course| course.improved) && !courses.iter().any(|course| course.worse);
    if still && !improved {
        evaluation.holds("notImproving.talkingTherapies", &words, due_on(latest, latest, ANSWER));
    } else {
        evaluation.not("notImproving.improved", &words);
    }
}

/// Totals of the measures that the definitions name are whole numbers.
#[allow(clippy::cast_possible_truncation, reason = "no total is above 100")]
fn whole(total: f64) -> i64 {
    total.round() as i64
}

pub(super) fn score_due(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let mut later = None;
    for repeat in &facts.score_repeats {
        let due = repeat.due();
        if evaluation.today < due {
            later = Some(later.map_or(due, |soonest: chrono::NaiveDate| soonest.min(due)));
            continue;
        }
        let words = [
            ("instrument", Word::Text(&repeat.instrument)),
            ("interval", Word::Days(repeat.every_days.into())),
            ("date", Word::Date(repeat.last.unwrap_or(repeat.agreed_on))),
        ];
        let key = if repeat.last.is_some() {
            "scoreDue.again"
        } else {
            "scoreDue.first"
        };
        evaluation.holds(key, &words, due_on(due, due, repeat.every_days));
    }
    match later {
        Some(date) => evaluation.not("scoreDue.later", &[("date", Word::Date(date))]),
        None => evaluation.not("scoreDue.none", &[]),
    }
}
