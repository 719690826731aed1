//! A safeguarding concern about an adult or a child: the facts, what the person wishes, who was told and why. Open until
//! it is closed with an outcome. Never a rating.

use chrono::NaiveDate;

use crate::record::stored_enum;
use crate::record::told::{self, told};

stored_enum! {
    #[derive(Default)]
    ConcernAbout { #[default] Adult = "adult", Child = "child" }
}

stored_enum! {
    /// Whether they agreed that others are told.
    Consent { Agreed = "agreed", Refused = "refused", NotAsked = "notAsked" }
}

told! {
    SafeguardingConcern(SafeguardingConcernDetails) in safeguarding_concern, by "noted_on DESC", closed, {
        about: ConcernAbout = told::plain,
        /// Whom it is about, where that is somebody else.
        who: Option<String> = told::line("who"),
        facts: String = told::needed_long("facts"),
        noted_on: Option<NaiveDate> = told::reported_on("notedOn"),
        source: Option<String> = told::line("source"),
        wishes: Option<String> = told::long("wishes"),
        reported_to: Option<String> = told::line("reportedTo"),
        reported_on: Option<NaiveDate> = told::past("reportedOn"),
        consent: Option<Consent> = told::plain,
        /// Why others were told without their agreement.
        override_reason: Option<String> = told::long("overrideReason"),
        reference: Option<String> = told::line("reference"),
    }
}
