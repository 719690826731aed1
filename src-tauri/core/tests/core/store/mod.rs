mod journal;
mod store;
mod undo_property;
