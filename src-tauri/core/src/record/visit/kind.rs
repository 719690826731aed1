//! The kinds of contact with a person, one row each. Whatever treats kinds differently asks its row: the store, the
//! follow-up clocks, FHIR and the import. The words are in `assets/messages/reasons.en.json` under `kind`: `short` beside
//! a label, `full` where it is said alone. A new kind is a row here and its two words.

use crate::record::stored_enum;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $touch:ident, ($class:literal, $display:literal), [$($cell:literal),*];)+) => {
        stored_enum! {
            /// How a contact took place.
            Kind { $($(#[$doc])* $kind = $name,)+ }
        }

        impl Kind {
            /// Whether an attended contact of this kind is one in which they were seen or heard.
            #[must_use]
            pub fn in_touch(self) -> bool {
                match self { $(Kind::$kind => kinds!(@$touch),)+ }
            }

            /// The class of an Encounter, a code of `v3-ActCode` and its display.
            #[must_use]
            pub fn encounter_class(self) -> (&'static str, &'static str) {
                match self { $(Kind::$kind => ($class, $display),)+ }
            }

            /// What a cell of a sheet calls it: lower case, without spaces and signs.
            #[must_use]
            pub fn cells(self) -> &'static [&'static str] {
                match self { $(Kind::$kind => &[$($cell),*],)+ }
            }
        }
    };
    (@seen_or_heard) => { true };
    (@written) => { false };
}

kinds! {
    HomeVisit = "homeVisit", seen_or_heard, ("HH", "home health"),
        ["homevisit", "home", "hv", "visit", "athome", "domiciliary", "domiciliaryvisit"];
    Phone = "phone", seen_or_heard, ("VR", "virtual"),
        ["phone", "phonecall", "telephone", "telephonecall", "tel", "call", "tc"];
    Video = "video", seen_or_heard, ("VR", "virtual"),
        ["video", "videocall", "videoconsultation", "online", "teams", "attendanywhere"];
    Clinic = "clinic", seen_or_heard, ("AMB", "ambulatory"),
        ["clinic", "clinicvisit", "clinicappointment", "inclinic", "office", "atclinic", "outpatient"];
    TextMessage = "textMessage", written, ("VR", "virtual"), ["text", "textmessage", "sms"];
    /// An email, a letter, or any other message.
    Message = "message", written, ("VR", "virtual"), ["message", "email", "letter"];
    Other = "other", seen_or_heard, ("AMB", "ambulatory"), ["other"];
}

impl Kind {
    /// The kind that is stored under this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}
