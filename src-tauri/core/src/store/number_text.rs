//! 64-bit numbers cross to the window as text: JavaScript's numbers would round them.

use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

/// # Errors
/// What the serializer returns.
pub fn serialize<S: Serializer>(number: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// # Errors
/// When the text is no whole number.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}
