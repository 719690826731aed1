//! Stays on a ward or elsewhere, and the hours within which somebody is seen after leaving.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

use super::RunsOut;
use super::evaluation::{Evaluation, When, Word, due_on};
use crate::care::sentence::say;

/// A place where somebody stays for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StayPlace {
    Ward,
    Custody,
    CrisisHouse,
    Hospital,
}

impl StayPlace {
    /// `the ward`: no name of one, so that a sentence says nothing that could name a person.
    fn words(self) -> String {
        say(
            match self {
                StayPlace::Ward => "stay.ward",
                StayPlace::Custody => "stay.custody",
                StayPlace::CrisisHouse => "stay.crisisHouse",
                StayPlace::Hospital => "stay.hospital",
            },
            &[],
        )
    }

    /// `on a ward`
    pub(super) fn there(self) -> String {
        say(
            match self {
                StayPlace::Ward => "stay.onWard",
                StayPlace::Custody => "stay.inCustody",
                StayPlace::CrisisHouse => "stay.inCrisisHouse",
                StayPlace::Hospital => "stay.inHospital",
            },
            &[],
        )
    }
}

/// They are there now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    pub place: StayPlace,
    pub since: NaiveDate,
    /// Days between contacts while it lasts, as it was stated.
    pub contact_days: Option<u16>,
}

/// They left, and were not seen since: the clock runs until the follow-up is achieved. Hours are hours that passed: where
/// the clocks change in between, both moments have their own offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub place: StayPlace,
    pub left: DateTime<FixedOffset>,
    /// From leaving, 1 to 2160.
    pub hours: u16,
    /// Contacts since that did not achieve it.
    pub attempts: u32,
    pub last_attempt: Option<NaiveDate>,
}

impl FollowUp {
    /// The moment it runs out, in the offset that held when they left.
    #[must_use]
    pub fn due(&self) -> DateTime<FixedOffset> {
        self.left + TimeDelta::hours(i64::from(self.hours))
    }

    /// Minutes left at that moment, seconds left out; negative once it has run out.
    #[must_use]
    pub fn minutes_left(&self, now: DateTime<FixedOffset>) -> i64 {
        (self.due() - now).num_seconds().div_euclid(60)
    }

    #[must_use]
    pub fn runs_out(&self) -> RunsOut {
        RunsOut::Moment(self.due())
    }
}

pub(super) fn follow_up(evaluation: &mut Evaluation<'_>) {
    let facts = evaluation.facts;
    for follow in &facts.follow_ups {
        let due = follow.due();
        let interval = i64::from(follow.hours);
        let when = When {
            interval: (interval / 24).max(1),
            ..due_on(due.date_naive(), follow.left.date_naive(), 1)
        };
        let (place, attempts) = (follow.place.words(), attempts(follow));
        let time = due.format("%H:%M").to_string();
        let words = |left| {
            [
                ("left", Word::Span(left)),
                ("hours", Word::Hours(interval)),
                ("place", Word::Text(&place)),
                ("date", Word::Date(due.date_naive())),
                ("time", Word::Text(&time)),
                ("tries", Word::Text(&attempts)),
                ("attempts", Word::Number(follow.attempts.into())),
            ]
        };
        match evaluation.now {
            None => evaluation.holds("clock.followUpBy", &words(0), when),
            Some(now) => {
                let left = follow.minutes_left(now);
                let key = if left < 0 {
                    "clock.followUpPast"
                } else {
                    "clock.followUp"
                };
                evaluation.holds(key, &words(left.abs()), when);
                // To the minute: two that run out on one day stand in their order.
                evaluation.weigh(-left * 1000 / (interval * 60));
            }
        }
    }
}

fn attempts(follow: &FollowUp) -> String {
    let number = follow.attempts.to_string();
    let last = follow.last_attempt.map(crate::care::dates::long).unwrap_or_default();
    let key = match follow.attempts {
        0 => "clock.tries.none",
        1 => "clock.tries.one",
        _ => "clock.tries.many",
    };
    say(key, &[("n", &number), ("date", &last)])
}
