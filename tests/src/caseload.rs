//! Vaults made without the window, so that a journey begins where it has something to say.

use crate::steps::PASSPHRASE;
use crate::window::{PATIENCE, Window};
use catchment_core::demo::{self, Size};
use catchment_core::record::circle::contact::{self, ContactDetails, ContactKind};
use catchment_core::record::circle::raise::{self, PassOn};
use catchment_core::record::circle::{self, MemberDetails, Share};
use catchment_core::record::edit::Edit;
use catchment_core::record::measure::assessing::{self, NewScore};
use catchment_core::record::measure::assessment::{AssessmentDetails, AssessmentMode, SelfHarmAnswer};
use catchment_core::record::person::patient::{self, PatientDetails, Status};
use catchment_core::record::person::{alert, household};
use catchment_core::record::plan::care_plan;
use catchment_core::record::plan::goal::{self, GoalDetails, GoalState, NewGoal};
use catchment_core::record::plan::milestone::{self, MilestoneDetails, MilestoneState};
use catchment_core::record::task::{self, TaskDetails};
use catchment_core::record::visit::{self, check_in};
use catchment_core::record::workspace::draft;
use catchment_core::record::workspace::setting::{self, Settings};
use catchment_core::store::{OpKind, Tx};
use catchment_core::vault::{Cost, Passphrase, Setup, Vault};
use catchment_core::{Error, Now};
use chrono::{Days, Local, NaiveDate};
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};

/// The goal of [`WREN`] and its one milestone, open.
pub const GOAL: &str = "Swim in the lido again";
pub const MILESTONE: &str = "Walk to the lido with Idris";
pub const EXPECTED: &str = "There and back in an hour";

/// Somebody with a goal; alone on the caseload under these letters.
pub const WREN: &str = "Wren Okonedo";
/// Somebody of whom nothing but the name is known.
pub const TAMSIN: &str = "Tamsin Ashgrove";

/// An empty vault in `folder`, opened by [`PASSPHRASE`].
pub fn empty(folder: &Path) {
    make(folder, false).close().expect("it closes");
}

/// People of whom nothing but the name is known.
pub fn of_names(folder: &Path, names: &[&str]) {
    let mut vault = make(folder, false);
    let now = Local::now().fixed_offset();
    for (at, name) in names.iter().enumerate() {
        add(&mut vault, now, &named(name, &format!("P{:04}", at + 1)));
    }
    vault.close().expect("it closes");
}

/// Two people: [`WREN`] with [`GOAL`], [`MILESTONE`] and an alert, and [`TAMSIN`].
pub fn two_people(folder: &Path) {
    let mut vault = make(folder, false);
    let now = Local::now().fixed_offset();
    let wren = add(&mut vault, now, &named(WREN, "P0001"));
    add(&mut vault, now, &named(TAMSIN, "P0002"));
    let in_ten_days = now.date_naive() + Days::new(10);
    vault
        .transact(OpKind::AddGoal, now, |tx| {
            let details = GoalDetails {
                text: GOAL.to_owned(),
                need: None,
                importance: Some(8),
                confidence: Some(4),
                state: GoalState::Open,
            };
            let goal = goal::add(
                tx,
                &NewGoal {
                    patient: wren.clone(),
                    details,
                },
            )?;
            let details = MilestoneDetails {
                goal: goal.clone(),
                patient: wren.clone(),
                text: MILESTONE.to_owned(),
                expected: Some(EXPECTED.to_owned()),
                due: Some(in_ten_days),
                owner: None,
            };
            milestone::add(tx, &details)?;
            let details = alert::AlertDetails {
                patient: wren.clone(),
                text: "Dog in the yard".to_owned(),
                source: None,
                review_on: None,
            };
            alert::add(tx, &details)
        })
        .expect("a goal is stored");
    vault.close().expect("it closes");
}

/// The surgery, and the sister, around [`WREN`].
pub const SURGERY: &str = "Riverside Practice";
pub const SISTER: &str = "Ida Okonedo";
/// Why nothing is shared with [`SISTER`].
pub const FELL_OUT: &str = "They fell out in March";

/// As [`two_people`]; a surgery may know everything of [`WREN`], a sister nothing, and a change asks to be passed on at once.
pub fn with_circle(folder: &Path) {
    two_people(folder);
    let mut vault = look_into(folder);
    let now = Local::now().fixed_offset();
    vault
        .transact(OpKind::AddToCircle, now, |tx| {
            let wren = patient::all(tx)?
                .into_iter()
                .find(|one| one.details.family == "Okonedo");
            let wren = wren.ok_or(Error::NotFound("patient"))?.id;
            for (name, kind, job, role, share) in [
                (
                    SURGERY,
                    ContactKind::Organisation,
                    Some("GP surgery"),
                    "GP",
                    Share::Everything,
                ),
                (SISTER, ContactKind::Person, None, "sister", Share::Nothing),
            ] {
                in_circle(tx, &wren, (name, kind, job), role, share)?;
            }
            // Nothing else asks for her.
            let next = visit::VisitDetails {
                patient: wren,
                on: now.date_naive() + Days::new(5),
                time: None,
                kind: None,
                place: None,
                who: None,
            };
            visit::plan(tx, &next)?;
            let mut settings: Settings = setting::get(tx)?;
            settings.rules.tell_days = 0;
            setting::change(tx, &settings)
        })
        .expect("a circle is stored");
}

/// Writes somebody into the directory and into a circle; answers with their place in it.
fn in_circle(
    tx: &Tx<'_>,
    patient: &str,
    (name, kind, job): (&str, ContactKind, Option<&str>),
    role: &str,
    share: Share,
) -> Result<String, Error> {
    let contact = ContactDetails {
        kind,
        name: name.to_owned(),
        job: job.map(str::to_owned),
        organisation: None,
        phone: Some("01632 960100".to_owned()),
        email: None,
        address: None,
        note: None,
    };
    let member = MemberDetails {
        patient: patient.to_owned(),
        contact: contact::add(tx, &contact)?,
        role: role.to_owned(),
        emergency: false,
        key_worker: false,
        share,
        share_topics: None,
        share_reason: (share == Share::Nothing).then(|| FELL_OUT.to_owned()),
        share_agreed_on: None,
        share_review_on: None,
    };
    circle::add(tx, &member)
}

/// Who is still to hear of [`CHANGE`] in [`household`].
pub const GP: &str = "Dr Rao";
pub const CHANGE: &str = "The depot clinic is on Mondays now.";
/// What [`WREN`] was promised before.
pub const PROMISE: &str = "Bring the bus pass form";

/// As [`two_people`]; they live together, are visited together about now, and a visit to [`TAMSIN`] two days ago was never
/// answered. [`WREN`] was promised something, and a GP is still to hear of a change.
pub fn household(folder: &Path) {
    two_people(folder);
    let mut vault = look_into(folder);
    let now = Local::now().fixed_offset();
    let of = |name: &str| {
        let all = vault.read(patient::all).expect("the vault is read");
        let is = |one: &patient::Patient| format!("{} {}", one.details.given, one.details.family) == name;
        all.into_iter().find(is).expect("they are there")
    };
    let (wren, tamsin) = (of(WREN), of(TAMSIN));
    // The same day, also when it is nearly midnight.
    let first = now
        .time()
        .min(chrono::NaiveTime::from_hms_opt(23, 45, 0).expect("a time"));
    let second = first + chrono::TimeDelta::minutes(10);
    vault
        .transact(OpKind::PlanTogether, now, |tx| {
            let mut together = Vec::new();
            for (person, time) in [(&wren, first), (&tamsin, second)] {
                let details = PatientDetails {
                    address: Some("3 Lido Terrace".to_owned()),
                    postcode: Some("ZZ99 3VZ".to_owned()),
                    access_notes: Some("Side gate, the bell is broken".to_owned()),
                    ..person.details.clone()
                };
                patient::edit(tx, &Edit::new(&person.id, details.clone()))?;
                let planned = visit::VisitDetails {
                    patient: person.id.clone(),
                    on: tx.today(),
                    time: Some(time.format("%H:%M").to_string()),
                    kind: Some(check_in::Kind::HomeVisit),
                    place: None,
                    who: None,
                };
                together.push(visit::plan(tx, &planned)?);
            }
            visit::belong_together(tx, &together)?;
            let gp = (GP, ContactKind::Person, Some("GP"));
            let change = PassOn {
                patient: wren.id.clone(),
                words: CHANGE.to_owned(),
                members: vec![in_circle(tx, &wren.id, gp, "GP", Share::Everything)?],
                ..PassOn::default()
            };
            raise::pass_on(tx, &change)?;
            let promise = TaskDetails {
                patient: wren.id.clone(),
                text: PROMISE.to_owned(),
                promise: true,
                ..TaskDetails::default()
            };
            task::add(tx, &promise)?;
            let (patient, with) = (wren.id.clone(), tamsin.id.clone());
            household::join(tx, &household::HouseholdPair { patient, with })?;
            let missed = visit::VisitDetails {
                patient: tamsin.id.clone(),
                on: tx.today() - Days::new(2),
                time: Some("09:00".to_owned()),
                kind: Some(check_in::Kind::Phone),
                place: None,
                who: None,
            };
            visit::plan_imported(tx, &missed)
        })
        .expect("a visit is planned");
    vault.close().expect("it closes");
}

/// Somebody to be found.
pub struct Somebody {
    pub name: String,
    pub local_id: String,
}

/// The made-up caseload that the app itself offers; returns somebody active in it who has a goal.
pub fn demo(folder: &Path) -> Somebody {
    let mut vault = make(folder, true);
    let size = Size {
        people: 35,
        years: 1,
        seed: 7,
    };
    demo::fill(vault.store_mut(), size, Local::now().fixed_offset(), |_, _| {}).expect("the demo is made up");
    let found = vault.read(|conn| {
        for patient in patient::all(conn)? {
            let goals =
                care_plan::current(conn, &patient.id)?.map_or(Ok(Vec::new()), |plan| goal::list(conn, &plan.id))?;
            if let (Status::Active, false, Some(local_id)) =
                (patient.status, goals.is_empty(), patient.details.local_id)
            {
                let name = format!("{} {}", patient.details.given, patient.details.family);
                return Ok(Some(Somebody { name, local_id }));
            }
        }
        Ok(None)
    });
    vault.close().expect("it closes");
    found.expect("the demo is read").expect("somebody has a goal")
}

/// As [`two_people`]; [`WREN`] scored 18, 12 and 0 on PHQ-9 on the days that come back.
pub fn scored(folder: &Path) -> [NaiveDate; 3] {
    two_people(folder);
    let mut vault = look_into(folder);
    let now = Local::now().fixed_offset();
    let days = [56, 28, 0].map(|ago| now.date_naive() - Days::new(ago));
    let wren = vault
        .read(|conn| {
            Ok(patient::all(conn)?
                .into_iter()
                .find(|one| one.details.family == "Okonedo"))
        })
        .expect("the vault is read")
        .expect("they are there")
        .id;
    for (day, total) in days.into_iter().zip([18.0, 12.0, 0.0]) {
        let new = NewScore {
            details: AssessmentDetails {
                patient: wren.clone(),
                instrument: "phq9".to_owned(),
                taken_on: Some(day),
                time: None,
                mode: AssessmentMode::OwnHand,
                rater: None,
                language: None,
                note: None,
                check_in: None,
            },
            total,
            self_harm: Some(SelfHarmAnswer::No),
        };
        vault
            .transact(OpKind::RecordScore, now, |tx| assessing::record_score(tx, &new))
            .expect("a score is stored");
    }
    vault.close().expect("it closes");
    days
}

/// Opens the vault that a window has left, to look at what is stored.
pub fn look_into(folder: &Path) -> Vault {
    let begun = Instant::now();
    loop {
        match Vault::open(folder, &Passphrase::from(PASSPHRASE)) {
            // A killed process is gone from the list before the system has let go of its locks.
            Err(Error::InUse) if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
            opened => return opened.expect("the vault opens"),
        }
    }
}

/// What a vault holds about somebody, as far as journeys ask.
pub struct About {
    /// The notes of their check-ins, newest first.
    pub notes: Vec<String>,
    /// The days of what is planned with them.
    pub next_contacts: Vec<NaiveDate>,
    pub milestones_met: Vec<String>,
    /// Check-ins with anybody that were begun and not recorded.
    pub drafts: usize,
}

/// What is stored about the person of this name.
pub fn about(vault: &Vault, name: &str) -> About {
    let told = vault.read(|conn| {
        let all = patient::all(conn)?;
        let is_meant = |details: &PatientDetails| format!("{} {}", details.given, details.family) == name;
        let person = all.iter().find(|patient| is_meant(&patient.details));
        let person = &person.expect("the person is there").id;
        let plan = care_plan::current(conn, person)?.expect("there is a plan").id;
        let mut met = Vec::new();
        for goal in goal::list(conn, &plan)? {
            let milestones = milestone::list(conn, &goal.id)?.into_iter();
            met.extend(
                milestones
                    .filter(|one| one.state == MilestoneState::Met)
                    .map(|one| one.details.text),
            );
        }
        let check_ins = check_in::newest(conn, person, None, 100)?.into_iter();
        let planned = visit::planned(conn, person)?.into_iter();
        Ok(About {
            notes: check_ins.map(|one| one.details.note).collect(),
            next_contacts: planned.map(|one| one.details.on).collect(),
            milestones_met: met,
            drafts: draft::open(conn)?.len(),
        })
    });
    told.expect("the vault is read")
}

impl Window<'_> {
    /// What was typed into the drafts that the store behind the window holds at this moment.
    pub fn stored_drafts(&self) -> Vec<Value> {
        let ask = "const done = arguments[0]; window.__TAURI_INTERNALS__.invoke('today', { arg: null }) \
                   .then(day => done(day.drafts.map(draft => JSON.parse(draft.body))), () => done([]))";
        let drafts = self.session.script_async(ask, &[]).unwrap_or_default();
        drafts.as_array().cloned().unwrap_or_default()
    }
}

fn make(folder: &Path, demo: bool) -> Vault {
    let (setup, code) = Setup::begin_at(&Passphrase::from(PASSPHRASE), Cost::CHEAP).expect("a setup begins");
    let now = Local::now().fixed_offset();
    setup.finish(folder, &code.text(), demo, now).expect("a vault is made")
}

fn named(name: &str, local_id: &str) -> PatientDetails {
    let (given, family) = name.split_once(' ').expect("a given and a family name");
    PatientDetails {
        given: given.to_owned(),
        family: family.to_owned(),
        local_id: Some(local_id.to_owned()),
        ..PatientDetails::default()
    }
}

fn add(vault: &mut Vault, now: Now, details: &PatientDetails) -> String {
    vault
        .transact(OpKind::AddPatient, now, |tx| patient::add(tx, details))
        .expect("a person is stored")
}
