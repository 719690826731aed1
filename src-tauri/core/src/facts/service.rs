//! What the rules look at of the services around people.

use rusqlite::Connection;

use super::by::By;
use crate::Result;
use crate::care::attention::{RuleSettings, WaitingOn};
use crate::care::sentence::say;
use crate::record::patient_filter::PatientFilter;
use crate::record::service::ServiceKind;
use crate::record::task::Urgency;

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
