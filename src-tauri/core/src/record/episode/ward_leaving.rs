//! Leaving a ward starts a clock, where the country's rules of that day have one: the stay keeps its hours, and the rule.

use super::ward_stay::{self, Follow, StayKind, WardDischarge};
use crate::record::law::clock_rule::{self, ClockAfter};
use crate::record::safety::crisis_line;
use crate::store::{Now, Tx};
use crate::{Error, Result};

fn after(kind: StayKind) -> ClockAfter {
    match kind {
        StayKind::Ward => ClockAfter::Ward,
        StayKind::Custody => ClockAfter::Custody,
        StayKind::CrisisHouse => ClockAfter::CrisisHouse,
        StayKind::Hospital => ClockAfter::Hospital,
    }
}

/// Writes a discharge from a ward down, or corrects one. `left` is the local time of it with the offset that held there
/// and then.
///
/// # Errors
/// As [`ward_stay::discharge`].
pub fn discharge(tx: &Tx<'_>, discharge: &WardDischarge, left: Now) -> Result<()> {
    if left.naive_local() != discharge.at.0 {
        return Err(Error::Internal("offset"));
    }
    let stay = ward_stay::get(tx, &discharge.stay)?;
    let rules = clock_rule::list(tx, crisis_line::get(tx)?.country)?;
    let rule = clock_rule::in_force(
        &rules,
        after(stay.details.kind),
        discharge.suicide_risk,
        left.date_naive(),
    );
    let follow: Option<Follow> = rule.and_then(|rule| {
        let words = [Some(rule.details.name.as_str()), rule.details.source.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        Some((rule.details.hours?, words.join(". ")))
    });
    ward_stay::discharge(tx, discharge, left, follow.as_ref())
}
