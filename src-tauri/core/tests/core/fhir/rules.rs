//! What FHIR R4 and our own rules ask of a Bundle, checked without a server: the elements each resource must have, the
//! codes that are allowed, one entry per id, and no reference into nothing.
use std::collections::BTreeMap;

use serde_json::Value;

/// A path to an element, and the codes it may have if it is a code.
type Element = (&'static str, &'static [&'static str]);

/// Resource type, and for each element that must be there: its path, and the codes it may have if it is a code.
const NEEDED: &[(&str, &[Element])] = &[
    ("Patient", &[]),
    ("Organization", &[("name", &[])]),
    // Who is in it are people, and named one by one: R4 has no members of a group that is not actual.
    ("Group", &[("type", &["person"])]),
    ("Practitioner", &[]),
    ("PractitionerRole", &[]),
    ("RelatedPerson", &[("patient.reference", &[])]),
    (
        "CareTeam",
        &[(
            "status",
            &["proposed", "active", "suspended", "inactive", "entered-in-error"],
        )],
    ),
    (
        "Encounter",
        &[
            (
                "status",
                &[
                    "planned",
                    "arrived",
                    "in-progress",
                    "finished",
                    "cancelled",
                    "entered-in-error",
                    "unknown",
                ],
            ),
            ("class.system", &["http://terminology.hl7.org/CodeSystem/v3-ActCode"]),
            ("class.code", &["AMB", "HH", "VR", "IMP", "NONAC"]),
        ],
    ),
    (
        "EpisodeOfCare",
        &[
            ("status", &["active", "onhold", "finished", "entered-in-error"]),
            ("patient.reference", &[]),
        ],
    ),
    (
        "ServiceRequest",
        &[
            (
                "status",
                &["draft", "active", "revoked", "completed", "entered-in-error"],
            ),
            ("intent", &["order"]),
            ("subject.reference", &[]),
        ],
    ),
    (
        "CarePlan",
        &[
            (
                "status",
                &[
                    "draft",
                    "active",
                    "on-hold",
                    "revoked",
                    "completed",
                    "entered-in-error",
                    "unknown",
                ],
            ),
            ("intent", &["proposal", "plan", "order", "option"]),
            ("subject.reference", &[]),
        ],
    ),
    (
        "Observation",
        &[
            ("status", &["final", "entered-in-error"]),
            ("code.text", &[]),
            ("subject.reference", &[]),
        ],
    ),
    (
        "QuestionnaireResponse",
        &[
            ("status", &["completed", "stopped", "entered-in-error"]),
            ("subject.reference", &[]),
        ],
    ),
    (
        "MedicationStatement",
        &[
            ("status", &["active", "stopped", "entered-in-error"]),
            ("medicationCodeableConcept.text", &[]),
            ("subject.reference", &[]),
        ],
    ),
    (
        "Task",
        &[
            ("status", &["requested", "completed", "cancelled", "entered-in-error"]),
            ("intent", &["plan"]),
            ("for.reference", &[]),
        ],
    ),
    (
        "Communication",
        &[
            ("status", &["preparation", "not-done", "completed", "entered-in-error"]),
            ("subject.reference", &[]),
        ],
    ),
    ("AllergyIntolerance", &[("patient.reference", &[])]),
    ("Condition", &[("subject.reference", &[])]),
    (
        "Goal",
        &[
            (
                "lifecycleStatus",
                &[
                    "proposed",
                    "planned",
                    "accepted",
                    "active",
                    "on-hold",
                    "completed",
                    "cancelled",
                    "entered-in-error",
                ],
            ),
            ("description.text", &[]),
            ("subject.reference", &[]),
        ],
    ),
];

/// Every entry by `Type/id`, after all rules hold.
pub fn check(bundle: &[u8]) -> BTreeMap<String, Value> {
    let bundle: Value = serde_json::from_slice(bundle).expect("JSON");
    assert_eq!(bundle["resourceType"], "Bundle");
    assert_eq!(bundle["type"], "transaction");
    let mut entries = BTreeMap::new();
    let mut urls = std::collections::BTreeSet::new();
    for entry in bundle["entry"].as_array().expect("entries") {
        let resource = &entry["resource"];
        let (kind, id) = (text(&resource["resourceType"]), text(&resource["id"]));
        assert!(
            uuid::Uuid::parse_str(id).is_ok(),
            "{kind}/{id}: not a UUID, so perhaps somebody's number"
        );
        assert_eq!(entry["fullUrl"], format!("urn:uuid:{id}"));
        assert!(urls.insert(id.to_owned()), "{kind}/{id}: the same fullUrl twice");
        assert_eq!(entry["request"]["method"], "PUT");
        assert_eq!(entry["request"]["url"], format!("{kind}/{id}"));
        assert_eq!(entry["request"].as_object().unwrap().len(), 2);
        let (_, needed) = NEEDED
            .iter()
            .find(|(name, _)| *name == kind)
            .unwrap_or_else(|| panic!("{kind}: not ours"));
        for (path, codes) in *needed {
            let found = path.split('.').fold(resource, |value, key| &value[key]);
            let found = found.as_str().unwrap_or_else(|| panic!("{kind}/{id}: no {path}"));
            assert!(
                codes.is_empty() || codes.contains(&found),
                "{kind}/{id}: {path} {found}"
            );
        }
        whole(resource, &format!("{kind}/{id}"));
        entries.insert(format!("{kind}/{id}"), resource.clone());
    }
    for (name, resource) in &entries {
        references(resource, &mut |target| {
            assert!(
                entries.contains_key(target),
                "{name} refers to {target}, which is not there"
            );
        });
    }
    entries
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not text: {value}"))
}

/// Nothing null and nothing empty, dates are dates, codings have a system and a code.
fn whole(value: &Value, at: &str) {
    match value {
        Value::Null => panic!("{at}: null"),
        Value::String(text) => assert!(!text.trim().is_empty(), "{at}: empty"),
        Value::Array(items) => {
            assert!(!items.is_empty(), "{at}: empty list");
            items.iter().for_each(|item| whole(item, at));
        }
        Value::Object(fields) => {
            assert!(!fields.is_empty(), "{at}: empty object");
            for (key, field) in fields {
                let at = format!("{at}.{key}");
                if matches!(
                    key.as_str(),
                    "birthDate" | "dueDate" | "startDate" | "statusDate" | "authored" | "effectiveDateTime"
                ) {
                    assert!(text(field).parse::<chrono::NaiveDate>().is_ok(), "{at}: {field}");
                }
                if matches!(key.as_str(), "start" | "end" | "time" | "sent") {
                    // A day may be known as a year, or a year and a month.
                    let known = format!("{}-01-01", text(field));
                    let day = text(field).parse::<chrono::NaiveDate>().is_ok()
                        || (matches!(text(field).len(), 4 | 7) && known[..10].parse::<chrono::NaiveDate>().is_ok());
                    assert!(
                        day || chrono::DateTime::parse_from_rfc3339(text(field)).is_ok(),
                        "{at}: {field}"
                    );
                }
                if key == "coding" {
                    for coding in field.as_array().unwrap() {
                        assert!(
                            coding["system"].is_string() && coding["code"].is_string(),
                            "{at}: {coding}"
                        );
                    }
                }
                whole(field, &at);
            }
        }
        _ => {}
    }
}

fn references(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| references(item, each)),
        Value::Object(fields) => {
            for (key, field) in fields {
                match field.as_str() {
                    Some(target) if key == "reference" => each(target),
                    _ => references(field, each),
                }
            }
        }
        _ => {}
    }
}
