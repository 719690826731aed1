//! Groups, their people, objectives and sessions.

use catchment_core::record::edit::Edit;
use catchment_core::record::group::care_group::{self, GroupDetails};
use catchment_core::record::group::group_objective;
use catchment_core::record::group::group_session::{self, SessionDetails};
use catchment_core::record::group::group_work::{self, NewGroup, NewSession};
use catchment_core::record::group::membership::{self, Joining, MembershipDetails};
use catchment_core::store::OpKind;
use catchment_core::view;
use catchment_core::view::group::GroupPage;
use catchment_core::view::group::groups::Groups;
use catchment_core::view::person::history::{GroupHistoryQuery, History};

use crate::args::{CancelSession, NewPlannedSession};
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// A page of every change about one group, newest first.
    group_history(query: GroupHistoryQuery) -> History = view::person::history::of_group(&store, &query);
    /// Every group, and the cohorts of sheets that suggest one.
    groups() -> Groups = view::group::groups::groups(&store, now);
    /// One group: its people, objectives and sessions.
    group(id: String) -> GroupPage = view::group::group(&store, &id, now);
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
    /// What came of a group's objective.
    close_objective = group_objective::close;
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
