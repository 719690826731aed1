mod codes;
mod journal;
mod schema;
mod store;
mod undo_property;
