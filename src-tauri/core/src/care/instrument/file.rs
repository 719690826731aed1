//! Turns a file into an instrument, or into everything that is wrong with it. Half an instrument is none.

use super::check;
use super::fields::{Faults, Fields};
use super::spots::Spot;
use super::{
    AskedWhen, Asking, Caseness, Choice, Codes, Counted, Criterion, Direction, Instrument, InstrumentFault,
    InstrumentItem, InstrumentOrigin, ItemAlert, Missing, Points, ReliableChange, Rule, ScoreBand, Scoring, Subscale,
    Tally,
};

/// More than any instrument has.
pub const MAX_BYTES: usize = 256 * 1024;

const LINE: usize = 200;
const LONG: usize = 4_000;

/// Reads a file as it came from the disk.
///
/// # Errors
/// Every fault that was found, in the order of the file.
pub fn read_bytes(bytes: &[u8], origin: InstrumentOrigin) -> Result<Instrument, Vec<InstrumentFault>> {
    let mut faults = Faults::default();
    if bytes.len() > MAX_BYTES {
        faults.put(1, 1, "", "tooLarge", None);
        return Err(faults.0);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text.strip_prefix('\u{feff}').unwrap_or(text), origin),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            faults.put(u32::try_from(line).unwrap_or(u32::MAX), 1, "", "notText", None);
            Err(faults.0)
        }
    }
}

/// Reads the text of a file.
///
/// # Errors
/// As [`read_bytes`].
pub fn read(text: &str, origin: InstrumentOrigin) -> Result<Instrument, Vec<InstrumentFault>> {
    let mut faults = Faults::default();
    let instrument = match Spot::whole(text) {
        Ok(whole) => instrument(whole, origin, &mut faults),
        Err(broken) => {
            faults.put(broken.line, broken.column, "", "notJson", None);
            None
        }
    };
    match instrument {
        Some(instrument) if faults.0.is_empty() => Ok(instrument),
        _ => {
            faults.0.sort_by_key(|fault| (fault.line, fault.column));
            Err(faults.0)
        }
    }
}

fn instrument(whole: Spot<'_>, origin: InstrumentOrigin, faults: &mut Faults) -> Option<Instrument> {
    let mut fields = Fields::open(whole, "", faults)?;
    let f = &mut fields;
    let id = f.id("id", faults);
    let version = f.needed_text("version", 20, faults);
    let entry = f.word("entry", Asking::named, faults).unwrap_or(Asking::Items);
    let shared = choices(f, faults);
    let items = f
        .list("items", 200, faults)
        .into_iter()
        .filter_map(|(spot, at)| item(spot, &at, &shared, faults))
        .collect();
    let score = score(f, faults);
    let instrument = Instrument {
        id,
        version,
        name: f.needed_text("name", LINE, faults),
        short: f.needed_text("short", 40, faults),
        origin,
        entry,
        about: f.needed_text("about", LINE, faults),
        recall: f.text("recall", LINE, faults),
        stem: f.text("stem", LONG, faults),
        instructions: f.text("instructions", LONG, faults),
        notice: f.needed_text("notice", LONG, faults),
        sources: f.texts("sources", faults),
        respondent: f.text("respondent", LINE, faults),
        age_from: f.count("ageFrom", faults),
        items,
        min: score.min,
        max: score.max,
        whole_numbers: score.whole_numbers,
        bands: bands(f, faults),
        caseness: caseness(f, faults),
        direction: {
            let path = f.path("direction");
            let known = f.word("direction", Direction::named, faults);
            if known.is_none() && !faults.0.iter().any(|fault| fault.at == path) {
                f.need("direction", faults);
            }
            known.unwrap_or(Direction::HigherWorse)
        },
        reliable_change: reliable_change(f, faults),
        alerts: alerts(f, faults),
        asks_self_harm: f.flag("asksSelfHarm", false, faults),
        repeat_days: f.count("repeatDays", faults),
        repeat: f.text("repeat", LINE, faults),
        coding: f.text("coding", 40, faults),
        derived_from: f.texts("derivedFrom", faults),
        scoring: score.scoring,
        codes: codes(f, faults),
        criteria: criteria(f, faults),
    };
    fields.close(faults);
    if faults.0.is_empty() {
        check::check(&instrument, whole, faults);
    }
    Some(instrument)
}

fn choices(f: &mut Fields<'_>, faults: &mut Faults) -> Vec<Choice> {
    let list = f.list("choices", 50, faults);
    let mut choices: Vec<Choice> = Vec::new();
    for (spot, at) in list {
        let Some(mut f) = Fields::open(spot, &at, faults) else {
            continue;
        };
        let path = f.path("value");
        let value = f
            .need("value", faults)
            .and_then(|value| super::fields::whole(value, &path, faults));
        if value.is_some_and(|value| choices.iter().any(|known| known.value == value)) {
            faults.add(spot, &at, "repeated");
        }
        choices.push(Choice {
            value: value.unwrap_or(0),
            label: f.needed_text("label", LINE, faults),
            loinc: f.text("loinc", 20, faults),
        });
        f.close(faults);
    }
    choices
}

fn item(spot: Spot<'_>, at: &str, shared: &[Choice], faults: &mut Faults) -> Option<InstrumentItem> {
    let mut f = Fields::open(spot, at, faults)?;
    let own = choices(&mut f, faults);
    let ask_if = f
        .list("askIf", 10, faults)
        .into_iter()
        .filter_map(|(spot, at)| {
            let mut f = Fields::open(spot, &at, faults)?;
            let condition = AskedWhen {
                item: f.needed_text("item", 40, faults),
                is_one_of: f.wholes("isOneOf", faults).unwrap_or_default(),
            };
            f.close(faults);
            Some(condition)
        })
        .collect();
    let item = InstrumentItem {
        id: f.id("id", faults),
        text: f.needed_text("text", LONG, faults),
        choices: if own.is_empty() { shared.to_vec() } else { own },
        scored: f.flag("scored", true, faults),
        ask_if,
        ask_if_any_above: f.whole("askIfAnyAbove", faults),
        points: Points {
            when: f.wholes("pointWhen", faults),
            reverse: f.flag("reverse", false, faults),
            weight: f.number("weight", faults).unwrap_or(1.0),
        },
        loinc: f.text("loinc", 20, faults),
    };
    f.close(faults);
    Some(item)
}

struct Score {
    min: f64,
    max: f64,
    whole_numbers: bool,
    scoring: Scoring,
}

fn score(f: &mut Fields<'_>, faults: &mut Faults) -> Score {
    let mut read = Score {
        min: 0.0,
        max: 0.0,
        whole_numbers: true,
        scoring: Scoring::default(),
    };
    let path = f.path("score");
    let Some(spot) = f.need("score", faults) else {
        return read;
    };
    let Some(mut f) = Fields::open(spot, &path, faults) else {
        return read;
    };
    read.min = f.needed_number("min", faults).unwrap_or(0.0);
    read.max = f.needed_number("max", faults).unwrap_or(0.0);
    if read.max < read.min {
        faults.add(spot, &path, "range");
    }
    read.whole_numbers = f.flag("wholeNumbers", true, faults);
    read.scoring = Scoring {
        rule: f.word("rule", Rule::named, faults).unwrap_or(Rule::Sum),
        multiply: f.number("multiply", faults).unwrap_or(1.0),
        missing: missing(&mut f, faults),
        subscales: f
            .list("subscales", 20, faults)
            .into_iter()
            .filter_map(|(spot, at)| {
                let mut f = Fields::open(spot, &at, faults)?;
                let subscale = Subscale {
                    id: f.id("id", faults),
                    name: f.needed_text("name", LINE, faults),
                    rule: f.word("rule", Rule::named, faults).unwrap_or(Rule::Sum),
                    items: f.texts("items", faults),
                };
                f.close(faults);
                Some(subscale)
            })
            .collect(),
    };
    f.close(faults);
    read
}

/// `{"rule": "exclude", "most": 1}`; nothing: all have to be answered.
fn missing(f: &mut Fields<'_>, faults: &mut Faults) -> Missing {
    let path = f.path("missing");
    let Some(mut f) = f.take("missing").and_then(|spot| Fields::open(spot, &path, faults)) else {
        return Missing::NoneAllowed;
    };
    let most = f.count("most", faults);
    let known = |word: &str| match word {
        "none" => Some(Missing::NoneAllowed),
        "exclude" => Some(Missing::Exclude(most.unwrap_or(0))),
        "prorate" => Some(Missing::Prorate(most.unwrap_or(0))),
        _ => None,
    };
    let rule = f.word("rule", known, faults).unwrap_or(Missing::NoneAllowed);
    f.close(faults);
    rule
}

fn bands(f: &mut Fields<'_>, faults: &mut Faults) -> Vec<ScoreBand> {
    let list = f.list("bands", 20, faults);
    list.into_iter()
        .filter_map(|(spot, at)| {
            let mut f = Fields::open(spot, &at, faults)?;
            let band = ScoreBand {
                from: f.needed_number("from", faults).unwrap_or(0.0),
                to: f.needed_number("to", faults).unwrap_or(0.0),
                name: f.needed_text("name", LINE, faults),
            };
            f.close(faults);
            Some(band)
        })
        .collect()
}

fn caseness(f: &mut Fields<'_>, faults: &mut Faults) -> Option<Caseness> {
    let path = f.path("caseness");
    let spot = f.take("caseness")?;
    let mut f = Fields::open(spot, &path, faults)?;
    let caseness = Caseness {
        at_least: f.number("atLeast", faults),
        at_most: f.number("atMost", faults),
        source: f.text("source", 1_000, faults),
    };
    f.close(faults);
    if caseness.at_least.is_none() && caseness.at_most.is_none() {
        faults.add(spot, &path, "required");
    }
    Some(caseness)
}

fn reliable_change(f: &mut Fields<'_>, faults: &mut Faults) -> Option<ReliableChange> {
    let path = f.path("reliableChange");
    let spot = f.take("reliableChange")?;
    let mut f = Fields::open(spot, &path, faults)?;
    let change = ReliableChange {
        points: f.needed_number("points", faults).unwrap_or(0.0),
        rule: f.needed_text("rule", LINE, faults),
        verified: f.flag("verified", false, faults),
    };
    f.close(faults);
    if change.points <= 0.0 {
        faults.add(spot, &path, "outOfRange");
    }
    Some(change)
}

fn alerts(f: &mut Fields<'_>, faults: &mut Faults) -> Vec<ItemAlert> {
    let list = f.list("alerts", 20, faults);
    list.into_iter()
        .filter_map(|(spot, at)| {
            let mut f = Fields::open(spot, &at, faults)?;
            let alert = ItemAlert {
                item: f.needed_text("item", 40, faults),
                above: f.whole("above", faults).unwrap_or(0),
            };
            f.close(faults);
            Some(alert)
        })
        .collect()
}

fn codes(f: &mut Fields<'_>, faults: &mut Faults) -> Codes {
    let path = f.path("codes");
    let Some(mut f) = f.take("codes").and_then(|spot| Fields::open(spot, &path, faults)) else {
        return Codes::default();
    };
    let codes = Codes {
        loinc_panel: f.text("loincPanel", 20, faults),
        loinc_total: f.text("loincTotal", 20, faults),
        loinc_display: f.text("loincDisplay", LINE, faults),
        snomed_total: f.text("snomedTotal", 20, faults),
    };
    f.close(faults);
    codes
}

fn criteria(f: &mut Fields<'_>, faults: &mut Faults) -> Vec<Criterion> {
    let list = f.list("criteria", 20, faults);
    list.into_iter()
        .filter_map(|(spot, at)| {
            let mut f = Fields::open(spot, &at, faults)?;
            let criterion = Criterion {
                id: f.id("id", faults),
                name: f.needed_text("name", LINE, faults),
                source: f.text("source", 1_000, faults),
                all: f
                    .list("all", 20, faults)
                    .into_iter()
                    .filter_map(|(spot, at)| tally(spot, &at, faults))
                    .collect(),
            };
            f.close(faults);
            if criterion.all.is_empty() {
                faults.add(spot, &at, "empty");
            }
            Some(criterion)
        })
        .collect()
}

fn tally(spot: Spot<'_>, at: &str, faults: &mut Faults) -> Option<Tally> {
    let mut f = Fields::open(spot, at, faults)?;
    let tally = Tally {
        of: f
            .list("of", 20, faults)
            .into_iter()
            .filter_map(|(spot, at)| {
                let mut f = Fields::open(spot, &at, faults)?;
                let counted = Counted {
                    items: f.texts("items", faults),
                    at_least: f.whole("atLeast", faults),
                    at_most: f.whole("atMost", faults),
                };
                f.close(faults);
                Some(counted)
            })
            .collect(),
        least: f.count("least", faults).unwrap_or(0),
        most: f.count("most", faults),
    };
    f.close(faults);
    Some(tally)
}
