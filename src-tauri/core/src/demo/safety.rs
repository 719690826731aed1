//! What synthetic people say of themselves, and their safety plans: most have one, some said no, some were never asked.

use chrono::Days;

use crate::Result;
use crate::record::person::about_me::{self, AboutMeDetails};
use crate::record::safety::safety_plan::{self, Declined, SafetyPlanDetails};
use crate::store::Tx;

fn said(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// For person `number`: told by the number alone, so that nothing else of the caseload changes with it.
pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    let today = tx.today();
    if !number.is_multiple_of(3) {
        about_me::save(
            tx,
            &AboutMeDetails {
                patient: patient.to_owned(),
                matters: said("The allotment, and being asked before anything is decided."),
                please_do: said("Ring before you come. Leave time for tea."),
                please_dont: said("Don't bring somebody new without saying so first."),
                communicate: said("In person or by text. Short sentences when it is a bad day."),
                support: said("Mornings are hardest. A walk helps more than talking."),
                also: number
                    .is_multiple_of(2)
                    .then(|| "The cat goes out by the front door: close it.".to_owned()),
                strengths: said("Keeps every promise made to the cat."),
                social: said("Lives alone in a housing association flat; sister two streets away."),
                history: said("In touch with services since 2019, one stay on a ward."),
                symptoms: None,
            },
        )?;
    }
    match number % 8 {
        5 => {
            safety_plan::decline(
                tx,
                &Declined {
                    patient: patient.to_owned(),
                    why: said("Not now; would like to think about it."),
                    review_on: Some(today + Days::new(60)),
                },
            )?;
        }
        6 | 7 => {}
        _ => {
            safety_plan::save(
                tx,
                &SafetyPlanDetails {
                    patient: patient.to_owned(),
                    warning_signs: said(
                        "Not sleeping three nights in a row\nPhone switched off\nCurtains closed all day",
                    ),
                    triggers: said("Letters from the benefits office\nThe week before Christmas"),
                    coping: said("Radio on, kettle on\nWalk to the allotment and back"),
                    distraction: said("The library on Mondays\nWatching the football with my brother-in-law"),
                    contacts: said("My sister first\nThen my care coordinator, in working hours"),
                    should_happen: said("Sit with me. Ask me straight out. Ring the crisis team with me if I cannot."),
                    safer_place: said("My sister keeps the spare tablets"),
                    reasons: said("My niece\nSeeing the beans come up"),
                    helped: said("Being asked straight out"),
                    not_helped: said("Being told to calm down"),
                    agreed_with: said("The person themselves"),
                    // One in a few is past its day.
                    review_on: Some(today + Days::new(u64::from(number % 9) * 20) - Days::new(12)),
                    own_copy: said("On the fridge"),
                    copies: said("Sister, GP"),
                    ..SafetyPlanDetails::default()
                },
            )?;
        }
    }
    Ok(())
}
