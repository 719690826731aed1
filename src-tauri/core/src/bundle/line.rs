//! `changes.ndjson`: one operation a line, nothing lost, so that the receiver can follow the hash chain itself. An
//! operation can be as big as an import, so a line is written and read change by change and never held whole.

use crate::error::BundleFault;
use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::{Error, Result};

/// The most bytes of one change: both images of one row.
const MOST: u64 = 4 << 20;

/// An operation without its changes. Times are RFC 3339, hashes lower-case hex SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpHead {
    pub seq: i64,
    pub id: String,
    pub kind: String,
    pub at: String,
    pub device: String,
    pub undoes: Option<i64>,
    pub schema: i64,
    pub prev_hash: String,
    pub hash: String,
}

/// One row before and after an operation. The images stand as the journal holds them, byte for byte, because they are
/// hashed. Salt and images are null together after an erasure.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub table: String,
    pub row: String,
    /// The patient it is about, if it is about one.
    pub subject: Option<String>,
    pub before: Option<Box<RawValue>>,
    pub after: Option<Box<RawValue>>,
    pub salt: Option<String>,
    pub body_hash: String,
}

/// What a reader of lines is told, in order: an operation, its changes, that it ended.
pub trait Lines {
    fn op(&mut self, head: &OpHead) -> Result<()>;
    fn change(&mut self, change: &Change) -> Result<()>;
    fn op_end(&mut self) -> Result<()>;
}

/// Writes one line. `changes` is asked for one change after the other until it has no more.
pub fn write(out: &mut dyn Write, head: &OpHead, mut changes: impl FnMut() -> Result<Option<Change>>) -> Result<()> {
    let header = serde_json::to_string(head)?;
    let open = header.strip_suffix('}').ok_or(Error::Internal("line"))?;
    write!(out, "{open},\"changes\":[")?;
    let mut first = true;
    while let Some(change) = changes()? {
        if !std::mem::take(&mut first) {
            out.write_all(b",")?;
        }
        let text = serde_json::to_vec(&change)?;
        // What a reader would refuse must not be written: an image with a raw line break, or one beyond measure.
        if text.contains(&b'\n') || text.len() as u64 > MOST {
            return Err(Error::Bundle(BundleFault::TooLarge));
        }
        out.write_all(&text)?;
    }
    out.write_all(b"]}\n")?;
    Ok(())
}

/// Reads every line to the end.
///
/// # Errors
/// `Bundle("line")` for anything that is not exactly such lines, `Bundle("tooLarge")`, what `lines` returns, or what
/// the stream says.
pub fn read(input: &mut dyn BufRead, lines: &mut dyn Lines) -> Result<()> {
    while !input.fill_buf().map_err(super::read::broken)?.is_empty() {
        let allowance = Allowance::default();
        let mut line = Line {
            input,
            allowance: allowance.clone(),
            first: None,
            last: 0,
            ended: false,
        };
        let mut failed = None;
        let seed = OpSeed {
            lines,
            allowance: &allowance,
            failed: &mut failed,
        };
        let mut json = serde_json::Deserializer::from_reader(&mut line);
        let result = seed.deserialize(&mut json).and_then(|()| json.end());
        if let Some(error) = failed {
            return Err(error);
        }
        result.map_err(|error| json_error(error, &allowance))?;
        // No carriage return, no space before or after, and the line break itself is there.
        if line.first != Some(b'{') || line.last != b'}' || !line.ended {
            return Err(Error::Bundle(BundleFault::Line));
        }
    }
    Ok(())
}

/// How many more bytes may come before something whole has been read.
#[derive(Clone)]
pub(super) struct Allowance(Rc<Cell<u64>>);

impl Default for Allowance {
    fn default() -> Self {
        Allowance(Rc::new(Cell::new(MOST)))
    }
}

impl Allowance {
    pub(super) fn renew(&self) {
        self.0.set(MOST);
    }

    pub(super) fn spend(&self, bytes: usize) -> io::Result<()> {
        let left = self.0.get().saturating_sub(bytes as u64);
        self.0.set(left);
        if left == 0 {
            Err(io::ErrorKind::FileTooLarge.into())
        } else {
            Ok(())
        }
    }

    fn spent(&self) -> bool {
        self.0.get() == 0
    }
}

/// What went wrong below the JSON, or that the JSON is wrong. Its own message may quote somebody's text and is dropped.
pub(super) fn json_error(error: serde_json::Error, allowance: &Allowance) -> Error {
    match error.classify() {
        _ if allowance.spent() => Error::Bundle(BundleFault::TooLarge),
        serde_json::error::Category::Io => super::read::broken(error.into()),
        _ => Error::Bundle(BundleFault::Line),
    }
}

/// One line of the input, without its line break.
struct Line<'a> {
    input: &'a mut dyn BufRead,
    allowance: Allowance,
    first: Option<u8>,
    last: u8,
    ended: bool,
}

impl Read for Line<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended || buffer.is_empty() {
            return Ok(0);
        }
        let ready = self.input.fill_buf()?;
        let most = ready.len().min(buffer.len());
        let (take, ends) = match ready[..most].iter().position(|byte| *byte == b'\n') {
            Some(at) => (at, true),
            None => (most, false),
        };
        buffer[..take].copy_from_slice(&ready[..take]);
        if take > 0 {
            self.first = self.first.or(Some(ready[0]));
            self.last = ready[take - 1];
        }
        self.input.consume(take + usize::from(ends));
        self.ended = ends;
        self.allowance.spend(take)?;
        Ok(take)
    }
}

struct OpSeed<'a> {
    lines: &'a mut dyn Lines,
    allowance: &'a Allowance,
    failed: &'a mut Option<Error>,
}

impl<'de> DeserializeSeed<'de> for OpSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OpSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an operation")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut header = serde_json::Map::new();
        loop {
            // The header comes first and the changes last: they are checked against it as they pass.
            let key: String = map.next_key()?.ok_or_else(|| A::Error::custom("no changes"))?;
            if key == "changes" {
                break;
            }
            if header.insert(key, map.next_value()?).is_some() {
                return Err(A::Error::custom("twice"));
            }
        }
        let head: OpHead = serde_json::from_value(header.into()).map_err(A::Error::custom)?;
        let OpSeed {
            lines,
            allowance,
            failed,
        } = self;
        if let Err(error) = lines.op(&head) {
            *failed = Some(error);
            return Err(A::Error::custom("refused"));
        }
        allowance.renew();
        map.next_value_seed(ChangesSeed {
            lines: &mut *lines,
            allowance,
            failed: &mut *failed,
        })?;
        if map.next_key::<String>()?.is_some() {
            return Err(A::Error::custom("more than changes"));
        }
        lines.op_end().map_err(|error| {
            *failed = Some(error);
            A::Error::custom("refused")
        })
    }
}

struct ChangesSeed<'a> {
    lines: &'a mut dyn Lines,
    allowance: &'a Allowance,
    failed: &'a mut Option<Error>,
}

impl<'de> DeserializeSeed<'de> for ChangesSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ChangesSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("changes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(change) = seq.next_element::<Change>()? {
            self.allowance.renew();
            if let Err(error) = self.lines.change(&change) {
                *self.failed = Some(error);
                return Err(A::Error::custom("refused"));
            }
        }
        Ok(())
    }
}
