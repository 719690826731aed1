//! What is owed, and what was said with others about somebody.

use catchment_core::record::task::{self, liaison};
use catchment_core::view;
use catchment_core::view::task::OwedPage;

use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// What is owed about somebody, and what was said with others about them.
    owed(patient: String) -> OwedPage = view::task::page(&store, &patient, now.date_naive());
    add_task = task::add;
    edit_task = task::edit;
    /// It was done or answered, or is needed no longer.
    close_task = task::close;
    /// Somebody was reminded of what they owe.
    chase_task = task::chase;
    /// A call or a letter about somebody, with its next step.
    record_liaison = liaison::record;
    edit_liaison = liaison::edit;
}
