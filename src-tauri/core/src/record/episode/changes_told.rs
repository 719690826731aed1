//! The changes that others ought to hear of by themselves: each is written as it always was, and makes its notices in the
//! same operation. A review of a plan does so in `plan_review`, an interval agreed at the door in `visit_mode`.

use crate::Result;
use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::circle::raise::raise;
use crate::record::safety::safety_plan::{self, Declined, SafetyPlanDetails};
use crate::record::service::referral::{self, ReferralState};
use crate::record::service::referring::{self, ReferralStepped};
use crate::store::Tx;

/// # Errors
/// As [`safety_plan::save`].
pub fn save_safety_plan(tx: &Tx<'_>, details: &SafetyPlanDetails) -> Result<String> {
    let id = safety_plan::save(tx, details)?;
    safety_plan_told(tx, &details.patient, &id, "notice.safetyPlan")?;
    Ok(id)
}

/// # Errors
/// As [`safety_plan::decline`].
pub fn decline_safety_plan(tx: &Tx<'_>, declined: &Declined) -> Result<String> {
    let id = safety_plan::decline(tx, declined)?;
    safety_plan_told(tx, &declined.patient, &id, "notice.safetyPlanDeclined")?;
    Ok(id)
}

fn safety_plan_told(tx: &Tx<'_>, patient: &str, id: &str, key: &str) -> Result<()> {
    let words = say(key, &[("date", &dates::long(tx.today()))]);
    raise(tx, patient, NoticeAbout::SafetyPlan, &words, Some(("safety_plan", id)))
}

/// What came of a referral: declined, started or over. One that was never sent, and what somebody was only told about, is
/// nobody else's.
///
/// # Errors
/// As [`referring::step`].
pub fn step_referral(tx: &Tx<'_>, stepped: &ReferralStepped) -> Result<Option<String>> {
    let before = referral::get(tx, &stepped.made.id)?.state;
    let service = referring::step(tx, stepped)?;
    if matches!(before, ReferralState::Draft | ReferralState::Signposted) {
        return Ok(service);
    }
    let referral = referral::get(tx, &stepped.made.id)?;
    let key = match referral.state {
        ReferralState::Declined => "notice.referralDeclined",
        ReferralState::Started => "notice.referralStarted",
        ReferralState::Ended => "notice.referralEnded",
        _ => return Ok(service),
    };
    let what = say(&format!("service.{}", referral.details.kind.name()), &[]);
    let on = dates::long(stepped.made.on.unwrap_or(tx.today()));
    let words = say(key, &[("what", &what), ("date", &on)]);
    let source = Some(("referral", referral.id.as_str()));
    raise(tx, &referral.details.patient, NoticeAbout::Referral, &words, source)?;
    Ok(service)
}
