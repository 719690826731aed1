//! Who we haven't seen lately in a group: one definition, for the list of groups, a group's page and a person's own.
//!
//! Since they last came, or since they joined if that is later, somebody was expected and came to none, and
//! - that was true of the last 2 sessions or more, or
//! - it is more than 28 days ago that they came or joined.
//!
//! Sending word is not coming: it is said beside it. Whoever was not expected missed nothing, and a group that has not met
//! loses nobody.

use chrono::NaiveDate;

use super::dates;
use super::sentence::{days, say};

/// From when on somebody counts as not seen lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lately {
    /// Sessions in a row that they were expected at and did not come to.
    pub sessions: u32,
    /// Days since they came.
    pub days: u16,
}

impl Default for Lately {
    fn default() -> Self {
        Lately { sessions: 2, days: 28 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    Yes,
    No,
    SentWord,
}

/// A session that took place and that they were expected at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    pub on: NaiveDate,
    pub came: Came,
}

/// What is known of one person in one group.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// `None`: the day is not known.
    pub joined: Option<NaiveDate>,
    /// Newest first.
    pub expected: Vec<Expected>,
}

impl Facts {
    #[must_use]
    pub fn last_came(&self) -> Option<NaiveDate> {
        let came = self.expected.iter().find(|session| session.came == Came::Yes);
        came.map(|session| session.on)
    }

    /// How many sessions they came to, of those they were expected at.
    #[must_use]
    pub fn attended(&self) -> (u32, u32) {
        let came = self.expected.iter().filter(|session| session.came == Came::Yes).count();
        (count(came), count(self.expected.len()))
    }
}

/// Somebody we haven't seen lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Sessions in a row that they were expected at and did not come to.
    pub missed: u32,
    /// How many of these they sent word for.
    pub sent_word: u32,
    /// When they last came or, later than that, joined; the first session they missed when neither is known.
    pub since: NaiveDate,
    /// In words, with the numbers.
    pub text: String,
}

/// `None`: they came lately, or nobody expected them.
#[must_use]
pub fn not_seen_lately(facts: &Facts, lately: Lately, today: NaiveDate) -> Option<Absence> {
    let missed: Vec<&Expected> = facts
        .expected
        .iter()
        .take_while(|session| session.came != Came::Yes)
        .filter(|session| facts.joined.is_none_or(|joined| session.on >= joined))
        .collect();
    let first = missed.last()?.on;
    // Somebody who left and came back is counted again.
    let came = facts
        .last_came()
        .filter(|came| facts.joined.is_none_or(|joined| *came >= joined));
    let since = came.or(facts.joined).unwrap_or(first);
    let ago = (today - since).num_days();
    let n = count(missed.len());
    if n < lately.sessions && ago <= i64::from(lately.days) {
        return None;
    }
    let sent_word = count(missed.iter().filter(|session| session.came == Came::SentWord).count());
    let mut text = match (n, sent_word) {
        (1, 1) => say("group.oneSentWord", &[]),
        (1, _) => say("group.one", &[]),
        _ => say("group.many", &[("n", &n.to_string())]),
    };
    let mut add = |more: String| {
        text.push(' ');
        text.push_str(&more);
    };
    if n > 1 && sent_word > 0 {
        add(say("group.sentWord", &[("n", &sent_word.to_string())]));
    }
    add(match (came, facts.joined) {
        (Some(came), _) => say("group.lastCame", &[("date", &dates::long(came)), ("days", &days(ago))]),
        (None, Some(joined)) => say("group.sinceJoining", &[("date", &dates::long(joined))]),
        (None, None) => say("group.never", &[]),
    });
    Some(Absence {
        missed: n,
        sent_word,
        since,
        text,
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
