//! Joins the summary from the record, by the same rules as Today.

use crate::error::Fault;
use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::figures::{Turnout, figures};
use super::member::Member;
use super::{
    AgeBand, ContactCounts, GoalCounts, MilestoneCounts, Period, ScoreSpan, SummaryOptions, SummaryRow,
    SupervisionSummary,
};
use crate::care::attention::{InSupervision, Reason, Rule};
use crate::care::dates;
use crate::care::sentence::say;
use crate::facts::{self, cache};
use crate::record::person::name;
use crate::record::person::patient::Status;
use crate::record::workspace::setting;
use crate::store::reading::Reading;
use crate::view::measure::Span;
use crate::{Error, Now, Result};

/// Days of a period when there was no summary before.
const FIRST_PERIOD: i64 = 28;

/// The summary as it stands now.
///
/// # Errors
/// `Invalid("since", "future")`; otherwise when the store cannot be read.
pub fn summary<'a>(from: impl Into<Reading<'a>>, now: Now, options: SummaryOptions) -> Result<SupervisionSummary> {
    let reading = from.into();
    let (conn, today) = (reading.conn(), now.date_naive());
    let period = period(conn, today, options.since)?;
    // It is read on another day: a clock names the moment it runs out, not the hours that are left now.
    let cases = facts::cases(reading, today)?;
    let imported = imported(conn)?;
    let people: Vec<Member<'_>> = cases
        .iter()
        .map(|case| {
            let joined = case.patient.details.started;
            // A sheet without a start date brings in somebody who was there before; the day of the import says nothing.
            let joined = joined.or_else(|| (!imported.contains(&case.patient.id)).then_some(case.facts.added));
            Member { case, joined }
        })
        .collect();
    let contacts = contacts(conn, period)?;
    let milestones = milestones(conn, today)?;
    let scores = cache::spans(reading, today)?;
    let row = |member: &Member<'_>| {
        let id = &member.case.patient.id;
        let counts = Counts {
            contacts: contacts.get(id).copied().unwrap_or_default(),
            milestones: milestones.get(id).copied().unwrap_or_default(),
            scores: scores
                .get(id)
                .map(|spans| spans.iter().map(score).collect())
                .unwrap_or_default(),
        };
        member.row(period, options, counts)
    };
    let (mut discuss, mut others): (Vec<&Member<'_>>, Vec<&Member<'_>>) = people
        .iter()
        .filter(|member| member.on_caseload() || member.must_be_discussed())
        .partition(|member| member.must_be_discussed() || member.is_new(period));
    // Somebody new for whom nothing is due comes after all those for whom something is.
    discuss.sort_by_key(|member| (!member.must_be_discussed(), member.case.urgency()));
    others.sort_by_key(|member| {
        let details = &member.case.patient.details;
        (
            details.local_id.is_none(),
            details.local_id.clone(),
            name::initials(details),
        )
    });
    let turnout = contacts.values().fold(Turnout::default(), |sum, counts| Turnout {
        attended: sum.attended + counts.attended,
        not_attended: sum.not_attended + counts.not_attended,
    });
    Ok(SupervisionSummary {
        period,
        prepared_at: now,
        coordinator: setting::get(conn)?.coordinator,
        release: env!("CARGO_PKG_VERSION").to_owned(),
        demo: cases.iter().any(|case| case.patient.demo),
        named: options.named,
        free_text: options.free_text,
        figures: figures(conn, &people, period, turnout)?,
        discuss: discuss.into_iter().map(row).collect(),
        others: others.into_iter().map(row).collect(),
    })
}

/// Since the day of the last summary before today, or four weeks. Preparing it twice in a day gives the same period.
fn period(conn: &Connection, today: NaiveDate, since: Option<NaiveDate>) -> Result<Period> {
    let from = match since {
        Some(since) if since > today => return Err(Error::invalid("since", Fault::Future)),
        Some(since) => since,
        None => conn
            .prepare_cached(
                "SELECT max(substr(at, 1, 10)) FROM disclosure
                 WHERE what IN ('summaryPdf', 'summaryCsv') AND substr(at, 1, 10) < ?",
            )?
            .query_row([today], |row| row.get::<_, Option<NaiveDate>>(0))
            .optional()?
            .flatten()
            .unwrap_or(today - TimeDelta::days(FIRST_PERIOD)),
    };
    Ok(Period { from, to: today })
}

struct Counts {
    contacts: ContactCounts,
    milestones: MilestoneCounts,
    scores: Vec<ScoreSpan>,
}

impl Member<'_> {
    fn on_caseload(&self) -> bool {
        self.case.patient.status != Status::Discharged
    }

    /// The same reasons as on Today, those put aside too: a snooze is the coordinator's, not the supervisor's.
    fn holding(&self) -> impl Iterator<Item = (&Reason, Option<NaiveDate>)> {
        let open = self.case.reasons.iter().map(|reason| (reason, None));
        let aside = self
            .case
            .snoozed
            .iter()
            .map(|aside| (&aside.reason, Some(aside.back_on)));
        open.chain(aside).filter(|(reason, _)| is_discussed(reason))
    }

    fn must_be_discussed(&self) -> bool {
        self.holding().next().is_some()
    }

    fn row(&self, period: Period, options: SummaryOptions, counts: Counts) -> SummaryRow {
        let case = self.case;
        let details = &case.patient.details;
        let mut reasons: Vec<String> = self
            .holding()
            .map(|(reason, back_on)| {
                let words = in_words(reason, options.free_text);
                match back_on {
                    Some(on) => say("supervision.snoozed", &[("reason", &words), ("date", &dates::long(on))]),
                    None => words,
                }
            })
            .collect();
        if let Some(joined) = self.joined.filter(|_| self.is_new(period)) {
            reasons.push(say("supervision.new", &[("date", &dates::long(joined))]));
        }
        SummaryRow {
            patient: case.patient.id.clone(),
            local_id: details.local_id.clone(),
            initials: name::initials(details),
            name: options.named.then(|| name::full(details)),
            age_band: AgeBand::of(details.born.and_then(|born| dates::age(born, period.to))),
            status: case.patient.status,
            weeks: self
                .joined
                .and_then(|joined| u32::try_from((period.to - joined).num_weeks()).ok()),
            reasons,
            question: details.question.clone().filter(|_| options.free_text),
            contacts: counts.contacts,
            last_contact: case.last_contact.map(|contact| contact.on),
            next_contact: case
                .facts
                .planned
                .iter()
                .map(|planned| planned.on)
                .find(|on| *on >= period.to),
            review_due: case.facts.review_on(),
            goals: GoalCounts {
                met: case.facts.goals.met,
                total: case.facts.goals.met + case.facts.goals.open,
            },
            milestones: counts.milestones,
            scores: counts.scores,
        }
    }
}

fn is_discussed(reason: &Reason) -> bool {
    match reason.rule.in_supervision() {
        InSupervision::Always => true,
        InSupervision::PastDue => reason.days > 0,
        InSupervision::Never => false,
    }
}

/// A rule's sentence, without what somebody typed unless that was asked for.
pub(in crate::view) fn in_words(reason: &Reason, free_text: bool) -> String {
    // With free text the question has its own place beside the reasons.
    if reason.typed && (!free_text || reason.rule == Rule::Flag) {
        reason.untyped()
    } else {
        reason.text.clone()
    }
}

/// Whoever came in with a spreadsheet.
fn imported(conn: &Connection) -> Result<HashSet<String>> {
    let mut query = conn.prepare_cached(
        "SELECT change.row FROM op CROSS JOIN change ON change.op = op.seq
          WHERE op.kind = 'import' AND change.tbl = 'patient' AND change.before IS NULL",
    )?;
    let ids = query
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

fn contacts(conn: &Connection, period: Period) -> Result<HashMap<String, ContactCounts>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, count(*), sum(outcome = 'attended'),
           sum(outcome IN ('didNotAttend', 'wasNotBrought', 'noAccess'))
         FROM check_in WHERE at >= ? AND at < ? GROUP BY patient",
    )?;
    let rows = query.query_map(params![period.from, period.to + TimeDelta::days(1)], |row| {
        Ok((
            row.get(0)?,
            ContactCounts {
                offered: row.get(1)?,
                attended: row.get(2)?,
                not_attended: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn score(span: &Span) -> ScoreSpan {
    ScoreSpan {
        short: span.latest.short.clone(),
        first: span.first.as_ref().map(|first| first.total),
        first_on: span.first.as_ref().map(|first| first.on),
        latest: span.latest.total,
        latest_on: span.latest.on,
        change: span.latest.change,
    }
}

fn milestones(conn: &Connection, today: NaiveDate) -> Result<HashMap<String, MilestoneCounts>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, sum(milestone.state = 'met'), sum(milestone.state = 'open'),
           sum(milestone.state = 'open' AND coalesce(milestone.due < ?, 0))
           FROM care_plan CROSS JOIN goal ON goal.plan = care_plan.id
           CROSS JOIN milestone INDEXED BY milestone_state ON milestone.goal = goal.id
          WHERE care_plan.state = 'current' GROUP BY care_plan.patient",
    )?;
    let rows = query.query_map([today], |row| {
        Ok((
            row.get(0)?,
            MilestoneCounts {
                met: row.get(1)?,
                open: row.get(2)?,
                overdue: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
