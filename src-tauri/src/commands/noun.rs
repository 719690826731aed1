//! What is asked of every noun alike, by its name.

use crate::entries::{self, EditEntry, EndEntry, EntriesAsk, EntryRows, NewEntry};
use crate::ipc::commands;

commands! { |app, now, store, handle|
    /// Its rows about one: what holds first.
    entries(ask: EntriesAsk) -> EntryRows = entries::list(&store, &ask);
    /// Answers with the id of the new one.
    add_entry(new: NewEntry) -> String { entries::add(app, new, now) }
    edit_entry(edit: EditEntry) -> () { entries::edit(app, edit, now) }
    /// It no longer holds, is closed, or goes.
    end_entry(end: EndEntry) -> () { entries::end(app, &end, now) }
}
