//! What the rules read of the circle: whether it is complete, who cares for the person, and who is still to hear of a
//! change.

use std::collections::HashMap;

use rusqlite::Connection;

use super::by::{By, group};
use crate::Result;
use crate::care::attention::{CarerFacts, CircleFacts, Untold};
use crate::record::patient_filter::PatientFilter;
use crate::record::text::StoredDay;

pub(in crate::facts) fn circles(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<CircleFacts>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, role, emergency, share <> 'notAsked' FROM circle_member
          WHERE ended_on IS NULL AND patient BETWEEN ?1 AND ?2",
    )?;
    let mut rows = query.query(filter.range())?;
    let mut circles: By<CircleFacts> = HashMap::new();
    while let Some(row) = rows.next()? {
        let circle = circles.entry(row.get(0)?).or_default();
        let emergency: bool = row.get(2)?;
        let asked: bool = row.get(3)?;
        circle.emergency |= emergency;
        circle.gp |= is_gp(row.get_ref(1)?.as_str().unwrap_or_default());
        circle.sharing_asked |= asked;
    }
    Ok(circles)
}

/// A role is typed: "GP", "gp surgery", "General practitioner".
fn is_gp(role: &str) -> bool {
    let role = role.to_lowercase();
    role.split(|c: char| !c.is_alphanumeric())
        .any(|word| word == "gp" || word == "gps")
        || role.contains("general practi")
}

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

/// Who around each person is still to hear of a change: to be told, or to be told against a wish.
pub(in crate::facts) fn untold(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<Untold>>> {
    let mut query = conn.prepare_cached(
        "SELECT notice.patient, notice.about, notice.raised_on, circle_member.role
           FROM notice JOIN circle_member ON circle_member.id = notice.member
          WHERE notice.state IN ('open', 'overridden') AND notice.patient BETWEEN ?1 AND ?2
          ORDER BY notice.patient, notice.raised_on, notice.about, circle_member.role, notice.id",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            Untold {
                about: row.get(1)?,
                since: row.get::<_, StoredDay>(2)?.0,
                role: row.get(3)?,
            },
        ))
    })?;
    group(rows)
}
