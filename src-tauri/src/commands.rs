//! The command table: everything the window may ask, each answered in one line.

use std::path::Path;

use catchment_core::Error;
use catchment_core::bundle::{self, Exported, Pairing, Waiting};
use catchment_core::exchange::spreadsheet::{self, ChosenFile, DryRun, Imported};
use catchment_core::record::about_me::{self, AboutMeDetails};
use catchment_core::record::alert::{self, AlertDetails};
use catchment_core::record::care_plan::{self, PlanDetails};
use catchment_core::record::check_in::{self, CheckInDetails};
use catchment_core::record::circle::{self, MemberDetails};
use catchment_core::record::contact::{self, ContactDetails};
use catchment_core::record::crisis_line::{self, Country, CrisisLines};
use catchment_core::record::disclosure::{self, Disclosure};
use catchment_core::record::draft::{self, Draft, SaveDraft};
use catchment_core::record::goal::{self, GoalDetails};
use catchment_core::record::import::{self, Import};
use catchment_core::record::intervention::{self, InterventionDetails};
use catchment_core::record::milestone::{self, MilestoneDetails, MilestoneOutcome};
use catchment_core::record::patient::{self, PatientDetails, StatusChange};
use catchment_core::record::recipient::{self, Recipient, RecipientDetails};
use catchment_core::record::safety_plan::{self, Declined, SafetyPlan, SafetyPlanDetails};
use catchment_core::record::setting::{self, Settings};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::record::visit_mode::{self, NewCheckIn};
use catchment_core::record::{need, view_state};
use catchment_core::store::OpKind;
use catchment_core::store::undo::Undoable;
use catchment_core::vault::{Passphrase, Strength};
use catchment_core::view;
use catchment_core::view::circle::CircleRow;
use catchment_core::view::contacts::ContactRow;
use catchment_core::view::history::{History, HistoryQuery};
use catchment_core::view::own_page::{OwnPage, PageAsk};
use catchment_core::view::people::PersonRow;
use catchment_core::view::person::Person;
use catchment_core::view::plan::Plan;
use catchment_core::view::search::{SearchFound, SearchQuery};
use catchment_core::view::status::StatusLine;
use catchment_core::view::summary::{SummaryOptions, SupervisionSummary};
use catchment_core::view::timeline::{Timeline, TimelineQuery};
use catchment_core::view::today::Today;

use crate::args::{
    CancelVisit, Edit, EditNeed, ImportSheet, KeptViewState, NewGoal, NewIntervention, NewMilestone, NewNeed, ReadSheet,
};
use crate::files;
use crate::ipc::commands;
use crate::leave::{self, Then};
use crate::lifecycle::{PassphraseChange, Recovery, VaultState};
use crate::own_pages::{self, SaveOwnPage};
use crate::pick::{self, PickFile, PickFolder};
use crate::preferences::{Preferences, Theme};
use crate::supervision::{self, SaveSummary, SavedSummary};
use crate::window;

#[cfg(test)]
mod tests;

commands! { |app, now, handle|
    /// Whether there is a vault, and whether it is open.
    vault_state() -> VaultState { Ok(app.vault_state()) }
    /// How hard a passphrase is to guess, while it is typed.
    passphrase_strength(typed: Passphrase) -> Strength { Ok(typed.strength()) }
    /// Five words drawn at random.
    suggest_passphrase() -> String { Ok(Passphrase::suggest().reveal().to_owned()) }
    /// The recovery code of a new vault, shown once. Nothing is on the disk yet.
    begin_setup(passphrase: Passphrase) -> String { app.begin_setup(&passphrase) }
    /// Makes the vault, once the recovery code was typed back.
    finish_setup(retyped: String) -> () { app.finish_setup(&retyped, now) }
    unlock(passphrase: Passphrase) -> () { app.unlock(&passphrase, now) }
    /// Opens with the recovery code; the new passphrase opens from now on.
    recover(recovery: Recovery) -> () { app.recover(&recovery, now) }
    change_passphrase(change: PassphraseChange) -> () { app.change_passphrase(&change) }
    /// Opens a made-up caseload in a folder of its own.
    open_demo() -> () { app.open_demo(now) }
    /// Asks for the lock. The process ends soon after, once what was typed is handed over.
    lock() -> () { leave::begin(handle, Then::Lock); Ok(()) }
    /// The answer to `locking`: everything typed is committed.
    flushed() -> () { app.leaving.flushed(); Ok(()) }
    /// Somebody is there: the idle clock begins anew.
    touch() -> () { app.idle.touch(); Ok(()) }
    /// The laptop is open in somebody's home: the idle lock waits longer.
    visit_mode(on: bool) -> () { app.idle.visit(on); Ok(()) }
    settings() -> Settings { app.read(setting::get) }
    change_settings(settings: Settings) -> () {
        app.write(OpKind::ChangeSetting, now, |tx| setting::change(tx, &settings))
    }
    /// How the window was left, as the window's own JSON, or null.
    view_state(id: String) -> Option<String> { app.read(|store| view_state::get(store, &id)) }
    keep_view_state(kept: KeptViewState) -> () { app.jot("view_state", |store| view_state::set(store, &kept.id, &kept.value)) }
    preferences() -> Preferences { Ok(app.preferences()) }
    /// Percent, 50 to 400; kept for the lock screen too.
    set_zoom(percent: u16) -> () { window::set_zoom(handle, app, percent) }
    /// Kept for the lock screen too; the page itself turns light or dark.
    set_theme(theme: Theme) -> () { app.prefer(Preferences { theme, ..app.preferences() }) }
    /// The path chosen, or null.
    pick_file(ask: PickFile) -> Option<String> { Ok(pick::file(handle, ask)) }
    /// The path chosen, or null.
    pick_folder(ask: PickFolder) -> Option<String> { Ok(pick::folder(handle, ask)) }

    /// The first screen.
    today() -> Today { app.read(|store| view::today::today(store, now)) }
    /// The status line.
    status() -> StatusLine { app.read(|store| view::status::status(store, now)) }
    /// The caseload table.
    people() -> Vec<PersonRow> { app.read(|store| view::people::people(store, now.date_naive())) }
    /// One person: the banner, and what matters now.
    person(id: String) -> Person { app.read(|store| view::person::person(store, &id, now)) }
    /// A page of what happened, newest first.
    timeline(query: TimelineQuery) -> Timeline { app.read(|store| view::timeline::timeline(store, &query)) }
    /// The plan that holds now, or null.
    plan(patient: String) -> Option<Plan> { app.read(|store| view::plan::plan(store, &patient)) }
    circle(patient: String) -> Vec<CircleRow> { app.read(|store| view::circle::circle(store, &patient)) }
    /// The directory.
    contacts() -> Vec<ContactRow> { app.read(view::contacts::contacts) }
    /// What answers some words as they are typed, by group.
    search(query: SearchQuery) -> SearchFound { app.read(|store| view::search::search(store, &query)) }
    /// A page of every change about one person, newest first.
    history(query: HistoryQuery) -> History { app.read(|store| view::history::history(store, &query)) }
    /// What left the laptop about one person.
    disclosures(patient: String) -> Vec<Disclosure> { app.read(|store| disclosure::about(store, &patient)) }
    /// Everything that left the laptop.
    disclosures_all() -> Vec<Disclosure> { app.read(disclosure::all) }
    /// Every sheet that came in.
    imports() -> Vec<Import> { app.read(import::all) }
    /// What bringing a sheet in would do. Nothing is changed.
    read_sheet(ask: ReadSheet) -> DryRun {
        let bytes = files::read_sheet(&ask.path)?;
        app.read(|store| spreadsheet::look(store, &bytes, &ask.orders, now.date_naive()))
    }
    /// Brings a sheet in as one operation: all of it, or nothing.
    import_sheet(ask: ImportSheet) -> Imported {
        let bytes = files::read_sheet(&ask.path)?;
        let file = ChosenFile { name: &ask.path, bytes: &bytes };
        app.write(OpKind::Import, now, |tx| spreadsheet::bring_in(tx, file, &ask.sha256, &ask.orders))
    }
    /// Takes an import back whole, by its operation.
    undo_import(op: String) -> () {
        let op = op.parse().map_err(|_| Error::NotFound("import"))?;
        app.vault(|vault| spreadsheet::take_back(vault.store_mut(), op, now))
    }
    draft(id: String) -> Draft { app.read(|store| draft::get(store, &id)) }
    save_draft(draft: SaveDraft) -> Draft { app.jot("draft", |store| draft::save(store, now, &draft)) }
    discard_draft(id: String) -> () { app.jot("draft", |store| draft::discard(store, &id)) }
    /// The office that bundles go to, or null.
    office() -> Option<Recipient> { app.read(recipient::office) }
    set_office(office: RecipientDetails) -> String {
        app.write(OpKind::SetRecipient, now, |tx| recipient::set_office(tx, &office))
    }
    /// The supervision summary, for the preview. Nothing leaves.
    summary(options: SummaryOptions) -> SupervisionSummary { app.read(|store| view::summary::summary(store, now, options)) }
    /// Writes the summary to a folder and records the disclosure.
    save_summary(ask: SaveSummary) -> SavedSummary { supervision::save(app, &ask, now) }
    /// What has not arrived at the office, and the bundles written so far.
    waiting() -> Waiting { app.read(bundle::waiting) }
    /// The keys of both sides, as words to be read to each other.
    pairing() -> Pairing { app.vault(|vault| bundle::pairing(vault)) }
    /// Writes what waits to a folder, encrypted to the office and signed.
    export_bundle(folder: String) -> Exported { app.vault(|vault| bundle::export(vault, Path::new(&folder), now)) }
    /// Takes back the latest change of the last 24 hours; null when there is none.
    undo() -> Option<Undoable> { app.vault(|vault| vault.store_mut().undo(now)) }

    add_patient(details: PatientDetails) -> String {
        app.write(OpKind::AddPatient, now, |tx| patient::add(tx, &details))
    }
    edit_patient(edit: Edit<PatientDetails>) -> () {
        app.write(OpKind::EditPatient, now, |tx| patient::edit(tx, &edit.id, &edit.details))
    }
    set_status(change: StatusChange) -> () { app.write(OpKind::SetStatus, now, |tx| patient::set_status(tx, &change)) }
    add_alert(details: AlertDetails) -> String { app.write(OpKind::AddAlert, now, |tx| alert::add(tx, &details)) }
    edit_alert(edit: Edit<AlertDetails>) -> () {
        app.write(OpKind::EditAlert, now, |tx| alert::edit(tx, &edit.id, &edit.details))
    }
    end_alert(id: String) -> () { app.write(OpKind::EndAlert, now, |tx| alert::end(tx, &id)) }
    add_contact(details: ContactDetails) -> String {
        app.write(OpKind::AddContact, now, |tx| contact::add(tx, &details))
    }
    edit_contact(edit: Edit<ContactDetails>) -> () {
        app.write(OpKind::EditContact, now, |tx| contact::edit(tx, &edit.id, &edit.details))
    }
    add_to_circle(details: MemberDetails) -> String {
        app.write(OpKind::AddToCircle, now, |tx| circle::add(tx, &details))
    }
    edit_circle(edit: Edit<MemberDetails>) -> () {
        app.write(OpKind::EditCircle, now, |tx| circle::edit(tx, &edit.id, &edit.details))
    }
    remove_from_circle(id: String) -> () { app.write(OpKind::RemoveFromCircle, now, |tx| circle::end(tx, &id)) }

    /// A visit with all it touched: milestones, the next contact, the draft it grew from.
    record_check_in(new: NewCheckIn) -> String {
        app.write(OpKind::RecordCheckIn, now, |tx| visit_mode::record(tx, &new))
    }
    edit_check_in(edit: Edit<CheckInDetails>) -> () {
        app.write(OpKind::EditCheckIn, now, |tx| check_in::edit(tx, &edit.id, &edit.details))
    }
    /// It stands in the official record now.
    mark_entered(id: String) -> () { app.write(OpKind::MarkEntered, now, |tx| check_in::mark_entered(tx, &id)) }
    plan_visit(details: VisitDetails) -> String { app.write(OpKind::PlanVisit, now, |tx| visit::plan(tx, &details)) }
    edit_visit(edit: Edit<VisitDetails>) -> () {
        app.write(OpKind::EditVisit, now, |tx| visit::edit(tx, &edit.id, &edit.details))
    }
    cancel_visit(cancel: CancelVisit) -> () {
        app.write(OpKind::CancelVisit, now, |tx| visit::cancel(tx, &cancel.id, &cancel.reason))
    }

    /// The next version of somebody's safety plan.
    save_safety_plan(details: SafetyPlanDetails) -> String {
        app.write(OpKind::SaveSafetyPlan, now, |tx| safety_plan::save(tx, &details))
    }
    /// They were asked about a safety plan and said no.
    decline_safety_plan(declined: Declined) -> String {
        app.write(OpKind::DeclineSafetyPlan, now, |tx| safety_plan::decline(tx, &declined))
    }
    /// Every version of somebody's safety plan, newest first.
    safety_plans(patient: String) -> Vec<SafetyPlan> { app.read(|store| safety_plan::versions(store, &patient)) }
    save_about_me(details: AboutMeDetails) -> String {
        app.write(OpKind::SaveAboutMe, now, |tx| about_me::save(tx, &details))
    }
    /// Whom anybody can ring in a crisis.
    crisis_lines() -> CrisisLines { app.read(crisis_line::get) }
    /// The lines of a country as they come with the program.
    usual_crisis_lines(country: Country) -> CrisisLines { Ok(crisis_line::usual(country)) }
    set_crisis_lines(lines: CrisisLines) -> () {
        app.write(OpKind::SetCrisisLines, now, |tx| crisis_line::save(tx, &lines))
    }
    /// A page that somebody keeps, and what it leaves out. Nothing leaves.
    own_page(ask: PageAsk) -> OwnPage { app.read(|store| view::own_page::own_page(store, &ask, now)) }
    /// Writes such a page to a folder and records the disclosure.
    save_own_page(ask: SaveOwnPage) -> SavedSummary { own_pages::save(app, &ask, now) }

    /// Starts a person's plan, or writes the one that holds anew.
    save_plan(details: PlanDetails) -> String { app.save_plan(&details, now) }
    add_need(new: NewNeed) -> String {
        app.write(OpKind::AddNeed, now, |tx| {
            need::add(tx, &new.patient, &care_plan::current_or_start(tx, &new.patient)?, &new.text)
        })
    }
    edit_need(edit: EditNeed) -> () { app.write(OpKind::EditNeed, now, |tx| need::edit(tx, &edit.id, &edit.text)) }
    remove_need(id: String) -> () { app.write(OpKind::RemoveNeed, now, |tx| need::remove(tx, &id)) }
    add_goal(new: NewGoal) -> String {
        app.write(OpKind::AddGoal, now, |tx| {
            goal::add(tx, &new.patient, &care_plan::current_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_goal(edit: Edit<GoalDetails>) -> () {
        app.write(OpKind::EditGoal, now, |tx| goal::edit(tx, &edit.id, &edit.details))
    }
    add_milestone(new: NewMilestone) -> String {
        app.write(OpKind::AddMilestone, now, |tx| milestone::add(tx, &new.patient, &new.goal, &new.details))
    }
    edit_milestone(edit: Edit<MilestoneDetails>) -> () {
        app.write(OpKind::EditMilestone, now, |tx| milestone::edit(tx, &edit.id, &edit.details))
    }
    /// What came of a milestone.
    close_milestone(outcome: MilestoneOutcome) -> () {
        app.write(OpKind::CloseMilestone, now, |tx| milestone::close(tx, &outcome))
    }
    add_intervention(new: NewIntervention) -> String {
        app.write(OpKind::AddIntervention, now, |tx| {
            intervention::add(tx, &new.patient, &care_plan::current_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_intervention(edit: Edit<InterventionDetails>) -> () {
        app.write(OpKind::EditIntervention, now, |tx| intervention::edit(tx, &edit.id, &edit.details))
    }
}
