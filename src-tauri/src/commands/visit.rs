//! Before, during and after a visit: the brief, the check-in and what comes next.

use catchment_core::record::visit::{self, check_in, visit_answer, visit_mode};
use catchment_core::view;
use catchment_core::view::visit::brief::{Brief, BriefAsk, VisitNear};

use crate::clipboard;
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// A visit with all it touched: milestones, the next contact, the draft it grew from.
    record_check_in = visit_mode::record;
    edit_check_in = check_in::edit;
    /// It stands in the official record now.
    mark_entered = check_in::mark_entered;
    plan_visit = visit::plan;
    edit_visit = visit::edit;
    cancel_visit = visit::cancel;
    /// One appointment with several people of a household.
    plan_together = visit_answer::plan_together;
    /// A planned contact did not take place: why, and the one in its place; answers with the check-in that says so.
    answer_visit = visit_answer::not_held;
    /// What to know before knocking.
    brief(ask: BriefAsk) -> Brief = view::visit::brief::brief(&store, &ask, now);
    /// The visit whose time is near, or null.
    visit_near() -> Option<VisitNear> = view::visit::brief::near(&store, now);
    /// Puts a check-in on the clipboard as plain text, for a minute.
    copy_note(check_in: String) -> () {
        clipboard::copy(handle, app.read(|store| view::visit::copy_note::copy_note(store, &check_in))?)
    }
}
