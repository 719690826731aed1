//! What the rules look at of the services around people and of those who care for them.

use std::collections::HashMap;

use rusqlite::Connection;

use super::facts::By;
use crate::Result;
use crate::care::attention::CarerFacts;

/// Those who are written down as caring for somebody and stand in that person's circle now.
pub(super) fn carers(conn: &Connection) -> Result<By<Vec<CarerFacts>>> {
    let mut query = conn.prepare_cached(
        "SELECT carer.patient, carer.told_on, nullif(max(coalesce(assessment_offered_on, ''),
                  coalesce(contingency_offered_on, '')), ''), next_offer_on
           FROM carer JOIN circle_member ON circle_member.id = carer.member
          WHERE carer.ended_on IS NULL AND circle_member.ended_on IS NULL ORDER BY carer.id",
    )?;
    let mut rows = query.query([])?;
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
