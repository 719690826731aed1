mod search;
mod search_property;
mod views;
