//! JSON whose parts know where they stand in the file, so that a fault can be named by line and column.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value of a file, as it is written there.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    whole: &'a str,
    raw: &'a str,
}

pub(super) enum Said<'a> {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Spot<'a>>),
    /// In the order of the file; a name may stand there twice.
    Object(Vec<(String, Spot<'a>)>),
}

/// Where a file stops being JSON.
pub(super) struct Broken {
    pub line: u32,
    pub column: u32,
}

impl<'a> Spot<'a> {
    /// The whole file as one value.
    pub(super) fn whole(text: &'a str) -> Result<Self, Broken> {
        match serde_json::from_str::<&'a RawValue>(text) {
            Ok(raw) => Ok(Spot {
                whole: text,
                raw: raw.get(),
            }),
            Err(error) => Err(Broken {
                line: u32::try_from(error.line()).unwrap_or(1).max(1),
                column: u32::try_from(error.column()).unwrap_or(1).max(1),
            }),
        }
    }

    /// Line and column in characters, both from 1.
    pub(super) fn place(self) -> (u32, u32) {
        let offset = (self.raw.as_ptr() as usize).saturating_sub(self.whole.as_ptr() as usize);
        let before = self.whole.get(..offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// The value as it is written, cut short.
    pub(super) fn shown(self) -> String {
        self.raw.chars().take(60).collect()
    }

    pub(super) fn read(self) -> Said<'a> {
        let below = |raw: &'a RawValue| Spot {
            whole: self.whole,
            raw: raw.get(),
        };
        let said = match self.raw.as_bytes().first() {
            Some(b'{') => serde_json::from_str::<Pairs<'a>>(self.raw)
                .ok()
                .map(|pairs| Said::Object(pairs.0.into_iter().map(|(name, raw)| (name, below(raw))).collect())),
            Some(b'[') => serde_json::from_str::<Vec<&'a RawValue>>(self.raw)
                .ok()
                .map(|list| Said::List(list.into_iter().map(below).collect())),
            Some(b'"') => serde_json::from_str::<String>(self.raw).ok().map(Said::Text),
            Some(b't') => Some(Said::Flag(true)),
            Some(b'f') => Some(Said::Flag(false)),
            Some(b'n') => Some(Said::Null),
            _ => self
                .raw
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())
                .map(Said::Number),
        };
        // Only a number too large to be one, or half of a surrogate pair, is JSON and says nothing.
        said.unwrap_or(Said::Null)
    }
}

struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry::<String, &'de RawValue>()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Each)
    }
}
