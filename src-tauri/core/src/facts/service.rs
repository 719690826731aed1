//! What the rules look at of the services around people and of those who care for them.

use std::collections::HashMap;

use rusqlite::Connection;

use super::gather::By;
use crate::Result;
use crate::care::attention::{CarerFacts, RuleSettings, WaitingOn};
use crate::care::sentence::say;
use crate::record::patient_filter::PatientFilter;
use crate::record::service::ServiceKind;
use crate::record::task::Urgency;

/// Those who are written down as caring for somebody and stand in that person's circle now.
pub(in crate::facts) fn carers(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<CarerFacts>>> {
    let mut query = conn.prepare_cached(
        "SELECT carer.patient, carer.reported_on, nullif(max(coalesce(assessment_offered_on, ''),
                  coalesce(contingency_offered_on, '')), ''), next_offer_on
           FROM carer JOIN circle_member ON circle_member.id = carer.member
          WHERE carer.ended_on IS NULL AND circle_member.ended_on IS NULL
            AND carer.patient BETWEEN ?1 AND ?2 ORDER BY carer.id",
    )?;
    let mut rows = query.query(filter.range())?;
    let mut carers: By<Vec<CarerFacts>> = HashMap::new();
    while let Some(row) = rows.next()? {
        carers.entry(row.get(0)?).or_default().push(CarerFacts {
            since: row.get(1)?,
            offered: row.get(2)?,
            next_offer: row.get(3)?,
        });
    }
    Ok(carers)
}

/// Adds the referrals that wait for an answer: since the day they were sent, with the last time they were asked about.
pub(in crate::facts) fn waited_for(
    conn: &Connection,
    filter: PatientFilter<'_>,
    rules: &RuleSettings,
    waiting: &mut By<Vec<WaitingOn>>,
) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT referral.patient, referral.kind, coalesce(service.name, contact.name, referral.name), chase_on, urgency,
                (SELECT min(on_date) FROM referral_step WHERE referral = referral.id AND step = 'sent'),
                (SELECT max(on_date) FROM referral_step WHERE referral = referral.id AND step = 'chased'),
                referral.id
           FROM referral LEFT JOIN service ON service.id = referral.service
           LEFT JOIN contact ON contact.id = referral.contact
          WHERE chase_on IS NOT NULL AND referral.patient BETWEEN ?1 AND ?2 ORDER BY chase_on, referral.id",
    )?;
    let mut rows = query.query(filter.range())?;
    while let Some(row) = rows.next()? {
        let kind: ServiceKind = row.get(1)?;
        let urgency: Urgency = row.get(4)?;
        waiting.entry(row.get(0)?).or_default().push(WaitingOn {
            id: row.get(7)?,
            what: say(&format!("referral.{}", kind.name()), &[]),
            who: row.get(2)?,
            chase_on: row.get(3)?,
            interval: urgency.days(rules),
            since: row.get(5)?,
            last_chased: row.get(6)?,
            referral: true,
        });
    }
    Ok(())
}
