//! The folder that a tour leaves: pictures, what left the vault, the vault itself, and the keys to look into all of it.

use crate::window::Window;
use std::cell::Cell;
use std::path::{Path, PathBuf};

pub struct Place {
    out: PathBuf,
    pictures: Cell<u32>,
}

impl Place {
    pub fn new(out: &Path) -> Self {
        Self {
            out: out.to_owned(),
            pictures: Cell::new(0),
        }
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.out.join(name)
    }

    pub fn vault(&self) -> PathBuf {
        self.at("vault")
    }

    /// The one bundle that was exported.
    pub fn bundle(&self) -> Result<PathBuf, String> {
        let mut found = crate::plain::files(&self.at("bundles"));
        found.retain(|file| file.extension().is_some_and(|end| end == "age"));
        match &found[..] {
            [one] => Ok(one.clone()),
            _ => Err(format!("bundles/ holds {} bundles, not one", found.len())),
        }
    }

    /// Saves what the window shows as the next picture.
    pub fn picture(&self, window: &Window<'_>, name: &str) {
        self.pictures.set(self.pictures.get() + 1);
        let file = format!("screens/{:02}-{name}.png", self.pictures.get());
        window.picture(&self.at(&file));
    }

    /// Writes a text that belongs to what is left.
    pub fn write(&self, name: &str, text: &str) {
        let file = self.at(name);
        std::fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}
