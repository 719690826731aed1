mod codes;
mod journal;
mod nouns;
mod opening;
mod releases;
mod schema;
mod undo_property;
