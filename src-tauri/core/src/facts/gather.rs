//! One query a fact, over everybody or one person by the same SQL ([`PatientFilter`]); a person's facts are taken out of the
//! answers.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::by::{By, day_of};
use super::visit::LastContact;
use super::{circle, episode, health, law, measure, outgoing, plan, safety, service, task, visit, workspace};
use crate::Result;
use crate::care::attention::{
    Attempt, CarerFacts, CircleFacts, Discussed, Facts, FollowUp, Goals, LegalDate, MedicationDue, Missed, MissedHow,
    OpenMilestone, PlanFacts, Planned, SafetyAsked, SafetyConcern, Snooze as Aside, Standing, Stay, Untold,
};
use crate::record::patient_filter::PatientFilter;
use crate::record::person::patient::{Patient, Status};
use crate::record::workspace::snooze;

/// One person, and what the record says of them that the rules look at.
#[derive(Clone)]
pub(in crate::facts) struct PersonFacts {
    pub(in crate::facts) patient: Patient,
    pub(in crate::facts) facts: Facts,
    pub(in crate::facts) last_contact: Option<LastContact>,
}

/// The one way from the record to facts, whoever is asked for.
pub(in crate::facts) fn read(
    conn: &Connection,
    people: Vec<Patient>,
    filter: PatientFilter<'_>,
    today: NaiveDate,
) -> Result<Vec<PersonFacts>> {
    let mut gathered = gather(conn, filter, today)?;
    Ok(people
        .into_iter()
        .map(|patient| {
            let (facts, last_contact) = gathered.of(&patient, today);
            PersonFacts {
                patient,
                facts,
                last_contact,
            }
        })
        .collect())
}

struct Gathered {
    last: By<LastContact>,
    missed: By<Vec<(NaiveDate, MissedHow)>>,
    attempts: By<Vec<Attempt>>,
    circle_asked: By<NaiveDate>,
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
    safety_concerns: By<Vec<SafetyConcern>>,
    safeguarding_open: By<Vec<NaiveDate>>,
    legal_dates: By<Vec<LegalDate>>,
    ward_discharges: By<NaiveDate>,
    medication_due: By<Vec<MedicationDue>>,
    carers: By<Vec<CarerFacts>>,
    owed: task::ByPerson,
    untold: By<Vec<Untold>>,
    scores: measure::Scores,
}

fn gather(conn: &Connection, filter: PatientFilter<'_>, today: NaiveDate) -> Result<Gathered> {
    let rules = &workspace::thresholds(conn)?.rules;
    let mut owed = task::gather(conn, filter, rules)?;
    service::waited_for(conn, filter, rules, &mut owed.theirs)?;
    let mut legal_dates = law::clocks(conn, filter)?;
    let own = health::check_clocks(conn, filter)?.into_iter();
    for (patient, clock) in own.chain(episode::after_discharge(conn, filter)?) {
        legal_dates.entry(patient).or_default().push(clock);
    }
    Ok(Gathered {
        last: visit::recorded_contacts(conn, filter)?,
        missed: visit::missed(conn, filter)?,
        attempts: visit::attempts(conn, filter)?,
        circle_asked: task::circle_asked(conn, filter)?,
        planned: visit::planned(conn, filter)?,
        milestones: plan::milestones(conn, filter)?,
        plans: plan::plans(conn, filter)?,
        goals: plan::goals(conn, filter)?,
        safety: safety::asked(conn, filter)?,
        unentered: visit::unentered(conn, filter)?,
        circles: circle::circles(conn, filter)?,
        discussed: outgoing::discussed(conn, filter)?,
        supervised: outgoing::supervised(conn)?,
        snoozes: workspace::aside(&snooze::running(conn, today)?),
        owed,
        untold: circle::untold(conn, filter)?,
        safety_concerns: safety::safety_concerns(conn, filter)?,
        safeguarding_open: safety::open_concerns(conn, filter)?,
        legal_dates,
        ward_discharges: episode::ward_discharges(conn, filter)?,
        medication_due: health::medication_dates(conn, filter)?,
        carers: circle::carers(conn, filter)?,
        scores: measure::gather(conn, filter)?,
        stays: episode::stays(conn, filter)?,
        follow_ups: episode::follow_ups(conn, filter)?,
        reopened: episode::reopened(conn, filter)?,
    })
}

impl Gathered {
    /// Takes one person's facts out.
    fn of(&mut self, patient: &Patient, today: NaiveDate) -> (Facts, Option<LastContact>) {
        let id = &patient.id;
        let last_contact = visit::later(self.last.remove(id), patient.details.reported_last_contact);
        // Whoever came back has not been seen yet, whatever the episode before holds.
        let reopened = self.reopened.remove(id);
        let of_episode = |on: &NaiveDate| reopened.is_none_or(|began| *on >= began);
        let last_attended = last_contact.map(|contact| contact.on).filter(of_episode);
        let mut missed = self.missed.remove(id).unwrap_or_default();
        missed.retain(|(on, _)| of_episode(on));
        missed.retain(|(on, _)| last_attended.is_none_or(|last| *on >= last));
        let mut attempts = self.attempts.remove(id).unwrap_or_default();
        attempts.retain(|tried| {
            of_episode(&tried.on) && patient.details.reported_last_contact.is_none_or(|seen| tried.on > seen)
        });
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
            attempts,
            circle_asked: self.circle_asked.remove(id),
            planned: self.planned.remove(id).unwrap_or_default(),
            milestones: self.milestones.remove(id).unwrap_or_default(),
            plan: self.plans.remove(id),
            goals: self.goals.remove(id).unwrap_or_default(),
            question: patient.details.question.clone(),
            safety: self.safety.remove(id),
            safety_concerns: self.safety_concerns.remove(id).unwrap_or_default(),
            safeguarding_open: self.safeguarding_open.remove(id).unwrap_or_default(),
            legal_dates: self.legal_dates.remove(id).unwrap_or_default(),
            stay: self.stays.remove(id),
            follow_ups: self.follow_ups.remove(id).unwrap_or_default(),
            ward_discharge: self.ward_discharges.remove(id),
            score_changes: self.scores.changes.remove(id).unwrap_or_default(),
            recovered: self.scores.recovered.remove(id).unwrap_or_default(),
            programme: self.scores.programmes.remove(id),
            score_repeats: self.scores.repeats.remove(id).unwrap_or_default(),
            medication_due: self.medication_due.remove(id).unwrap_or_default(),
            carers: self.carers.remove(id).unwrap_or_default(),
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

fn standing(patient: &Patient) -> Standing {
    match patient.status {
        Status::Active => Standing::Active,
        Status::Paused => Standing::Paused(patient.paused_until),
        Status::Discharged => Standing::Discharged,
    }
}
