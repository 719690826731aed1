//! The supervision summary as an accessible PDF, read back with poppler (`pdftotext`, `pdfinfo`).

use std::process::Command;

use crate::made::{ordinary, row, summary};
use catchment_core::record::person::patient::Status;
use catchment_core::view::outgoing::summary::{Figures, Proportion, SummaryRow, SupervisionSummary};
use proptest::prelude::*;

fn poppler(tool: &str, pdf: &[u8], options: &[&str], to_stdout: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("summary.pdf");
    std::fs::write(&file, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(options).arg(&file);
    if to_stdout {
        command.arg("-");
    }
    let out = command.output().expect("the Debian package poppler-utils");
    assert!(out.status.success(), "{tool}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// What a screen reader says, in its order: neither the head nor the foot of a page.
fn spoken(pdf: &[u8]) -> String {
    let tags = poppler("pdfinfo", pdf, &["-struct-text"], false);
    let lines = tags.lines().map(str::trim).filter(|line| line.starts_with('"'));
    lines.map(|line| line.trim_matches('"')).collect::<Vec<_>>().join(" ")
}

/// What is on each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let text = poppler("pdftotext", pdf, &["-raw"], true);
    text.split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// Without spaces, places to break and marks of direction.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}'))
        .collect()
}

fn pdf(summary: &SupervisionSummary) -> Vec<u8> {
    catchment_report::pdf(summary).unwrap()
}

fn named(local_id: &str, initials: &str, name: &str) -> SummaryRow {
    SummaryRow {
        name: Some(name.to_owned()),
        ..row(local_id, initials)
    }
}

#[test]
fn it_is_tagged_titled_and_in_a_language() {
    let pdf = pdf(&ordinary());
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("<pdfuaid:part>1</pdfuaid:part>"), "PDF/UA-1");
    assert!(raw.contains("/Lang(en-GB)"));
    let info = poppler("pdfinfo", &pdf, &[], false);
    for line in [
        "Title:           Supervision summary, 25 Oct 2026 to 22 Nov 2026",
        "Creator:         Catchment 0.1.0",
    ] {
        assert!(info.contains(line), "{info}");
    }
    assert!(info.contains("Tagged:          yes") && info.contains("(A4)"), "{info}");

    let tags = poppler("pdfinfo", &pdf, &["-struct-text"], false);
    let tag = |tag: &str| {
        tags.lines()
            .filter(|line| line.split_whitespace().next() == Some(tag))
            .count()
    };
    assert_eq!((tag("H1"), tag("H2"), tag("Table")), (1, 3, 3));
    // 7 figures, 5 columns and 9 people, 10 columns and 26 people.
    assert_eq!(tag("TH"), 7 + (5 + 9) + (10 + 26));
    assert_eq!(tags.matches("/Scope /Row").count(), 9 + 26);
    assert!(
        tags.contains("/Headers [(U2x1y0) (U2x0y1)]"),
        "a cell knows the heads of its column and its row"
    );
}

#[test]
fn it_reads_in_order_and_numbers_its_pages() {
    let pdf = pdf(&ordinary());
    let spoken = letters(&spoken(&pdf));
    let mut at = 0;
    for words in [
        "Supervision summary",
        "Sun 25 Oct 2026 to Sun 22 Nov 2026 · Caseload of Sam Rees",
        "Pseudonymised: handle as a clinical record",
        "Active",
        "Ended",
        "34 +2 in the period",
        "85 % 29 of 34 active",
        "To discuss 9 people",
        "Decision and action",
        "CC P0002 Aged 35–44 14 weeks",
        "The visit planned for Thu 12 Nov 2026, 14:00 has no outcome recorded.",
        "2 of 4 attended, 1 not attended, 1 cancelled Last Sat 14 Nov 2026 Next Fri 27 Nov 2026",
        "Review Fri 19 Mar 2027 Goals 1 of 3 met Milestones 2 met, 3 open, 1 overdue",
        "Decision Action, who, by when",
        "FG P0005",
        "Review Wed 3 Jun 2026, passed",
        "Everybody else 26 people",
        "BB P0001 25–34 7 2 of 4 1 Sat 14 Nov 2026 Fri 27 Nov 2026 Fri 19 Mar 2027 1 of 3 2 met, 3 open, 1 overdue",
        "HI P0007 · paused",
        "KOB no local id",
        "Supervisor Coordinator Session held on",
        "How to read this",
    ] {
        let words = letters(words);
        at += spoken[at..]
            .find(&words)
            .unwrap_or_else(|| panic!("{words} in {}", &spoken[at..]))
            + words.len();
    }
    let pages = pages(&pdf);
    for (n, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("page {} of {}", n + 1, pages.len())), "{page}");
        assert!(page.contains("Pseudonymised: handle as a clinical record"));
        assert!(page.contains("Prepared Sun 22 Nov 2026, 09:14 with Catchment 0.1.0"));
        assert!(!page.contains("DEMO"));
    }
    assert!(pages.len() > 1);
    assert!(
        pages[1].contains("Decision and action"),
        "the head of a table comes again on the next page"
    );
    assert!(!spoken.contains("page1of"), "the foot of a page is not read out");
}

#[test]
fn a_name_and_a_question_are_shown_only_where_asked_for() {
    let mut person = named("P0007", "JZ", "Jadwiga Zieliński");
    person.reasons = vec!["The coordinator asks to discuss this.".to_owned()];
    person.question = Some("Should we ask her sister?".to_owned());
    let mut all = summary(vec![person], vec![named("P0008", "MO", "Maeve O’Brien")]);
    let closed = pdf(&all);
    let shown = letters(&(spoken(&closed) + &pages(&closed).concat()));
    let raw = letters(&String::from_utf8_lossy(&closed));
    for secret in ["Jadwiga", "Zieliński", "O’Brien", "sister", "0192f0c1"] {
        assert!(!shown.contains(secret) && !raw.contains(secret), "{secret}");
    }
    assert!(shown.contains("JZP0007") && shown.contains("Freetextisleftout."));

    all.named = true;
    all.free_text = true;
    let open = pdf(&all);
    let shown = spoken(&open);
    for part in [
        "Jadwiga Zieliński",
        "Maeve O’Brien",
        "Should we ask her sister?",
        "Names people: handle as a clinical record",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    assert!(!shown.contains("Pseudonymised") && !shown.contains("Free text is left out."));
    assert!(!poppler("pdfinfo", &open, &[], false).contains("Jadwiga"));
}

#[test]
fn typed_text_is_text_and_never_markup() {
    let hostile = "#eval(\"1+1\") *bold* _it_ $x^2$ @ref <label> = Head `raw` // no \\ #sys.inputs [a] {b} ~ -- ...";
    let mut person = named("#image(\"/etc/passwd\")", "$*", hostile);
    person.reasons = vec![hostile.to_owned()];
    person.question = Some("= Heading\n- item\n#pagebreak()".to_owned());
    let mut all = summary(vec![person.clone()], vec![person]);
    all.named = true;
    all.free_text = true;
    all.release = "#panic()".to_owned();
    all.coordinator = Some("= $Sam$".to_owned());
    let pdf = pdf(&all);
    let shown = letters(&(spoken(&pdf) + &pages(&pdf).concat()));
    assert_eq!(shown.matches(&letters(hostile)).count(), 2 * 4, "{shown}");
    for part in [
        "#image(\"/etc/passwd\")",
        "= Heading - item #pagebreak()",
        "Catchment #panic()",
    ] {
        assert!(shown.contains(&letters(part)), "{part} in {shown}");
    }
}

#[test]
fn long_words_stay_on_the_page_and_what_cannot_be_printed_is_said() {
    let mut person = named(
        "ID-0123456789-0123456789-0123456789",
        "W田",
        &"Wolfeschlegelsteinhausenbergerdorff".repeat(6),
    );
    person.reasons = vec!["x".repeat(400)];
    let mut all = summary(vec![person.clone()], vec![person]);
    all.named = true;
    let pdf = pdf(&all);
    let shown = letters(&spoken(&pdf));
    assert_eq!(
        shown.matches(&"Wolfeschlegelsteinhausenbergerdorff".repeat(6)).count(),
        2,
        "{shown}"
    );
    assert!(shown.contains(&"x".repeat(400)));
    assert!(shown.contains("W�") && shown.contains("Thesign�standsforacharacterthatthisdocumentcannotprint."));
    // A page is 842 points wide with 14 mm (39.7 points) of margin.
    let boxes = poppler("pdftotext", &pdf, &["-bbox"], true);
    for edge in boxes.split("xMax=\"").skip(1) {
        let edge: f64 = edge.split('"').next().unwrap().parse().unwrap();
        assert!(edge <= 842.0 - 39.0, "{edge}");
    }
}

#[test]
fn a_long_question_runs_on_over_the_page() {
    let mut person = named("P1", "AB", &"Long ".repeat(40));
    let words: Vec<String> = (0..250).map(|n| format!("word{n:03}")).collect();
    person.question = Some(words.join(" "));
    person.reasons = (0..12)
        .map(|n| {
            format!(
                "Milestone “{}” was due Mon 9 Nov 2026.",
                format!("step{n:02} ").repeat(30)
            )
        })
        .collect();
    let mut all = summary(vec![row("P0", "AA"), person], vec![row("P2", "CC")]);
    all.named = true;
    all.free_text = true;
    let boxes = poppler("pdftotext", &pdf(&all), &["-bbox"], true);
    for word in words {
        let line = boxes
            .lines()
            .find(|line| line.contains(&word))
            .unwrap_or_else(|| panic!("{word}"));
        let bottom: f64 = line
            .split("yMax=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        // A page is 595 points high with 16 mm (45 points) at the foot.
        assert!(bottom <= 595.0 - 45.0, "{line}");
    }
}

#[test]
fn right_to_left_names_are_printed() {
    let names = [
        "محمد الأحمد",
        "יעל כהן",
        "کوشک‌آبادی",
        "Иванова",
        "Côté",
        "Nguyễn Thị Ánh",
        "शर्मा",
    ];
    let rows = names.iter().map(|name| named("", "AB", name)).collect();
    let mut all = summary(Vec::new(), rows);
    all.named = true;
    let pdf = pdf(&all);
    // Read page by page: the reader of tags shows right-to-left text as it is drawn, from the left.
    let shown = letters(&pages(&pdf).concat());
    for name in ["محمد", "כהן", "Иванова", "Côté", "NguyễnThịÁnh", "शर्मा"] {
        assert!(shown.contains(name), "{name} in {shown}");
    }
    assert!(!shown.contains('�') && shown.contains("nolocalid"));
}

#[test]
fn an_empty_caseload_and_one_with_nothing_to_discuss_say_so() {
    let mut nobody = summary(Vec::new(), Vec::new());
    nobody.figures = Figures::default();
    let shown = spoken(&pdf(&nobody));
    assert_eq!(shown.matches("Nobody is on this caseload.").count(), 2);
    assert!(
        shown.contains("0 of 0") && shown.contains("0 people") && !shown.contains('%'),
        "{shown}"
    );

    let shown = spoken(&pdf(&summary(Vec::new(), vec![row("P1", "AB")])));
    assert!(shown.contains("Nobody on this caseload meets a rule for discussion in this period."));
    assert!(shown.contains("1 person"));
    let shown = spoken(&pdf(&summary(vec![row("P1", "AB")], Vec::new())));
    assert!(shown.contains("Nobody else is on this caseload."));
}

#[test]
fn small_numbers_have_no_percentage() {
    let mut all = ordinary();
    all.figures.not_attended = Proportion::new(4, 90);
    let shown = spoken(&pdf(&all));
    assert!(
        shown.contains("4 of 90") && shown.contains("85 %") && !shown.contains("4 %"),
        "{shown}"
    );
    assert!(shown.contains("No percentage is given where fewer than 5 are counted."));
}

#[test]
fn made_up_people_are_marked_on_every_page() {
    let mut all = ordinary();
    all.demo = true;
    let pages = pages(&pdf(&all));
    assert!(pages.len() > 1 && pages.iter().all(|page| page.contains("DEMO: made-up people")));
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let all = ordinary();
    assert!(pdf(&all) == pdf(&all));
    let mut later = ordinary();
    later.prepared_at += chrono::TimeDelta::seconds(1);
    assert!(pdf(&all) != pdf(&later));
}

#[test]
fn five_hundred_people_are_all_there() {
    let person = |n: usize| SummaryRow {
        reasons: vec![
            format!("No contact for {n} days; agreed every 14 days."),
            "No next contact is planned.".to_owned(),
        ],
        ..named(&format!("S{n:04}"), "AB", "Somebody Long-Surname")
    };
    let mut all = summary((0..250).map(person).collect(), (250..500).map(person).collect());
    all.named = true;
    for row in &mut all.others {
        row.reasons.clear();
        row.status = Status::Paused;
    }
    // The reader of tags takes a minute for so many.
    let shown = pages(&pdf(&all)).concat();
    for n in 0..500 {
        assert!(shown.contains(&format!("S{n:04}")), "{n}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever somebody types, the export succeeds: it must never be a name that stands between a coordinator and
    /// the supervision session.
    #[test]
    fn any_text_can_be_printed(texts in proptest::collection::vec(any::<String>(), 6), wide in "[\\p{Arabic}\\p{Hebrew}\\p{Devanagari}\\p{Latin}\\p{Cyrillic}\\p{M}\\p{Cf} ]{0,120}") {
        let mut person = named(&texts[0], &texts[1], &texts[2]);
        person.reasons = vec![texts[3].clone(), wide];
        person.question = Some(texts[4].clone());
        let mut all = summary(vec![person.clone()], vec![person]);
        all.named = true;
        all.free_text = true;
        all.release.clone_from(&texts[5]);
        all.coordinator = Some(texts[5].clone());
        prop_assert!(catchment_report::pdf(&all).is_ok());
    }
}
