//! One query a fact, over everybody or one person by the same SQL ([`PatientFilter`]); a person's facts are taken out of the
//! answers.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{LastContact, clinical, day_of, episode, measure, notice, service, standing, task};
use crate::Result;
use crate::care::attention::{
    CircleFacts, Discussed, Facts, FollowUp, Goals, Missed, MissedHow, OpenMilestone, PlanFacts, Planned, RuleSettings,
    SafetyAsked, Snooze as Aside, Stay, Untold,
};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::patient::Patient;
use crate::record::text::{StoredDay, VisitTime};
use crate::record::visit::check_in::Outcome;
use crate::record::workspace::snooze::Snooze;

/// By person.
pub(in crate::facts) type By<T> = HashMap<String, T>;

pub(in crate::facts) struct Gathered {
    last: By<LastContact>,
    missed: By<Vec<(NaiveDate, MissedHow)>>,
    planned: By<Vec<Planned>>,
    milestones: By<Vec<OpenMilestone>>,
    plans: By<PlanFacts>,
    goals: By<Goals>,
    safety: By<SafetyAsked>,
    unentered: By<Vec<NaiveDate>>,
    circles: By<CircleFacts>,
    discussed: By<NaiveDate>,
    supervised: bool,
    snoozes: By<Vec<Aside>>,
    stays: By<Stay>,
    follow_ups: By<Vec<FollowUp>>,
    reopened: By<NaiveDate>,
    clinical: clinical::Clinical,
    owed: task::ByPerson,
    untold: By<Vec<Untold>>,
    scores: measure::Scores,
}

pub(in crate::facts) fn gather<'s>(
    conn: &Connection,
    filter: PatientFilter<'_>,
    snoozes: impl Iterator<Item = &'s Snooze>,
    rules: &RuleSettings,
) -> Result<Gathered> {
    let mut aside: By<Vec<Aside>> = HashMap::new();
    for snooze in snoozes {
        aside.entry(snooze.patient.clone()).or_default().push(Aside {
            id: snooze.id.clone(),
            rule: snooze.rule,
            made_on: snooze.made_on,
            until: snooze.until,
        });
    }
    let mut owed = task::gather(conn, filter, rules)?;
    service::waited_for(conn, filter, rules, &mut owed.theirs)?;
    Ok(Gathered {
        last: last_contacts(conn, filter)?,
        missed: missed(conn, filter)?,
        planned: planned(conn, filter)?,
        milestones: milestones(conn, filter)?,
        plans: plans(conn, filter)?,
        goals: goals(conn, filter)?,
        safety: safety(conn, filter)?,
        unentered: unentered(conn, filter)?,
        circles: circles(conn, filter)?,
        discussed: discussed(conn, filter)?,
        supervised: supervised(conn)?,
        snoozes: aside,
        owed,
        untold: notice::gather(conn, filter)?,
        clinical: clinical::gather(conn, filter)?,
        scores: measure::gather(conn, filter)?,
        stays: episode::stays(conn, filter)?,
        follow_ups: episode::follow_ups(conn, filter)?,
        reopened: episode::reopened(conn, filter)?,
    })
}

impl Gathered {
    /// Takes one person's facts out.
    pub(in crate::facts) fn of(&mut self, patient: &Patient, today: NaiveDate) -> (Facts, Option<LastContact>) {
        let id = &patient.id;
        let last_contact = later(self.last.remove(id), patient.details.reported_last_contact);
        // Whoever came back has not been seen yet, whatever the episode before holds.
        let reopened = self.reopened.remove(id);
        let of_episode = |on: &NaiveDate| reopened.is_none_or(|began| *on >= began);
        let last_attended = last_contact.map(|contact| contact.on).filter(of_episode);
        let mut missed = self.missed.remove(id).unwrap_or_default();
        missed.retain(|(on, _)| of_episode(on));
        missed.retain(|(on, _)| last_attended.is_none_or(|last| *on >= last));
        let clinical = &mut self.clinical;
        let facts = Facts {
            standing: standing(patient),
            started: patient.details.started,
            added: day_of(&patient.added_at).max(reopened).unwrap_or(today),
            reopened,
            contact_days: patient.details.contact_days,
            last_attended,
            missed: missed.last().map(|(last, how)| Missed {
                last: *last,
                how: *how,
                times: u32::try_from(missed.len()).unwrap_or(u32::MAX),
            }),
            planned: self.planned.remove(id).unwrap_or_default(),
            milestones: self.milestones.remove(id).unwrap_or_default(),
            plan: self.plans.remove(id),
            goals: self.goals.remove(id).unwrap_or_default(),
            question: patient.details.question.clone(),
            safety: self.safety.remove(id),
            safety_concerns: clinical.safety_concerns.remove(id).unwrap_or_default(),
            safeguarding_open: clinical.safeguarding_open.remove(id).unwrap_or_default(),
            legal_dates: clinical.legal_dates.remove(id).unwrap_or_default(),
            stay: self.stays.remove(id),
            follow_ups: self.follow_ups.remove(id).unwrap_or_default(),
            ward_discharge: clinical.ward_discharges.remove(id),
            score_changes: self.scores.changes.remove(id).unwrap_or_default(),
            recovered: self.scores.recovered.remove(id).unwrap_or_default(),
            programme: self.scores.programmes.remove(id),
            score_repeats: self.scores.repeats.remove(id).unwrap_or_default(),
            medication_due: clinical.medication_due.remove(id).unwrap_or_default(),
            carers: clinical.carers.remove(id).unwrap_or_default(),
            owed: self.owed.mine.remove(id).unwrap_or_default(),
            waiting_on: self.owed.theirs.remove(id).unwrap_or_default(),
            untold: self.untold.remove(id).unwrap_or_default(),
            unentered: self.unentered.remove(id).unwrap_or_default(),
            circle: self.circles.remove(id).unwrap_or_default(),
            discussed: Discussed {
                ever: self.supervised,
                last: self.discussed.remove(id),
            },
            snoozes: self.snoozes.remove(id).unwrap_or_default(),
        };
        (facts, last_contact)
    }
}

/// The last contact that was recorded, or a later one that a sheet told of.
pub(in crate::facts) fn later(seen: Option<LastContact>, told: Option<NaiveDate>) -> Option<LastContact> {
    let told = told.map(|on| LastContact { on, kind: None });
    match (seen, told) {
        (Some(seen), Some(told)) if told.on > seen.on => Some(told),
        (seen, told) => seen.or(told),
    }
}

pub(in crate::facts) fn last_contacts(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<LastContact>> {
    // One step into the index for each person, however many contacts they had.
    let mut query = conn.prepare_cached(
        "SELECT patient.id, seen.at, seen.kind FROM patient
           CROSS JOIN check_in AS seen INDEXED BY check_in_last
         WHERE patient.id BETWEEN ?1 AND ?2 AND seen.patient = patient.id AND seen.outcome = 'attended' AND seen.at =
           (SELECT max(at) FROM check_in WHERE patient = patient.id AND outcome = 'attended')",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        Ok((
            row.get(0)?,
            LastContact {
                on: at.date(),
                kind: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The contacts that came to nothing since the last attended one, oldest first.
fn missed(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<(NaiveDate, MissedHow)>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient.id, check_in.at, check_in.outcome
           FROM patient CROSS JOIN check_in INDEXED BY check_in_last
         WHERE patient.id BETWEEN ?1 AND ?2 AND patient.status <> 'discharged' AND check_in.patient = patient.id
           AND check_in.outcome IN ('didNotAttend', 'wasNotBrought', 'noAccess')
           AND check_in.at > coalesce((SELECT max(met.at) FROM check_in AS met
                                        WHERE met.patient = patient.id AND met.outcome = 'attended'), '')
         ORDER BY patient.id, check_in.at",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        let how = match row.get(2)? {
            Outcome::WasNotBrought => MissedHow::WasNotBrought,
            Outcome::NoAccess => MissedHow::NoAccess,
            Outcome::DidNotAttend | Outcome::Attended | Outcome::Cancelled => MissedHow::DidNotAttend,
        };
        Ok((row.get(0)?, (at.date(), how)))
    })?;
    group(rows)
}

fn planned(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<Planned>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, on_date, at_time FROM visit
          WHERE state = 'planned' AND patient BETWEEN ?1 AND ?2 ORDER BY on_date, at_time",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            Planned {
                on: row.get::<_, StoredDay>(1)?.0,
                time: row.get(2)?,
            },
        ))
    })?;
    group(rows)
}

fn milestones(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<OpenMilestone>>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, milestone.text, milestone.due FROM care_plan
           CROSS JOIN goal ON goal.plan = care_plan.id
           CROSS JOIN milestone INDEXED BY milestone_state ON milestone.goal = goal.id
         WHERE care_plan.patient BETWEEN ?1 AND ?2 AND care_plan.state = 'current'
           AND milestone.state = 'open' AND milestone.due IS NOT NULL
         ORDER BY care_plan.patient, milestone.due, milestone.id",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            OpenMilestone {
                text: row.get(1)?,
                due: row.get::<_, StoredDay>(2)?.0,
            },
        ))
    })?;
    group(rows)
}

/// The plan of each that holds now. One that came in with a sheet, in the moment in which the person did, is not a new
/// one: it was made before.
fn plans(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<PlanFacts>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, max(care_plan.started_on, coalesce(care_plan.agreed_on, '')), care_plan.review_on,
           care_plan.version = 1 AND NOT (care_plan.started_on = substr(patient.added_at, 1, 10)
             AND EXISTS (SELECT 1 FROM import WHERE import.at = patient.added_at))
         FROM care_plan JOIN patient ON patient.id = care_plan.patient
         WHERE care_plan.state = 'current' AND care_plan.patient BETWEEN ?1 AND ?2",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            PlanFacts {
                since: row.get::<_, StoredDay>(1)?.0,
                review_on: row.get::<_, Option<StoredDay>>(2)?.map(|day| day.0),
                first: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn goals(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Goals>> {
    let mut query = conn.prepare_cached(
        "SELECT care_plan.patient, sum(goal.state = 'open'), sum(goal.state = 'met'), sum(goal.state = 'noLongerWanted')
           FROM care_plan CROSS JOIN goal INDEXED BY goal_state ON goal.plan = care_plan.id
          WHERE care_plan.state = 'current' AND care_plan.patient BETWEEN ?1 AND ?2 GROUP BY care_plan.patient",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            Goals {
                open: row.get(1)?,
                met: row.get(2)?,
                no_longer_wanted: row.get(3)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What came of asking each of them about a safety plan.
fn safety(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<SafetyAsked>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, answer = 'declined', review_on FROM safety_plan
          WHERE state = 'current' AND patient BETWEEN ?1 AND ?2",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        Ok((
            row.get(0)?,
            SafetyAsked {
                declined: row.get(1)?,
                review_on: row.get::<_, Option<StoredDay>>(2)?.map(|day| day.0),
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The days of check-ins that are not in the official record. What was imported counts as entered.
fn unentered(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<Vec<NaiveDate>>> {
    let mut query = conn.prepare_cached(
        "SELECT patient, at FROM check_in
          WHERE entered_at IS NULL AND patient BETWEEN ?1 AND ?2 ORDER BY patient, at",
    )?;
    let rows = query.query_map(filter.range(), |row| {
        let at: VisitTime = row.get(1)?;
        Ok((row.get(0)?, at.date()))
    })?;
    group(rows)
}

fn circles(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<CircleFacts>> {
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

/// The day of the last supervision summary that each of them was in.
fn discussed(conn: &Connection, filter: PatientFilter<'_>) -> Result<By<NaiveDate>> {
    let mut query = conn.prepare_cached(
        "SELECT disclosed_person.patient, max(substr(disclosure.at, 1, 10))
         FROM disclosure JOIN disclosed_person ON disclosed_person.disclosure = disclosure.id
         WHERE disclosed_person.patient BETWEEN ?1 AND ?2
           AND disclosure.what IN ('summaryPdf', 'summaryCsv') GROUP BY disclosed_person.patient",
    )?;
    let rows = query.query_map(filter.range(), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn supervised(conn: &Connection) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM disclosure WHERE what IN ('summaryPdf', 'summaryCsv'))")?
        .query_row([], |row| row.get(0))?)
}

pub(in crate::facts) fn group<T>(rows: impl Iterator<Item = rusqlite::Result<(String, T)>>) -> Result<By<Vec<T>>> {
    let mut groups: By<Vec<T>> = HashMap::new();
    for row in rows {
        let (patient, value) = row?;
        groups.entry(patient).or_default().push(value);
    }
    Ok(groups)
}
