//! Who needs the coordinator, and why. One definition of each rule, used by Today, People, the person's page and the
//! supervision summary. Rules say their numbers; none of them rates a person, and nothing expires by itself.
//!
//! | rule | fires when | due |
//! | --- | --- | --- |
//! | safety | a safety plan's review date, or the day to ask again, has passed; or one was never asked about, 28 days after the start here | 7 days |
//! | lapsed | a planned contact or visit has passed with no outcome recorded | 1 day |
//! | contact overdue | days since the last attended contact exceed the interval agreed (usual: 28 days) | the interval |
//! | silent | no future-dated contact with an active person | at once |
//! | milestone due | an open milestone's date has passed | 7 days |
//! | review due | the plan's review date has passed, or no plan 28 days after the start | 28 days |
//! | pause ended | the end date of a pause has passed | 7 days |
//! | flag | the coordinator's own question for supervision | - |
//!
//! A pause stops the contact and plan-review rules until its end date. A discharge stops all but `lapsed`: what was
//! planned and never answered stays open.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates;
use super::sentence::{days, say};

/// A rule by its code, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Rule {
    Safety,
    Lapsed,
    ContactOverdue,
    Silent,
    PauseEnded,
    MilestoneDue,
    ReviewDue,
    Flag,
}

/// How many rules are worked out.
pub const RULES: usize = 8;

/// Where a person stands, as far as the rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// Until and with this day.
    Paused(Option<NaiveDate>),
    Discharged,
}

/// A planned contact: its day and, for an appointment, its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub on: NaiveDate,
    pub time: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMilestone {
    pub text: String,
    pub due: NaiveDate,
}

/// What came of asking about a safety plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyAsked {
    pub declined: bool,
    /// When to look at it, or to ask, again.
    pub review_on: Option<NaiveDate>,
}

/// What the rules read of one person.
#[derive(Clone, Debug)]
pub struct Facts {
    pub standing: Standing,
    pub started: Option<NaiveDate>,
    /// The day they were added here.
    pub added: NaiveDate,
    /// As agreed with this person.
    pub contact_days: Option<u16>,
    pub last_attended: Option<NaiveDate>,
    /// Planned and not answered, any day, soonest first.
    pub planned: Vec<Planned>,
    /// Open milestones with a date, soonest first.
    pub milestones: Vec<OpenMilestone>,
    pub has_plan: bool,
    pub review_on: Option<NaiveDate>,
    pub question: Option<String>,
    /// `None`: they were never asked about a safety plan.
    pub safety: Option<SafetyAsked>,
}

/// The settings of the rules.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// Days between contacts where none are agreed, 1 to 366.
    pub contact_days: u16,
    /// Days after the start by which there is a plan.
    pub plan_days: u16,
    /// Days after being added by which somebody was seen.
    pub first_contact_days: u16,
    /// Days after the start here by which a safety plan was talked about.
    pub safety_days: u16,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            contact_days: 28,
            plan_days: 28,
            first_contact_days: 7,
            safety_days: 28,
        }
    }
}

/// One reason to look at somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reason {
    pub rule: Rule,
    /// In words, with its numbers.
    pub text: String,
    /// The day it began to hold.
    pub since: NaiveDate,
    /// Days past due.
    pub days: i32,
    /// Days past due in thousandths of the rule's own interval: what orders the list.
    #[serde(skip)]
    pub weight: i64,
}

/// The reasons that hold today, strongest first. Empty: nothing asks for this person.
#[must_use]
pub fn reasons(facts: &Facts, thresholds: &Thresholds, today: NaiveDate) -> Vec<Reason> {
    let pause_over = matches!(facts.standing, Standing::Paused(Some(until)) if until < today);
    let mut found = Vec::new();
    lapsed(facts, today, &mut found);
    if facts.standing != Standing::Discharged {
        if let (true, Standing::Paused(Some(until))) = (pause_over, facts.standing) {
            found.push(reason(
                Rule::PauseEnded,
                say("pause.ended", &[("date", &dates::long(until))]),
                until,
                7,
                today,
            ));
        }
        if facts.standing == Standing::Active || pause_over {
            contact(facts, thresholds, today, &mut found);
            review(facts, thresholds, today, &mut found);
        }
        milestones(facts, today, &mut found);
        safety(facts, thresholds, today, &mut found);
        if let Some(question) = &facts.question {
            found.push(reason(
                Rule::Flag,
                say("flag.question", &[("question", question)]),
                today,
                28,
                today,
            ));
        }
    }
    found.sort_by(|a, b| a.rule.cmp(&b.rule).then(b.weight.cmp(&a.weight)));
    found
}

fn reason(rule: Rule, text: String, due: NaiveDate, interval: i64, today: NaiveDate) -> Reason {
    let past = (today - due).num_days();
    let days = i32::try_from(past).unwrap_or(i32::MAX);
    Reason {
        rule,
        text,
        since: due,
        days,
        weight: past * 1000 / interval.max(1),
    }
}

fn lapsed(facts: &Facts, today: NaiveDate, found: &mut Vec<Reason>) {
    for planned in facts.planned.iter().filter(|planned| planned.on < today) {
        let date = dates::long(planned.on);
        let text = match &planned.time {
            Some(time) => say("lapsed.visit", &[("date", &date), ("time", time)]),
            None => say("lapsed.contact", &[("date", &date)]),
        };
        found.push(reason(Rule::Lapsed, text, planned.on, 1, today));
    }
}

fn contact(facts: &Facts, thresholds: &Thresholds, today: NaiveDate, found: &mut Vec<Reason>) {
    let interval = i64::from(facts.contact_days.unwrap_or(thresholds.contact_days));
    match facts.last_attended {
        Some(last) => {
            let since = (today - last).num_days();
            if since > interval {
                let key = if facts.contact_days.is_some() {
                    "contactOverdue.agreed"
                } else {
                    "contactOverdue.notAgreed"
                };
                let text = say(key, &[("days", &days(since)), ("interval", &days(interval))]);
                let due = last + chrono::TimeDelta::days(interval);
                found.push(reason(Rule::ContactOverdue, text, due, interval, today));
            }
        }
        None => {
            let since = (today - facts.added).num_days();
            let allowed = i64::from(thresholds.first_contact_days);
            if since > allowed {
                let text = say("contactOverdue.never", &[("days", &days(since))]);
                let due = facts.added + chrono::TimeDelta::days(allowed);
                found.push(reason(Rule::ContactOverdue, text, due, allowed, today));
            }
        }
    }
    if !facts.planned.iter().any(|planned| planned.on >= today) {
        let since = facts.last_attended.unwrap_or(facts.added).max(facts.added.min(today));
        found.push(reason(Rule::Silent, say("silent.none", &[]), since, 28, today));
    }
}

fn review(facts: &Facts, thresholds: &Thresholds, today: NaiveDate, found: &mut Vec<Reason>) {
    if let Some(due) = facts.review_on.filter(|due| *due < today) {
        found.push(reason(
            Rule::ReviewDue,
            say("reviewDue.passed", &[("date", &dates::long(due))]),
            due,
            28,
            today,
        ));
    } else if !facts.has_plan {
        let start = facts.started.unwrap_or(facts.added);
        let since = (today - start).num_days();
        let allowed = i64::from(thresholds.plan_days);
        if since > allowed {
            let due = start + chrono::TimeDelta::days(allowed);
            found.push(reason(
                Rule::ReviewDue,
                say("reviewDue.noPlan", &[("days", &days(since))]),
                due,
                28,
                today,
            ));
        }
    }
}

/// Holds through a pause: what keeps somebody safe does not wait.
fn safety(facts: &Facts, thresholds: &Thresholds, today: NaiveDate, found: &mut Vec<Reason>) {
    match facts.safety {
        Some(asked) => {
            if let Some(due) = asked.review_on.filter(|due| *due < today) {
                let key = if asked.declined {
                    "safety.askAgain"
                } else {
                    "safety.review"
                };
                let text = say(key, &[("date", &dates::long(due))]);
                found.push(reason(Rule::Safety, text, due, 7, today));
            }
        }
        None => {
            // Somebody brought in from a sheet may have been asked elsewhere: their days count from then.
            let start = facts.started.map_or(facts.added, |started| started.max(facts.added));
            let allowed = i64::from(thresholds.safety_days);
            let since = (today - start).num_days();
            if since > allowed {
                let text = say("safety.neverAsked", &[("days", &days(since))]);
                let due = start + chrono::TimeDelta::days(allowed);
                found.push(reason(Rule::Safety, text, due, 28, today));
            }
        }
    }
}

fn milestones(facts: &Facts, today: NaiveDate, found: &mut Vec<Reason>) {
    for milestone in facts.milestones.iter().filter(|milestone| milestone.due < today) {
        let values = [
            ("milestone", milestone.text.as_str()),
            ("date", &dates::long(milestone.due)),
        ];
        found.push(reason(
            Rule::MilestoneDue,
            say("milestoneDue.overdue", &values),
            milestone.due,
            7,
            today,
        ));
    }
}
