//! The command table: everything the window may ask, each answered in one line.

use std::path::Path;

use catchment_core::Error;
use catchment_core::bundle::{self, Exported, Pairing, Waiting};
use catchment_core::care::attention::RuleSettings;
use catchment_core::care::instrument::Instrument;
use catchment_core::care::plan_change::LineChange;
use catchment_core::exchange::spreadsheet::{self, ChosenFile, DryRun, Imported};
use catchment_core::record::about_me::{self, AboutMeDetails};
use catchment_core::record::alert::{self, AlertDetails};
use catchment_core::record::assessing::{
    self, AnswersKept, AssessmentDone, FinishAssessment, KeepAnswers, NewScore, ScoreRecorded,
};
use catchment_core::record::assessment::{self, WithdrawAssessment};
use catchment_core::record::care_group::{self, GroupDetails};
use catchment_core::record::care_plan::PlanDetails;
use catchment_core::record::carer::{self, Carer};
use catchment_core::record::changes_told;
use catchment_core::record::check_in::{self, CheckInDetails};
use catchment_core::record::circle::MemberDetails;
use catchment_core::record::clock_rule::{self, ClockRuleDetails};
use catchment_core::record::contact::{self, ContactDetails};
use catchment_core::record::contact_merge::{self, MergeContacts};
use catchment_core::record::crisis_line::{self, Country, CrisisLines};
use catchment_core::record::disclosure::{self, Disclosure};
use catchment_core::record::draft::{self, Draft, SaveDraft};
use catchment_core::record::enrolment::{self, EnrolmentDetails};
use catchment_core::record::episode::{self, FollowUpAnswer};
use catchment_core::record::goal::{self, GoalDetails};
use catchment_core::record::goal_rating::{self, NewRating};
use catchment_core::record::group_objective::{self, ObjectiveDetails, ObjectiveOutcome};
use catchment_core::record::group_session::{self, SessionDetails};
use catchment_core::record::group_work::{self, NewGroup, NewSession};
use catchment_core::record::household::{self, HouseholdPair};
use catchment_core::record::import::{self, Import};
use catchment_core::record::instrument::{self, InstalledInstrument, InstrumentCheck};
use catchment_core::record::intervention::{self, InterventionDetails};
use catchment_core::record::leaving::{CaseloadDischarge, MistakenDischarge, Reopening};
use catchment_core::record::liaison::{self, LiaisonDetails};
use catchment_core::record::medication_event::{self, EventDone};
use catchment_core::record::membership::{self, Joining, MembershipDetails};
use catchment_core::record::milestone::{self, MilestoneDetails, MilestoneOutcome};
use catchment_core::record::notice::{self, NoticeOverride, NoticeWhy, Telling};
use catchment_core::record::owing::{self, NewLiaison};
use catchment_core::record::passing_on::{self, PassOn};
use catchment_core::record::patient::{self, PatientDetails, StatusChange};
use catchment_core::record::plan_review::{self, PlanReview};
use catchment_core::record::recipient::{self, Recipient, RecipientDetails};
use catchment_core::record::referral::{NewReferral, ReferralChase, ReferralDetails};
use catchment_core::record::referring::{self, ReferralStepped};
use catchment_core::record::safety_concern::{
    self, AnswerConcern, DeferConcern, RaiseConcern, SafetyConcern, SlipConcern,
};
use catchment_core::record::safety_plan::{self, Declined, SafetyPlan, SafetyPlanDetails};
use catchment_core::record::saved_view::{self, SaveView, SavedView};
use catchment_core::record::score_repeat::AgreeRepeat;
use catchment_core::record::score_response::{self, RespondToScore};
use catchment_core::record::service::{self, ServiceDetails};
use catchment_core::record::service_in_place::{self, ServiceInPlaceDetails};
use catchment_core::record::setting::{self, Settings};
use catchment_core::record::snooze::{self, SnoozeDetails};
use catchment_core::record::task::{self, NewChase, TaskClosed, TaskDetails};
use catchment_core::record::told::Ending;
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::record::visit_answer::{self, PlanTogether, VisitNotHeld};
use catchment_core::record::visit_mode::{self, NewCheckIn};
use catchment_core::record::ward_stay::{self, FollowUpClosing, WardDischarge, WardStayDetails};
use catchment_core::record::{need, view_state};
use catchment_core::store::OpKind;
use catchment_core::store::undo::Undoable;
use catchment_core::vault::{Passphrase, Strength};
use catchment_core::view;
use catchment_core::view::brief::{Brief, BriefAsk, VisitNear};
use catchment_core::view::caseload::Why;
use catchment_core::view::circle::CircleRow;
use catchment_core::view::closing::ClosingDay;
use catchment_core::view::contact_page::{self, ContactPage, LikelyDuplicate, MergeAsk, MergedCircle};
use catchment_core::view::contacts::ContactRow;
use catchment_core::view::episodes::{ClockRules, Episodes, Leaving};
use catchment_core::view::group::GroupPage;
use catchment_core::view::groups::Groups;
use catchment_core::view::health::{Health, Law};
use catchment_core::view::history::{GroupHistoryQuery, History, HistoryQuery};
use catchment_core::view::household::Household;
use catchment_core::view::owed::OwedPage;
use catchment_core::view::own_page::{OwnPage, PageAsk};
use catchment_core::view::people::PersonRow;
use catchment_core::view::person::Person;
use catchment_core::view::plan::Plan;
use catchment_core::view::plan_versions::{self, PlanCompared};
use catchment_core::view::scores::Scores;
use catchment_core::view::search::{SearchFound, SearchQuery};
use catchment_core::view::services::{self, OfferedService, SameKind, SameKindAsk, ServicesTab};
use catchment_core::view::status::StatusLine;
use catchment_core::view::summary::{SummaryOptions, SupervisionSummary};
use catchment_core::view::timeline::{Timeline, TimelineQuery};
use catchment_core::view::today::Today;
use catchment_core::view::told::{PersonNotices, ToTell};

use crate::args::{
    CancelSession, CancelVisit, Edit, EditNeed, ImportSheet, InstallInstrument, KeptViewState, NewGoal,
    NewIntervention, NewMilestone, NewNeed, NewObjective, NewPlannedSession, ReadSheet,
};
use crate::brief_file::{self, SaveBrief};
use crate::clipboard;
use crate::entries::{self, EditEntry, EndEntry, Entry};
use crate::files;
use crate::ipc::commands;
use crate::leave::{self, Then};
use crate::lifecycle::{PassphraseChange, Recovery, VaultState};
use crate::local;
use crate::own_pages::{self, SaveOwnPage};
use crate::pick::{self, PickFile, PickFolder};
use crate::preferences::{Preferences, Theme};
use crate::supervision::{self, SaveSummary, SavedSummary};
use crate::table_file::{self, SaveTable};
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
    /// Whether it is the passphrase of the open vault: the laptop comes back out of other hands.
    check_passphrase(passphrase: Passphrase) -> () { app.check_passphrase(&passphrase) }
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
    /// The numbers of the rules as they come with the program.
    usual_rules() -> RuleSettings { Ok(RuleSettings::default()) }
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
    today() -> Today { app.look(|store| view::today::today(store, now)) }
    /// The status line.
    status() -> StatusLine { app.read(|store| view::status::status(store, now)) }
    /// Why somebody is on the list, or is not: every rule's answer.
    why(patient: String) -> Why { app.read(|store| view::caseload::why(store, &patient, now)) }
    /// The caseload table.
    people() -> Vec<PersonRow> { app.look(|store| view::people::people(store, now)) }
    /// Ways to look at the caseload table, by name.
    saved_views() -> Vec<SavedView> { app.read(saved_view::all) }
    /// Under a name that there is, it takes the place of that one.
    save_view(ask: SaveView) -> String { app.write(OpKind::SaveView, now, |tx| saved_view::save(tx, &ask)) }
    remove_view(id: String) -> () { app.write(OpKind::RemoveView, now, |tx| saved_view::remove(tx, &id)) }
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
    /// A page of every change about one group, newest first.
    group_history(query: GroupHistoryQuery) -> History { app.read(|store| view::history::of_group(store, &query)) }
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
    summary(options: SummaryOptions) -> SupervisionSummary { app.look(|store| view::summary::summary(store, now, options)) }
    /// Writes the summary to a folder and records the disclosure.
    save_summary(ask: SaveSummary) -> SavedSummary { supervision::save(app, &ask, now) }
    /// Writes the caseload table as it is looked at to a folder and records the disclosure.
    save_table(ask: SaveTable) -> SavedSummary { table_file::save(app, &ask, now) }
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
        app.write(OpKind::EditPatient, now, |tx| changes_told::edit_patient(tx, &edit.id, &edit.details))
    }
    /// Pauses, changes a pause, or takes up after one.
    set_status(change: StatusChange) -> () {
        app.write(OpKind::SetStatus, now, |tx| changes_told::set_status(tx, &change))
    }
    /// What keeps somebody on the caseload, and what a discharge is followed by.
    leaving(patient: String) -> Leaving { app.read(|store| view::episodes::leaving(store, &patient, now)) }
    /// With an answer to everything that is open: all of it, or nothing.
    discharge_patient(leaving: CaseloadDischarge) -> () {
        app.write(OpKind::DischargePatient, now, |tx| changes_told::discharge(tx, &leaving))?;
        app.tell("draft");
        Ok(())
    }
    edit_discharge(leaving: CaseloadDischarge) -> () {
        app.write(OpKind::EditDischarge, now, |tx| changes_told::edit_discharge(tx, &leaving))
    }
    /// They come back: the next episode; answers with its id.
    reopen_patient(back: Reopening) -> String {
        app.write(OpKind::ReopenPatient, now, |tx| changes_told::reopen(tx, &back))
    }
    /// The discharge was a mistake: the same episode goes on.
    put_discharge_right(mistake: MistakenDischarge) -> () {
        app.write(OpKind::PutDischargeRight, now, |tx| changes_told::put_right(tx, &mistake))
    }
    /// What came of the follow-up after a discharge from the caseload.
    answer_follow_up(answer: FollowUpAnswer) -> () {
        app.write(OpKind::AnswerFollowUp, now, |tx| episode::answer_follow_up(tx, &answer))
    }
    /// Somebody's episodes, their stays, and what was handed on.
    episodes(patient: String) -> Episodes { app.read(|store| view::episodes::episodes(store, &patient)) }
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
    /// The rules that start a clock, of the country that is set.
    clock_rules() -> ClockRules { app.read(view::episodes::clock_rules) }
    add_clock_rule(details: ClockRuleDetails) -> String {
        app.write(OpKind::AddClockRule, now, |tx| clock_rule::add(tx, &details))
    }
    edit_clock_rule(edit: Edit<ClockRuleDetails>) -> () {
        app.write(OpKind::EditClockRule, now, |tx| clock_rule::edit(tx, &edit.id, &edit.details))
    }
    remove_clock_rule(id: String) -> () {
        app.write(OpKind::RemoveClockRule, now, |tx| clock_rule::remove(tx, &id))
    }
    add_alert(details: AlertDetails) -> String { app.write(OpKind::AddAlert, now, |tx| alert::add(tx, &details)) }
    edit_alert(edit: Edit<AlertDetails>) -> () {
        app.write(OpKind::EditAlert, now, |tx| alert::edit(tx, &edit.id, &edit.details))
    }
    end_alert(id: String) -> () { app.write(OpKind::EndAlert, now, |tx| alert::end(tx, &id)) }
    add_contact(details: ContactDetails) -> String {
        app.write(OpKind::AddContact, now, |tx| contact::add(tx, &details))
    }
    edit_contact(edit: Edit<ContactDetails>) -> () {
        app.write(OpKind::EditContact, now, |tx| passing_on::edit_contact(tx, &edit.id, &edit.details))
    }
    add_to_circle(details: MemberDetails) -> String {
        app.write(OpKind::AddToCircle, now, |tx| passing_on::add_member(tx, &details))
    }
    edit_circle(edit: Edit<MemberDetails>) -> () {
        app.write(OpKind::EditCircle, now, |tx| passing_on::edit_member(tx, &edit.id, &edit.details))
    }
    remove_from_circle(id: String) -> () {
        app.write(OpKind::RemoveFromCircle, now, |tx| passing_on::end_member(tx, &id))
    }
    /// Who is to hear of what about one person, who must not, and who was told.
    notices(patient: String) -> PersonNotices { app.read(|store| view::told::notices(store, &patient)) }
    /// Everything that waits to be told, by whom to ring.
    to_tell() -> Vec<ToTell> { app.read(view::told::to_tell) }
    /// Makes the notices of a change that is passed on by hand.
    pass_on(ask: PassOn) -> () { app.write(OpKind::PassOn, now, |tx| passing_on::pass_on(tx, &ask)) }
    /// They were told, all of these at once; answers with how many.
    tell_notices(telling: Telling) -> u32 { app.write(OpKind::TellNotices, now, |tx| notice::tell(tx, &telling)) }
    /// They must not hear of this change.
    withhold_notice(ask: NoticeWhy) -> () {
        app.write(OpKind::WithholdNotice, now, |tx| notice::withhold(tx, &ask))
    }
    /// It is to be told against a sharing wish.
    override_wish(ask: NoticeOverride) -> () {
        app.write(OpKind::OverrideWish, now, |tx| notice::override_wish(tx, &ask))
    }
    /// They need not hear of it.
    drop_notice(ask: NoticeWhy) -> () { app.write(OpKind::DropNotice, now, |tx| notice::not_needed(tx, &ask)) }
    /// It was not told, or is needed after all.
    reopen_notice(id: String) -> () { app.write(OpKind::ReopenNotice, now, |tx| passing_on::open_again(tx, &id)) }

    /// A visit with all it touched: milestones, the next contact, the draft it grew from.
    record_check_in(new: NewCheckIn) -> String {
        app.write(OpKind::RecordCheckIn, now, |tx| visit_mode::record(tx, &new))
    }
    edit_check_in(edit: Edit<CheckInDetails>) -> () {
        app.write(OpKind::EditCheckIn, now, |tx| owing::correct_check_in(tx, &edit.id, &edit.details))
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
    /// One appointment with several people of a household.
    plan_together(ask: PlanTogether) -> () {
        app.write(OpKind::PlanTogether, now, |tx| visit_answer::plan_together(tx, &ask))
    }
    /// A planned contact did not take place: why, and the one in its place; answers with the check-in that says so.
    answer_visit(answer: VisitNotHeld) -> String {
        app.write(OpKind::AnswerVisit, now, |tx| visit_answer::not_held(tx, &answer))
    }
    /// What to know before knocking.
    brief(ask: BriefAsk) -> Brief { app.read(|store| view::brief::brief(store, &ask, now)) }
    /// Writes it as a page to print, and records that it left.
    save_brief(ask: SaveBrief) -> SavedSummary { brief_file::save(app, &ask, now) }
    /// The visit whose time is near, or null.
    visit_near() -> Option<VisitNear> { app.read(|store| view::brief::near(store, now)) }
    /// Who lives with somebody, and who may.
    household(patient: String) -> Household { app.read(|store| view::household::household(store, &patient)) }
    join_household(pair: HouseholdPair) -> () {
        app.write(OpKind::JoinHousehold, now, |tx| household::join(tx, &pair))
    }
    leave_household(patient: String) -> () {
        app.write(OpKind::LeaveHousehold, now, |tx| household::leave(tx, &patient))
    }
    /// Puts a check-in on the clipboard as plain text, for a minute.
    copy_note(check_in: String) -> () {
        clipboard::copy(handle, app.read(|store| view::copy_note::copy_note(store, &check_in))?)
    }

    /// What is owed about somebody, and what was said with others about them.
    owed(patient: String) -> OwedPage { app.read(|store| view::owed::page(store, &patient, now.date_naive())) }
    add_task(details: TaskDetails) -> String { app.write(OpKind::AddTask, now, |tx| owing::add_task(tx, &details)) }
    edit_task(edit: Edit<TaskDetails>) -> () {
        app.write(OpKind::EditTask, now, |tx| owing::edit_task(tx, &edit.id, &edit.details))
    }
    /// It was done or answered, or is needed no longer.
    close_task(closed: TaskClosed) -> () { app.write(OpKind::CloseTask, now, |tx| task::close(tx, &closed)) }
    /// Somebody was reminded of what they owe.
    chase_task(chase: NewChase) -> () { app.write(OpKind::ChaseTask, now, |tx| owing::chase(tx, &chase)) }
    /// A call or a letter about somebody, with its next step.
    record_liaison(new: NewLiaison) -> String {
        app.write(OpKind::RecordLiaison, now, |tx| owing::record_liaison(tx, &new))
    }
    edit_liaison(edit: Edit<LiaisonDetails>) -> () {
        app.write(OpKind::EditLiaison, now, |tx| liaison::edit(tx, &edit.id, &edit.details))
    }
    /// What is to be settled before going home.
    closing() -> ClosingDay { app.look(|store| view::closing::closing(store, now)) }

    /// The instruments there are to choose from.
    instruments() -> Vec<Instrument> { app.read(instrument::all) }
    /// What an organisation's instrument file is, with every fault of it. Nothing is changed.
    read_instrument(path: String) -> InstrumentCheck {
        let bytes = files::read_instrument(&path)?;
        app.read(|store| instrument::look(store, &bytes))
    }
    /// Installs the file that was looked at; answers with the instrument's id.
    install_instrument(ask: InstallInstrument) -> String {
        let bytes = files::read_instrument(&ask.path)?;
        app.write(OpKind::InstallInstrument, now, |tx| instrument::install(tx, &ask.path, &bytes, &ask.sha256))
    }
    installed_instruments() -> Vec<InstalledInstrument> { app.read(instrument::installed) }
    /// By the instrument's id. What was taken with it stays.
    retire_instrument(id: String) -> () { app.write(OpKind::RetireInstrument, now, |tx| instrument::retire(tx, &id)) }
    /// Keeps the answers so far; one that has to be talked about raises its concern in the same moment.
    keep_answers(ask: KeepAnswers) -> AnswersKept {
        let kept = app.vault(|vault| assessing::keep(vault.store_mut(), now, &ask))?;
        app.tell("draft");
        Ok(kept)
    }
    /// Ends a half-answered assessment as a record.
    finish_assessment(ask: FinishAssessment) -> AssessmentDone {
        let done = app.write(OpKind::FinishAssessment, now, |tx| assessing::finish(tx, &ask))?;
        app.tell("draft");
        Ok(done)
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
    concerns(patient: String) -> Vec<SafetyConcern> { app.read(|store| safety_concern::of(store, &patient, now)) }
    /// Somebody's scores over time, measure by measure.
    scores(patient: String) -> Scores { app.read(|store| view::scores::scores(store, &patient, now.date_naive())) }
    /// What was done about a score that got worse.
    respond_to_score(ask: RespondToScore) -> String {
        app.write(OpKind::RespondToScore, now, |tx| score_response::respond(tx, &ask))
    }
    /// How often somebody takes a measure again, or that they do not any more.
    agree_repeat(ask: AgreeRepeat) -> () {
        app.write(OpKind::AgreeRepeat, now, |tx| assessing::agree_repeat(tx, &ask))
    }
    /// Somebody begins a programme.
    enrol(details: EnrolmentDetails) -> String { app.write(OpKind::Enrol, now, |tx| enrolment::enrol(tx, &details)) }
    edit_enrolment(edit: Edit<EnrolmentDetails>) -> () {
        app.write(OpKind::EditEnrolment, now, |tx| enrolment::edit(tx, &edit.id, &edit.details))
    }
    end_enrolment(ending: Ending) -> () { app.write(OpKind::EndEnrolment, now, |tx| enrolment::end(tx, &ending)) }
    /// Puts a rule aside for one person until a day. The reason itself does not end by it.
    snooze(details: SnoozeDetails) -> String {
        app.write(OpKind::Snooze, now, |tx| {
            snooze::add(tx, &details, view::caseload::deadline(tx, &details.patient, now.date_naive())?)
        })
    }
    /// What was put aside shows again.
    end_snooze(id: String) -> () { app.write(OpKind::EndSnooze, now, |tx| snooze::end(tx, &id)) }

    /// The next version of somebody's safety plan.
    save_safety_plan(details: SafetyPlanDetails) -> String {
        app.write(OpKind::SaveSafetyPlan, now, |tx| changes_told::save_safety_plan(tx, &details))
    }
    /// They were asked about a safety plan and said no.
    decline_safety_plan(declined: Declined) -> String {
        app.write(OpKind::DeclineSafetyPlan, now, |tx| changes_told::decline_safety_plan(tx, &declined))
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
    /// Whose clocks run after a discharge, and with whose crisis lines the list begins.
    set_country(country: Country) -> () { app.write(OpKind::SetCountry, now, |tx| crisis_line::set_country(tx, country)) }
    /// A page that somebody keeps, and what it leaves out. Nothing leaves.
    own_page(ask: PageAsk) -> OwnPage { app.read(|store| view::own_page::own_page(store, &ask, now)) }
    /// Writes such a page to a folder and records the disclosure.
    save_own_page(ask: SaveOwnPage) -> SavedSummary { own_pages::save(app, &ask, now) }

    /// Everything told of somebody's health.
    health(patient: String) -> Health { app.read(|store| view::health::health(store, &patient)) }
    /// What safeguarding and the law ask to be remembered about somebody.
    law(patient: String) -> Law { app.read(|store| view::health::law(store, &patient)) }
    add_entry(entry: Entry) -> String { entries::add(app, &entry, now) }
    edit_entry(edit: EditEntry) -> () { entries::edit(app, &edit, now) }
    /// It no longer holds, or is closed.
    end_entry(end: EndEntry) -> () { entries::end(app, &end, now) }
    /// A depot or a blood test was done; answers with the id of the next one, or null.
    mark_event_done(done: EventDone) -> Option<String> {
        app.write(OpKind::MarkEventDone, now, |tx| medication_event::done(tx, &done))
    }

    /// What was asked of which service for somebody, what they were told of, and what they have.
    services(patient: String) -> ServicesTab {
        app.read(|store| services::services(store, &patient, now.date_naive()))
    }
    /// The same kind of service, in place or asked for already.
    same_kind(ask: SameKindAsk) -> SameKind { app.read(|store| services::same_kind(store, &ask, now.date_naive())) }
    /// Every service of the directory that is offered.
    offered_services() -> Vec<OfferedService> { app.read(services::offered) }
    add_referral(new: NewReferral) -> String { app.write(OpKind::AddReferral, now, |tx| referring::add(tx, &new)) }
    edit_referral(edit: Edit<ReferralDetails>) -> () {
        app.write(OpKind::EditReferral, now, |tx| referring::edit(tx, &edit.id, &edit.details))
    }
    /// The next step of a referral; answers with the id of the service that it puts in place, or null.
    step_referral(stepped: ReferralStepped) -> Option<String> {
        app.write(OpKind::StepReferral, now, |tx| changes_told::step_referral(tx, &stepped))
    }
    chase_referral(chase: ReferralChase) -> () {
        app.write(OpKind::ChaseReferral, now, |tx| referring::chase(tx, &chase))
    }
    add_service_in_place(details: ServiceInPlaceDetails) -> String {
        app.write(OpKind::AddServiceInPlace, now, |tx| service_in_place::add(tx, &details))
    }
    edit_service_in_place(edit: Edit<ServiceInPlaceDetails>) -> () {
        app.write(OpKind::EditServiceInPlace, now, |tx| service_in_place::edit(tx, &edit.id, &edit.details))
    }
    end_service_in_place(ending: Ending) -> () {
        app.write(OpKind::EndServiceInPlace, now, |tx| service_in_place::stop(tx, &ending))
    }
    /// What those who care for somebody need themselves, and were offered.
    carers(patient: String) -> Vec<Carer> { app.read(|store| carer::of(store, &patient)) }
    /// What an organisation offers, and whose circles the entry stands in.
    contact_page(id: String) -> ContactPage { app.read(|store| contact_page::contact_page(store, &id)) }
    add_service(details: ServiceDetails) -> String {
        app.write(OpKind::AddService, now, |tx| service::add(tx, &details))
    }
    edit_service(edit: Edit<ServiceDetails>) -> () {
        app.write(OpKind::EditService, now, |tx| service::edit(tx, &edit.id, &edit.details))
    }
    end_service(id: String) -> () { app.write(OpKind::EndService, now, |tx| service::end(tx, &id)) }
    /// Entries of the directory that may be the same.
    likely_duplicates() -> Vec<LikelyDuplicate> { app.read(contact_page::likely_duplicates) }
    /// What a merge makes of the circles that hold both entries. Nothing is changed.
    merged_circles(ask: MergeAsk) -> Vec<MergedCircle> { app.read(|store| contact_page::merged_circles(store, &ask)) }
    merge_contacts(merge: MergeContacts) -> () {
        app.write(OpKind::MergeContacts, now, |tx| contact_merge::merge(tx, &merge))
    }

    /// Starts a person's plan, or writes the one that holds anew.
    save_plan(details: PlanDetails) -> String { app.save_plan(&details, now) }
    add_need(new: NewNeed) -> String {
        app.write(OpKind::AddNeed, now, |tx| {
            need::add(tx, &new.patient, &changes_told::plan_or_start(tx, &new.patient)?, &new.text)
        })
    }
    edit_need(edit: EditNeed) -> () { app.write(OpKind::EditNeed, now, |tx| need::edit(tx, &edit.id, &edit.text)) }
    remove_need(id: String) -> () { app.write(OpKind::RemoveNeed, now, |tx| need::remove(tx, &id)) }
    add_goal(new: NewGoal) -> String {
        app.write(OpKind::AddGoal, now, |tx| {
            goal::add(tx, &new.patient, &changes_told::plan_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_goal(edit: Edit<GoalDetails>) -> () {
        app.write(OpKind::EditGoal, now, |tx| goal::edit(tx, &edit.id, &edit.details))
    }
    /// How important a goal is and how confident they are, as of a day.
    rate_goal(new: NewRating) -> () { app.write(OpKind::RateGoal, now, |tx| goal_rating::rate(tx, &new)) }
    /// The review of a plan as one change; answers with the number of the version that begins.
    review_plan(review: PlanReview) -> u32 {
        app.write(OpKind::ReviewPlan, now, |tx| plan_review::finish(tx, &review))
    }
    /// Two states of somebody's plan, line by line.
    compare_plan(ask: PlanCompared) -> Vec<LineChange> {
        app.read(|store| plan_versions::compared(store, &ask))
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
            intervention::add(tx, &new.patient, &changes_told::plan_or_start(tx, &new.patient)?, &new.details)
        })
    }
    edit_intervention(edit: Edit<InterventionDetails>) -> () {
        app.write(OpKind::EditIntervention, now, |tx| intervention::edit(tx, &edit.id, &edit.details))
    }

    /// Every group, and the cohorts of sheets that suggest one.
    groups() -> Groups { app.read(|store| view::groups::groups(store, now)) }
    /// One group: its people, objectives and sessions.
    group(id: String) -> GroupPage { app.read(|store| view::group::group(store, &id, now)) }
    add_group(new: NewGroup) -> String { app.write(OpKind::AddGroup, now, |tx| group_work::start(tx, &new)) }
    edit_group(edit: Edit<GroupDetails>) -> () {
        app.write(OpKind::EditGroup, now, |tx| care_group::edit(tx, &edit.id, &edit.details))
    }
    join_group(joining: Joining) -> () { app.write(OpKind::JoinGroup, now, |tx| membership::join(tx, &joining)) }
    leave_group(edit: Edit<MembershipDetails>) -> () {
        app.write(OpKind::LeaveGroup, now, |tx| membership::edit(tx, &edit.id, &edit.details))
    }
    edit_membership(edit: Edit<MembershipDetails>) -> () {
        app.write(OpKind::EditMembership, now, |tx| membership::edit(tx, &edit.id, &edit.details))
    }
    add_objective(new: NewObjective) -> String {
        app.write(OpKind::AddObjective, now, |tx| group_objective::add(tx, &new.group, &new.details))
    }
    edit_objective(edit: Edit<ObjectiveDetails>) -> () {
        app.write(OpKind::EditObjective, now, |tx| group_objective::edit(tx, &edit.id, &edit.details))
    }
    /// What came of a group's objective.
    close_objective(outcome: ObjectiveOutcome) -> () {
        app.write(OpKind::CloseObjective, now, |tx| group_objective::close(tx, &outcome))
    }
    plan_session(new: NewPlannedSession) -> String {
        app.write(OpKind::PlanSession, now, |tx| group_session::plan(tx, &new.group, &new.details))
    }
    edit_session(edit: Edit<SessionDetails>) -> () {
        app.write(OpKind::EditSession, now, |tx| group_session::edit(tx, &edit.id, &edit.details))
    }
    cancel_session(cancel: CancelSession) -> () {
        app.write(OpKind::CancelSession, now, |tx| group_session::cancel(tx, &cancel.id, &cancel.reason))
    }
    /// A session that took place, with everybody who was expected.
    record_session(new: NewSession) -> String {
        app.write(OpKind::RecordSession, now, |tx| group_work::record_session(tx, &new))
    }
    /// As `record_session`, of one that was written down before.
    correct_session(new: NewSession) -> String {
        app.write(OpKind::CorrectSession, now, |tx| group_work::record_session(tx, &new))
    }
}
