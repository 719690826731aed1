//! The scores of synthetic people: a course of PHQ-9 and GAD-7 for most, with noise and gaps; one person scored 0, and
//! one answered the ninth question with more than "not at all", which was talked about.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::care::instrument::Instrument;
use crate::care::scoring::ItemAnswer;
use crate::record::measure::assessing;
use crate::record::measure::assessment::{AssessmentDetails, AssessmentMode};
use crate::record::measure::instrument;
use crate::record::safety::safety_concern::{self, AnswerConcern, ConcernSource, Raised};
use crate::store::Tx;
use crate::{Error, Result};

/// Days between two takings.
const EVERY: u64 = 35;
/// How many there are at most, so that five years fill a chart and not the disk.
const MOST: u64 = 24;

/// For person `number`, from `started` to `until`: told by the number alone, so that nothing else of the caseload
/// changes with it.
pub(super) fn write(tx: &Tx<'_>, patient: &str, number: u32, started: NaiveDate, until: NaiveDate) -> Result<()> {
    // One in seven was never asked.
    if number.is_multiple_of(7) {
        return Ok(());
    }
    let mut noise = Noise(u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let start = 9 + noise.upto(12);
    // Most get better, some stay as they are, some get worse.
    let drift: i64 = [-2, -1, -1, 0, 1][usize::try_from(noise.upto(5)).unwrap_or(0)];
    let (phq9, gad7) = (instrument::current(tx, "phq9")?, instrument::current(tx, "gad7")?);
    let (mut on, mut n) = (started + Days::new(7), 0);
    while on <= until && n < MOST {
        n += 1;
        // Now and then a month goes by without.
        if noise.upto(6) != 0 || n == 1 {
            let level = i64::try_from(start).unwrap_or(0) + drift * i64::try_from(n - 1).unwrap_or(0);
            let level = level + i64::try_from(noise.upto(5)).unwrap_or(0) - 2;
            let last = on + Days::new(EVERY) > until || n == MOST;
            let zero = number == 4 && last;
            let phq = if zero { 0 } else { level.clamp(1, 23) };
            take(tx, &phq9, patient, on, phq, false)?;
            take(
                tx,
                &gad7,
                patient,
                on,
                if zero { 0 } else { (phq * 3 / 4).clamp(0, 21) },
                false,
            )?;
        }
        on = on + Days::new(EVERY);
    }
    if number == 2 {
        talked_about(tx, &phq9, patient, until)?;
    }
    Ok(())
}

/// Answers that add up to `total`, spread over the items from the first; the item of the safety step stays at nothing
/// unless asked otherwise.
fn take(tx: &Tx<'_>, of: &Instrument, patient: &str, on: NaiveDate, total: i64, harm: bool) -> Result<String> {
    let scored: Vec<_> = of.items.iter().filter(|item| item.scored).collect();
    let alerts = |id: &str| of.alerts.iter().any(|alert| alert.item == id);
    let plain = i64::try_from(scored.iter().filter(|item| !alerts(&item.id)).count()).unwrap_or(1);
    let total = total - i64::from(harm);
    let mut at = 0;
    let mut answers: Vec<ItemAnswer> = Vec::new();
    for item in &scored {
        let value = if alerts(&item.id) {
            i64::from(harm)
        } else {
            at += 1;
            total / plain + i64::from(at <= total % plain)
        };
        answers.push(ItemAnswer {
            item: item.id.clone(),
            value: i32::try_from(value.clamp(0, 3)).ok(),
        });
    }
    let time = NaiveTime::from_hms_opt(11, 20, 0).unwrap_or_default();
    let recorded = on.and_time(time).and_local_timezone(*tx.now().offset()).earliest();
    let details = AssessmentDetails {
        patient: patient.to_owned(),
        instrument: of.id.clone(),
        taken_on: Some(on),
        time: None,
        mode: if on.to_string().ends_with(['0', '5']) {
            AssessmentMode::ReadAloud
        } else {
            AssessmentMode::OwnHand
        },
        rater: None,
        language: Some("English".to_owned()),
        note: None,
        check_in: None,
    };
    let (id, _) = assessing::record(tx, of, &details, &answers, recorded)?;
    Ok(id)
}

/// An answer to the ninth question, and what was said and agreed.
fn talked_about(tx: &Tx<'_>, phq9: &Instrument, patient: &str, until: NaiveDate) -> Result<()> {
    let id = take(tx, phq9, patient, until - Days::new(3), 14, true)?;
    let item = phq9
        .alerts
        .first()
        .and_then(|alert| phq9.item(&alert.item))
        .ok_or(Error::Internal("demo"))?;
    let concern = safety_concern::raise(
        tx,
        patient,
        ConcernSource::Item,
        &Raised {
            instrument: Some(&phq9.short),
            item: Some(&item.text),
            answer: item.choice(1).map(|choice| choice.label.as_str()),
            item_id: Some(&item.id),
            assessment: Some(&id),
            ..Raised::default()
        },
    )?;
    let text = |text: &str| text.to_owned();
    safety_concern::answer(
        tx,
        &AnswerConcern {
            id: concern,
            said: text("Thoughts at night that everybody would have it easier. No plan; would ring her sister first."),
            agreed: Some(text(
                "Sister stays over this week. We look at the safety plan again on the next visit.",
            )),
            plan_opened: true,
            consulted: Some(text("Duty worker, by phone")),
            tonight: text("Her sister is there, and the crisis line is on the fridge."),
        },
    )
}

/// Small numbers that look random and are always the same.
struct Noise(u64);

impl Noise {
    fn upto(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}
