mod codes;
mod journal;
mod releases;
mod schema;
mod store;
mod undo_property;
