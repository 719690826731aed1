//! Leaving a ward starts a clock, where the country's rules of that day have one: the stay keeps its hours, and the rule.

use super::ward_stay::{self, Follow, StayKind, WardDischarge};
use crate::care::sharing::NoticeAbout;
use crate::record::law::clock_rule::{self, ClockAfter};
use crate::record::safety::crisis_line;
use crate::store::act::acts;
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

/// They left, and the local time of it with the offset that held there and then.
#[derive(Clone)]
pub struct WardLeft {
    pub discharge: WardDischarge,
    pub left: Now,
}

acts! { LeaveWard = leave(WardLeft) -> (); }

/// Records a discharge from a ward, or corrects one, and starts the clock that the rule of that day sets. The circle hears of
/// it.
///
/// # Errors
/// `Invalid("leftAt", "future" | "beforeAdmission")`, `Invalid("source", ...)`, `NotFound`.
pub fn leave(tx: &Tx<'_>, WardLeft { discharge, left }: &WardLeft) -> Result<()> {
    let left = *left;
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
    ward_stay::discharge(tx, discharge, left, follow.as_ref())?;
    ward_stay::notify(tx, &stay, NoticeAbout::WardDischarge, left.date_naive())
}
