//! Files that are whole, and files that are not: every fault by line and column.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::shipped::FILES;
use super::{Asking, InstrumentOrigin, MAX_BYTES, REASONS, read, read_bytes, shipped};

const WHOLE: &str = r#"{
  "id": "two",
  "version": "1",
  "name": "Two items",
  "short": "TWO",
  "about": "two things, now",
  "notice": "Ours.",
  "direction": "higherWorse",
  "choices": [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}],
  "items": [
    {"id": "1", "text": "Item 1"},
    {"id": "2", "text": "Item 2", "askIf": [{"item": "1", "isOneOf": [1]}]}
  ],
  "score": {"min": 0, "max": 2},
  "bands": [{"from": 0, "to": 0, "name": "none"}, {"from": 1, "to": 2, "name": "some"}]
}"#;

/// The faults of the whole file with one thing changed: line, column, where, why.
fn faults(from: &str, to: &str) -> Vec<(u32, u32, String, String)> {
    assert!(WHOLE.contains(from), "{from}");
    match read(&WHOLE.replacen(from, to, 1), InstrumentOrigin::Organisation) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            for fault in &faults {
                assert!(REASONS.contains(&fault.reason.as_str()), "{}", fault.reason);
            }
            let each = faults.into_iter();
            each.map(|fault| (fault.line, fault.column, fault.at, fault.reason))
                .collect()
        }
    }
}

fn fault(from: &str, to: &str) -> (u32, u32, String, String) {
    let mut all = faults(from, to);
    assert_eq!(all.len(), 1, "{from} -> {to}: {all:?}");
    all.remove(0)
}

#[test]
fn every_file_that_is_shipped_is_whole() {
    for (name, text) in FILES {
        let instrument = read(text, InstrumentOrigin::Shipped).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        assert_eq!(instrument.id, *name);
        for parent in &instrument.derived_from {
            assert!(FILES.iter().any(|(known, _)| known == parent));
        }
    }
    assert_eq!(shipped().len(), FILES.len());
    let answered: Vec<_> = shipped()
        .iter()
        .filter(|known| known.entry == Asking::Items)
        .map(|known| known.id.as_str())
        .collect();
    assert_eq!(
        answered,
        ["phq9", "gad7", "k10", "pcl5", "pcptsd5", "gds15", "auditc_uk"]
    );
    let gad7 = shipped().iter().find(|known| known.id == "gad7").unwrap();
    assert_eq!(
        gad7.items[0].choice(0).unwrap().label,
        "Not at all",
        "never “Not at all sure”"
    );
}

#[test]
fn a_whole_file_is_taken() {
    assert!(faults("Ours.", "Ours.").is_empty());
    let with_mark = [b"\xef\xbb\xbf", WHOLE.as_bytes()].concat();
    assert!(read_bytes(&with_mark, InstrumentOrigin::Organisation).is_ok());
}

#[test]
fn a_fault_is_named_with_its_line_and_column() {
    let at = |line, column, at: &str, why: &str| (line, column, at.to_owned(), why.to_owned());
    assert_eq!(fault("\"TWO\"", "7"), at(5, 12, "short", "wrongType"));
    assert_eq!(fault("\"Item 1\"", "\"  \""), at(11, 25, "items[0].text", "empty"));
    assert_eq!(fault("\"notice\": \"Ours.\",", ""), at(1, 1, "notice", "required"));
    assert_eq!(
        fault("\"about\"", "\"colour\": 1, \"about\""),
        at(6, 13, "colour", "unknownField")
    );
    assert_eq!(
        fault("\"id\": \"2\"", "\"id\": \"1\""),
        at(12, 12, "items[1].id", "repeated")
    );
    assert_eq!(
        fault("\"about\"", "\"id\": \"x\", \"about\""),
        at(6, 9, "id", "repeated")
    );
    assert_eq!(
        fault("\"item\": \"1\"", "\"item\": \"9\""),
        at(12, 54, "items[1].askIf[0].item", "noSuchItem")
    );
    assert_eq!(
        fault("[1]", "[5]"),
        at(12, 70, "items[1].askIf[0].isOneOf", "noSuchChoice")
    );
    assert_eq!(fault("\"max\": 2", "\"max\": 3").3, "bands");
    assert_eq!(
        fault("\"value\": 1", "\"value\": 1.5"),
        at(9, 54, "choices[1].value", "notWhole")
    );
    assert_eq!(
        fault("\"higherWorse\"", "\"worse\""),
        at(8, 16, "direction", "notOneOf")
    );
    assert_eq!(fault("\"id\": \"two\"", "\"id\": \"Two!\""), at(2, 9, "id", "notAnId"));
    assert_eq!(fault("\"from\": 1", "\"from\": 2"), at(15, 12, "bands", "bands"));
    assert_eq!(
        fault("\"value\": 1", "\"value\": 90000"),
        at(9, 54, "choices[1].value", "outOfRange")
    );
    assert_eq!(
        fault("\"Two items\"", "\"Two\\u0007items\""),
        at(4, 11, "name", "control")
    );
    assert_eq!(
        fault(
            "\"score\": {\"min\": 0, \"max\": 2},\n  \"bands\": [{\"from\": 0, \"to\": 0, \"name\": \"none\"}, {\"from\": 1, \"to\": 2, \"name\": \"some\"}]",
            "\"score\": {\"min\": 0, \"max\": 3}"
        ),
        at(14, 12, "score", "range")
    );
    let cut = read(&WHOLE[..40], InstrumentOrigin::Organisation).unwrap_err();
    assert_eq!((cut.len(), cut[0].reason.as_str(), cut[0].line), (1, "notJson", 4));
}

#[test]
fn one_fault_does_not_hide_another() {
    let text = WHOLE
        .replace("\"TWO\"", "7")
        .replace("\"Item 1\"", "\"\"")
        .replace("\"direction\"", "\"way\"");
    let found: Vec<_> = read(&text, InstrumentOrigin::Organisation)
        .unwrap_err()
        .into_iter()
        .map(|fault| (fault.at, fault.reason))
        .collect();
    let named: Vec<_> = found.iter().map(|(at, why)| (at.as_str(), why.as_str())).collect();
    assert_eq!(
        named,
        [
            ("direction", "required"),
            ("short", "wrongType"),
            ("way", "unknownField"),
            ("items[0].text", "empty"),
        ]
    );
}

#[test]
fn hostile_files_are_refused_and_never_stumbled_over() {
    let refused = |bytes: &[u8]| {
        read_bytes(bytes, InstrumentOrigin::Organisation).unwrap_err()[0]
            .reason
            .clone()
    };
    assert_eq!(refused(b""), "notJson");
    assert_eq!(refused(b"[]"), "wrongType");
    assert_eq!(refused(b"\"text\""), "wrongType");
    assert_eq!(refused(b"{\"a\": \xff}"), "notText");
    assert_eq!(refused(&vec![b' '; MAX_BYTES + 1]), "tooLarge");
    assert_eq!(refused("[".repeat(100_000).as_bytes()), "notJson");
    let many = format!("{{{}}}", vec!["\"x\": 1"; 5_000].join(","));
    assert_eq!(
        read(&many, InstrumentOrigin::Organisation).unwrap_err().len(),
        100,
        "so many say enough"
    );
    // An item that hangs on itself, or on a later one, would never be decided.
    assert_eq!(fault("\"item\": \"1\"", "\"item\": \"2\"").3, "noSuchItem");
}

proptest::proptest! {
    #[test]
    fn a_damaged_file_is_read_or_refused_with_a_place(at in 0_usize..WHOLE.len(), byte: u8, cut in 0_usize..WHOLE.len()) {
        let mut bytes = WHOLE.as_bytes().to_vec();
        bytes[at] = byte;
        for bytes in [&bytes[..], &bytes[..cut]] {
            if let Err(faults) = read_bytes(bytes, InstrumentOrigin::Organisation) {
                proptest::prop_assert!(!faults.is_empty());
                for fault in faults {
                    proptest::prop_assert!(fault.line >= 1 && fault.column >= 1);
                    proptest::prop_assert!(REASONS.contains(&fault.reason.as_str()));
                }
            }
        }
    }
}

#[test]
fn every_reason_has_its_sentence() {
    let words: serde_json::Value =
        serde_json::from_str(include_str!("../../../../../assets/messages/en.json")).unwrap();
    for reason in REASONS {
        assert!(words["instrument"]["fault"][reason].is_string(), "{reason}");
    }
}
