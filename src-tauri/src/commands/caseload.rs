//! The whole caseload: the first screen, the table, what is looked for, put aside or taken back.

use catchment_core::acts;
use catchment_core::facts::{self, Why};
use catchment_core::record::workspace::draft::{self, Draft, SaveDraft};
use catchment_core::record::workspace::saved_view::{self, SavedView};
use catchment_core::record::workspace::snooze;
use catchment_core::store::undo::Undoable;
use catchment_core::view;
use catchment_core::view::caseload::closing::ClosingDay;
use catchment_core::view::caseload::people::PersonRow;
use catchment_core::view::caseload::search::{SearchFound, SearchQuery};
use catchment_core::view::caseload::status::StatusLine;
use catchment_core::view::caseload::today::Today;

use crate::app::Touched;
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// The first screen.
    today() -> Today = view::caseload::today::today(store, now);
    /// The status line.
    status() -> StatusLine = view::caseload::status::status(&store, now);
    /// Why somebody is on the list, or is not: every rule's answer.
    why(patient: String) -> Why = facts::why(&store, &patient, now);
    /// The caseload table.
    people() -> Vec<PersonRow> = view::caseload::people::people(store, now);
    /// Ways to look at the caseload table, by name.
    saved_views() -> Vec<SavedView> = saved_view::all(&store);
    /// Under a name that there is, it takes the place of that one.
    save_view = saved_view::save;
    remove_view = saved_view::remove;
    /// What answers some words as they are typed, by group.
    search(query: SearchQuery) -> SearchFound = view::caseload::search::search(&store, &query);
    draft(id: String) -> Draft = draft::get(&store, &id);
    /// What waits to be finished about one person, the oldest first.
    drafts_about(patient: String) -> Vec<Draft> = draft::open_about(&store, &patient);
    save_draft(draft: SaveDraft) -> Draft { app.write_unjournalled(Touched::Draft, |store| draft::save(store, now, &draft)) }
    discard_draft(id: String) -> () { app.write_unjournalled(Touched::Draft, |store| draft::discard(store, &id)) }
    /// Takes back the latest change of the last 24 hours; null when there is none.
    undo() -> Option<Undoable> { app.vault(|vault| vault.store_mut().undo(now)) }
    /// What is to be settled before going home.
    closing() -> ClosingDay = view::caseload::closing::closing(store, now);
    /// Puts a rule aside for one person until a day. The reason itself does not end by it.
    snooze = acts::snooze::add;
    /// What was put aside shows again.
    end_snooze = snooze::end;
}
