mod contact_merge;
mod notices;
