//! The Services tab: what was asked of which service and where it stands, what somebody was told of, and what they have;
//! and, while a form is filled in, whether the same kind is in place or asked for already.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::record::circle::contact;
use crate::record::service::referral::{self, Referral, ReferralState, ReferralStep};
use crate::record::service::service_in_place::{self, ServiceInPlace};
use crate::record::service::{self, Service, ServiceKind};
use crate::record::task::Urgency;
use crate::record::workspace::setting;

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ServicesTab {
    /// What is to be asked again first, then what else is open, then what is over.
    pub referrals: Vec<ReferralRow>,
    /// What holds first, then what has ended.
    pub in_place: Vec<InPlaceRow>,
    /// How long somebody who was asked is waited for.
    pub chase_days: Vec<ChaseDays>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralRow {
    pub referral: Referral,
    pub provider: Provider,
    /// The earliest first.
    pub steps: Vec<ReferralStep>,
    /// What may come next, the usual step first; empty: it is over.
    pub next: Vec<ReferralState>,
    /// The day to ask again has come.
    pub chase_now: bool,
    /// A service in place came of it.
    pub in_place: bool,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct InPlaceRow {
    pub service: ServiceInPlace,
    pub provider: Provider,
}

/// Who provides it, as the directory has them now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Provider {
    pub name: String,
    pub organisation: Option<String>,
    pub phone: Option<String>,
    /// Their entry in the directory.
    pub contact: Option<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChaseDays {
    pub urgency: Urgency,
    /// Days after the last step.
    pub days: u16,
}

/// # Errors
/// When the store cannot be read.
pub fn services(conn: &Connection, patient: &str, today: NaiveDate) -> Result<ServicesTab> {
    let mut steps: HashMap<String, Vec<ReferralStep>> = HashMap::new();
    for step in referral::steps(conn, patient)? {
        steps.entry(step.referral.clone()).or_default().push(step);
    }
    let rules = setting::get(conn)?.rules;
    let in_place = service_in_place::list(conn, patient)?;
    let referrals = referral::list(conn, patient)?.into_iter().map(|referral| {
        let d = &referral.details;
        Ok(ReferralRow {
            provider: provider(conn, d.service.as_deref(), d.contact.as_deref(), &d.name)?,
            steps: steps.remove(&referral.id).unwrap_or_default(),
            next: referral.state.next().to_vec(),
            chase_now: d.chase_on.is_some_and(|day| day <= today),
            in_place: in_place
                .iter()
                .any(|service| service.details.referral.as_ref() == Some(&referral.id)),
            referral,
        })
    });
    let referrals = referrals.collect::<Result<_>>()?;
    let in_place = in_place.into_iter().map(|service| {
        let d = &service.details;
        Ok(InPlaceRow {
            provider: provider(conn, d.service.as_deref(), d.contact.as_deref(), &d.name)?,
            service,
        })
    });
    Ok(ServicesTab {
        referrals,
        in_place: in_place.collect::<Result<_>>()?,
        chase_days: Urgency::ALL
            .iter()
            .map(|urgency| ChaseDays {
                urgency: *urgency,
                days: urgency.days(&rules),
            })
            .collect(),
    })
}

fn provider(conn: &Connection, service: Option<&str>, contact: Option<&str>, name: &str) -> Result<Provider> {
    if let Some(id) = service {
        let service = service::get(conn, id)?;
        let organisation = contact::get(conn, &service.details.organisation)?;
        return Ok(Provider {
            name: service.details.name,
            organisation: Some(organisation.details.name),
            phone: organisation.details.phone,
            contact: Some(organisation.id),
        });
    }
    let Some(id) = contact else {
        return Ok(Provider {
            name: name.to_owned(),
            organisation: None,
            phone: None,
            contact: None,
        });
    };
    let contact = contact::get(conn, id)?;
    let organisation = contact.details.organisation.as_deref();
    Ok(Provider {
        organisation: organisation
            .map(|id| Ok::<_, crate::Error>(contact::get(conn, id)?.details.name))
            .transpose()?,
        name: contact.details.name,
        phone: contact.details.phone,
        contact: Some(contact.id),
    })
}

/// What a form is about to ask for.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SameKindAsk {
    pub patient: String,
    pub kind: ServiceKind,
    /// The referral or the service that the form is about, which is not its own double.
    pub except: Option<String>,
}

/// The same kind of service, in place or asked for. A reason to look, never to refuse.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SameKind {
    pub in_place: Vec<SameInPlace>,
    pub asked: Vec<SameAsked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SameInPlace {
    pub name: String,
    pub since: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SameAsked {
    pub name: String,
    pub state: ReferralState,
    /// The day of its last step.
    pub on: NaiveDate,
}

/// # Errors
/// When the store cannot be read.
pub fn same_kind(conn: &Connection, ask: &SameKindAsk, today: NaiveDate) -> Result<SameKind> {
    let tab = services(conn, &ask.patient, today)?;
    let other = |id: &str| ask.except.as_deref() != Some(id);
    let in_place = tab
        .in_place
        .into_iter()
        .filter(|row| row.service.ended_on.is_none() && row.service.details.kind == ask.kind && other(&row.service.id));
    let in_place = in_place.map(|row| SameInPlace {
        name: row.provider.name,
        since: row.service.details.started_on,
    });
    // One that has started stands among the services in place, where it was put there.
    let asked = tab.referrals.into_iter().filter(|row| {
        let placed = row.referral.state == ReferralState::Started && row.in_place;
        row.referral.details.kind == ask.kind && !row.referral.state.over() && !placed && other(&row.referral.id)
    });
    let asked = asked.filter_map(|row| {
        Some(SameAsked {
            on: row.steps.last()?.on,
            name: row.provider.name,
            state: row.referral.state,
        })
    });
    Ok(SameKind {
        in_place: in_place.collect(),
        asked: asked.collect(),
    })
}

/// A service of the directory, with whose it is.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct OfferedService {
    pub service: Service,
    pub organisation: String,
}

/// Everything that is offered, by name.
///
/// # Errors
/// When the store cannot be read.
pub fn offered(conn: &Connection) -> Result<Vec<OfferedService>> {
    service::offered(conn)?
        .into_iter()
        .map(|service| {
            Ok(OfferedService {
                organisation: contact::get(conn, &service.details.organisation)?.details.name,
                service,
            })
        })
        .collect()
}
