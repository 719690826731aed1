//! The name of a bundle's file, `catchment-<device8>-<epoch8>-<first>-<last>.age`. It tells which of our own earlier
//! files a new one covers; nobody trusts it for anything else.

/// What a file name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// The last eight characters of the device's id.
    pub device: String,
    /// The last eight characters of the epoch.
    pub epoch: String,
    pub first: i64,
    pub last: i64,
}

impl FileName {
    #[must_use]
    pub fn new(device: &str, epoch: &str, first: i64, last: i64) -> Self {
        FileName {
            device: eight(device),
            epoch: eight(epoch),
            first,
            last,
        }
    }

    /// `None` for every name this program would not have given.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let parts: Vec<&str> = name
            .strip_prefix("catchment-")?
            .strip_suffix(".age")?
            .split('-')
            .collect();
        let [device, epoch, first, last] = parts[..] else {
            return None;
        };
        let parsed = FileName {
            device: device.to_owned(),
            epoch: epoch.to_owned(),
            first: first.parse().ok()?,
            last: last.parse().ok()?,
        };
        (parsed.to_string() == name && parsed.device.len() == 8 && parsed.epoch.len() == 8).then_some(parsed)
    }

    /// Whether everything in `other` is in this one as well.
    #[must_use]
    pub fn covers(&self, other: &FileName) -> bool {
        self.device == other.device && self.epoch == other.epoch && self.first <= other.first && other.last <= self.last
    }
}

impl std::fmt::Display for FileName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "catchment-{}-{}-{}-{}.age",
            self.device, self.epoch, self.first, self.last
        )
    }
}

/// The last eight letters or digits: UUIDv7 begins with the time, so its start would be the same for many.
fn eight(id: &str) -> String {
    let plain: Vec<char> = id.chars().filter(char::is_ascii_alphanumeric).collect();
    plain[plain.len().saturating_sub(8)..].iter().collect()
}
