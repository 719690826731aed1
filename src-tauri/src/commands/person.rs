//! One person: who they are, where they stand, where they are for a while, and with whom they live.

use catchment_core::record::edit::Edit;
use catchment_core::record::episode::changes_told;
use catchment_core::record::episode::leaving::{CaseloadDischarge, MistakenDischarge, Reopening};
use catchment_core::record::episode::ward_stay::{self, FollowUpClosing, WardDischarge, WardStayDetails};
use catchment_core::record::episode::{self, FollowUpAnswer};
use catchment_core::record::person::about_me::{self, AboutMeDetails};
use catchment_core::record::person::household::{self, HouseholdPair};
use catchment_core::record::person::patient::{self, PatientDetails, StatusChange};
use catchment_core::store::OpKind;
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
    add_patient(details: PatientDetails) -> String {
        app.write(OpKind::AddPatient, now, |tx| patient::add(tx, &details))
    }
    edit_patient(edit: Edit<PatientDetails>) -> () {
        app.write(OpKind::EditPatient, now, |tx| changes_told::edit_patient(tx, &edit.id, &edit.details))
    }
    /// Pauses, changes a pause, or takes up after one.
    set_status(change: StatusChange) -> () {
        app.write(OpKind::SetStatus, now, |tx| changes_told::set_status(tx, &change))
    }
    /// What keeps somebody on the caseload, and what a discharge is followed by.
    leaving(patient: String) -> Leaving = view::episode::leaving(&store, &patient, now);
    /// With an answer to everything that is open: all of it, or nothing.
    discharge_patient(leaving: CaseloadDischarge) -> () {
        app.write(OpKind::DischargePatient, now, |tx| changes_told::discharge(tx, &leaving))
    }
    edit_discharge(leaving: CaseloadDischarge) -> () {
        app.write(OpKind::EditDischarge, now, |tx| changes_told::edit_discharge(tx, &leaving))
    }
    /// They come back: the next episode; answers with its id.
    reopen_patient(back: Reopening) -> String {
        app.write(OpKind::ReopenPatient, now, |tx| changes_told::reopen(tx, &back))
    }
    /// The discharge was a mistake: the same episode goes on.
    revert_discharge(mistake: MistakenDischarge) -> () {
        app.write(OpKind::RevertDischarge, now, |tx| changes_told::revert_discharge(tx, &mistake))
    }
    /// What came of the follow-up after a discharge from the caseload.
    answer_follow_up(answer: FollowUpAnswer) -> () {
        app.write(OpKind::AnswerFollowUp, now, |tx| episode::answer_follow_up(tx, &answer))
    }
    /// Somebody's episodes, their stays, and what was handed on.
    episodes(patient: String) -> Episodes = view::episode::episodes(&store, &patient);
    admit_to_ward(details: WardStayDetails) -> String {
        app.write(OpKind::AdmitToWard, now, |tx| changes_told::admit(tx, &details))
    }
    edit_stay(edit: Edit<WardStayDetails>) -> () {
        app.write(OpKind::EditStay, now, |tx| ward_stay::edit(tx, &edit.id, &edit.details))
    }
    /// They left, or when they left is corrected; the rule of that day starts the clock.
    leave_ward(discharge: WardDischarge) -> () {
        let left = local::moment(discharge.at)?;
        app.write(OpKind::LeaveWard, now, |tx| changes_told::leave_ward(tx, &discharge, left))
    }
    /// The follow-up ended without a contact of ours.
    close_follow_up(closing: FollowUpClosing) -> () {
        app.write(OpKind::CloseFollowUp, now, |tx| ward_stay::close_follow_up(tx, &closing))
    }
    remove_stay(id: String) -> () { app.write(OpKind::RemoveStay, now, |tx| changes_told::remove_stay(tx, &id)) }
    /// Who lives with somebody, and who may.
    household(patient: String) -> Household = view::visit::household::household(&store, &patient);
    join_household(pair: HouseholdPair) -> () {
        app.write(OpKind::JoinHousehold, now, |tx| household::join(tx, &pair))
    }
    leave_household(patient: String) -> () {
        app.write(OpKind::LeaveHousehold, now, |tx| household::leave(tx, &patient))
    }
    save_about_me(details: AboutMeDetails) -> String {
        app.write(OpKind::SaveAboutMe, now, |tx| about_me::save(tx, &details))
    }
}
