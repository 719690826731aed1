//! The lines inside: their spelling, their chain, and the manifest that announced them.

use super::fixture::{Case, change, changes, head, op_hash};
use crate::bundle::line::{self, Change, OpHead};
use crate::bundle::manifest::Kind;

fn line_of(head: &OpHead, rows: &[Change]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rows = rows.iter().cloned();
    line::write(&mut out, head, || Ok(rows.next())).unwrap();
    out
}

fn sealed(seq: i64, prev: &str, rows: &[Change]) -> OpHead {
    let mut head = head(seq, prev);
    head.hash = op_hash(&head, rows);
    head
}

#[test]
fn lines_have_one_spelling() {
    let case = Case::honest();
    let text = String::from_utf8(case.changes.clone()).unwrap();
    let bent = [
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
        format!("{text}\n"),
        format!("\n{text}"),
        format!(" {text}"),
        text.replacen("}\n", "} \n", 1),
        text.replacen("}\n{", "}{", 1),
        format!("\u{feff}{text}"),
        text.replacen("\"kind\"", "\"kinds\"", 1),
        text.replacen("{\"seq\":1,", "{\"seq\":1,\"seq\":1,", 1),
        text.replacen("{\"seq\":1,", "{\"seq\":1,\"more\":1,", 1),
        text.replacen("{\"seq\":1,", "{\"seq\":\"1\",", 1),
        text.replacen("{\"seq\":1,", "{", 1),
        text.replacen("\"table\":", "\"more\":1,\"table\":", 1),
        text.replacen("}]}\n", "}],\"more\":1}\n", 1),
        text.replacen("}]}\n", "},]}\n", 1),
        text.replacen("\"changes\":[", "\"changes\":{", 1),
        "[]\n".into(),
        "{}\n".into(),
        "null\n".into(),
        "not json\n".into(),
        "[".repeat(10_000),
    ];
    for (at, changes) in bent.into_iter().enumerate() {
        let case = Case {
            changes: changes.into_bytes(),
            ..Case::honest()
        };
        assert_eq!(case.refused(&case.file()), "line", "{at}");
    }
    let case = Case {
        changes: vec![0xff, b'\n'],
        ..Case::honest()
    };
    assert_eq!(case.refused(&case.file()), "line");
}

#[test]
fn no_line_makes_the_reader_grow() {
    for text in [
        "{\"seq\":1,\"id\":\"",
        "{\"seq\":",
        "{\"changes\":[{\"before\":\"",
        "",
        " ",
    ] {
        let mut changes = text.as_bytes().to_vec();
        changes.resize(9 << 20, b'1');
        let case = Case {
            changes,
            ..Case::honest()
        };
        assert!(["tooLarge", "line"].contains(&case.refused(&case.file())), "{text}");
    }
    let one = sealed(1, &"0".repeat(64), &[]);
    let mut changes = line_of(&one, &[]);
    changes.truncate(changes.len() - 3);
    changes.extend_from_slice(b"{\"before\":\"");
    changes.resize(9 << 20, b'a');
    let case = Case {
        changes,
        ..Case::honest()
    };
    assert_eq!(case.refused(&case.file()), "tooLarge");
}

#[test]
fn an_operation_may_be_large_when_its_changes_are_not() {
    // An import: one operation, one line, far more than any one change may hold.
    let note = "word ".repeat(20_000);
    let rows: Vec<Change> = (0..60)
        .map(|at| {
            let mut row = change(&format!("row-{at}"));
            let after = serde_json::json!({"note": note}).to_string();
            row.body_hash = crate::store::chain::body_hash(row.salt.as_deref().unwrap(), None, Some(&after));
            row.after = Some(serde_json::value::RawValue::from_string(after).unwrap());
            row
        })
        .collect();
    let head = sealed(1, &"0".repeat(64), &rows);
    let mut case = Case::with(1);
    case.changes = line_of(&head, &rows);
    case.manifest.head_hash = head.hash;
    assert!(case.changes.len() > 5 << 20);
    case.read(&case.file()).unwrap();
}

#[test]
fn the_chain_holds_or_the_bundle_is_refused() {
    let honest = Case::honest();
    let lines: Vec<Vec<u8>> = honest
        .changes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let with = |changes: Vec<u8>| {
        let case = Case {
            changes,
            ..Case::honest()
        };
        case.refused(&case.file())
    };
    assert_eq!(with(lines[1..].concat()), "range", "the first is missing");
    assert_eq!(with(lines[..2].concat()), "range", "the last is missing");
    assert_eq!(with([&lines[0][..], &lines[2]].concat()), "range", "one is missing");
    assert_eq!(
        with([&lines[0][..], &lines[0], &lines[1], &lines[2]].concat()),
        "range",
        "one comes twice"
    );
    assert_eq!(
        with([&lines[1][..], &lines[0], &lines[2]].concat()),
        "range",
        "another order"
    );
    assert_eq!(
        with([honest.changes.clone(), changes(4, 4, &honest.manifest.head_hash).0].concat()),
        "range"
    );
    assert_eq!(with(Vec::new()), "range");

    let text = String::from_utf8(honest.changes.clone()).unwrap();
    for (from, to) in [
        ("good week", "bad week"),
        ("recordCheckIn", "editCheckIn"),
        ("person-1", "person-2"),
        ("row-2\",\"subject", "row-9\",\"subject"),
        ("\"table\":\"check_in\"", "\"table\":\"patient\""),
        ("\"undoes\":null", "\"undoes\":1"),
        ("09:30", "09:31"),
        ("0011223344", "1011223344"),
        ("\"salt\":\"00112233445566778899aabbccddeeff\"", "\"salt\":null"),
    ] {
        assert_eq!(with(text.replacen(from, to, 1).into_bytes()), "chain", "{from}");
    }
    // Another device's operations under this one's name.
    assert_eq!(with(text.replacen("d001", "d002", 1).into_bytes()), "range");
    // A whole other history of the same length: it adds up, but it is not the one that was signed.
    let (other, _) = changes(1, 3, &"1".repeat(64));
    assert_eq!(with(other), "chain");
}

#[test]
fn an_erased_change_keeps_its_place() {
    let whole = change("row-1");
    let head = sealed(1, &"0".repeat(64), std::slice::from_ref(&whole));
    let erased = Change {
        after: None,
        salt: None,
        ..whole
    };
    let mut case = Case::with(1);
    case.changes = line_of(&head, &[erased]);
    case.manifest.head_hash = head.hash;
    case.read(&case.file()).unwrap();
}

#[test]
fn the_manifest_fits_the_lines() {
    type Bend = fn(&mut Case);
    let bends: [(&str, Bend, &str); 13] = [
        ("another last", |case| case.manifest.range.last = 4, "manifest"),
        (
            "a shorter range",
            |case| (case.manifest.range.last, case.manifest.range.count) = (2, 2),
            "range",
        ),
        (
            "a longer range",
            |case| (case.manifest.range.last, case.manifest.range.count) = (4, 4),
            "range",
        ),
        ("a negative range", |case| case.manifest.range.first = -1, "manifest"),
        (
            "a huge range",
            |case| (case.manifest.range.first, case.manifest.range.last) = (1, i64::MAX),
            "manifest",
        ),
        ("another head", |case| case.manifest.head_hash = "1".repeat(64), "range"),
        (
            "another start",
            |case| case.manifest.prev.hash = "1".repeat(64),
            "chain",
        ),
        ("a gap before", |case| case.manifest.prev.seq = 5, "manifest"),
        (
            "another device",
            |case| case.manifest.sender.device = "0192".into(),
            "range",
        ),
        (
            "a device that is a path",
            |case| case.manifest.sender.device = "../x".into(),
            "manifest",
        ),
        (
            "another key",
            |case| case.manifest.sender.key_fingerprint = "1".repeat(64),
            "sender",
        ),
        (
            "another recipient",
            |case| case.manifest.recipient_fingerprint = "1".repeat(64),
            "notForUs",
        ),
        (
            "other counts",
            |case| *case.manifest.counts.get_mut("Patient").unwrap() = 2,
            "fhir",
        ),
    ];
    for (what, bend, reason) in bends {
        let mut case = Case::honest();
        bend(&mut case);
        assert_eq!(case.refused(&case.file()), reason, "{what}");
    }
}

#[test]
fn a_newer_bundle_says_so() {
    let mut case = Case::honest();
    case.manifest.format = 2;
    case.read(&case.file())
        .expect("a newer format that older readers understand");
    case.manifest.min_reader = 2;
    assert_eq!(case.refused(&case.file()), "version");
    // A later format may look entirely different.
    let members = case.members_with(br#"{"format": 9, "min_reader": 8, "everything": "else"}"#);
    assert_eq!(case.refused(&case.seal(&members)), "version");
    let mut case = Case::honest();
    case.manifest.kind = Kind::Snapshot;
    assert_eq!(case.refused(&case.file()), "version");
    for manifest in [
        "",
        "{}",
        "[]",
        r#"{"format": 1, "min_reader": 1}"#,
        r#"{"format": 0, "min_reader": 0}"#,
    ] {
        let case = Case::honest();
        assert_eq!(
            case.refused(&case.seal(&case.members_with(manifest.as_bytes()))),
            "manifest",
            "{manifest}"
        );
    }
}

#[test]
fn fhir_is_one_transaction_of_puts() {
    let honest = String::from_utf8(Case::honest().fhir).unwrap();
    let id = "0192f000-0000-7000-8000-000000000001";
    for (from, to) in [
        ("PUT", "DELETE"),
        ("PUT", "POST"),
        ("transaction", "batch"),
        ("\"Bundle\"", "\"List\""),
        (&*format!("Patient/{id}"), "Patient/other"),
        (&*format!("urn:uuid:{id}"), "http://example.org/Patient/1"),
        ("\"fullUrl\"", "\"full\""),
        ("\"active\":true", "\"active\":"),
        ("}]", "}"),
    ] {
        let bent = honest.replacen(from, to, 1);
        assert_ne!(bent, honest, "{from}");
        let case = Case {
            fhir: bent.into_bytes(),
            ..Case::honest()
        };
        assert_eq!(case.refused(&case.file()), "fhir", "{from} -> {to}");
    }
    let case = Case {
        fhir: format!("{honest}{honest}").into_bytes(),
        ..Case::honest()
    };
    assert_eq!(case.refused(&case.file()), "fhir");
    let mut fhir = honest.into_bytes();
    fhir.truncate(60);
    fhir.resize(9 << 20, b' ');
    let case = Case { fhir, ..Case::honest() };
    assert_eq!(case.refused(&case.file()), "tooLarge");
}
