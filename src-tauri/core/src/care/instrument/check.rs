//! What the parts of a file must say together: items that are named exist, answers that are named can be given, the
//! range is the one that the items give, and the bands cover it without a gap.

use super::fields::Faults;
use super::spots::{Said, Spot};
use super::{Asking, Instrument, InstrumentItem, Rule};

pub(super) fn check(instrument: &Instrument, whole: Spot<'_>, faults: &mut Faults) {
    let at = |path: &str| find(whole, path).unwrap_or(whole);
    match instrument.entry {
        Asking::Items if instrument.items.is_empty() => faults.add(at("items"), "items", "empty"),
        Asking::ScoreOnly | Asking::Derived if !instrument.items.is_empty() => {
            faults.add(at("items"), "items", "unknownField");
        }
        _ => {}
    }
    if (instrument.entry == Asking::Derived) != (instrument.derived_from.len() > 1) {
        faults.add(at("derivedFrom"), "derivedFrom", "mustAsk");
    }
    for (n, item) in instrument.items.iter().enumerate() {
        check_item(instrument, n, item, &at, faults);
    }
    for (n, alert) in instrument.alerts.iter().enumerate() {
        let path = format!("alerts[{n}].item");
        if instrument.item(&alert.item).is_none() {
            faults.add(at(&path), &path, "noSuchItem");
        }
    }
    let named = instrument.scoring.subscales.iter().enumerate();
    let subscales = named.map(|(n, subscale)| (format!("score.subscales[{n}].items"), &subscale.items));
    let criteria = instrument.criteria.iter().enumerate().flat_map(|(n, criterion)| {
        criterion.all.iter().enumerate().flat_map(move |(m, tally)| {
            let each = tally.of.iter().enumerate();
            each.map(move |(k, counted)| (format!("criteria[{n}].all[{m}].of[{k}].items"), &counted.items))
        })
    });
    for (path, items) in subscales.chain(criteria) {
        if items.is_empty() {
            faults.add(at(&path), &path, "empty");
        }
        for (k, id) in items.iter().enumerate() {
            let path = format!("{path}[{k}]");
            if instrument.item(id).is_none() {
                faults.add(at(&path), &path, "noSuchItem");
            }
        }
    }
    bands(instrument, &at, faults);
    if instrument.entry == Asking::Items && faults.0.is_empty() {
        let (min, max) = range(instrument);
        if (min - instrument.min).abs() > 1e-9 || (max - instrument.max).abs() > 1e-9 {
            let spot = at("score");
            let (line, column) = spot.place();
            faults.put(line, column, "score", "range", Some(format!("{min} – {max}")));
        }
    }
}

fn check_item<'a>(
    instrument: &Instrument,
    n: usize,
    item: &InstrumentItem,
    at: &impl Fn(&str) -> Spot<'a>,
    faults: &mut Faults,
) {
    let path = format!("items[{n}]");
    if instrument.items[..n].iter().any(|earlier| earlier.id == item.id) {
        let path = format!("{path}.id");
        faults.add(at(&path), &path, "repeated");
    }
    if item.choices.len() < 2 {
        faults.add(at(&path), &format!("{path}.choices"), "required");
    }
    for value in item.points.when.iter().flatten() {
        if item.choice(*value).is_none() {
            let path = format!("{path}.pointWhen");
            faults.add(at(&path), &path, "noSuchChoice");
        }
    }
    for (m, condition) in item.ask_if.iter().enumerate() {
        let path = format!("{path}.askIf[{m}]");
        // Only what was asked before can decide.
        match instrument.items[..n]
            .iter()
            .find(|earlier| earlier.id == condition.item)
        {
            None => {
                let path = format!("{path}.item");
                faults.add(at(&path), &path, "noSuchItem");
            }
            Some(earlier) => {
                if condition.is_one_of.iter().any(|value| earlier.choice(*value).is_none()) {
                    let path = format!("{path}.isOneOf");
                    faults.add(at(&path), &path, "noSuchChoice");
                }
            }
        }
    }
    if item.scored && item.ask_if_any_above.is_some() {
        let path = format!("{path}.askIfAnyAbove");
        faults.add(at(&path), &path, "mustAsk");
    }
}

fn bands<'a>(instrument: &Instrument, at: &impl Fn(&str) -> Spot<'a>, faults: &mut Faults) {
    let Some((first, last)) = instrument.bands.first().zip(instrument.bands.last()) else {
        return;
    };
    let whole = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let follow = instrument.bands.windows(2).all(|two| {
        let gap = two[1].from - two[0].to;
        gap > 0.0 && gap < 1.0 + 1e-9
    });
    let inside = instrument.bands.iter().all(|band| band.from <= band.to);
    if !(follow && inside && whole(first.from, instrument.min) && whole(last.to, instrument.max)) {
        faults.add(at("bands"), "bands", "bands");
    }
}

/// The lowest and highest total that answers can give.
fn range(instrument: &Instrument) -> (f64, f64) {
    let (mut min, mut max, mut n) = (0.0, 0.0, 0.0);
    for item in instrument.items.iter().filter(|item| item.scored) {
        let points = item.choices.iter().map(|choice| item.points(choice.value));
        let (mut low, high) = points.fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p), high.max(p)));
        if !item.ask_if.is_empty() {
            // Not asked, it counts nothing.
            low = low.min(0.0);
        }
        (min, max, n) = (min + low, max + high, n + 1.0);
    }
    let divide = match instrument.scoring.rule {
        Rule::Sum => 1.0,
        Rule::Mean => f64::max(n, 1.0),
    };
    let scale = instrument.scoring.multiply / divide;
    (min * scale, max * scale)
}

/// The value under a path such as `items[3].choices[0].label`.
fn find<'a>(whole: Spot<'a>, path: &str) -> Option<Spot<'a>> {
    path.split(['.', '[']).try_fold(whole, |spot, step| match spot.read() {
        Said::Object(pairs) => pairs.into_iter().find(|(name, _)| name == step).map(|(_, found)| found),
        Said::List(list) => list.get(step.trim_end_matches(']').parse::<usize>().ok()?).copied(),
        _ => None,
    })
}

/// Line and column of a field of a file; the beginning where there is none.
#[must_use]
pub fn place_of(text: &str, path: &str) -> (u32, u32) {
    let whole = Spot::whole(text).ok();
    whole.and_then(|whole| find(whole, path)).map_or((1, 1), Spot::place)
}
