//! Instruments, answers and scores.

use catchment_core::care::instrument::Instrument;
use catchment_core::record::measure::assessing::{self, AnswersSaved, SaveAnswers};
use catchment_core::record::measure::instrument::{self, InstalledInstrument, InstrumentCheck};
use catchment_core::record::measure::{assessment, score_response};
use catchment_core::store::OpKind;
use catchment_core::view;
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
    retire_instrument = instrument::retire;
    /// Keeps the answers so far; one that has to be talked about raises its concern in the same moment.
    save_answers(ask: SaveAnswers) -> AnswersSaved {
        let saved = app.vault(|vault| assessing::save(vault.store_mut(), now, &ask))?;
        app.tell(Touched::Draft);
        Ok(saved)
    }
    /// Ends a half-answered assessment as a record.
    finish_assessment = assessing::finish;
    /// Records a total that was told.
    record_score = assessing::record_score;
    /// It was entered in error: it leaves the charts and stays in the history.
    withdraw_assessment = assessment::withdraw;
    /// Somebody's scores over time, measure by measure.
    scores(patient: String) -> Scores = view::measure::scores(&store, &patient, now.date_naive());
    /// What was done about a score that got worse.
    respond_to_score = score_response::respond;
    /// How often somebody takes a measure again, or that they do not any more.
    agree_repeat = assessing::agree_repeat;
}
