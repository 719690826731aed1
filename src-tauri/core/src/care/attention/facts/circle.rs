//! What the rules read of the people around somebody: who cares for them, who was not told, and who is missing.

use chrono::NaiveDate;

use crate::care::sharing::NoticeAbout;

/// Somebody who cares for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarerFacts {
    /// Since when they are known here.
    pub since: NaiveDate,
    /// When an assessment or a contingency plan was last offered.
    pub offered: Option<NaiveDate>,
    /// When it was agreed to offer again.
    pub next_offer: Option<NaiveDate>,
}

/// A change that somebody in the circle may know about and was not told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    pub about: NoticeAbout,
    pub since: NaiveDate,
    /// Their role in the circle.
    pub role: String,
}

/// Which roles of the circle are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CircleFacts {
    pub emergency: bool,
    pub gp: bool,
    /// The person was asked what may be shared with at least one of them.
    pub sharing_asked: bool,
}
