//! What was done and agreed about the scores of synthetic people, and one kept way to look at them. Told by the number
//! alone, so that nothing else of the caseload changes with it.

use chrono::{Days, NaiveDate};

use crate::Result;
use crate::care::attention::Programme;
use crate::care::course::{self, Dated};
use crate::record::measure::enrolment::{self, EnrolmentDetails};
use crate::record::measure::score_repeat::AgreeRepeat;
use crate::record::measure::score_response::{self, RespondToScore};
use crate::record::measure::{assessing, assessment, instrument};
use crate::record::workspace::saved_view::{self, SaveView};
use crate::store::Tx;

const DONE: &[&str] = &[
    "Talked about it on the phone: the new tablets upset the stomach. Told the GP, who rings on Friday.",
    "A bad fortnight after the letter about the flat. Visit brought forward to Tuesday.",
];

/// For person `number`, after their scores.
pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32, started: NaiveDate) -> Result<()> {
    if let Some(programme) = match number % 20 {
        5 => Some(Programme::CollaborativeCare),
        8 => Some(Programme::TalkingTherapies),
        _ => None,
    } {
        let details = EnrolmentDetails {
            patient: patient.to_owned(),
            programme,
            started_on: Some(started.min(tx.today() - Days::new(1))),
        };
        enrolment::add(tx, &details)?;
    }
    if number % 10 == 6 {
        let ask = AgreeRepeat {
            patient: patient.to_owned(),
            instrument: "phq9".to_owned(),
            every_days: Some(90),
        };
        assessing::agree_repeat(tx, &ask)?;
    }
    if number.is_multiple_of(2) {
        respond(tx, patient, number, started)?;
    }
    Ok(())
}

/// Of those whose newest score got reliably worse, half were answered.
fn respond(tx: &Tx<'_>, patient: &str, number: u32, started: NaiveDate) -> Result<()> {
    let all = assessment::list(tx, patient)?;
    for id in ["phq9", "gad7"] {
        let rows = all.iter().filter(|row| row.details.instrument == id);
        let scores: Vec<Dated> = rows
            .filter_map(|row| {
                Some(Dated {
                    id: row.id.clone(),
                    on: row.details.taken_on?,
                    total: row.total?,
                })
            })
            .collect();
        let known = instrument::current(tx, id)?;
        if let Some(found) = course::deteriorated(&known, &scores, Some(started)) {
            let ask = RespondToScore {
                assessment: found.score,
                done: DONE[number as usize / 2 % DONE.len()].to_owned(),
            };
            score_response::respond(tx, &ask)?;
        }
    }
    Ok(())
}

/// A kept view of the caseload table, in the window's own words.
pub(super) fn view(tx: &Tx<'_>) -> Result<()> {
    let ask = SaveView {
        name: "Scores by cohort".to_owned(),
        shown: "{\"sort\":{\"column\":\"last\",\"direction\":\"ascending\"},\"standing\":\"active\",\"cohort\":null,\
                \"grouping\":\"cohort\",\"columns\":[\"localId\",\"last\",\"next\",\"measure:phq9\",\"measure:gad7\"]}"
            .to_owned(),
    };
    saved_view::save(tx, &ask)?;
    Ok(())
}
