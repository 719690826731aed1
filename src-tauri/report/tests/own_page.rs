//! A page that a person keeps, as an accessible PDF read back with poppler (`pdftotext`, `pdfinfo`).

use std::process::Command;

use catchment_core::view::person::own_page::{OwnPage, PageAgreed, PageKind, PagePart, PageSection, PageStep, Section};

fn part(name: &str, text: &str) -> PagePart {
    PagePart {
        part: Some(name.to_owned()).filter(|name| !name.is_empty()),
        text: text.to_owned(),
        steps: Vec::new(),
    }
}

fn page(kind: PageKind, large: bool) -> OwnPage {
    OwnPage {
        kind,
        patient: "0192f0c1-0000-7000-8000-000000000001".to_owned(),
        name: "Zofia Zieliński".to_owned(),
        reader: (kind == PageKind::Carer).then(|| "Ida".to_owned()),
        share: None,
        share_topics: None,
        sections: vec![
            PageSection {
                section: Section::Safety,
                parts: vec![
                    part("warningSigns", "Not sleeping\nPhone off"),
                    part("coping", "#panic() *Radio* on"),
                    part("reasons", "My niece 田"),
                ],
            },
            PageSection {
                section: Section::Lines,
                parts: vec![
                    part("", "Local crisis team: 01632 960111"),
                    part("", "Samaritans: 116 123"),
                ],
            },
        ],
        left_out: Vec::new(),
        updated_on: "2026-11-03".parse().ok(),
        review_on: "2027-02-03".parse().ok(),
        agreed: None,
        large,
        demo: false,
        release: "0.1.0".to_owned(),
        made_at: chrono::DateTime::parse_from_rfc3339("2026-11-22T09:14:00+00:00").unwrap(),
    }
}

fn poppler(tool: &str, page: &OwnPage, options: &[&str], to_stdout: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, catchment_report::own_page(page).unwrap()).unwrap();
    let mut command = Command::new(tool);
    command.args(options).arg(&file);
    if to_stdout {
        command.arg("-");
    }
    let out = command.output().expect("the Debian package poppler-utils");
    assert!(out.status.success(), "{tool}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// That `parts` stand in `text` in this order.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part} is not next in {text}"));
        rest = &rest[at + part.len()..];
    }
}

const ORDER: &[&str] = &[
    "My safety plan",
    "Zofia Zieliński",
    "Safety plan written on 3 November 2026",
    "We look at it again on 3 February 2027",
    "Signs that things are getting harder",
    "Not sleeping",
    "Phone off",
    "What I can do myself",
    "#panic() *Radio* on",
    "What I live for",
    "Numbers to ring",
    "01632 960111",
    "Samaritans: 116 123",
];

#[test]
fn it_reads_in_order_in_ordinary_and_large_print_and_typed_text_is_text() {
    for large in [false, true] {
        let page = page(PageKind::SafetyPlan, large);
        in_order(&poppler("pdftotext", &page, &[], true), ORDER);
        assert!(poppler("pdfinfo", &page, &[], false).contains("Tagged:          yes"));
    }
}

#[test]
fn large_print_is_larger() {
    let height = |large| {
        let boxes = poppler("pdftotext", &page(PageKind::SafetyPlan, large), &["-bbox"], true);
        let line = boxes
            .lines()
            .find(|line| line.contains(">sleeping<"))
            .unwrap()
            .to_owned();
        let edge = |name: &str| -> f64 {
            let from = line.split(&format!("{name}=\"")).nth(1).unwrap();
            from.split('"').next().unwrap().parse().unwrap()
        };
        edge("yMax") - edge("yMin")
    };
    // 18 point to 12.
    assert!((height(true) / height(false) - 1.5).abs() < 0.01);
}

#[test]
fn a_carers_page_says_for_whom_and_an_empty_one_says_so() {
    let mut all = page(PageKind::Carer, false);
    in_order(
        &poppler("pdftotext", &all, &[], true),
        &[
            "Caring together",
            "Zofia",
            "For Ida",
            "When things get hard",
            "Numbers to ring",
        ],
    );
    all.name.clear();
    assert!(!poppler("pdfinfo", &all, &[], false).contains("Zofia"));
    all.sections.clear();
    assert!(poppler("pdftotext", &all, &[], true).contains("Nothing is written here yet."));
}

#[test]
fn medication_is_always_said_to_be_as_told_and_no_prescription() {
    let mut mine = page(PageKind::MyCare, false);
    mine.sections[0] = PageSection {
        section: Section::Medication,
        parts: vec![
            part("taken", "Flupentixol, 40 mg"),
            part("medicationDue", "Flupentixol: Tuesday 1 December 2026"),
            part("allergies", "Penicillin: rash"),
            part("noAllergies", ""),
        ],
    };
    in_order(
        &poppler("pdftotext", &mine, &[], true),
        &[
            "My medicines, as I told them: not a prescription",
            "What I take",
            "Flupentixol, 40 mg",
            "What is due next",
            "Tuesday 1 December 2026",
            "What I must not be given",
            "Penicillin: rash",
            "No allergies that I know of",
            "Numbers to ring",
        ],
    );
}

#[test]
fn what_cannot_be_printed_is_said_and_long_plans_run_over_the_page() {
    let mut all = page(PageKind::MyCare, true);
    assert!(poppler("pdftotext", &all, &[], true).contains("stands for a character"));
    all.sections[0].parts = (0..60)
        .map(|n| part("coping", &format!("word{n:03} {}", "walk ".repeat(60))))
        .collect();
    let text = poppler("pdftotext", &all, &[], true);
    for n in 0..60 {
        assert!(text.contains(&format!("word{n:03}")), "{n}");
    }
}

/// Two goals with five milestones, and who does what.
fn plan(large: bool) -> OwnPage {
    let step = |text: &str, due: Option<&str>, done| PageStep {
        text: text.to_owned(),
        expected: due.map(|_| "There and back in an hour, with a rest on the bench".to_owned()),
        due: due.and_then(|due| due.parse().ok()),
        done,
    };
    let goal = |text: &str, steps| PagePart {
        steps,
        ..part("", text)
    };
    OwnPage {
        sections: vec![
            PageSection {
                section: Section::Needs,
                parts: vec![
                    part("strengths", "Knows the bus timetable by heart"),
                    part("needs", "Company\nGetting out of the flat"),
                ],
            },
            PageSection {
                section: Section::Goals,
                parts: vec![
                    goal(
                        "Swim in the lido again",
                        vec![
                            step("Walk to the lido with Idris", None, true),
                            step("Swim one length", Some("2026-12-04"), false),
                            step("Swim on my own", Some("2027-01-15"), false),
                        ],
                    ),
                    goal(
                        "Sleep in my own bed",
                        vec![
                            step("Choose a mattress", Some("2026-12-11"), false),
                            step("A first night at home", Some("2027-01-08"), false),
                        ],
                    ),
                ],
            },
            PageSection {
                section: Section::Support,
                parts: vec![
                    part("", "Lift to the lido, Idris, weekly\nIf it rains, the museum"),
                    part("", "Visit at home, care coordinator, every two weeks"),
                ],
            },
        ],
        updated_on: None,
        agreed: Some(PageAgreed {
            version: 2,
            on: "2026-11-03".parse().ok(),
            with: Some("Ida Zielińska, sister".to_owned()),
            review_owner: Some("Sam Carter".to_owned()),
        }),
        ..page(PageKind::Plan, large)
    }
}

#[test]
fn a_plan_is_in_plain_words_in_order_and_an_ordinary_one_fits_one_page() {
    let text = poppler("pdftotext", &plan(false), &["-layout"], true);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    in_order(
        &words,
        &[
            "My plan",
            "Zofia Zieliński",
            "Agreed on 3 November 2026 with Ida Zielińska, sister",
            "We look at it again on 3 February 2027",
            "Who arranges that: Sam Carter",
            "What I am good at",
            "What the plan is for",
            "Company",
            "What I hope for, step by step",
            "Swim in the lido again",
            "Done: Walk to the lido with Idris",
            "Swim one length, by 4 December 2026. What we hope for: There and back in an hour",
            "Sleep in my own bed",
            "A first night at home, by 8 January 2027",
            "Who does what",
            "Lift to the lido, Idris, weekly",
            "If it rains, the museum",
        ],
    );
    let info = poppler("pdfinfo", &plan(false), &[], false);
    assert!(info.contains("Tagged:          yes"));
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    assert_eq!(pages.trim(), "1");
    assert!(poppler("pdfinfo", &plan(true), &[], false).contains("Tagged:          yes"));
}

#[test]
fn what_cannot_be_printed_in_a_step_is_said_too() {
    let mut page = plan(false);
    page.sections[1].parts[0].steps[1].text = "Meet 田 at the pool".to_owned();
    assert!(poppler("pdftotext", &page, &[], true).contains("stands for a character"));
}
