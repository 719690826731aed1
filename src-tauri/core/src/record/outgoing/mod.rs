//! What leaves the laptop or came in as a whole: disclosures, who receives bundles, imports.

pub mod disclosure;
pub mod import;
pub mod recipient;
