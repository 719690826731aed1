//! What the circles of synthetic people are to hear: a plan that a surgery was not told of for some days, one that it was
//! told of by phone, a safety plan of today. Told by the number alone, so that nothing else of the caseload changes with it.

use chrono::Days;

use crate::Result;
use crate::care::dates;
use crate::care::sentence::say;
use crate::care::sharing::NoticeAbout;
use crate::record::circle::notice::{self, NoticeState, Telling, ToldWay};
use crate::record::circle::raise;
use crate::store::Tx;

/// For person `number`, once their circle is there.
pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32) -> Result<()> {
    let (about, key, ago) = match number % 6 {
        1 => (NoticeAbout::Plan, "notice.plan", 5),
        2 => (NoticeAbout::Plan, "notice.plan", 20),
        4 => (NoticeAbout::SafetyPlan, "notice.safetyPlan", 0),
        _ => return Ok(()),
    };
    let on = tx.today() - Days::new(ago);
    let (date, review) = (dates::long(on), dates::long(on + Days::new(90)));
    let words = say(key, &[("date", &date), ("review", &review)]);
    raise::raise_on(tx, patient, about, &words, on)?;
    if ago != 20 {
        return Ok(());
    }
    let open = notice::list(tx, patient)?.into_iter();
    let notices: Vec<String> = open
        .filter(|one| one.state == NoticeState::Open)
        .map(|one| one.id)
        .collect();
    if !notices.is_empty() {
        let telling = Telling {
            notices,
            on: Some(on + Days::new(2)),
            way: Some(ToldWay::Call),
            said: None,
            by: None,
        };
        notice::tell(tx, &telling)?;
    }
    Ok(())
}
