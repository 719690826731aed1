//! The words the synthetic caseload is made of. Nobody is meant by them.

pub const GIVEN: &[(&str, &str)] = &[
    ("Agnes", "she/her"),
    ("Bryn", "he/him"),
    ("Chidi", "he/him"),
    ("Delyth", "she/her"),
    ("Emre", "he/him"),
    ("Fatima", "she/her"),
    ("Gethin", "he/him"),
    ("Hana", "she/her"),
    ("Ifan", "he/him"),
    ("Jocasta", "she/her"),
    ("Kofi", "he/him"),
    ("Lowri", "she/her"),
    ("Mirela", "she/her"),
    ("Nye", "he/him"),
    ("Oona", "she/her"),
    ("Pavel", "he/him"),
    ("Robin", "they/them"),
    ("Sioned", "she/her"),
    ("Tariq", "he/him"),
    ("Ursula", "she/her"),
    ("Vasile", "he/him"),
    ("Wanda", "she/her"),
    ("Yara", "she/her"),
    ("Zeki", "he/him"),
];

pub const FAMILY: &[&str] = &[
    "Adeyemi",
    "Bowen",
    "Cattermole",
    "Dragomir",
    "Eze",
    "Fairweather",
    "Griffiths",
    "Holloway",
    "Ismail",
    "Jarvis",
    "Kowalczyk",
    "Lightfoot",
    "Mbeki",
    "Nightingale",
    "Okonkwo",
    "Pritchard",
    "Quayle",
    "Rahman",
    "Skinner",
    "Tanner",
    "Underhill",
    "Vaughan-Price",
    "Whitlock",
    "Yates",
];

pub const STREETS: &[&str] = &[
    "Heol Fawr",
    "Mill Lane",
    "Station Road",
    "Cross Street",
    "Abbey Court",
    "Quay Parade",
];

pub const ACCESS: &[&str] = &[
    "Side gate; the bell does not work",
    "Ring twice and wait, slow on the stairs",
    "Key safe, code with the office",
    "Ground-floor flat, knock on the window",
];

pub const ALERTS: &[&str] = &[
    "Dog at the address",
    "Two staff to visit",
    "Hard of hearing: knock loudly",
    "Steep stairs, no handrail",
];

pub const SURGERIES: &[&str] = &["Riverside Practice", "Abbey Surgery", "The Old Mill Medical Centre"];

pub const KIN: &[(&str, &str)] = &[
    ("Mair", "mother"),
    ("Tom", "brother"),
    ("Sunita", "sister"),
    ("Glyn", "neighbour"),
    ("Ada", "friend"),
];

pub const COHORTS: &[&str] = &["North", "South", "Back to work"];

pub const NEEDS: &[&str] = &[
    "Nights are hard, and the days after them",
    "The tenancy is at risk since the arrears letter",
    "Has lost touch with friends since leaving work",
    "Physical health check is overdue",
];

/// A goal in somebody's own words, and its stages: what, and what was expected of it.
pub const GOALS: &[(&str, &[(&str, &str)])] = &[
    (
        "Get back to the choir",
        &[
            ("Ring Sioned about Tuesdays", "A way in without a big entrance"),
            ("Sit in on one rehearsal", "Stay for half of it"),
            ("First rehearsal, singing", "Sing in the back row"),
        ],
    ),
    (
        "Keep my flat",
        &[
            ("Open the post together", "Know what is owed"),
            ("Ring the housing association", "A repayment plan they accept"),
            ("Three payments in a row", "The notice withdrawn"),
        ],
    ),
    (
        "Sleep through the night four times a week",
        &[
            (
                "Keep the sleep diary for two weeks",
                "See what a bad night has in common",
            ),
            ("Phone in the kitchen at ten", "Five nights of seven"),
        ],
    ),
    (
        "See my daughter at weekends",
        &[
            ("Write the letter", "Sent before the school holidays"),
            ("First visit at the contact centre", "An hour, with lunch"),
        ],
    ),
    (
        "Start a part-time course",
        &[
            ("College open day", "Talk to one tutor"),
            ("Fill in the form", "Handed in before the deadline"),
            ("First week", "Two of three days"),
        ],
    ),
];

pub const INTERVENTIONS: &[(&str, &str, &str)] = &[
    ("Home visits", "Care coordinator", "every two weeks"),
    ("Medication review", "Dr Rao, psychiatrist", "every three months"),
    ("Tenancy support", "Housing association", "weekly"),
    ("Walking group", "Community centre", "Thursdays"),
];

pub const NOTES: &[&str] = &[
    "Talked through the week over tea.",
    "Sleeping better, four nights of seven, still avoiding the high street.",
    "Low at first, brighter once the sun came round to the kitchen.",
    "Worried about the letter from the housing association; we rang them together and it was a reminder, not a notice.",
    "Managed two of the three steps on the shopping list.",
    "Mother was there for part of the visit and asked about respite again.",
    "Did not want to talk for long, so we agreed on a shorter visit next time.",
    "Went over what helps at night and whom to ring.",
    "Back at the allotment on Saturdays; brought me two leeks.",
    "Missed the depot last week because of the bus strike, rebooked for Thursday.",
    "Filled in the form together, forty minutes, two cups of tea.",
    "The surgery has not received the blood results; I will chase them.",
    "Asked about the college open day and kept the leaflet.",
    "Cooked for the first time this month and was proud of it.",
    "The neighbour's noise is worse; showed me the diary of it.",
    "Laughed about the cat. The vet is on Tuesday.",
    "Says the new tablets make mornings heavy; noted for the review.",
    "Walked to the corner shop and back while I waited at the gate.",
    "We looked at the plan on the fridge and crossed one thing off.",
    "Sister rang during the visit; they are speaking again.",
];
