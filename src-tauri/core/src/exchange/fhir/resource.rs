//! The Bundle as it is written, one entry after the other, and the small shapes that every resource is made of.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// A transaction Bundle that is being written.
pub(super) struct Transaction<'a> {
    out: &'a mut dyn Write,
    demo: bool,
    counts: BTreeMap<String, u64>,
}

impl<'a> Transaction<'a> {
    pub(super) fn open(out: &'a mut dyn Write, demo: bool) -> Result<Self> {
        out.write_all(br#"{"resourceType":"Bundle","type":"transaction","entry":["#)?;
        Ok(Transaction {
            out,
            demo,
            counts: BTreeMap::new(),
        })
    }

    /// Adds one resource. `body` is without its type and id; what is null or empty in it is left out, as FHIR wants.
    pub(super) fn put(&mut self, kind: &str, id: &str, mut body: Value) -> Result<()> {
        body["resourceType"] = kind.into();
        body["id"] = id.into();
        if self.demo {
            body["meta"]["security"] = json!([{
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                "code": "HTEST",
                "display": "test health data",
            }]);
        }
        prune(&mut body);
        let entry = json!({
            "fullUrl": format!("urn:uuid:{id}"),
            "resource": body,
            "request": {"method": "PUT", "url": format!("{kind}/{id}")},
        });
        let separator: &[u8] = if self.counts.is_empty() { b"\n" } else { b",\n" };
        self.out.write_all(separator)?;
        self.out.write_all(&serde_json::to_vec(&entry)?)?;
        *self.counts.entry(kind.to_owned()).or_default() += 1;
        Ok(())
    }

    pub(super) fn close(self) -> Result<BTreeMap<String, u64>> {
        self.out.write_all(b"\n]}\n")?;
        Ok(self.counts)
    }
}

/// Takes out nulls, empty texts, and lists and objects with nothing in them. FHIR forbids all of them.
fn prune(value: &mut Value) {
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(prune);
            items.retain(|item| !empty(item));
        }
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            fields.retain(|_, field| !empty(field));
        }
        _ => {}
    }
}

pub(super) fn reference(kind: &str, id: &str) -> Value {
    json!({"reference": format!("{kind}/{id}")})
}

/// A concept in words alone.
pub(super) fn concept(text: Option<&str>) -> Value {
    json!({"text": text})
}

pub(super) fn coded(system: &str, code: &str, display: &str) -> Value {
    json!({"coding": [{"system": system, "code": code, "display": display}]})
}

/// Notes for what the resource has no element for: `Strengths: ...`, each only where there is something to say.
pub(super) fn notes(lines: &[(&str, Option<&str>)]) -> Value {
    let said = lines
        .iter()
        .filter_map(|(what, text)| text.map(|text| json!({"text": format!("{what}: {text}")})));
    said.collect()
}

pub(super) fn telecom(phone: Option<&str>, email: Option<&str>) -> Value {
    let point = |system: &str, value: Option<&str>| value.map(|value| json!({"system": system, "value": value}));
    json!([point("phone", phone), point("email", email)])
}

pub(super) fn address(lines: Option<&str>, postcode: Option<&str>) -> Value {
    let lines: Vec<&str> = lines.unwrap_or_default().lines().map(str::trim).collect();
    json!([{"line": lines, "postalCode": postcode}])
}

/// The human-readable part of a resource: somebody's own text as XHTML paragraphs.
pub(super) fn narrative(text: Option<&str>) -> Value {
    let Some(text) = text else { return Value::Null };
    let mut div = String::from("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        div.push_str("<p>");
        for character in line.chars() {
            match character {
                '&' => div.push_str("&amp;"),
                '<' => div.push_str("&lt;"),
                '>' => div.push_str("&gt;"),
                // Not allowed in XML at all, not even escaped.
                '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                other => div.push(other),
            }
        }
        div.push_str("</p>");
    }
    div.push_str("</div>");
    json!({"status": "additional", "div": div})
}

/// The id of a resource that has no row of its own, made from the row it belongs to; always the same.
pub(super) fn id_of(kind: &str, row: &str) -> Result<String> {
    let hash = Sha256::digest(format!("{kind}/{row}"));
    let bytes = hash[..16].try_into().map_err(|_| Error::Internal("id"))?;
    Ok(uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string())
}
