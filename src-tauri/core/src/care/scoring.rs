//! Scores answers by what an instrument's file says. Nothing here knows any instrument, and nothing missing is made up:
//! where the file's own rule for missing answers is not met there is no total.

use serde::{Deserialize, Serialize};

use super::instrument::{Counted, Criterion, Instrument, InstrumentItem, Missing, Rule};

/// An answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ItemAnswer {
    pub item: String,
    /// `None`: not answered, or preferred not to say.
    pub value: Option<i32>,
}

/// What came of scoring.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// `None`: too much is missing.
    pub total: Option<f64>,
    /// Of the items that count and are asked.
    pub answered: u32,
    pub of: u32,
    /// The items to ask now, in order: what earlier answers rule out is not among them, nor what they leave open.
    pub asked: Vec<String>,
    /// Every item that counts is answered, or need not be asked.
    pub complete: bool,
    /// By the id of the subscale; `None` where one of its items is missing.
    pub subscales: Vec<(String, Option<f64>)>,
    /// Whether each criterion of the file is met; `None` where an answer that it counts is missing.
    pub criteria: Vec<(String, Option<bool>)>,
}

/// Whether an item is asked, as far as earlier answers tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Yes,
    No,
    /// It hangs on an item that has no answer yet.
    Open,
}

/// An instrument and one set of answers to it.
struct Sheet<'a> {
    instrument: &'a Instrument,
    answers: &'a [ItemAnswer],
}

impl<'a> Sheet<'a> {
    /// The answer to an item, if it is one that can be given.
    fn value(&self, item: &InstrumentItem) -> Option<i32> {
        // Of two answers to one item the later one counts.
        let answer = self.answers.iter().rev().find(|answer| answer.item == item.id)?;
        answer.value.filter(|value| item.choice(*value).is_some())
    }

    fn asked(&self, item: &InstrumentItem) -> Asked {
        let mut asked = Asked::Yes;
        for condition in &item.ask_if {
            let earlier = self.instrument.item(&condition.item);
            // Only an item further up decides (the file is checked for it), so this ends.
            let holds = match earlier.map(|earlier| (self.asked(earlier), self.value(earlier))) {
                Some((Asked::Yes, Some(value))) if condition.is_one_of.contains(&value) => Asked::Yes,
                Some((Asked::Yes, Some(_)) | (Asked::No, _)) | None => Asked::No,
                Some((Asked::Yes, None) | (Asked::Open, _)) => Asked::Open,
            };
            match holds {
                Asked::No => return Asked::No,
                Asked::Open => asked = Asked::Open,
                Asked::Yes => {}
            }
        }
        if let Some(above) = item.ask_if_any_above {
            let mut scored = self.instrument.items.iter().filter(|item| item.scored);
            if !scored.any(|item| self.value(item).is_some_and(|value| value > above)) {
                return Asked::No;
            }
        }
        asked
    }

    /// The answer that counts: one to an item that is not asked does not.
    fn given(&self, item: &InstrumentItem) -> Option<i32> {
        self.value(item).filter(|_| self.asked(item) == Asked::Yes)
    }

    fn scored(&self) -> impl Iterator<Item = &'a InstrumentItem> {
        self.instrument.items.iter().filter(|item| item.scored)
    }

    fn total(&self, answered: u32, of: u32) -> Option<f64> {
        let scoring = &self.instrument.scoring;
        let missing = of - answered;
        let allowed = match scoring.missing {
            Missing::NoneAllowed => 0,
            Missing::Exclude(most) | Missing::Prorate(most) => most,
        };
        if missing > allowed || (answered == 0 && of > 0) {
            return None;
        }
        let points: f64 = self
            .scored()
            .filter_map(|item| self.given(item).map(|value| item.points(value)))
            .sum();
        let (answered, of) = (f64::from(answered), f64::from(of));
        let total = match (scoring.rule, scoring.missing) {
            (Rule::Mean, _) if answered > 0.0 => points / answered,
            (Rule::Sum, Missing::Prorate(_)) if missing > 0 => points / answered * of,
            _ => points,
        } * scoring.multiply;
        Some(if self.instrument.whole_numbers {
            total.round()
        } else {
            total
        })
    }

    fn subscale(&self, rule: Rule, items: &[String]) -> Option<f64> {
        let mut sum = 0.0;
        for id in items {
            let item = self.instrument.item(id)?;
            sum += match self.asked(item) {
                Asked::No => 0.0,
                _ => item.points(self.given(item)?),
            };
        }
        let n = u32::try_from(items.len()).ok().filter(|n| *n > 0)?;
        Some(match rule {
            Rule::Sum => sum,
            Rule::Mean => sum / f64::from(n),
        })
    }

    fn met(&self, criterion: &Criterion) -> Option<bool> {
        let mut met = true;
        for tally in &criterion.all {
            let mut count = 0;
            for counted in &tally.of {
                count += self.count(counted)?;
            }
            met &= count >= tally.least && tally.most.is_none_or(|most| count <= most);
        }
        Some(met)
    }

    /// How many of the answers are within; `None` when one is missing.
    fn count(&self, counted: &Counted) -> Option<u32> {
        let mut count = 0;
        for id in &counted.items {
            let item = self.instrument.item(id)?;
            if self.asked(item) == Asked::No {
                continue;
            }
            let value = self.given(item)?;
            let within =
                counted.at_least.is_none_or(|least| value >= least) && counted.at_most.is_none_or(|most| value <= most);
            count += u32::from(within);
        }
        Some(count)
    }
}

/// Scores a set of answers.
#[must_use]
pub fn score(instrument: &Instrument, answers: &[ItemAnswer]) -> Scored {
    let sheet = Sheet { instrument, answers };
    let (mut answered, mut of) = (0, 0);
    for item in sheet.scored().filter(|item| sheet.asked(item) != Asked::No) {
        of += 1;
        answered += u32::from(sheet.given(item).is_some());
    }
    // Of an instrument whose first item decides whether there are others, nothing is known before it is answered.
    let decided = instrument.items.iter().all(|item| sheet.asked(item) != Asked::Open);
    let scorable = !instrument.items.is_empty() && (decided || answered > 0);
    Scored {
        total: if scorable { sheet.total(answered, of) } else { None },
        answered,
        of,
        asked: instrument
            .items
            .iter()
            .filter(|item| sheet.asked(item) == Asked::Yes)
            .map(|item| item.id.clone())
            .collect(),
        complete: decided && answered == of,
        subscales: instrument
            .scoring
            .subscales
            .iter()
            .map(|subscale| (subscale.id.clone(), sheet.subscale(subscale.rule, &subscale.items)))
            .collect(),
        criteria: instrument
            .criteria
            .iter()
            .map(|criterion| (criterion.id.clone(), sheet.met(criterion)))
            .collect(),
    }
}

/// The answers that count, in the order of the items: what is not asked is left out, what is asked and not answered
/// stands there without a value.
#[must_use]
pub fn counted(instrument: &Instrument, answers: &[ItemAnswer]) -> Vec<ItemAnswer> {
    let sheet = Sheet { instrument, answers };
    let asked = instrument.items.iter().filter(|item| sheet.asked(item) == Asked::Yes);
    asked
        .map(|item| ItemAnswer {
            item: item.id.clone(),
            value: sheet.given(item),
        })
        .collect()
}

/// The items whose answer opens the safety step, each with its answer.
#[must_use]
pub fn alerts<'a>(instrument: &'a Instrument, answers: &[ItemAnswer]) -> Vec<(&'a InstrumentItem, i32)> {
    let sheet = Sheet { instrument, answers };
    let mut found: Vec<(&InstrumentItem, i32)> = Vec::new();
    for alert in &instrument.alerts {
        let Some(item) = instrument.item(&alert.item) else {
            continue;
        };
        if let Some(value) = sheet.given(item).filter(|value| *value > alert.above)
            && !found.iter().any(|(known, _)| known.id == item.id)
        {
            found.push((item, value));
        }
    }
    found
}
