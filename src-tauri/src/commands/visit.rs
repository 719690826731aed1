//! Before, during and after a visit: the brief, the check-in, what comes next and what is owed.

use catchment_core::record::edit::Edit;
use catchment_core::record::task::liaison::{self, LiaisonDetails};
use catchment_core::record::task::owing::{self, NewLiaison};
use catchment_core::record::task::{self, NewChase, TaskClosed, TaskDetails};
use catchment_core::record::visit::check_in::{self, CheckInDetails};
use catchment_core::record::visit::promises;
use catchment_core::record::visit::visit_answer::{self, PlanTogether, VisitNotHeld};
use catchment_core::record::visit::visit_mode::{self, NewCheckIn};
use catchment_core::record::visit::{self, VisitDetails};
use catchment_core::store::OpKind;
use catchment_core::view;
use catchment_core::view::task::OwedPage;
use catchment_core::view::visit::brief::{Brief, BriefAsk, VisitNear};

use crate::args::CancelVisit;
use crate::clipboard;
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// A visit with all it touched: milestones, the next contact, the draft it grew from.
    record_check_in(new: NewCheckIn) -> String {
        app.write(OpKind::RecordCheckIn, now, |tx| visit_mode::record(tx, &new))
    }
    edit_check_in(edit: Edit<CheckInDetails>) -> () {
        app.write(OpKind::EditCheckIn, now, |tx| promises::correct_check_in(tx, &edit.id, &edit.details))
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
    brief(ask: BriefAsk) -> Brief = view::visit::brief::brief(&store, &ask, now);
    /// The visit whose time is near, or null.
    visit_near() -> Option<VisitNear> = view::visit::brief::near(&store, now);
    /// Puts a check-in on the clipboard as plain text, for a minute.
    copy_note(check_in: String) -> () {
        clipboard::copy(handle, app.read(|store| view::visit::copy_note::copy_note(store, &check_in))?)
    }
    /// What is owed about somebody, and what was said with others about them.
    owed(patient: String) -> OwedPage = view::task::page(&store, &patient, now.date_naive());
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
}
