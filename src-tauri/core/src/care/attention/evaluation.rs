//! How a rule answers: with reasons that hold, or, when it is asked aloud, with why it does not hold. Both come out of
//! the same function, so that the list and its explanation cannot disagree.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

use super::{At, Facts, Reason, Rule, Thresholds};
use crate::care::dates;
use crate::care::sentence::{days, hours, say, span};

/// What stands in a sentence. Numbers go into the reason beside its words.
#[derive(Clone, Copy)]
pub(super) enum Word<'a> {
    Days(i64),
    Hours(i64),
    /// Minutes, said in hours where there are as many.
    Span(i64),
    Number(i64),
    Date(NaiveDate),
    Text(&'a str),
    /// What somebody typed: it can name somebody.
    Typed(&'a str),
}

impl Word<'_> {
    fn said(self) -> String {
        match self {
            Word::Days(n) => days(n),
            Word::Hours(n) => hours(n),
            Word::Span(minutes) => span(minutes),
            Word::Number(n) => n.to_string(),
            Word::Date(date) => dates::long(date),
            Word::Text(text) | Word::Typed(text) => text.to_owned(),
        }
    }
}

type Words<'w> = &'w [(&'static str, Word<'w>)];

/// When a reason holds.
#[derive(Clone, Copy, Default)]
pub(super) struct When {
    /// The first day on which it held; `None` where the record does not say.
    pub(super) since: Option<NaiveDate>,
    /// The day by which it was to be done; `None`: it has none.
    pub(super) due: Option<NaiveDate>,
    /// The rule's own interval, in days.
    pub(super) interval: i64,
}

pub(super) struct Evaluation<'a> {
    pub(super) facts: &'a Facts,
    pub(super) thresholds: &'a Thresholds,
    pub(super) today: NaiveDate,
    /// None: only the day is known.
    pub(super) now: Option<DateTime<FixedOffset>>,
    rule: Rule,
    aloud: bool,
    pub(super) found: Vec<Reason>,
    pub(super) not: Option<String>,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(facts: &'a Facts, thresholds: &'a Thresholds, at: At, aloud: bool) -> Self {
        Evaluation {
            facts,
            thresholds,
            today: at.today,
            now: at.now,
            rule: Rule::Safety,
            aloud,
            found: Vec::new(),
            not: None,
        }
    }

    pub(super) fn ask(&mut self, rule: Rule) {
        self.rule = rule;
        self.not = None;
        rule.evaluate(self);
    }

    /// The rule holds, in these words.
    pub(super) fn holds(&mut self, key: &str, words: Words<'_>, when: When) {
        self.found.push(reason(self.rule, key, words, when, self.today));
    }

    /// The reason just found is about this record.
    pub(super) fn about(&mut self, record: &str) {
        if let Some(reason) = self.found.last_mut() {
            reason.about = Some(record.to_owned());
        }
    }

    /// Sets how far the reason found last is past due, in thousandths of its interval, where that is known more finely
    /// than by the day.
    pub(super) fn weigh(&mut self, weight: i64) {
        if let Some(reason) = self.found.last_mut() {
            reason.weight = weight;
        }
    }

    /// The rule does not hold, because of this.
    pub(super) fn not(&mut self, key: &str, words: Words<'_>) {
        if self.aloud {
            self.not = Some(sentence(key, words));
        }
    }

    /// Whole days from then to today; negative when then is still ahead.
    pub(super) fn days_since(&self, then: NaiveDate) -> i64 {
        (self.today - then).num_days()
    }
}

pub(super) fn reason(rule: Rule, key: &str, words: Words<'_>, when: When, today: NaiveDate) -> Reason {
    let past = when.due.map_or(0, |due| (today - due).num_days());
    let numbers = words.iter().filter_map(|(name, word)| match word {
        Word::Days(n) | Word::Hours(n) | Word::Number(n) => {
            Some(((*name).to_owned(), i32::try_from(*n).unwrap_or(i32::MAX)))
        }
        Word::Span(_) | Word::Date(_) | Word::Text(_) | Word::Typed(_) => None,
    });
    Reason {
        rule,
        section: rule.section(),
        text: sentence(key, words),
        numbers: numbers.collect(),
        since: when.since,
        due: when.due,
        days: i32::try_from(past).unwrap_or(i32::MAX),
        closes: say(&format!("closes.{}", rule.name()), &[]),
        about: None,
        typed: words.iter().any(|(_, word)| matches!(word, Word::Typed(_))),
        weight: past * 1000 / when.interval.max(1),
    }
}

pub(super) fn sentence(key: &str, words: Words<'_>) -> String {
    let said: Vec<(&str, String)> = words.iter().map(|(name, word)| (*name, word.said())).collect();
    let pairs: Vec<(&str, &str)> = said.iter().map(|(name, word)| (*name, word.as_str())).collect();
    say(key, &pairs)
}

/// So many days after.
pub(super) fn after(day: NaiveDate, days: u16) -> NaiveDate {
    day + TimeDelta::days(i64::from(days))
}

/// So many days before.
pub(super) fn before(day: NaiveDate, days: u16) -> NaiveDate {
    day - TimeDelta::days(i64::from(days))
}

/// The reason's own day, and from when it is shown.
pub(super) fn due_on(due: NaiveDate, since: NaiveDate, interval: u16) -> When {
    When {
        since: Some(since),
        due: Some(due),
        interval: i64::from(interval),
    }
}
