//! What organisations of the made-up directory offer, what was asked of them for synthetic people, and what those who
//! care for them told. Told by the number alone, so that nothing else of the caseload changes with it.

use chrono::{Days, NaiveDate};

use crate::Result;
use crate::record::circle;
use crate::record::circle::carer::{self, CarerAnswer, CarerDetails};
use crate::record::circle::contact::{self, ContactDetails, ContactKind};
use crate::record::service::referral::{NewReferral, ReferralDetails, ReferralMove, ReferralState, ReferralWay};
use crate::record::service::referring::{self, InPlaceFrom, ReferralStepped};
use crate::record::service::service_in_place::{self, ServiceInPlaceDetails};
use crate::record::service::{self, ServiceDetails, ServiceKind};
use crate::record::task::Urgency;
use crate::store::Tx;

/// A service, by whom it is offered and what it is called.
pub(super) struct Offered {
    service: String,
    organisation: String,
    kind: ServiceKind,
    name: &'static str,
}

const OFFERS: &[(&str, &str, ServiceKind, &str, &str)] = &[
    (
        "Harbour Housing",
        "Housing association",
        ServiceKind::Housing,
        "Supported tenancies",
        "About six weeks",
    ),
    (
        "Northgate Talking Therapies",
        "Talking therapy",
        ServiceKind::TalkingTherapy,
        "Step 3 therapy",
        "About ten weeks",
    ),
    (
        "The Allotment Project",
        "Charity",
        ServiceKind::SupportGroup,
        "Thursday group",
        "No wait",
    ),
    (
        "Citizens’ Advice Eastfield",
        "Charity",
        ServiceKind::BenefitsAdvice,
        "Benefits appointments",
        "Two weeks",
    ),
];

pub(super) fn directory(tx: &Tx<'_>) -> Result<Vec<Offered>> {
    let mut offered = Vec::new();
    for (number, (organisation, job, kind, name, waiting)) in OFFERS.iter().enumerate() {
        let organisation = entry(tx, ContactKind::Organisation, organisation, job, 10 + number)?;
        let details = ServiceDetails {
            organisation: organisation.clone(),
            kind: *kind,
            name: (*name).to_owned(),
            how_to_refer: said("Form by e-mail, or ring"),
            eligibility: said("Adults who live in the area"),
            waiting: said(waiting),
            note: None,
        };
        offered.push(Offered {
            service: service::add(tx, &details)?,
            organisation,
            kind: *kind,
            name,
        });
    }
    // The same person twice, as directories come to have them.
    entry(tx, ContactKind::Person, "Dr Anita Rao", "GP", 30)?;
    entry(tx, ContactKind::Person, "Anita Rao", "General practitioner", 30)?;
    Ok(offered)
}

fn entry(tx: &Tx<'_>, kind: ContactKind, name: &str, job: &str, number: usize) -> Result<String> {
    contact::add(
        tx,
        &ContactDetails {
            kind,
            name: name.to_owned(),
            job: said(job),
            organisation: None,
            phone: Some(format!("01632 9601{number:02}")),
            email: None,
            address: None,
            note: None,
        },
    )
}

fn said(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// For person `number`.
pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32, directory: &[Offered]) -> Result<()> {
    let ago = |days: u64| tx.today() - Days::new(days);
    let [housing, therapy, group, advice] = directory else {
        return Ok(());
    };
    let reason = |number| {
        [
            "Arrears of two months, and a letter from the landlord.",
            "Wants to talk about the loss of her brother.",
        ][number as usize % 2]
    };
    match number % 6 {
        // Sent, and nobody has answered.
        1 => {
            let urgency = if number.is_multiple_of(2) {
                Urgency::Routine
            } else {
                Urgency::Urgent
            };
            ask(
                tx,
                patient,
                housing,
                reason(0),
                urgency,
                ago(u64::from(number % 4) * 3 + 2),
            )?;
        }
        2 => {
            let id = ask(tx, patient, therapy, reason(1), Urgency::Routine, ago(40))?;
            step(tx, &id, ReferralState::Acknowledged, ago(36), None)?;
            step(
                tx,
                &id,
                ReferralState::Accepted,
                ago(12),
                said("On the list, about ten weeks"),
            )?;
        }
        3 => {
            let id = ask(
                tx,
                patient,
                group,
                "Company, and something to do with the hands.",
                Urgency::Routine,
                ago(70),
            )?;
            let stepped = ReferralStepped {
                made: moved(&id, ReferralState::Started, ago(50), None),
                in_place: Some(InPlaceFrom {
                    paid_by: said("Free"),
                    lead: said("Group leader"),
                }),
            };
            referring::step(tx, &stepped)?;
        }
        4 => {
            let id = ask(tx, patient, therapy, reason(1), Urgency::Routine, ago(90))?;
            step(
                tx,
                &id,
                ReferralState::Declined,
                ago(75),
                said("Under another team; ask again after discharge."),
            )?;
            referring::add(
                tx,
                &NewReferral {
                    details: details(
                        patient,
                        advice,
                        "Form for the housing benefit.",
                        Urgency::Routine,
                        ReferralWay::Signposting,
                    ),
                    sent: false,
                    on: Some(ago(20)),
                },
            )?;
        }
        _ => {}
    }
    if number.is_multiple_of(5) {
        service_in_place::add(
            tx,
            &ServiceInPlaceDetails {
                patient: patient.to_owned(),
                kind: ServiceKind::SocialCare,
                name: "Home help, mornings".to_owned(),
                started_on: Some(ago(200)),
                paid_by: said("Local authority"),
                lead: said("Social worker"),
                ..ServiceInPlaceDetails::default()
            },
        )?;
    }
    carers(tx, patient, number)
}

fn details(patient: &str, offered: &Offered, reason: &str, urgency: Urgency, way: ReferralWay) -> ReferralDetails {
    ReferralDetails {
        patient: patient.to_owned(),
        way,
        kind: offered.kind,
        service: Some(offered.service.clone()),
        contact: Some(offered.organisation.clone()),
        name: offered.name.to_owned(),
        reason: reason.to_owned(),
        urgency,
        chase_on: None,
    }
}

fn ask(tx: &Tx<'_>, patient: &str, offered: &Offered, reason: &str, urgency: Urgency, on: NaiveDate) -> Result<String> {
    referring::add(
        tx,
        &NewReferral {
            details: details(patient, offered, reason, urgency, ReferralWay::Referral),
            sent: true,
            on: Some(on),
        },
    )
}

fn moved(id: &str, to: ReferralState, on: NaiveDate, words: Option<String>) -> ReferralMove {
    ReferralMove {
        id: id.to_owned(),
        to,
        on: Some(on),
        words,
        chase_on: None,
    }
}

fn step(tx: &Tx<'_>, id: &str, to: ReferralState, on: NaiveDate, words: Option<String>) -> Result<()> {
    let made = moved(id, to, on, words);
    referring::step(tx, &ReferralStepped { made, in_place: None })?;
    Ok(())
}

/// Some of those who are called first care for the person as well.
fn carers(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    if !number.is_multiple_of(3) {
        return Ok(());
    }
    let Some(kin) = circle::list(tx, patient)?
        .into_iter()
        .find(|member| member.details.emergency)
    else {
        return Ok(());
    };
    let told = tx.today() - Days::new(u64::from(number % 4) * 150 + 20);
    carer::add(
        tx,
        &CarerDetails {
            patient: patient.to_owned(),
            member: kin.id,
            caring_since: said("2021"),
            needs: said("A weekend now and then, and somebody to ring who knows us both."),
            respite: number.is_multiple_of(2).then(|| "Aunt comes on Sundays".to_owned()),
            assessment_offered_on: Some(told),
            assessment_answer: Some(CarerAnswer::Accepted),
            assessment_answered_on: Some(told),
            contingency_offered_on: None,
            contingency_made_on: None,
            next_offer_on: None,
            reported_on: Some(told),
        },
    )?;
    Ok(())
}
