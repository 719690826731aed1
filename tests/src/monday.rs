//! A caseload as it is on a Monday morning: seven people, each with one reason.

use crate::caseload::{look_into, of_names};
use catchment_core::record::edit::Edit;
use catchment_core::record::person::patient;
use catchment_core::record::safety::safeguarding_concern;
use catchment_core::record::service::{self, referral, referring};
use catchment_core::record::task;
use catchment_core::record::text;
use catchment_core::record::visit::{self, check_in};
use catchment_core::store::OpKind;
use catchment_core::{Error, Result};
use chrono::{Days, Local};
use std::path::Path;

pub const TAMSIN: &str = "Tamsin A.";
pub const WREN: &str = "Wren O.";
/// Whom the referral went to.
pub const HARBOUR: &str = "Harbour Housing";
pub const ZADIE: &str = "Zadie H.";
pub const OLA: &str = "Ola F.";
pub const IDRIS: &str = "Idris V.";
pub const NORA: &str = "Nora Q.";
pub const BEA: &str = "Bea M.";
/// Whoever needs the coordinator on this Monday, one reason each. In the order of the list: a safeguarding concern stands
/// under Now. The rest goes by the time past due against the rule's own interval: a visit that has passed, eleven days over
/// one (11); a promise, three days past its day (3); 63 days without a contact where 28 are usual (35 / 28); a referral
/// asked after on day 20 instead of day 14 (6 / 14); then those without a day, by family name.
pub const THIS_WEEK: [&str; 6] = [OLA, IDRIS, NORA, WREN, TAMSIN, BEA];

const FACTS: &str = "Her brother takes her bank card";
const FORM: &str = "Bring the bus pass form";

/// Makes it, in an empty `folder`.
///
/// # Panics
/// When it cannot be stored.
pub fn caseload(folder: &Path) {
    let names = [
        "Zadie Holt",
        "Ola Finch",
        "Idris Vale",
        "Nora Quill",
        "Wren Okonedo",
        "Bea Marlow",
        "Tamsin Ashgrove",
    ];
    of_names(folder, &names);
    let mut vault = look_into(folder);
    let now = Local::now().fixed_offset();
    let ago = |days| now.date_naive() - Days::new(days);
    vault
        .transact(OpKind::PlanVisit, now, |tx| {
            let everybody = patient::all(tx)?;
            let of = |name: &str| -> Result<patient::Patient> {
                let given = name.split(' ').next();
                let is = |one: &&patient::Patient| Some(one.details.given.as_str()) == given;
                everybody.iter().find(is).cloned().ok_or(Error::NotFound("patient"))
            };
            let planned = |name: &str, on| -> Result<visit::VisitDetails> {
                Ok(visit::VisitDetails {
                    patient: of(name)?.id,
                    on,
                    time: None,
                    kind: None,
                    place: None,
                    who: None,
                })
            };
            for name in [ZADIE, OLA, IDRIS, NORA, WREN, BEA] {
                visit::plan(tx, &planned(name, tx.today() + Days::new(5))?)?;
            }
            visit::plan_imported(tx, &planned(OLA, ago(12))?)?;
            let concern = safeguarding_concern::SafeguardingConcernDetails {
                patient: of(ZADIE)?.id,
                facts: FACTS.to_owned(),
                ..Default::default()
            };
            safeguarding_concern::add(tx, &concern)?;
            let promise = task::TaskDetails {
                patient: of(IDRIS)?.id,
                text: FORM.to_owned(),
                owed_by: task::OwedBy::Me,
                promise: true,
                contact: None,
                who: None,
                asked_on: Some(ago(9)),
                due: Some(ago(3)),
                urgency: None,
                chase_on: None,
            };
            task::add(tx, &promise)?;
            let seen = check_in::CheckInDetails {
                patient: of(NORA)?.id,
                kind: check_in::Kind::HomeVisit,
                outcome: check_in::Outcome::Attended,
                at: text::VisitTime(ago(63).and_hms_opt(10, 0, 0).expect("a time")),
                note: "At home".to_owned(),
            };
            check_in::add_imported(tx, &seen)?;
            let asked = referral::NewReferral {
                details: referral::ReferralDetails {
                    patient: of(WREN)?.id,
                    way: referral::ReferralWay::Referral,
                    kind: service::ServiceKind::Housing,
                    service: None,
                    contact: None,
                    name: HARBOUR.to_owned(),
                    reason: "Two months of arrears".to_owned(),
                    urgency: task::Urgency::Routine,
                    chase_on: None,
                },
                sent: true,
                on: Some(ago(20)),
            };
            referring::add(tx, &asked)?;
            let bea = of(BEA)?;
            let flagged = patient::PatientDetails {
                question: Some("Ready for the allotment group?".to_owned()),
                ..bea.details.clone()
            };
            patient::edit(tx, &Edit::new(&bea.id, flagged.clone()))
        })
        .expect("a caseload is stored");
    vault.close().expect("it closes");
}
