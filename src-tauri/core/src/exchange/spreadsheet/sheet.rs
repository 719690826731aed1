//! What a row of a sheet says once it is understood: a person, or one contact with a person.

use super::column::Scale;
use super::identity::Identity;
use super::row::UnmappedValue;
use super::text::initials;
use chrono::{NaiveDate, NaiveTime};

use crate::record::measure::assessment::Occasion;
use crate::record::person::patient::Status;
use crate::record::visit::check_in::{Kind, Outcome};

/// A person as a sheet has them.
#[derive(Clone)]
pub struct SheetPerson {
    /// Line of the file, from 1.
    pub line: u32,
    pub local_id: Option<String>,
    /// Ten digits, check digit right.
    pub nhs_number: Option<String>,
    pub family: Option<String>,
    pub given: Option<String>,
    pub preferred: Option<String>,
    pub birth_date: Option<NaiveDate>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// Numbers apart by ` / `.
    pub phone: Option<String>,
    pub email: Option<String>,
    /// The practice, or the doctor's name.
    pub gp: Option<String>,
    pub started: Option<NaiveDate>,
    pub status: Status,
    /// The status in the sheet's own word.
    pub status_word: Option<String>,
    pub key_worker: Option<String>,
    pub alert: Option<String>,
    pub last_contact: Option<NaiveDate>,
    pub next_contact: Option<NaiveDate>,
    pub plan_review: Option<NaiveDate>,
    /// In the person's own words.
    pub goal: Option<String>,
    /// What is to be discussed, in the sheet's words.
    pub flag: Option<String>,
    pub scores: Vec<SheetScore>,
    /// Word for word: notes, unknown columns, refused cells with their reason.
    pub kept: Vec<UnmappedValue>,
}

/// A total without a date: it stays "date unknown" and is never given the date of another column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetScore {
    pub scale: Scale,
    pub occasion: Option<Occasion>,
    pub total: u8,
}

impl SheetPerson {
    /// Local id and initials.
    #[must_use]
    pub fn who(&self) -> String {
        let initials = initials(self.given.as_deref(), self.family.as_deref());
        [self.local_id.clone().unwrap_or_default(), initials]
            .join(" ")
            .trim()
            .to_owned()
    }

    pub(super) fn identity(&self) -> Identity {
        let names = (self.given.as_deref(), self.family.as_deref());
        Identity::new(
            self.nhs_number.as_deref(),
            names,
            self.birth_date,
            self.local_id.as_deref(),
        )
    }
}

/// One contact as a sheet has it.
#[derive(Clone)]
pub struct SheetContact {
    /// Line of the file, from 1.
    pub line: u32,
    /// The person's reference as written.
    pub reference: String,
    pub date: NaiveDate,
    /// Not known in every file.
    pub time: Option<NaiveTime>,
    pub kind: Kind,
    pub outcome: Outcome,
    pub note: Option<String>,
    pub kept: Vec<UnmappedValue>,
}
