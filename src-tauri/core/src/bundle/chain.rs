//! Follows the hash chain through the lines of a bundle, as the journal made it. A range that was cut, reordered,
//! mended or edited does not add up.

use crate::error::BundleFault;
use std::collections::BTreeMap;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::line::{Change, Lines, OpHead};
use super::manifest::Manifest;
use crate::{Error, Result};

/// Checks lines against the manifest that announced them, and counts them.
pub(super) struct Chain<'a> {
    manifest: &'a Manifest,
    /// The operation that was read last, or the one the range continues.
    seq: i64,
    hash: String,
    open: Option<(OpHead, Sha256)>,
    /// How many operations of each kind.
    pub(super) kinds: BTreeMap<String, u64>,
}

impl<'a> Chain<'a> {
    pub(super) fn new(manifest: &'a Manifest) -> Self {
        let prev = &manifest.prev;
        Chain {
            manifest,
            seq: prev.seq,
            hash: prev.hash.clone(),
            open: None,
            kinds: BTreeMap::new(),
        }
    }

    /// After the last line: whether the range ended where the manifest says.
    ///
    /// # Errors
    /// `Bundle("range")`.
    pub(super) fn close(self) -> Result<BTreeMap<String, u64>> {
        if self.seq == self.manifest.range.last && self.hash == self.manifest.head_hash {
            Ok(self.kinds)
        } else {
            Err(Error::Bundle(BundleFault::Range))
        }
    }
}

impl Lines for Chain<'_> {
    fn op(&mut self, head: &OpHead) -> Result<()> {
        if head.seq != self.seq + 1 || head.seq > self.manifest.range.last || head.device != self.manifest.sender.device
        {
            return Err(Error::Bundle(BundleFault::Range));
        }
        if head.prev_hash != self.hash {
            return Err(Error::Bundle(BundleFault::Chain));
        }
        let mut sha = Sha256::new();
        let OpHead {
            seq,
            id,
            kind,
            at,
            device,
            undoes,
            schema,
            prev_hash,
            hash: _,
        } = head;
        sha.update(json!([seq, id, kind, at, device, undoes, schema, prev_hash]).to_string());
        *self.kinds.entry(kind.clone()).or_default() += 1;
        self.open = Some((head.clone(), sha));
        Ok(())
    }

    fn change(&mut self, change: &Change) -> Result<()> {
        let Change {
            table,
            row,
            subject,
            before,
            after,
            salt,
            body_hash,
        } = change;
        let (before, after) = (
            before.as_ref().map(|raw| raw.get()),
            after.as_ref().map(|raw| raw.get()),
        );
        let whole = match salt {
            Some(salt) => crate::store::chain::body_hash(salt, before, after) == *body_hash,
            // Erased: its hash stays in the chain, and nothing else of it may.
            None => before.is_none() && after.is_none(),
        };
        let Some((_, sha)) = self.open.as_mut().filter(|_| whole) else {
            return Err(Error::Bundle(BundleFault::Chain));
        };
        sha.update(b"\n");
        sha.update(json!([table, row, subject, body_hash]).to_string());
        Ok(())
    }

    fn op_end(&mut self) -> Result<()> {
        let (head, sha) = self.open.take().ok_or(Error::Internal("chain"))?;
        if format!("{:x}", sha.finalize()) != head.hash {
            return Err(Error::Bundle(BundleFault::Chain));
        }
        self.seq = head.seq;
        self.hash = head.hash;
        Ok(())
    }
}
