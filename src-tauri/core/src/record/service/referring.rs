//! A referral that starts makes the service it asked for: both are one change, and are taken back as one. The day to ask
//! again follows the rules as they are set.

use serde::{Deserialize, Serialize};

use super::referral::{self, NewReferral, Referral, ReferralChase, ReferralDetails, ReferralMove, ReferralState};
use super::service_in_place::{self, ServiceInPlaceDetails};
use crate::Result;
use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::circle::raise::raise;
use crate::record::edit::Edit;
use crate::record::workspace::setting;
use crate::store::Tx;
use crate::store::act::acts;

/// A step of a referral, and what it puts in place.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralStepped {
    pub made: ReferralMove,
    /// With [`ReferralState::Started`]: it stands among the services in place from that day.
    pub in_place: Option<InPlaceFrom>,
}

/// What a referral does not say of the service that came of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InPlaceFrom {
    pub paid_by: Option<String>,
    pub lead: Option<String>,
}

acts! {
    AddReferral = add(NewReferral) -> String;
    EditReferral = edit(Edit<ReferralDetails>) -> ();
    StepReferral = step(ReferralStepped) -> Option<String>;
    ChaseReferral = chase(ReferralChase) -> ();
}

/// Takes the next step, which the circle is to hear of where it was declined, started or is over. One that was never sent,
/// and what somebody was only told about, is nobody else's. Answers with the id of the service in place, where one was made.
///
/// # Errors
/// As [`referral::step`] and [`service_in_place::add`].
pub fn step(tx: &Tx<'_>, stepped: &ReferralStepped) -> Result<Option<String>> {
    let before = referral::get(tx, &stepped.made.id)?.state;
    let now = referral::step(tx, &stepped.made, &setting::get(tx)?.rules)?;
    if !matches!(before, ReferralState::Draft | ReferralState::Signposted) {
        notify(tx, stepped, &now)?;
    }
    put_in_place(tx, stepped, now)
}

fn notify(tx: &Tx<'_>, stepped: &ReferralStepped, now: &Referral) -> Result<()> {
    let key = match now.state {
        ReferralState::Declined => "notice.referralDeclined",
        ReferralState::Started => "notice.referralStarted",
        ReferralState::Ended => "notice.referralEnded",
        _ => return Ok(()),
    };
    let what = say(&format!("service.{}", now.details.kind.name()), &[]);
    let on = dates::long(stepped.made.on.unwrap_or(tx.today()));
    let words = say(key, &[("what", &what), ("date", &on)]);
    let source = Some(("referral", now.id.as_str()));
    raise(tx, &now.details.patient, NoticeAbout::Referral, &words, source)
}

fn put_in_place(tx: &Tx<'_>, stepped: &ReferralStepped, now: Referral) -> Result<Option<String>> {
    let Some(from) = stepped
        .in_place
        .as_ref()
        .filter(|_| now.state == ReferralState::Started)
    else {
        return Ok(None);
    };
    let details = ServiceInPlaceDetails {
        patient: now.details.patient,
        kind: now.details.kind,
        service: now.details.service,
        contact: now.details.contact,
        name: now.details.name,
        started_on: Some(stepped.made.on.unwrap_or(tx.today())),
        paid_by: from.paid_by.clone(),
        lead: from.lead.clone(),
        referral: Some(now.id),
        note: None,
    };
    service_in_place::add(tx, &details).map(Some)
}

/// # Errors
/// As [`referral::add`].
pub fn add(tx: &Tx<'_>, new: &NewReferral) -> Result<String> {
    referral::add(tx, new, &setting::get(tx)?.rules)
}

/// # Errors
/// As [`referral::edit`].
pub fn edit(tx: &Tx<'_>, edit: &Edit<ReferralDetails>) -> Result<()> {
    referral::edit(tx, &edit.id, &edit.details, &setting::get(tx)?.rules)
}

/// # Errors
/// As [`referral::chased`].
pub fn chase(tx: &Tx<'_>, made: &ReferralChase) -> Result<()> {
    referral::chased(tx, made, &setting::get(tx)?.rules)
}
