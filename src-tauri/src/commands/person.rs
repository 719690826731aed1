//! One person: who they are, where they stand, where they are for a while, and with whom they live.

use catchment_core::record::episode::ward_leaving::{self, WardDischarge, WardLeft};
use catchment_core::record::episode::{self, leaving, ward_stay};
use catchment_core::record::person::{about_me, household, patient};
use catchment_core::view;
use catchment_core::view::episode::{Episodes, Leaving};
use catchment_core::view::person::Person;
use catchment_core::view::person::history::{History, HistoryQuery};
use catchment_core::view::person::timeline::{Timeline, TimelineQuery};
use catchment_core::view::visit::household::Household;

use crate::ipc::commands;
use crate::local;

commands! { |app, now, store, handle|
    /// One person: the banner, and what matters now.
    person(id: String) -> Person = view::person::person(&store, &id, now);
    /// A page of what happened, newest first.
    timeline(query: TimelineQuery) -> Timeline = view::person::timeline::timeline(&store, &query);
    /// A page of every change about one person, newest first.
    history(query: HistoryQuery) -> History = view::person::history::history(&store, &query);
    add_patient = patient::add;
    edit_patient = patient::edit;
    /// Pauses, changes a pause, or takes up after one.
    set_status = leaving::set_status;
    /// What keeps somebody on the caseload, and what a discharge is followed by.
    leaving(patient: String) -> Leaving = view::episode::leaving(&store, &patient, now);
    /// With an answer to everything that is open: all of it, or nothing.
    discharge_patient = leaving::discharge;
    edit_discharge = leaving::edit_discharge;
    /// They come back: the next episode; answers with its id.
    reopen_patient = leaving::reopen;
    /// The discharge was a mistake: the same episode goes on.
    revert_discharge = leaving::revert_discharge;
    /// What came of the follow-up after a discharge from the caseload.
    answer_follow_up = episode::answer_follow_up;
    /// Somebody's episodes, their stays, and what was handed on.
    episodes(patient: String) -> Episodes = view::episode::episodes(&store, &patient);
    admit_to_ward = ward_stay::admit;
    edit_stay = ward_stay::edit;
    /// They left, or when they left is corrected; the rule of that day starts the clock.
    leave_ward(discharge: WardDischarge) -> () {
        let left = local::moment(discharge.at)?;
        app.act::<ward_leaving::leave>(now, &WardLeft { discharge, left })
    }
    /// The follow-up ended without a contact of ours.
    close_follow_up = ward_stay::close_follow_up;
    remove_stay = ward_stay::remove;
    /// Who lives with somebody, and who may.
    household(patient: String) -> Household = view::visit::household::household(&store, &patient);
    join_household = household::join;
    leave_household = household::leave;
    save_about_me = about_me::save;
}
