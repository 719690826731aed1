mod codes;
mod journal;
mod nouns;
mod releases;
mod schema;
mod store;
mod undo_property;
