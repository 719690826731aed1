//! Who may hear of a change. A sharing wish decides; where it is silent, those who give care hear what they need to know,
//! and nobody else does. Consent is not the legal basis for direct care: what stands here is a wish and a usual way, and
//! a coordinator can override it with a reason.
//!
//! | shares | gives care | anybody else |
//! | --- | --- | --- |
//! | everything | may know | may know |
//! | named topics, and they name the change | may know | may know |
//! | named topics, and they do not, or it is not clear | look first | look first |
//! | nothing | must not | must not |
//! | never asked | may know | must not yet: never asked |

use serde::{Deserialize, Serialize};

macro_rules! abouts {
    ($($(#[$doc:meta])* $about:ident = $name:literal, $kin:ident, $pace:ident, [$($topic:literal),*];)+) => {
        /// What a change is about. The names are stored: they may be added to, never changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum NoticeAbout { $($(#[$doc])* #[serde(rename = $name)] $about,)+ }

        impl NoticeAbout {
            pub const ALL: &'static [NoticeAbout] = &[$(NoticeAbout::$about,)+];

            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(NoticeAbout::$about => $name,)+ }
            }

            /// Whether it is told within the shorter time.
            #[must_use]
            pub fn soon(self) -> bool {
                match self { $(NoticeAbout::$about => abouts!(@$pace),)+ }
            }

            /// What a later change takes the place of, while the earlier one was not passed on.
            #[must_use]
            pub fn subject(self) -> Subject {
                match self { $(NoticeAbout::$about => Subject::$kin,)+ }
            }

            /// The words of a sharing topic that name it; of one with none, no topic says for sure.
            fn topics(self) -> &'static [&'static str] {
                match self { $(NoticeAbout::$about => &[$($topic),*],)+ }
            }
        }
    };
    (@soon) => { true };
    (@usual) => { false };
}

/// Which earlier notice a later one brings up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// There is one of it: the later change is the one to tell.
    Plan,
    SafetyPlan,
    ContactPattern,
    KeyWorker,
    /// Paused, discharged or back: where somebody stands now.
    Standing,
    /// Each is one of its own, told apart by what the change is about, else by its words.
    Own,
}

abouts! {
    /// A plan was agreed, or reviewed.
    Plan = "plan", Plan, usual, ["plan", "plans", "goal", "goals"];
    /// A safety plan was saved, or declined.
    SafetyPlan = "safetyPlan", SafetyPlan, soon, ["safety", "crisis"];
    /// How often to be in touch.
    ContactPattern = "contactPattern", ContactPattern, usual, ["appointment", "appointments", "visit", "visits"];
    KeyWorker = "keyWorker", KeyWorker, usual, [];
    /// Discharged from the caseload.
    Discharge = "discharge", Standing, soon, ["discharge", "discharged"];
    Pause = "pause", Standing, usual, ["appointment", "appointments", "visit", "visits", "pause", "pauses"];
    /// In contact again after a pause or a discharge.
    Return = "return", Standing, usual, ["appointment", "appointments", "visit", "visits"];
    /// What came of a referral.
    Referral = "referral", Own, usual, ["referral", "referrals"];
    WardAdmission = "wardAdmission", Own, usual, ["ward", "hospital", "admission", "admissions"];
    WardDischarge = "wardDischarge", Own, soon, ["ward", "hospital"];
    /// Any other change that a coordinator chose to pass on.
    HandPicked = "handPicked", Own, usual, [];
}

/// What somebody is to the person, as far as sharing asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// Gives health or social care, directly.
    Care,
    /// A relative, a friend, or anybody whose role does not say otherwise.
    Family,
    /// In touch by their work, and not to give care: a landlord, an employer.
    Other,
}

/// What the person wishes to be shared with somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish<'a> {
    Everything,
    /// In the person's or the coordinator's words.
    Topics(&'a str),
    Nothing,
    NotAsked,
}

/// Why somebody must not hear of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// The person wishes nothing to be shared with them.
    Wish,
    /// The person was never asked, and they are not of those who give care.
    NeverAsked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayKnow {
    Yes,
    /// They may hear of named topics, and whether this is one of them is for somebody to decide.
    LookFirst,
    MustNot(Barred),
}

/// Relatives and friends, by a word of their role. "Carer" alone is one of them: a paid one has an employer who is asked.
const KIN: &[&str] = &[
    "mother",
    "mum",
    "mam",
    "mom",
    "father",
    "dad",
    "sister",
    "brother",
    "sibling",
    "son",
    "daughter",
    "wife",
    "husband",
    "spouse",
    "partner",
    "girlfriend",
    "boyfriend",
    "fiancé",
    "fiancée",
    "fiance",
    "friend",
    "neighbour",
    "neighbor",
    "aunt",
    "uncle",
    "cousin",
    "niece",
    "nephew",
    "grandmother",
    "grandfather",
    "gran",
    "nan",
    "grandad",
    "grandson",
    "granddaughter",
    "stepmother",
    "stepfather",
    "stepson",
    "stepdaughter",
    "carer",
    "relative",
    "kin",
];

/// Those who give health or social care, by a word of their role or job.
const CARE: &[&str] = &[
    "gp",
    "gps",
    "doctor",
    "dr",
    "surgery",
    "practitioner",
    "nurse",
    "nurses",
    "nursing",
    "cpn",
    "psychiatrist",
    "psychiatry",
    "psychologist",
    "psychology",
    "psychotherapist",
    "therapist",
    "therapy",
    "counsellor",
    "ot",
    "amhp",
    "coordinator",
    "ordinator",
    "pharmacist",
    "pharmacy",
    "midwife",
    "consultant",
    "clinic",
    "hospital",
    "ward",
    "cmht",
    "crisis",
    "paramedic",
    "dietitian",
    "physiotherapist",
];

/// The same, where it takes two words.
const CARE_PAIRS: &[&str] = &[
    "social worker",
    "support worker",
    "key worker",
    "care worker",
    "care manager",
    "care home",
    "home care",
    "health visitor",
    "mental health",
    "outreach worker",
    "recovery worker",
    "peer worker",
];

/// What somebody is, from the words of their role and job. A kin word in the role decides first, so that a sister who is
/// a nurse is a sister. `employed`: they stand in the directory with a job or an employer, or are an organisation.
#[must_use]
pub fn bond(role: &str, job: Option<&str>, key_worker: bool, employed: bool) -> Bond {
    let role = spaced(role);
    let job = job.map(spaced).unwrap_or_default();
    let one_of = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(&format!(" {word} ")));
    let cares = |text: &str| one_of(text, CARE) || one_of(text, CARE_PAIRS) || text.contains(" general practi");
    if one_of(&role, KIN) {
        Bond::Family
    } else if key_worker || cares(&role) || cares(&job) {
        Bond::Care
    } else if employed {
        Bond::Other
    } else {
        Bond::Family
    }
}

/// Who may know, as in the table above.
#[must_use]
pub fn may_know(bond: Bond, wish: Wish<'_>, about: NoticeAbout) -> MayKnow {
    match wish {
        Wish::Everything => MayKnow::Yes,
        Wish::Topics(topics) if named(topics, about) => MayKnow::Yes,
        Wish::Topics(_) => MayKnow::LookFirst,
        Wish::Nothing => MayKnow::MustNot(Barred::Wish),
        Wish::NotAsked if bond == Bond::Care => MayKnow::Yes,
        Wish::NotAsked => MayKnow::MustNot(Barred::NeverAsked),
    }
}

/// Whether topics, as typed, name what a change is about. Words that take something out ("all but the plan") make it
/// unclear, and then it is not for a program to say.
#[must_use]
pub fn named(topics: &str, about: NoticeAbout) -> bool {
    const TAKES_OUT: &[&str] = &[
        "no", "not", "nothing", "never", "except", "but", "without", "apart", "unless", "only", "don", "t",
    ];
    let mut said = spaced(topics);
    if about == NoticeAbout::Plan {
        // A safety plan is another page than the plan.
        said = said.replace(" safety plan ", " ").replace(" crisis plan ", " ");
    }
    let has = |words: &[&str]| words.iter().any(|word| said.contains(&format!(" {word} ")));
    has(about.topics()) && !has(TAKES_OUT)
}

/// In small letters, each word between blanks.
fn spaced(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut out = String::from(" ");
    for word in words {
        out.push_str(word);
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_know_is_the_table_of_roles_and_wishes() {
        use Barred::{NeverAsked, Wish as AgainstWish};
        use MayKnow::{LookFirst, MustNot, Yes};
        let topics = Wish::Topics("The plan, and who to ring at night");
        let other_topics = Wish::Topics("Appointments");
        // A wish, and what it means for a GP, a sister and a landlord where a plan has changed.
        let table = [
            (Wish::Everything, [Yes, Yes, Yes]),
            (topics, [Yes, Yes, Yes]),
            (other_topics, [LookFirst, LookFirst, LookFirst]),
            (Wish::Nothing, [MustNot(AgainstWish); 3]),
            (Wish::NotAsked, [Yes, MustNot(NeverAsked), MustNot(NeverAsked)]),
        ];
        for (wish, expected) in table {
            for (bond, expected) in [Bond::Care, Bond::Family, Bond::Other].into_iter().zip(expected) {
                assert_eq!(may_know(bond, wish, NoticeAbout::Plan), expected, "{bond:?} {wish:?}");
            }
        }
    }

    #[test]
    fn a_role_says_what_somebody_is() {
        let bonds = [
            ("GP", None, false, false, Bond::Care),
            ("general practitioner", None, false, false, Bond::Care),
            ("Community nurse", None, false, true, Bond::Care),
            ("social worker", None, false, true, Bond::Care),
            (
                "Sarah from the team",
                Some("Care co-ordinator"),
                false,
                true,
                Bond::Care,
            ),
            ("whoever answers", None, true, false, Bond::Care),
            ("sister", None, false, false, Bond::Family),
            ("Sister (a nurse)", Some("Nurse"), false, true, Bond::Family),
            ("mother-in-law", None, false, false, Bond::Family),
            ("carer", None, false, false, Bond::Family),
            ("Idris", None, false, false, Bond::Family),
            ("housing officer", Some("Housing officer"), false, true, Bond::Other),
            // Not every word that begins like one is one.
            ("warden", None, false, true, Bond::Other),
            ("nursery", None, false, true, Bond::Other),
        ];
        for (role, job, key_worker, employed, expected) in bonds {
            assert_eq!(bond(role, job, key_worker, employed), expected, "{role}");
        }
    }

    #[test]
    fn topics_decide_only_where_they_are_clear() {
        let cases = [
            (
                "Appointments, and who to ring at night",
                NoticeAbout::ContactPattern,
                true,
            ),
            ("Appointments, and who to ring at night", NoticeAbout::Plan, false),
            ("Her plan and goals", NoticeAbout::Plan, true),
            ("The safety plan", NoticeAbout::SafetyPlan, true),
            ("The safety plan", NoticeAbout::Plan, false),
            ("The care plan and the safety plan", NoticeAbout::Plan, true),
            ("Everything but the plan", NoticeAbout::Plan, false),
            ("Not the discharge", NoticeAbout::Discharge, false),
            ("Planning meetings", NoticeAbout::Plan, false),
            ("Anything", NoticeAbout::HandPicked, false),
        ];
        for (topics, about, expected) in cases {
            assert_eq!(named(topics, about), expected, "{topics}: {about:?}");
        }
    }

    #[test]
    fn names_are_each_others_own() {
        let names: std::collections::BTreeSet<_> = NoticeAbout::ALL.iter().map(|about| about.name()).collect();
        assert_eq!(names.len(), NoticeAbout::ALL.len());
    }
}
