//! Whether two records mean one person: two rows of a file, or a row and somebody on the caseload. NHS number first,
//! then name and birth date, then the reference the organisation gave.

use super::text::fold;
use std::collections::HashMap;

use chrono::NaiveDate;

/// What a person can be told by.
#[derive(Clone)]
pub(super) struct Identity {
    pub nhs_number: Option<String>,
    /// Both names folded; `None` without a name.
    pub name: Option<String>,
    pub born: Option<NaiveDate>,
    /// The reference, folded: `p 0001` is `P0001`.
    pub reference: Option<String>,
}

/// One thing that two records can have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    NhsNumber(String),
    NameAndBirth(String, NaiveDate),
    Reference(String),
}

impl Identity {
    pub fn new(
        nhs_number: Option<&str>,
        (given, family): (Option<&str>, Option<&str>),
        born: Option<NaiveDate>,
        local_id: Option<&str>,
    ) -> Self {
        let name = format!("{} {}", fold(family.unwrap_or("")), fold(given.unwrap_or("")));
        Identity {
            nhs_number: nhs_number.map(str::to_owned),
            name: (name.len() > 1).then_some(name),
            born,
            reference: local_id.map(reference_key),
        }
    }

    fn keys(&self) -> impl Iterator<Item = Key> {
        let born = self.name.clone().zip(self.born);
        [
            self.nhs_number.clone().map(Key::NhsNumber),
            born.map(|(name, born)| Key::NameAndBirth(name, born)),
            self.reference.clone().map(Key::Reference),
        ]
        .into_iter()
        .flatten()
    }

    /// Whether two records that have a key in common are one person.
    fn is(&self, other: &Identity) -> bool {
        let numbers = self
            .nhs_number
            .as_ref()
            .zip(other.nhs_number.as_ref())
            .map(|(a, b)| a == b);
        let names = self.name.as_ref().zip(other.name.as_ref()).map(|(a, b)| a == b);
        let births = self.born.zip(other.born).map(|(a, b)| a == b);
        match numbers {
            // One number, but neither name nor birth date in common: a slip in the number, not one person.
            Some(true) => names != Some(false) || births == Some(true),
            Some(false) => false,
            None => births.unwrap_or(names != Some(false)),
        }
    }
}

/// A reference as it is compared.
pub(super) fn reference_key(local_id: &str) -> String {
    fold(local_id)
}

/// People by everything they can be told by; `T` says which one it is.
pub(super) struct Index<T> {
    by_key: HashMap<Key, usize>,
    all: Vec<(Identity, T)>,
}

/// What an index says of one more person.
pub(super) enum Found<T> {
    Same(T),
    /// Somebody else; these two identifiers of theirs are the same nevertheless.
    Other {
        nhs_number: Option<T>,
        reference: Option<T>,
    },
}

impl<T: Clone> Index<T> {
    pub fn new() -> Self {
        Index {
            by_key: HashMap::new(),
            all: Vec::new(),
        }
    }

    pub fn find(&self, person: &Identity) -> Found<T> {
        let (mut nhs_number, mut reference) = (None, None);
        for key in person.keys() {
            let Some((other, which)) = self.by_key.get(&key).map(|at| &self.all[*at]) else {
                continue;
            };
            if person.is(other) {
                return Found::Same(which.clone());
            }
            match key {
                Key::NhsNumber(_) => nhs_number = Some(which.clone()),
                Key::Reference(_) => reference = Some(which.clone()),
                Key::NameAndBirth(..) => {}
            }
        }
        Found::Other { nhs_number, reference }
    }

    /// Adds a person. Of two with one key the first is found by it.
    pub fn add(&mut self, person: Identity, which: T) {
        for key in person.keys() {
            self.by_key.entry(key).or_insert(self.all.len());
        }
        self.all.push((person, which));
    }
}
