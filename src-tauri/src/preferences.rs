//! What the window must know before anybody has unlocked, and after a lock has replaced the process: how much it
//! magnifies, and whether it is light or dark. Nothing about anybody, so it stands beside the store and not in it.

use catchment_core::error::Fault;
use std::io::{self, Write};
use std::path::Path;

use catchment_core::{Error, Result};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Preferences {
    /// 50 to 400.
    pub zoom_percent: u16,
    pub theme: Theme,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            zoom_percent: 100,
            theme: Theme::System,
        }
    }
}

impl Preferences {
    /// What was kept, as far as it can be read: a preference is never a reason not to start.
    pub fn read(path: &Path) -> Self {
        std::fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Preferences>(&bytes).ok())
            .filter(|kept| kept.check().is_ok())
            .unwrap_or_default()
    }

    /// # Errors
    /// `invalid` when it is out of range, `storage` when the disk would not take it.
    pub fn write(&self, path: &Path) -> Result<()> {
        self.check()?;
        let dir = path.parent().ok_or(Error::Internal("preferences without a folder"))?;
        private_dir(dir)?;
        let mut file = tempfile::NamedTempFile::new_in(dir)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.persist(path).map_err(|failed| failed.error)?;
        Ok(())
    }

    fn check(&self) -> Result<()> {
        if !(50..=400).contains(&self.zoom_percent) {
            return Err(Error::invalid("zoomPercent", Fault::Range));
        }
        Ok(())
    }
}

/// Makes the folder for its owner alone, if it is not there.
fn private_dir(dir: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn come_back_as_kept_and_for_the_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new").join("preferences.json");
        let kept = Preferences {
            zoom_percent: 175,
            theme: Theme::Dark,
        };
        kept.write(&path).unwrap();
        assert_eq!(Preferences::read(&path), kept);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
    }

    #[test]
    fn out_of_range_is_refused_and_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("preferences.json");
        for zoom_percent in [0, 49, 401] {
            assert!(matches!(
                Preferences {
                    zoom_percent,
                    ..Preferences::default()
                }
                .write(&path),
                Err(Error::Invalid { .. })
            ));
        }
        assert!(!path.exists());
    }

    #[test]
    fn nonsense_in_the_file_means_the_defaults() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("preferences.json");
        for text in [
            "",
            "{",
            "[]",
            r#"{"zoomPercent":9999}"#,
            r#"{"zoomPercent":-1}"#,
            r#"{"theme":"purple"}"#,
        ] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(Preferences::read(&path), Preferences::default(), "{text}");
        }
        std::fs::write(&path, r#"{"zoomPercent":150,"later":true}"#).unwrap();
        let kept = Preferences::read(&path);
        assert_eq!((kept.zoom_percent, kept.theme), (150, Theme::System));
    }
}
