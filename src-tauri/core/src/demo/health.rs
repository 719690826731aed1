//! What synthetic people told of their health, and a mild sample of what safeguarding and the law ask to be remembered.
//! Told by the number alone, so that nothing else of the caseload changes with it.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::Result;
use crate::record::edit::Ending;
use crate::record::health::allergy::{self, AllergyAnswer, AllergyDetails};
use crate::record::health::condition::{self, ConditionDetails};
use crate::record::health::medication::{self, MedicationDetails};
use crate::record::health::medication_event::{self, EventDone, EventKind, MedicationEventDetails};
use crate::record::health::physical_check::{self, PhysicalCheckDetails};
use crate::record::law::legal_date::{self, LegalDateDetails};
use crate::record::law::legal_role::{self, LegalRoleDetails, RoleInLaw};
use crate::record::person::dependant::{self, DependantDetails};
use crate::record::safety::safeguarding_concern::{self, ConcernAbout, Consent, SafeguardingConcernDetails};
use crate::store::Tx;

fn said(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// For person `number`.
pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    let day = |ago: u64| Some(tx.today() - Days::new(ago));
    medicines(tx, patient, number)?;
    allergies(tx, patient, number)?;
    if !number.is_multiple_of(4) {
        let (name, years) = [
            ("Depression", 8),
            ("Bipolar disorder", 12),
            ("Schizophrenia", 15),
            ("Asthma", 20),
        ][number as usize % 4];
        condition::add(
            tx,
            &ConditionDetails {
                patient: patient.to_owned(),
                name: name.to_owned(),
                since: Some((tx.today().year() - years).to_string()),
                note: None,
                source: said("GP letter"),
                reported_on: day(80),
            },
        )?;
    }
    if number % 6 == 1 {
        let due = tx.today() + Days::new(u64::from(number % 5) * 12);
        check(tx, patient, due)?;
    }
    if number % 9 == 2 {
        dependant::add(
            tx,
            &DependantDetails {
                patient: patient.to_owned(),
                name: "E.".to_owned(),
                born: None,
                age: Some(9),
                cared_by: said("Grandmother on school nights"),
                school: said("Abbey Primary"),
                note: None,
                source: said("Told by the person"),
                reported_on: day(60),
            },
        )?;
    }
    law(tx, patient, number)
}

fn medicines(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    let medicine = |name: &str, dose: &str, how_often: &str, purpose: &str| {
        medication::add(
            tx,
            &MedicationDetails {
                patient: patient.to_owned(),
                name: name.to_owned(),
                dose: said(dose),
                how_often: said(how_often),
                purpose: said(purpose),
                prescriber: said("Dr Rao"),
                started: Some((tx.today().year() - 2).to_string()),
                side_effects: number.is_multiple_of(3).then(|| "Mornings are heavy".to_owned()),
                source: said("Told by the person, box seen"),
                reported_on: Some(tx.today() - Days::new(30)),
            },
        )
    };
    match number % 5 {
        0 => {
            medicine("Sertraline", "100 mg", "every morning", "mood")?;
        }
        1 => {
            let name = "Paliperidone";
            let id = medicine(name, "100 mg", "every four weeks", "staying well")?;
            let first = event(
                tx,
                patient,
                &id,
                EventKind::Depot,
                name,
                28,
                -(i64::from(number % 3) + 26),
            )?;
            let done = EventDone {
                id: first,
                on: Some(tx.today() - Days::new(u64::from(number % 3) + 26)),
                by: said("Clinic nurse"),
                ..EventDone::default()
            };
            medication_event::done(tx, &done)?;
        }
        2 => {
            let id = medicine("Lithium carbonate", "800 mg", "at night", "an even mood")?;
            let due = i64::from(number % 40) + 1;
            event(tx, patient, &id, EventKind::LithiumBlood, "Lithium", 90, due)?;
        }
        _ => {}
    }
    Ok(())
}

fn event(
    tx: &Tx<'_>,
    patient: &str,
    id: &str,
    kind: EventKind,
    name: &str,
    every: u16,
    in_days: i64,
) -> Result<String> {
    medication_event::add(
        tx,
        &MedicationEventDetails {
            patient: patient.to_owned(),
            medication: said(id),
            kind,
            name: name.to_owned(),
            due: Some(tx.today() + chrono::TimeDelta::days(in_days)),
            interval_days: Some(every),
            source: said("Clinic card"),
        },
    )
}

fn allergies(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    let details = |answer, substance: Option<&str>, reaction: Option<&str>| AllergyDetails {
        patient: patient.to_owned(),
        answer,
        substance: substance.map(str::to_owned),
        reaction: reaction.map(str::to_owned),
        source: said("Told by the person"),
        reported_on: Some(tx.today() - Days::new(40)),
    };
    match number % 4 {
        1 => allergy::add(
            tx,
            &details(AllergyAnswer::Allergy, Some("Penicillin"), Some("Rash and swelling")),
        ),
        2 | 3 => allergy::add(tx, &details(AllergyAnswer::NoneKnown, None, None)),
        _ => return Ok(()),
    }?;
    Ok(())
}

fn check(tx: &Tx<'_>, patient: &str, due: NaiveDate) -> Result<()> {
    physical_check::add(
        tx,
        &PhysicalCheckDetails {
            patient: patient.to_owned(),
            done_on: Some(due - chrono::Months::new(12)),
            done_where: said("GP surgery"),
            blood_pressure: said("128 over 82"),
            weight: said("BMI 27"),
            smoking: said("Stopped in spring"),
            source: said("GP letter"),
            ..PhysicalCheckDetails::default()
        },
    )?;
    Ok(())
}

fn law(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    if number % 7 == 1 {
        legal_date::add(
            tx,
            &LegalDateDetails {
                patient: patient.to_owned(),
                label: "Section 117 review".to_owned(),
                starts: None,
                due: Some(tx.today() + Days::new(u64::from(number % 60) + 8)),
                note: None,
                source: said("Discharge letter"),
                reported_on: Some(tx.today() - Days::new(50)),
            },
        )?;
        legal_role::add(
            tx,
            &LegalRoleDetails {
                patient: patient.to_owned(),
                role: RoleInLaw::NearestRelative,
                name: said("Mother"),
                source: said("Told by the person"),
                reported_on: Some(tx.today() - Days::new(50)),
                ..LegalRoleDetails::default()
            },
        )?;
    }
    if number % 12 == 1 {
        let concern = safeguarding_concern::add(
            tx,
            &SafeguardingConcernDetails {
                patient: patient.to_owned(),
                about: ConcernAbout::Adult,
                facts: "A caller at the door asked for money twice this month.".to_owned(),
                noted_on: Some(tx.today() - Days::new(9)),
                source: said("Told by the person"),
                wishes: said("Wants it to stop, and to be told what happens."),
                reported_to: said("Safeguarding adults team"),
                reported_on: Some(tx.today() - Days::new(8)),
                consent: Some(Consent::Agreed),
                reference: said("DEMO-17"),
                ..SafeguardingConcernDetails::default()
            },
        )?;
        if number > 12 {
            let ending = Ending {
                id: concern,
                on: Some(tx.today() - Days::new(2)),
                outcome: said("A door chain was fitted; the calls stopped."),
            };
            safeguarding_concern::end(tx, &ending)?;
        }
    }
    Ok(())
}
