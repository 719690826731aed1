//! Safety: the person's own plan, concerns that have to be talked about, safeguarding, and the lines to ring in a crisis.
//! Never a rating of a person.

pub mod crisis_line;
pub mod safeguarding_concern;
pub mod safety_concern;
pub mod safety_plan;

use crate::record::noun::nouns;

nouns! { safeguarding_concern }
