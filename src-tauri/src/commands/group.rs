//! Groups, their people, objectives and sessions.

use catchment_core::record::group::{care_group, group_objective, group_session, group_work, membership};
use catchment_core::view;
use catchment_core::view::group::GroupPage;
use catchment_core::view::group::groups::Groups;
use catchment_core::view::person::history::{GroupHistoryQuery, History};

use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// A page of every change about one group, newest first.
    group_history(query: GroupHistoryQuery) -> History = view::person::history::of_group(&store, &query);
    /// Every group, and the cohorts of sheets that suggest one.
    groups() -> Groups = view::group::groups::groups(&store, now);
    /// One group: its people, objectives and sessions.
    group(id: String) -> GroupPage = view::group::group(&store, &id, now);
    add_group = group_work::start;
    edit_group = care_group::edit;
    join_group = membership::join;
    leave_group = membership::leave;
    edit_membership = membership::edit;
    /// What came of a group's objective.
    close_objective = group_objective::close;
    plan_session = group_session::plan;
    edit_session = group_session::edit;
    cancel_session = group_session::cancel;
    /// A session that took place, with everybody who was expected.
    record_session = group_work::record_session;
    /// As `record_session`, of one that was written down before.
    correct_session = group_work::correct_session;
}
