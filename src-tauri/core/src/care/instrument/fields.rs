//! Takes fields out of an object of a file one by one, and names every fault on the way: nothing that a file says is
//! passed over, and one fault does not hide the next.

use super::InstrumentFault;
use super::spots::{Said, Spot};

/// Why something in a file cannot be taken. Each has its sentence, `instrument.fault.${reason}`.
pub const REASONS: &[&str] = &[
    "alreadyInstalled",
    "bands",
    "control",
    "empty",
    "mustAsk",
    "noSuchChoice",
    "noSuchItem",
    "notAnId",
    "notJson",
    "notOneOf",
    "notText",
    "notWhole",
    "outOfRange",
    "range",
    "repeated",
    "required",
    "sameVersion",
    "shipped",
    "tooLarge",
    "tooLong",
    "tooMany",
    "unknownField",
    "wrongType",
];

/// A file with thousands of faults is the wrong file; so many say enough.
const MOST_FAULTS: usize = 100;

#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<InstrumentFault>);

impl Faults {
    pub(super) fn add(&mut self, spot: Spot<'_>, at: &str, reason: &'static str) {
        let (line, column) = spot.place();
        self.put(line, column, at, reason, Some(spot.shown()));
    }

    pub(super) fn put(&mut self, line: u32, column: u32, at: &str, reason: &'static str, value: Option<String>) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(InstrumentFault {
                line,
                column,
                at: at.to_owned(),
                reason: reason.to_owned(),
                value,
            });
        }
    }
}

/// An object whose fields are being taken.
pub(super) struct Fields<'a> {
    spot: Spot<'a>,
    at: String,
    left: Vec<(String, Spot<'a>)>,
}

impl<'a> Fields<'a> {
    pub(super) fn open(spot: Spot<'a>, at: &str, faults: &mut Faults) -> Option<Self> {
        let Said::Object(pairs) = spot.read() else {
            faults.add(spot, at, "wrongType");
            return None;
        };
        let mut left: Vec<(String, Spot<'a>)> = Vec::new();
        for (name, value) in pairs {
            if left.iter().any(|(known, _)| *known == name) {
                faults.add(value, &below(at, &name), "repeated");
            } else {
                left.push((name, value));
            }
        }
        Some(Fields {
            spot,
            at: at.to_owned(),
            left,
        })
    }

    /// Where a field of this object is.
    pub(super) fn path(&self, name: &str) -> String {
        below(&self.at, name)
    }

    /// What stands under the name; `null` is nothing.
    pub(super) fn take(&mut self, name: &str) -> Option<Spot<'a>> {
        let at = self.left.iter().position(|(known, _)| known == name)?;
        let (_, spot) = self.left.remove(at);
        (!matches!(spot.read(), Said::Null)).then_some(spot)
    }

    pub(super) fn need(&mut self, name: &str, faults: &mut Faults) -> Option<Spot<'a>> {
        let found = self.take(name);
        if found.is_none() {
            let (line, column) = self.spot.place();
            faults.put(line, column, &self.path(name), "required", None);
        }
        found
    }

    pub(super) fn text(&mut self, name: &str, most: usize, faults: &mut Faults) -> Option<String> {
        let spot = self.take(name)?;
        text(spot, &self.path(name), most, faults)
    }

    pub(super) fn needed_text(&mut self, name: &str, most: usize, faults: &mut Faults) -> String {
        let path = self.path(name);
        self.need(name, faults)
            .and_then(|spot| text(spot, &path, most, faults))
            .unwrap_or_default()
    }

    /// Between 1 and 40 lower-case letters, digits, `_` or `-`, a letter or digit first.
    pub(super) fn id(&mut self, name: &str, faults: &mut Faults) -> String {
        let path = self.path(name);
        let Some(spot) = self.need(name, faults) else {
            return String::new();
        };
        let id = text(spot, &path, 40, faults).unwrap_or_default();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
        let well_begun = id.is_empty() || id.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !(well_begun && id.chars().all(plain)) {
            faults.add(spot, &path, "notAnId");
        }
        id
    }

    pub(super) fn number(&mut self, name: &str, faults: &mut Faults) -> Option<f64> {
        let path = self.path(name);
        let spot = self.take(name)?;
        number(spot, &path, faults)
    }

    pub(super) fn needed_number(&mut self, name: &str, faults: &mut Faults) -> Option<f64> {
        let path = self.path(name);
        self.need(name, faults).and_then(|spot| number(spot, &path, faults))
    }

    pub(super) fn whole(&mut self, name: &str, faults: &mut Faults) -> Option<i32> {
        let path = self.path(name);
        let spot = self.take(name)?;
        whole(spot, &path, faults)
    }

    /// A whole number from 0.
    pub(super) fn count(&mut self, name: &str, faults: &mut Faults) -> Option<u32> {
        let path = self.path(name);
        let spot = self.take(name)?;
        let found = whole(spot, &path, faults)?;
        let count = u32::try_from(found).ok();
        if count.is_none() {
            faults.add(spot, &path, "outOfRange");
        }
        count
    }

    pub(super) fn flag(&mut self, name: &str, usual: bool, faults: &mut Faults) -> bool {
        match self.take(name).map(|spot| (spot, spot.read())) {
            None => usual,
            Some((_, Said::Flag(flag))) => flag,
            Some((spot, _)) => {
                faults.add(spot, &self.path(name), "wrongType");
                usual
            }
        }
    }

    /// The values of a list, each with where it is; nothing when there is none.
    pub(super) fn list(&mut self, name: &str, most: usize, faults: &mut Faults) -> Vec<(Spot<'a>, String)> {
        let path = self.path(name);
        match self.take(name) {
            Some(spot) => list(spot, &path, most, faults),
            None => Vec::new(),
        }
    }

    pub(super) fn texts(&mut self, name: &str, faults: &mut Faults) -> Vec<String> {
        let list = self.list(name, 200, faults);
        list.into_iter()
            .filter_map(|(spot, at)| text(spot, &at, 1_000, faults))
            .collect()
    }

    pub(super) fn wholes(&mut self, name: &str, faults: &mut Faults) -> Option<Vec<i32>> {
        let path = self.path(name);
        let spot = self.take(name)?;
        let list = list(spot, &path, 50, faults);
        if list.is_empty() {
            faults.add(spot, &path, "empty");
        }
        Some(
            list.into_iter()
                .filter_map(|(spot, at)| whole(spot, &at, faults))
                .collect(),
        )
    }

    /// One of the words that `known` knows.
    pub(super) fn word<T>(&mut self, name: &str, known: impl Fn(&str) -> Option<T>, faults: &mut Faults) -> Option<T> {
        let path = self.path(name);
        let spot = self.take(name)?;
        let word = text(spot, &path, 40, faults)?;
        let found = known(&word);
        if found.is_none() {
            faults.add(spot, &path, "notOneOf");
        }
        found
    }

    /// Whatever was not taken is nothing this program knows.
    pub(super) fn close(self, faults: &mut Faults) {
        for (name, spot) in &self.left {
            faults.add(*spot, &below(&self.at, name), "unknownField");
        }
    }
}

fn below(at: &str, name: &str) -> String {
    let name: String = name.chars().take(60).collect();
    if at.is_empty() { name } else { format!("{at}.{name}") }
}

fn list<'a>(spot: Spot<'a>, at: &str, most: usize, faults: &mut Faults) -> Vec<(Spot<'a>, String)> {
    let Said::List(mut list) = spot.read() else {
        faults.add(spot, at, "wrongType");
        return Vec::new();
    };
    if list.len() > most {
        faults.add(spot, at, "tooMany");
        list.truncate(most);
    }
    let each = list.into_iter().enumerate();
    each.map(|(n, spot)| (spot, format!("{at}[{n}]"))).collect()
}

fn text(spot: Spot<'_>, at: &str, most: usize, faults: &mut Faults) -> Option<String> {
    let Said::Text(text) = spot.read() else {
        faults.add(spot, at, "wrongType");
        return None;
    };
    let text = text.trim().to_owned();
    if text.is_empty() {
        faults.add(spot, at, "empty");
    } else if text.chars().count() > most {
        faults.add(spot, at, "tooLong");
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        faults.add(spot, at, "control");
    }
    Some(text)
}

fn number(spot: Spot<'_>, at: &str, faults: &mut Faults) -> Option<f64> {
    let Said::Number(number) = spot.read() else {
        faults.add(spot, at, "wrongType");
        return None;
    };
    if number.abs() > 10_000.0 {
        faults.add(spot, at, "outOfRange");
        return None;
    }
    Some(number)
}

#[allow(clippy::cast_possible_truncation)]
pub(super) fn whole(spot: Spot<'_>, at: &str, faults: &mut Faults) -> Option<i32> {
    let number = number(spot, at, faults)?;
    if number.fract() != 0.0 {
        faults.add(spot, at, "notWhole");
        return None;
    }
    // Within 10,000 either way.
    Some(number as i32)
}
