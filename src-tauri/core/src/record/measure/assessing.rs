//! Answering an instrument is one action over several nouns: the draft that every answer is kept in, the safety concern
//! that an answer may raise at once, and in the end the assessment.

use crate::error::Fault;
use serde::{Deserialize, Serialize};

use super::assessment::{self, AssessmentDetails, AssessmentDraftBody, AssessmentResult, SelfHarmAnswer};
use super::instrument;
use super::score_repeat::{self, AgreeRepeat};
use crate::care::instrument::{Asking, Instrument, InstrumentItem};
use crate::care::scoring::{self, ItemAnswer};
use crate::record::person::patient;
use crate::record::safety::safety_concern::{self, ConcernSource, Raised, SafetyConcern};
use crate::record::workspace::draft::{self, DraftKind, SaveDraft};
use crate::store::act::acts;
use crate::store::{Now, OpKind, Store, Tx};
use crate::{Error, Result};

/// Kept at every answer. An answer that has to be talked about raises its concern at once, whatever becomes of the rest.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SaveAnswers {
    #[serde(flatten)]
    pub details: AssessmentDetails,
    /// Empty for a new one.
    pub draft: Option<String>,
    pub version: String,
    pub answers: Vec<ItemAnswer>,
    /// The item in focus.
    pub at: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AnswersSaved {
    pub draft: String,
    /// RFC 3339.
    pub saved_at: String,
    /// What these answers raised and nobody has answered or put off yet.
    pub concern: Option<SafetyConcern>,
    /// Ids of the items to ask, in order, after skip rules.
    pub asked: Vec<String>,
    pub answered: u32,
    pub of: u32,
    pub complete: bool,
}

/// Ends the draft as a record. Incomplete is allowed on purpose: then there may be no total.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FinishAssessment {
    pub draft: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AssessmentDone {
    pub id: String,
    pub total: Option<f64>,
    pub answered: u32,
    pub of: u32,
    pub band: Option<String>,
}

/// A total that was told.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewScore {
    #[serde(flatten)]
    pub details: AssessmentDetails,
    pub total: f64,
    pub self_harm: Option<SelfHarmAnswer>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ScoreRecorded {
    pub id: String,
    pub concern: Option<SafetyConcern>,
}

/// Keeps the answers so far.
///
/// # Errors
/// `Invalid("answers", "noSuchItem" | "noSuchChoice")`, `NotFound("patient" | "instrument" | "draft")`. What cannot be
/// taken of the rest (a day still to come) is only refused by [`finish`]: nothing typed is lost over it.
pub fn save(store: &mut Store, now: Now, ask: &SaveAnswers) -> Result<AnswersSaved> {
    let (instrument, before) = store.read(|conn| {
        patient::get(conn, &ask.details.patient)?;
        let instrument = instrument::version(conn, &ask.details.instrument, &ask.version)?;
        let before = match &ask.draft {
            Some(id) => {
                let kept = draft::get(conn, id)?;
                let before = body(&kept)?;
                // What is answered about one person never lands with another.
                if kept.patient != ask.details.patient || before.details.instrument != ask.details.instrument {
                    return Err(Error::NotFound("draft"));
                }
                before.answers
            }
            None => Vec::new(),
        };
        Ok((instrument, before))
    })?;
    checked(&instrument, &ask.answers)?;
    let scored = scoring::score(&instrument, &ask.answers);
    let save = SaveDraft {
        id: ask.draft.clone(),
        kind: DraftKind::Assessment,
        patient: ask.details.patient.clone(),
        body: serde_json::to_string(&AssessmentDraftBody {
            details: ask.details.clone(),
            version: instrument.version.clone(),
            answers: ask.answers.clone(),
            at: ask.at.clone(),
            short: instrument.short.clone(),
            answered: scored.answered,
            of: scored.of,
        })?,
    };
    let fired = scoring::alerts(&instrument, &ask.answers);
    let earlier = scoring::alerts(&instrument, &before);
    let new = store.read(|conn| unraised(conn, ask.draft.as_deref(), &fired, &earlier))?;
    let kept = if new.is_empty() {
        store.write_unjournalled(|conn| draft::save(conn, now, &save))?
    } else {
        // The answer and the concern it raises are on the disk together, or not at all.
        store.transact(OpKind::ItemAlert, now, |tx| {
            let kept = draft::save(tx, now, &save)?;
            for (item, value) in &new {
                raise(tx, &ask.details.patient, &instrument, item, *value, &kept.id, None)?;
            }
            Ok(kept)
        })?
    };
    Ok(AnswersSaved {
        concern: store.read(|conn| safety_concern::asking(conn, &kept.id, now))?,
        draft: kept.id,
        saved_at: kept.saved_at,
        asked: scored.asked,
        answered: scored.answered,
        of: scored.of,
        complete: scored.complete,
    })
}

/// Of the answers that fire, those that have no concern yet. One that was answered is not raised again by keeping the
/// same answer, only by giving it again; one that was a slip counts for nothing.
fn unraised<'a>(
    conn: &rusqlite::Connection,
    draft: Option<&str>,
    fired: &[(&'a InstrumentItem, i32)],
    earlier: &[(&InstrumentItem, i32)],
) -> Result<Vec<(&'a InstrumentItem, i32)>> {
    let mut new = Vec::new();
    for (item, value) in fired {
        let given_anew = !earlier.iter().any(|(known, _)| known.id == item.id);
        let known = match draft {
            Some(draft) => safety_concern::raised_in(conn, draft, &item.id, given_anew)?,
            None => false,
        };
        if !known {
            new.push((*item, *value));
        }
    }
    Ok(new)
}

fn raise(
    tx: &Tx<'_>,
    patient: &str,
    instrument: &Instrument,
    item: &InstrumentItem,
    value: i32,
    draft: &str,
    assessment: Option<&str>,
) -> Result<String> {
    let raised = Raised {
        instrument: Some(&instrument.short),
        item: Some(&item.text),
        answer: item.choice(value).map(|choice| choice.label.as_str()),
        draft: Some(draft),
        item_id: Some(&item.id),
        assessment,
        ..Raised::default()
    };
    safety_concern::raise(tx, patient, ConcernSource::Item, &raised)
}

acts! {
    FinishAssessment = finish(FinishAssessment) -> AssessmentDone;
    RecordScore = record_score(NewScore) -> ScoreRecorded;
    AgreeRepeat = agree_repeat(AgreeRepeat) -> ();
}

/// Ends a draft as a record, in one operation; undoing it opens the draft again.
///
/// # Errors
/// `Invalid("answers", "nothing")`, as [`assessment::add`], and `NotFound("draft")`.
pub fn finish(tx: &Tx<'_>, ask: &FinishAssessment) -> Result<AssessmentDone> {
    let body = body(&draft::get(tx, &ask.draft)?)?;
    let patient = &body.details.patient;
    patient::get(tx, patient)?;
    let instrument = instrument::version(tx, &body.details.instrument, &body.version)?;
    let (id, done) = record(tx, &instrument, &body.details, &body.answers, None)?;
    safety_concern::belongs_to(tx, &ask.draft, &id)?;
    // An answer that was called a slip and was not changed is no slip.
    let fired = scoring::alerts(&instrument, &body.answers);
    for (item, value) in unraised(tx, Some(&ask.draft), &fired, &fired)? {
        raise(tx, patient, &instrument, item, value, &ask.draft, Some(&id))?;
    }
    draft::close(tx, &ask.draft)?;
    Ok(done)
}

/// Scores answers and records them; `recorded` where they were recorded in the past.
///
/// # Errors
/// As [`finish`].
pub fn record(
    tx: &Tx<'_>,
    instrument: &Instrument,
    details: &AssessmentDetails,
    answers: &[ItemAnswer],
    recorded: Option<Now>,
) -> Result<(String, AssessmentDone)> {
    checked(instrument, answers)?;
    let counted = scoring::counted(instrument, answers);
    if counted.iter().all(|answer| answer.value.is_none()) {
        return Err(Error::invalid("answers", Fault::Nothing));
    }
    let scored = scoring::score(instrument, &counted);
    let taken = AssessmentResult {
        version: &instrument.version,
        coding: instrument.coding.as_deref(),
        answers: &counted,
        total: scored.total,
        answered: scored.answered,
        of: scored.of,
        self_harm: None,
    };
    let id = match recorded {
        Some(recorded) => assessment::add_recorded(tx, details, &taken, recorded)?,
        None => assessment::add(tx, details, &taken)?,
    };
    let done = AssessmentDone {
        id: id.clone(),
        total: scored.total,
        answered: scored.answered,
        of: scored.of,
        band: scored.total.and_then(|total| instrument.band(total)).map(str::to_owned),
    };
    Ok((id, done))
}

/// Records a total that was told. Where an instrument has a self-harm item, its answer is asked with it, and a yes
/// raises a concern.
///
/// # Errors
/// `Invalid("total", "range" | "notWhole")`, `Invalid("instrument", "derived")`, `Invalid("selfHarm", "required")`, as
/// [`assessment::add`], and `NotFound`.
pub fn record_score(tx: &Tx<'_>, new: &NewScore) -> Result<ScoreRecorded> {
    let patient = &new.details.patient;
    patient::get(tx, patient)?;
    let instrument = instrument::current(tx, &new.details.instrument)?;
    if instrument.entry == Asking::Derived {
        return Err(Error::invalid("instrument", Fault::Derived));
    }
    if !(instrument.min..=instrument.max).contains(&new.total) {
        return Err(Error::invalid("total", Fault::Range));
    }
    if instrument.whole_numbers && new.total.fract() != 0.0 {
        return Err(Error::invalid("total", Fault::NotWhole));
    }
    if instrument.asks_self_harm && new.self_harm.is_none() {
        return Err(Error::invalid("selfHarm", Fault::Required));
    }
    let self_harm = new.self_harm.filter(|_| instrument.asks_self_harm);
    let taken = AssessmentResult {
        version: &instrument.version,
        coding: instrument.coding.as_deref(),
        total: Some(new.total),
        self_harm,
        ..AssessmentResult::default()
    };
    let id = assessment::add(tx, &new.details, &taken)?;
    let mut concern = None;
    if self_harm == Some(SelfHarmAnswer::Yes) {
        let wording = instrument
            .alerts
            .first()
            .and_then(|alert| instrument.item(&alert.item))
            .map(|item| item.text.as_str());
        let raised = Raised {
            instrument: Some(&instrument.short),
            item: wording,
            assessment: Some(&id),
            check_in: new.details.check_in.as_deref(),
            ..Raised::default()
        };
        let raised = safety_concern::raise(tx, patient, ConcernSource::Score, &raised)?;
        concern = Some(safety_concern::get(tx, &raised, tx.now())?);
    }
    Ok(ScoreRecorded { id, concern })
}

/// Every answer is one to an item there is, and one that can be given.
fn checked(instrument: &Instrument, answers: &[ItemAnswer]) -> Result<()> {
    for answer in answers {
        let item = instrument
            .item(&answer.item)
            .ok_or(Error::invalid("answers", Fault::NoSuchItem))?;
        if answer.value.is_some_and(|value| item.choice(value).is_none()) {
            return Err(Error::invalid("answers", Fault::NoSuchChoice));
        }
    }
    Ok(())
}

fn body(draft: &draft::Draft) -> Result<AssessmentDraftBody> {
    if draft.kind != DraftKind::Assessment {
        return Err(Error::NotFound("draft"));
    }
    Ok(serde_json::from_str(&draft.body)?)
}

/// Agrees how often somebody takes a measure again, or that they do not any more. The least gap is the measure's own.
///
/// # Errors
/// `Invalid("everyDays", "range" | "tooSoon")`, `NotFound("instrument" | "patient")`.
pub fn agree_repeat(tx: &Tx<'_>, ask: &AgreeRepeat) -> Result<()> {
    let least = match instrument::current(tx, &ask.instrument) {
        Ok(known) => known.repeat_days,
        // Of a measure that is not offered any more, an agreement can still end.
        Err(Error::NotFound(_)) if ask.every_days.is_none() => None,
        Err(error) => return Err(error),
    };
    score_repeat::agree(tx, ask, least)
}
