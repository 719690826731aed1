//! The brief of a visit as an accessible PDF on one page, read back with poppler (`pdftotext`, `pdfinfo`).

use std::process::Command;

use catchment_core::care::sharing::NoticeAbout;
use catchment_core::record::circle::notice::{Notice, NoticeState};
use catchment_core::record::health::allergy::{Allergy, AllergyDetails};
use catchment_core::record::person::alert::{Alert, AlertDetails};
use catchment_core::record::safety::safety_plan::Answer;
use catchment_core::record::text::VisitTime;
use catchment_core::record::visit::check_in::{Kind, Outcome};
use catchment_core::view::circle::notices::NoticeRow;
use catchment_core::view::visit::brief::{Brief, BriefCall, BriefContact, BriefGoal, BriefSafety};
use catchment_core::view::visit::brief_page::BriefPage;

fn notice(who: &str, role: &str, topics: Option<&str>) -> NoticeRow {
    NoticeRow {
        notice: Notice {
            id: who.to_owned(),
            patient: "p".to_owned(),
            member: who.to_owned(),
            contact: who.to_owned(),
            about: NoticeAbout::Plan,
            words: "A new plan was agreed on Mon 16 Nov 2026.".to_owned(),
            raised_on: "2026-11-16".parse().unwrap(),
            state: NoticeState::Open,
            topics: topics.map(str::to_owned),
            withheld: None,
            why: None,
            told_on: None,
            way: None,
            said: None,
            told_by: None,
            override_reason: None,
            override_by: None,
            override_told: None,
            override_on: None,
        },
        role: role.to_owned(),
        contact_name: who.to_owned(),
        phone: None,
        look_first: topics.is_some(),
    }
}

fn contact(n: usize, note: &str) -> BriefContact {
    BriefContact {
        id: n.to_string(),
        at: VisitTime(format!("2026-11-{:02}T10:00:00", 20 - n).parse().unwrap()),
        kind: Kind::HomeVisit,
        outcome: if n == 1 { Outcome::NoAccess } else { Outcome::Attended },
        note: note.to_owned(),
        cut: n == 0,
    }
}

fn page() -> BriefPage {
    let brief = Brief {
        patient: "p".to_owned(),
        name: "Zofia Zieliński".to_owned(),
        initials: "ZZ".to_owned(),
        preferred: Some("Zosia".to_owned()),
        pronouns: None,
        age: Some(58),
        local_id: Some("P0001".to_owned()),
        phone: None,
        address: Some("3 Lido Terrace".to_owned()),
        postcode: Some("ZZ99 3VZ".to_owned()),
        access_notes: Some("Side gate\nthe bell is broken".to_owned()),
        visit: None,
        alerts: vec![Alert {
            id: "a".to_owned(),
            details: AlertDetails {
                patient: "p".to_owned(),
                text: "#panic() *Dog* in the yard".to_owned(),
                source: None,
                review_on: None,
            },
            noted_on: "2026-11-01".parse().unwrap(),
            ended_on: None,
        }],
        allergies: vec![Allergy {
            id: "b".to_owned(),
            details: AllergyDetails {
                patient: "p".to_owned(),
                answer: catchment_core::record::health::allergy::AllergyAnswer::Allergy,
                substance: Some("Penicillin".to_owned()),
                reaction: Some("rash".to_owned()),
                ..AllergyDetails::default()
            },
            ended_on: None,
            outcome: None,
        }],
        please_do: Some("Take your shoes off".to_owned()),
        please_dont: None,
        communicate: None,
        last: vec![contact(0, "Sang two verses"), contact(1, "")],
        goals: vec![BriefGoal {
            text: "Swim in the lido again".to_owned(),
            next: Some("Walk to the lido".to_owned()),
            due: "2026-12-04".parse().ok(),
        }],
        safety: Some(BriefSafety {
            answer: Answer::Made,
            warning_signs: Some("Not sleeping\nPhone off".to_owned()),
            helps: Some("Radio on".to_owned()),
            contacts: None,
            updated_on: "2026-11-03".parse().unwrap(),
            review_on: "2027-02-03".parse().ok(),
            declined_why: None,
        }),
        call_first: vec![BriefCall {
            name: "Ida".to_owned(),
            role: "sister".to_owned(),
            phone: Some("01632 960111".to_owned()),
        }],
        household: Vec::new(),
        dependants: Vec::new(),
        owed: Vec::new(),
        to_hear: vec![
            notice("Dr Rao", "GP", None),
            notice("Ida", "sister", Some("Appointments")),
            notice("N Osei", "nurse", None),
        ],
        reasons: Vec::new(),
    };
    BriefPage {
        brief,
        demo: false,
        release: "0.1.0".to_owned(),
        made_at: chrono::DateTime::parse_from_rfc3339("2026-11-22T09:14:00+00:00").unwrap(),
    }
}

fn poppler(tool: &str, page: &BriefPage, to_stdout: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("brief.pdf");
    std::fs::write(&file, catchment_report::brief(page).unwrap()).unwrap();
    let mut command = Command::new(tool);
    command.arg(&file);
    if to_stdout {
        command.arg("-");
    }
    let out = command.output().expect("the Debian package poppler-utils");
    assert!(out.status.success(), "{tool}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn it_reads_in_the_order_of_the_brief_and_typed_text_is_text() {
    let text = poppler("pdftotext", &page(), true)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let mut rest = text.as_str();
    for part in [
        "Doorstep brief",
        "Zofia Zieliński",
        "3 Lido Terrace, ZZ99 3VZ",
        "likes “Zosia”",
        "Allergy: Penicillin: rash",
        "#panic() *Dog* in the yard",
        "At the door",
        "Getting in: Side gate the bell is broken",
        "Please do: Take your shoes off",
        "Who must be told",
        "Dr Rao (GP): A new plan was agreed",
        "Ida (sister)",
        "Shares only: Appointments",
        "and 1 more",
        "Last contacts",
        "20 November 2026 · Home visit: Sang two verses …",
        "19 November 2026 · Home visit · No access",
        "What they want",
        "Next: Walk to the lido, by 4 December 2026",
        "Safety plan",
        "Of 3 November 2026 · review 3 February 2027",
        "Warning signs: Not sleeping; Phone off",
        "Call first: Ida (sister), 01632 960111",
        "shred it after the visit",
    ] {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part} is not next in {rest}"));
        rest = &rest[at + part.len()..];
    }
    assert!(!text.contains("N Osei"), "two are named, as on the screen");
}

#[test]
fn it_is_one_tagged_page_also_when_there_is_much_to_say() {
    let mut full = page();
    full.brief.last = (0..3)
        .map(|n| contact(n, &"walked to the lido and back ".repeat(8)))
        .collect();
    let goal = full.brief.goals[0].clone();
    full.brief.goals = vec![goal; 6];
    let plan = full.brief.safety.as_mut().unwrap();
    plan.warning_signs = Some("Not sleeping, not eating, curtains drawn all day\n".repeat(6));
    plan.helps = Some("The radio on, the kettle on, a walk round the block\n".repeat(6));
    for page in [page(), full] {
        let said = poppler("pdfinfo", &page, false);
        assert!(said.contains("Tagged:          yes"), "{said}");
        assert!(
            said.lines()
                .any(|line| line.starts_with("Pages:") && line.ends_with(" 1")),
            "{said}"
        );
    }
}

#[test]
fn of_somebody_of_whom_nothing_is_known_it_says_what_was_not_asked() {
    let mut bare = page();
    let known = &mut bare.brief;
    (known.alerts, known.allergies, known.last) = (Vec::new(), Vec::new(), Vec::new());
    (known.goals, known.safety, known.to_hear) = (Vec::new(), None, Vec::new());
    let text = poppler("pdftotext", &bare, true);
    for said in ["No visit planned", "Not asked yet", "Never asked"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Who must be told"));
}
