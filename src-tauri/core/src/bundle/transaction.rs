//! Checks `fhir.json` as it streams by: one transaction, every entry a PUT of the resource it carries, and as many of
//! each type as the manifest says. Whether a server likes it is the server's business.

use crate::error::BundleFault;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead, Read};

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::line::{Allowance, json_error};
use crate::{Error, Result};

type Counts = BTreeMap<String, u64>;

/// Reads the whole bundle and counts its resources by type.
///
/// # Errors
/// `Bundle("fhir")`, `Bundle("tooLarge")` for one entry beyond measure, or what the stream says.
pub(super) fn count(input: &mut dyn BufRead) -> Result<Counts> {
    let allowance = Allowance::default();
    let mut json = serde_json::Deserializer::from_reader(Metered {
        input,
        allowance: allowance.clone(),
    });
    let mut counts = Counts::new();
    let result = json.deserialize_map(BundleVisitor {
        counts: &mut counts,
        allowance: &allowance,
    });
    result
        .and_then(|()| json.end())
        .map_err(|error| match json_error(error, &allowance) {
            Error::Bundle(BundleFault::Line) => Error::Bundle(BundleFault::Fhir),
            other => other,
        })?;
    Ok(counts)
}

struct Metered<'a> {
    input: &'a mut dyn BufRead,
    allowance: Allowance,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.allowance.spend(read)?;
        Ok(read)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    full_url: String,
    resource: Resource,
    request: Request,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    resource_type: String,
    id: String,
}

#[derive(Deserialize)]
struct Request {
    method: String,
    url: String,
}

impl Entry {
    fn is_put(&self) -> bool {
        let Resource { resource_type, id } = &self.resource;
        self.request.method == "PUT"
            && self.request.url == format!("{resource_type}/{id}")
            && self.full_url == format!("urn:uuid:{id}")
            && uuid::Uuid::parse_str(id).is_ok()
            && resource_type.bytes().all(|byte| byte.is_ascii_alphabetic())
            && (1..=32).contains(&resource_type.len())
    }
}

struct BundleVisitor<'a> {
    counts: &'a mut Counts,
    allowance: &'a Allowance,
}

impl<'de> Visitor<'de> for BundleVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a transaction")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut kind, mut purpose, mut entries) = (None::<String>, None::<String>, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "resourceType" if kind.is_none() => kind = Some(map.next_value()?),
                "type" if purpose.is_none() => purpose = Some(map.next_value()?),
                "entry" if !entries => {
                    map.next_value_seed(Entries {
                        counts: &mut *self.counts,
                        allowance: self.allowance,
                    })?;
                    entries = true;
                }
                "resourceType" | "type" | "entry" => return Err(A::Error::custom("twice")),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if kind.as_deref() == Some("Bundle") && purpose.as_deref() == Some("transaction") {
            Ok(())
        } else {
            Err(A::Error::custom("not a transaction"))
        }
    }
}

struct Entries<'a> {
    counts: &'a mut Counts,
    allowance: &'a Allowance,
}

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(entry) = seq.next_element::<Entry>()? {
            self.allowance.renew();
            if !entry.is_put() {
                return Err(A::Error::custom("not a PUT of itself"));
            }
            *self.counts.entry(entry.resource.resource_type).or_default() += 1;
        }
        Ok(())
    }
}
