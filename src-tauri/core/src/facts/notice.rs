//! What somebody around each person is still to hear, for the rule about it: to be told, or to be told against a wish.

use rusqlite::Connection;

use super::gather::{By, group};
use crate::Result;
use crate::care::attention::Untold;
use crate::record::patient_filter::PatientFilter;
use crate::record::text::StoredDay;

pub(in crate::facts) fn gather(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<Untold>>> {
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
