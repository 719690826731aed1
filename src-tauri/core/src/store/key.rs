//! The key of the store: 32 random bytes that only the vault's slots hold.

use zeroize::Zeroizing;

/// Wiped when dropped; never printed.
#[derive(Clone)]
pub struct StoreKey(Zeroizing<[u8; 32]>);

impl StoreKey {
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        StoreKey(Zeroizing::new(bytes))
    }

    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
