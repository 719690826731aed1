//! A safeguarding concern about an adult or a child: the facts, what the person wishes, who was told and why. Open until
//! it is closed with an outcome. Never a rating.

use chrono::NaiveDate;

use crate::record::noun::noun;
use crate::record::stored_enum;

stored_enum! {
    #[derive(Default)]
    ConcernAbout { #[default] Adult = "adult", Child = "child" }
}

stored_enum! {
    /// Whether they agreed that others are told.
    Consent { Agreed = "agreed", Refused = "refused", NotAsked = "notAsked" }
}

noun! {
    SafeguardingConcern(SafeguardingConcernDetails) in safeguarding_concern, of patient;
    fields {
        about: ConcernAbout = choice;
        /// Whom it is about, where that is somebody else.
        who: Option<String> = line, searched;
        facts: String = text, searched;
        noted_on: Option<NaiveDate> = past_or_today;
        source: Option<String> = line, searched;
        wishes: Option<String> = text, searched;
        reported_to: Option<String> = line, searched;
        reported_on: Option<NaiveDate> = past;
        consent: Option<Consent> = choice;
        /// Why others were told without their agreement.
        override_reason: Option<String> = text, searched when consent is "refused" | "notAsked";
        reference: Option<String> = line, searched;
    }
    ends with outcome required;
    found as Law, on noted_on;
    list by "noted_on DESC";
}
