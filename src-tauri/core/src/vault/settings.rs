//! `vault.json`: what is known of a vault before it is opened. It holds nothing about anybody. As one lost file must
//! not lose a vault, a second copy lies in `keys.bak/`.

use crate::error::Damage;
use serde::{Deserialize, Serialize};

use super::layout::{self, Layout};
use crate::store::Now;
use crate::{Error, Result};

/// The folder layout that this release writes.
const FORMAT: i64 = 1;
const LARGEST: usize = 64 * 1024;

/// The content of `vault.json`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Settings {
    format: i64,
    /// The vault's id, 32 hexadecimal digits.
    pub id: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// Whether all in it is made up: the demo caseload.
    pub demo: bool,
    /// Names one unbroken run of the history, 32 hexadecimal digits: a restored vault starts a new one.
    pub epoch: String,
}

#[derive(Deserialize)]
struct Format {
    format: i64,
}

impl Settings {
    pub fn new(id: &str, now: Now, demo: bool, epoch: String) -> Self {
        Settings {
            format: FORMAT,
            id: id.to_owned(),
            created: now.to_rfc3339(),
            demo,
            epoch,
        }
    }

    /// Reads the settings, from the second copy if the first is not whole.
    ///
    /// # Errors
    /// `TooNew` for the folder of a newer release, `Damaged("settings")` when no copy is whole.
    pub fn read(layout: &Layout) -> Result<Self> {
        let [first, second] = layout.settings_copies();
        match read_copy(&first) {
            Err(Error::Damaged(_)) => read_copy(&second),
            other => other,
        }
    }

    /// Writes both copies, `vault.json` last: its presence says that the vault is whole.
    pub fn write(&self, layout: &Layout) -> Result<()> {
        let [first, second] = layout.settings_copies();
        layout::replace(&[second, first], &self.to_bytes()?)
    }

    /// Rewrites the copies that differ from what was read.
    pub fn mend(&self, layout: &Layout) -> Result<()> {
        let same = |path| read_copy(path).is_ok_and(|copy| copy == *self);
        if layout.settings_copies().iter().all(|path| same(path)) {
            Ok(())
        } else {
            self.write(layout)
        }
    }

    fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn read_copy(path: &std::path::Path) -> Result<Settings> {
    let damaged = |_| Error::Damaged(Damage::Settings);
    let bytes = layout::read(path, LARGEST)?.unwrap_or_default();
    let Format { format } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if format > FORMAT {
        return Err(Error::TooNew {
            found: format,
            known: FORMAT,
        });
    }
    serde_json::from_slice(&bytes).map_err(damaged)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::fs;

    use super::*;

    fn written() -> (tempfile::TempDir, Layout, Settings) {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        layout.begin().unwrap();
        let now = Now::parse_from_rfc3339("2026-11-22T09:30:00+00:00").unwrap();
        let settings = Settings::new("0123", now, true, "4567".to_owned());
        settings.write(&layout).unwrap();
        (dir, layout, settings)
    }

    #[test]
    fn either_copy_is_enough_and_mends_the_other() {
        let (_dir, layout, settings) = written();
        for damaged in [&b""[..], b"{", b"{\"format\":1}", b"\0\0\0\0", b"null"] {
            for copy in layout.settings_copies() {
                fs::write(&copy, damaged).unwrap();
                assert!(Settings::read(&layout).unwrap() == settings);
                settings.mend(&layout).unwrap();
                assert!(read_copy(&copy).unwrap() == settings);
                fs::remove_file(&copy).unwrap();
                assert!(Settings::read(&layout).unwrap() == settings);
                settings.mend(&layout).unwrap();
                assert!(read_copy(&copy).unwrap() == settings);
            }
        }
    }

    #[test]
    fn both_copies_gone_is_damage() {
        let (_dir, layout, _) = written();
        layout
            .settings_copies()
            .iter()
            .for_each(|path| fs::remove_file(path).unwrap());
        assert!(matches!(Settings::read(&layout), Err(Error::Damaged(Damage::Settings))));
    }

    #[test]
    fn a_newer_layout_is_refused_whatever_else_it_holds() {
        let (_dir, layout, _) = written();
        fs::write(&layout.settings_copies()[0], b"{\"format\":2,\"folders\":[]}").unwrap();
        assert!(matches!(
            Settings::read(&layout),
            Err(Error::TooNew { found: 2, known: 1 })
        ));
    }
}
