//! Scores, safety, health and the law.

use catchment_core::care::instrument::Instrument;
use catchment_core::record::episode::changes_told;
use catchment_core::record::health::medication_event::{self, EventDone};
use catchment_core::record::measure::assessing::{
    self, AnswersSaved, AssessmentDone, FinishAssessment, NewScore, SaveAnswers, ScoreRecorded,
};
use catchment_core::record::measure::assessment::{self, WithdrawAssessment};
use catchment_core::record::measure::instrument::{self, InstalledInstrument, InstrumentCheck};
use catchment_core::record::measure::score_repeat::AgreeRepeat;
use catchment_core::record::measure::score_response::{self, RespondToScore};
use catchment_core::record::safety::safety_concern::{
    self, AnswerConcern, DeferConcern, RaiseConcern, SafetyConcern, SlipConcern,
};
use catchment_core::record::safety::safety_plan::{self, Declined, SafetyPlan, SafetyPlanDetails};
use catchment_core::store::OpKind;
use catchment_core::view;
use catchment_core::view::health::{Health, Law};
use catchment_core::view::measure::Scores;

use crate::app::Touched;
use crate::args::InstallInstrument;
use crate::files;
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// The instruments there are to choose from.
    instruments() -> Vec<Instrument> = instrument::all(&store);
    /// What an organisation's instrument file is, with every fault of it. Nothing is changed.
    read_instrument(path: String) -> InstrumentCheck {
        let bytes = files::read_instrument(&path)?;
        app.read(|store| instrument::inspect(store, &bytes))
    }
    /// Installs the file that was looked at; answers with the instrument's id.
    install_instrument(ask: InstallInstrument) -> String {
        let bytes = files::read_instrument(&ask.path)?;
        app.write(OpKind::InstallInstrument, now, |tx| instrument::install(tx, &ask.path, &bytes, &ask.sha256))
    }
    installed_instruments() -> Vec<InstalledInstrument> = instrument::installed(&store);
    /// By the instrument's id. What was taken with it stays.
    retire_instrument(id: String) -> () { app.write(OpKind::RetireInstrument, now, |tx| instrument::retire(tx, &id)) }
    /// Keeps the answers so far; one that has to be talked about raises its concern in the same moment.
    save_answers(ask: SaveAnswers) -> AnswersSaved {
        let kept = app.vault(|vault| assessing::save(vault.store_mut(), now, &ask))?;
        app.tell(Touched::Draft);
        Ok(kept)
    }
    /// Ends a half-answered assessment as a record.
    finish_assessment(ask: FinishAssessment) -> AssessmentDone {
        app.write(OpKind::FinishAssessment, now, |tx| assessing::finish(tx, &ask))
    }
    /// Records a total that was told.
    record_score(new: NewScore) -> ScoreRecorded {
        app.write(OpKind::RecordScore, now, |tx| assessing::record_score(tx, &new))
    }
    /// It was entered in error: it leaves the charts and stays in the history.
    withdraw_assessment(ask: WithdrawAssessment) -> () {
        app.write(OpKind::WithdrawAssessment, now, |tx| assessment::withdraw(tx, &ask))
    }
    raise_concern(ask: RaiseConcern) -> String {
        app.write(OpKind::RaiseConcern, now, |tx| safety_concern::raise_by_hand(tx, &ask))
    }
    answer_concern(ask: AnswerConcern) -> () {
        app.write(OpKind::AnswerConcern, now, |tx| safety_concern::answer(tx, &ask))
    }
    /// To the end of today.
    defer_concern(ask: DeferConcern) -> () {
        app.write(OpKind::DeferConcern, now, |tx| safety_concern::defer(tx, &ask))
    }
    slip_concern(ask: SlipConcern) -> () { app.write(OpKind::SlipConcern, now, |tx| safety_concern::slip(tx, &ask)) }
    /// Every safety concern about one person, newest first.
    concerns(patient: String) -> Vec<SafetyConcern> = safety_concern::list(&store, &patient, now);
    /// Somebody's scores over time, measure by measure.
    scores(patient: String) -> Scores = view::measure::scores(&store, &patient, now.date_naive());
    /// What was done about a score that got worse.
    respond_to_score(ask: RespondToScore) -> String {
        app.write(OpKind::RespondToScore, now, |tx| score_response::respond(tx, &ask))
    }
    /// How often somebody takes a measure again, or that they do not any more.
    agree_repeat(ask: AgreeRepeat) -> () {
        app.write(OpKind::AgreeRepeat, now, |tx| assessing::agree_repeat(tx, &ask))
    }
    /// The next version of somebody's safety plan.
    save_safety_plan(details: SafetyPlanDetails) -> String {
        app.write(OpKind::SaveSafetyPlan, now, |tx| changes_told::save_safety_plan(tx, &details))
    }
    /// They were asked about a safety plan and said no.
    decline_safety_plan(declined: Declined) -> String {
        app.write(OpKind::DeclineSafetyPlan, now, |tx| changes_told::decline_safety_plan(tx, &declined))
    }
    /// Every version of somebody's safety plan, newest first.
    safety_plans(patient: String) -> Vec<SafetyPlan> = safety_plan::versions(&store, &patient);
    /// Everything told of somebody's health.
    health(patient: String) -> Health = view::health::health(&store, &patient);
    /// What safeguarding and the law ask to be remembered about somebody.
    law(patient: String) -> Law = view::health::law(&store, &patient);
    /// A depot or a blood test was done; answers with the id of the next one, or null.
    mark_event_done(done: EventDone) -> Option<String> {
        app.write(OpKind::MarkEventDone, now, |tx| medication_event::done(tx, &done))
    }
}
