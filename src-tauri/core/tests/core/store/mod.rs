mod journal;
mod nouns;
mod store;
mod undo_property;
