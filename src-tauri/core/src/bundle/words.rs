//! Eight words that two people read to each other, so that a key that came as a file or a message is the key they
//! think it is. They are the key's fingerprint, so both sides compute the same words from the same key.

use sha2::{Digest, Sha256};

/// The words of a key's text (`age1...` of a recipient, `RW...` of a sender): 32 bits of its SHA-256 choose each.
#[must_use]
pub fn words(key: &str) -> [&'static str; 8] {
    let list = crate::vault::phrase::WORDS;
    let hash = Sha256::digest(key.trim());
    std::array::from_fn(|at| {
        let bits = hash[at * 4..at * 4 + 4]
            .iter()
            .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        list[bits % list.len()]
    })
}
