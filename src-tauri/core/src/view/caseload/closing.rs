//! Closing the day: everything that is to be settled before going home, in the order in which it is gone through. Each
//! list is empty once its step is clear.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::today::{self, DraftRow, VisitRow};
use crate::bundle;
use crate::care::attention::Reason;
use crate::facts::{self, Case};
use crate::record::person::name;
use crate::record::visit::check_in::{self, CheckIn};
use crate::store::reading::Reading;
use crate::view::task::{self, TodoRow};
use crate::{Now, Result};

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClosingDay {
    pub date: NaiveDate,
    /// Unfinished notes and assessments, the oldest first.
    pub drafts: Vec<DraftRow>,
    /// Check-ins that are not in the official record, the oldest first, 50 at most.
    pub to_enter: Vec<ToEnterRow>,
    /// How many of them there are in all.
    pub to_enter_count: u32,
    /// Whom to ring about what asks today, by contact.
    pub calls: Vec<CallGroup>,
    pub tomorrow: NaiveDate,
    pub tomorrow_visits: Vec<VisitRow>,
    /// The next day with a visit, where tomorrow has none.
    pub next_visits_on: Option<NaiveDate>,
    pub unsent: ClosingUnsent,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ToEnterRow {
    pub check_in: CheckIn,
    pub name: String,
    pub initials: String,
}

/// One call: everything that asks today and is with the same contact.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CallGroup {
    /// In the directory; `None`: a name alone.
    pub contact: Option<String>,
    pub who: String,
    pub phone: Option<String>,
    pub rows: Vec<TodoRow>,
    /// Referrals that they have not answered.
    pub referrals: Vec<ReferralCall>,
}

/// A referral that is to be asked about.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReferralCall {
    pub patient: String,
    pub name: String,
    pub initials: String,
    /// As the attention list has it; it is about the referral.
    pub reason: Reason,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ClosingUnsent {
    /// Changes in no bundle yet.
    pub changes: u32,
    /// When the oldest of them was done, RFC 3339.
    pub since: Option<String>,
    /// An office to send to is set.
    pub office: bool,
}

const MOST: u32 = 50;

/// # Errors
/// When the store cannot be read.
pub fn closing<'a>(from: impl Into<Reading<'a>>, now: Now) -> Result<ClosingDay> {
    let reading = from.into();
    let (conn, date) = (reading.conn(), now.date_naive());
    let tomorrow = date + Days::new(1);
    let cases = facts::cases(reading, date)?;
    let by_id = today::by_id(&cases);
    let unsent = bundle::unsent(conn)?;
    let tomorrow_visits = today::visits(conn, tomorrow, &by_id)?;
    let next_visits_on = if tomorrow_visits.is_empty() {
        next_visits_on(conn, tomorrow)?
    } else {
        None
    };
    Ok(ClosingDay {
        date,
        drafts: today::drafts(conn, &by_id)?,
        to_enter: to_enter(conn, &cases)?,
        to_enter_count: conn
            .prepare_cached("SELECT count(*) FROM check_in WHERE entered_at IS NULL")?
            .query_row([], |row| row.get(0))?,
        calls: calls(conn, task::todo(conn, &cases, date)?, &cases)?,
        tomorrow,
        tomorrow_visits,
        next_visits_on,
        unsent: ClosingUnsent {
            changes: unsent.changes,
            since: unsent.since,
            office: unsent.office,
        },
    })
}

fn to_enter(conn: &Connection, cases: &[Case]) -> Result<Vec<ToEnterRow>> {
    let mut query = conn.prepare_cached("SELECT * FROM check_in WHERE entered_at IS NULL ORDER BY at, id LIMIT ?")?;
    let rows = query.query_map([MOST], check_in::from_row)?;
    let mut to_enter = Vec::new();
    for row in rows {
        let check_in = row?;
        let details = cases
            .iter()
            .find(|case| case.patient.id == check_in.details.patient)
            .map(|case| &case.patient.details);
        to_enter.push(ToEnterRow {
            name: details.map(name::short).unwrap_or_default(),
            initials: details.map(name::initials).unwrap_or_default(),
            check_in,
        });
    }
    Ok(to_enter)
}

/// Those that are with somebody, by whom; the longest past first, and so each contact by the longest past of theirs.
fn calls(conn: &Connection, rows: Vec<TodoRow>, cases: &[Case]) -> Result<Vec<CallGroup>> {
    let mut groups: Vec<CallGroup> = Vec::new();
    for row in rows {
        let Some(who) = row.owed.who.clone() else { continue };
        let contact = row.owed.task.details.contact.clone();
        let phone = row.owed.phone.clone();
        with(&mut groups, contact, who, phone).rows.push(row);
    }
    let mut unanswered: Vec<(&Case, &Reason, &String)> = Vec::new();
    for case in cases {
        let asked = case.reasons.iter().filter(|reason| reason.is_about_referral());
        unanswered.extend(asked.filter_map(|reason| Some((case, reason, reason.about.as_ref()?))));
    }
    unanswered.sort_by_key(|(_, reason, _)| reason.due);
    let mut query = conn.prepare_cached(
        "SELECT contact.id, coalesce(contact.name, referral.name), contact.phone
           FROM referral LEFT JOIN service ON service.id = referral.service
           LEFT JOIN contact ON contact.id = coalesce(referral.contact, service.organisation)
          WHERE referral.id = ?",
    )?;
    for (case, reason, referral) in unanswered {
        let (contact, who, phone) = query.query_row([referral], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        with(&mut groups, contact, who, phone).referrals.push(ReferralCall {
            patient: case.patient.id.clone(),
            name: name::short(&case.patient.details),
            initials: name::initials(&case.patient.details),
            reason: reason.clone(),
        });
    }
    Ok(groups)
}

/// The call to this contact; without one in the directory, to whoever has this name.
fn with(groups: &mut Vec<CallGroup>, contact: Option<String>, who: String, phone: Option<String>) -> &mut CallGroup {
    let same = |group: &CallGroup| match (&group.contact, &contact) {
        (Some(one), Some(other)) => one == other,
        (None, None) => group.who.to_lowercase() == who.to_lowercase(),
        _ => false,
    };
    let at = groups.iter().position(same).unwrap_or(groups.len());
    if at == groups.len() {
        groups.push(CallGroup {
            contact,
            who,
            phone,
            rows: Vec::new(),
            referrals: Vec::new(),
        });
    }
    &mut groups[at]
}

fn next_visits_on(conn: &Connection, after: NaiveDate) -> Result<Option<NaiveDate>> {
    Ok(conn
        .prepare_cached("SELECT min(on_date) FROM visit WHERE state = 'planned' AND on_date > ?")?
        .query_row([after], |row| row.get(0))?)
}
