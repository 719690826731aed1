//! Whether the plan moves: its stages, its reviews, and whether it is time to ask what next.

use chrono::{Months, NaiveDate};

use super::evaluation::{Evaluation, When, Word, after, before, due_on};
use super::{PlanFacts, Standing};

/// A review may be four weeks late before it counts as once overdue.
const REVIEW: u16 = 28;

pub(super) fn milestone_due(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let ahead = evaluation.thresholds.rules.milestone_days;
    let mut held = false;
    for milestone in &facts.milestones {
        let left = -evaluation.days_since(milestone.due);
        if left > i64::from(ahead) {
            break;
        }
        held = true;
        let words = [
            ("milestone", Word::Typed(milestone.text.as_str())),
            ("date", Word::Date(milestone.due)),
        ];
        let key = if left < 0 {
            "milestoneDue.overdue"
        } else {
            "milestoneDue.ahead"
        };
        evaluation.holds(key, &words, due_on(milestone.due, before(milestone.due, ahead), ahead));
    }
    if held {
        return;
    }
    match facts.milestones.first() {
        Some(next) => evaluation.not("milestoneDue.later", &[("date", Word::Date(next.due))]),
        None => evaluation.not("milestoneDue.none", &[]),
    }
}

/// At most one reason: whichever review is owed, one review closes it.
pub(super) fn review_due(evaluation: &mut Evaluation<'_>) {
    let Some(plan) = evaluation.facts.plan else {
        no_plan(evaluation);
        return;
    };
    if let Some(due) = plan.review_on.filter(|due| *due < evaluation.today) {
        evaluation.holds(
            "reviewDue.passed",
            &[("date", Word::Date(due))],
            due_on(due, after(due, 1), REVIEW),
        );
    } else if !(yearly(evaluation, plan) || first(evaluation, plan)) {
        match plan.review_on {
            Some(date) => evaluation.not("reviewDue.later", &[("date", Word::Date(date))]),
            None => evaluation.not("reviewDue.recent", &[("date", Word::Date(plan.since))]),
        }
    }
}

fn no_plan(evaluation: &mut Evaluation<'_>) {
    let start = evaluation.facts.started.unwrap_or(evaluation.facts.added);
    let allowed = evaluation.thresholds.rules.plan_days;
    let due = after(start, allowed);
    let words = [
        ("days", Word::Days(evaluation.days_since(start))),
        ("interval", Word::Days(allowed.into())),
    ];
    if evaluation.today > due {
        evaluation.holds("reviewDue.noPlan", &words[..1], due_on(due, after(due, 1), allowed));
    } else {
        evaluation.not("reviewDue.notYetPlanned", &words);
    }
}

fn yearly(evaluation: &mut Evaluation<'_>, plan: PlanFacts) -> bool {
    let rules = &evaluation.thresholds.rules;
    let (months, warned) = (rules.plan_months, rules.plan_warn_months);
    let due = months_after(plan.since, months);
    let warn = months_after(plan.since, warned);
    if evaluation.today < warn {
        return false;
    }
    let words = [("date", Word::Date(due)), ("months", Word::Number(months.into()))];
    let key = if evaluation.today > due {
        "reviewDue.old"
    } else {
        "reviewDue.ageing"
    };
    evaluation.holds(key, &words, due_on(due, warn, REVIEW));
    true
}

fn first(evaluation: &mut Evaluation<'_>, plan: PlanFacts) -> bool {
    let allowed = evaluation.thresholds.rules.first_review_days;
    let due = after(plan.since, allowed);
    if !plan.first || evaluation.today <= due {
        return false;
    }
    let words = [
        ("days", Word::Days(evaluation.days_since(plan.since))),
        ("interval", Word::Days(allowed.into())),
    ];
    evaluation.holds("reviewDue.first", &words, due_on(due, after(due, 1), allowed));
    true
}

/// The same day of a later month, or its last day: 29 February and a year is 28 February.
fn months_after(day: NaiveDate, months: u16) -> NaiveDate {
    day.checked_add_months(Months::new(months.into())).unwrap_or(day)
}

pub(super) fn ready(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    let goals = facts.goals;
    let goals_done = goals.open == 0 && goals.met + goals.no_longer_wanted > 0;
    if !goals_done && facts.recovered.is_empty() {
        if goals.open > 0 {
            evaluation.not("ready.open", &[("open", Word::Number(goals.open.into()))]);
        } else {
            evaluation.not("ready.none", &[]);
        }
    } else if facts.concern_open(evaluation.today) || !facts.safeguarding_open.is_empty() {
        evaluation.not("ready.concern", &[]);
    } else if facts.clocks().next().is_some() {
        evaluation.not("ready.clock", &[]);
    } else if facts.standing != Standing::Active {
        evaluation.not("ready.notActive", &[]);
    } else {
        if goals_done {
            let words = [
                ("met", Word::Number(goals.met.into())),
                ("unwanted", Word::Number(goals.no_longer_wanted.into())),
            ];
            evaluation.holds("ready.goals", &words, When::default());
        }
        for score in &facts.recovered {
            let words = [
                ("instrument", Word::Text(&score.instrument)),
                ("before", Word::Number(score.before.into())),
                ("now", Word::Number(score.now.into())),
                ("date", Word::Date(score.on)),
                ("was", Word::Number(score.was.into())),
                ("first", Word::Date(score.was_on)),
            ];
            evaluation.holds("ready.recovered", &words, When::default());
        }
    }
}
