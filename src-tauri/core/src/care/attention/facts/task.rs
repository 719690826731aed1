//! What the rules read of what is owed: by the coordinator, and by others.

use chrono::NaiveDate;

/// A task of the coordinator's: a promise to the person, or another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub what: String,
    /// Promised to the person.
    pub promised: bool,
    pub due: NaiveDate,
}

impl Owed {
    /// Whether it is due, or past. One definition, for the rule and for every list of tasks.
    #[must_use]
    pub fn asks(&self, today: NaiveDate) -> bool {
        self.due <= today
    }
}

/// A task or a request that somebody else has not done or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingOn {
    /// The id of the task or referral.
    pub id: String,
    /// What was asked for, as typed.
    pub what: String,
    /// Of whom.
    pub who: String,
    /// The day they were asked.
    pub since: NaiveDate,
    /// The day to ask again.
    pub chase_on: NaiveDate,
    /// Days between chases, by urgency, 1 to 366.
    pub interval: u16,
    /// The day of the last chase.
    pub last_chased: Option<NaiveDate>,
    /// It is a referral, listed with the services.
    pub referral: bool,
}

impl WaitingOn {
    /// Whether the day to ask again has come. One definition, for the rule and for every list of tasks.
    #[must_use]
    pub fn asks(&self, today: NaiveDate) -> bool {
        self.chase_on <= today
    }
}
