//! Leaving a ward starts a clock, where the country's rules of that day have one: the stay keeps its hours, and the rule.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::ward_stay::{self, StayKind};
use crate::care::sharing::NoticeAbout;
use crate::error::Fault;
use crate::record::expect_one_row;
use crate::record::law::clock_rule::{self, ClockAfter};
use crate::record::safety::crisis_line;
use crate::record::text::{self, LINE, VisitTime};
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

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct WardDischarge {
    pub stay: String,
    /// Local.
    pub at: VisitTime,
    pub suicide_risk: bool,
    /// Where that stands, and who told of the discharge.
    pub source: Option<String>,
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
    if left > tx.now() {
        return Err(Error::invalid("leftAt", Fault::Future));
    }
    let local = discharge.at.0;
    let earlier = stay.details.admitted_on.is_some_and(|on| local.date() < on);
    let same_day = stay.details.admitted_on == Some(local.date());
    let time = local.format("%H:%M").to_string();
    if earlier
        || (same_day
            && stay
                .details
                .admitted_time
                .as_ref()
                .is_some_and(|admitted| time < *admitted))
    {
        return Err(Error::invalid("leftAt", Fault::BeforeAdmission));
    }
    let source = text::optional("source", discharge.source.as_deref(), LINE)?;
    let rules = clock_rule::list(tx, crisis_line::get(tx)?.country)?;
    let rule = clock_rule::in_force(
        &rules,
        after(stay.details.kind),
        discharge.suicide_risk,
        left.date_naive(),
    );
    // The hours that the rule gives, and its name and source.
    let follow: Option<(u16, String)> = rule.and_then(|rule| {
        let words = [Some(rule.details.name.as_str()), rule.details.source.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        Some((rule.details.hours?, words.join(". ")))
    });
    expect_one_row(
        "ward_stay",
        tx.prepare_cached(
            "UPDATE ward_stay SET discharged_at = ?, suicide_risk = ?, discharge_source = ?, follow_hours = ?,
               follow_rule = ? WHERE id = ?",
        )?
        .execute(params![
            left.to_rfc3339(),
            discharge.suicide_risk,
            source,
            follow.as_ref().map(|(hours, _)| hours),
            follow.as_ref().map(|(_, rule)| rule),
            stay.id
        ])?,
    )?;
    ward_stay::notify(tx, &stay, NoticeAbout::WardDischarge, left.date_naive())
}
